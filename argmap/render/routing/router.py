"""Which way each line goes: its ends, its levels between ranks, its gutter between articles."""

from __future__ import annotations

from collections import defaultdict

from attrs import frozen

from argmap.render.routing import ways
from argmap.render.routing.axes import Place
from argmap.render.routing.channel import Channel
from argmap.render.routing.curve import Point
from argmap.render.routing.ends import spread
from argmap.render.routing.floors import Floors
from argmap.render.routing.levels import Sideways, levels
from argmap.render.routing.ways import STRAIGHT, Way
from argmap.scene.parts import Link

TRACE = 1e-6
"""How much a line leans to where it goes: enough to order the lines that leave a card."""


@frozen
class Ends:
    """Where across each link begins and ends, by its number."""

    begins: dict[int, float]
    ends: dict[int, float]


@frozen
class Router:
    """What the ways of lines depend on.

    `coming` tells where across the engine's own line comes in, for links that keep it; `gutters` where those that pass the
    cards aside go from rank to rank.
    """

    links: tuple[Link, ...]
    cards: frozenset[str]
    places: dict[str, Place]
    floors: Floors
    coming: dict[int, float]
    gutters: dict[int, float]

    def short(self, link: Link) -> bool:
        """Whether a link goes to the next rank, so that nothing can be in its way."""
        source, target = self._before(link.source), self._before(link.target)
        if link.target in self.cards:
            return source == target + 1
        return link.source in self.cards and source == target >= 0

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

    def asides(self, found: Ends, room: Channel) -> dict[int, float]:
        """Where along the links go sideways: towards a card by their number `n`, towards a gutter by `~n`."""
        stretches = []
        for n, link in enumerate(self.links):
            if n in self.gutters:
                stretches += self._around(n, found)
            elif link.target in self.cards and self.short(link) and abs(found.begins[n] - found.ends[n]) > STRAIGHT:
                stretches.append(Sideways(n, link.target, self._rank(link.target), found.begins[n], found.ends[n]))
        numbers = levels(stretches)
        most: dict[int, int] = defaultdict(int)
        for stretch in stretches:
            most[stretch.channel] = max(most[stretch.channel], numbers[stretch.key])
        return {s.key: self.floors.level(s.channel, numbers[s.key], most[s.channel], room) for s in stretches}

    def way(self, n: int, found: Ends, asides: dict[int, float]) -> Way:
        """The way of a link that goes to the next rank or to another article."""
        link, foot = self.links[n], found.begins[n]
        source, target = self.places[link.source], self.places[link.target]
        begin = source.far if self._downwards(n) else source.near if link.source in self.cards else source.along
        start: tuple[Point, ...] = ((foot, begin),)
        if n in self.gutters:
            aside = asides.get(~n, source.along)
            start += ((foot, aside), (self.gutters[n], aside))
        if link.target in self.cards:
            return ways.to_card(start, found.ends[n], asides.get(n), target)
        return ways.to_side(start, target) if link.head else ways.to_bracket(start, target)

    def _before(self, id: str) -> int:
        return self.floors.before(self.places[id])

    def _rank(self, id: str) -> int:
        """The rank of a card, or the last rank before a junction; lines to either come through the channel behind it."""
        return self._before(id) + (id in self.cards)

    def _downwards(self, n: int) -> bool:
        """Whether a link that passes aside starts too near the main claims to come in from below on a way up."""
        link = self.links[n]
        return n in self.gutters and link.source in self.cards and self._rank(link.source) <= self._rank(link.target)

    def _leaning(self, n: int) -> float:
        here = self.places[self.links[n].source].across
        there = self.gutters.get(n, self.places[self.links[n].target].across)
        return here + (there - here) * TRACE

    def _arriving(self, n: int, foot: float) -> float:
        return self.gutters.get(n, self.coming.get(n, foot))

    def _around(self, n: int, found: Ends) -> list[Sideways]:
        link, gutter = self.links[n], self.gutters[n]
        around = []
        if link.source in self.cards:
            channel = self._rank(link.source) - (not self._downwards(n))
            around.append(Sideways(~n, f"to the gutter {n}", channel, found.begins[n], gutter))
        if link.target in self.cards:
            around.append(Sideways(n, link.target, self._rank(link.target), gutter, found.ends[n]))
        return around
