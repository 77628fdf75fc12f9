"""Words in a text, looked for as they are or folded. Offsets are always those of the text as read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from attrs import field, frozen

from argmap.passages.folding import Folded, fold_words
from argmap.passages.match import Stretch
from argmap.passages.occurrences import Places, occurrences

TRIES = 32
SHORT = 20_000
"""Lines of at most this length are searched before the whole text is."""
UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no space between words, or hang particles on them: Thai to Burmese, Chinese, Korean."""


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a stretch cuts through a word."""
    return not _inside(text, start) and not _inside(text, end)


def _inside(text: str, offset: int) -> bool:
    pair = text[max(0, offset - 1) : offset + 1]
    return len(pair) > 1 and offset > 0 and pair.isalnum() and not UNSPACED.search(pair)


@frozen
class Spots:
    """Where words stand, in order; `more` tells that these are only the first of very many."""

    stretches: tuple[Stretch, ...] = ()
    more: bool = False


@frozen(eq=False)
class Layer:
    """A text in which words can be looked for; what was found is remembered.

    Words stand where they are whole words; inside other words only if they are nowhere whole.
    """

    original: str
    folds: bool
    _known: dict[str, Spots] = field(factory=dict, init=False)
    _keys: dict[str, str] = field(factory=dict, init=False)

    @cached_property
    def folded(self) -> Folded:
        """The text folded, with the way back."""
        return Folded.fold(self.original)

    @property
    def text(self) -> str:
        """The text that is searched."""
        return self.folded.text if self.folds else self.original

    def key(self, words: str) -> str:
        """What is searched for in the place of the words; it may be empty."""
        if not self.folds:
            return words
        if words not in self._keys:
            self._keys[words] = fold_words(words)
        return self._keys[words]

    def learn(self, wanted: Iterable[tuple[str, Stretch | None]]) -> None:
        """Look for many words at once, each with the line where they should stand, if one is known."""
        keys = {self.key(words) for words, line in wanted if line is None or not self._is_on(words, line)}
        keys -= self._known.keys() | {""}
        for key, places in occurrences(self.text, keys).items():
            self._known[key] = self._spots(key, places)

    def spots(self, words: str) -> Spots:
        """Where the words stand."""
        key = self.key(words)
        if not key:
            return Spots()
        if key not in self._known:
            self.learn(((words, None),))
        return self._known[key]

    def on_line(self, words: str, line: Stretch) -> tuple[Stretch, ...]:
        """Where the words begin in a stretch of the text that is a line."""
        if self._is_on(words, line):
            return self._whole_on(words, line)
        spots = self.spots(words)
        if spots.more:
            first = self.first(words, *line)
            return self._whole_on(words, line) or ((first,) if first else ())
        begin = bisect_left(spots.stretches, line[0], key=itemgetter(0))
        end = bisect_left(spots.stretches, line[1], key=itemgetter(0))
        return spots.stretches[begin:end]

    def _is_on(self, words: str, line: Stretch) -> bool:
        return line[1] - line[0] <= SHORT and bool(self._whole_on(words, line))

    def _whole_on(self, words: str, line: Stretch) -> tuple[Stretch, ...]:
        """The first places on a line where the words stand as whole words."""
        start, stop = line
        found: list[Stretch] = []
        while len(found) < TRIES:
            spot = self.first(words, start, stop)
            if spot is None or not is_whole(self.original, *spot):
                break
            found.append(spot)
            start = spot[0] + 1
        return tuple(found)

    def first(self, words: str, start: int, stop: int) -> Stretch | None:
        """The first place where the words begin in `[start, stop)`; whole if there is one among the first few."""
        key = self.key(words)
        if not key or start >= stop:
            return None
        low, high = (self.folded.into(start), self.folded.into(stop)) if self.folds else (start, stop)
        inside = None
        for _ in range(TRIES):
            at = self.text.find(key, low, high + len(key) - 1)
            if at < 0:
                break
            stretch = self.back(at, at + len(key))
            low = at + 1
            if stretch[0] < start:  # of an uneven piece that began before
                continue
            if is_whole(self.text, at, at + len(key)):
                return stretch
            inside = inside or stretch
        return inside

    def _spots(self, key: str, places: Places) -> Spots:
        whole = [at for at in places.starts if is_whole(self.text, at, at + len(key))]
        return Spots(tuple(self.back(at, at + len(key)) for at in whole or places.starts), places.more)

    def back(self, low: int, high: int) -> Stretch:
        """The stretch of the text that is `[low, high)` of the text that is searched, without spaces at its ends."""
        if not self.folds:
            return low, high
        start, end = self.folded.back(low, high)
        found = self.original[start:end]
        return end - len(found.lstrip()), start + len(found.rstrip())
