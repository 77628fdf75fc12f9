"""Lines of a source with marks under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.ground.source import Source
from argmap.render.problems.clip import Window, groups, window
from argmap.render.problems.columns import columns, safe, wrap
from argmap.render.problems.places import Mark
from argmap.render.problems.styles import Piece, Row

LEAST = 24
"""Columns that the text of a label gets, also where its place is at the right edge."""


class Canvas:
    """A row that is drawn on before it is printed. Each cell holds a role and what stands in one column."""

    def __init__(self) -> None:
        self.cells: list[Piece] = []

    def draw(self, column: int, text: str, role: str) -> None:
        """Put a text at a column; wide characters take the cells they need."""
        width = columns(text)
        self.cells += [("", " ")] * (column + width - len(self.cells))
        self.cells[column : column + width] = [(role, text)] + [("", "")] * (width - 1)

    @property
    def row(self) -> Row:
        """What was drawn, neighbours of one role joined."""
        pieces: list[Piece] = []
        for role, text in self.cells:
            if pieces and pieces[-1][0] == role:
                pieces[-1] = (role, pieces[-1][1] + text)
            elif text:
                pieces.append((role, text))
        return tuple(pieces)


def snippet(
    source: Source, marked: Mapping[int, Sequence[Mark]], number_width: int, width: int, main: str
) -> Iterator[Row]:
    """The marked lines of a source in `width` columns, line numbers in front; `main` is the role of main marks."""
    gutter = ("frame", " " * number_width + " | ")
    room = width - number_width - 4  # the last column is for a mark after the end of a line
    before = 0
    yield (("frame", " " * number_width + " |"),)
    for number in sorted(marked):
        if before and number == before + 2:
            text = source.line(before + 1)
            shown = window(text, 0, 0, room).shown
            yield (("frame", f"{before + 1:>{number_width}} | "), ("", shown))
        elif before and number > before + 2:
            yield (("frame", "..."),)
        before = number
        line = source.line(number)
        for group in groups(line, marked[number], room):
            view = window(line, group[0].start, max(m.end for m in group), room)
            yield (("frame", f"{number:>{number_width}} | "), ("", view.shown))
            for row in _under(view, group, room, main):
                yield (gutter, *row)


def _under(view: Window, marks: Sequence[Mark], room: int, main: str) -> Iterator[Row]:
    """The rows under a line: one that underlines, and those that the texts of the labels need."""
    role = {True: main, False: "other"}
    places = [(*view.stretch(mark), mark) for mark in marks]
    canvas = Canvas()
    for start, end, mark in sorted(places, key=lambda p: (p[0] - p[1], p[2].main)):  # short ones over long ones
        canvas.draw(start, ("^" if mark.main else "-") * (end - start), role[mark.main])
    waiting = [(start, mark) for start, _, mark in places if mark.text]
    start, end, mark = max(places, key=lambda p: (p[1], p[2].main))
    text = safe(mark.text.replace("\n", " "))
    if text and columns(text) < room - end and all(start >= other for other, _ in waiting):
        canvas.draw(end + 1, text, role[mark.main])
        waiting.remove((start, mark))
    yield canvas.row
    yield from _hanging(waiting, room, role)


def _hanging(waiting: list[tuple[int, Mark]], room: int, role: Mapping[bool, str]) -> Iterator[Row]:
    """The texts that found no room beside their marks: below them, from right to left."""
    waiting = sorted(waiting, key=lambda p: p[0], reverse=True)
    while waiting:
        canvas = Canvas()
        _strings(canvas, waiting, role)
        yield canvas.row
        right = waiting[0][0]
        while waiting and waiting[0][0] == right:
            start, mark = waiting.pop(0)
            needed = min(columns(safe(mark.text)), max(LEAST, room // 2))
            at = max(0, min(start, room - needed))
            for text in wrap(mark.text, room - at):
                canvas = Canvas()
                _strings(canvas, [w for w in waiting if w[0] < at], role)
                canvas.draw(at, text, role[mark.main])
                yield canvas.row


def _strings(canvas: Canvas, waiting: Sequence[tuple[int, Mark]], role: Mapping[bool, str]) -> None:
    for start, mark in waiting:
        canvas.draw(start, "|", role[mark.main])
