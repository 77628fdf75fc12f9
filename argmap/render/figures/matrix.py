"""The stance matrix: who takes which side on what, a sign in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from attrs import frozen

from argmap.analysis.positions import Positions
from argmap.model import Debate, Position
from argmap.render.drawing.xml import Value
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.grid import Grid, Head, Margin, Mark, body, cell, figures, grid, heads
from argmap.render.figures.limits import ISSUES, VOICES, within
from argmap.render.figures.saying import said, stances, tables
from argmap.render.figures.symbols import SIDES, entries, symbol
from argmap.render.figures.tips import cell_tip, name, proposition
from argmap.render.figures.words import ID, NAME, SMALL, Part, label, one_line
from argmap.scene.names import part_id
from argmap.scene.theme import Theme

MOST_VOICES, MOST_ISSUES, MOST_CELLS = 400, 150, 20_000
"""The largest matrix: some three metres of names, with letters of 9 points."""
ACROSS = 40
"""Up to so many voices stand side by side; more are rows, since one rather scrolls down."""
ISSUE_ROOM, NAME_ROOM, TURNED_NAME, TURNED_ISSUE = 250.0, 200.0, 120.0, 190.0
"""The room for the labels of issues and voices, upright and turned, in points."""
TITLE = "Who stands where"


@frozen
class Counts:
    """How many take each position; `n` is how many take any."""

    pro: int = 0
    mixed: int = 0
    con: int = 0

    @property
    def n(self) -> int:
        """All that take a side."""
        return self.pro + self.mixed + self.con


def stance_matrix(
    positions: Positions, *, debate: Debate | None = None, title: str = TITLE, language: str = ""
) -> Figure:
    """The positions of voices on issues as a table, in their order, with the counts at the margins.

    Issues are rows and voices columns as long as there are at most 40 of these, else the other way round. With the `debate`,
    the tip of a cell tells the statements behind it. Raises `ArgmapError` for more than 400 voices, 150 issues or 20,000 cells.
    """
    what = "a stance matrix"
    within(len(positions.voices), MOST_VOICES, "voices", what, VOICES)
    within(len(positions.issues), MOST_ISSUES, "issues", what, ISSUES)
    within(len(positions.voices) * len(positions.issues), MOST_CELLS, "cells", what, VOICES)
    subtitle = tables(positions, debate)
    if not positions.cells:
        return Figure(title, subtitle, f"{title}: no positions.", empty(said(positions)), language)
    description = f"{title}: a table of {subtitle}. {stances(positions)}"
    return Figure(title, subtitle, description, partial(_body, positions, debate), language)


def counted(positions: Positions) -> tuple[Mapping[str, Counts], Mapping[str, Counts]]:
    """How many take each position, by issue and by voice."""
    by_issue: Counter[tuple[str, Position]] = Counter()
    by_voice: Counter[tuple[str, Position]] = Counter()
    for cell_ in positions.cells.values():
        by_issue[cell_.issue, cell_.position] += 1
        by_voice[cell_.voice, cell_.position] += 1
    issues = {id: Counts(*(by_issue[id, side] for side in SIDES)) for id in positions.issues}
    voices = {id: Counts(*(by_voice[id, side] for side in SIDES)) for id in positions.voices}
    return issues, voices


def issue_parts(positions: Positions, issue: str, lines: int, size: float = NAME.size) -> Iterator[Part]:
    """The label of an issue: its id and, where it says more, its proposition."""
    text = proposition(positions, issue)
    yield Part(issue, ID, 2)
    if text != issue:
        yield Part(text, NAME if size == NAME.size else SMALL, lines)


def issue_head(positions: Positions, issue: str, lines: int, room: float, *, turned: bool = False) -> Head:
    """The head of an issue, with its proposition."""
    parts = issue_parts(positions, issue, lines)
    tip = f"{issue}: {one_line(proposition(positions, issue))}"
    return Head(label(parts, room, tight=turned), tip, "issue", issue)


def voice_head(positions: Positions, voice: str, lines: int, room: float, *, turned: bool = False) -> Head:
    """The head of a voice: its name."""
    shown = name(positions, voice)
    return Head(label((Part(shown, NAME, lines),), room, tight=turned), f"{voice}: {one_line(shown)}", "voice", voice)


def _body(positions: Positions, debate: Debate | None, theme: Theme) -> Body:
    upright = len(positions.voices) <= ACROSS
    issues, voices = counted(positions)
    sides = [side for side in SIDES if any(c.position is side for c in positions.cells.values())]
    table = (
        _upright(positions, issues, voices, sides, theme)
        if upright
        else _lying(positions, issues, voices, sides, theme)
    )
    pieces = [*heads(table, theme)]
    outer = positions.issues if upright else positions.voices
    inner = positions.voices if upright else positions.issues
    shown: set[Position] = set()
    for row, one in enumerate(outer):
        for column, other in enumerate(inner):
            found = positions.cell(*((other, one) if upright else (one, other)))
            shown.add(found.position)
            silent = found.position is Position.SILENT
            tip = "" if silent else cell_tip(positions, found, debate)
            about: dict[str, Value] = {"data_voice": found.voice, "data_issue": found.issue}
            mark = Mark(part_id("cell", f"{found.voice}/{found.issue}"), str(found.position), tip, about)
            pieces.append(cell(table, row, column, symbol(found.position, 0, 0, theme), mark))
    pieces += figures(table, theme)
    return body(table, pieces, legend=entries(shown, theme))


Counting = Mapping[str, Counts]


def _upright(positions: Positions, issues: Counting, voices: Counting, sides: list[Position], theme: Theme) -> Grid:
    rows = [issue_head(positions, issue, 6, ISSUE_ROOM) for issue in positions.issues]
    columns = [voice_head(positions, voice, 3, TURNED_NAME, turned=True) for voice in positions.voices]
    return grid(rows, columns, _margins(tuple(issues.values()), tuple(voices.values()), sides, theme))


def _lying(positions: Positions, issues: Counting, voices: Counting, sides: list[Position], theme: Theme) -> Grid:
    rows = [voice_head(positions, voice, 2, NAME_ROOM) for voice in positions.voices]
    columns = [issue_head(positions, issue, 4, TURNED_ISSUE, turned=True) for issue in positions.issues]
    return grid(rows, columns, _margins(tuple(voices.values()), tuple(issues.values()), sides, theme))


def _margins(
    rows: tuple[Counts, ...], columns: tuple[Counts, ...], sides: list[Position], theme: Theme
) -> tuple[Margin, ...]:
    takes: dict[Position, Callable[[Counts], int]] = {
        Position.PRO: lambda c: c.pro, Position.MIXED: lambda c: c.mixed, Position.CON: lambda c: c.con
    }  # fmt: skip
    signs = [(symbol(side, 0, 0, theme), str(side), takes[side]) for side in sides]
    signs.append(("n", "all", lambda c: c.n))
    return tuple(
        Margin(sign, kind, tuple(map(take, rows)), tuple(map(take, columns)), sum(map(take, rows)))
        for sign, kind, take in signs
    )
