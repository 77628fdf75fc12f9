"""Which fonts a picture asks for. Browsers find letters for any script; other programs take the first font of a list that
they have, so that a line in another script than Latin has to name the fonts of that script.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LATIN = (
    "Helvetica", "Arial", "Liberation Sans", "Arimo", "Nimbus Sans", "Helvetica Neue", "Roboto", "Noto Sans", "Segoe UI",
    "DejaVu Sans",
)  # fmt: skip
"""The first five have the widths that `widths` holds."""

SCRIPTS = {
    "KANA": (
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "Hiragino Sans",
        "Yu Gothic",
        "Meiryo",
        "Source Han Sans",
        "IPAexGothic",
    ),
    "HANGUL": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    "CJK": (
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "PingFang SC",
        "Microsoft YaHei",
        "WenQuanYi Zen Hei",
        "Noto Sans CJK JP",
    ),
    "ARABIC": ("Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Tahoma", "DejaVu Sans"),
    "HEBREW": ("Noto Sans Hebrew", "Arial Hebrew", "Segoe UI", "Liberation Sans", "DejaVu Sans"),
    "DEVANAGARI": ("Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal", "Lohit Devanagari"),
    "THAI": ("Noto Sans Thai", "Thonburi", "Leelawadee UI", "Tahoma", "Loma", "Garuda"),
}
LATIN_LIKE = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Scripts that the fonts for Latin hold."""
EAST_ASIAN = frozenset({"KANA", "HANGUL", "CJK"})


def family(names: tuple[str, ...]) -> str:
    """The names as the value of `font-family`."""
    return ", ".join((*(f"'{name}'" if " " in name else name for name in names), "sans-serif"))


def fonts_for(line: str, text: str) -> str:
    """The fonts that a line of a text asks for before those for Latin; empty where these hold all of it.

    One list serves the whole line, by the first other script in it: renderers that shape mixed lines badly, resvg among
    them, do so where a line changes its font.
    """
    if line.isascii():
        return ""
    script = next((script for script in map(_script, line) if script and script not in LATIN_LIKE), "")
    if script in EAST_ASIAN:
        script = _east_asian(text)
    if not script:
        return ""
    return family((*SCRIPTS.get(script, (f"Noto Sans {script.title()}", "Nirmala UI")), *LATIN))


def _east_asian(text: str) -> str:
    """Whose forms the Han characters of a text have: kana and Hangul tell, else they are taken to be Chinese."""
    scripts = set(map(_script, text))
    return next((script for script in ("KANA", "HANGUL") if script in scripts), "CJK")


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    """The script of a character by its Unicode name; empty for marks, digits, pictures and whatever goes with any script."""
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    if unicodedata.category(char)[0] != "L" and unicodedata.east_asian_width(char) not in {"W", "F"}:
        return ""
    name = unicodedata.name(char, "")
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "KANA"
    if name.startswith(("CJK", "FULLWIDTH", "IDEOGRAPHIC")):
        return "CJK"
    return name.partition(" ")[0] if unicodedata.category(char)[0] == "L" else ""
