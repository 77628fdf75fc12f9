"""A text without what differs between copies of it: shapes of quotes, dashes and spaces, accents, case, invisibles."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from unicodedata import category, normalize

from attrs import frozen

QUOTES = frozenset("\"'`´‘’‚‛“”„‟‹›«»′″‴‵‶❛❜❝❞〝〞〟「」『』＂＇｀")
"""All fold to one mark: single and double, opening and closing, straight and curly are mixed up most often."""
DASHES = frozenset("~−⁓～")
"""Beside everything that Unicode calls dash punctuation."""
MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Accents of Latin, Greek and Cyrillic letters. The vowel signs of other scripts stay: they make the word."""
PARTS = "[\u1100-\u11ff]{2,}+|[\u3041-\u30fe][\u3099\u309a]"
"""Korean and Japanese letters that came apart, as some systems write them."""

_PARTS = re.compile(PARTS)
_LOOSE = re.compile(" *+-[ -]*+| {2,}+")


def fold_letter(char: str) -> str:
    """What a character folds to: nothing, one character or several; any space to a space, any dash to `-`."""
    if char.isspace():
        return " "
    if char in QUOTES:
        return "'"
    kind = category(char)
    if kind == "Pd" or char in DASHES:
        return "-"
    if kind == "Cf":  # soft hyphen, zero-width space and joiners, marks of direction, byte order mark
        return ""
    return normalize("NFC", MARKS.sub("", normalize("NFKD", char))).casefold().replace(" ", "")


class _Table(dict[int, str]):
    """For `str.translate`; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_letter(chr(code))
        return folded


_TABLE = _Table()


def fold_words(words: str) -> str:
    """The words folded, without spaces around them: where they stand in a text, this stands in the folded text."""
    whole = _PARTS.sub(lambda found: normalize("NFC", found[0]), words)
    return _LOOSE.sub(lambda found: "-" if "-" in found[0] else " ", whole.translate(_TABLE)).strip(" ")


@frozen
class Folded:
    """A text folded, with the way back to it.

    The text is cut into pieces: piece n begins at `at[n]` of the folded and at `of[n]` of the original text. In an
    `even` piece characters correspond one to one; any other piece corresponds only as a whole.
    """

    text: str
    at: array[int]
    of: array[int]
    even: bytearray

    @classmethod
    def fold(cls, text: str) -> Folded:
        """The text folded, in linear time."""
        at, of, even = array("L"), array("L"), bytearray()
        pieces: list[str] = []
        length = done = 0
        for found in _uneven(text).finditer(text):
            start, end = found.span()
            if start > done:
                at.append(length)
                of.append(done)
                even.append(True)
                pieces.append(text[done:start].translate(_TABLE))
                length += start - done
            at.append(length)
            of.append(start)
            even.append(False)
            pieces.append(_fold_run(found[0]))
            length += len(pieces[-1])
            done = end
        pieces.append(text[done:].translate(_TABLE))
        at.extend((length, length + len(text) - done))
        of.extend((done, len(text)))
        even.extend((True, True))
        return cls("".join(pieces), at, of, even)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that became `[start, end)`, which must not be empty."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, end - 1) - 1
        begins = self.of[first] + (start - self.at[first] if self.even[first] else 0)
        ends = self.of[last] + (end - self.at[last]) if self.even[last] else self.of[last + 1]
        return begins, ends

    def into(self, offset: int) -> int:
        """Where an offset of the original text lies in the folded one."""
        piece = bisect_right(self.of, offset) - 1
        return self.at[piece] + (offset - self.of[piece] if self.even[piece] else 0)


def _fold_run(run: str) -> str:
    """What a stretch folds to whose length changes."""
    folded = (normalize("NFC", run) if _PARTS.fullmatch(run) else run).translate(_TABLE)
    if folded.strip(" -"):
        return folded
    return "-" if "-" in folded else folded[:1]


def _uneven(text: str) -> re.Pattern[str]:
    """What in this text does not fold one to one: a dash with its spaces, a run of spaces, odd characters."""
    kinds: dict[str, list[str]] = {" ": [], "-": [], "": [], "odd": []}
    for char in sorted(set(text)):
        folded = _TABLE[ord(char)]
        if len(folded) > 1 or folded in kinds:
            kinds[folded if folded in kinds else "odd"].append(re.escape(char))
    space, dash, gone, odd = ("".join(kinds[kind]) for kind in (" ", "-", "", "odd"))
    loose = space + gone
    ways = [PARTS]
    if dash:
        ways.append((f"[{loose}]*+" if loose else "") + f"[{dash}]++[{loose}{dash}]*+")
    if loose:
        ways.append(f"[{loose}]{{2,}}+")
    if odd or gone:
        ways.append(f"[{odd}{gone}]")
    return re.compile("|".join(ways))
