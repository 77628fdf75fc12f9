"""Where an anchor's passage was found, and how."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.model import Anchor

Stretch = tuple[int, int]
"""A half-open stretch of the text, in code points."""


class How(StrEnum):
    """How the words of an anchor were found in the text, from best to worst."""

    EXACT = "exact"
    NORMALISED = "normalised"
    """But for quotation marks, dashes, spaces, accents or case."""
    MOVED = "moved"
    """On another line than the anchor says."""
    FUZZY = "fuzzy"
    """By words that are only like the anchor's."""
    REVERSED = "reversed"
    """The closing words stand only before the opening words, or begin within them."""
    AMBIGUOUS = "ambiguous"
    """The opening words stand in several places."""
    MISSING = "missing"


class End(StrEnum):
    """One end of an anchor."""

    OPENING = "opening"
    CLOSING = "closing"


@frozen
class Match:
    """What became of an anchor in a text. Offsets are code points of the text as read.

    `[start, end)` is the passage, `(-1, -1)` when there is none; `opening` and `closing` are the stretches of the words
    at its ends, as far as they were found. `similarity` (0 to 100) is 100 unless the words are only like those of the
    text. `lines` (from 1) is the line where the passage begins; of an ambiguous anchor the first of the lines that it may
    mean; of a missing one the line of the nearest words. `lost` is the end of a missing anchor that was not found.
    `suggestion` is the anchor mended, with the words of the text and the right line; it resolves exactly.
    """

    anchor: Anchor
    how: How
    start: int = -1
    end: int = -1
    opening: Stretch | None = None
    closing: Stretch | None = None
    similarity: float = 100.0
    lines: tuple[int, ...] = ()
    lost: End | None = None
    suggestion: Anchor | None = None

    @property
    def placed(self) -> bool:
        """Whether it has a passage in the text."""
        return self.start >= 0

    @property
    def words(self) -> Anchor:
        """The anchor in the words of the text, where they are known."""
        return self.suggestion or self.anchor
