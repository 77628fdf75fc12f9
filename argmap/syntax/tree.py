"""The file as written: every byte of it, line by line, and which line stands under which.

The tree is held flat, as its lines in order with the index of each one's parent, so that no depth of nesting can be too
deep for anything that handles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span

BLANK, COMMENT, BROKEN = "BLANK", "COMMENT", "BROKEN"
TOP = -1
"""The parent of a line that stands under no other."""

Part = tuple[str, int, int]
"""A token of a line: the name of its terminal, and the half-open range of the line that it takes."""


class Line(NamedTuple):
    """One line with its end. A tuple, since a file has very many and tuples are made fastest.

    `kind` is the name of its first terminal in the grammar, or BLANK, COMMENT or BROKEN; `start` is its offset in the
    file, `indent` where it begins, `parent` the index of the line it stands under (blank lines and comments: TOP).
    """

    raw: str
    kind: str
    start: int
    indent: int
    parent: int
    parts: tuple[Part, ...]
    read_as: str = ""
    """The line as it was read, where it had to be mended for that; else empty."""

    @property
    def said(self) -> str:
        """The line as it was read: what the ranges of the tokens are ranges of."""
        return self.read_as or self.raw

    @property
    def word(self) -> str:
        """The keyword it begins with; empty for lines that begin with none."""
        return self.part(0) if self.parts else ""

    def part(self, number: int) -> str:
        """The text of a token."""
        _, start, end = self.parts[number]
        return self.said[start:end]

    @property
    def content(self) -> str:
        """The line without its indentation, its end and the spaces before that."""
        return self.raw[self.indent :].rstrip(" \t\r\n")

    @property
    def says_something(self) -> bool:
        """Whether it is neither blank nor a comment."""
        return self.kind not in (BLANK, COMMENT)


@frozen(eq=False)
class Tree:
    """A file as lines. Joining what they hold gives the file back."""

    source: Source
    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """The file."""
        return "".join(line.raw for line in self.lines)

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """Indices of the lines that stand directly under a line, by its index (TOP for the outermost)."""
        below: dict[int, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.says_something:
                below.setdefault(line.parent, []).append(index)
        return below

    def walk(self) -> Iterator[tuple[int, int, Line]]:
        """Depth (from 0), index and line of all lines that say something."""
        depths: dict[int, int] = {TOP: -1}
        for index, line in enumerate(self.lines):
            if line.says_something:
                depths[index] = depths[line.parent] + 1
                yield depths[index], index, line

    def span(self, index: int, start: int | None = None, end: int | None = None) -> Span:
        """The span of a line's content, or of a range of the line."""
        line = self.lines[index]
        first = line.indent if start is None else start
        last = line.indent + len(line.content) if end is None else end
        return Span(self.source.name, line.start + first, line.start + last)

    def part_span(self, index: int, number: int) -> Span:
        """The span of a token of a line; of a TEXT, what is behind the colon."""
        line = self.lines[index]
        name, start, end = line.parts[number]
        if name == "TEXT":
            raw = line.said[start:end]
            text = raw[1:].strip(" \t")
            start += raw.find(text, 1) if text else 0
            end = start + max(len(text), 1)
        if line.read_as:  # what was mended may be longer than what is there
            last = line.indent + len(line.content)
            start, end = min(start, last), min(end, last)
        return self.span(index, start, end)

    def with_line(self, index: int, raw: str) -> str:
        """The file with another line in place of one."""
        return "".join(raw if number == index else line.raw for number, line in enumerate(self.lines))
