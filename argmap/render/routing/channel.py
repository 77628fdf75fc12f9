"""How much room lines need between two ranks of cards, in points along the way from a reason to what it is a reason for.

From the reasons upwards: the words on the lines, the brackets under junctions, the junctions, the words of lines that start
there, one level for each line that has to go sideways, and the heads.
"""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from argmap.render.letters.metrics import text_width
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.sizes import LABEL

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


def channel(plan: Plan, direction: Direction) -> Channel:
    """The room that the lines of a picture need at the narrowest place."""
    scene = plan.scene
    at = {junction.id for junction in scene.junctions}
    across = direction in {Direction.LEFT, Direction.RIGHT}

    def words(labels: list[str]) -> float:
        widest = max((text_width(label, LABEL) for label in labels), default=-2 * CLEAR)
        return (widest if across else LABEL * 1.3 * bool(labels)) + 2 * CLEAR * bool(labels or across)

    early = [link.label for link in scene.links if link.label and link.source not in at]
    late = [link.label for link in scene.links if link.label and link.source in at]
    fan = max(Counter(link.target for link in scene.links).values(), default=1)
    below = words(early) + (DETOUR + CLEAR if at else 0)
    return Channel(below, words(late) + min(LEVELS, fan - 1) * LEVEL + HEADROOM + CLEAR)
