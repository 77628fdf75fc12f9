"""Where the data in braces of an Argdown text end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from attrs import define

SPACE = r"\t\n\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `\\s` is to JavaScript."""
WHITE = "".join(
    chr(n)
    for n in (*range(9, 14), 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF)
)
"""The same, as characters."""
PLACES = re.compile(rf"(\}})([{SPACE}]*)(?=([^{SPACE}]?))|[\r\u2028\u2029]")


@define(slots=False, eq=False)
class Braces:
    """The closing braces of a text, told apart once: the grammar's pattern for data would look at each of them again for every
    opening one.
    """

    text: str

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Braces that may end data, and places that no data goes beyond."""
        ends, stops = [], []
        for found in PLACES.finditer(self.text):
            if found[1] is None:
                stops.append(found.start())
                continue
            space, after = found[2], found[3]
            if after not in (",", "}"):
                ends.append(found.start())
            if len(space) > 1 or (space and after and after not in ",}"):
                stops.append(found.start())
            stops += [n for n in range(found.start(2), found.end(2)) if self.text[n] in "\r\u2028\u2029"]
        return ends, stops

    def end(self, start: int) -> int:
        """The place behind the data that begin at `start` with a brace; 0 where none do."""
        ends, stops = self._places
        after = bisect_left(stops, start + 1)
        stop = stops[after] if after < len(stops) else len(self.text)
        last = bisect_right(ends, stop) - 1
        return ends[last] + 1 if last >= 0 and ends[last] > start else 0
