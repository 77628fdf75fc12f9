"""Where the values of a JSON file stand. Each knows the one around it, so that deep values cost no more than others."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from attrs import define, field

Path = Sequence[str | int]
"""The way from the outermost value to one inside: keys of objects and indices of arrays."""
OUTSIDE = -1
"""The number of what is around the outermost value."""
SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},]', re.DOTALL)
STRING = json.JSONDecoder().raw_decode


@define(eq=False)
class Places:
    """Start and end of values, which are numbered in the order in which they begin."""

    numbers: dict[tuple[int, str | int], int] = field(factory=dict)
    """Values by the number of the one around them, and their name or index there."""
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)

    def add(self, around: int, step: str | int, start: int, end: int) -> int:
        """Note a value inside the one of the number `around`; gives its own number."""
        number = len(self.starts)
        self.numbers[around, step] = number
        self.starts.append(start)
        self.ends.append(end)
        return number

    def nearest(self, path: Path) -> tuple[int, int, bool]:
        """Start and end of the value at the end of a path, or of the nearest on the way to it, and whether it is the one meant."""
        number = self.numbers.get((OUTSIDE, ""))
        if number is None:
            return 0, 0, False
        for step in path:
            inner = self.numbers.get((number, step))
            if inner is None:
                return self.starts[number], self.ends[number], False
            number = inner
        return self.starts[number], self.ends[number], True


def containers(text: str) -> Places:
    """The places of the objects and arrays of a well-formed JSON file: much faster than the places of all values."""
    found = Places()
    stack: list[tuple[int, bool, int]] = []
    number, listed, index, name = OUTSIDE, False, 0, '""'
    for match in SIGN.finditer(text):
        sign = text[match.start()]
        if sign == '"':
            name = match[0]
        elif sign in "[{":
            stack.append((number, listed, index))
            number = found.add(number, index if listed else _name(name), match.start(), match.end())
            listed, index = sign == "[", 0
        elif sign == ",":
            index += 1
        elif stack:
            found.ends[number] = match.end()
            number, listed, index = stack.pop()
    return found


def _name(token: str) -> str:
    return token[1:-1] if "\\" not in token else str(STRING(token)[0])
