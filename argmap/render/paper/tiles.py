"""Which part of a picture each page shows: tiles in rows and columns, without those that would be empty."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from argmap.render.drawing.pieces import Piece, Rect
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

    `xs` and `ys` are the places of the cuts in the picture, with its sides. `cut` is the number of cards that no page shows
    whole. `alone` says that the whole picture is on one page.
    """

    paper: Paper
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    tiles: tuple[Tile, ...]
    cut: int = 0
    alone: bool = False

    @property
    def rows(self) -> int:
        """How many rows of tiles there are."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns of tiles there are."""
        return len(self.xs) - 1

    @property
    def empty(self) -> int:
        """How many tiles are left out because nothing is on them."""
        return self.rows * self.columns - len(self.tiles)

    @property
    def numbers(self) -> dict[Place, int]:
        """The numbers of the pages, from 1 on, by place."""
        return {tile.place: number for number, tile in enumerate(self.tiles, 1)}


def tiling(drawing: Drawing, paper: Paper, landscape: bool | None) -> Tiling:
    """The picture on paper that is upright, lies on its side (`landscape`), or, with None, what takes less of both: pages, and
    cards that are cut.
    """
    ways = (paper, paper.turned) if landscape is None else (paper.turned if landscape else paper,)
    found = [_tiling(drawing, way) for way in ways]
    return min(found, key=lambda tiling: (len(tiling.tiles) + tiling.cut, len(tiling.tiles)))


def pieces(drawing: Drawing, tiling: Tiling) -> dict[Place, list[list[Piece]]]:
    """The pieces that each tile shows, for each section of the drawing."""
    found: dict[Place, list[list[Piece]]] = {tile.place: [[] for _ in drawing.sections] for tile in tiling.tiles}
    shown = {tile.place: tile.shown for tile in tiling.tiles}
    for number, section in enumerate(drawing.sections):
        for piece in section.pieces:
            areas = [area.moved(section.x, section.y) for area in piece.areas]
            for place in dict.fromkeys(
                place for area in areas for place in _places(tiling.xs, tiling.ys, area, OVERLAP)
            ):
                if place in shown and any(area.touches(shown[place]) for area in areas):
                    found[place][number].append(piece)
    return found


def _tiling(drawing: Drawing, paper: Paper) -> Tiling:
    inside, room = drawing.inside, paper.inside
    if inside.width <= room.width and inside.height <= room.height:
        sides = (inside.left, inside.right), (inside.top, inside.bottom)
        return Tiling(paper, *sides, (Tile((1, 1), inside, inside),), alone=True)
    words = list(_words(drawing))
    across = (*_spans(drawing.cards, words, inside.left, upright=False),)
    down = (*_spans(drawing.cards, words, inside.top, upright=True),)
    wide, high = paper.room
    xs = tuple(inside.left + place for place in cuts(inside.width, wide, across))
    ys = tuple(inside.top + place for place in cuts(inside.height, high, down))
    filled = sorted(set(_filled(drawing, xs, ys)))
    tiles = {place: _tile(place, xs, ys) for place in filled}
    cut = sum(not _whole(card, xs, ys, tiles) for card in drawing.cards)
    return Tiling(paper, xs, ys, tuple(tiles.values()), cut)


def _spans(cards: Iterable[Rect], words: Iterable[Rect], begin: float, *, upright: bool) -> Iterator[Span]:
    """What cuts should not go through, as seen from one side of the picture."""
    for areas, card in ((cards, True), (words, False)):
        for area in areas:
            start, stop = (area.top, area.bottom) if upright else (area.left, area.right)
            yield Span(start - begin, stop - begin, card)


def _tile(place: Place, xs: Sequence[float], ys: Sequence[float]) -> Tile:
    row, column = place
    area = Rect(xs[column - 1], ys[row - 1], xs[column], ys[row])
    shown = Rect(area.left, area.top, min(area.right + OVERLAP, xs[-1]), min(area.bottom + OVERLAP, ys[-1]))
    return Tile(place, area, shown)


def _whole(card: Rect, xs: Sequence[float], ys: Sequence[float], tiles: Mapping[Place, Tile]) -> bool:
    """Whether some tile shows all of a card."""
    return any(tiles[place].shown.holds(card) for place in _places(xs, ys, card, OVERLAP) if place in tiles)


def _words(drawing: Drawing) -> Iterator[Rect]:
    """The areas of what is neither a card nor ground nor a line: titles, captions, entries of the legend."""
    for section in drawing.sections:
        for piece in section.pieces:
            if len(piece.areas) == 1 and not piece.ground:
                yield piece.areas[0].moved(section.x, section.y)


def _filled(drawing: Drawing, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Place]:
    """The places where there is more than ground."""
    for section in drawing.sections:
        for piece in section.pieces:
            for area in () if piece.ground else piece.areas:
                yield from _places(xs, ys, area.moved(section.x, section.y))


def _places(xs: Sequence[float], ys: Sequence[float], area: Rect, before: float = 0.0) -> Iterator[Place]:
    """The places that an area reaches into, also where so much `before` it is still shown."""
    columns = _between(xs, area.left - before, area.right)
    return ((row, column) for row in _between(ys, area.top - before, area.bottom) for column in columns)


def _between(places: Sequence[float], start: float, stop: float) -> range:
    """The numbers of the strips, from 1 on, that something from `start` to `stop` reaches into."""
    first = max(1, bisect_right(places, start))
    last = min(len(places) - 1, bisect_left(places, stop))
    return range(first, last + 1)
