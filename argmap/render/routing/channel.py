"""How much room lines need between two ranks of cards, in points along the way from a reason to what it is a reason for.

From the reasons upwards: the words on the lines, the brackets under junctions, the junctions, the words of lines that start
there, one level for each line that has to go sideways, and the heads.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from argmap.render.box import Box
from argmap.render.options import Direction
from argmap.render.plan import Plan

HEADROOM = 15.0
"""From a card to the level next to it."""
LEVEL, LEVELS = 5.0, 20
"""The distance of two levels, and for how many there is room; more have to stand closer."""
BRACKET, DETOUR = 8.0, 15.0
"""How far before a junction the lines of linked premises meet, and an undercut turns that would come from right below."""
CLEAR = 6.0
"""Around a word."""


@frozen
class Channel:
    """The room before junctions and behind them; without junctions everything is behind."""

    below: float
    above: float

    @property
    def room(self) -> float:
        """The distance of two ranks of cards."""
        return self.below + self.above


@frozen
class Traffic:
    """What goes on between two ranks: the words of lines from cards and from junctions, and the levels that are used."""

    early: tuple[Box, ...] = ()
    late: tuple[Box, ...] = ()
    junctions: bool = False
    levels: int = 0

    def room(self, *, sideways: bool) -> Channel:
        """The room that this needs; `sideways` tells that lines lead left or right, where words take their whole length."""
        below = _words(self.early, sideways=sideways) + (DETOUR + CLEAR if self.junctions else 0)
        levels = min(LEVELS, max(0, self.levels - 1)) * LEVEL
        return Channel(below, _words(self.late, sideways=sideways) + levels + HEADROOM + CLEAR)


def usual(plan: Plan, direction: Direction) -> float:
    """The room between two ranks that is enough anywhere in the picture: for engines that also draw the lines."""
    at = {junction.id for junction in plan.scene.junctions}
    words = [(link.source in at, plan.words[n]) for n, link in enumerate(plan.scene.links) if n in plan.words]
    early, late = (tuple(box for from_junction, box in words if from_junction is where) for where in (False, True))
    return Traffic(early, late, bool(at), 2).room(sideways=direction in {Direction.LEFT, Direction.RIGHT}).room


def _words(boxes: Iterable[Box], *, sideways: bool) -> float:
    return max((2 * CLEAR + (box.width if sideways else box.height) for box in boxes), default=CLEAR)
