"""Diagnostics for people: each with the lines it speaks of, in the manner of the Rust compiler."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Source
from argmap.render.problems.columns import columns, safe, wrap
from argmap.render.problems.edits import changes, shown
from argmap.render.problems.places import Mark, last, marks, position
from argmap.render.problems.snippet import snippet
from argmap.render.problems.styles import Piece, Row, printed, word


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], *, colour: bool = False, width: int = 80
) -> str:
    """All diagnostics, in `width` columns, with an empty line after each."""
    return "".join(one(diagnostic, sources, colour=colour, width=width) + "\n" for diagnostic in diagnostics)


def one(diagnostic: Diagnostic, sources: Mapping[str, Source], *, colour: bool = False, width: int = 80) -> str:
    """One diagnostic, in `width` columns (at least 40), each line with its line end."""
    return printed(_rows(diagnostic, sources, max(width, 40)), colour=colour)


def _rows(diagnostic: Diagnostic, sources: Mapping[str, Source], width: int) -> Iterator[Row]:
    severity = word(diagnostic.severity)
    number_width = _number_width(diagnostic, sources)
    title = (severity, f"{severity}[{safe(diagnostic.code)}]")
    yield from _hung((title, ("message", ": ")), diagnostic.message, "message", width)
    labels = [(diagnostic.label, True), *((label, False) for label in diagnostic.others)]
    for file in dict.fromkeys(label.span.file for label, _ in labels):
        here = [(label, main) for label, main in labels if label.span.file == file]
        arrow = "-->" if file == diagnostic.label.span.file else ":::"
        if arrow == ":::":
            yield (("frame", " " * number_width + " |"),)
        yield from _in_file(here, sources.get(file), (arrow, severity), number_width, width)
    bar = ("frame", " " * number_width + " |")
    if diagnostic.notes or diagnostic.help:
        yield (bar,)
    sign = ("frame", " " * number_width + " = ")
    for note in diagnostic.notes:
        yield from _hung((sign, ("note", "note: ")), note, "", width)
    if diagnostic.help:
        yield from _hung((sign, ("help", "help: ")), diagnostic.help, "", width)
    for file in dict.fromkeys(edit.span.file for edit in diagnostic.edits):
        if file not in sources:
            continue
        if file != diagnostic.label.span.file:
            yield (("frame", " " * number_width + "::: "), ("", safe(file)))
        for change in changes(diagnostic.edits, sources[file]):
            yield from shown(change, number_width, width)


def _in_file(
    labels: Sequence[tuple[Label, bool]], source: Source | None, looks: tuple[str, str], number_width: int, width: int
) -> Iterator[Row]:
    """Where in one file the labels are; the lines themselves when the text of the file is there."""
    arrow, severity = looks
    label = labels[0][0]
    lead = ("frame", " " * number_width + f"{arrow} ")
    if source is None:
        yield (lead, ("", safe(label.span.file)))
        for label, main in labels:
            if label.text:
                yield from _hung(
                    (("frame", " " * number_width + " = "),), label.text, severity if main else "other", width
                )
        return
    line, column = position(label.span, source)
    yield (lead, ("", f"{safe(label.span.file)}:{line}:{column}"))
    marked: dict[int, list[Mark]] = {}
    for label, main in labels:
        for number, mark in marks(label, source, main=main).items():
            marked.setdefault(number, []).append(mark)
    yield from snippet(source, marked, number_width, width, severity)


def _hung(lead: tuple[Piece, ...], text: str, role: str, width: int) -> Iterator[Row]:
    """A text after its lead, further lines indented to where it began."""
    indent = sum(columns(piece) for _, piece in lead)
    first, *rest = wrap(text, width - indent)
    yield (*lead, (role, first))
    for line in rest:
        yield (("", " " * indent), (role, line))


def _number_width(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> int:
    spans = [label.span for label in (diagnostic.label, *diagnostic.others)] + [edit.span for edit in diagnostic.edits]
    numbers = [last(span, sources[span.file])[0] for span in spans if span.file in sources]
    return len(str(max(numbers, default=1)))
