"""Boxes below each other, and the places on their sides where lines end."""

from __future__ import annotations

from collections.abc import Sequence


def stacked(heights: Sequence[float], gap: float, whole: float) -> tuple[float, ...]:
    """The upper sides of boxes of these heights that fill a height, with at least so much between two."""
    free = max(whole - sum(heights), gap * len(heights))
    between = free / max(len(heights), 1)
    tops, y = [], between / 2
    for height in heights:
        tops.append(round(y, 2))
        y += height + between
    return tuple(tops)


def near(wanted: Sequence[float], heights: Sequence[float], gap: float, whole: float) -> tuple[float, ...]:
    """The upper sides of boxes in their order, as near as can be to having their middles where they are wanted.

    At least `gap` is between two, and all are within `whole` if they fit. Least squares by pooling adjacent violators.
    """
    before = 0.0
    pools: list[tuple[float, int]] = []  # the mean place of boxes that touch, without what is above, and their number
    offsets = []
    for middle, height in zip(wanted, heights, strict=True):
        pools.append((middle - height / 2 - before, 1))
        offsets.append(before)
        before += height + gap
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (one, n), (other, m) = pools[-2:]
            pools[-2:] = [((one * n + other * m) / (n + m), n + m)]
    most = max(whole - before + gap, 0.0)
    places = (min(max(place, 0.0), most) for place, number in pools for _ in range(number))
    return tuple(round(place + offset, 2) for place, offset in zip(places, offsets, strict=True))


def least_height(heights: Sequence[float], gap: float) -> float:
    """The height that a stack needs."""
    return sum(heights) + gap * len(heights)


def ports(top: float, height: float, count: int, apart: float, edge: float) -> tuple[float, ...]:
    """So many places on the side of a box around its middle: as far apart as asked, or as its height allows."""
    step = min(apart, (height - 2 * edge) / (count - 1)) if count > 1 else 0.0
    first = top + height / 2 - step * (count - 1) / 2
    return tuple(round(first + n * step, 2) for n in range(count))
