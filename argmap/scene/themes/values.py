"""The values that a theme may hold: colours and lengths, checked so that nothing else can get into a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
"""The two ways to write a colour. Names and functions of CSS are left out: what is written is what is measured."""
WIDTHS = (0.25, 12.0)
"""The thinnest and the thickest line, in points."""
DASHES = (0.1, 60.0)
"""The shortest and the longest dash or gap, in points."""
MOST_DASHES = 8
"""So many dashes and gaps may alternate."""
LONGEST_NAME = 80


def shown(value: object) -> str:
    """A value as it can be quoted in a message, however long it is."""
    text = repr(value) if isinstance(value, str | float | bool | None) else f"a {type(value).__name__}"
    return text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + "…"


def color(value: str) -> str:
    """A colour in the one form that pictures get, `#rrggbb` in lower case. Raises ValueError for anything else."""
    if not isinstance(value, str) or not HEX.fullmatch(value):
        raise ValueError(f"{shown(value)} is no colour; colours are written #rrggbb or #rgb")
    digits = value[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)  # noqa: PLR2004


def color_or_none(value: str) -> str:
    """A colour, or the empty text for none."""
    return color(value) if value != "" else ""


def length(value: float, least: float, most: float) -> float:
    """A length in points within limits. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ValueError(f"{shown(value)} is no length from {least:g} to {most:g} points")
    return float(value)


def width(value: float) -> float:
    """The width of a line, in points. Raises ValueError."""
    return length(value, *WIDTHS)


def dashes(values: Iterable[float]) -> tuple[float, ...]:
    """The lengths of dashes and gaps in turn, in points; none for a solid line. Raises ValueError."""
    found = tuple(values)
    if len(found) > MOST_DASHES or len(found) % 2:
        raise ValueError(f"{len(found)} lengths; dashes and gaps come in pairs, at most {MOST_DASHES // 2} of them")
    return tuple(length(value, *DASHES) for value in found)


def flag(value: bool) -> bool:
    """True or false, and nothing that only counts as one of them. Raises ValueError."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is neither true nor false")  # noqa: TRY004 - as for every other bad value
    return value


def name(value: str) -> str:
    """What a theme is called: one line that can be printed. Raises ValueError."""
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= LONGEST_NAME:
        raise ValueError(f"{shown(value)} is no name of a theme: one line of at most {LONGEST_NAME} characters")
    return value
