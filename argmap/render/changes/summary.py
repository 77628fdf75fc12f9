"""What changed, in few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.analysis.diff import Changes, Mark, StatementChange


def summary(changes: Changes) -> str:
    """How much changed, in words."""
    marks = Counter(change.mark for change in changes.statements)
    parts = [f"{marks[mark]} {mark}" for mark in (Mark.ADDED, Mark.REMOVED, Mark.CHANGED) if marks[mark]]
    how = Counter(word for change in changes.statements for word in happened(change))
    details = ", ".join(f"{n} {word}" for word, n in how.items())
    said = [f"statements: {', '.join(parts)}{f' ({details})' if details else ''}"] if parts else []
    for name, group in (
        ("relations", changes.relations), ("articles", changes.articles), ("voices", changes.voices),
        ("issues", changes.issues), ("stances", changes.stances),
    ):  # fmt: skip
        marks = Counter(change.mark for change in group)
        parts = [f"{marks[mark]} {mark}" for mark in (Mark.ADDED, Mark.REMOVED, Mark.CHANGED) if marks[mark]]
        said += [f"{name}: {', '.join(parts)}"] if parts else []
    if changes.header:
        said.append(f"debate: {', '.join(field.name for field in changes.header)} changed")
    return "; ".join(said) or "no difference"


def happened(change: StatementChange) -> Iterator[str]:
    """What happened to a statement that is in both versions, in a word each."""
    if change.field("id"):
        yield "renamed"
    if change.reworded:
        yield "reworded"
    if change.revoiced:
        yield "revoiced"
    if change.requalified:
        yield "requalified"
    if change.moved:
        yield "reordered" if change.moved.reordered else "moved"
    if any(change.field(name) for name in ("anchors", "answers", "notes", "sic")):
        yield "annotated anew"
