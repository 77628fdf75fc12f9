"""What a figure tells of a cell when one asks: the statements that a position is derived from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.analysis.positions import Cell, Ground, How, Positions
from argmap.model import Debate
from argmap.render.figures.words import one_line

MOST = 8
"""Statements that a tip names."""
LONG = 200
"""Characters of each."""


def name(positions: Positions, voice: str) -> str:
    """What a voice is called."""
    return positions.names.get(voice) or voice


def proposition(positions: Positions, issue: str) -> str:
    """What an issue says."""
    return positions.propositions.get(issue) or issue


def cell_tip(positions: Positions, cell: Cell, debate: Debate | None) -> str:
    """Who takes which side on what, and the statements behind it, a line each."""
    head = f"{one_line(name(positions, cell.voice))}: {cell.position} {cell.issue}"
    if cell.overridden and any(ground.how is not How.STATED for ground in cell.grounds):
        head += ", stated outright against what the statements give"
    return "\n".join((head, *grounds(cell.grounds, debate)))


def grounds(found: Iterable[Ground], debate: Debate | None) -> Iterator[str]:
    """A line for each ground, as far as there is room."""
    every = tuple(found)
    for ground in every[:MOST]:
        condition = "under a condition" if ground.conditional else ""
        about = ", ".join(filter(None, (ground.how, ground.article, ground.date, condition)))
        yield statement_line(ground.statement, about, debate)
    if len(every) > MOST:
        yield f"and {len(every) - MOST} more"


def statement_line(statement: str, about: str, debate: Debate | None) -> str:
    """The id of a statement with its text, where that is at hand, and what else is to be said of it."""
    found = debate.graph.statements.get(statement) if debate and statement else None
    said = f"{statement}: {one_line(found.text, LONG)}" if found else statement
    return f"{said} ({about})" if said and about else said or about
