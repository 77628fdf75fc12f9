"""What annotators agree on, and what each of them found paragraph by paragraph: as text, Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.render import table
from argmap.render.side_by_side.paragraphs import heading, labelled, rows
from argmap.render.side_by_side.words import differences

if TYPE_CHECKING:
    from argmap.analysis.annotators import Agreement

PARTS = ("all", "figures", "paragraphs")
"""What can be shown: everything, or one of the two halves."""


def text(agreement: Agreement, width: int = 80, *, part: str = "all", colour: bool = False) -> str:
    """The agreement for a terminal, at most `width` columns wide (at least 40); each line with its line end."""
    from argmap.render.problems.columns import wrap  # noqa: PLC0415 - each format loads what it needs
    from argmap.render.problems.styles import paint, printed  # noqa: PLC0415
    from argmap.render.side_by_side.figures import figures  # noqa: PLC0415

    width = max(width, 40)
    found = [paint("message", line, colour=colour) + "\n" for line in wrap(heading(agreement), width)]
    for note in agreement.notes:
        found += [f"{line}\n" for line in wrap(f"note: {note}", width)]
    if part != "paragraphs":
        found += ["\n", figures(agreement, width)]
        for title, lines in differences(agreement):
            found.append("\n" + paint("message", title, colour=colour) + "\n")
            found += [
                f"{'  ' if n == 0 else '    '}{piece}\n"
                for line in lines
                for n, piece in enumerate(wrap(line, width - 4))
            ]
    if part != "figures":
        found.append(printed(rows(agreement, width), colour=colour))
    return "".join(found)


def markdown(agreement: Agreement, *, part: str = "all") -> str:
    """The agreement in GitHub's Markdown."""
    return "".join(_markdown(agreement, part))


def _markdown(agreement: Agreement, part: str) -> Iterator[str]:
    def said(words: str) -> str:
        return table.markdown(table.Table((words,), ())).split("\n", 1)[0][2:-2]  # escaped as in a table

    yield f"# {said(heading(agreement))}\n"
    for note in agreement.notes:
        yield f"\nNote: {said(note)}\n"
    if part != "paragraphs":
        yield "\n## Figures\n\n"
        yield table.markdown(table.table(agreement.figures))
        for title, lines in differences(agreement):
            yield f"\n## {said(title[0].upper() + title[1:])}\n\n"
            yield from (f"- {said(line)}\n" for line in lines)
    if part != "figures":
        for article in agreement.articles:
            yield f"\n## {said(article or 'Paragraph by paragraph')}\n\n"
            found = []
            for paragraph in (p for p in agreement.paragraphs if p.article == article):
                for n, row in enumerate(paragraph.rows or ((None,) * len(agreement.annotators),)):
                    beginning = paragraph.beginning if paragraph.line is not None else "(no place in the text)"
                    place = (paragraph.line, beginning) if n == 0 else (None, "")
                    found.append((*place, *(labelled(cell) if cell else "" for cell in row)))
            yield table.markdown(table.Table(("line", "beginning", *agreement.annotators), tuple(found)))


def csv(agreement: Agreement) -> str:
    """The table of all figures as CSV."""
    return table.csv(table.table(agreement.figures))


def json(agreement: Agreement, *, part: str = "all") -> str:
    """The agreement as a JSON object, in ASCII: all fields of `Agreement`, and `figures`; what is not defined is null.

    Of the part `figures` only these, with who and what was compared; of `paragraphs` likewise.
    """
    from json import dumps  # noqa: PLC0415 - each format loads what it needs

    from attrs import asdict  # noqa: PLC0415

    whole = asdict(agreement) | {"figures": [asdict(figure) for figure in agreement.figures]}
    if part != "all":
        kept = ("annotators", "articles", "overlap", "notes", part)
        whole = {name: value for name, value in whole.items() if name in kept}
    return dumps(whole, indent=2) + "\n"
