"""A text's lines and sentences, as stretches of it. The only door to sentencex."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from argmap.ground.source import LINE
from argmap.passages.match import Stretch

PART = re.compile(r"[\s\S]{1,4000}(?:\s|$)|[\s\S]{1,4000}")
"""A part of a paragraph that is given to the library at once, since it takes quadratic time; few paragraphs have two."""


@frozen
class Paragraph:
    """A line of the text that holds something: its number from 1, and its stretch without the spaces around it."""

    line: int
    start: int
    end: int


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The lines that are not blank, in order."""
    offset = 0
    for number, raw in enumerate(LINE.findall(text), start=1):
        said = raw.strip()
        if said and said != "\ufeff":
            start = offset + raw.index(said)
            yield Paragraph(number, start, start + len(said))
        offset += len(raw)


def sentences(text: str, paragraph: Paragraph, language: str = "") -> list[Stretch]:
    """The sentences of a paragraph, without the spaces between them; by the rules of its language (BCP 47), or of English.

    Abbreviations such as "Dr." or "U.S." end no sentence.
    """
    from sentencex import segment  # noqa: PLC0415 - only counting needs it

    said = _encodable(text[paragraph.start : paragraph.end])
    rules = language.split("-", maxsplit=1)[0].lower() or "en"
    found: list[Stretch] = []
    offset = 0
    for piece in (piece for part in PART.findall(said) for piece in segment(rules, part)):
        start, end = offset + len(piece) - len(piece.lstrip()), offset + len(piece.rstrip())
        if start < end:
            found.append((paragraph.start + start, paragraph.start + end))
        offset += len(piece)
    return found


def _encodable(text: str) -> str:
    """The text with stand-ins of the same length for what is no character, since the library takes only UTF-8."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
