"""Lines that pass the cards aside, to another article or back into a loop: along the channels between ranks and the gutters
beside articles, where no card stands.
"""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from argmap.render.layout import Layout
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.axes import Place, turned
from argmap.render.sizes import GUTTER, PADDING
from argmap.scene.parts import Link

STEP, CLEAR = 5.0, 2.0
"""The distance of two lines in a gutter, and of a line from a card or frame, in points."""
OUTSIDE = 12.0
"""Where the first line is beside an article that has no other on that side."""


@frozen
class Gutter:
    """A free strip: its middle, and to which side more lines go: 1 or -1 for outwards without end, 0 for both."""

    middle: float
    side: int = 0
    half: float = GUTTER / 2 + PADDING - CLEAR

    def place(self, number: int) -> float:
        """Where across a line goes, by how many are there already."""
        if self.side:
            return self.middle + self.side * number * STEP
        aside = (number + 1) // 2 * STEP * (1 if number % 2 else -1)
        return self.middle + max(-self.half, min(self.half, aside))


@frozen
class Gutters:
    """The free strips beside groups: where each group begins and ends across, and where everything does."""

    sides: dict[str | None, tuple[float, float]]
    homes: dict[str, str]

    @classmethod
    def of(cls, plan: Plan, layout: Layout, direction: Direction, now: dict[str, Place]) -> Gutters:
        """The gutters of a layout."""
        low = min(place.across - place.half_across for place in now.values())
        high = max(place.across + place.half_across for place in now.values())
        sides: dict[str | None, tuple[float, float]] = {None: (low, high)}
        for group, frame in zip(plan.scene.groups, layout.frames, strict=True):
            first, _ = turned((frame.x, frame.y), direction)
            last, _ = turned((frame.x + frame.width, frame.y + frame.height), direction)
            sides[group.id] = (min(first, last), max(first, last))
        return cls(sides, plan.homes)

    def places(self, links: dict[int, Link], now: dict[str, Place]) -> dict[int, float]:
        """Where across each of some links goes from rank to rank."""
        found: dict[int, float] = {}
        used: Counter[Gutter] = Counter()
        for number, link in links.items():
            gutter = self._beside(link, now)
            found[number] = gutter.place(used[gutter])
            used[gutter] += 1
        return found

    def _beside(self, link: Link, now: dict[str, Place]) -> Gutter:
        """Beside the target's article, on the side of the source; at the end of the article for a loop."""
        source, target = self.homes.get(link.source), self.homes.get(link.target)
        here, there = now[link.target].across, now[link.source].across
        if source == target:
            end = self.sides[target][1]
            return Gutter(end + OUTSIDE, 1) if target is None else Gutter(end - PADDING / 2, 0, PADDING / 2 - CLEAR)
        if target is None:  # the target belongs to no article, so the source does
            target, here, there = source, there, here
        low, high = self.sides[target]
        others = [side for home, side in self.sides.items() if home is not None]
        if there < here:
            before = [end for _, end in others if end <= low]
            return Gutter((max(before) + low) / 2) if before else Gutter(low - OUTSIDE, -1)
        after = [start for start, _ in others if start >= high]
        return Gutter((min(after) + high) / 2) if after else Gutter(high + OUTSIDE, 1)
