"""Where a word can be broken: between the words of scripts without spaces, and anywhere in a word that fits no line.

Graphemes and line breaks are those of Unicode (UAX 29, UAX 14), by uniseg. For Thai, Lao, Khmer and Burmese, whose words only
a dictionary would tell, a line breaks between syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

SIMPLE = re.compile(
    r"[!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u3000-\u3029\u3030-\u3096\u309b-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d]*"
)
"""Characters that are a cluster each, in every neighbourhood."""
SYLLABIC = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = re.compile(
    rf"[\u0f00-\u0fff\u1100-\u115f\u200b\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffef"
    rf"\U00020000-\U0003ffff{SYLLABIC}]"
)
"""Scripts that put no spaces between words. Hangul is not among them: Korean lines break at spaces."""

SYLLABLE = re.compile(
    r"(?=[\u0e40-\u0e44\u0ec0-\u0ec4])"  # Thai and Lao: a vowel that is written before its consonant
    r"|(?<=[\u0e30\u0e33\u0e46\u0eb0\u0eb3\u0ec6])(?=[\u0e01-\u0e2e\u0e81-\u0eae])"  # and one that ends a syllable
    r"|(?<=[\u1780-\u17d1\u17d3])(?=[\u1780-\u17b3])"  # Khmer: a letter that is not below another
    r"|(?<=[\u1000-\u1038\u103a-\u109f])(?=[\u1000-\u102a\u103f](?![\u1039\u103a\u1037]))"  # Burmese: one that begins
)
ANYHOW = re.compile(r"(?<=[\u00a0\u2007\u202f\u2011_.,;:=&?%~/\\-])(?=[^\W_])")
"""Better places than others in a word that fits no line."""
STRETCH = 64
CONSONANT_BELOW = ("\u17d2", "\u1039")


def pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """What a line can break a word into: as large as the script allows where that fits, else however small."""
    found: list[str] = []
    for syllable in SYLLABLE.split(word) if UNSPACED.search(word) else [word]:
        for unit in _units(syllable):
            found += [unit] if fits(unit) else _smaller(unit, fits)
    return found


def _smaller(unit: str, fits: Callable[[str], bool]) -> list[str]:
    """The parts of what should not be broken, and has to be."""
    found: list[str] = []
    for part in ANYHOW.split(unit):
        if fits(part):
            found.append(part)
        else:
            for cluster in clusters(part):
                found += [cluster] if fits(cluster) else cluster
    return found


def _units(text: str) -> list[str]:
    """The clusters of a text, in groups that no line should break."""
    units: list[str] = []
    last = ""
    for cluster in clusters(text):
        if last and not _breaks(_stand_in(_last_base(last)), _stand_in(cluster[0])):
            units[-1] += cluster
        else:
            units.append(cluster)
        last = cluster
    return units


def clusters(text: str) -> list[str]:
    """What a reader takes to be the characters of a text."""
    if SIMPLE.fullmatch(text):
        return list(text)
    from uniseg.graphemecluster import grapheme_clusters  # noqa: PLC0415 - its tables take 80 ms to load

    found: list[str] = []
    for stretch in _stretches(text):
        for cluster in grapheme_clusters(stretch):
            if found and found[-1].endswith(CONSONANT_BELOW):
                found[-1] += cluster
            else:
                found.append(cluster)
    return found


def _stretches(text: str) -> Iterator[str]:
    """The text in parts that no cluster spans, since uniseg takes quadratic time; a tower of marks is cut anyhow."""
    start = 0
    while start < len(text):
        stop = start + STRETCH
        while stop < min(len(text), start + 2 * STRETCH) and not _apart(text[stop - 1], text[stop]):
            stop += 1
        yield text[start:stop]
        start = stop


def _apart(before: str, after: str) -> bool:
    """Whether two characters are surely not one cluster."""
    return (
        unicodedata.category(before)[0] not in "MC"
        and unicodedata.category(after)[0] in "LPZ"
        and not "\u1100" <= after <= "\u11ff"
    )


def _last_base(cluster: str) -> str:
    return next(
        (char for char in reversed(cluster) if not unicodedata.combining(char) and char not in GLUE), cluster[0]
    )


GLUE = frozenset("\u200c\u200d\ufe0e\ufe0f")


@lru_cache(maxsize=8192)
def _stand_in(char: str) -> str:
    """A character that breaks like this one: few stand for many, so that few pairs have to be asked about."""
    if "a" <= char.lower() <= "z" or "\u0370" <= char <= "\u03ff" or "\u0400" <= char <= "\u0481":
        return "a"
    if "0" <= char <= "9":
        return "1"
    if "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff":
        return "国"
    return "\uac00" if "\uac00" <= char <= "\ud7a3" else char


@lru_cache(maxsize=65536)
def _breaks(before: str, after: str) -> bool:
    """Whether a line may break between two characters; uniseg needs 100 us for each, hence by pairs and remembered.

    A letter goes ahead, because a hyphen at the beginning of a word is another thing than one in it.
    """
    from uniseg.linebreak import line_break_breakables  # noqa: PLC0415 - its tables take 80 ms to load

    return bool(list(line_break_breakables("a" + before + after))[2])
