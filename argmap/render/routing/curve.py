"""Chains of Bézier curves: a first point, then three points for each curve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from math import hypot

Point = tuple[float, float]

RADIUS = 7.0
"""Of the corners of lines, in points."""
STEPS = 8
"""The straight pieces that stand for a curve when its length is measured."""


def rounded(corners: list[Point]) -> tuple[Point, ...]:
    """The way along straight pieces with round corners."""
    chain = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        chain += [
            chain[-1],
            enter,
            enter,
            _towards(corner, enter, radius * 0.45),
            _towards(corner, leave, radius * 0.45),
            leave,
        ]
    return (*chain, chain[-1], corners[-1], corners[-1])


def moved(chain: tuple[Point, ...], start: Point, end: Point) -> tuple[Point, ...]:
    """The chain with its ends, and the tangents there, moved by so much; what is between stays if the two differ."""
    if start == end:
        return changed(chain, partial(_plus, by=start))
    return (*(_plus(p, start) for p in chain[:2]), *chain[2:-2], *(_plus(p, end) for p in chain[-2:]))


def changed(chain: tuple[Point, ...], change: Callable[[Point], Point]) -> tuple[Point, ...]:
    """The chain with each point changed; one that stands twice, as at both ends of straight pieces, is changed once."""
    found: list[Point] = []
    last: Point | None = None
    for point in chain:
        found.append(found[-1] if point is last else change(point))
        last = point
    return tuple(found)


def pieces(chain: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    """The curves of a chain, four points each."""
    return (chain[place : place + 4] for place in range(0, len(chain) - 3, 3))


def straight(piece: tuple[Point, ...]) -> bool:
    """Whether a curve is a straight piece of `rounded`."""
    return piece[0] == piece[1] and piece[2] == piece[3]


def walk(chain: tuple[Point, ...], distance: float) -> Point:
    """The point so far along a chain, or its middle where it is shorter than twice that."""
    points = polyline(chain)
    steps = list(pairwise(points))
    left = min(distance, sum(_distance(a, b) for a, b in steps) / 2)
    for before, after in steps:
        length = _distance(before, after)
        if length and left <= length:
            return _towards(before, after, left)
        left -= length
    return points[-1]


def polyline(chain: tuple[Point, ...]) -> list[Point]:
    """A chain as straight pieces."""
    found = [chain[0]]
    for piece in pieces(chain):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece
        for step in (STEPS,) if straight(piece) else range(1, STEPS + 1):
            t = step / STEPS
            u = 1 - t
            a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


def _plus(point: Point, by: Point) -> Point:
    return round(point[0] + by[0], 2), round(point[1] + by[1], 2)


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _towards(point: Point, other: Point, distance: float) -> Point:
    length = _distance(point, other) or 1
    share = distance / length
    return point[0] + (other[0] - point[0]) * share, point[1] + (other[1] - point[1]) * share
