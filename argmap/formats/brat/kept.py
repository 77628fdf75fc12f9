"""What is kept as data of a brat annotation, and under which keys."""

from __future__ import annotations

from attrs import evolve

from argmap.formats.regained import text_of
from argmap.formats.values import encode
from argmap.model import Statement

ID, KIND, SPANS, TEXT, FILE = "brat.id", "brat.type", "brat.spans", "brat.text", "brat.file"
MARKS, NOTES, ROLES, LINES = "brat.attributes", "brat.notes", "brat.roles", "brat.lines"
ENDS = ("Arg1", "Arg2")
"""The usual roles of the ends of a relation."""


def type_kept(statement: Statement) -> str | None:
    """The type of entity that is kept with a statement, where it can be one."""
    kept = text_of(statement, KIND)
    return kept if kept and kept.split() == [kept] else None


def with_type(statement: Statement, kind: str, usual: str) -> Statement:
    """The statement with the type of its entity, where that is not what follows from the debate or was kept before."""
    kept = type_kept(statement)
    if kept == kind or (kept is None and kind == usual):
        return statement
    others = tuple(pair for pair in statement.data if pair[0] != KIND)
    return evolve(statement, data=others if kind == usual else (*others, (KIND, encode(kind))))
