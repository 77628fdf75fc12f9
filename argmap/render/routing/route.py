"""Lines drawn anew: straight, with round corners, each with an end of its own at its target.

The engine decides where cards stand, and how lines within an article pass cards that are in their way. Its curves between
neighbouring ranks, though, meet in one point of the target or come in through its corners, and of lines between articles or back
into a loop it is not told; the ways of these are found here.
"""

from __future__ import annotations

from attrs import evolve

from argmap.render.layout import Frame, Layout, Path, fitted
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.axes import Place, back, places, turned
from argmap.render.routing.channel import Channel
from argmap.render.routing.crossing import Gutters
from argmap.render.routing.curve import Point, rounded
from argmap.render.routing.floors import Floors
from argmap.render.routing.router import Router

LAST = 4
"""The points of the last curve of a line."""


def routed(plan: Plan, layout: Layout, direction: Direction, room: Channel) -> Layout:
    """The layout with its lines, and with junctions where these need them."""
    if not plan.scene.cards:
        return layout
    links = plan.scene.links
    was = places(plan, layout, direction)
    cards = frozenset(card.id for card in plan.scene.cards)
    floors = Floors.of(was[id] for id in cards)
    now = was | {j.id: floors.settled(was[j.id], room) for j in plan.scene.junctions}
    given = {n: path for n, path in enumerate(layout.paths) if path}
    coming = {n: turned(path.points[-LAST:][0], direction)[0] for n, path in given.items()}
    router = Router(links, cards, now, floors, coming, {})
    short = {n for n, link in enumerate(links) if router.short(link)}
    aside = {n: links[n] for n in sorted(plan.aside) if n not in short}
    router = evolve(
        router,
        coming={n: across for n, across in coming.items() if n not in short},
        gutters=Gutters.of(plan, layout, direction, now).places(aside, now),
    )
    ends = router.ends()
    asides = router.asides(ends, room)

    def path(n: int) -> Path:
        if n in given and n not in short:
            starts = _shift(was[links[n].source], now[links[n].source], ends.begins[n], direction)
            stops = _shift(was[links[n].target], now[links[n].target], ends.ends[n], direction)
            return given[n].moved(starts, stops)
        way = router.way(n, ends, asides)
        points = tuple(back(point, direction) for point in rounded(list(way.corners)))
        return Path(points, back(way.tip, direction) if way.tip else None)

    centres = {id: back((place.across, place.along), direction) for id, place in now.items()}
    done = evolve(layout, centres=centres, paths=tuple(path(n) for n in range(len(links))))
    return fitted(done, _around_cards(plan, done))


def _around_cards(plan: Plan, layout: Layout) -> list[Frame]:
    centres = [layout.centres[card.id] for card in plan.scene.cards]
    return [
        Frame(x - box.width / 2, y - box.height / 2, box.width, box.height)
        for (x, y), box in zip(centres, plan.boxes, strict=True)
    ]


def _shift(was: Place, now: Place, across: float, direction: Direction) -> Point:
    """How far an end of the engine's line has to move."""
    (x, y), (old_x, old_y) = back((across, now.along), direction), back((was.across, was.along), direction)
    return x - old_x, y - old_y
