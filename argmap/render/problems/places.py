"""Where labels stand in the lines of a source."""

from __future__ import annotations

from attrs import frozen

from argmap.ground.diagnostics import Label
from argmap.ground.source import Source, Span


@frozen(order=True)
class Mark:
    """What is marked in one line: from `start` to `end`, code points from the beginning of the line."""

    start: int
    end: int
    main: bool
    text: str = ""


def within(span: Span, source: Source) -> tuple[int, int]:
    """Start and end of a span, moved into the source where they are outside of it."""
    start = min(max(span.start, 0), len(source.text))
    return start, min(max(span.end, start), len(source.text))


def position(span: Span, source: Source) -> tuple[int, int]:
    """Line and column, from 1, at which a span starts."""
    return source.position(within(span, source)[0])


def last(span: Span, source: Source) -> tuple[int, int]:
    """Line and column, from 1, just after a span; a line end belongs to the line that it ends."""
    start, end = within(span, source)
    if end == start:
        return source.position(end)
    line, column = source.position(end - 1)
    return line, min(column, len(source.line(line))) + 1


def marks(label: Label, source: Source, *, main: bool) -> dict[int, Mark]:
    """Marks by line for a label; of a label that runs over several lines the first and the last are marked."""
    line, column = position(label.span, source)
    end_line, end_column = last(label.span, source)
    start = min(column - 1, len(source.line(line)))
    if line == end_line:
        return {line: Mark(start, max(start, end_column - 1), main, label.text)}
    text = source.line(end_line)
    indent = min(len(text) - len(text.lstrip(" \t")), end_column - 1)
    return {
        line: Mark(start, len(source.line(line)), main, "from here"),
        end_line: Mark(indent, end_column - 1, main, f"to here: {label.text}" if label.text else "to here"),
    }
