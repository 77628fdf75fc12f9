"""How wide a word is, in thousandths of an em: the sum of its characters, less what they save where they go together."""

from __future__ import annotations

import re

from argmap.render.letters import alphabets
from argmap.render.letters.widths import AMBIGUOUS, EMOJI, PICTURES, STEPS, TABLES, WIDE

MANY, LONG = 20_000, 40
"""So many words are remembered, and words up to so many characters."""

EAST_ASIAN = re.compile(r"[\u2e80-\u2fff\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Where these are, the fonts for them also show quotation marks and dashes."""

PICTURE = rf"(?:[{PICTURES}]|[^\s\ufe0f]\ufe0f)[\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
SEQUENCE = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{PICTURE}(?:\u200d(?:{PICTURE}|[^\s\u200d]))*"
)
"""What is one picture, however many characters it is written with: flags, keys, people with a skin, families."""

VIRAMA = re.compile(
    r"(.)[\u093c\u09bc\u0abc\u0b3c\u0cbc]?([\u094d\u09cd\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u1039\u17d2])(?=[^\W\d_])"
)
STACKED = 60
"""What a consonant saves before another one that it makes a conjunct with, in percent: a mean of the scripts of India."""

JOINED = {
    chr(0x620 + place): TABLES[False][chr(0x620 + place)] - STEPS[digit]
    for place, digit in enumerate(alphabets.GOING_ON)
    if digit != "0"
}
"""What Arabic letters save where they are joined to the next one."""
JOINT = re.compile(
    rf"[{''.join(JOINED)}](?=[\u064b-\u065f\u0670\u06d6-\u06ed\u200d]*[\u0620\u0622-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff])"
)

PLAIN = re.compile(r"[\x00-\u058f\u1e00-\u1fff\u2010-\u20cf]*")
"""Characters that are as wide in every neighbourhood, keys apart."""


class Words(dict[str, int]):
    """The width of a word in thousandths of an em; words come again and again."""

    def __init__(self, *, bold: bool = False, wide: bool = False) -> None:
        """Words in regular or bold letters, in lines with or without Chinese."""
        super().__init__()
        self.bold = bold
        self.wide = wide

    def __missing__(self, word: str) -> int:
        """Measure a word, and keep its width."""
        width = measured(word, bold=self.bold, wide=self.wide)
        if len(word) <= LONG:
            if len(self) >= MANY:
                self.clear()
            self[word] = width
        return width


WORDS = {False: Words(), True: Words(bold=True)}
WIDE_WORDS = {False: Words(wide=True), True: Words(bold=True, wide=True)}


def measured(text: str, *, bold: bool = False, wide: bool = False) -> int:
    """The width of a text in thousandths of an em; `wide` tells that it stands in a line of Chinese or Japanese."""
    table = TABLES[bold]
    if text.isascii() or (not wide and PLAIN.fullmatch(text) and "\u20e3" not in text):
        return sum(map(table.__getitem__, text))
    text, pictures = SEQUENCE.subn("", text)
    total = pictures * EMOJI + sum(map(table.__getitem__, text))
    saved = sum(JOINED[char] for char in JOINT.findall(text))
    total -= saved * table.percent // 100
    for char, virama in VIRAMA.findall(text):
        total -= table[char] * STACKED // 100 + table[virama]
    if wide or EAST_ASIAN.search(text):
        total += sum(max(WIDE - table[char], 0) for char in text if char in AMBIGUOUS)
    return total
