"""Where in the annotation a thing of the model stands."""

from __future__ import annotations

from argmap.ground.source import Span
from argmap.model import Article, Inference, Issue, Stance, Statement, Voice

NOWHERE = Span("", 0, 0)
"""The place of what was made in Python and never written down."""


def place(thing: Statement | Article | Voice | Issue | Stance | Inference) -> Span:
    """The span of the line that says it."""
    return thing.origin or NOWHERE


def head_of(statement: Statement) -> Span:
    """The span of a statement's line up to its text, which may be long."""
    span = place(statement)
    length = span.end - span.start - len(statement.text)
    return Span(span.file, span.start, span.start + length) if length > 0 else span
