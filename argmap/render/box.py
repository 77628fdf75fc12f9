"""The box of a card: its size, and the place of every line of text in it, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import evolve, frozen

from argmap.render.letters.lines import LEADING, Line, Style, Tone, depth, paragraph
from argmap.scene.parts import Card

TEXT, SMALL = 11.0, 9.0
"""Sizes of letters."""
LEFT, RIGHT, EDGE = 13.0, 10.0, 7.0
"""Margins inside the card; the bar that shows the role stands in the left one."""
GAP = 3.0
"""Between header, text and what follows."""
MEAN_LETTER = 0.5
"""The mean width of a letter of English prose, in sizes of letters."""

HEADER, STAND = Style(SMALL, Tone.QUIET), Style(SMALL, bold=True)
BODY, THESIS = Style(TEXT), Style(TEXT, bold=True)
SEE = Style(SMALL)
MARK, INDENT = 8.5, 12.0
"""The size of the small drawing before a line, and how far it moves the line to the right."""
VOICE, NOTE = Style(SMALL, italic=True), Style(SMALL, bold=True)


class Sign(StrEnum):
    """A small drawing before a line."""

    PRO = "pro"
    CON = "con"
    FOLDED = "folded"


@frozen
class Mark:
    """A sign in a square whose upper left corner is (`x`, `y`)."""

    sign: Sign
    x: float
    y: float


@frozen
class Way:
    """Lines of a card that lead to another picture."""

    href: str
    lines: tuple[Line, ...]


@frozen
class Box:
    """A card's size, its lines, the signs before some of them, and the lines that lead elsewhere."""

    width: float
    height: float
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    ways: tuple[Way, ...] = ()


def room(columns: int) -> float:
    """The width of a card's text in points, for so many mean letters to a line."""
    return columns * MEAN_LETTER * TEXT


def box(card: Card, columns: int, least: float = 0.0) -> Box:
    """The box of a card whose text is about `columns` letters wide, at least `least` points high.

    All cards of a picture are equally wide.
    """
    wide = room(columns)
    stand = _stand(card.stand, wide)
    lines = list(stand)
    taken = stand[0].width + SMALL if stand else 0
    top = EDGE
    for text, style in _paragraphs(card):
        found = paragraph(text, style, LEFT, top, wide - taken)
        taken = 0
        lines += found
        top += depth(found) + GAP
    marks = []
    for sign, text in _signed(card):
        found = paragraph(text, NOTE, LEFT + INDENT, top, wide - INDENT)
        marks.append(Mark(sign, LEFT, top + (NOTE.size * LEADING - MARK) / 2))
        lines += found
        top += depth(found) + GAP
    ways = []
    for see in card.see:
        found = paragraph(f"\N{RIGHTWARDS ARROW} {see.text}", SEE, LEFT, top, wide)
        ways.append(Way(see.href, found))
        top += depth(found) + GAP
    height = round(max(top - GAP + EDGE, least), 2)
    return Box(LEFT + wide + RIGHT, height, tuple(lines), tuple(marks), tuple(ways))


def _stand(word: str, wide: float) -> tuple[Line, ...]:
    """The word for the author's commitment, in the upper right corner."""
    if not word:
        return ()
    (line,) = paragraph(word, STAND, LEFT, EDGE, wide)
    return (evolve(line, x=LEFT + wide, right=True),)


def _paragraphs(card: Card) -> Iterator[tuple[str, Style]]:
    yield " · ".join(part for part in (card.kind, card.name, *card.qualifiers) if part), HEADER
    if card.condition:
        yield f"if {card.condition}:", VOICE
    yield card.text, THESIS if card.thesis else BODY
    if card.voice:
        yield f"— {card.voice}", VOICE


def _signed(card: Card) -> Iterator[tuple[Sign, str]]:
    for note in card.notes:
        yield Sign(note.sign), f"{note.sign} {note.issue}"
    if card.folded:
        yield Sign.FOLDED, f"{card.folded:,} more not shown"
