"""Widths of characters, in thousandths of an em, for sans-serif letters like those of Helvetica.

The numbers for ASCII are Adobe's metrics of Helvetica and Helvetica-Bold, which Arial, Liberation Sans, Arimo and Nimbus
Sans share. All other scripts are rounded up: a line that is a little too short looks better than one that leaves its box.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

REGULAR = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584
556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278
469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260
334 584
"""
BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584
611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333
584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280
389 584
"""
"""From the space to the tilde."""

PUNCTUATION = {
    "\u00a0": 278, "·": 333, "¡": 333, "¿": 611, "«": 556, "»": 556, "‹": 333, "›": 333, "–": 556, "—": 1000,
    "‐": 333, "‑": 333, "‘": 278, "’": 278, "‚": 278, "“": 500, "”": 500, "„": 500, "•": 350, "…": 1000, "€": 556,
    "£": 556, "¥": 556, "§": 556, "°": 400, "ß": 611, "æ": 889, "Æ": 1000, "ø": 611, "Ø": 778, "œ": 944, "Œ": 1000,
    "ð": 611, "Ð": 722, "þ": 611, "Þ": 667, "ł": 311, "Ł": 611, "đ": 611, "Đ": 722, "ħ": 611, "ı": 278, "→": 1000,
    "−": 584, "×": 584, "\ufffd": 1000,
}  # fmt: skip

WIDE, EMOJI, ONE_EM = 1000, 1300, 1000

SCRIPTS = (
    (("GREEK CAPITAL", "CYRILLIC CAPITAL", "ARMENIAN CAPITAL", "LATIN CAPITAL"), 800),
    (("GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "HEBREW", "LATIN", "THAI", "LAO"), 650),
    (("DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "ARABIC LETTER"), 720),
    (
        ("MALAYALAM", "TAMIL", "SINHALA", "MYANMAR", "JAVANESE", "BALINESE", "CHAM ", "GRANTHA", "BATAK", "TIBETAN"),
        1100,
    ),
    (("CUNEIFORM", "OLD PERSIAN", "UGARITIC", "EGYPTIAN", "NUSHU", "ARABIC LIGATURE"), 1700),
)
"""Means of the Noto fonts with something to spare, by how Unicode's names of the characters begin."""
OTHER_SCRIPT = 850


def _table(numbers: str) -> dict[str, int]:
    return {chr(32 + place): int(number) for place, number in enumerate(numbers.split())} | PUNCTUATION


TABLES = {False: _table(REGULAR), True: _table(BOLD)}


@lru_cache(maxsize=8192)
def char_width(char: str, *, bold: bool = False) -> int:
    """The width of one character in thousandths of an em; 0 for one that takes no room of its own."""
    table = TABLES[bold]
    if char in table:
        return table[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    base = unicodedata.normalize("NFD", char)[0]
    if base in table:
        return table[base]
    if _picture(char):
        return EMOJI
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return WIDE
    return _other(char, category) * (110 if bold else 100) // 100


@lru_cache(maxsize=8192)
def known(char: str) -> bool:
    """Whether nearly every font gives the character this width, so that a line of such characters can be pinned to it."""
    if char in TABLES[False]:
        return True
    if _picture(char) or unicodedata.category(char) in {"Mn", "Me", "Cf", "Cn", "Co"}:
        return False
    return unicodedata.normalize("NFD", char)[0] in TABLES[False] or unicodedata.east_asian_width(char) in {"W", "F"}


def _picture(char: str) -> bool:
    return "\U0001f000" <= char < "\U00020000" or "\u2600" <= char <= "\u27bf"


def _other(char: str, category: str) -> int:
    if char == "\ufdfd":  # a whole sentence as one character
        return 11_000
    if category in {"So", "Sm", "Co", "Cn"}:
        return ONE_EM
    name = unicodedata.name(char, "")
    return next((width for starts, width in SCRIPTS if name.startswith(starts)), OTHER_SCRIPT)
