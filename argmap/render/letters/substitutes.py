"""An SVG of ours made ready for a renderer that finds fonts badly: scripts and emoji apart, missing characters replaced.

Both work on the text elements of a finished SVG, whose contents are escaped; everything else in it stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from html import unescape

from argmap.render.letters.escape import xml
from argmap.render.letters.fonts import COMMON, EAST_ASIAN, EMOJI, LATIN, family, fonts_for, script
from argmap.render.letters.metrics import pinned, right_to_left, text_width
from argmap.render.letters.words import SEQUENCE

INSIDE = COMMON.pattern[1:-2]
TEXT = re.compile(r"<text( [^>]*)>([^<]*)</text>")
ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
OF_RUNS = frozenset({"x", "textLength", "lengthAdjust", "font-family"})
"""What differs between the parts of a line."""
FAMILY = re.compile(r' font-family="[^"]*"')
LATIN_TOO = re.compile(r"[A-Za-z()\[\]{}]")
RARE = re.compile(r"[\u0180-\u02af\u0400\u0460-\u052f\u1e00-\u1fff]")
LARGE = ("Noto Sans", "Roboto", "DejaVu Sans")
"""Latin, Greek and Cyrillic letters that fonts with the widths of Arial may lack (Vietnamese, Kazakh, old Greek), and fonts
without serifs that have them."""
ONLY_RIGHT = re.compile(r"[\x00-\u08ff\u2000-\u25ff\ufb1d-\ufdff\ufe70-\ufefc]*")
BOTH = ("Arial", "DejaVu Sans", "Segoe UI", "Tahoma", "Liberation Sans")
"""Fonts that have Hebrew or Arabic, and Latin."""
FROM_RIGHT = "\u2067"
ATTACHED = "\u200c\u200d\u0e33\u0eb3"
"""No marks by their category, but drawn with the letter before them."""
BOX, QUESTION = "\u25a1", "?"
SCRIPT = re.compile(
    r"([A-Z -]+?)(?: CAPITAL| SMALL)? "
    r"(?:LETTER|CHARACTER|SIGN|SYLLABLE|SYLLABICS|HIEROGLYPH|DIGIT|VOWEL|UNIFIED|INDEPENDENT)\b"
)
NATIVE = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
"""Scripts by the beginnings of Unicode's names, and those that readers know by another name."""
PICTURES = re.compile(rf"((?:{SEQUENCE.pattern})+)")
PIECES = re.compile(
    rf"((?:{SEQUENCE.pattern})+)|(?<=\s)|(?<=[{INSIDE}])(?=[^\s{INSIDE}])|(?<=[^\s{INSIDE}])(?=[{INSIDE}])"
)
"""Where a line may change its font: at emoji, after spaces, and around signs that go with any script."""
PROBES = 2000
"""So many missing characters are asked about, one by one."""


def apart(svg: str) -> str:
    """The picture with the scripts of a line as text elements of their own, as far as their places are sure.

    resvg takes one font for a line, and for what that lacks the first one there is, however bold; and it takes a family for
    four people. A font of emoji holds digits and spaces too, so that it cannot be named for a whole line.
    """
    return TEXT.sub(_apart, svg)


def probe(chars: Collection[str]) -> str:
    """A picture of these characters, each by itself, so that none stands in the way of another."""
    rows = "".join(f'<text x="1" y="9" font-size="8">{xml(char)}</text>' for char in [*sorted(chars)[:PROBES], BOX])
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="10pt" height="10pt" viewBox="0 0 10 10"'
    return f'{start} font-family="{family(LATIN)}">{rows}</svg>'


def without(svg: str, missing: Collection[str]) -> str:
    """The picture with a box for every emoji and letter that is missing, marks and all, in lines held to their widths.

    Otherwise every mark would be a box as wide as a letter, and the line leave its card.
    """
    box = QUESTION if BOX in missing else BOX
    lost = frozenset(missing)

    def replaced(found: re.Match[str]) -> str:
        content = unescape(found[2])
        if lost.isdisjoint(content):
            return found[0]
        shown = SEQUENCE.sub(lambda emoji: emoji[0] if lost.isdisjoint(emoji[0]) else box, content)
        return _held(found[1], content, "".join(_boxed(shown, lost, box)))

    return TEXT.sub(replaced, svg)


def _boxed(text: str, lost: frozenset[str], box: str) -> Iterator[str]:
    bare = False
    for char in text:
        if unicodedata.category(char)[0] == "M" or char in ATTACHED:
            if not bare:
                yield "" if char in lost else char
            continue
        bare = char in lost
        yield box if bare else char


def _held(attributes: str, measured: str, shown: str) -> str:
    """A text element as wide as argmap took its text to be."""
    given = dict(ATTRIBUTE.findall(attributes))
    width = text_width(measured, float(given["font-size"]), bold=given.get("font-weight") == "bold")
    pin = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if width and "textLength" not in given else ""
    return f"<text{attributes}{pin}>{xml(shown)}</text>"


def script_names(chars: Iterable[str]) -> tuple[str, ...]:
    """The names of the scripts of these characters, in the order of the alphabet."""
    names = {_script_name(char) for char in chars if unicodedata.category(char) not in {"Mn", "Mc", "Me", "Cf"}}
    return tuple(sorted(names, key=str.casefold))


def _script_name(char: str) -> str:
    name = unicodedata.name(char, "")
    if SEQUENCE.match(char) or "REGIONAL INDICATOR" in name:
        return "emoji"
    found = SCRIPT.match(name)
    return NATIVE.get(found[1], found[1].title()) if found else "symbols"


def _apart(found: re.Match[str]) -> str:
    content = unescape(found[2])
    if content.isascii():
        return found[0]
    given = dict(ATTRIBUTE.findall(found[1]))
    runs = _runs(content)
    size, bold = float(given["font-size"]), given.get("font-weight") == "bold"
    if "text-anchor" in given:
        if not (content.startswith(FROM_RIGHT) and LATIN_TOO.search(content) and ONLY_RIGHT.fullmatch(content)):
            return found[0]
        attributes = FAMILY.sub("", found[1]) + f' font-family="{_fonts(content, content, rtl=True)}"'
        return _held(attributes, content, content)
    if len(runs) == 1 and not SEQUENCE.match(content):
        fonts = _fonts(content, content, rtl=False)
        named = "font-family" in given or not fonts
        return found[0] if named else f'<text{found[1]} font-family="{fonts}">{found[2]}</text>'
    rest = "".join(f' {key}="{value}"' for key, value in given.items() if key not in OF_RUNS)
    parts: list[str] = []
    x = float(given["x"])
    for run in runs:
        width = text_width(run, size, bold=bold)
        rtl = right_to_left(run) and bool(ONLY_RIGHT.fullmatch(run))
        fonts = _fonts(run, content, rtl=rtl)
        own = f' x="{x:.2f}"' + (f' font-family="{fonts}"' if fonts else "")
        pin = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if rtl or pinned(run) else ""
        parts.append(f'<text{own}{rest}{pin} xml:space="preserve">{xml(run)}</text>')
        x += width
    return "".join(parts)


def _fonts(run: str, text: str, *, rtl: bool) -> str:
    if SEQUENCE.match(run):
        return family((*EMOJI, *LATIN))
    if rtl and LATIN_TOO.search(run):
        return family((*BOTH, *LATIN))
    return fonts_for(run, text) or (family((*LARGE, *LATIN)) if RARE.search(run) else "")


def _runs(text: str) -> list[str]:
    """The text in pieces of one script each, up to the first whose width is a guess or that runs from right to left."""
    first = next(filter(None, map(script, text)), "")
    if first in EAST_ASIAN:  # their fonts have all the signs, and as wide as they should be
        return [piece for piece in PICTURES.split(text) if piece]
    runs: list[str] = []
    last = ""
    for piece in filter(None, PIECES.split(text)):
        kind = "emoji" if SEQUENCE.match(piece) else script(piece[0])
        if last == "rest" or (runs and (kind == last or (piece.isspace() and last != "emoji"))):
            runs[-1] += piece
            continue
        runs.append(piece)
        steady = kind in {"", "emoji"} or (pinned(piece) and not right_to_left(piece))
        last = kind if steady else "rest"
    return runs
