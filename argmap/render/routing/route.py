"""Lines drawn anew: straight, with round corners, each with an end of its own at its target.

The engine decides in which order cards stand, and where lines find a way between them. Its curves, though, meet in one point of
their target or come in through its corners, of lines between articles or back into a loop it is not told, and it leaves the same
room between all ranks. The ways of all lines are found here, and ranks move as close as the lines between them allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from attrs import evolve

from argmap.render.layout import Frame, Layout, Path, fitted
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.axes import back, places, turned
from argmap.render.routing.channel import Channel, Traffic
from argmap.render.routing.crossing import Gutters
from argmap.render.routing.curve import changed, rounded
from argmap.render.routing.floors import Floors
from argmap.render.routing.lanes import lanes
from argmap.render.routing.levels import Key, Sideways, levels
from argmap.render.routing.router import Router, asides
from argmap.scene.parts import Link


def routed(plan: Plan, layout: Layout, direction: Direction) -> Layout:
    """The layout with its lines, and with ranks and junctions where these need them."""
    if not plan.scene.cards:
        return layout
    links = plan.scene.links
    was = places(plan, layout, direction)
    cards = frozenset(card.id for card in plan.scene.cards)
    floors = Floors.of(was[id] for id in cards)
    ranks = {id: floors.before(place) + (id in cards) for id, place in was.items()}
    spans = {n: _passed(link, ranks, cards) for n, link in enumerate(links)}
    engines = {n: path for n, path in enumerate(layout.paths) if path}
    past = {n: span for n, span in spans.items() if span is not None and (not span or n in engines)}
    aside = {n: link for n, link in enumerate(links) if n not in past or (n in plan.aside and past[n])}
    router = Router(
        links,
        cards,
        was,
        ranks,
        lanes(engines, {n: span for n, span in past.items() if n not in aside}, floors.middle, direction),
        Gutters.of(plan, layout, direction, was).places(aside, was),
    )
    ends = router.ends()
    stretches = router.stretches(ends)
    numbers = levels(stretches)
    rooms = _rooms(plan, router, stretches, numbers, len(floors.middle), direction)
    spaced = floors.spaced(rooms)
    now = spaced.moved({id: was[id] for id in cards}, floors, ranks)
    now |= {j.id: spaced.settled(was[j.id], ranks[j.id], rooms) for j in plan.scene.junctions}
    router, where = evolve(router, places=now), asides(stretches, numbers, spaced, rooms)

    def path(n: int) -> Path:
        way = router.way(n, ends, where)
        points = changed(rounded(list(way.corners)), partial(back, direction=direction))
        return Path(points, back(way.tip, direction) if way.tip else None)

    done = evolve(
        layout,
        centres={id: back((place.across, place.along), direction) for id, place in now.items()},
        paths=tuple(path(n) for n in range(len(links))),
        frames=tuple(_spaced(frame, spaced.far[-1] - floors.far[-1], direction) for frame in layout.frames),
    )
    return fitted(done, _around_cards(plan, done))


def _passed(link: Link, ranks: Mapping[str, int], cards: frozenset[str]) -> range | None:
    """The ranks between the ends of a link, from its source on; None where it does not lead from reasons up."""
    first = ranks[link.source] - 1 if link.source in cards else ranks[link.source]
    last = ranks[link.target]
    if first < last or (first == last and link.source not in cards and link.target not in cards):
        return None
    return range(first, last, -1)


def _rooms(
    plan: Plan,
    router: Router,
    stretches: list[Sideways],
    numbers: Mapping[Key, int],
    count: int,
    direction: Direction,
) -> list[Channel]:
    """The room behind each rank but the last."""
    early, late = defaultdict(list), defaultdict(list)
    for n, box in plan.words.items():
        source = router.links[n].source
        if source in router.cards:
            early[router.ranks[source] - 1].append(box)
        else:
            late[router.ranks[source]].append(box)
    used: dict[int, int] = defaultdict(int)
    for stretch in stretches:
        used[stretch.channel] = max(used[stretch.channel], numbers[stretch.key] + 1)
    joined = {router.ranks[junction.id] for junction in plan.scene.junctions}
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    return [
        Traffic(tuple(early[rank]), tuple(late[rank]), rank in joined, used[rank]).room(sideways=sideways)
        for rank in range(count - 1)
    ]


def _spaced(frame: Frame, by: float, direction: Direction) -> Frame:
    """The frame of an article whose last rank has moved by so much along."""
    corners = (
        turned((frame.x, frame.y), direction),
        turned((frame.x + frame.width, frame.y + frame.height), direction),
    )
    (left, right), (begin, end) = (sorted(corner[axis] for corner in corners) for axis in (0, 1))
    first, second = back((left, begin), direction), back((right, end + by), direction)
    (x0, x1), (y0, y1) = (sorted((first[axis], second[axis])) for axis in (0, 1))
    return Frame(x0, y0, round(x1 - x0, 2), round(y1 - y0, 2))


def _around_cards(plan: Plan, layout: Layout) -> list[Frame]:
    centres = [layout.centres[card.id] for card in plan.scene.cards]
    return [
        Frame(x - box.width / 2, y - box.height / 2, box.width, box.height)
        for (x, y), box in zip(centres, plan.boxes, strict=True)
    ]
