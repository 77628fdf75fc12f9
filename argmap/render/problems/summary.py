"""How much was found: what stands below the diagnostics, and all that is said of good files."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.ground.diagnostics import Diagnostic, Severity
from argmap.render.problems.columns import safe
from argmap.render.problems.styles import paint, word


def counted(number: int, what: str) -> str:
    """A number and a noun, in the plural where the number asks for it."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def summary(diagnostics: Iterable[Diagnostic], files: int, *, colour: bool = False) -> str:
    """How much was found in how many files, and which codes `argmap explain` can tell more about; two lines at most."""
    found = list(diagnostics)
    counts = [(severity, sum(d.severity == severity for d in found)) for severity in sorted(Severity, reverse=True)]
    parts = [paint(word(s), counted(n, word(s)), colour=colour) for s, n in counts if n]
    line = f"{', '.join(parts) or 'no problems'} in {counted(files, 'file')}\n"
    codes = list(dict.fromkeys(d.code for d in sorted(found, key=lambda d: (-d.severity, d.order))))
    if not codes:
        return line
    command = paint("word", f"argmap explain {safe(' '.join(codes[:3]))}", colour=colour)
    return f"{line}{command} tells more about {'it' if len(codes) == 1 else 'them'}\n"
