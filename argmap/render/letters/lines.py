"""Lines of text with their places: the part of a picture that cards, titles and legends share. Lengths are in points."""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import evolve, frozen

from argmap.render.letters.fonts import fonts_for
from argmap.render.letters.metrics import clean, is_plain, pinned, right_to_left, text_width, wrapped

LEADING, ASCENT = 1.28, 0.95
"""From one baseline to the next, and from the top of a line to its baseline, in sizes of letters."""
ROOMS = (
    (
        re.compile(r"[\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1b00-\u1bff\ua980-\ua9df\U00011000-\U000116ff]"),
        1.8,
        1.15,
    ),
    (re.compile(r"[\u0300-\u036f\u20d0-\u20ff]{2}|[\u0600-\u07ff\u0e00-\u0eff\ufb50-\ufdff\ufe70-\ufefc]"), 1.6, 1.15),
    (re.compile(r"[\u0900-\u0dff\u1e00-\u1fff]"), 1.45, 1.0),
)
"""More of both for scripts whose letters are stacked, or carry marks above and below; read from the ink of the Noto fonts."""


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
    its measured width, and `pin` tells to hold the viewer's font to it; a line of Hebrew or Arabic is held only where it is
    isolated, since Inkscape shows nothing of it otherwise. `fonts` are those of its script, if it needs any, and `leading` is
    the distance to the line before it, in sizes of letters.
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
    leading: float = LEADING


def paragraph(text: str, style: Style, x: float, top: float, room: float) -> tuple[Line, ...]:
    """A text set in a column `room` wide whose upper left corner is (`x`, `top`)."""
    text = clean(text)
    plain = is_plain(text)
    rtl = not plain and right_to_left(text)
    leading, ascent = (LEADING, ASCENT) if plain else _room(text)
    size, bold = style.size, style.bold
    if style.italic and not plain and fonts_for(text, text):
        style = evolve(
            style, italic=False
        )  # other scripts have no italics, only slanted letters, or fonts without them
    return tuple(
        Line(
            line,
            x + room if rtl else x,
            round(top + (number * leading + ascent) * size, 2),
            text_width(line, size, bold=bold),
            style,
            right=rtl,
            rtl=rtl,
            pin=plain or (pinned(line) and (rtl or not right_to_left(line))),
            fonts="" if plain else fonts_for(line, text),
            leading=leading,
        )
        for number, line in enumerate(wrapped(text, room, size, bold=bold))
    )


def depth(lines: tuple[Line, ...]) -> float:
    """The height of a paragraph."""
    return sum(line.style.size * line.leading for line in lines)


def _room(text: str) -> tuple[float, float]:
    """Leading and ascent of a text, the same for all its lines."""
    return next(((leading, ascent) for script, leading, ascent in ROOMS if script.search(text)), (LEADING, ASCENT))
