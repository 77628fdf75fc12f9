"""An event of a timeline: a bracket over the days that its date may mean, a sign below the middle of it, and names."""

from __future__ import annotations

from argmap.analysis.positions import Positions
from argmap.model import Debate
from argmap.render.box import Box
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.axis import Axis
from argmap.render.figures.events import Event
from argmap.render.figures.part import piece
from argmap.render.figures.symbols import SIZE, symbol
from argmap.render.figures.tips import name, statement_line
from argmap.render.figures.words import one_line, tipped
from argmap.scene.theme import Theme

LABEL = 150.0
"""The room for names beside a sign."""
OVER, BESIDE, TICK = 6.0, 4.0, 3.0
"""The room for the bracket, between sign and names, and the length of the ends of a bracket."""
ARROW = 4.0
"""The length of the head at an end that is open."""
MOST = 10
"""Statements that a tip names."""


def ends(event: Event, time: Axis) -> tuple[float, float]:
    """Where the days of a date begin and end; an open end is at the end of the axis."""
    first = time.left if event.first is None else time.at(event.first)
    last = time.right if event.last is None else time.at(event.last)
    return first, last


def item(event: Event, names: Box, time: Axis, aside: float) -> Rect:
    """What an event takes, with its upper side at 0; without a date it begins at `aside`."""
    first, last = ends(event, time) if event.dated else (aside + SIZE / 2, aside + SIZE / 2)
    middle = (first + last) / 2
    right = middle + SIZE / 2 + (BESIDE + names.width if names.lines else 0)
    height = OVER + max(SIZE, names.height)
    return Rect(min(first, middle - SIZE / 2), 0, max(last, right), height)


def event_piece(
    positions: Positions, event: Event, id: str, names: Box, area: Rect, time: Axis, theme: Theme, debate: Debate | None
) -> Piece:
    """An event in its rectangle."""
    first, last = ends(event, time) if event.dated else (area.left + SIZE / 2, area.left + SIZE / 2)
    middle, y = (first + last) / 2, area.top + OVER + SIZE / 2
    drawn = tipped(_tip(positions, event, debate))
    left, top = middle + SIZE / 2 + BESIDE, area.top + OVER
    paper = tag("rect", x=left - 1, y=top, width=names.width + 2, height=names.height, fill=theme.paper)
    drawn += paper if names.lines else ""
    if event.dated and last - first > 1:
        drawn += bracket(first, middle, last, area.top + 2, theme, event.first is None, event.last is None)
    drawn += symbol(event.position, middle, y, theme)
    drawn += tag("g", texts(names.lines, theme), transform=f"translate({number(left)} {number(top)})")
    about = {"data_issue": event.issue, "data_date": event.date, "data_count": str(len(event.moments))}
    return piece(tag("g", drawn, id=id, class_=f"event {event.position}", **about), area)


def bracket(
    first: float, middle: float, last: float, y: float, theme: Theme, since: bool = False, until: bool = False
) -> str:
    """A line from the first day to the last, with an end at each side, or a head where it is open, and a tick in the middle."""
    left = _end(first, y, 1, since)
    right = _end(last, y, -1, until)
    d = f"{left}M{number(first)} {number(y)}H{number(last)}{right}"
    if last - first > SIZE / 2:
        d += f"M{number(middle)} {number(y)}v{number(TICK)}"
    return tag("path", d=d, fill="none", stroke=theme.quiet, stroke_width=1.0)


def _end(x: float, y: float, inward: int, is_open: bool) -> str:
    if is_open:
        back = inward * ARROW
        return f"M{number(x + back)} {number(y - 2)}L{number(x)} {number(y)}L{number(x + back)} {number(y + 2)}"
    return f"M{number(x)} {number(y - 1)}v{number(TICK + 1)}"


def _tip(positions: Positions, event: Event, debate: Debate | None) -> str:
    lines = [f"{event.position} {event.issue}, {event.date}"]
    for moment in event.moments[:MOST]:
        lines.append(f"{one_line(name(positions, moment.voice), 80)} ({moment.article or 'the debate'})")
        lines += [statement_line(statement, "", debate) for statement in moment.statements[:3]]
    if len(event.moments) > MOST:
        lines.append(f"and {len(event.moments) - MOST} more")
    return "\n".join(lines)
