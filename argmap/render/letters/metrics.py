"""How wide a text is, and its lines: the layout engine takes every character beyond ASCII to be one space wide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from argmap.render.letters.widths import char_width, known

SPACES = re.compile(r"[ \t\n\r\v\f\x85\u2028\u2029]+")
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML forbids, and what no font shows."""
SIMPLE = re.compile(
    r"[!-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3000-\u3029\u3030-\u3096\u309b-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffdc]*"
)
"""Characters that are a cluster each, in every neighbourhood."""
UNSPACED = re.compile(
    r"[\u1100-\u115f\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]"
)
"""Scripts that put no spaces between words. Hangul is not among them: Korean lines break at spaces."""


HIDDEN = re.compile(r"[\u00ad\u202a-\u202e\u2066-\u2069\ufeff]|(?<=[\u0300-\u036f]{3})[\u0300-\u036f]+")
"""Marks that would reorder a line from within, hyphens and spaces that nobody sees, and towers of accents."""


def clean(text: str) -> str:
    """The text on one line, with one space between words; what cannot be shown becomes U+FFFD."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return SPACES.sub(" ", HIDDEN.sub("", UNFIT.sub("\ufffd", SPACES.sub(" ", text)))).strip(" ")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in points at a letter size in points."""
    return _ems(text, bold) * size / 1000


@lru_cache(maxsize=32768)
def _ems(text: str, bold: bool) -> int:
    """In thousandths of an em; words come again and again."""
    return sum(char_width(char, bold=True) for char in text) if bold else sum(map(char_width, text))


def pinned(text: str) -> bool:
    """Whether the width of this text is known well enough to hold a viewer's font to it."""
    return text.isascii() or all(map(known, text))


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
    space = text_width(" ", size, bold=bold)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        gap = " " if line else ""
        for piece in _pieces(word, limit, size, bold=bold):
            wide = text_width(piece, size, bold=bold)
            if line and used + (space if gap else 0) + wide > limit:
                lines.append(line)
                line, used, gap = "", 0.0, ""
            line += gap + piece
            used += wide + (space if gap else 0)
            gap = ""
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, limit: float, size: float, *, bold: bool) -> list[str]:
    """What a line can break a word into: the word itself where that fits, however small the pieces where it does not."""
    if (word.isascii() or not UNSPACED.search(word)) and text_width(word, size, bold=bold) <= limit:
        return [word]

    def fits(text: str) -> bool:
        return text_width(text, size, bold=bold) <= limit

    pieces: list[str] = []
    for unit in _units(word):
        whole = "".join(unit)
        pieces += (
            [whole] if fits(whole) else [part for cluster in unit for part in ([cluster] if fits(cluster) else cluster)]
        )
    return pieces


def _units(word: str) -> list[list[str]]:
    """The clusters of a word, in groups that no line should break."""
    units: list[list[str]] = []
    for cluster in _clusters(word):
        if units and not _breaks(_stand_in(_last_base(units[-1][-1])), _stand_in(cluster[0])):
            units[-1].append(cluster)
        else:
            units.append([cluster])
    return units


def _clusters(word: str) -> list[str]:
    if SIMPLE.fullmatch(word):
        return list(word)
    from uniseg.graphemecluster import grapheme_clusters  # noqa: PLC0415 - its tables take 80 ms to load

    return list(grapheme_clusters(word))


def _last_base(cluster: str) -> str:
    return next((char for char in reversed(cluster) if char_width(char)), cluster[0])


@lru_cache(maxsize=8192)
def _stand_in(char: str) -> str:
    """A character that breaks like this one: few stand for many, so that few pairs have to be asked about."""
    if "a" <= char.lower() <= "z":
        return "a"
    if "0" <= char <= "9":
        return "1"
    if "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff":
        return "国"
    return "\uac00" if "\uac00" <= char <= "\ud7a3" else char


@lru_cache(maxsize=65536)
def _breaks(before: str, after: str) -> bool:
    """Whether a line may break between two characters; uniseg needs 100 us for each, hence by pairs and remembered."""
    from uniseg.linebreak import line_break_breakables  # noqa: PLC0415 - its tables take 80 ms to load

    return bool(list(line_break_breakables(before + after))[1])
