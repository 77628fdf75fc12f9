"""Lines, their heads and the words on them, as SVG."""

from __future__ import annotations

from math import hypot

from attrs import evolve

from argmap.render.box import Box
from argmap.render.drawing.captions import Area
from argmap.render.drawing.texts import text
from argmap.render.drawing.xml import number, tag
from argmap.render.layout import Path
from argmap.render.routing.curve import Point, pieces, straight
from argmap.render.sizes import HEAD
from argmap.scene.theme import Head, LinkLook

HALF = 3.6
"""Half the width of a head, in points."""
AWAY = 3.0
"""How far before the border of a card a bar stands."""


def stroke(path: Path, look: LinkLook, paper: str) -> str:
    """The line and, where it has one, its head; `paper` is the colour behind it."""
    curve = f"M{_pair(path.points[0])}" + "".join(map(_piece, pieces(path.points)))
    dashes = " ".join(map(number, look.dashes)) or None
    line = tag("path", d=curve, fill="none", stroke=look.color, stroke_width=look.width, stroke_dasharray=dashes)
    return line + (_head(path.points[-1], path.tip, look, paper) if path.tip else "")


def words(box: Box, area: Area, look: LinkLook, paper: str) -> str:
    """The words on a line, each line of them in the middle, with paper of their own."""
    left, top = area.x - box.width / 2, area.y - box.height / 2
    behind = tag("rect", x=left - 2, y=top, width=box.width + 4, height=box.height, fill=paper, fill_opacity=0.92)
    lines = (
        evolve(line, x=round(left + (box.width - line.width) / 2, 2), y=round(top + line.y, 2), right=False)
        for line in box.lines
    )
    return behind + "".join(text(line, look.color) for line in lines)


def _piece(piece: tuple[Point, ...]) -> str:
    return f"L{_pair(piece[3])}" if straight(piece) else f"C{_pairs(*piece[1:])}"


def _head(end: Point, tip: Point, look: LinkLook, paper: str) -> str:
    """What the line ends with, from where the line stops to its tip."""
    dx, dy = tip[0] - end[0], tip[1] - end[1]
    length = hypot(dx, dy) or 1
    ux, uy = dx / length, dy / length

    def at(back: float, aside: float) -> Point:
        return tip[0] - ux * back - uy * aside, tip[1] - uy * back + ux * aside

    if look.head is Head.BAR:
        stem = f"M{_pair(end)}L{_pair(at(AWAY, 0))}"
        bar = f"M{_pair(at(AWAY, HALF * 1.5))}L{_pair(at(AWAY, -HALF * 1.5))}"
        drawn = ((stem, look.width), (bar, look.width * 1.9))
        return "".join(tag("path", d=d, fill="none", stroke=look.color, stroke_width=width) for d, width in drawn)
    if look.head is Head.DIAMOND:
        shape = _pairs(at(0, 0), at(length / 2, HALF), at(length, 0), at(length / 2, -HALF))
        return tag("polygon", points=shape, fill=paper, stroke=look.color, stroke_width=look.width * 0.8)
    return tag("polygon", points=_pairs(at(0, 0), at(HEAD, HALF), at(HEAD, -HALF)), fill=look.color)


def _pairs(*points: Point) -> str:
    return " ".join(map(_pair, points))


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
