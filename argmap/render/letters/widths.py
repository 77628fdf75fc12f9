"""Widths of characters, in thousandths of an em, for sans-serif letters like those of Helvetica.

The numbers for ASCII are Adobe's metrics of Helvetica and Helvetica-Bold, which Arial, Liberation Sans, Arimo and Nimbus
Sans share; those of other characters of these fonts are in `arial`, those of other scripts in `alphabets`. What is in none of
them is rounded up: a line that is a little too short looks better than one that leaves its box.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.render.letters import alphabets, arial

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

WIDE, HALF, EMOJI, ONE_EM, OTHER_SCRIPT, ENCLOSING = 1000, 500, 1300, 1000, 850, 500
BOLDER, BOLD_ARABIC = 106, 118
"""How wide bold letters of other scripts are, in percent of regular ones."""
SPACES = dict(zip("\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
                  (500, 1000, 334, 250, 167, 556, 278, 200, 100, 200, 222), strict=True))  # fmt: skip
LONG = {"\ufdfd": 11_000, "\ufdfa": 3_000, "\u2e3a": 2_000, "\u2e3b": 3_000, "\U0001242b": 4_000, "\ufffd": 1_000}
"""A whole sentence as one character, and others that are far wider than their script."""
PICTURES = "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
"""What fonts show as emoji, as the inside of a set of a regular expression."""
UNSTEADY = re.compile(
    r"[\u0e33\u0eb3\u0600-\u07ff\u0840-\u0dff\u0f00-\u109f\u1700-\u17ff\u1900-\u1aff\u1b00-\u1c4f\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    r"\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
"""Scripts whose fonts differ by a quarter, Arabic above all, and those whose clusters have parts beside each other, which
some viewers (resvg, and Typst by it) stretch much too far. Their letters are better left as they are."""
AMBIGUOUS = frozenset("‘’“”…—–·‥※×÷→←↑↓°±§¶")
"""As wide as Chinese characters where the fonts for these are used."""


class Widths(dict[str, int]):
    """The width of a character, in thousandths of an em; 0 for one that takes no room of its own."""

    def __init__(self, numbers: str, others: dict[int, str], percent: int) -> None:
        """A table that begins with ASCII and the characters of Arial, and finds the others when it is asked."""
        super().__init__({chr(32 + place): int(number) for place, number in enumerate(numbers.split())})
        self.update({char: width for width, chars in others.items() for char in chars} | SPACES | LONG)
        self.percent = percent

    def __missing__(self, char: str) -> int:
        """Find the width of a character, and keep it."""
        self[char] = width = self._find(char)
        return width

    def _find(self, char: str) -> int:
        category = unicodedata.category(char)
        if width := block_width(char):
            return width * (BOLD_ARABIC if self.percent > 100 and "\u0600" <= char <= "\u06ff" else self.percent) // 100  # noqa: PLR2004
        if category in {"Mn", "Cf"}:
            return 0
        if category == "Me":
            return ENCLOSING
        if picture(char):
            return EMOJI
        if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
            return 0  # vowels and finals of Korean, which go into the square of the consonant before them
        base = unicodedata.normalize("NFD", char)[0]
        if base != char:
            return self[base] if unicodedata.east_asian_width(char) != "W" else WIDE
        found = unicodedata.east_asian_width(char)
        if found in {"W", "F"}:
            return WIDE
        if found == "H":
            return HALF
        if category in {"So", "Sm", "Co", "Cn"}:
            return ONE_EM
        return (_mean(char) or OTHER_SCRIPT) * self.percent // 100


def block_width(char: str) -> int:
    """The width of a character whose block is in `alphabets`; 0 for all others."""
    code = ord(char)
    numbers = BLOCKS.get(code >> 7)
    if not numbers:
        return 0
    return next((STEPS[n[code - first]] for first, n in numbers if 0 <= code - first < len(n)), 0)


def picture(char: str) -> bool:
    """Whether fonts show this character as an emoji."""
    return (
        "\U0001f000" <= char <= "\U0001faff"
        or "\u2600" <= char <= "\u27bf"
        or char in "⌚⌛⏩⏪⏫⏬⏭⏮⏯⏰⏱⏲⏳◽◾⬛⬜⭐⭕"
    )


def known(char: str) -> bool:
    """Whether a viewer's font can be held to the width of this character: it is no guess, and fonts nearly agree on it."""
    if UNSTEADY.match(char):
        return False
    if char in MEASURED or picture(char):
        return True
    category = unicodedata.category(char)
    if category[0] == "C":
        return category == "Cf"
    if category[0] != "L" or unicodedata.normalize("NFD", char) != char or "\u1160" <= char <= "\u11ff":
        return True
    return unicodedata.east_asian_width(char) in {"W", "F", "H"} or bool(block_width(char) or _mean(char))


def _mean(char: str) -> int:
    name = unicodedata.name(char, "")
    return next((width for width, starts in alphabets.MEANS.items() if name.startswith(starts)), 0)


STEPS = {digit: place * alphabets.STEP for place, digit in enumerate(alphabets.DIGITS)}
BLOCKS: dict[int, list[tuple[int, str]]] = {}
"""The strings of `alphabets` by every 128 code points that they reach into."""
for _first, _digits in alphabets.BLOCKS.items():
    for _page in range(_first >> 7, (_first + len(_digits) - 1 >> 7) + 1):
        BLOCKS.setdefault(_page, []).append((_first, _digits))
MEASURED = frozenset("".join(arial.REGULAR.values())) | frozenset(SPACES) | frozenset(LONG)
TABLES = {False: Widths(REGULAR, arial.REGULAR, 100), True: Widths(BOLD, arial.BOLD, BOLDER)}
