"""Which texts of two lists are most like each other. The door to rapidfuzz for statements.

Likeness is 0 to 100: words are folded (case, accents, quotation marks) and sorted, and what part of their characters would
have to be written anew is taken off. Two different statements of one article reach a little over 70 in the annotations that
this was tried on, the same statement put by two people often no more than 50: so likeness finds what was edited, and
only passages find what was written independently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.passages.folding import fold_words

ALIKE = 75.0
"""Texts that are at least so alike are taken to be one text edited."""
LONGEST = 2_000
"""Characters of a text that are compared."""
TRIED = 16
"""Texts that are compared with each text: those that share most of its rarest words."""
COMMON = 200
"""A word, or piece of a word, that so many texts have leads to none of them."""
PIECES = re.compile(r"\w{5,}|(?=(\w{2}))\w")
"""Long words, and pairs of letters in short ones and in scripts without spaces."""

Pair = tuple[int, int, float]
"""The numbers of two texts, and how alike they are."""


def folded(text: str) -> str:
    """The text as it is compared: folded, its words in the order of the alphabet."""
    return " ".join(sorted(fold_words(text[:LONGEST]).split()))


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, from 0 to 100."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only comparisons pay for loading it

    return fuzz.ratio(one, other)


def pairs(old: Sequence[str], new: Sequence[str], least: float = ALIKE) -> Iterator[Pair]:
    """The texts of two lists that belong together, each in one pair at most; the most alike first, then in order.

    Equal texts are found always; others through the rarest words that they share, so that time does not grow with
    the product of the two lists.
    """
    ours, theirs = [folded(text) for text in old], [folded(text) for text in new]
    found = list(_equal(ours, theirs))
    left = set(range(len(ours))) - {one for one, _, _ in found}
    right = set(range(len(theirs))) - {other for _, other, _ in found}
    yield from found
    alike = ((one, other, likeness(ours[one], theirs[other])) for one, other in _candidates(ours, theirs, left, right))
    yield from best((pair for pair in alike if pair[2] >= least), left, right)


def best(found: Iterable[Pair], left: set[int], right: set[int]) -> Iterator[Pair]:
    """Of these pairs the most alike, then of those that are left; `left` and `right` are emptied of what is paired."""
    for one, other, alike in sorted(found, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            yield one, other, alike


def _equal(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Pair]:
    places: dict[str, list[int]] = {}
    for number in reversed(range(len(theirs))):
        places.setdefault(theirs[number], []).append(number)
    for number, text in enumerate(ours):
        if places.get(text):
            yield number, places[text].pop(), 100.0


def _candidates(
    ours: Sequence[str], theirs: Sequence[str], left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing."""
    if len(left) * len(right) <= TRIED * TRIED:
        yield from ((one, other) for one in left for other in right)
        return
    holders: dict[str, list[int]] = {}
    for other in sorted(right):
        for piece in _pieces(theirs[other]):
            holders.setdefault(piece, []).append(other)
    for one in sorted(left):
        for other in _sharing(ours[one], holders):
            yield one, other


def _sharing(text: str, holders: Mapping[str, Sequence[int]]) -> list[int]:
    """The texts that share most with a text; a piece counts the more the fewer have it."""
    votes: Counter[int] = Counter()
    for piece in _pieces(text):
        found = holders.get(piece, ())
        if len(found) <= COMMON:
            for other in found:
                votes[other] += 1000 // len(found)
    return [other for other, _ in votes.most_common(TRIED)]


def _pieces(text: str) -> set[str]:
    return {found[1] or found[0] for found in PIECES.finditer(text)}
