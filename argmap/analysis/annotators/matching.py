"""Which statements of two annotations are the same: those whose passages overlap most, then those whose texts are alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from argmap.analysis.annotators.assignment import assigned
from argmap.analysis.annotators.placing import Placed
from argmap.analysis.diff.likeness import Pair, folded, likeness, pairs

OVERLAP = 1 / 3
"""The least Jaccard index of two passages that are taken to be the same: what they share is then half of their mean length."""
BLOCK, NEAR = 128, 64
"""Passages are looked for by stretches of the text of this many code points; of those in one stretch, so many are compared."""
TIE = 0.001
"""What likeness of text (0 to 1) weighs beside overlap: it decides only where passages leave the choice."""


def matched(ours: Sequence[Placed], theirs: Sequence[Placed], overlap: float = OVERLAP) -> Iterator[Pair]:
    """Pairs of statements, by their numbers, with what speaks for them (0 to a little more than 1); none is in two pairs.

    Statements with just the same passages are matched first. Of the others, that choice of pairs is taken whose indexes sum
    up highest, none below `overlap`. A statement without a passage is matched by its text.
    """
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for find in (_equal, _overlapping, _alike):
        for one, other, weight in list(find(ours, theirs, left, right, overlap)):
            left.remove(one)
            right.remove(other)
            yield one, other, weight


def _equal(
    ours: Sequence[Placed], theirs: Sequence[Placed], left: set[int], right: set[int], _: float
) -> Iterator[Pair]:
    """Statements with the same passages; where there are several, those whose texts are most alike."""
    there = _by(right, theirs)
    for key, mine in _by(left, ours).items():
        others = there.get(key, [])
        if others:
            found = list(pairs([ours[n].statement.text for n in mine], [theirs[n].statement.text for n in others], 0.0))
            yield from ((mine[one], others[other], 1 + TIE * alike / 100) for one, other, alike in found)
            rest = set(range(len(mine))) - {one for one, _, _ in found}
            free = set(range(len(others))) - {other for _, other, _ in found}
            yield from ((mine[n], others[m], 1.0) for n, m in zip(sorted(rest), sorted(free), strict=False))


def _by(numbers: Iterable[int], placed: Sequence[Placed]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for number in sorted(numbers):
        if placed[number].anywhere:
            found.setdefault((placed[number].home, placed[number].passages, placed[number].words), []).append(number)
    return found


def _overlapping(
    ours: Sequence[Placed], theirs: Sequence[Placed], left: set[int], right: set[int], overlap: float
) -> Iterator[Pair]:
    """Statements whose passages overlap enough."""
    holders: dict[Hashable, list[tuple[int, int]]] = {}
    for number in sorted(right):
        for key, place in _blocks(theirs[number]):
            holders.setdefault(key, []).append((place, number))
    for entries in holders.values():
        entries.sort()
    edges = {}
    for one in sorted(left):
        for other in _near(ours[one], holders):
            index = ours[one].overlap(theirs[other])
            if index >= overlap and index > 0:
                texts = folded(ours[one].statement.text), folded(theirs[other].statement.text)
                edges[one, other] = index + TIE * likeness(*texts) / 100
    yield from ((one, other, edges[one, other]) for one, other in assigned(edges))


def _blocks(placed: Placed) -> Iterator[tuple[Hashable, int]]:
    """The blocks of the text that the first 32 of a statement's passages touch, and a place to order by; or its words."""
    for start, end in placed.passages[:32]:
        for block in range(start // BLOCK, (end - 1) // BLOCK + 1):
            yield (placed.home, block), start
    yield from (((placed.home, word), placed.line or 0) for word in placed.words)


def _near(placed: Placed, holders: Mapping[Hashable, Sequence[tuple[int, int]]]) -> Iterator[int]:
    """The statements in the same blocks; in a crowded one those that begin nearest."""
    found: dict[int, None] = {}
    for key, place in _blocks(placed):
        entries = holders.get(key, ())
        if len(entries) > 2 * NEAR:
            middle = bisect_left(entries, (place, 0))
            entries = entries[max(0, middle - NEAR) : middle + NEAR]
        found |= dict.fromkeys(number for _, number in entries)
    yield from found


def _alike(
    ours: Sequence[Placed], theirs: Sequence[Placed], left: set[int], right: set[int], _: float
) -> Iterator[Pair]:
    """Statements of one article whose texts are alike, where one of the two has no place."""
    rounds = (
        ([n for n in left if not ours[n].anywhere], sorted(right)),
        ([n for n in left if ours[n].anywhere], [n for n in right if not theirs[n].anywhere]),
    )
    taken: set[int] = set()
    for mine, others in rounds:
        for home in {ours[n].home for n in mine}:
            one = sorted(n for n in mine if ours[n].home == home)
            other = sorted(n for n in others if theirs[n].home == home and n not in taken)
            for at, to, alike in pairs(
                [ours[n].statement.text for n in one], [theirs[n].statement.text for n in other]
            ):
                taken.add(other[to])
                yield one[at], other[to], TIE * alike / 100
