"""Where a picture is cut into strips: through as few cards as possible."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from math import ceil

from attrs import frozen

STEP = 4.0
"""Cuts are looked for at every so many points."""
SHORTEST = 2 / 3
"""The shortest strip, as a part of the longest: a cut moves by up to a third of a page."""
CLOSE = 6.0
"""A cut that is so close to something nearly goes through it."""
STRIP = 3
"""A strip more is as bad as this many cuts through words."""


@frozen
class Span:
    """What a cut should not go through: from where to where, and whether it is a card or only words."""

    start: float
    stop: float
    card: bool = True


def cuts(length: float, room: float, spans: Iterable[Span]) -> tuple[float, ...]:
    """The places of the cuts, beginning with 0 and ending with `length`; no strip between them is longer than `room`.

    Of all ways with strips of two thirds of the room or more (the last one may be shorter) this is the one that cuts the
    fewest cards, then that with the fewest strips and cuts through words.
    """
    if length <= room:
        return 0.0, length
    reach = int(room // STEP)
    least = max(1, ceil(reach * SHORTEST))
    steps = ceil(length / STEP)
    costs = _costs(steps, list(spans))
    best: list[tuple[int, int, int] | None] = [(0, 0, 0), *[None] * steps]  # cards, the rest, the cut before
    for here in range(least, steps + 1):
        shortest = 1 if here == steps else least
        ways = [
            (found[0], found[1], before)
            for before in range(max(0, here - reach), here - shortest + 1)
            if (found := best[before]) is not None
        ]
        if ways:
            cards, rest, before = min(ways)
            own = costs[here] if here < steps else (0, 0)
            best[here] = cards + own[0], rest + own[1] + STRIP, before
    places = [steps]
    while places[-1]:
        found = best[places[-1]]
        assert found, "strips of two thirds and more, and a shorter one at the end, make every length"
        places.append(found[2])
    return (*(place * STEP for place in reversed(places[1:])), length)


def _costs(steps: int, spans: list[Span]) -> list[tuple[int, int]]:
    """How many cards, and how many other things, a cut at each step goes through; what it only nearly does counts as other."""
    cards, others = [0] * (steps + 2), [0] * (steps + 2)
    for span in spans:
        _count(cards if span.card else others, span.start, span.stop)
        if span.card:
            _count(others, span.start - CLOSE, span.stop + CLOSE)
    return list(zip(accumulate(cards), accumulate(others), strict=True))


def _count(changes: list[int], start: float, stop: float) -> None:
    """Count one more at the steps strictly between two places."""
    first = max(0, int(start // STEP) + 1)
    last = min(len(changes) - 1, max(first, ceil(stop / STEP)))
    if first < last:
        changes[first] += 1
        changes[last] -= 1
