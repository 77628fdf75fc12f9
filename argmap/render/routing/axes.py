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
    if direction is Direction.LEFT:
        return y, x
    if direction is Direction.UP:
        return x, y
    return (x, -y) if direction is Direction.DOWN else (y, -x)


def back(point: Point, direction: Direction) -> Point:
    """The point of the picture that is (across, along)."""
    across, along = round(point[0], 2), round(point[1], 2)
    if direction is Direction.LEFT:
        return along, across
    if direction is Direction.UP:
        return across, along
    return (across, -along) if direction is Direction.DOWN else (-along, across)


def places(plan: Plan, layout: Layout, direction: Direction) -> dict[str, Place]:
    """The places of all cards and junctions by id."""
    sizes = {card.id: (box.width / 2, box.height / 2) for card, box in zip(plan.scene.cards, plan.boxes, strict=True)}
    sizes |= dict.fromkeys((junction.id for junction in plan.scene.junctions), (JUNCTION / 2, JUNCTION / 2))
    upright = direction in {Direction.UP, Direction.DOWN}
    return {
        id: Place(*turned(layout.centres[id], direction), *(half if upright else half[::-1]))
        for id, half in sizes.items()
    }
