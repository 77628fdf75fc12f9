"""Lines of text as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from argmap.render.drawing.xml import number, written
from argmap.render.letters.escape import xml
from argmap.render.letters.lines import Line, Style, Tone
from argmap.scene.theme import Theme

FROM_RIGHT, UNTIL_HERE = "\u2067", "\u2069"
"""Isolate what is between them as running from right to left. The attribute `direction` would also move the anchor, which
viewers do not agree on."""


def texts(lines: Iterable[Line], theme: Theme, *, quiet: bool = False, struck: bool = False) -> str:
    """The lines as text elements, each held to its measured width where that is sure to be right.

    All of them are quiet if asked, and those that are not second things struck out.
    """
    ink = theme.context if quiet else theme.ink
    drawn = []
    for line in lines:
        second, corner = line.style.tone is Tone.QUIET, line.right and not line.rtl
        through = "line-through" if struck and not second and not corner else None
        drawn.append(text(line, theme.quiet if second else ink, decoration=through))
    return "".join(drawn)


def text(line: Line, color: str, *, decoration: str | None = None) -> str:
    """One line in one colour."""
    content = xml(line.text)
    pin = f' textLength="{number(line.width)}" lengthAdjust="spacingAndGlyphs"' if line.pin else ""
    look = _look(line.style, color, line.fonts, right=line.right, decoration=decoration)
    shown = f"{FROM_RIGHT}{content}{UNTIL_HERE}" if line.rtl else content
    return f'<text x="{number(line.x)}" y="{number(line.y)}"{look}{pin}>{shown}</text>'


@lru_cache(maxsize=1024)  # a picture has few
def _look(style: Style, color: str, fonts: str, *, right: bool, decoration: str | None) -> str:
    """The attributes that say how a line looks."""
    return written(
        {
            "font_size": style.size,
            "font_weight": "bold" if style.bold else None,
            "font_style": "italic" if style.italic else None,
            "text_anchor": "end" if right else None,
            "text_decoration": decoration,
            "fill": color,
            "font_family": fonts or None,
        }
    )
