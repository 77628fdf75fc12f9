"""What does not hang together stands in the order of the text, as close as it fits.

The engine sets the connected parts of a map side by side in an order of its own. Here they are moved across, each next to those
before it: rank by rank, so that a shallow part goes beside the claims of a deep one and nothing overlaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import evolve

from argmap.render.layout import Layout
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.axes import Place, back, places, turned
from argmap.render.routing.floors import Floors
from argmap.render.sizes import PART_GAP

Reach = dict[int, tuple[float, float]]
"""From where to where across something is, by twice the rank; odd numbers are the channels between ranks."""


def packed(plan: Plan, layout: Layout, direction: Direction) -> Layout:
    """The layout with the connected parts of each group in order."""
    parts = _parts(plan)
    if len(parts) < 2:  # noqa: PLR2004 - nothing to move
        return layout
    now = places(plan, layout, direction)
    reaches = _reaches(plan, layout, now, parts, direction)
    ends: dict[tuple[str, int], float] = {}
    shift: dict[str, float] = {}
    for number, part in enumerate(parts):
        home, reach = plan.homes.get(part[0], ""), reaches[number]
        by = max(
            (ends[home, level] + PART_GAP - low for level, (low, _) in reach.items() if (home, level) in ends),
            default=None,
        )
        if by is None:  # the first of its group, or the first so far to the right
            by = -min(low for low, _ in reach.values())
        for level, (_, high) in reach.items():
            ends[home, level] = max(high + by, ends.get((home, level), high + by))
        shift |= dict.fromkeys(part, by)
    paths = (
        path and path.moved(*([back((shift[link.source], 0), direction)] * 2))
        for link, path in zip(plan.scene.links, layout.paths, strict=True)
    )
    centres = {id: back((place.across + shift[id], place.along), direction) for id, place in now.items()}
    return evolve(layout, centres=centres, paths=tuple(paths))


def _parts(plan: Plan) -> list[list[str]]:
    """The connected parts as ids, in the order of their first main claims."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for one, other in _joined(plan):
        neighbours[one].append(other)
        neighbours[other].append(one)
    sources = {link.source for n, link in enumerate(plan.scene.links) if n not in plan.aside}
    seen: set[str] = set()
    parts: list[list[str]] = []
    for top in sorted(plan.scene.points, key=lambda id: id in sources):
        if top in seen:
            continue
        seen.add(top)
        part, stack = [], [top]
        while stack:
            here = stack.pop()
            part.append(here)
            further = [id for id in neighbours.get(here, ()) if id not in seen]
            seen.update(further)
            stack += dict.fromkeys(further)
        parts.append(part)
    return parts


def _joined(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from ((link.source, link.target) for n, link in enumerate(plan.scene.links) if n not in plan.aside)
    for row in plan.rows:
        yield from ((row[0], other) for other in row[1:])


def _reaches(
    plan: Plan, layout: Layout, now: Mapping[str, Place], parts: list[list[str]], direction: Direction
) -> list[Reach]:
    """From where to where each part reaches at every rank, and between the ranks."""
    cards = {card.id for card in plan.scene.cards}
    floors = Floors.of(now[id] for id in cards)
    part_of = {id: number for number, part in enumerate(parts) for id in part}
    level = {id: 2 * floors.before(now[id]) + (2 if id in cards else 1) for id in now}
    found: list[Reach] = [{} for _ in parts]
    for id, place in now.items():
        _widen(found[part_of[id]], level[id], place.across - place.half_across, place.across + place.half_across)
    for link, path in zip(plan.scene.links, layout.paths, strict=True):
        if path:
            across = [turned(point, direction)[0] for point in path.points]
            first, last = sorted((level[link.source], level[link.target]))
            for passed in range(first + 1, last):
                _widen(found[part_of[link.source]], passed, min(across), max(across))
    for reach in found:
        for between in [number for number in reach if number % 2]:  # lines go sideways from card to card there
            for beside in (between - 1, between + 1):
                if beside in reach:
                    _widen(reach, between, *reach[beside])
    return found


def _widen(reach: Reach, level: int, low: float, high: float) -> None:
    was = reach.get(level, (low, high))
    reach[level] = (min(was[0], low), max(was[1], high))
