"""The timeline of stances: when which voice took which side, with as much uncertainty as the dates have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from attrs import frozen

from argmap.analysis.positions import Positions
from argmap.analysis.timeline import timeline
from argmap.model import Debate
from argmap.render.box import Box
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.axis import Axis, axis
from argmap.render.figures.dodge import dodged
from argmap.render.figures.events import Event, aloud, events
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.grid import RULE, Head
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.render.figures.limits import ISSUES, VOICES, within
from argmap.render.figures.mark import LABEL, bracket, event_piece, item
from argmap.render.figures.matrix import issue_head
from argmap.render.figures.numbers import key_pieces, numbers
from argmap.render.figures.part import piece
from argmap.render.figures.saying import said, tables
from argmap.render.figures.symbols import entries
from argmap.render.figures.tips import name
from argmap.render.figures.words import ID, SMALL, Part, centred, label, one_line, upright
from argmap.render.letters.metrics import text_width
from argmap.scene.names import part_id
from argmap.scene.theme import Theme

MOST_VOICES, MOST_ISSUES = 400, 150
LABELS, LENGTH = 200.0, 560.0
"""The room for the labels of issues, and the length of the axis, in points."""
HIGHEST = 1500.0
"""A picture that would be higher, in points, gets numbers in the place of names."""
HALF_NAME = 24.0
"""Half the width of the longest name on the axis, a day."""
AIR, TOP = 8.0, 16.0
"""Around what a row holds, and above the rows for the names of the axis."""
TITLE = "Who said what when"
UNDATED = "no date"
NBSP = "\N{NO-BREAK SPACE}"


@frozen
class Row:
    """The events on an issue with their labels, each with the rectangle that it takes as if it stood at the top of the row."""

    head: Head
    events: tuple[Event, ...]
    labels: tuple[Box, ...]
    areas: tuple[Rect, ...]
    moves: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of the row, in points."""
        lowest = max(area.height + move for area, move in zip(self.areas, self.moves, strict=True))
        return round(max(self.head.box.height, lowest) + AIR, 2)


def stance_timeline(
    positions: Positions, *, debate: Debate | None = None, title: str = TITLE, language: str = ""
) -> Figure:
    """The positions by the dates of the articles that they are derived from, a row for each issue that somebody speaks of.

    What several voices say of an issue at one time is one sign with their names or, where names would take too much room,
    their numbers in a key. Raises `ArgmapError` for more than 400 voices or 150 issues.
    """
    what = "a timeline"
    within(len(positions.voices), MOST_VOICES, "voices", what, VOICES)
    within(len(positions.issues), MOST_ISSUES, "issues", what, ISSUES)
    found = events(timeline(positions))
    subtitle = tables(positions, debate)
    if not found:
        return Figure(title, subtitle, f"{title}: no positions.", empty(said(positions)), language)
    description = f"{title}: a timeline, {subtitle}. {' '.join(aloud(positions, found))}"
    return Figure(title, subtitle, description, partial(_body, positions, found, debate), language)


def _body(positions: Positions, found: tuple[Event, ...], debate: Debate | None, theme: Theme) -> Body:
    names = {voice: one_line(name(positions, voice), 60) for voice in positions.voices}
    heads = [issue_head(positions, issue, 6, LABELS) for issue in dict.fromkeys(_ordered(positions, found))]
    left = max(*(head.box.width for head in heads), HALF_NAME) + 14
    days = (day for event in found for day in (event.first, event.last) if day is not None)
    time = axis(days, left, LENGTH)
    rows = _rows(found, heads, time, names)
    named = sum(row.height for row in rows) <= HIGHEST
    if not named:
        rows = _rows(found, heads, time, numbers(positions, found))
    right = max(time.right + HALF_NAME, *_rights(rows))
    bottom = round(TOP + sum(row.height for row in rows), 2)
    pieces = [*_frame(rows, time, right, theme)]
    y = TOP
    for row in rows:
        pieces.append(upright(row.head.box, 0.0, y + AIR / 2, theme, row.head.tip, **row.head.about))
        shown = zip(row.events, row.labels, row.areas, row.moves, strict=True)
        for n, (event, box, area, move) in enumerate(shown, 1):
            id, place = part_id("event", f"{event.issue}/{n}"), area.moved(0, y + AIR / 2 + move)
            pieces.append(event_piece(positions, event, id, box, place, time, theme, debate))
        y = round(y + row.height, 2)
    wide = right
    if not named:
        below, bottom = key_pieces(positions, numbers(positions, found), bottom + 12, wide, theme)
        pieces += below
    return Body(round(wide, 2), bottom, tuple(pieces), legend=_legend(found, theme))


def _rights(rows: tuple[Row, ...]) -> Iterator[float]:
    """The right ends of events, and of the head over those without a date."""
    for row in rows:
        for event, area in zip(row.events, row.areas, strict=True):
            yield area.right if event.dated else max(area.right, area.left + text_width(UNDATED, ID.size))


def _ordered(positions: Positions, found: tuple[Event, ...]) -> Iterator[str]:
    spoken = {event.issue for event in found}
    return (issue for issue in positions.issues if issue in spoken)


def _rows(found: tuple[Event, ...], heads: list[Head], time: Axis, names: Mapping[str, str]) -> tuple[Row, ...]:
    by_issue: dict[str, list[Event]] = {head.id: [] for head in heads}
    for event in found:
        by_issue[event.issue].append(event)
    boxes = {issue: [_label(event, names) for event in of] for issue, of in by_issue.items()}
    dated = [
        item(event, box, time, 0.0).right
        for issue, of in by_issue.items()
        for event, box in zip(of, boxes[issue], strict=True)
        if event.dated
    ]
    aside = max((*dated, time.right + HALF_NAME)) + 18
    rows = []
    for head in heads:
        of, labels = tuple(by_issue[head.id]), tuple(boxes[head.id])
        areas = tuple(item(event, box, time, aside) for event, box in zip(of, labels, strict=True))
        rows.append(Row(head, of, labels, areas, dodged(areas)))
    return tuple(rows)


def _label(event: Event, names: Mapping[str, str]) -> Box:
    voices = dict.fromkeys(moment.voice for moment in event.moments)
    shown = (names[voice] for voice in voices)
    # a name that fits on a line is not broken
    whole = (
        words.replace(" ", NBSP) if text_width(words, SMALL.size) < LABEL - SMALL.size else words for words in shown
    )
    return label((Part(", ".join(whole), SMALL, 60),), LABEL, tight=True)


def _frame(rows: tuple[Row, ...], time: Axis, right: float, theme: Theme) -> Iterator[Piece]:
    """The lines between rows, the names of the axis and the lines down from them, and the head of what has no date."""
    edges = [TOP]
    for row in rows:
        edges.append(round(edges[-1] + row.height, 2))
    ticks = tuple(time.ticks()) if any(event.dated for row in rows for event in row.events) else ()
    d = "".join(f"M0 {number(y)}H{number(right)}" for y in edges)
    d += "".join(f"M{number(x)} {number(TOP - 3)}V{number(edges[-1])}" for x, _ in ticks)
    line = tag("path", d=d, fill="none", stroke=theme.frame, stroke_width=RULE)
    yield piece(line, Rect(0, TOP, right, edges[-1]), ground=True)
    for x, words in ticks:
        yield centred(words, x, 6, ID, theme.quiet)
    undated = [area.left for row in rows for event, area in zip(row.events, row.areas, strict=True) if not event.dated]
    if undated:
        box = label((Part(UNDATED, ID, 1),), LABEL)
        yield upright(box, min(undated), 6 - box.height / 2, theme)


def _legend(found: tuple[Event, ...], theme: Theme) -> tuple[Entry, ...]:
    shown = entries((event.position for event in found), theme)
    if any(event.dated and event.first != event.last for event in found):
        shown += (Entry(bracket(0.0, 15.0, 30.0, MIDDLE - 2, theme), "the days that the date may mean"),)
    return shown
