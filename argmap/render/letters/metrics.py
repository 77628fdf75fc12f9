"""How wide a text is, and its lines: the layout engine takes every character beyond ASCII to be one space wide."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from argmap.render.letters.breaks import UNSPACED, pieces
from argmap.render.letters.widths import TABLES, known
from argmap.render.letters.words import EAST_ASIAN, WIDE_WORDS, WORDS, measured

BLANKS = re.compile(r"[ \t\n\r\v\f\x85\u2028\u2029]+")
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML forbids, and what no font shows."""
HIDDEN = re.compile(r"[\u00ad\u202a-\u202e\u2066-\u2069\ufeff]|(?<=[\u0300-\u036f]{3})[\u0300-\u036f]+")
"""Marks that would reorder a line from within, hyphens and spaces that nobody sees, and towers of accents."""

PARTS = re.compile(
    r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[A-Za-z\u00c0-\u052f\u1e00-\u1fff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+"
)
"""Letters in parts, as some file systems write them. Fonts have most of them whole, and many only whole."""


PLAIN = re.compile("[ -~·–—‘’“”…]*")


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but what English is written with: no other script, no marks, nothing that is not seen."""
    return (text.isascii() and text.isprintable()) or PLAIN.fullmatch(text) is not None


def clean(text: str) -> str:
    """The text on one line, with one space between words; what cannot be shown becomes U+FFFD."""
    if is_plain(text) and "  " not in text:
        return text.strip(" ")
    text = BLANKS.sub(" ", HIDDEN.sub("", UNFIT.sub("\ufffd", BLANKS.sub(" ", text)))).strip(" ")
    return PARTS.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in points at a letter size in points."""
    return ems(text, bold=bold) * size / 1000


def ems(text: str, *, bold: bool = False) -> int:
    """The width of a text in thousandths of an em."""
    if not text.isascii() and EAST_ASIAN.search(text):
        return measured(text, bold=bold, wide=True)
    words = text.split(" ")
    return sum(map(WORDS[bold].__getitem__, words)) + (len(words) - 1) * TABLES[bold][" "]


def pinned(text: str) -> bool:
    """Whether the width of this text is known well enough to hold a viewer's font to it."""
    return text.isascii() or (all(map(_known, text)) and ems(text) > 0)


_known = lru_cache(maxsize=8192)(known)


def right_to_left(text: str) -> bool:
    """Whether the paragraph runs from right to left: its first letter with a direction decides (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((found in {"R", "AL"} for found in directions if found in {"L", "R", "AL"}), False)


def wrapped(text: str, limit: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a cleaned text, none wider than `limit` points unless a single character is.

    Lines break at spaces, in scripts without spaces by the Unicode rules (UAX 14), and inside a word that fits no line
    at the best place there is.
    """
    most = int(limit * 1000 / size + 1e-6)
    space = TABLES[bold][" "]
    words = text.split(" ")
    widths = list(map(WORDS[bold].__getitem__, words))
    if max(widths) > most or not (text.isascii() or not UNSPACED.search(text)):
        return _broken(words, most, space, bold=bold, wide=bool(EAST_ASIAN.search(text)))
    ends = list(accumulate([width + space for width in widths]))
    if ends[-1] <= most + space:
        return (text,) if text else ()
    lines, start, used = [], 0, 0
    while start < len(words):
        stop = bisect_right(ends, used + most + space, start)
        lines.append(" ".join(words[start:stop]))
        used, start = ends[stop - 1], stop
    return tuple(lines)


def _broken(words: list[str], most: int, space: int, *, bold: bool, wide: bool) -> tuple[str, ...]:
    """The lines of a text some of whose words have to be broken."""
    width = (WIDE_WORDS if wide else WORDS)[bold].__getitem__

    def fits(text: str) -> bool:
        return width(text) <= most

    lines: list[str] = []
    line, used = "", 0
    for number, word in enumerate(words):
        gap = " " if number else ""
        for piece in (word,) if fits(word) and not UNSPACED.search(word) else pieces(word, fits):
            taken = (space if gap else 0) + width(piece)
            if line and used + taken > most:
                lines.append(line)
                line, used, taken, gap = "", 0, width(piece), ""
            line += gap + piece
            used += taken
            gap = ""
    return (*lines, line) if line else tuple(lines)
