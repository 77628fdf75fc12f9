"""Which line stands under which: the outline that the spaces at the beginning of lines draw."""

from __future__ import annotations

import re

from attrs import define, field

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.ground.source import BOM, Source
from argmap.syntax.tree import TOP


@define
class Indentation:
    """The lines that are open at the place where the file is being read."""

    source: Source
    mark: str = ""
    """The character that this file indents by: the one that more lines begin with, or the first."""
    unit: int = 0
    """How many of them the first line so indented has; what a tab among spaces is taken for."""
    mark_place: tuple[int, int] = (0, 0)
    widths: list[int] = field(factory=list)
    shown: list[int] = field(factory=list)
    """The widths as they are; those of lines between two levels differ from the ones that they are taken for."""
    indices: list[int] = field(factory=list)
    space: str | None = None
    """The indentation of the line opened last, where there was nothing wrong with it."""
    closed: int = 0
    """The width, as it is, of the line closed last."""

    def parent(self, index: int, offset: int, raw: str, indent: int, diagnostics: list[Diagnostic]) -> int:
        """The index of the line that the line `index`, beginning at `offset`, stands under; complains on the way."""
        space = raw[:indent]
        widths, indices = self.widths, self.indices
        if space == self.space and raw[indent] != "|":  # a neighbour of the line that was opened last
            indices[-1] = index
            return indices[-2] if len(indices) > 1 else TOP
        width = self._width(offset, space.lstrip(BOM), diagnostics) if indent else 0
        level = width
        if widths and width <= self.shown[-1]:
            closed = self._close(width)
            level = closed if width == self.closed else width
            if closed != level and indices:
                level = self._fitting(offset, indent, width, closed, diagnostics)
                if level < closed:
                    self._close(level)
        parent = indices[-1] if indices else TOP
        if raw[indent] == "|" and widths and width > self.shown[-1]:
            self.space = None
            return parent  # it goes on with a text, and may stand as deep as one likes
        widths.append(level)
        self.shown.append(width)
        indices.append(index)
        self.space = space if level == width == len(space) else None
        return parent

    def _close(self, width: int) -> int:
        """Close the lines that are indented as much or more; the level of the last one closed."""
        level = width
        while self.widths and (self.widths[-1] >= width or self.shown[-1] == width):
            level, self.closed = self.widths.pop(), self.shown.pop()
            self.indices.pop()
        return level

    def _width(self, offset: int, space: str, diagnostics: list[Diagnostic]) -> int:
        if not space:
            return 0
        if not self.mark:
            self._take_mark(space[0])
        if space.count(self.mark) == len(space):
            return len(space)
        other = "spaces" if self.mark == "\t" else "a tab"
        usual = "tabs" if self.mark == "\t" else "spaces"
        start = offset + next(n for n, c in enumerate(space) if c != self.mark)
        if self.mark == "\t":
            width = space.count("\t") + -(-space.count(" ") // 4)
        else:
            width = space.count(" ") + space.count("\t") * max(self.unit, 1)
        mend = Edit(self.source.span(offset, offset + len(space)), self.mark * width)
        diagnostics.append(
            finding(
                "mixed-indentation",
                f"{other} in the indentation of a file that is indented by {usual}",
                self.source.span(start, offset + len(space)),
                other,
                others=(Label(self.source.span(*self.mark_place), f"indented by {usual} since here"),),
                help=f"indent this line by {usual} too",
                edits=(mend,),
            )
        )
        return width

    def _take_mark(self, first: str) -> None:
        """Settle, at the first indented line, what the file indents by."""
        text = self.source.text
        tabs = sum(text.count(end + "\t") for end in "\r\n")
        spaces = sum(text.count(end + " ") for end in "\r\n")
        self.mark = first if tabs == spaces else "\t" if tabs > spaces else " "
        found = re.search(rf"(?:^|[\r\n]){BOM}?({self.mark}+)", text)
        self.mark_place = found.span(1) if found else (0, 0)
        self.unit = self.mark_place[1] - self.mark_place[0]

    def _fitting(self, offset: int, indent: int, width: int, closed: int, diagnostics: list[Diagnostic]) -> int:
        """The level that a line between two levels is taken to be at: the nearest."""
        levels = [str(w) for w in (*self.widths, closed)][-4:]  # the nearest ones tell enough
        fits = min((closed, *reversed(self.widths)), key=lambda w: abs(w - width))
        message = f"this line is indented by {width}, which no line above it is"
        span = self.source.span(offset, offset + indent)
        notes = (f"lines above it are indented by {', '.join(levels[:-1])} and {levels[-1]}",)
        edits = (Edit(span, self.mark * fits),)
        diagnostics.append(
            finding("bad-dedent", message, span, f"{width} here", notes=notes, help=f"indent it by {fits}", edits=edits)
        )
        return fits
