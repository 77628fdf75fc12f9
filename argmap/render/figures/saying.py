"""What figures of positions say in words: in subtitles, and to those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.agreement import Agreement
from argmap.analysis.positions import Positions
from argmap.model import Debate
from argmap.render.figures.symbols import SIDES
from argmap.render.figures.tips import name, proposition
from argmap.render.figures.words import one_line
from argmap.scene.names import join

MOST_ISSUES, MOST_NAMES, MOST_PAIRS = 30, 12, 20
"""So many issues, names on one side of one, and pairs of voices are read out."""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 voice`, `2 voices`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def tables(positions: Positions, debate: Debate | None = None) -> str:
    """`A debate · 3 voices, 4 issues, n = 7 positions`."""
    parts = (counted(len(positions.voices), "voice"), counted(len(positions.issues), "issue"))
    n = counted(len(positions.cells), "position")
    found = f"{', '.join(parts)}, n = {n}"
    title = one_line(debate.title) if debate else ""
    return f"{title} · {found}" if title else found


def said(positions: Positions) -> str:
    """Why there is nothing to show."""
    if not positions.issues:
        return "Nothing to show: the debate declares no issue."
    return "Nothing to show: no voice takes a side on an issue. Statements take sides by lines such as `pro: issue`."


def stances(positions: Positions) -> str:
    """Who takes which side, issue by issue, as far as one can listen to it."""
    return " ".join((*_issues(positions), *_rest(positions)))


def _issues(positions: Positions) -> Iterator[str]:
    for issue in positions.issues[:MOST_ISSUES]:
        cells = positions.of_issue(issue).values()
        sides = []
        for side in SIDES:
            voices = [one_line(name(positions, cell.voice), 80) for cell in cells if cell.position is side]
            if voices:
                more = len(voices) - MOST_NAMES
                shown = voices[:MOST_NAMES] + ([f"{more} more"] if more > 0 else [])
                sides.append(f"{side} {join(shown)}")
        yield f"“{one_line(proposition(positions, issue))}”: {'; '.join(sides) or 'nobody'}."


def _rest(positions: Positions) -> Iterator[str]:
    if len(positions.issues) > MOST_ISSUES:
        yield f"And {counted(len(positions.issues) - MOST_ISSUES, 'more issue')}."


def alone(positions: Positions) -> str:
    """Why there is nothing to compare."""
    if not positions.voices:
        return said(positions)
    only = one_line(name(positions, positions.voices[0]))
    return f"Nothing to compare: only {only} takes a side, and agreement is between two."


def pairs_aloud(positions: Positions, found: Agreement) -> str:
    """Who is near whom: the pairs that share most issues, with how far they agree."""
    pairs = [pair for pair in found if pair.agreement is not None]
    pairs.sort(key=lambda pair: -pair.shared)  # stable: the order of voices
    shown = "; ".join(
        f"{one_line(name(positions, p.voice), 80)} and {one_line(name(positions, p.other), 80)} {p.agreement:.2f} (n {p.shared})"
        for p in pairs[:MOST_PAIRS]
    )
    rest = len(pairs) - MOST_PAIRS
    more = f" And {counted(rest, 'more pair')}." if rest > 0 else ""
    none = len(found) - len(pairs)
    return f"Agreement: {shown or 'none'}.{more}" + (f" {counted(none, 'pair')} share no issue." if none else "")
