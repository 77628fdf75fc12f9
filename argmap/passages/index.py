"""A text prepared for looking up the words of anchors."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

from argmap.ground.source import Source
from argmap.model import Anchor
from argmap.passages.layer import Layer
from argmap.passages.match import Stretch


@frozen(eq=False)
class Index:
    """A text, its lines, and its words as they are and folded. Build it once and use it for all anchors of the text."""

    text: str = field(repr=False)
    exact: Layer = field(repr=False)
    normal: Layer = field(repr=False)

    @classmethod
    def of(cls, text: str | Index) -> Index:
        """The index of a text; an index is its own."""
        return text if isinstance(text, Index) else cls(text, Layer(text, folds=False), Layer(text, folds=True))

    @cached_property
    def _starts(self) -> list[int]:
        return Source("", self.text).starts

    def line_of(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return bisect_right(self._starts, offset)

    def line(self, number: int) -> Stretch:
        """The stretch of a line with its end; empty where the text has no such line."""
        if not 1 <= number <= len(self._starts):
            return len(self.text), len(self.text)
        return self._starts[number - 1], self._starts[number] if number < len(self._starts) else len(self.text)

    def wanted(self, anchor: Anchor) -> tuple[str, Stretch | None]:
        """The opening words of an anchor, and the line where they should stand."""
        return anchor.opening, None if anchor.line is None else self.line(anchor.line)
