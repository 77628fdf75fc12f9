"""The corners of lines, as (across, along), from where they begin to where they stop or their tip is."""

from __future__ import annotations

from attrs import frozen

from argmap.render.routing.axes import Place
from argmap.render.routing.channel import BRACKET, DETOUR
from argmap.render.routing.curve import Point
from argmap.render.sizes import HEAD, JUNCTION

STRAIGHT = 1.0
"""What is less far aside, in points, is not aside."""
BESIDE = 26.0
"""What is less far aside comes from below a junction, where its premises come from."""


@frozen
class Way:
    """The corners of a line, and the tip of its head if it has one."""

    corners: tuple[Point, ...]
    tip: Point | None = None


def to_card(start: tuple[Point, ...], end: float, aside: float | None, card: Place) -> Way:
    """To the side of a card from below, going sideways at `aside` unless the line is straight."""
    foot = start[-1][0]
    turns = ((foot, aside), (end, aside)) if aside is not None else ()
    end = foot if aside is None else end  # what is nearly straight is drawn straight
    return Way((*start, *turns, (end, card.far + HEAD)), (end, card.far))


def to_bracket(start: tuple[Point, ...], junction: Place) -> Way:
    """To a junction from below, where the lines of linked premises meet."""
    foot, bracket = start[-1][0], junction.along + BRACKET
    turns = ((foot, bracket), (junction.across, bracket)) if abs(foot - junction.across) > STRAIGHT else ()
    return Way((*start, *turns, (junction.across, junction.along)))


def to_side(start: tuple[Point, ...], junction: Place) -> Way:
    """To a junction from aside, as undercuts come."""
    foot, along = start[-1][0], junction.along
    side = 1 if foot >= junction.across else -1
    tip = (junction.across + side * JUNCTION / 2, along)
    stop = (tip[0] + side * HEAD, along)
    if abs(foot - junction.across) >= BESIDE:
        return Way((*start, (foot, along), stop), tip)
    bend = junction.across + side * BESIDE
    return Way((*start, (foot, along + DETOUR), (bend, along + DETOUR), (bend, along), stop), tip)
