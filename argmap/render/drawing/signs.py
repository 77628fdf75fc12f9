"""The small drawings before lines of a card: for, against, and more to come. Drawn, because fonts differ in such characters."""

from __future__ import annotations

from argmap.render.box import MARK, Mark, Sign
from argmap.render.drawing.xml import number, tag
from argmap.scene.theme import Theme

STROKE = 1.2


def sign(mark: Mark, theme: Theme) -> str:
    """A plus in a circle for what is for an issue, a minus in a full circle for what is against it, a plus in a square for
    what is folded.
    """
    middle, radius, arm = MARK / 2, (MARK - STROKE) / 2, MARK / 2 - 2.0
    across = f"M{number(middle - arm)} {number(middle)}h{number(2 * arm)}"
    upright = f"M{number(middle)} {number(middle - arm)}v{number(2 * arm)}"
    against = mark.sign is Sign.CON
    if mark.sign is Sign.FOLDED:
        around = tag("rect", x=STROKE / 2, y=STROKE / 2, width=2 * radius, height=2 * radius, fill="none")
    else:
        around = tag("circle", cx=middle, cy=middle, r=radius, fill=theme.ink if against else "none")
    lines = tag("path", d=across if against else across + upright, stroke=theme.paper if against else None)
    place = f"translate({number(mark.x)} {number(mark.y)})"
    return tag("g", around + lines, stroke=theme.ink, stroke_width=STROKE, transform=place)
