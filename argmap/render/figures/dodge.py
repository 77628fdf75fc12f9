"""Finding places one below the other for things whose place from left to right is given."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.render.drawing.pieces import Rect

APART = 4.0
"""Between two things, in points."""


def dodged(sizes: Sequence[Rect]) -> tuple[float, ...]:
    """How far each has to move down from the top so that none touches another; those at the left first, as high as they can."""
    placed: list[Rect] = []
    moves = [0.0] * len(sizes)
    for n in sorted(range(len(sizes)), key=lambda n: (sizes[n].left, n)):
        own = Rect(sizes[n].left, 0, sizes[n].right + APART, sizes[n].height + APART)
        near = [other for other in placed if other.left < own.right and own.left < other.right]
        spots = sorted((0.0, *(other.bottom for other in near)))
        move = next(y for y in spots if not any(own.moved(0, y).touches(other) for other in near))
        placed.append(own.moved(0, move))
        moves[n] = round(move, 2)
    return tuple(moves)
