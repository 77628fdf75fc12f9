"""The text of a file, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""One line with its end. Unlike `str.splitlines` it knows only the three line ends that editors write, so that
a form feed or U+2028 inside a statement stays text."""

BOM = "\ufeff"


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a file, in code points.

    A tuple because every statement has one, and tuples are made twice as fast as frozen classes.
    """

    file: str
    start: int
    end: int


@frozen
class Source:
    """A file as read: its name as the user wrote it, and its text."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the first character of each line; `[0]` for an empty text."""
        starts, offset = [0], 0
        for line in LINE.findall(self.text):
            offset += len(line)
            if line[-1] in "\r\n":
                starts.append(offset)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end; empty past the end."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """A span of this file."""
        return Span(self.name, start, end)


def decode(data: bytes, name: str) -> Source:
    """A source from the bytes of a file.

    Bytes that are no UTF-8 are kept as lone surrogates, so that `encode` gives every file back as it was.
    """
    return Source(name, data.decode("utf-8", "surrogateescape"))


def encode(text: str) -> bytes:
    """The bytes of a text that came from `decode`."""
    return text.encode("utf-8", "surrogateescape")
