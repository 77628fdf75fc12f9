"""Positions for tests: written as lines of signs, or drawn by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.analysis.positions import Cell, Ground, How, Positions
from argmap.model import Position

SIGNS = {"+": Position.PRO, "-": Position.CON, "0": Position.MIXED, ".": Position.SILENT}
DATES = ("", "2016", "2016-02?", "2016-05", "2018/..", "2024-10~", "2024", "no date", "2023/2021")


def cell(voice: str, issue: str, position: Position, *dates: str) -> Cell:
    return Cell(voice, issue, position, tuple(Ground("s", position, How.ASSERTED, "a", date) for date in dates))


def stand(**rows: str) -> Positions:
    """Positions of voices by name, a sign for each issue: `a="+-0."` on the issues j0 to j3."""
    issues = tuple(f"j{n}" for n in range(max(map(len, rows.values()), default=0)))
    cells = {
        (voice, issue): cell(voice, issue, SIGNS[sign], "2024")
        for voice, signs in rows.items()
        for issue, sign in zip(issues, signs, strict=False)
        if sign != "."
    }
    return Positions(tuple(rows), issues, cells)


@st.composite
def stances(draw: st.DrawFn, *, voices: int = 6, issues: int = 6, full: bool = False) -> Positions:
    """Any positions: silence stated outright, no dates and bad ones, issues that nobody speaks on, time-relative ones."""
    names = draw(st.lists(st.text(max_size=3), min_size=3 if full else 0, max_size=voices, unique=True))
    about = draw(st.lists(st.text(max_size=3), min_size=3 if full else 0, max_size=issues, unique=True))
    side = st.sampled_from([Position.PRO, Position.CON, Position.MIXED] if full else [None, *Position])
    cells = {}
    for voice in names:
        for issue in about:
            position = draw(side)
            if position is not None:
                dates = draw(st.lists(st.sampled_from(DATES), min_size=1, max_size=2))
                cells[voice, issue] = cell(voice, issue, position, *dates)
    relative = frozenset() if full or not about else draw(st.frozensets(st.sampled_from(about)))
    return Positions(tuple(names), tuple(about), cells, relative=relative)
