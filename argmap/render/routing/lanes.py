"""Lines that go past cards: where across they pass each rank. The engine knows where there is room between the cards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from argmap.render.layout import Path
from argmap.render.options import Direction
from argmap.render.routing.axes import turned
from argmap.render.routing.curve import Point, polyline

CROWDED = 3.0
"""What is closer across, in points, is moved apart."""


@frozen
class Lane:
    """A line passes a rank, straight, so far across."""

    rank: int
    across: float


def lanes(
    paths: Mapping[int, Path], spans: Mapping[int, range], middle: Sequence[float], direction: Direction
) -> dict[int, tuple[Lane, ...]]:
    """The lanes of lines by number, from their sources on.

    `paths` are the engine's lines, `spans` the ranks that each has to pass, from its source on, and `middle` is where along the
    ranks are.
    """
    found: dict[int, list[Lane]] = {}
    taken: dict[int, list[float]] = {}
    for number, span in spans.items():
        if not span:
            continue
        points = [turned(point, direction) for point in polyline(paths[number].points)]
        for rank in span:
            across = _free(_crossing(points, middle[rank]), taken.setdefault(rank, []))
            found.setdefault(number, []).append(Lane(rank, across))
    return {number: tuple(each) for number, each in found.items()}


def _crossing(points: list[Point], along: float) -> float:
    """Where across a line is at some place along; at its nearer end where it does not get there."""
    for (x, y), (x2, y2) in pairwise(points):
        low, high = min(y, y2), max(y, y2)
        if low <= along <= high:
            share = (along - y) / (y2 - y) if y2 != y else 0.0
            return round(x + (x2 - x) * share, 2)
    return min(points, key=lambda point: abs(point[1] - along))[0]


def _free(across: float, taken: list[float]) -> float:
    """The place, or one beside it where another line is already; the engine keeps lines apart, so this is rare."""
    place = bisect_left(taken, across - CROWDED)
    while place < len(taken) and taken[place] < across + CROWDED:
        across = taken[place] + CROWDED
        place += 1
    taken.insert(place, across)
    return across
