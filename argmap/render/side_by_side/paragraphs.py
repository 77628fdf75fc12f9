"""What each annotator found in a paragraph, in columns beside each other, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from argmap.render.problems.columns import fit, pad, safe, wrap
from argmap.render.problems.styles import Piece, Row

if TYPE_CHECKING:
    from argmap.analysis.annotators import Agreement, Found, Paragraph

GAP = "  "
NARROWEST = 28
"""Columns that a text beside others needs to be read."""
ROLES = {"claim": "message", "premise": "plus", "rebuttal": "minus", "undercut": "warning"}


def heading(agreement: Agreement) -> str:
    """What was compared, and what counted as the same."""
    articles = ", ".join(filter(None, agreement.articles)) or "one text"
    *some, last = agreement.annotators
    shared = f"{agreement.shared} statement{'s' if agreement.shared != 1 else ''}"
    return (
        f"{articles}, annotated by {', '.join(some)} and {last}: {shared} in common "
        f"(overlap of passages at least {agreement.overlap:.2f})"
    )


def labelled(found: Found) -> str:
    """A statement with what it does, its id if the annotator gave it one, and its voice if it is not the author's."""
    name = found.id.rpartition("/")[2]
    id = "" if name.startswith("~") else f" {name}"
    voice = f" ({found.voice})" if found.voice != "author" else ""
    return f"{found.role}{id}{voice}: {found.text}"


def rows(agreement: Agreement, width: int) -> Iterator[Row]:
    """The paragraphs as rows of a terminal, with the names of the annotators above each article."""
    number = len(agreement.annotators)
    room = (width - 2 - len(GAP) * (number - 1)) // number
    for article in agreement.articles:
        yield ()
        yield (("message", safe(article) or "paragraph by paragraph"),)
        if room >= NARROWEST:
            names = GAP.join(pad(fit(safe(name), room), room) for name in agreement.annotators)
            yield (("faint", f"  {names}"),)
        for paragraph in agreement.paragraphs:
            if paragraph.article == article:
                yield (("frame", fit(safe(_place(paragraph)), width)),)
                for n, row in enumerate(paragraph.rows):
                    if n:
                        yield ()
                    yield from _beside(row, room) if room >= NARROWEST else _below(row, agreement.annotators, width)


def _place(paragraph: Paragraph) -> str:
    where = "no place in the text" if paragraph.line is None else f"line {paragraph.line}"
    said = f": {paragraph.beginning}" if paragraph.beginning else ""
    return f"{where}{said}{'' if paragraph.rows else ' (nobody)'}"


def _beside(row: Sequence[Found | None], room: int) -> Iterator[Row]:
    columns = [_lines(found, room) for found in row]
    for line in zip_longest(*columns, fillvalue=("", "")):
        *firsts, (role, last) = line
        beside: list[Piece] = [(role, pad(piece, room) + GAP) for role, piece in firsts]
        yield (("", "  "), *beside, (role, last))


def _below(row: Sequence[Found | None], names: Sequence[str], width: int) -> Iterator[Row]:
    for name, found in zip(names, row, strict=True):
        lead = f"  {safe(name)}: "
        if found is None:
            yield (("faint", fit(f"{lead}nothing", width)),)
            continue
        first, *rest = wrap(lead.lstrip() + labelled(found), width - 4, width - 2)
        yield (("", "  "), (ROLES[found.role], first))
        yield from ((("", "    "), ("", line)) for line in rest)


def _lines(found: Found | None, room: int) -> list[Piece]:
    """The lines of a cell; the first, which says what the statement does, in the colour of its role."""
    if found is None:
        return [("faint", "-")]
    first, *rest = wrap(labelled(found), room)
    return [(ROLES[found.role], first), *(("", line) for line in rest)]
