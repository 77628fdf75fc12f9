"""Words in figures: labels of so many lines at most, upright or turned, and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from argmap.render.box import Box
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.texts import text, texts
from argmap.render.drawing.xml import Value, number, tag
from argmap.render.figures.part import piece
from argmap.render.letters.escape import xml
from argmap.render.letters.lines import Line, Style, Tone, depth, paragraph
from argmap.render.letters.metrics import clean, text_width
from argmap.scene.theme import Theme

NAME, SMALL = Style(10.0), Style(9.0)
ID = Style(9.0, Tone.QUIET)
VALUE = Style(10.0, bold=True)
LONGEST = 4000
"""Characters of a text that are looked at: more than fit into any label."""
DOTS = "…"


@frozen
class Part:
    """A paragraph of a label: its text, how it is set, and how many lines it may take before it ends in dots."""

    text: str
    style: Style
    most: int


def label(parts: Iterable[Part], wide: float, *, tight: bool = False) -> Box:
    """The paragraphs of a label below each other, in a column `wide` points wide.

    A line from right to left keeps the right edge of the column or, if `tight`, of the widest line.
    """
    lines: list[Line] = []
    top = 0.0
    for part in parts:
        found = paragraph(part.text[:LONGEST], part.style, 0, top, wide)
        if len(found) > part.most:
            found = (*found[: part.most - 1], _ended(found[part.most - 1], wide))
        lines += found
        top += depth(found)
    widest = max((line.width for line in lines), default=0.0)
    if tight and len(lines) == 1:  # from its left end on, so that a font that is wider does not reach what stands there
        lines = [evolve(line, x=0.0, right=False) for line in lines]
    elif tight:
        lines = [evolve(line, x=widest) if line.right else line for line in lines]
    elif any(line.right for line in lines):
        widest = wide
    return Box(round(widest, 2), round(top, 2), tuple(lines))


def flush_right(box: Box) -> Box:
    """The same label with all lines ending at its right side."""
    return evolve(box, lines=tuple(evolve(line, x=box.width, right=True) for line in box.lines))


def _ended(line: Line, wide: float) -> Line:
    """A line that ends in dots, because there would be more."""
    dots = text_width(DOTS, line.style.size, bold=line.style.bold)
    room = max(wide - dots, line.style.size)
    kept = next(iter(paragraph(line.text, line.style, 0, 0, room)), line)
    return evolve(line, text=f"{kept.text}{DOTS}", width=kept.width + dots)


def upright(box: Box, x: float, y: float, theme: Theme, tip: str = "", **attributes: Value) -> Piece:
    """A label whose upper left corner is at (x, y), with a tip."""
    content = tipped(tip) + texts(box.lines, theme)
    drawn = tag("g", content, **attributes, transform=f"translate({number(x)} {number(y)})")
    return piece(drawn, Rect(x, y, x + box.width, y + box.height))


def turned(box: Box, x: float, y: float, theme: Theme, tip: str = "", **attributes: Value) -> Piece:
    """A label that reads upward: its first line at the left, from (x, y) on, which is its lower left corner."""
    content = tipped(tip) + texts(box.lines, theme)
    drawn = tag("g", content, **attributes, transform=f"translate({number(x)} {number(y)}) rotate(-90)")
    return piece(drawn, Rect(x, y - box.width, x + box.height, y))


def centred(words: str, x: float, y: float, style: Style, color: str) -> Piece:
    """One line of plain words in the middle of (x, y)."""
    line = short(words, style, x, y)
    return piece(text(evolve(line, x=round(x - line.width / 2, 2)), color), _area(line, x - line.width / 2))


def starting(words: str, x: float, y: float, style: Style, color: str) -> Piece:
    """One line of plain words that begins at x, with its middle at the height y."""
    line = short(words, style, x, y)
    return piece(text(line, color), _area(line, x))


def ending(words: str, x: float, y: float, style: Style, color: str) -> Piece:
    """One line of plain words that ends at x, with its middle at the height y."""
    line = short(words, style, x, y)
    return piece(text(evolve(line, x=round(x - line.width, 2)), color), _area(line, x - line.width))


def short(words: str, style: Style, x: float, y: float) -> Line:
    """A line of plain words from x on, whose capitals and digits have their middle at the height y."""
    width = text_width(words, style.size, bold=style.bold)
    return Line(words, round(x, 2), round(y + 0.36 * style.size, 2), width, style, pin=words.isascii())


def one_line(words: str, most: int = 300) -> str:
    """A text on one line, ended in dots where it is long; for tips and descriptions."""
    shown = clean(words[: most * 4])
    return shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}{DOTS}"


def share(value: float) -> str:
    """A share from 0 to 1 as it is written everywhere in figures: with two decimals."""
    return f"{value:.2f}"


def tipped(tip: str) -> str:
    """The tip of what it stands in, line by line; nothing for no words."""
    return tag("title", "\n".join(map(xml, tip.split("\n")))) if tip else ""


def _area(line: Line, x: float) -> Rect:
    return Rect(x, line.y - 0.8 * line.style.size, x + line.width, line.y + 0.25 * line.style.size)
