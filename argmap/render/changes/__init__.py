"""What changed between two versions of an annotation: as text in the manner of `diff -u`, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.changes.summary import summary

if TYPE_CHECKING:
    from argmap.analysis.diff import Changes


def text(changes: Changes, old: str = "old", new: str = "new", *, width: int = 80, colour: bool = False) -> str:
    """The differences for a terminal, under the names of the two versions; nothing where there is none.

    `+` is added, `-` removed, `~` changed; what was and what is stands below what was changed.
    """
    from argmap.render.changes.rows import rows  # noqa: PLC0415 - each format loads what it needs
    from argmap.render.problems.styles import printed  # noqa: PLC0415

    return printed(rows(changes, old, new, max(width, 40)), colour=colour) if changes else ""


def json(changes: Changes) -> str:
    """The differences as a JSON object, in ASCII: a summary, and a list for each kind of thing that can change."""
    from json import dumps  # noqa: PLC0415 - each format loads what it needs

    from argmap.render.changes.record import record  # noqa: PLC0415

    return dumps(record(changes), indent=2) + "\n"


__all__ = ["json", "summary", "text"]
