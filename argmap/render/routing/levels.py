"""Lines that go sideways between two ranks, each on a level of its own wherever it would run into another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

Key = tuple[int, int]
"""The number of a line, and the number of the stretch on its way."""


@frozen
class Sideways:
    """A stretch across, from where a line comes from (`foot`) to where it goes on to its target (`end`)."""

    key: Key
    target: str
    channel: int
    foot: float
    end: float

    @property
    def low(self) -> float:
        """The lesser of the two."""
        return min(self.foot, self.end)

    @property
    def high(self) -> float:
        """The greater of the two."""
        return max(self.foot, self.end)


def levels(stretches: Iterable[Sideways]) -> dict[Key, int]:
    """The level of each stretch by its key, 0 next to the targets.

    Of the lines that come from one side, the outermost takes the level next to the target: then none crosses another.
    """
    wanted = _wanted(stretches)
    taken: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    found: dict[Key, int] = {}
    for level, stretch in sorted(wanted, key=lambda pair: (pair[0], pair[1].low, pair[1].key)):
        while _overlaps(taken[stretch.channel, level], stretch.low, stretch.high):
            level += 1  # noqa: PLW2901 - the next one up
        insort(taken[stretch.channel, level], (stretch.low, stretch.high))
        found[stretch.key] = level
    return found


def _wanted(stretches: Iterable[Sideways]) -> list[tuple[int, Sideways]]:
    sides: dict[tuple[str, bool], list[Sideways]] = defaultdict(list)
    for stretch in stretches:
        sides[stretch.target, stretch.foot < stretch.end].append(stretch)
    return [
        (level, stretch)
        for (_, rising), found in sides.items()
        for level, stretch in enumerate(sorted(found, key=lambda s: s.foot if rising else -s.foot))
    ]


def _overlaps(taken: list[tuple[float, float]], low: float, high: float) -> bool:
    """Whether a stretch touches one of those on a level, which touch none of each other."""
    place = bisect_left(taken, (low, high))
    return (place < len(taken) and taken[place][0] <= high) or (place > 0 and taken[place - 1][1] >= low)
