"""Which part of a picture each page shows: tiles in rows and columns, without those that would be empty."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from argmap.render.drawing.pieces import Rect
from argmap.render.drawing.svg import Drawing
from argmap.render.paper.cuts import Span, cuts
from argmap.render.paper.sizes import OVERLAP, Paper

Place = tuple[int, int]
"""Row and column, from 1 on."""


@frozen
class Tile:
    """A part of a picture: `area` is its own, `shown` has some of the neighbours at the right and below besides."""

    place: Place
    area: Rect
    shown: Rect


@frozen
class Tiling:
    """How a picture is laid on paper: the tiles that hold something, row by row, and how many there would be in all.

    `cut` are the cards that no page shows whole. `alone` says that the whole picture is on one page.
    """

    paper: Paper
    rows: int
    columns: int
    tiles: tuple[Tile, ...]
    cut: int = 0
    alone: bool = False

    @property
    def empty(self) -> int:
        """How many tiles are left out because nothing is on them."""
        return self.rows * self.columns - len(self.tiles)

    @property
    def numbers(self) -> dict[Place, int]:
        """The numbers of the pages, from 1 on, by place."""
        return {tile.place: number for number, tile in enumerate(self.tiles, 1)}


def tiling(drawing: Drawing, paper: Paper, landscape: bool | None) -> Tiling:
    """The picture on paper that is upright, lies on its side (`landscape`), or, with None, what takes fewer pages."""
    ways = (paper, paper.turned) if landscape is None else (paper.turned if landscape else paper,)
    found = [_tiling(drawing, way) for way in ways]
    return min(found, key=lambda tiling: (len(tiling.tiles), tiling.cut))


def _tiling(drawing: Drawing, paper: Paper) -> Tiling:
    inside, room = drawing.inside, paper.inside
    if inside.width <= room.width and inside.height <= room.height:
        return Tiling(paper, 1, 1, (Tile((1, 1), inside, inside),), alone=True)
    spans = [area.moved(-inside.left, -inside.top) for area in drawing.cards]
    words = [area.moved(-inside.left, -inside.top) for area in _words(drawing)]
    wide, high = paper.room
    xs = cuts(
        inside.width, wide, [*(Span(s.left, s.right) for s in spans), *(Span(w.left, w.right, False) for w in words)]
    )
    ys = cuts(
        inside.height, high, [*(Span(s.top, s.bottom) for s in spans), *(Span(w.top, w.bottom, False) for w in words)]
    )
    columns, rows = len(xs) - 1, len(ys) - 1
    filled = set(_filled(drawing, xs, ys))
    tiles = tuple(
        _tile((row, column), xs, ys, inside)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (row, column) in filled
    )
    cut = sum(not any(tile.shown.holds(card) for tile in tiles) for card in drawing.cards)
    return Tiling(paper, rows, columns, tiles, cut)


def _tile(place: Place, xs: Sequence[float], ys: Sequence[float], inside: Rect) -> Tile:
    row, column = place
    area = Rect(xs[column - 1], ys[row - 1], xs[column], ys[row]).moved(inside.left, inside.top)
    further = (min(area.right + OVERLAP, inside.right), min(area.bottom + OVERLAP, inside.bottom))
    return Tile(place, area, Rect(area.left, area.top, *further))


def _words(drawing: Drawing) -> Iterator[Rect]:
    """The areas of what is neither a card nor ground nor a line: titles, captions, entries of the legend."""
    for section in drawing.sections:
        for piece in section.pieces:
            if len(piece.areas) == 1 and not piece.ground:
                yield piece.areas[0].moved(section.x, section.y)


def _filled(drawing: Drawing, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Place]:
    """The places where there is more than ground."""
    inside = drawing.inside
    for section in drawing.sections:
        for piece in section.pieces:
            for area in () if piece.ground else piece.areas:
                own = area.moved(section.x - inside.left, section.y - inside.top)
                for row in _between(ys, own.top, own.bottom):
                    yield from ((row, column) for column in _between(xs, own.left, own.right))


def _between(places: Sequence[float], start: float, stop: float) -> range:
    """The numbers of the strips, from 1 on, that something from `start` to `stop` reaches into."""
    first = max(1, bisect_right(places, start))
    last = min(len(places) - 1, bisect_left(places, stop))
    return range(first, last + 1)
