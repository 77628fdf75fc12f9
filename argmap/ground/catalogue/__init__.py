"""Every code that argmap reports, with a reason, a failing example and its mend; a test runs both examples.

Families by floor: AM0xx text and layout, AM1xx names, AM2xx structure, AM3xx passages, AM4xx article and voices,
AM5xx files, AM6xx looks (themes), AM7xx files of other formats.
"""

from __future__ import annotations

from argmap.ground.catalogue import article, files, foreign, graphs, layout, looks, names, passages, structure
from argmap.ground.catalogue.entry import Entry, Example
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.ground.source import Span

ENTRIES: tuple[Entry, ...] = (
    *layout.ENTRIES, *names.ENTRIES, *structure.ENTRIES, *passages.ENTRIES, *article.ENTRIES, *files.ENTRIES,
    *looks.ENTRIES, *foreign.ENTRIES, *graphs.ENTRIES,
)  # fmt: skip
BY_CODE: dict[str, Entry] = {entry.code: entry for entry in ENTRIES}
BY_NAME: dict[str, Entry] = {entry.name: entry for entry in ENTRIES}


def finding(
    name: str,
    message: str,
    span: Span,
    label: str = "",
    *,
    others: tuple[Label, ...] = (),
    notes: tuple[str, ...] = (),
    help: str = "",
    edits: tuple[Edit, ...] = (),
    unsure: bool = False,
) -> Diagnostic:
    """A diagnostic of the catalogue's entry `name`, with the entry's code and severity."""
    entry = BY_NAME[name]
    return Diagnostic(entry.code, entry.severity, message, Label(span, label), others, notes, help, edits, unsure)


__all__ = ["BY_CODE", "BY_NAME", "ENTRIES", "Entry", "Example", "finding"]
