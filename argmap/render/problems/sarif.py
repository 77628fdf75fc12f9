"""Diagnostics as SARIF 2.1.0, which code-scanning services and editors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.ground.catalogue import BY_CODE, Entry
from argmap.ground.diagnostics import Diagnostic, Edit, Label, Severity
from argmap.ground.source import Source, Span
from argmap.render.problems.columns import safe
from argmap.render.problems.edits import compatible
from argmap.render.problems.places import within

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], *, version: str = "") -> str:
    """A log of one run; `version` is argmap's. Regions count code points; paths in the current folder are relative."""
    from json import dumps  # noqa: PLC0415 - only this format needs it

    codes = sorted({d.code for d in diagnostics})
    driver: dict[str, Any] = {"name": "argmap", "rules": [_rule(code, BY_CODE.get(code)) for code in codes]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code), sources) for diagnostic in diagnostics],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in entry.name.split("-")),
        "shortDescription": {"text": entry.summary},
        "fullDescription": {"text": entry.explanation},
        "help": {
            "text": f"{entry.explanation}\n\nWrong:\n\n{entry.wrong.annotation}\nRight:\n\n{entry.right.annotation}"
        },
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
        "properties": {"tags": ["argmap", entry.name]},
    }


def _result(diagnostic: Diagnostic, rule: int, sources: Mapping[str, Source]) -> dict[str, Any]:
    text = "\n".join(_unicode(part) for part in (diagnostic.message, *diagnostic.notes, diagnostic.help) if part)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic.label, sources)],
    }
    if diagnostic.others:
        result["relatedLocations"] = [
            {"id": number, **_location(label, sources)} for number, label in enumerate(diagnostic.others, start=1)
        ]
    if fix := _fix(diagnostic, sources):
        result["fixes"] = [fix]
    return result


def _location(label: Label, sources: Mapping[str, Source]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(label.span.file)}}
    if source := sources.get(label.span.file):
        physical["region"] = _region(label.span, source)
    location: dict[str, Any] = {"physicalLocation": physical}
    if label.text:
        location["message"] = {"text": _unicode(label.text)}
    return location


def _region(span: Span, source: Source) -> dict[str, int]:
    start, end = within(span, source)
    (line, column), (end_line, end_column) = source.position(start), source.position(end)
    return {
        "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        "charOffset": start, "charLength": end - start,
    }  # fmt: skip


def _fix(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> dict[str, Any] | None:
    """The edits; none where a text holds bytes that are no UTF-8, which SARIF cannot say."""
    edits = [edit for edit in diagnostic.edits if edit.span.file in sources]
    if not edits or any(_unicode(edit.text) != edit.text for edit in edits):
        return None
    files = dict.fromkeys(edit.span.file for edit in edits)
    fix: dict[str, Any] = {"artifactChanges": [_change(edits, sources[file]) for file in files]}
    if diagnostic.help:
        fix["description"] = {"text": _unicode(diagnostic.help)}
    return fix


def _change(edits: Sequence[Edit], source: Source) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source.span(start, end), source), "insertedContent": {"text": text}}
        for start, end, text in compatible(edits, source)
    ]
    return {"artifactLocation": {"uri": uri(source.name)}, "replacements": replacements}


def _unicode(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 file can hold."""
    return "".join(safe(char) if "\ud800" <= char <= "\udfff" else char for char in text)


def uri(file: str) -> str:
    """A path as a URI reference: relative paths stay relative, whatever may not stand in a URI is percent-encoded."""
    from pathlib import Path, PurePath  # noqa: PLC0415 - only this format needs them
    from urllib.parse import quote  # noqa: PLC0415

    path = PurePath(file)
    if path.is_absolute():
        here = Path.cwd()
        if not path.is_relative_to(here):
            return path.as_uri()
        path = path.relative_to(here)
    return quote(path.as_posix().encode("utf-8", "surrogateescape"), safe="/")
