"""How much one figure may hold: beyond that it would be drawn, and nobody could read it."""

from __future__ import annotations

from argmap.ground.errors import ArgmapError

VOICES = "choose some of them (--voices), or the authors alone (--kind author)"
ISSUES = "choose some of them (--issues)"


def within(count: int, most: int, what: str, figure: str, instead: str) -> None:
    """Let a figure pass that holds at most so much of something. Raises `ArgmapError`, which says what to do `instead`."""
    if count > most:
        raise ArgmapError(f"{count:,} {what} are too many for {figure}, which can be read up to {most:,}: {instead}")
