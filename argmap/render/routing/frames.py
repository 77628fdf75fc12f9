"""Articles side by side, each in a frame of its own.

The engine lays all of them out in one go and without frames, because it keeps the order of reasons only then. Its ranks are
common to all articles; what is left is to move these apart. Lengths are in points.
"""

from __future__ import annotations

from collections import defaultdict

from attrs import evolve, frozen

from argmap.render.layout import Frame, Layout, Path
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.axes import Place, back, places, turned
from argmap.render.routing.channel import HEADROOM
from argmap.render.sizes import GUTTER, PADDING, TITLE_GAP

NOBODY = ""
"""Stands for the parts that belong to no group."""


@frozen
class Strip:
    """The room of one article across, and how far its parts have to move to get there."""

    begin: float
    end: float
    shift: float


def framed(plan: Plan, layout: Layout, direction: Direction) -> Layout:
    """The layout with a frame for each group; as it is where there are none."""
    if not plan.scene.groups:
        return layout
    now = places(plan, layout, direction)
    strips = _strips(plan, _reaches(plan, layout, now, direction), direction)
    shifts = {id: strips[plan.homes.get(id, NOBODY)].shift for id in now}
    begin = min(place.near for place in now.values()) - PADDING
    end = (
        max(place.far for place in now.values()) + PADDING + (HEADROOM if plan.aside else 0)
    )  # lines come in from there
    title = max(label.height for label in plan.labels) + TITLE_GAP
    begin -= title if direction is Direction.UP else 0
    end += title if direction is Direction.DOWN else 0

    def path(number: int) -> Path | None:
        given = layout.paths[number]
        by = back((shifts[plan.scene.links[number].source], 0), direction)
        return given and given.moved(by, by)

    return evolve(
        layout,
        centres={id: back((place.across + shifts[id], place.along), direction) for id, place in now.items()},
        paths=tuple(map(path, range(len(layout.paths)))),
        frames=tuple(_frame(strips[group.id], begin, end, direction) for group in plan.scene.groups),
    )


def _reaches(plan: Plan, layout: Layout, now: dict[str, Place], direction: Direction) -> dict[str, tuple[float, float]]:
    """From where to where across the cards and lines of each group reach."""
    found: dict[str, list[float]] = defaultdict(list)
    for id, place in now.items():
        found[plan.homes.get(id, NOBODY)] += [place.across - place.half_across, place.across + place.half_across]
    for link, path in zip(plan.scene.links, layout.paths, strict=True):
        if path:
            found[plan.homes.get(link.source, NOBODY)] += [turned(point, direction)[0] for point in path.points]
    return {home: (min(reach), max(reach)) for home, reach in found.items()}


def _strips(plan: Plan, reaches: dict[str, tuple[float, float]], direction: Direction) -> dict[str, Strip]:
    """The strips of the groups in order, then that of what belongs to none."""
    upright = direction in {Direction.UP, Direction.DOWN}
    titles = {group.id: label for group, label in zip(plan.scene.groups, plan.labels, strict=True)}
    strips: dict[str, Strip] = {}
    cursor = 0.0
    for home in (*titles, *([NOBODY] if NOBODY in reaches else [])):
        low, high = reaches[home]
        before = PADDING
        size = high - low + 2 * PADDING
        if home in titles and upright:
            size = max(size, titles[home].width + 2 * PADDING)
        elif home in titles:
            before += titles[home].height + TITLE_GAP
            size += titles[home].height + TITLE_GAP
        strips[home] = Strip(cursor, cursor + size, cursor + before - low)
        cursor += size + GUTTER
    return strips


def _frame(strip: Strip, begin: float, end: float, direction: Direction) -> Frame:
    corners = back((strip.begin, begin), direction), back((strip.end, end), direction)
    (x0, x1), (y0, y1) = (sorted(corner[axis] for corner in corners) for axis in (0, 1))
    return Frame(x0, y0, round(x1 - x0, 2), round(y1 - y0, 2))
