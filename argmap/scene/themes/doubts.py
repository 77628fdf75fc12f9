"""Concerns about the theme of a file, as warnings at the keys that the file has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor
from typing import Any

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.scene.themes.apply import dotted
from argmap.scene.themes.judge import Concern, Doubt, better, judge
from argmap.scene.themes.keys import Path, Value, theme_of
from argmap.scene.themes.toml import Read

MOST = 6
"""So many further concerns about one key are written out."""
SIGNS = {"dashes", "head", "pattern", "double", "fill"}
"""What tells lines, and commitments, apart without colour."""


def doubts(read: Read, values: Mapping[Path, Value], given: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """One warning for each key of the file and each kind of doubt; the worst pair in the message, the others as notes."""
    found: dict[tuple[Doubt, Path], list[Concern]] = {}
    for concern in judge(theme_of(values)):
        found.setdefault((concern.doubt, _blamed(concern, given)), []).append(concern)
    return tuple(_warning(read, values, key, concerns, given) for (_, key), concerns in found.items())


def _blamed(concern: Concern, given: Sequence[Path]) -> Path:
    """The key of the file that a concern is about: rather what stands on a ground than the ground."""
    keys = [key for path in (concern.one, concern.other) for key in given if key[: len(path)] == path]
    if concern.doubt is Doubt.SIGNS:
        keys = [key for key in keys if key[-1] in SIGNS]
    return keys[0] if keys else ()


def _warning(
    read: Read, values: Mapping[Path, Value], key: Path, concerns: Sequence[Concern], given: Sequence[Path]
) -> Diagnostic:
    worst = min(concerns, key=lambda c: c.found - c.needed)
    rest = [_pair(c) for c in sorted(concerns, key=lambda c: c.found - c.needed) if c is not worst]
    more = f", and {len(rest) - MOST} more" if len(rest) > MOST else ""
    notes = (f"also {', '.join(rest[:MOST])}{more}",) if rest else ()
    other = worst.other if key[: len(worst.one)] == worst.one else worst.one
    others = tuple(Label(read.value(path), "and this") for path in given if path[: len(other)] == other)[:1]
    span, message = read.value(key), _said(worst)
    edits: tuple[Edit, ...] = ()
    match worst.doubt:
        case Doubt.CONTRAST:
            label, help = "hard to see", "make one of them lighter or darker"
            if key == worst.one and (mend := better(dict(values), key)):
                edits, help = (Edit(span, f'"{mend}"'),), "this would do:"
        case Doubt.ALIKE:
            label, help = "alike", "change how light one of them is, too: that is what all eyes see"
        case Doubt.SIGNS:
            label, help = "the same", "give one of them a `pattern`, or a `double` border"
            if key[:1] == ("lines",):
                help = "give them other `dashes` or another `head`"
    settings: dict[str, Any] = {"others": others, "notes": notes, "help": help, "edits": edits, "unsure": bool(edits)}
    return finding(worst.doubt, message, span, label, **settings)


def _said(concern: Concern) -> str:
    one, other = f"`{dotted(concern.one)}`", f"`{dotted(concern.other)}`"
    match concern.doubt:
        case Doubt.CONTRAST:
            return f"the contrast of {one} on {other} is {_ratio(concern)}, and {concern.needed:g} is needed"
        case Doubt.ALIKE:
            apart = f"{floor(concern.found)} apart, {concern.needed:g} needed"
            return f"{one} and {other} look alike to people with {concern.eye}: {apart}"
        case Doubt.SIGNS:
            return f"only colour tells {one} from {other}"


def _pair(concern: Concern) -> str:
    """A further concern, in few words."""
    one, other = f"`{dotted(concern.one)}`", f"`{dotted(concern.other)}`"
    match concern.doubt:
        case Doubt.CONTRAST:
            return f"{one} on {other} ({_ratio(concern)})"
        case Doubt.ALIKE:
            return f"{one} and {other} ({concern.eye}: {floor(concern.found)})"
        case Doubt.SIGNS:
            return f"{one} and {other}"


def _ratio(concern: Concern) -> str:
    """Rounded down: 4.499 is not enough, and should not look like it."""
    return f"{floor(concern.found * 100) / 100:g}"
