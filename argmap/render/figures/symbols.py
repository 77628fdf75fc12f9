"""The signs for positions: a plus in a circle, a minus in a full square, half of each, a small dot.

They differ in form and fill, so that colour only repeats what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.model import Position
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.scene.parts import LinkRole
from argmap.scene.theme import LinkLook, Theme

SIZE, STROKE = 12.0, 1.3
"""The width of a sign, and of its lines."""
DOT = 1.1
"""The radius of the dot for those who say nothing."""
SIDES = (Position.PRO, Position.MIXED, Position.CON)
"""The positions that one can take, from one side to the other."""
WORDS: Mapping[Position, str] = {
    Position.PRO: "for it", Position.CON: "against it", Position.MIXED: "on both sides", Position.SILENT: "says nothing of it"
}  # fmt: skip
ROLES: Mapping[Position, LinkRole] = {
    Position.PRO: LinkRole.SUPPORT, Position.CON: LinkRole.REBUT, Position.MIXED: LinkRole.UNDERCUT
}  # fmt: skip
"""What of a theme a position looks like."""


def look(position: Position, theme: Theme) -> LinkLook:
    """The line for a position other than silence."""
    return theme.links[ROLES[position]]


def symbol(position: Position, x: float, y: float, theme: Theme, size: float = SIZE) -> str:
    """The sign for a position, its middle at (x, y)."""
    if position is Position.SILENT:
        return tag("circle", cx=x, cy=y, r=DOT, fill=theme.quiet)
    half = (size - STROKE) / 2
    arm = half - 2.2 * size / SIZE
    if position is Position.PRO:
        color = look(Position.PRO, theme).color
        around = tag("circle", cx=x, cy=y, r=half, fill=theme.paper, stroke=color, stroke_width=STROKE)
        return around + _lines(_plus(x, y, arm), color)
    if position is Position.CON:
        full = tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **_filled(theme))
        return full + _lines(_minus(x, y, arm), theme.paper)
    return _both(x, y, half, theme)


def _both(x: float, y: float, half: float, theme: Theme) -> str:
    """Half a circle with a plus, half a full square with a minus."""
    color = look(Position.PRO, theme).color
    circle = f"M{number(x)} {number(y - half)}A{number(half)} {number(half)} 0 0 0 {number(x)} {number(y + half)}Z"
    arm = half * 0.3
    return (
        tag("path", d=circle, fill=theme.paper, stroke=color, stroke_width=STROKE)
        + tag("rect", x=x, y=y - half, width=half, height=2 * half, **_filled(theme))
        + _lines(_plus(x - half * 0.45, y, arm), color)
        + _lines(_minus(x + half * 0.5, y, arm), theme.paper)
    )


def _filled(theme: Theme) -> dict[str, str | float]:
    color = look(Position.CON, theme).color
    return {"fill": color, "stroke": color, "stroke_width": STROKE}


def _minus(x: float, y: float, arm: float) -> str:
    return f"M{number(x - arm)} {number(y)}h{number(2 * arm)}"


def _plus(x: float, y: float, arm: float) -> str:
    return f"{_minus(x, y, arm)}M{number(x)} {number(y - arm)}v{number(2 * arm)}"


def _lines(d: str, color: str) -> str:
    return tag("path", d=d, fill="none", stroke=color, stroke_width=STROKE)


def entries(found: Iterable[Position], theme: Theme) -> tuple[Entry, ...]:
    """The legend of the positions that occur."""
    shown = set(found)
    return tuple(
        Entry(symbol(side, SIZE / 2, MIDDLE, theme), WORDS[side], SIZE)
        for side in (*SIDES, Position.SILENT)
        if side in shown
    )
