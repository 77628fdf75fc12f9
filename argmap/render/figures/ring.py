"""Places on a circle for things with names beside them: their heights are evenly spaced, so that no name meets another."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from attrs import frozen

LEAST = 120.0
"""The radius of the smallest circle, in points."""


@frozen
class Spot:
    """A place on the circle around (0, 0): at the right or left side of it, and how far its name is moved up or down."""

    x: float
    y: float
    right: bool
    shift: float


def ring(heights: Sequence[float], gap: float) -> tuple[Spot, ...]:
    """Places for things with names of these heights, clockwise from the top, with so much between two names.

    Lines between places run inside the circle, so none passes below another place; names stand outside, and are moved away
    from the middle a little, so that lines to neighbours do not touch them.
    """
    half = (len(heights) + 1) // 2
    sides = (tuple(range(half)), tuple(reversed(range(half, len(heights)))))
    row = max(heights, default=0.0) + gap
    radius = max(LEAST, half * row / 2 * 1.03)
    spots: dict[int, Spot] = {}
    for side, right in zip(sides, (True, False), strict=True):
        for n, number in enumerate(side):
            y = radius * (2 * n + 1 - len(side)) / max(len(side), 1)
            x = sqrt(max(radius**2 - y**2, 0)) * (1 if right else -1)
            shift = heights[number] / 2 * y / radius
            spots[number] = Spot(round(x, 2), round(y, 2), right, round(shift, 2))
    return tuple(spots[number] for number in range(len(heights)))


def chain(size: int, near: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """An order in which what is near stands together: each is followed by the nearest that is left, the first of several."""
    if not size:
        return ()
    order, left = [0], list(range(1, size))
    while left:
        last = near[order[-1]]
        best = max(left, key=lambda n: (last[n], -n))
        left.remove(best)
        order.append(best)
    return tuple(order)
