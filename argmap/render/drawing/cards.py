"""Cards as SVG."""

from __future__ import annotations

from functools import lru_cache

from argmap.model import Commitment
from argmap.render.box import Box, Way
from argmap.render.drawing.signs import sign
from argmap.render.drawing.texts import text, texts
from argmap.render.drawing.xml import number, tag
from argmap.render.letters.escape import xml
from argmap.render.routing.curve import Point
from argmap.render.sizes import CORNER
from argmap.scene.parts import Card, Mark
from argmap.scene.theme import Fill, StandLook, Theme

PATTERN = "pattern"
"""What the id of a pattern begins with; the commitment whose cards it covers follows."""
HATCH, HATCHED, DOTS, DOT = 7.0, 2.0, 5.0, 0.9
"""How far the lines of a hatching are apart and how wide they are, how far dots are apart and their radius."""
THIN, THICK, INSET = 1.1, 2.4, 2.6
"""Widths of borders, and how far inside the second one of a double border runs."""
RING, RINGED = 3.8, 1.8
"""How far outside the frame of a card runs that is singled out, and how wide it is."""
RINGS: dict[Mark | None, tuple[float, ...]] = {
    Mark.CRUX: (),
    Mark.ADDED: (),
    Mark.CHANGED: (7, 4),
    Mark.DISPUTED: (7, 4),
}
STACKED = 3.0
"""How far the edges of what is folded stand out below a card."""


def card(card: Card, box: Box, centre: Point, theme: Theme) -> str:
    """The card around its centre, with a tip that holds the whole statement and its passage, if that is at hand.

    A click leads to the passage on the web where the article has an address; lines that lead to other pictures have addresses
    of their own.
    """
    x, y = centre[0] - box.width / 2, centre[1] - box.height / 2
    passage = "\n\n" + xml(f"“{card.passage}”") if card.passage else ""
    tip = tag("title", xml(f"{card.statement}: {card.text}") + passage)
    drawn = (
        shape(card, box.width, box.height, theme)
        + texts(box.lines, theme, quiet=card.context, struck=card.tag is Mark.REMOVED)
        + "".join(sign(mark, theme) for mark in box.marks)
    )
    content = tip + (tag("a", drawn, href=card.url) if card.url else drawn)
    content += "".join(_way(way, theme) for way in box.ways)
    place = f"translate({number(x)} {number(y)})"
    return tag("g", content, id=card.id, class_=f"card {' '.join(_classes(card))}", transform=place)


def shape(card: Card, width: float, height: float, theme: Theme) -> str:
    """Fill, bar and border of a card that starts at the origin."""
    ring = _ring(card, width, height, theme) if card.tag in RINGS else ""
    return ring + _shape(
        width,
        height,
        theme.context if card.context else theme.borders[card.role],
        card.commitment,
        theme.stands[card.commitment],
        thick=THICK if card.thesis else THIN,
        dashes=theme.implicit if card.implicit else (),
        bar=None if card.context else theme.bars[card.role],
    )


@lru_cache(maxsize=1024)  # many cards are of one size and kind
def _shape(
    width: float,
    height: float,
    color: str,
    commitment: Commitment,
    stand: StandLook,
    *,
    thick: float,
    dashes: tuple[float, ...],
    bar: tuple[float, ...] | None,
) -> str:
    """The same by its looks: the dashes of the border, and those of the bar if there is one."""
    size: dict[str, float] = {"width": width, "height": height, "rx": CORNER}
    inside = tag("rect", **size, fill=stand.fill)
    if stand.pattern is not Fill.PLAIN:
        inside += tag("rect", **size, fill=f"url(#{PATTERN}-{commitment})")
    dashed = " ".join(map(number, dashes)) or None
    border = tag("rect", **size, fill="none", stroke=color, stroke_width=thick, stroke_dasharray=dashed)
    if stand.double:
        second: dict[str, float] = {
            "x": INSET, "y": INSET, "width": width - 2 * INSET, "height": height - 2 * INSET, "rx": CORNER - INSET / 2
        }  # fmt: skip
        border += tag("rect", **second, fill="none", stroke=color, stroke_width=THIN * 0.7, stroke_dasharray=dashed)
    return inside + ("" if bar is None else _bar(height, color, bar)) + border


def stacked(card: Card, box: Box, centre: Point, theme: Theme) -> str:
    """What looks out from below a card around its centre."""
    place = f"translate({number(centre[0] - box.width / 2)} {number(centre[1] - box.height / 2)})"
    return tag("g", stack(card, box.width, box.height, theme), class_="stack", transform=place)


def pattern(theme: Theme) -> str:
    """The patterns that `shape` refers to, one for each commitment whose cards have one."""
    drawn = "".join(_pattern(f"{PATTERN}-{commitment}", stand) for commitment, stand in theme.stands.items())
    return tag("defs", drawn) if drawn else ""


def _pattern(id: str, stand: StandLook) -> str:
    whole = {"id": id, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    if stand.pattern is Fill.PLAIN:
        return ""
    if stand.pattern is Fill.DOTTED:
        dot = tag("circle", cx=DOTS / 2, cy=DOTS / 2, r=DOT, fill=stand.hatch)
        return tag("pattern", dot, width=DOTS, height=DOTS, **whole)
    line = tag("path", d=f"M0 0V{number(HATCH)}", stroke=stand.hatch, stroke_width=HATCHED)
    return tag("pattern", line, width=HATCH, height=HATCH, **whole)


def _classes(card: Card) -> list[str]:
    flags = {"thesis": card.thesis, "implicit": card.implicit, "context": card.context, "folded": bool(card.folded)}
    flags |= {str(card.tag): True} if card.tag else {}
    return [str(card.role), str(card.commitment), *(name for name, is_set in flags.items() if is_set)]


def _way(way: Way, theme: Theme) -> str:
    return tag("a", "".join(text(line, theme.link_text, decoration="underline") for line in way.lines), href=way.href)


def _ring(card: Card, width: float, height: float, theme: Theme) -> str:
    """A frame around a card that is singled out."""
    out: dict[str, float] = {"x": -RING, "y": -RING, "width": width + 2 * RING, "height": height + 2 * RING}
    dashes = " ".join(map(number, RINGS[card.tag])) if card.tag and RINGS[card.tag] else None
    return tag(
        "rect", **out, rx=CORNER + RING, fill="none", stroke=theme.ink, stroke_width=RINGED, stroke_dasharray=dashes
    )


def stack(card: Card, width: float, height: float, theme: Theme) -> str:
    """Two more cards that look out from below one that starts at the origin; they lie below the lines that end at it."""
    color = theme.context if card.context else theme.borders[card.role]
    return "".join(
        tag(
            "rect", x=by, y=by, width=width, height=height, rx=CORNER, fill=theme.paper, stroke=color,
            stroke_width=THIN * 0.7,
        )
        for by in (2 * STACKED, STACKED)
    )  # fmt: skip


def _bar(height: float, color: str, dashes: tuple[float, ...]) -> str:
    """The bar at the side, round where the corners are; one with dashes ends before them, and small samples have none."""
    if dashes and height < 4 * CORNER:
        return ""
    if dashes:
        line = f"M{number(CORNER / 2)} {number(CORNER)}V{number(height - CORNER)}"
        return tag("path", d=line, stroke=color, stroke_width=CORNER, stroke_dasharray=" ".join(map(number, dashes)))
    radius = number(CORNER)
    corner = f"A{radius} {radius} 0 0 1"
    d = f"M{radius} 0V{number(height)}{corner} 0 {number(height - CORNER)}V{radius}{corner} {radius} 0Z"
    return tag("path", d=d, fill=color)
