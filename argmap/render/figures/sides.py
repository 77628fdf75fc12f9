"""The positions map: issues as cards in the middle, voices on both sides of them, a line for each position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from statistics import fmean

from attrs import frozen

from argmap.analysis.positions import Cell, Positions
from argmap.model import Debate, Position
from argmap.render.box import Box, box
from argmap.render.drawing.cards import card
from argmap.render.drawing.key import SAMPLE
from argmap.render.drawing.map import ROUND_CARDS
from argmap.render.drawing.pieces import Piece, Rect, around
from argmap.render.drawing.strokes import stroke
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.render.figures.limits import ISSUES, VOICES, within
from argmap.render.figures.ordering import Order, ordered
from argmap.render.figures.part import piece
from argmap.render.figures.saying import counted, said, stances, tables
from argmap.render.figures.stack import least_height, near, ports, stacked
from argmap.render.figures.symbols import SIDES, WORDS, look
from argmap.render.figures.tips import cell_tip, name, proposition
from argmap.render.figures.words import NAME, Part, label, one_line, tipped
from argmap.render.layout import Path
from argmap.render.sizes import CORNER, ENDS, HEAD
from argmap.scene.names import part_id
from argmap.scene.parts import Card, Role
from argmap.scene.theme import Theme

MOST_VOICES, MOST_ISSUES, MOST_LINES = 80, 60, 300
COLUMNS, LONG = 38, 600
"""Letters to a line of an issue, and characters of it that are shown."""
ROOM, PAD, EDGE = 150.0, 6.0, 7.0
"""The room for the name of a voice, around it, and from the corner of its box to the first line."""
BETWEEN, VOICE_GAP, VOICE_APART, CARD_APART = 14.0, 8.0, 7.0, 13.0
"""Between cards, between voices, and between the lines that begin at one voice and that end at one card."""
LEAST, MORE, WIDEST = 110.0, 2.6, 320.0
"""The width of the room for lines: at least, for each line, and at most."""
TITLE = "Positions"

Key = Callable[[Cell], str]
VOICE: Key = attrgetter("voice")
ISSUE: Key = attrgetter("issue")


def positions_map(
    positions: Positions, *, debate: Debate | None = None, title: str = TITLE, language: str = ""
) -> Figure:
    """The voices beside the issues that they speak on, in an order in which few lines cross.

    Issues that nobody speaks on are left out. Raises `ArgmapError` for more than 80 voices, 60 issues or 300 positions.
    """
    spoken = tuple(issue for issue in positions.issues if positions.of_issue(issue))
    what = "a positions map"
    within(len(positions.voices), MOST_VOICES, "voices", what, VOICES)
    within(len(spoken), MOST_ISSUES, "issues", what, ISSUES)
    within(len(positions.cells), MOST_LINES, "positions", what, VOICES)
    subtitle = tables(positions, debate)
    if not positions.cells:
        return Figure(title, subtitle, f"{title}: none.", empty(said(positions)), language)
    joined = tuple(positions.cells)
    speaking = {voice for voice, _ in joined}
    order = ordered([voice for voice in positions.voices if voice in speaking], spoken, joined)
    description = f"{title}: a map, {subtitle}. {stances(positions)}"
    return Figure(title, subtitle, description, partial(_body, positions, order, debate), language)


@frozen
class _Column:
    """Boxes below each other: their sizes, their upper sides, and where the column stands."""

    ids: tuple[str, ...]
    boxes: tuple[Box, ...]
    heights: tuple[float, ...]
    tops: tuple[float, ...]
    left: float
    width: float

    def middle(self, n: int) -> float:
        return self.tops[n] + self.heights[n] / 2


def _body(positions: Positions, order: Order, debate: Debate | None, theme: Theme) -> Body:
    cells = {side: [c for c in positions.cells.values() if c.voice in set(of)] for side, of in _sides(order).items()}
    cards = {issue: _card(positions, issue) for issue in order.issues}
    ends = {side: Counter(cell.issue for cell in found) for side, found in cells.items()}
    boxes = tuple(
        box(cards[issue], COLUMNS, (max(of[issue] for of in ends.values()) - 1) * CARD_APART + 2 * ENDS)
        for issue in order.issues
    )
    heights = tuple(found.height for found in boxes)
    voices = {side: _voices(positions, of, cells[side]) for side, of in _sides(order).items()}
    whole = max(least_height(heights, BETWEEN), *(least_height(high, VOICE_GAP) for _, high in voices.values()))
    rooms = {side: min(WIDEST, LEAST + MORE * len(found)) if found else 0.0 for side, found in cells.items()}
    left_width, right_width = (
        max((b.width for b in found), default=0.0) + 2 * PAD if found else 0.0 for found, _ in voices.values()
    )
    middle = _Column(
        order.issues, boxes, heights, stacked(heights, BETWEEN, whole), left_width + rooms["left"], boxes[0].width
    )
    columns = {
        "left": _column(order.left, *voices["left"], cells["left"], middle, whole, (0.0, left_width)),
        "right": _column(
            order.right, *voices["right"], cells["right"], middle, whole,
            (middle.left + middle.width + rooms["right"], right_width),
        ),
    }  # fmt: skip
    lines = [
        line
        for side, found in cells.items()
        for line in _lines(positions, found, columns[side], middle, debate, theme, right=side == "right")
    ]
    drawn = [_issue(cards[issue], boxes[n], n, middle, theme) for n, issue in enumerate(order.issues)]
    named = [piece for column in columns.values() for piece in _named(positions, column, theme)]
    width = columns["right"].left + columns["right"].width if order.right else middle.left + middle.width
    silent = len(positions.issues) - len(order.issues)
    notes = (f"{counted(silent, 'issue')} on which nobody takes a side are left out.",) if silent else ()
    areas = tuple(piece.areas[0].grown(-ROUND_CARDS) for piece in (*drawn, *named))
    key = tuple(
        _entry(side, theme) for side in SIDES if any(cell.position is side for cell in positions.cells.values())
    )
    return Body(round(width, 2), round(whole, 2), (*lines, *drawn, *named), areas, key, notes)


def _sides(order: Order) -> dict[str, tuple[str, ...]]:
    return {"left": order.left, "right": order.right}


def _card(positions: Positions, issue: str) -> Card:
    found = Counter(cell.position for cell in positions.of_issue(issue).values())
    counts = ", ".join(f"{found[side]} {side}" for side in SIDES if found[side])
    text = one_line(proposition(positions, issue), LONG)
    n = f"n {sum(found.values())}: {counts}"
    return Card(part_id("issue", issue), issue, Role.CLAIM, text, "issue", one_line(issue, 60), qualifiers=(n,))


def _voices(
    positions: Positions, voices: tuple[str, ...], cells: list[Cell]
) -> tuple[tuple[Box, ...], tuple[float, ...]]:
    """The labels of voices, and the heights of their boxes, which are high enough for their lines."""
    ends = Counter(cell.voice for cell in cells)
    boxes = tuple(label((Part(name(positions, voice), NAME, 3),), ROOM, tight=True) for voice in voices)
    heights = tuple(
        max(found.height + PAD, (ends[voice] - 1) * VOICE_APART + 2 * EDGE)
        for voice, found in zip(voices, boxes, strict=True)
    )
    return boxes, heights


def _column(
    ids: tuple[str, ...],
    boxes: tuple[Box, ...],
    heights: tuple[float, ...],
    cells: list[Cell],
    issues: _Column,
    whole: float,
    place: tuple[float, float],
) -> _Column:
    """The voices of one side, each as near as can be to the middle of the issues that it speaks on."""
    middles = {id: issues.middle(n) for n, id in enumerate(issues.ids)}
    about: dict[str, list[float]] = {id: [] for id in ids}
    for cell in cells:
        about[cell.voice].append(middles[cell.issue])
    tops = near([fmean(about[id]) for id in ids], heights, VOICE_GAP, whole)
    return _Column(ids, boxes, heights, tops, *place)


def _lines(
    positions: Positions,
    cells: list[Cell],
    voices: _Column,
    issues: _Column,
    debate: Debate | None,
    theme: Theme,
    *,
    right: bool,
) -> Iterator[Piece]:
    """The lines of one side, each with an end of its own at the voice and at the card, in the order of what they lead to."""
    starts = _ends(cells, voices, VOICE, ISSUE, issues, VOICE_APART, EDGE)
    stops = _ends(cells, issues, ISSUE, VOICE, voices, CARD_APART, ENDS)
    x = voices.left if right else voices.left + voices.width
    tip = issues.left + issues.width + 1 if right else issues.left - 1
    stop = tip + (HEAD if right else -HEAD)
    bend = (x + stop) / 2
    for cell in cells:
        y, y2 = starts[cell.voice, cell.issue], stops[cell.voice, cell.issue]
        path = Path(((x, y), (bend, y), (bend, y2), (stop, y2)), (tip, y2))
        line = stroke(path, look(cell.position, theme), theme.paper)
        drawn = tipped(cell_tip(positions, cell, debate)) + line
        about = {"data_voice": cell.voice, "data_issue": cell.issue}
        centre = (bend, (y + y2) / 2)  # a line has two areas, since it is not wherever it passes by
        areas = (around(((x, y), centre), 1), around((centre, (tip, y2)), 1))
        id = part_id("link", f"{cell.voice}/{cell.issue}")
        yield piece(tag("g", drawn, id=id, class_=f"link {cell.position}", **about), *areas)


def _ends(
    cells: list[Cell], column: _Column, own: Key, other: Key, towards: _Column, apart: float, edge: float
) -> dict[tuple[str, str], float]:
    """The heights at which lines end at the boxes of a column."""
    middles = {id: towards.middle(n) for n, id in enumerate(towards.ids)}
    at: dict[str, list[Cell]] = {id: [] for id in column.ids}
    for cell in cells:
        at[own(cell)].append(cell)
    found = {}
    for id, top, height in zip(column.ids, column.tops, column.heights, strict=True):
        ending = sorted(at[id], key=lambda cell: middles[other(cell)])
        for cell, y in zip(ending, ports(top, height, len(ending), apart, edge), strict=True):
            found[cell.voice, cell.issue] = y
    return found


def _issue(shown: Card, found: Box, n: int, issues: _Column, theme: Theme) -> Piece:
    area = Rect(issues.left, issues.tops[n], issues.left + issues.width, issues.tops[n] + found.height)
    centre = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    return piece(card(shown, found, centre, theme), area.grown(ROUND_CARDS))


def _named(positions: Positions, column: _Column, theme: Theme) -> Iterator[Piece]:
    """The boxes of voices with their names."""
    for id, found, height, top in zip(column.ids, column.boxes, column.heights, column.tops, strict=True):
        shown = name(positions, id)
        tip = tipped(f"{id}: {one_line(shown)}, on {counted(len(positions.of_voice(id)), 'issue')}")
        around_it = tag(
            "rect", width=column.width, height=height, rx=CORNER, fill=theme.ground, stroke=theme.frame, stroke_width=1.0
        )  # fmt: skip
        at = f"translate({number(PAD)} {number((height - found.height) / 2)})"
        drawn = tip + around_it + tag("g", texts(found.lines, theme), transform=at)
        place = f"translate({number(column.left)} {number(top)})"
        area = Rect(column.left, top, column.left + column.width, top + height)
        yield piece(tag("g", drawn, class_="voice", data_voice=id, transform=place), area.grown(ROUND_CARDS))


def _entry(side: Position, theme: Theme) -> Entry:
    path = Path(((0, MIDDLE), (8, MIDDLE), (14, MIDDLE), (SAMPLE - HEAD, MIDDLE)), (SAMPLE, MIDDLE))
    return Entry(stroke(path, look(side, theme), theme.paper), WORDS[side])
