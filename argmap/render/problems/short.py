"""Diagnostics a line each, as compilers write them and editors read them: `file:line:column: error[AM101] message`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source
from argmap.render.problems.columns import safe
from argmap.render.problems.places import position
from argmap.render.problems.styles import paint, word


def report(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], *, colour: bool = False) -> str:
    """One line for each diagnostic; line and column count code points from 1, and are left out without a source."""
    return "".join(_line(diagnostic, sources, colour=colour) for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, sources: Mapping[str, Source], *, colour: bool) -> str:
    span = diagnostic.label.span
    place = safe(span.file)
    if span.file in sources:
        line, column = position(span, sources[span.file])
        place += f":{line}:{column}"
    severity = word(diagnostic.severity)
    code = paint(severity, f"{severity}[{safe(diagnostic.code)}]", colour=colour)
    return f"{paint('message', place, colour=colour)}: {code} {safe(diagnostic.message)}\n"
