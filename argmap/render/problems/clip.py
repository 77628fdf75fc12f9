"""The part of a long line that is worth showing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from argmap.render.problems.columns import columns, end_of, narrow, safe, start_of
from argmap.render.problems.places import Mark

CUT = "…"


@frozen
class Window:
    """The code points `low` to `high` of a line, as shown."""

    line: str
    low: int
    high: int

    @property
    def shown(self) -> str:
        """The safe text, with `…` where something was cut off."""
        before, after = CUT if self.low else "", CUT if self.high < len(self.line) else ""
        return before + safe(self.line[self.low : self.high]) + after

    def column(self, offset: int) -> int:
        """The column, from 0, at which what stands at an offset of the line is shown."""
        if offset < self.low:
            return 0
        if offset > self.high:
            return self.column(self.high) + 1  # under the `…`
        return bool(self.low) + columns(safe(self.line[self.low : offset]))

    def stretch(self, mark: Mark) -> tuple[int, int]:
        """First and last-but-one column of a mark, at least one column wide."""
        start = self.column(start_of(self.line, mark.start))
        return start, max(start + 1, self.column(end_of(self.line, mark.end)))


def _width(char: str) -> int:
    return columns(safe(char)) or (char == "\ufe0f")  # an emoji sign makes the character before it wide


def fits(text: str, room: int) -> bool:
    """Whether a text can be shown in `room` columns."""
    return len(text) <= 4 * room and columns(safe(text)) <= room


def window(line: str, start: int, end: int, room: int) -> Window:
    """The window of at most `room` columns on a line that shows `start` and as much as fits of what is around it."""
    if fits(line, room):
        return Window(line, 0, len(line))
    low = high = start
    left = room - 2  # one column for each `…`

    def grow_right(stop: int, most: int) -> int:
        nonlocal high, left
        used = 0
        while high < stop and used + (width := _width(line[high])) <= most and high - low < 4 * room:
            high, used = high + 1, used + width
        left -= used
        return used

    def grow_left(most: int) -> None:
        nonlocal low, left
        used = 0
        while low > 0 and used + (width := _width(line[low - 1])) <= most and high - low < 4 * room:
            low, used = low - 1, used + width
        left -= used

    grow_right(end, left)
    grow_left(min(left, room // 3))
    grow_right(len(line), left)
    grow_left(left)
    while low < start and narrow(line[low]):
        low += 1
    while high > max(start, low) and high < len(line) and narrow(line[high]):
        high -= 1
    return Window(line, low, high)


def groups(line: str, marks: Sequence[Mark], room: int) -> list[list[Mark]]:
    """The marks of a line in their order, those together that can be shown in one window of it."""
    ordered = sorted(marks)
    if not ordered or fits(line, room):
        return [ordered]
    found = [[ordered[0]]]
    for before, mark in pairwise(ordered):
        low, high = found[-1][0].start, max(mark.end, *(m.end for m in found[-1]), before.end)
        if fits(line[low:high], room - 4):
            found[-1].append(mark)
        else:
            found.append([mark])
    return found
