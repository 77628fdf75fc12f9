"""Changes as JSON has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import asdict, has

from argmap.analysis.diff import Change, Changes, Mark, StatementChange
from argmap.render.changes.summary import happened, summary


def record(changes: Changes) -> dict[str, Any]:
    """Everything that is not the same, by kinds of things."""
    groups: dict[str, Sequence[Change[Any]]] = {
        "relations": changes.relations,
        "articles": changes.articles,
        "voices": changes.voices,
        "issues": changes.issues,
        "stances": changes.stances,
    }
    return {
        "summary": summary(changes),
        "statements": [_statement(c) for c in changes.statements if c.mark is not Mark.SAME],
        **{name: [_record(c) for c in group if c.mark is not Mark.SAME] for name, group in groups.items()},
        "header": [_plain(field) for field in changes.header],
    }


def _statement(change: StatementChange) -> dict[str, Any]:
    """A statement that is not the same, with what happened to it."""
    moved = _plain(change.moved) | {"reordered": change.moved.reordered} if change.moved else None
    record = _record(change)
    more = {"what": list(happened(change)), "how": change.how if change.mark is Mark.CHANGED else None, "moved": moved}
    return {"mark": record.pop("mark"), **more, **record}


def _record(change: Change[Any]) -> dict[str, Any]:
    fields = [_plain(field) for field in change.fields]
    return {"mark": change.mark, "fields": fields, "old": _plain(change.old), "new": _plain(change.new)}


def _plain(value: Any) -> Any:
    """A value as JSON has it, without places in files."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if has(type(value)):
        return asdict(value, filter=lambda field, _: field.name not in ("origin", "places"))
    return value
