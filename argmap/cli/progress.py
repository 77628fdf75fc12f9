"""A line on the standard error that tells how far a long command is."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Self

from argmap.cli.streams import is_terminal, width
from argmap.render.problems.columns import fit, safe

PATIENCE = 1.0
"""Seconds after which somebody wants to know."""


class Progress:
    """Counts steps; writes only to a terminal, and only when it takes long. Leaving the `with` wipes the line."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0
        self.start = monotonic()
        self.active = is_terminal(sys.stderr)
        self.written = False

    def __enter__(self) -> Self:
        """The progress itself."""
        return self

    def step(self, name: str) -> None:
        """Tell that the next thing, `name`, is begun."""
        self.done += 1
        if self.active and monotonic() - self.start > PATIENCE:
            self.wipe()
            print(
                fit(f"{self.done}/{self.total} {safe(name)}", width(sys.stderr) - 1),
                end="",
                file=sys.stderr,
                flush=True,
            )
            self.written = True

    def wipe(self) -> None:
        """Clear the line, before something else is printed."""
        if self.written:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.written = False

    def __exit__(self, *_: object) -> None:
        self.wipe()
