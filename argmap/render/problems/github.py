"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.ground.catalogue import BY_CODE
from argmap.ground.diagnostics import Diagnostic, Severity
from argmap.ground.source import Source
from argmap.render.problems.columns import safe
from argmap.render.problems.places import last, position

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """One command, which is one line, for each diagnostic."""
    return "".join(_command(diagnostic, sources) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> str:
    span = diagnostic.label.span
    properties: dict[str, object] = {"file": span.file.replace("\\", "/")}
    if source := sources.get(span.file):
        (line, column), (end_line, end_column) = position(span, source), last(span, source)
        properties |= {"line": line, "endLine": end_line}
        if end_line == line:  # columns of two lines are refused; the end is the last column itself
            properties |= {"col": column, "endColumn": max(column, end_column - 1)}
    entry = BY_CODE.get(diagnostic.code)
    properties["title"] = f"{diagnostic.code} {entry.name}" if entry else diagnostic.code
    parts = [diagnostic.message, *diagnostic.notes, *([diagnostic.help] if diagnostic.help else [])]
    text = _escaped("\n".join(parts))
    joined = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{LEVELS[diagnostic.severity]} {joined}::{text}\n"


def _escaped(text: str) -> str:
    """A message: line breaks and the escape character itself would end it or be lost."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "%0A".join(safe(line).replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    """A property: besides, what separates properties."""
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
