"""Where many words stand in a text, in one pass over it.

The text is cut into grams (short stretches of one length) at every few code points only. Words can be found
nevertheless, because of so many successive grams of theirs one must have been cut.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from attrs import frozen

CAP = 100
"""Words that stand more often than this are not followed up to the end of the text."""
COMMON = 5_000
"""Grams that stand more often than this do not help to find words."""
CUTS = ((12, 4), (12, 1), (6, 3), (6, 1), (3, 1))
"""Lengths of grams, and steps at which the text is cut: from those that find most words soonest to those that find all."""
FEW = 250
"""Up to so many words it is faster to look for each than to cut the whole text into grams."""
SAMPLE = 100_000
TRIES = 32
BLOCK = 1 << 16


@frozen
class Places:
    """Where words begin in a text, ascending; `more` tells that there are too many and these are only the first."""

    starts: Sequence[int] = ()
    more: bool = False


def occurrences(text: str, words: Collection[str]) -> dict[str, Places]:
    """The places of each of the words, overlapping ones too; the words must not be empty.

    Time is linear in the text and the words, unless the text is made of so few different grams that they tell
    nothing.
    """
    found: dict[str, Places] = {}
    waiting = set(words)
    for size, step in CUTS:
        group = {word for word in waiting if len(word) >= size + step - 1}
        if len(group) > FEW and len(text) > SAMPLE:
            found |= _by_grams(text, group, size, step)
            waiting -= found.keys()
    return found | {word: _each(text, word) for word in waiting}


def _each(text: str, word: str) -> Places:
    starts: list[int] = []
    start = text.find(word)
    while start >= 0:
        if len(starts) == CAP:
            return Places(starts, more=True)
        starts.append(start)
        start = text.find(word, start + 1)
    return Places(starts)


def _by_grams(text: str, words: Iterable[str], size: int, step: int) -> dict[str, Places]:
    """The places of those words that have grams that are not too common."""
    rare = rarity(text, size + step - 1)
    offsets = {
        word: min(spread(len(word), size + step - 1), key=_rareness(word, size + step - 1, rare)) for word in words
    }
    grams = {gram for word, at in offsets.items() for _, gram in grams_of(word[at : at + size + step - 1], size)}
    hits = gram_places(text, grams, size, step, COMMON)
    found = {}
    for word, at in offsets.items():
        own = [(at + offset, gram) for offset, gram in grams_of(word[at : at + size + step - 1], size)]
        if all(gram in hits for _, gram in own):
            possible = {hit - offset for offset, gram in own for hit in hits[gram] if hit >= offset}
            starts = sorted(start for start in possible if text.startswith(word, start))
            found[word] = Places(starts[:CAP], more=len(starts) > CAP)
    return found


def _rareness(word: str, size: int, rare: Callable[[str], int]) -> Callable[[int], int]:
    return lambda at: rare(word[at : at + size])


def spread(length: int, size: int) -> Iterator[int]:
    """Some offsets at which grams can be cut from a word of this length, evenly spread, the last one among them."""
    last = length - size
    yield from range(0, last, max(1, last // TRIES))
    yield last


def grams_of(word: str, size: int) -> Iterator[tuple[int, str]]:
    """All grams of a word, with their offsets."""
    return ((at, word[at : at + size]) for at in range(len(word) - size + 1))


def rarity(text: str, size: int) -> Callable[[str], int]:
    """How often a gram stands in a sample of the text."""
    sample = Counter(text[at : at + size] for at in range(0, len(text), max(1, len(text) // SAMPLE)))
    return lambda gram: sample[gram]


def gram_places(text: str, grams: Iterable[str], size: int, step: int, cap: int) -> dict[str, array[int]]:
    """Where each of the grams stands, of every `step` code points; without those that stand more than `cap` times."""
    found = {gram: array("L") for gram in grams}
    for block in range(0, len(text), step * BLOCK):
        cuts = range(block, min(block + step * BLOCK, len(text)), step)
        for at in [at for at in cuts if text[at : at + size] in found]:
            places = found.get(text[at : at + size])
            if places is not None:
                places.append(at)
                if len(places) > cap:
                    del found[text[at : at + size]]
    return found
