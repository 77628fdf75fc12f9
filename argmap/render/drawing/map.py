"""The map itself, in pieces: groups, lines, junctions, cards, and the words on lines."""

from __future__ import annotations

from functools import partial

from argmap.render.box import Box
from argmap.render.drawing.captions import Area, captions
from argmap.render.drawing.cards import STACKED, card, stacked
from argmap.render.drawing.pieces import Piece, Rect, around, known
from argmap.render.drawing.strokes import stroke, words
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.layout import Frame, Layout, Path
from argmap.render.plan import Plan
from argmap.render.routing.curve import Point, pieces
from argmap.render.sizes import CORNER, JUNCTION, PADDING
from argmap.scene.parts import Group, Junction
from argmap.scene.theme import Theme

ROUND_LINES, ROUND_CARDS = 8.0, 2.0
"""How far the heads of lines, and the borders of cards, reach beyond what the layout says, in points."""
UNSURE = 1.25
"""The width that is left to words for each point that was measured: not every font is like Helvetica."""


def map_pieces(plan: Plan, layout: Layout, theme: Theme) -> tuple[Piece, ...]:
    """The parts of the map. Groups lie below lines, lines below cards, and words above everything they might cross.

    Cards come in the order of the scene, the title of an article before the first of its cards, since that is how the picture
    is read aloud.
    """
    scene = plan.scene
    home = {member: theme.ground for group in scene.groups for member in group.members}
    drawn = [_group(*found, theme) for found in zip(scene.groups, layout.frames, strict=True)]
    drawn += [
        Piece(
            stacked(c, box, layout.centres[c.id], theme), known(card_area(box, layout.centres[c.id]).grown(2 * STACKED))
        )
        for c, box in zip(scene.cards, plan.boxes, strict=True)
        if c.folded
    ]
    labels = []
    found = captions(plan, layout)
    for n, (link, path) in enumerate(zip(scene.links, layout.paths, strict=True)):
        assert path, "every link has been routed"
        look = theme.links[link.role]
        paper = home.get(link.source, theme.paper)
        ends = {"data_source": link.source, "data_target": link.target}
        drawn.append(
            Piece(tag("g", stroke(path, look, paper), class_=f"link {link.role}", **ends), partial(_along, path))
        )
        if n in found:
            labels.append(Piece(words(plan.words[n], found[n], look, paper), partial(_behind, found[n])))
    drawn += [_junction(junction, layout.centres[junction.id], theme) for junction in scene.junctions]
    titles = {
        group.id: _title(label, frame, theme)
        for group, label, frame in zip(scene.groups, plan.labels, layout.frames, strict=True)
    }
    for c, box in zip(scene.cards, plan.boxes, strict=True):
        if plan.homes.get(c.id) in titles:
            drawn.append(titles.pop(plan.homes[c.id]))
        centre = layout.centres[c.id]
        drawn.append(Piece(card(c, box, centre, theme), partial(_around_card, box, centre)))
    return (*drawn, *titles.values(), *labels)


def card_area(box: Box, centre: Point) -> Rect:
    """The rectangle of a card."""
    x, y = centre
    return Rect(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)


def _around_card(box: Box, centre: Point) -> tuple[Rect, ...]:
    """The rectangle of a card and its borders."""
    return (card_area(box, centre).grown(ROUND_CARDS),)


def _behind(area: Area) -> tuple[Rect, ...]:
    """The rectangle of the words on a line and their paper."""
    wide, high = area.width / 2 + 2, area.height / 2
    return (Rect(area.x - wide, area.y - high, area.x + wide, area.y + high).grown(1),)


def _along(path: Path) -> tuple[Rect, ...]:
    """The rectangles of the curves of a line, and of its head."""
    curves = tuple(around(piece, ROUND_LINES) for piece in pieces(path.points))
    return (*curves, around((path.points[-1], path.tip), ROUND_LINES)) if path.tip else curves


def _junction(junction: Junction, centre: Point, theme: Theme) -> Piece:
    x, y = centre
    color = theme.links[junction.role].color
    drawn = tag("circle", id=junction.id, class_="junction", cx=x, cy=y, r=JUNCTION / 2, fill=color)
    return Piece(drawn, known(around((centre,), JUNCTION / 2)))


def _group(group: Group, frame: Frame, theme: Theme) -> Piece:
    box = tag(
        "rect",
        width=frame.width,
        height=frame.height,
        rx=CORNER * 1.5,
        fill=theme.ground,
        stroke=theme.frame,
        stroke_width=1.0,
    )
    place = f"translate({number(frame.x)} {number(frame.y)})"
    area = Rect(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height).grown(1)
    return Piece(tag("g", box, id=group.id, class_="article", transform=place), known(area), ground=True)


def _title(label: Box, frame: Frame, theme: Theme) -> Piece:
    """The title of an article, on ground of its own where a line passes below it."""
    x, y = frame.x + PADDING, frame.y + PADDING / 2
    ground = tag("rect", x=-3.0, width=label.width + 6, height=label.height, fill=theme.ground, fill_opacity=0.92)
    place = f"translate({number(x)} {number(y)})"
    area = Rect(x - 3, y, x + label.width * UNSURE + 3, y + label.height)
    return Piece(tag("g", ground + texts(label.lines, theme), transform=place), known(area))
