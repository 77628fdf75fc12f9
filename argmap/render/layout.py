"""Where the engine puts the parts of a picture, in points from its upper left corner."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from argmap.ground.errors import EngineError
from argmap.render.dot import dot
from argmap.render.engine import run
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.curve import Point, moved


@frozen
class Path:
    """A line: the points of a chain of Bézier curves (one, then three for each curve), and the tip of its head if it has one."""

    points: tuple[Point, ...]
    tip: Point | None = None

    def moved(self, start: Point, stop: Point) -> Path:
        """The line with its ends moved by so much; one that moves as a whole keeps its shape."""
        tip = (round(self.tip[0] + stop[0], 2), round(self.tip[1] + stop[1], 2)) if self.tip else None
        return Path(moved(self.points, start, stop), tip)


@frozen
class Frame:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@frozen
class Layout:
    """Size, the centres of cards and junctions, and what goes with the scene's links and groups.

    A link that the engine is not told of has no path until `route` gives it one, and groups no frame until `frames` does.
    """

    width: float
    height: float
    centres: dict[str, Point]
    paths: tuple[Path | None, ...]
    frames: tuple[Frame, ...] = ()


EDGE = 4.0
"""Around lines, in points."""
EMPTY = Layout(0, 0, {}, ())


def layout(plan: Plan, direction: Direction, engine: str, timeout: float) -> Layout:
    """The layout of a measured scene. Raises `EngineError`."""
    if not plan.scene.cards:
        return EMPTY
    answer = run(dot(plan, direction), engine, "json0", timeout)
    try:
        return _read(plan, json.loads(answer))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EngineError(f"the layout engine {engine!r} gave an answer that cannot be read: {error!r}") from error


def _read(plan: Plan, answer: dict[str, Any]) -> Layout:
    left, bottom, right, top = (float(number) for number in answer["bb"].split(","))

    def place(pair: str) -> Point:
        x, _, y = pair.partition(",")
        return round(float(x) - left, 2), round(top - float(y), 2)  # Graphviz's axis points up

    def path(pos: str) -> Path:
        pieces = pos.split()
        tip = next((place(piece[2:]) for piece in pieces if piece[0] == "e"), None)
        return Path(tuple([place(piece) for piece in pieces if piece[0] not in "es"]), tip)

    objects = {found["name"]: found for found in answer["objects"]}
    edges = {found["id"]: found for found in answer.get("edges", ()) if "id" in found}  # those that are seen
    scene = plan.scene
    return Layout(
        round(right - left, 2),
        round(top - bottom, 2),
        {id: place(objects[plan.nodes[id]]["pos"]) for id in scene.points},
        tuple(path(found["pos"]) if (found := edges.get(f"e{n}")) else None for n in range(1, len(scene.links) + 1)),
    )


def fitted(layout: Layout, cards: Iterable[Frame]) -> Layout:
    """The layout with its upper left corner at the origin and room for everything, `cards` too."""
    corners = [(f.x, f.y) for f in (*cards, *layout.frames)] + [
        (f.x + f.width, f.y + f.height) for f in (*cards, *layout.frames)
    ]
    points = [point for path in layout.paths if path for point in path.points]
    if points:
        xs, ys = zip(*points, strict=True)
        corners += [(min(xs) - EDGE, min(ys) - EDGE), (max(xs) + EDGE, max(ys) + EDGE)]
    xs, ys = zip(*corners, strict=True)
    by = (-min(xs), -min(ys))

    def to(point: Point) -> Point:
        return round(point[0] + by[0], 2), round(point[1] + by[1], 2)

    return Layout(
        round(max(xs) + by[0], 2),
        round(max(ys) + by[1], 2),
        {id: to(point) for id, point in layout.centres.items()},
        tuple(path and path.moved(by, by) for path in layout.paths),
        tuple(Frame(*to((frame.x, frame.y)), frame.width, frame.height) for frame in layout.frames),
    )
