"""Diagnostics of a foreign file as they are found, so that ten thousand equal mistakes fill no screen."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Span

MOST = 100
"""Diagnostics of one name that are reported one by one."""


@define(eq=False)
class Tally:
    """Diagnostics, at most `MOST` of each name; the rest is counted."""

    found: list[Diagnostic] = field(factory=list)
    counts: Counter[str] = field(factory=Counter)
    last: dict[str, Span] = field(factory=dict)

    def wants(self, name: str) -> bool:
        """Count a mistake of this name, and say whether it is to be reported by itself."""
        self.counts[name] += 1
        return self.counts[name] <= MOST

    def report(
        self, name: str, message: str, span: Span, label: str = "", *, others: tuple[Label, ...] = (), help: str = ""
    ) -> None:
        """Report a mistake that `wants` has let through."""
        self.found.append(finding(name, message, span, label, others=others, help=help))
        self.last[name] = span

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, with one more for each name that there were too many of."""
        more = [
            finding(name, f"{count - MOST:,} more of the same kind", self.last[name], "the last that is shown")
            for name, count in self.counts.items()
            if count > MOST and name in self.last
        ]
        return (*self.found, *more)
