"""Lines of text with their places: the part of a picture that cards, titles and legends share. Lengths are in points."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.render.letters.fonts import fonts_for
from argmap.render.letters.metrics import clean, pinned, right_to_left, text_width, wrapped

LEADING = 1.28
"""From one baseline to the next, in sizes of letters; the scripts of India and Thailand need the room."""
ASCENT = 0.95
"""From the top of a line to its baseline, in sizes of letters."""


class Tone(StrEnum):
    """What a text is, for the theme to colour."""

    INK = "ink"
    QUIET = "quiet"


@frozen
class Style:
    """How a paragraph is set; `size` is the size of its letters."""

    size: float
    tone: Tone = Tone.INK
    bold: bool = False
    italic: bool = False


@frozen
class Line:
    """A line of text on the baseline `y`.

    `x` is its left end, or its right end where `right` is set; `rtl` says that its words run from right to left. `width` is
    its measured width, and `pin` tells to hold the viewer's font to it. `fonts` are those of its script, if it needs any.
    """

    text: str
    x: float
    y: float
    width: float
    style: Style
    right: bool = False
    rtl: bool = False
    pin: bool = True
    fonts: str = ""


def paragraph(text: str, style: Style, x: float, top: float, room: float) -> tuple[Line, ...]:
    """A text set in a column `room` wide whose upper left corner is (`x`, `top`)."""
    text = clean(text)
    rtl = right_to_left(text)
    return tuple(
        Line(
            line,
            x + room if rtl else x,
            round(top + (number * LEADING + ASCENT) * style.size, 2),
            text_width(line, style.size, bold=style.bold),
            style,
            right=rtl,
            rtl=rtl,
            pin=pinned(line),
            fonts=fonts_for(line, text),
        )
        for number, line in enumerate(wrapped(text, room, style.size, bold=style.bold))
    )


def depth(lines: tuple[Line, ...]) -> float:
    """The height of a paragraph."""
    return sum(line.style.size * LEADING for line in lines)
