"""Diagnostics as JSON.

One object:

    {"version": 1,
     "summary": {"errors": 1, "warnings": 0, "hints": 0},
     "diagnostics": [
       {"file": "a.argmap", "line": 3, "column": 9,
        "code": "AM101", "name": "unknown-id", "severity": "error", "message": "...",
        "labels": [{"main": true, "file": "a.argmap", "start": PLACE, "end": PLACE, "text": "..."}, ...],
        "notes": ["..."], "help": "...",
        "edits": [{"file": "a.argmap", "start": PLACE, "end": PLACE, "text": "..."}, ...]}, ...]}

PLACE is `{"line": 3, "column": 9, "offset": 41}`: line and column from 1, the offset from 0, columns and offsets in
code points; `end` is just after the last character. Line and column are null where the file could not be read.
`severity` is `error`, `warning` or `hint`. `file`, `line` and `column` repeat the start of the main label. `version`
grows when something of this is taken away or changes its meaning; new keys may be added at any time. The output is
ASCII.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.ground.catalogue import BY_CODE
from argmap.ground.diagnostics import Diagnostic, Label, Severity
from argmap.ground.source import Source, Span
from argmap.render.problems.places import within
from argmap.render.problems.styles import word

VERSION = 1


def report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """The object described above, indented by two."""
    from json import dumps  # noqa: PLC0415 - only this format needs it

    counts = {f"{word(s)}s": sum(d.severity == s for d in diagnostics) for s in sorted(Severity, reverse=True)}
    found = [as_object(diagnostic, sources) for diagnostic in diagnostics]
    return dumps({"version": VERSION, "summary": counts, "diagnostics": found}, indent=2) + "\n"


def as_object(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, Any]:
    """One diagnostic, ready for JSON."""
    labels = [
        _label(diagnostic.label, sources, main=True),
        *(_label(o, sources, main=False) for o in diagnostic.others),
    ]
    start = labels[0]["start"]
    entry = BY_CODE.get(diagnostic.code)
    return {
        "file": diagnostic.label.span.file,
        "line": start["line"],
        "column": start["column"],
        "code": diagnostic.code,
        "name": entry.name if entry else "",
        "severity": word(diagnostic.severity),
        "message": diagnostic.message,
        "labels": labels,
        "notes": list(diagnostic.notes),
        "help": diagnostic.help,
        "edits": [{**_stretch(edit.span, sources), "text": edit.text} for edit in diagnostic.edits],
    }


def _label(label: Label, sources: Mapping[str, Source], *, main: bool) -> dict[str, Any]:
    return {"main": main, **_stretch(label.span, sources), "text": label.text}


def _stretch(span: Span, sources: Mapping[str, Source]) -> dict[str, Any]:
    source = sources.get(span.file)
    ends = within(span, source) if source else (span.start, span.end)
    return {"file": span.file, **dict(zip(("start", "end"), (_place(end, source) for end in ends), strict=True))}


def _place(offset: int, source: Source | None) -> dict[str, int | None]:
    line, column = source.position(offset) if source else (None, None)
    return {"line": line, "column": column, "offset": offset}
