"""What stands in a cell, as a value of the model, and back. Reading raises `ValueError`, in words, for what it cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from argmap.ground.errors import ModelError
from argmap.model import Anchor, Data
from argmap.model.schemes import SCHEMES
from argmap.model.words import ID, SEPARATED

LINE_END = re.compile(r"\r\n|\r|\n")
LIST = re.compile(r"[;\r\n]")
CHAIN = re.compile(r">")
KEY = re.compile(rf"{ID.pattern}(?:/{ID.pattern})?")
ANCHOR = re.compile(r'@?[ \t]*(?:(?P<line>\d{1,9})[ \t]+)?"(?P<words>.*)"', re.ASCII | re.DOTALL)
STRETCH = re.compile(r"(\d{1,9})(?:\s*(?:-|–|to)\s*(\d{1,9}))?", re.ASCII)
YES = frozenset(("yes", "y", "true", "1", "x", "ja", "oui", "sí", "si", "t"))
NO = frozenset(("", "no", "n", "false", "0", "nein", "non", "f", "na"))


def lines(cell: str) -> tuple[str, ...]:
    """The lines of a cell that say something."""
    return tuple(line.strip(" \t") for line in LINE_END.split(cell) if line.strip(" \t"))


def listed(cell: str) -> tuple[str, ...]:
    """The names in a cell, between semicolons or on lines of their own; each once."""
    return tuple(dict.fromkeys(name for name in (part.strip() for part in LIST.split(cell)) if name))


def joined(values: Iterable[str]) -> str:
    """Names as a cell."""
    return "; ".join(values)


def on_lines(values: Iterable[str]) -> str:
    """Sentences as a cell, each on a line of its own."""
    return "\n".join(values)


def term(terms: type[StrEnum], empty: Any = None) -> Callable[[str], Any]:
    """A reader of words of a closed list."""
    known = {str(value): value for value in terms}

    def read(cell: str) -> Any:
        word = cell.strip().casefold()
        if not word or word == "na":
            return empty
        if word not in known:
            raise ValueError(f"{shown(cell)} is none of {', '.join(known)}")
        return known[word]

    return read


def truth(cell: str) -> bool:
    """Whether a cell says yes."""
    word = cell.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValueError(f"{shown(cell)} is neither yes nor no")


def said(value: bool) -> str:
    """Yes, or nothing."""
    return "yes" if value else ""


def scheme(cell: str) -> str:
    """The name of an argumentation scheme."""
    name = cell.strip()
    if name and name not in SCHEMES:
        raise ValueError(f"{shown(cell)} is no argumentation scheme of Walton, Reed and Macagno")
    return name


def data(cell: str) -> Data:
    """Lines `key: value`."""
    pairs: dict[str, str] = {}
    for line in lines(cell):
        key, _, value = line.partition(":")
        key, value = key.strip(), value.strip(" \t")
        if not KEY.fullmatch(key) or not value or key in pairs:
            raise ValueError(f"{shown(line)} is not `key: value`, each key once")
        pairs[key] = value
    return tuple(pairs.items())


def data_lines(pairs: Data) -> str:
    """Pairs as lines."""
    return on_lines(f"{key}: {value}" for key, value in pairs)


def anchors(cell: str) -> tuple[Anchor, ...]:
    """Anchors, each on a line of its own, as in an annotation: `5 "opening words" .. "closing words"`."""
    return tuple(map(_anchor, lines(cell)))


def _anchor(line: str) -> Anchor:
    found = ANCHOR.fullmatch(line)
    if not found:
        raise ValueError(f'{shown(line)} is not an anchor like 5 "opening words" .. "closing words"')
    apart = SEPARATED.search(found["words"])
    opening, closing = (
        (found["words"], "") if not apart else (found["words"][: apart.start()], found["words"][apart.end() :])
    )
    try:
        return Anchor(opening, closing, int(found["line"]) if found["line"] else None)
    except ModelError as error:
        raise ValueError(str(error)) from error


def anchor_lines(values: Iterable[Anchor]) -> str:
    """Anchors as lines."""
    return on_lines(
        ("" if a.line is None else f"{a.line} ") + f'"{a.opening}"' + (f' .. "{a.closing}"' if a.closing else "")
        for a in values
    )


def stretches(cell: str) -> tuple[tuple[int, int], ...]:
    """Stretches of lines: `1 to 3; 43 to 45`."""
    found = []
    for part in LIST.split(cell):
        if not part.strip():
            continue
        match = STRETCH.fullmatch(part.strip())
        if not match or not 0 < int(match[1]) <= int(match[2] or match[1]):
            raise ValueError(f"{shown(part)} is no stretch of lines like 1 to 3")
        found.append((int(match[1]), int(match[2] or match[1])))
    return tuple(found)


def stretch_words(values: Iterable[tuple[int, int]]) -> str:
    """Stretches as a cell; `1-3` would become a date in a spreadsheet."""
    return joined(f"{first}" if first == last else f"{first} to {last}" for first, last in values)


def chains(cell: str) -> tuple[tuple[str, ...], ...]:
    """Chains of voices as they are named, the outermost first: `hinata > tokyo; mora`."""
    found = (tuple(filter(None, (name.strip() for name in CHAIN.split(part)))) for part in LIST.split(cell))
    return tuple(dict.fromkeys(filter(None, found)))


def chain_words(values: Iterable[Iterable[str]]) -> str:
    """Chains as a cell."""
    return joined(" > ".join(chain) for chain in values)


SIGNS: Mapping[str, str] = {"pro": "pro", "con": "con", "for": "pro", "against": "con"}


def answers(cell: str) -> tuple[tuple[str, str], ...]:
    """Answers as (sign, issue as it is named): `pro toll; con bridge`."""
    found = []
    for part in listed(cell):
        sign, _, issue = part.partition(" ")
        if sign.casefold() not in SIGNS or not issue.strip():
            raise ValueError(f"{shown(part)} is not an answer like `pro toll`")
        found.append((SIGNS[sign.casefold()], issue.strip()))
    return tuple(dict.fromkeys(found))


def shown(cell: str) -> str:
    """The beginning of a cell, to be quoted in a message."""
    words = " ".join(cell[:80].split())
    return repr(words if len(words) <= 40 else f"{words[:39]}…")  # noqa: PLR2004 - letters in a message
