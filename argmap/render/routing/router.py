"""Which way each line goes: its ends, its levels between ranks, its lanes past cards, its gutter between articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import frozen

from argmap.render.routing import ways
from argmap.render.routing.axes import Place
from argmap.render.routing.channel import Channel
from argmap.render.routing.curve import Point
from argmap.render.routing.ends import spread
from argmap.render.routing.floors import Floors
from argmap.render.routing.lanes import Lane
from argmap.render.routing.levels import Key, Sideways
from argmap.render.routing.ways import STRAIGHT, Way
from argmap.scene.parts import Link

TRACE = 1e-6
"""How much a line leans to where it goes: enough to order the lines that leave a card."""
LAST, GUTTER = -1, -2
"""The stretches of a line to its target and to its gutter; those to its lanes have the numbers of their channels."""


@frozen
class Ends:
    """Where across each link begins and ends, by its number."""

    begins: dict[int, float]
    ends: dict[int, float]


@frozen
class Router:
    """What the ways of lines depend on.

    `ranks` tells the rank of each card and the last rank before each junction, `lanes` where lines pass cards on the way, and
    `gutters` where those that pass the cards aside go from rank to rank.
    """

    links: tuple[Link, ...]
    cards: frozenset[str]
    places: Mapping[str, Place]
    ranks: Mapping[str, int]
    lanes: Mapping[int, tuple[Lane, ...]]
    gutters: Mapping[int, float]

    def ends(self) -> Ends:
        """The ends of all links: apart from each other, and each as near to straight as there is room."""
        upwards = [n for n, link in enumerate(self.links) if link.source in self.cards and not self._downwards(n)]
        begins = spread(((self.links[n].source, n, self._leaning(n)) for n in upwards), self.places)
        feet = {n: begins.get(n, self.places[link.source].across) for n, link in enumerate(self.links)}
        arriving = [(n, link) for n, link in enumerate(self.links) if link.target in self.cards]
        wishes = [(link.target, n, self._arriving(n, feet[n])) for n, link in arriving]
        wishes += [(self.links[n].source, ~n, x) for n, x in self.gutters.items() if self._downwards(n)]
        ends = spread(wishes, self.places)
        feet |= {n: ends[~n] for n in self.gutters if ~n in ends}
        return Ends(feet, {n: ends.get(n, self.places[link.target].across) for n, link in enumerate(self.links)})

    def stretches(self, found: Ends) -> list[Sideways]:
        """All the stretches on which lines go sideways."""
        stretches: list[Sideways] = []
        for n, link in enumerate(self.links):
            if n in self.gutters:
                stretches += self._around(n, found)
                continue
            foot = found.begins[n]
            for lane in self.lanes.get(n, ()):
                if abs(foot - lane.across) > STRAIGHT:
                    to = f"lane {n} {lane.rank}"
                    stretches.append(Sideways((n, lane.rank), to, lane.rank, foot, lane.across))
                foot = lane.across
            if link.target in self.cards and abs(foot - found.ends[n]) > STRAIGHT:
                stretches.append(Sideways((n, LAST), link.target, self.ranks[link.target], foot, found.ends[n]))
        return stretches

    def way(self, n: int, found: Ends, asides: Mapping[Key, float]) -> Way:
        """The way of a link; `asides` tells where along it goes sideways."""
        link, foot = self.links[n], found.begins[n]
        source, target = self.places[link.source], self.places[link.target]
        begin = source.far if self._downwards(n) else source.near if link.source in self.cards else source.along
        start: tuple[Point, ...] = ((foot, begin),)
        if n in self.gutters:
            aside = asides.get((n, GUTTER), source.along)
            start += ((foot, aside), (self.gutters[n], aside))
        for lane in self.lanes.get(n, ()):
            if (n, lane.rank) in asides:
                aside = asides[n, lane.rank]
                start += ((foot, aside), (lane.across, aside))
                foot = lane.across
        if link.target in self.cards:
            return ways.to_card(start, found.ends[n], asides.get((n, LAST)), target)
        return ways.to_side(start, target) if link.head else ways.to_bracket(start, target)

    def _downwards(self, n: int) -> bool:
        """Whether a link that passes aside starts too near the main claims to come in from below on a way up."""
        link = self.links[n]
        return n in self.gutters and link.source in self.cards and self.ranks[link.source] <= self.ranks[link.target]

    def _leaning(self, n: int) -> float:
        here = self.places[self.links[n].source].across
        passing = self.lanes[n][0].across if n in self.lanes else self.places[self.links[n].target].across
        return here + (self.gutters.get(n, passing) - here) * TRACE

    def _arriving(self, n: int, foot: float) -> float:
        return self.gutters.get(n, self.lanes[n][-1].across if n in self.lanes else foot)

    def _around(self, n: int, found: Ends) -> list[Sideways]:
        link, gutter = self.links[n], self.gutters[n]
        around = []
        if link.source in self.cards:
            channel = self.ranks[link.source] - (not self._downwards(n))
            around.append(Sideways((n, GUTTER), f"to the gutter {n}", channel, found.begins[n], gutter))
        if link.target in self.cards:
            around.append(Sideways((n, LAST), link.target, self.ranks[link.target], gutter, found.ends[n]))
        return around


def asides(
    stretches: list[Sideways], numbers: Mapping[Key, int], floors: Floors, rooms: list[Channel]
) -> dict[Key, float]:
    """Where along each stretch runs, by the number of its level."""
    most: dict[int, int] = defaultdict(int)
    for stretch in stretches:
        most[stretch.channel] = max(most[stretch.channel], numbers[stretch.key])
    return {s.key: floors.level(s.channel, numbers[s.key], most[s.channel], rooms) for s in stretches}
