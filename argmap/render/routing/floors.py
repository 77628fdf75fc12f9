"""The ranks on which the engine has put the cards, on the turned axes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from argmap.render.routing.axes import Place
from argmap.render.routing.channel import HEADROOM, LEVEL, Channel

SAME = 1.0
"""What is less far apart along, in points, is on one rank."""


@frozen
class Floors:
    """The ranks from the main claim on: the middle of each, and where its largest card begins and ends."""

    middle: list[float]
    near: list[float]
    far: list[float]

    @classmethod
    def of(cls, cards: Iterable[Place]) -> Floors:
        """The ranks of some cards."""
        floors = cls([], [], [])
        for place in sorted(cards, key=lambda place: place.along):
            if not floors.middle or place.along > floors.middle[-1] + SAME:
                floors.middle.append(place.along)
                floors.near.append(place.near)
                floors.far.append(place.far)
            floors.near[-1] = min(floors.near[-1], place.near)
            floors.far[-1] = max(floors.far[-1], place.far)
        return floors

    def before(self, place: Place) -> int:
        """The number of the last rank before a place: for what supports a claim on rank 0, that is 0."""
        return bisect_left(self.middle, place.along - SAME) - 1

    def spaced(self, rooms: Sequence[Channel]) -> Floors:
        """The ranks with just as much room between them as the lines there need; the first stays where it is."""
        floors = Floors([], [], [])
        begin = self.near[0]
        for rank, near in enumerate(self.near):
            by = begin - near
            for own, was in zip(
                (floors.middle, floors.near, floors.far), (self.middle, self.near, self.far), strict=True
            ):
                own.append(was[rank] + by)
            if rank < len(rooms):
                begin = floors.far[-1] + rooms[rank].room
        return floors

    def moved(self, places: Mapping[str, Place], was: Floors, ranks: Mapping[str, int]) -> dict[str, Place]:
        """The cards of `ranks` moved with their ranks, from where these were."""
        by = [now - then for now, then in zip(self.middle, was.middle, strict=True)]
        return {id: evolve(place, along=place.along + by[ranks[id]]) for id, place in places.items()}

    def settled(self, junction: Place, rank: int, rooms: Sequence[Channel]) -> Place:
        """The junction as far from the cards that lead to it as words and brackets need, wherever the engine put it."""
        if 0 <= rank < len(rooms):
            return evolve(junction, along=max(self.near[rank + 1] - rooms[rank].below, self.far[rank] + HEADROOM))
        return evolve(junction, along=self.near[0] - HEADROOM if rank < 0 else self.far[-1] + HEADROOM)

    def level(self, rank: int, number: int, most: int, rooms: Sequence[Channel]) -> float:
        """Where along a level behind a rank is; levels move together where there are more than the room is made for."""
        if rank < 0:  # before the main claims
            return self.near[0] - HEADROOM - number * LEVEL
        step = LEVEL
        if rank < len(rooms):
            free = self.near[rank + 1] - rooms[rank].below - self.far[rank] - HEADROOM
            step = min(LEVEL, free / max(most, 1))
        return self.far[rank] + HEADROOM + number * step
