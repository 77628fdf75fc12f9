"""Which fonts a picture asks for. Browsers find letters for any script; other programs take the first font of a list that
they have, so that a line in another script than Latin has to name the fonts of that script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LATIN = (
    "Helvetica", "Arial", "Liberation Sans", "Arimo", "Nimbus Sans", "Helvetica Neue", "Roboto", "Noto Sans", "Segoe UI",
    "DejaVu Sans",
)  # fmt: skip
"""The first five have the widths that `widths` holds."""

SCRIPTS = {
    "KANA": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "Source Han Sans", "IPAexGothic"),
    "HANGUL": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    "CJK": (
        "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei", "Noto Sans CJK JP",
    ),
    "ARABIC": ("Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Tahoma", "DejaVu Sans"),
    "HEBREW": ("Noto Sans Hebrew", "Arial Hebrew", "Segoe UI", "Liberation Sans", "DejaVu Sans"),
    "ARMENIAN": ("Noto Sans Armenian", "Mshtakan", "Segoe UI", "DejaVu Sans"),
    "GEORGIAN": ("Noto Sans Georgian", "Helvetica Neue", "Segoe UI", "DejaVu Sans"),
    "DEVANAGARI": ("Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal", "Lohit Devanagari"),
    "THAI": ("Noto Sans Thai", "Thonburi", "Leelawadee UI", "Tahoma", "Loma", "Garuda"),
    "LAO": ("Noto Sans Lao", "Lao Sangam MN", "Leelawadee UI", "Phetsarath OT"),
    "KHMER": ("Noto Sans Khmer", "Khmer Sangam MN", "Leelawadee UI", "Khmer OS"),
    "MYANMAR": ("Noto Sans Myanmar", "Myanmar Sangam MN", "Myanmar Text", "Padauk"),
    "TIBETAN": ("Noto Serif Tibetan", "Kailasa", "Microsoft Himalaya", "Jomolhari"),
    "ETHIOPIC": ("Noto Sans Ethiopic", "Kefa", "Ebrima", "Abyssinica SIL"),
}  # fmt: skip
EAST_ASIAN = frozenset({"KANA", "HANGUL", "CJK"})
EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji Mozilla", "Noto Emoji", "Symbola")
COMMON = re.compile(
    r"[\x00-\u052f\u1d00-\u2bff\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb06\ufe00-\ufe0f\U0001d400-\U0001d7ff\U0001f000-\U0001faff]*"
)
"""Latin, Greek, Cyrillic, and signs that go with any script, letters among them (\u00b5, \u2113, \u2135)."""


def family(names: tuple[str, ...]) -> str:
    """The names as the value of `font-family`."""
    return ", ".join((*(f"'{name}'" if " " in name else name for name in names), "sans-serif"))


def fonts_for(line: str, text: str) -> str:
    """The fonts that a line of a text asks for before those for Latin; empty where these hold all of it.

    One list serves the whole line, by the first other script in it: renderers that shape mixed lines badly, resvg among
    them, do so where a line changes its font.
    """
    if line.isascii() or COMMON.fullmatch(line):
        return ""
    found = next(filter(None, map(script, line)), "")
    if found in EAST_ASIAN:
        found = _east_asian(text)
    if not found:
        return ""
    return family((*SCRIPTS.get(found, (f"Noto Sans {found.title()}", "Nirmala UI")), *LATIN))


@lru_cache(maxsize=16)
def _east_asian(text: str) -> str:
    """Whose forms the Han characters of a text have: kana and Hangul tell, else they are taken to be Chinese."""
    scripts = set(map(script, set(text)))
    return next((found for found in ("KANA", "HANGUL") if found in scripts), "CJK")


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a character by its Unicode name; empty where the fonts for Latin hold it, and for marks and digits."""
    if COMMON.fullmatch(char):
        return ""
    if unicodedata.category(char)[0] != "L" and unicodedata.east_asian_width(char) not in {"W", "F"}:
        return ""
    name = unicodedata.name(char, "")
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "KANA"
    if name.startswith(("CJK", "FULLWIDTH", "IDEOGRAPHIC")):
        return "CJK"
    return name.partition(" ")[0] if unicodedata.category(char)[0] == "L" else ""
