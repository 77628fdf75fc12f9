"""Stretches of a text as anchors, and anchors as stretches: what formats with character offsets stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.ground.errors import ModelError
from argmap.model import Anchor
from argmap.passages import Index, resolve

WORDS = 8
"""Words that an anchor quotes at each end of a passage."""
WORD = re.compile(r"\S+")
BREAK = re.compile(r"[\r\n]")

Stretch = tuple[int, int]
"""A half-open stretch of a text, in code points."""


def anchors_for(text: str, stretches: Sequence[Stretch]) -> list[Anchor | None]:
    """For each stretch an anchor that leads exactly to it, with its line where the words alone would not; None where no anchor
    does: a stretch outside the text, of spaces, or of words that cannot stand in an anchor. All at once, in linear time.
    """
    found: list[Anchor | None] = [None] * len(stretches)
    index = Index.of(text)
    for lined in (False, True):
        waiting = [n for n, anchor in enumerate(found) if anchor is None]
        drafts = [(n, _draft(index, text, *stretches[n], lined=lined)) for n in waiting]
        tried = [(n, draft) for n, draft in drafts if draft is not None]
        for (n, draft), match in zip(tried, resolve(index, [draft for _, draft in tried]), strict=True):
            if (match.start, match.end) == stretches[n]:
                found[n] = draft
    return found


def _draft(index: Index, text: str, start: int, end: int, *, lined: bool) -> Anchor | None:
    """The first and the last words of a stretch as an anchor."""
    if not 0 <= start < end <= len(text):
        return None
    said = text[start:end]
    first, last = BREAK.split(said, maxsplit=1)[0], BREAK.split(said)[-1]
    words, ends = list(WORD.finditer(first)), list(WORD.finditer(last))
    if not words or not ends:
        return None
    line = index.line_of(start) if lined else None
    try:
        if first == said and len(words) <= 2 * WORDS:
            return Anchor(said, "", line)
        return Anchor(
            first[: words[min(WORDS, len(words)) - 1].end()], last[ends[-min(WORDS, len(ends))].start() :], line
        )
    except ModelError:
        return None


def quoted_anchor(exact: str) -> Anchor | None:
    """An anchor for words that are quoted whole, where the text is not at hand: the words themselves, or the first and the last of
    them; None where they cannot stand in an anchor.
    """
    lines = [line.strip(" \t") for line in re.split(r"[\r\n]+", exact) if line.strip()]
    if not lines:
        return None
    words, ends = list(WORD.finditer(lines[0])), list(WORD.finditer(lines[-1]))
    try:
        if len(lines) == 1 and len(words) <= 2 * WORDS:
            return Anchor(lines[0])
        return Anchor(
            lines[0][: words[min(WORDS, len(words)) - 1].end()], lines[-1][ends[-min(WORDS, len(ends))].start() :]
        )
    except ModelError:
        return None


def stretches_of(text: str, anchors: Sequence[Anchor]) -> list[Stretch | None]:
    """The stretch that each anchor leads to; None where it leads nowhere."""
    return [(match.start, match.end) if match.placed else None for match in resolve(text, anchors)]
