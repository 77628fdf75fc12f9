"""What stands around a tile on its page: crop marks, the names of the neighbours, the foot and a small map of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from argmap.render.drawing.pieces import Rect
from argmap.render.drawing.texts import text
from argmap.render.drawing.xml import number, tag
from argmap.render.letters.lines import Line, Style, paragraph
from argmap.render.letters.metrics import text_width
from argmap.render.paper.sizes import FOOT, Paper
from argmap.render.paper.tiles import Place, Tile, Tiling
from argmap.scene.theme import Theme

WORDS = Style(9.0)
MARK, AWAY = 12.0, 3.0
"""The length of a crop mark, and how far from the corner it begins."""
INDEX, CELL = Rect(0, 0, 96.0, FOOT - 4), 14.0
"""The room for the map of the pages, and the width of a page on it."""
NEAR = 6, 9
"""So many rows and columns around a page are on that map."""
BESIDE = 7.0
"""Between a tile and the words above or left of it."""
THIN = 0.5


def place_words(place: Place) -> str:
    """`row 2, column 3`."""
    return f"row {place[0]}, column {place[1]}"


def around(tile: Tile, tiling: Tiling, numbers: Mapping[Place, int], title: str, theme: Theme) -> str:
    """All that stands around a tile whose upper left corner is that of the page's room; `numbers` are those of the pages."""
    corner = tiling.paper.shown
    way = corner.left - tile.area.left, corner.top - tile.area.top
    return "".join((
        _marks(tile.area.moved(*way), theme),
        *_neighbours(tile.place, tile.shown.moved(*way), numbers, theme),
        _index(tile.place, tiling.paper, numbers, theme),
        *_foot(tile.place, tiling.paper, numbers, title, theme),
    ))  # fmt: skip


def _marks(own: Rect, theme: Theme) -> str:
    """Where to cut: two short lines at each corner, outside of the tile."""
    lines = (
        f"M{number(x)} {number(y + down * AWAY)}v{number(down * MARK)}"
        f"M{number(x + aside * AWAY)} {number(y)}h{number(aside * MARK)}"
        for x, aside in ((own.left, -1), (own.right, 1))
        for y, down in ((own.top, -1), (own.bottom, 1))
    )
    return tag("path", d="".join(lines), fill="none", stroke=theme.quiet, stroke_width=THIN)


def _neighbours(place: Place, shown: Rect, numbers: Mapping[Place, int], theme: Theme) -> Iterator[str]:
    """At each side the page that goes on there; what stands at the sides is turned."""
    for (down, aside), arrow in {(-1, 0): "↑", (1, 0): "↓", (0, -1): "↑", (0, 1): "↓"}.items():
        beside = place[0] + down, place[1] + aside
        if beside in numbers:
            words = f"{arrow} page {numbers[beside]} ({place_words(beside)})"
            half = text_width(words, WORDS.size) / 2
            x = max((shown.left + shown.right) / 2, shown.left + half)  # a narrow tile is at the left of its page
            y = max((shown.top + shown.bottom) / 2, shown.top + half)
            spot = {
                (-1, 0): f"translate({number(x)} {number(shown.top - BESIDE)})",
                (1, 0): f"translate({number(x)} {number(shown.bottom + WORDS.size + AWAY)})",
                (0, -1): f"translate({number(shown.left - BESIDE)} {number(y)}) rotate(-90)",
                (0, 1): f"translate({number(shown.right + WORDS.size + AWAY)} {number(y)}) rotate(-90)",
            }[down, aside]
            yield tag("g", text(_line(words, -half, 0), theme.quiet), transform=spot)


def _index(place: Place, paper: Paper, numbers: Mapping[Place, int], theme: Theme) -> str:
    """The pages around this one as a small map in the lower right corner, this one filled; what is left out is missing there."""
    first = max(1, place[0] - NEAR[0]), max(1, place[1] - NEAR[1])
    around_it = (
        (row, column)
        for row in range(first[0], place[0] + NEAR[0] + 1)
        for column in range(first[1], place[1] + NEAR[1] + 1)
    )
    there = [near for near in around_it if near in numbers]
    columns, rows = (max(near[axis] for near in there) - first[axis] + 1 for axis in (1, 0))
    wide, high = min(CELL, INDEX.width / columns), min(CELL * 0.75, INDEX.height / rows)
    left, top = paper.inside.right - wide * columns, paper.inside.bottom - high * rows

    def cell(at: Place) -> str:
        corner = f"M{number(left + (at[1] - first[1]) * wide)} {number(top + (at[0] - first[0]) * high)}"
        return f"{corner}h{number(wide)}v{number(high)}h{number(-wide)}z"

    line: dict[str, str | float] = {"stroke": theme.quiet, "stroke_width": THIN}
    others = "".join(map(cell, there))
    return tag("path", d=others, fill="none", **line) + tag("path", d=cell(place), fill=theme.ink, **line)


def _foot(place: Place, paper: Paper, numbers: Mapping[Place, int], title: str, theme: Theme) -> Iterator[str]:
    """`title · row 2, column 3 · page 5 of 12`; a title that is too long ends in dots."""
    inside = paper.inside
    words = f"{place_words(place)} · page {numbers[place]} of {len(numbers)}"
    room = inside.width - INDEX.width - text_width(f" · {words}", WORDS.size) - 2 * AWAY
    x = inside.left
    if shown := _short(title, room):
        yield text(evolve(shown, x=x, y=inside.bottom, right=False), theme.ink)
        x, words = x + shown.width, f" · {words}"
    yield text(
        _line(words.lstrip(), x + (text_width(" ", WORDS.size) if words[0] == " " else 0), inside.bottom), theme.ink
    )


def _short(title: str, room: float) -> Line | None:
    """The title on one line."""
    lines = paragraph(title, WORDS, 0, 0, max(room, WORDS.size))
    if len(lines) < 2:  # noqa: PLR2004 - it fits
        return lines[0] if lines else None
    dots = text_width("…", WORDS.size)
    cut = paragraph(title, WORDS, 0, 0, max(room - dots, WORDS.size))[0]
    return evolve(cut, text=f"{cut.text}…", width=cut.width + dots)


def _line(words: str, x: float, y: float) -> Line:
    return Line(words, round(x, 2), round(y, 2), text_width(words, WORDS.size), WORDS)
