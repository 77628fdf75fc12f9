"""A picture as pages: each is an SVG of its own, in the size of the paper, with the pieces that its tile shows."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.render.drawing.pieces import Piece
from argmap.render.drawing.svg import Drawing, describe, document, placed
from argmap.render.drawing.xml import number, tag
from argmap.render.letters.metrics import clean
from argmap.render.paper.around import around, place_words
from argmap.render.paper.tiles import Place, Tile, Tiling, pieces

CLIP = "page"
"""The id of the area that a page shows."""


def page_texts(drawing: Drawing, tiling: Tiling) -> tuple[str, ...]:
    """The pages of a picture as texts of SVG files, row by row; nothing in them is larger or smaller than in the picture."""
    if tiling.alone:
        return (_alone(drawing, tiling),)
    shown = pieces(drawing, tiling)
    numbers = tiling.numbers
    return tuple(_page(drawing, tiling, tile, shown[tile.place], numbers) for tile in tiling.tiles)


def _alone(drawing: Drawing, tiling: Tiling) -> str:
    """The whole picture in the middle of one page."""
    paper = tiling.paper
    x, y = (paper.width - drawing.width) / 2, (paper.height - drawing.height) / 2
    content = "\n".join(placed(section, section.pieces) for section in drawing.sections)
    moved = tag("g", content, transform=f"translate({number(x)} {number(y)})")
    return document(drawing, paper.width, paper.height, moved)


def _page(drawing: Drawing, tiling: Tiling, tile: Tile, found: list[list[Piece]], numbers: Mapping[Place, int]) -> str:
    paper, shown = tiling.paper, tile.shown
    corner = paper.shown
    parts = zip(drawing.sections, found, strict=True)
    content = "\n".join(placed(section, part) for section, part in parts if part)
    x, y = corner.left - shown.left, corner.top - shown.top
    moved = tag("g", content, transform=f"translate({number(x)} {number(y)})")
    window = tag("rect", x=corner.left, y=corner.top, width=shown.width, height=shown.height)
    title = clean(drawing.scene.title)
    inside = (
        tag("defs", tag("clipPath", window, id=CLIP)),
        tag("g", moved, clip_path=f"url(#{CLIP})"),
        around(tile, tiling, numbers, title, drawing.theme),
    )
    which = f"Page {numbers[tile.place]} of {len(tiling.tiles)}: {place_words(tile.place)}."
    said = drawing.scene.title if drawing.about else describe(drawing.scene)
    return document(drawing, paper.width, paper.height, "\n".join(inside), f"{which} {said}")
