"""One pair of axes for all four directions: `across`, and `along`, which grows from the main claim to its reasons."""

from __future__ import annotations

from attrs import frozen

from argmap.render.layout import Layout
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.curve import Point
from argmap.render.sizes import JUNCTION


@frozen
class Place:
    """The centre of a card or junction and half its size, on the turned axes."""

    across: float
    along: float
    half_across: float
    half_along: float

    @property
    def near(self) -> float:
        """Its side towards the main claim, where its lines begin."""
        return self.along - self.half_along

    @property
    def far(self) -> float:
        """Its side towards its reasons, where lines end."""
        return self.along + self.half_along


def turned(point: Point, direction: Direction) -> Point:
    """A point of the picture as (across, along)."""
    x, y = point
    return {Direction.UP: (x, y), Direction.DOWN: (x, -y), Direction.LEFT: (y, x), Direction.RIGHT: (y, -x)}[direction]


def back(point: Point, direction: Direction) -> Point:
    """The point of the picture that is (across, along)."""
    across, along = point
    x, y = {
        Direction.UP: (across, along), Direction.DOWN: (across, -along), Direction.LEFT: (along, across),
        Direction.RIGHT: (-along, across),
    }[direction]  # fmt: skip
    return round(x, 2), round(y, 2)


def places(plan: Plan, layout: Layout, direction: Direction) -> dict[str, Place]:
    """The places of all cards and junctions by id."""
    sizes = {card.id: (box.width / 2, box.height / 2) for card, box in zip(plan.scene.cards, plan.boxes, strict=True)}
    sizes |= dict.fromkeys((junction.id for junction in plan.scene.junctions), (JUNCTION / 2, JUNCTION / 2))
    upright = direction in {Direction.UP, Direction.DOWN}
    return {
        id: Place(*turned(layout.centres[id], direction), *(half if upright else half[::-1]))
        for id, half in sizes.items()
    }
