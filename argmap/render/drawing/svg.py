"""A measured and laid out scene as SVG. Only places come from the engine; every mark is drawn here.

The picture needs no style sheet and no script, so that word processors show it as browsers do. For pages that want more,
classes are the roles, ids are made from those of the statements, and `data-source` and `data-target` tell what a line joins.
Cards stand in the file in the order of the annotation, and are no mere image to a screen reader, so that it reads them in turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from attrs import frozen

from argmap.render.drawing.aloud import describe, reading
from argmap.render.drawing.cards import pattern
from argmap.render.drawing.key import key
from argmap.render.drawing.map import ROUND_CARDS, card_area, map_pieces
from argmap.render.drawing.pieces import Piece, Rect, Section, known, line_area
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.layout import Layout
from argmap.render.letters.escape import xml
from argmap.render.letters.fonts import LATIN, family
from argmap.render.letters.lines import Style, Tone
from argmap.render.letters.metrics import clean
from argmap.render.plan import Plan, block
from argmap.render.sizes import MARGIN
from argmap.scene.parts import Scene
from argmap.scene.theme import Theme

TITLE, SUBTITLE = Style(17, bold=True), Style(10, Tone.QUIET)
NARROW = 360.0
"""The room that title and legend get however narrow the map is, in points."""
BETWEEN = 14.0
"""Between title, map and legend."""
PIXEL = 0.75
"""A pixel of a screen of 96 to the inch, in points: a sheet is as many whole ones, or its last row of pixels would stay empty."""
NAME, ABOUT = "map-title", "map-description"
"""Ids of what a picture is called and of what is said of it; no part of a scene has an id that begins so."""

__all__ = ["Drawing", "describe", "document", "drawing", "placed", "svg", "whole"]


@frozen
class Drawing:
    """A picture in pieces, for one sheet or several: its size with the margin, and the rectangles of its cards, in points.

    `about` is what is said of it to those who do not see it, where that is not read off its scene.
    """

    scene: Scene
    theme: Theme
    width: float
    height: float
    sections: tuple[Section, ...]
    cards: tuple[Rect, ...]
    about: str = ""

    @property
    def inside(self) -> Rect:
        """The picture without its margin, as far as the borders of cards go."""
        return Rect(0, 0, self.width, self.height).grown(ROUND_CARDS - MARGIN)


def drawing(plan: Plan, layout: Layout, theme: Theme, *, legend: bool = True) -> Drawing:
    """The picture in pieces: title, map and legend below each other."""
    wide = max(layout.width, NARROW)
    scene = plan.scene
    heading = block(((scene.title, TITLE), (scene.subtitle, SUBTITLE)), wide)
    legends = key(scene.legend if legend else (), wide, theme)
    titles = tuple(Piece(texts((line,), theme), known(line_area(line))) for line in heading.lines)
    sections, y = [], MARGIN
    cards: tuple[Rect, ...] = ()
    for height, pieces, joint in (
        (heading.height, titles, ""),
        (layout.height, map_pieces(plan, layout, theme), "\n"),
        (legends.height, legends.pieces, ""),
    ):
        if height:
            sections.append(Section(MARGIN, y, pieces, joint))
            if joint:
                found = zip(scene.cards, plan.boxes, strict=True)
                cards = tuple(card_area(box, layout.centres[card.id]).moved(MARGIN, y) for card, box in found)
            y += height + BETWEEN
    width = round(max(layout.width, heading.width, legends.width) + 2 * MARGIN, 2)
    return Drawing(scene, theme, width, max(y - BETWEEN, MARGIN) + MARGIN, tuple(sections), cards)


def svg(plan: Plan, layout: Layout, theme: Theme, *, legend: bool = True) -> str:
    """The picture as the text of an SVG file."""
    return whole(drawing(plan, layout, theme, legend=legend))


def whole(drawing: Drawing) -> str:
    """The picture on one sheet of its own size, as the text of an SVG file."""
    content = "\n".join(placed(section, section.pieces) for section in drawing.sections)
    width, height = (ceil(size / PIXEL) * PIXEL for size in (drawing.width, drawing.height))
    return document(drawing, width, height, content)


def placed(section: Section, pieces: Iterable[Piece]) -> str:
    """Some pieces of a section where they belong."""
    content = section.joint.join(piece.drawing for piece in pieces)
    return tag("g", content, transform=f"translate({number(section.x)} {number(section.y)})")


def document(drawing: Drawing, width: float, height: float, content: str, about: str = "") -> str:
    """A whole SVG file of so many points with what the pieces refer to; `about` is its description, if not that of the whole."""
    scene, theme = drawing.scene, drawing.theme
    label = clean(scene.title) or "Argument map"
    head = (
        tag("title", xml(label), id=NAME)
        + tag("desc", xml(about or drawing.about or reading(scene)), id=ABOUT)
        + pattern(theme)
        + tag("rect", width=width, height=height, fill=theme.paper)
    )
    root = tag(
        "svg",
        f"\n{head}\n{content}\n",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{number(width)}pt",
        height=f"{number(height)}pt",
        viewBox=f"0 0 {number(width)} {number(height)}",
        **{"lang": scene.language or None, "xml:lang": scene.language or None},
        role="graphics-document document",
        aria_labelledby=f"{NAME} {ABOUT}",
        font_family=family(LATIN),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
