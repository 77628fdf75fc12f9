"""The pieces that a drawing consists of, each with its place, so that a page can take those that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from attrs import frozen

from argmap.render.letters.lines import Line
from argmap.render.routing.curve import Point


@frozen
class Rect:
    """A rectangle by its sides, in points; y points down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def touches(self, other: Rect) -> bool:
        """Whether the two have more than a border in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Rect) -> bool:
        """Whether all of the other is in it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def common(self, other: Rect) -> Rect:
        """What lies in both; without size or less where they do not touch."""
        return Rect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def moved(self, x: float, y: float) -> Rect:
        """The same size somewhere else."""
        return Rect(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def grown(self, by: float) -> Rect:
        """With so much more on each side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)


@frozen
class Piece:
    """A part of the drawing as SVG, and the rectangles that it lies in.

    A line has several, so that it does not count as being wherever it passes by; `where` finds them, since only pages ask. What
    is only `ground` behind other things is no reason to print a page.
    """

    drawing: str
    where: Callable[[], tuple[Rect, ...]]
    ground: bool = False

    @cached_property
    def areas(self) -> tuple[Rect, ...]:
        """The rectangles."""
        return self.where()


def known(*areas: Rect) -> Callable[[], tuple[Rect, ...]]:
    """Where a piece lies whose rectangles are known."""
    return lambda: areas


@frozen
class Section:
    """Pieces with a common origin: the title, the map, the legend. `joint` stands between them in the file."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    joint: str = ""


def around(points: Iterable[Point], by: float) -> Rect:
    """The rectangle around points, with so much more on each side."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys)).grown(by)


def line_area(line: Line) -> Rect:
    """The rectangle of a line of text, with room for what hangs below it."""
    left = line.x - line.width if line.right else line.x
    return Rect(left, line.y - line.style.size, left + line.width, line.y + 0.3 * line.style.size)
