"""Cards as SVG."""

from __future__ import annotations

from argmap.render.box import Box, Way
from argmap.render.drawing.signs import sign
from argmap.render.drawing.texts import text, texts
from argmap.render.drawing.xml import number, tag
from argmap.render.letters.escape import xml
from argmap.render.routing.curve import Point
from argmap.render.sizes import CORNER
from argmap.scene.parts import Card
from argmap.scene.theme import Fill, Theme

HATCH = "hatch"
"""The id of the pattern behind statements that the author rejects."""
THIN, THICK, INSET = 1.1, 2.4, 2.6
"""Widths of borders, and how far inside the second one of a double border runs."""
STACKED = 3.0
"""How far the edges of what is folded stand out below a card."""
ALL_OF_IT = "Passage: "


def card(card: Card, box: Box, centre: Point, theme: Theme) -> str:
    """The card around its centre, with a tip that holds the whole statement and its passage, if that is at hand.

    A click leads to the passage on the web where the article has an address; lines that lead to other pictures have addresses
    of their own.
    """
    x, y = centre[0] - box.width / 2, centre[1] - box.height / 2
    tip = tag("title", xml(f"{card.statement}: {card.text}"))
    if card.passage:
        tip += tag("desc", xml(f"{ALL_OF_IT}{card.passage}"))
    drawn = (
        shape(card, box.width, box.height, theme)
        + texts(box.lines, theme, quiet=card.context)
        + "".join(sign(mark, theme) for mark in box.marks)
    )
    content = tip + (tag("a", drawn, href=card.url) if card.url else drawn)
    content += "".join(_way(way, theme) for way in box.ways)
    place = f"translate({number(x)} {number(y)})"
    return tag("g", content, id=card.id, class_=f"card {' '.join(_classes(card))}", transform=place)


def shape(card: Card, width: float, height: float, theme: Theme) -> str:
    """Fill, bar and border of a card that starts at the origin."""
    color = theme.quiet if card.context else theme.borders[card.role]
    stand = theme.stands[card.commitment]
    size: dict[str, float] = {"width": width, "height": height, "rx": CORNER}
    thick = THICK if card.thesis else THIN
    inside = _stack(width, height, color, theme) if card.folded else ""
    inside += tag("rect", **size, fill=stand.fill)
    if stand.pattern is Fill.HATCHED:
        inside += tag("rect", **size, fill=f"url(#{HATCH})")
    dashes = " ".join(map(number, theme.implicit)) if card.implicit else None
    border = tag("rect", **size, fill="none", stroke=color, stroke_width=thick, stroke_dasharray=dashes)
    if stand.double:
        second: dict[str, float] = {
            "x": INSET, "y": INSET, "width": width - 2 * INSET, "height": height - 2 * INSET, "rx": CORNER - INSET / 2
        }  # fmt: skip
        border += tag("rect", **second, fill="none", stroke=color, stroke_width=THIN * 0.7, stroke_dasharray=dashes)
    return inside + ("" if card.context else _bar(height, color)) + border


def pattern(theme: Theme) -> str:
    """The hatching that `shape` refers to."""
    color = next((stand.hatch for stand in theme.stands.values() if stand.hatch), theme.paper)
    line = tag("path", d="M0 0V7", stroke=color, stroke_width=2.0)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return tag("defs", tag("pattern", line, id=HATCH, width=7.0, height=7.0, **turned))


def _classes(card: Card) -> list[str]:
    flags = {"thesis": card.thesis, "implicit": card.implicit, "context": card.context, "folded": bool(card.folded)}
    return [str(card.role), str(card.commitment), *(name for name, is_set in flags.items() if is_set)]


def _way(way: Way, theme: Theme) -> str:
    return tag("a", "".join(text(line, theme.link_text, underlined=True) for line in way.lines), href=way.href)


def _stack(width: float, height: float, color: str, theme: Theme) -> str:
    """Two more cards that look out from below."""
    return "".join(
        tag(
            "rect", x=by, y=by, width=width, height=height, rx=CORNER, fill=theme.paper, stroke=color,
            stroke_width=THIN * 0.7,
        )
        for by in (2 * STACKED, STACKED)
    )  # fmt: skip


def _bar(height: float, color: str) -> str:
    """The bar at the side, round where the corners are."""
    radius = number(CORNER)
    corner = f"A{radius} {radius} 0 0 1"
    d = f"M{radius} 0V{number(height)}{corner} 0 {number(height - CORNER)}V{radius}{corner} {radius} 0Z"
    return tag("path", d=d, fill=color)
