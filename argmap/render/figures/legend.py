"""The legend of a figure: a sample of every sign that occurs in it, and the words for it."""

from __future__ import annotations

from attrs import frozen

from argmap.render.drawing.key import GAP, ROW, SAMPLE, WORDS, Key
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.part import piece
from argmap.render.letters.lines import paragraph
from argmap.render.letters.metrics import text_width
from argmap.scene.theme import Theme

BESIDE = 6.0
"""Between a sample and its words."""
MIDDLE = 6.5
"""How far below the top of an entry the middle of its sample is."""


@frozen
class Entry:
    """A sign as SVG, drawn around a middle at half of `wide` and `MIDDLE`, and the words for it."""

    sample: str
    text: str
    wide: float = SAMPLE


def legend(entries: tuple[Entry, ...], wide: float, theme: Theme) -> Key:
    """The entries in rows not wider than `wide`, where a row holds at least one."""
    x, y, widest = 0.0, 0.0, 0.0
    drawn: list[Piece] = []
    for entry in entries:
        left = entry.wide + BESIDE
        width = left + text_width(entry.text, WORDS.size)
        if x and x + width > wide:
            x, y = 0.0, y + ROW
        words = texts(paragraph(entry.text, WORDS, left, 1, width), theme)
        place = f"translate({number(x)} {number(y)})"
        drawn.append(piece(tag("g", entry.sample + words, transform=place), Rect(x, y, x + width, y + ROW)))
        widest = max(widest, x + width)
        x += width + GAP
    return Key(round(widest, 2), y + ROW if entries else 0.0, tuple(drawn))
