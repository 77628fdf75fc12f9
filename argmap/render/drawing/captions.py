"""Where the words on lines stand: near the tail, where few other lines are, and neither on another word nor on a card."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from math import hypot

from attrs import frozen

from argmap.render.box import Box
from argmap.render.layout import Layout, Path
from argmap.render.plan import Plan
from argmap.render.routing.curve import Point, pieces, straight, walk

CLOSE = 6.0
"""The room between the tail of a line and the word on it, in points."""
TRIES = 5
"""So many places are looked at on each piece of a line."""
CELL = 80.0
"""Words and cards are looked up by squares of this size."""
FRAMED = 15.0
"""How much wider and higher a card is with the frame that singles it out."""
APART = 1.0
"""The room beside a word."""


@frozen
class Area:
    """A rectangle around its middle."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Area) -> bool:
        """Whether the two would touch."""
        wide, high = (self.width + other.width) / 2, (self.height + other.height) / 2
        return abs(self.x - other.x) < wide + APART and abs(self.y - other.y) < high

    def cells(self) -> Iterator[tuple[int, int]]:
        """The squares of the picture that it lies in."""
        wide, high = self.width / 2 + APART, self.height / 2 + APART
        left, right = int((self.x - wide) // CELL), int((self.x + wide) // CELL)
        top, bottom = int((self.y - high) // CELL), int((self.y + high) // CELL)
        return product(range(left, right + 1), range(top, bottom + 1))


def captions(plan: Plan, layout: Layout) -> dict[int, Area]:
    """Where the words on links stand, by the number of the link."""
    if not plan.words:
        return {}
    taken: dict[tuple[int, int], list[Area]] = {}
    for card, box in zip(plan.scene.cards, plan.boxes, strict=True):
        around = FRAMED if card.tag else 0.0  # the frame of a card that is singled out
        _take(Area(*layout.centres[card.id], box.width + around, box.height + around), taken)
    found: dict[int, Area] = {}
    for number, words in plan.words.items():
        path = layout.paths[number]
        if path:
            areas = (Area(x, y, words.width, words.height) for x, y in _places(path, words))
            first = next(areas)
            found[number] = next((a for a in chain([first], areas) if not _hits(a, taken)), first)
            _take(found[number], taken)
    return found


def _hits(area: Area, taken: dict[tuple[int, int], list[Area]]) -> bool:
    return any(area.overlaps(other) for cell in area.cells() for other in taken.get(cell, ()))


def _take(area: Area, taken: dict[tuple[int, int], list[Area]]) -> None:
    for cell in area.cells():
        taken.setdefault(cell, []).append(area)


def _places(path: Path, words: Box) -> Iterator[Point]:
    """Points of the straight pieces that a word fits on, from the tail on; at last one of any line."""
    for piece in pieces(path.points):
        (ax, ay), (bx, by) = piece[0], piece[3]
        length = hypot(bx - ax, by - ay)
        need = words.width if abs(bx - ax) > abs(by - ay) else words.height
        if not straight(piece) or length < need + CLOSE:
            continue
        for number in range(TRIES):
            at = CLOSE + need / 2 + number * min(need + 2, (length - need - CLOSE) / (TRIES - 1))
            yield ax + (bx - ax) * at / length, ay + (by - ay) * at / length
    (ax, ay), (bx, by) = path.points[0], walk(path.points, CLOSE)
    yield walk(path.points, CLOSE + (words.width if abs(bx - ax) > abs(by - ay) else words.height) / 2)
