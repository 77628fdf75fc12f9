"""Lines of a difference: what something is called, and what was and is the value of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.analysis.diff import FieldChange, Mark
from argmap.model import Anchor, Answer, Data, Statement
from argmap.render.problems.columns import columns, fit, safe, wrap
from argmap.render.problems.styles import Row

SIGNS: Mapping[Mark, tuple[str, str]] = {
    Mark.ADDED: ("+", "plus"), Mark.REMOVED: ("-", "minus"), Mark.CHANGED: ("~", "warning")
}  # fmt: skip
SHORT = 48
"""Columns of a text that only serves to tell which statement is meant."""


def called(id: str, names: Mapping[str, Statement]) -> str:
    """What a statement is called in a message: its name, or how it begins."""
    statement = names.get(id)
    if statement is None or not statement.anonymous:
        return id.rpartition("/")[2]
    return f"“{fit(safe(statement.text), SHORT)}”"


def marked(mark: Mark, said: str, width: int) -> Iterator[Row]:
    """A text behind the sign of a mark."""
    sign, role = SIGNS[mark]
    first, *rest = wrap(said, width - 2)
    yield ((role, f"{sign} {first}"),)
    yield from (((role, f"    {line}"),) for line in (part for piece in rest for part in wrap(piece, width - 4)))


def listed(changed: Iterable[FieldChange], width: int) -> Iterator[Row]:
    """The fields that changed: short values on one line, texts and lists as what went and what came."""
    for field in changed:
        if isinstance(field.old, tuple) and isinstance(field.new, tuple) and field.name not in ("voices", "premises"):
            before, after = (_pairs(v) if field.name == "data" else v for v in (field.old, field.new))
            gone, come = [v for v in before if v not in after], [v for v in after if v not in before]
            yield from hung("    ", f"{field.name}:{'' if gone or come else ' in another order'}", "", width)
            yield from (row for v in gone for row in hung("    - ", worded(v), "minus", width))
            yield from (row for v in come for row in hung("    + ", worded(v), "plus", width))
        elif field.name in ("text", "condition", "title", "scope"):
            yield from hung("    ", f"{field.name}:", "", width)
            yield from hung("    - ", worded(field.old), "minus", width) if field.old else ()
            yield from hung("    + ", worded(field.new), "plus", width) if field.new else ()
        elif field.name == "premises":
            both = (" and ".join(id.rpartition("/")[2] for id in ids) for ids in (field.old, field.new))
            yield from hung("    ", f"premises: {' -> '.join(both)}", "", width)
        else:
            yield from hung("    ", f"{field.name}: {worded(field.old)} -> {worded(field.new)}", "", width)


def _pairs(data: Data) -> tuple[str, ...]:
    """Data as the language would write it."""
    return tuple(f"{key}: {value}" for key, value in data)


def hung(lead: str, said: str, role: str, width: int) -> Iterator[Row]:
    """A text after its lead, further lines indented to where it began."""
    first, *rest = wrap(said, width - columns(lead))
    yield ((role, lead + first),)
    yield from (((role, " " * columns(lead) + line),) for line in rest)


def worded(value: Any) -> str:
    """A value of a field, as the language would write it."""
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case Anchor():
            line = f"{value.line} " if value.line is not None else ""
            return f'@ {line}"{value.opening}"' + (f' .. "{value.closing}"' if value.closing else "")
        case Answer():
            return f"{value.sign} {value.issue}"
        case (str(), *_):
            return " > ".join(value)
        case (int(), *_):
            return "-".join(map(str, value))
        case tuple():
            return ", ".join(map(worded, value))
        case _:
            return str(value)
