"""Diverging bars: for each issue those against it at the left, those for it at the right, those on both sides in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import frozen

from argmap.analysis.issues import IssueRow, issues
from argmap.analysis.positions import Cell, Positions
from argmap.model import Debate, Position
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.grid import RULE
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.render.figures.limits import ISSUES, within
from argmap.render.figures.matrix import issue_head
from argmap.render.figures.part import piece
from argmap.render.figures.saying import said, tables
from argmap.render.figures.scale import steps
from argmap.render.figures.symbols import SIDES, WORDS, look, symbol
from argmap.render.figures.tips import name, proposition
from argmap.render.figures.words import ID, SMALL, centred, ending, one_line, share, starting, tipped, upright
from argmap.render.letters.metrics import text_width
from argmap.scene.theme import Theme

MOST_ISSUES = 300
"""So many rows can be scrolled through."""
LABELS, BARS, WIDEST = 250.0, 320.0, 26.0
"""The room for labels, the room for bars, and the width of one voice at most, in points."""
HIGH, AIR, COUNT = 15.0, 10.0, 26.0
"""The height of a bar, the room around a label, and the room for a number beside a bar."""
HATCH, LINE = 4.0, 1.2
"""How far the lines of a hatching are apart, and how wide they are."""
POLARISATION = "polarisation"
NOTES = (
    "The numbers are voices; n is how many take a side.",
    "Polarisation is 1 where half of them are for and half against, 0 where no two are on opposite sides.",
)
TITLE = "How contested the issues are"


@frozen
class Split:
    """How many are for an issue, on both sides, and against it, with the cells."""

    row: IssueRow
    cells: tuple[Cell, ...]

    @property
    def issue(self) -> str:
        """The id of the issue."""
        return self.row.issue

    @property
    def polarisation(self) -> str:
        """How far it divides those who speak, from 0 to 1, in two decimals; a dash where nobody does."""
        return "–" if self.row.polarisation is None else share(self.row.polarisation)

    def on(self, side: Position) -> int:
        """How many take a side."""
        return {Position.PRO: self.row.pro, Position.CON: self.row.con, Position.MIXED: self.row.mixed}[side]

    @property
    def reach(self) -> tuple[float, float]:
        """How far the bar goes to the left and to the right of the middle, in voices."""
        half = self.on(Position.MIXED) / 2
        return self.on(Position.CON) + half, self.on(Position.PRO) + half


def issue_bars(positions: Positions, *, debate: Debate | None = None, title: str = TITLE, language: str = "") -> Figure:
    """A bar for each issue, with the numbers of voices on each side. Raises `ArgmapError` for more than 300 issues."""
    within(len(positions.issues), MOST_ISSUES, "issues", "bars", ISSUES)
    subtitle = tables(positions, debate)
    splits = tuple(Split(row, tuple(positions.of_issue(row.issue).values())) for row in issues(positions))
    if not positions.cells:
        return Figure(title, subtitle, f"{title}: no positions.", empty(said(positions)), language)
    description = f"{title}: bars, {subtitle}. {' '.join(_read(positions, split) for split in splits)}"
    return Figure(title, subtitle, description, partial(_body, positions, splits), language)


def _read(positions: Positions, split: Split) -> str:
    counts = ", ".join(f"{split.on(side)} {side}" for side in SIDES)
    return f"“{one_line(proposition(positions, split.issue))}”: {counts}, n = {split.row.n}, polarisation {split.polarisation}."


@frozen
class Room:
    """Where bars stand: the middle, the width of a voice, how far they reach, and the columns of numbers after them."""

    middle: float
    unit: float
    left: float
    right: float
    mixed: float | None
    n: float
    polarisation: float


def _room(splits: tuple[Split, ...], labels: float) -> Room:
    left = max(split.reach[0] for split in splits)
    right = max(split.reach[1] for split in splits)
    unit = min(WIDEST, BARS / max(left + right, 1))
    start = labels + AIR + COUNT
    middle = start + left * unit
    end = middle + right * unit + COUNT + AIR
    mixed = end + COUNT / 2 if any(split.on(Position.MIXED) for split in splits) else None
    n = end + (COUNT if mixed else 0) + COUNT / 2
    after = n + (COUNT + text_width(POLARISATION, ID.size)) / 2 + 2
    return Room(round(middle, 2), unit, start, round(middle + right * unit, 2), mixed, n, after)


def _body(positions: Positions, splits: tuple[Split, ...], theme: Theme) -> Body:
    heads = [issue_head(positions, split.issue, 6, LABELS) for split in splits]
    room = _room(splits, max(head.box.width for head in heads))
    top = y = 22.0
    pieces = list(_titles(room, theme))
    rows = []
    for split, head in zip(splits, heads, strict=True):
        high = max(HIGH, head.box.height) + AIR
        rows.append(upright(head.box, 0.0, y + (high - head.box.height) / 2, theme, head.tip, **head.about))
        rows += _bar(positions, split, room, round(y + high / 2, 2), theme)
        y = round(y + high, 2)
    width = room.polarisation + text_width(POLARISATION, ID.size) / 2
    rules = _axis(room, top, y, theme)
    pieces += (rules, *rows, *_numbers(room, y, theme))
    key = tuple(_entry(side, theme) for side in reversed(SIDES) if any(split.on(side) for split in splits))
    return Body(round(width, 2), y + 20, tuple(pieces), legend=key, notes=NOTES)


def _titles(room: Room, theme: Theme) -> Iterator[Piece]:
    y = 8.0
    for side, x in ((Position.CON, room.middle - 12), (Position.PRO, room.middle + 12), (Position.MIXED, room.mixed)):
        if x is not None:
            place = f"translate({number(x)} {number(y)})"
            yield piece(tag("g", symbol(side, 0, 0, theme), transform=place), Rect(x - 6, y - 6, x + 6, y + 6))
    yield centred("n", room.n, y, ID, theme.quiet)
    yield centred(POLARISATION, room.polarisation, y, ID, theme.quiet)


def _bar(positions: Positions, split: Split, room: Room, y: float, theme: Theme) -> Iterator[Piece]:
    """The three parts of a bar with their numbers."""
    counts = {side: split.on(side) for side in SIDES}
    left, right = (reach * room.unit for reach in split.reach)
    half = counts[Position.MIXED] / 2 * room.unit
    top = y - HIGH / 2
    parts = {
        Position.CON: Rect(room.middle - left, top, room.middle - half, top + HIGH),
        Position.MIXED: Rect(room.middle - half, top, room.middle + half, top + HIGH),
        Position.PRO: Rect(room.middle + half, top, room.middle + right, top + HIGH),
    }
    for side, area in parts.items():
        if counts[side]:
            names = "\n".join(one_line(name(positions, c.voice), 80) for c in split.cells if c.position is side)
            tip = tipped(f"{split.issue}, {counts[side]} {WORDS[side]}:\n{names}")
            about = {"data_issue": split.issue, "data_count": str(counts[side])}
            yield piece(tag("g", tip + _filled(side, area, theme), class_=f"bar {side}", **about), area)
    ink = {side: theme.ink if counts[side] else theme.quiet for side in SIDES}
    yield _named(ending(f"{counts[Position.CON]:,}", room.middle - left - 4, y, SMALL, ink[Position.CON]), "con")
    yield _named(starting(f"{counts[Position.PRO]:,}", room.middle + right + 4, y, SMALL, ink[Position.PRO]), "pro")
    if room.mixed is not None:
        yield _named(centred(f"{counts[Position.MIXED]:,}", room.mixed, y, SMALL, ink[Position.MIXED]), "mixed")
    yield _named(centred(f"{split.row.n:,}", room.n, y, SMALL, theme.ink), "all")
    yield _named(centred(split.polarisation, room.polarisation, y, SMALL, theme.ink), POLARISATION)


def _named(found: Piece, kind: str) -> Piece:
    return piece(tag("g", found.drawing, class_=f"count {kind}"), *found.areas)


def _filled(side: Position, area: Rect, theme: Theme) -> str:
    """A part of a bar: full for con, hatched for mixed, empty with a border for pro."""
    color = look(side, theme).color
    fill = color if side is Position.CON else theme.paper
    size = {"x": area.left, "y": area.top, "width": area.width, "height": area.height}
    drawn = tag("rect", **size, fill=fill, stroke=color, stroke_width=LINE)
    if side is Position.MIXED:
        drawn += tag("path", d=hatching(area), fill="none", stroke=color, stroke_width=LINE * 0.8)
    return drawn


def hatching(area: Rect) -> str:
    """Slanting lines across a rectangle, ending at its border, as the path that draws them."""
    lines = []
    start = HATCH / 2
    while start < area.width + area.height:
        # the line on which x + y = start, seen from the upper left corner
        x, y = min(start, area.width), max(0.0, start - area.width)
        x2, y2 = max(0.0, start - area.height), min(start, area.height)
        lines.append(
            f"M{number(area.left + x)} {number(area.top + y)}L{number(area.left + x2)} {number(area.top + y2)}"
        )
        start += HATCH
    return "".join(lines)


def _axis(room: Room, top: float, bottom: float, theme: Theme) -> Piece:
    """The line that bars start from."""
    d = f"M{number(room.middle)} {number(top)}V{number(bottom)}M{number(room.left)} {number(bottom)}H{number(room.right)}"
    drawn = tag("path", d=d, fill="none", stroke=theme.frame, stroke_width=RULE * 2)
    return piece(drawn, Rect(room.left, top, room.right, bottom), ground=True)


def _numbers(room: Room, y: float, theme: Theme) -> Iterator[Piece]:
    """The scale below the bars, in voices."""
    low, high = (room.middle - room.left) / room.unit, (room.right - room.middle) / room.unit
    for value in steps(round(-low, 1), round(high, 1), (low + high) * room.unit / 40):
        if value == int(value):
            yield centred(f"{abs(int(value)):,}", room.middle + value * room.unit, y + 9, ID, theme.quiet)


def _entry(side: Position, theme: Theme) -> Entry:
    return Entry(_filled(side, Rect(1, MIDDLE - 5, 29, MIDDLE + 5), theme), WORDS[side])
