"""The looks of the parts of a message: the one place where a colour of the terminal is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.ground.diagnostics import Severity

STYLES: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "hint": "1;36",
    "message": "1",
    "frame": "34",
    "other": "1;34",
    "note": "1",
    "help": "1;32",
    "minus": "31",
    "plus": "32",
    "faint": "2",
    "word": "1;36",
}
"""Roles to the numbers of SGR, the escape sequence for graphic rendition."""

Piece = tuple[str, str]
"""A role, or nothing, and the safe text that has it."""

Row = tuple[Piece, ...]
"""One line of output."""


def word(severity: Severity) -> str:
    """The severity as it is printed, which is its role too."""
    return severity.name.lower()


def paint(role: str, text: str, *, colour: bool) -> str:
    """The text in the colour of its role."""
    style = STYLES.get(role)
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style and text else text


def printed(rows: Iterable[Row], *, colour: bool) -> str:
    """The rows as lines, each with its line end and without spaces before it."""
    return "".join(_line(row, colour=colour) + "\n" for row in rows)


def _line(row: Row, *, colour: bool) -> str:
    pieces = [piece for piece in row if piece[1]]
    while pieces and not pieces[-1][1].rstrip(" "):
        pieces.pop()
    if pieces:
        pieces[-1] = (pieces[-1][0], pieces[-1][1].rstrip(" "))
    return "".join(paint(role, text, colour=colour) for role, text in pieces)
