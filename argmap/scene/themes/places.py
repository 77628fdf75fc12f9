"""Where the keys and values of a TOML text stand. tomllib reads the values; it does not say where they were.

This looks no closer than it must: a text that is no TOML has statements too, which may then be wrong ones. It takes linear
time and never fails.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from attrs import define, frozen

from argmap.scene.themes.keys import Path

Stretch = tuple[int, int]
"""Start and end of a part of the text."""
MOST_PARTS = 16
"""So many parts of a dotted key are looked at."""

STRING = r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)|' + r"'''.*?(?:'{3,5}|\Z)|" + r'"(?:[^"\\\n]|\\[^\n])*"|' + r"'[^'\n]*'"
TOKEN = re.compile(rf"(?:{STRING})|#[^\n]*|[\[\]{{}}=,\n]|[^\"'#\[\]{{}}=,\n]+|.", re.DOTALL)
"""Strings, comments, what gives a statement its shape, and the rest between. A quotation mark that nothing closes stands
alone; three of them go on to the end of the text."""
PART = re.compile(r"""\s*("(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'|[^\s."']+)\s*(?:\.|$)""")


@frozen
class Statement:
    """A key with its value, or the head of a table: one line, or several where the value goes on."""

    start: int
    end: int
    """Behind the line end."""
    key: Stretch
    """Of a head: what stands between its brackets."""
    value: Stretch | None = None
    """What stands behind `=`; nothing for a head, and for what is neither."""
    head: bool = False
    depth: int = 0
    """How many brackets within each other the value has."""


@frozen
class Place:
    """Where a key stands, and its value if there is one."""

    key: Stretch
    value: Stretch | None = None


def statements(text: str) -> Iterator[Statement]:
    """The statements of a text in their order; empty lines and comments are none."""
    start = 0
    while start < len(text):
        found = _statement(text, start)
        if found.key[0] < found.key[1]:
            yield found
        start = found.end


def _statement(text: str, start: int) -> Statement:
    """The statement that begins here. Where brackets are never closed, it is what stands before the next one, or one line."""
    first = text.find("\n", start) + 1 or len(text)
    head = text[start:first].lstrip(" \t").startswith("[")
    line, deepest = start, 0
    brackets: list[str] = []
    equals: int | None = None
    stop: int | None = None  # of what counts, where a comment stands behind it
    end = len(text)
    for token in TOKEN.finditer(text, start):
        sign = token[0]
        if sign == "\n":
            if head or not brackets or brackets[-1] == "{":  # inline tables stand on one line
                end = token.end()
                break
            line = token.end()
        elif sign[0] == "#":
            stop = stop if brackets and not head else token.start()
        elif sign == "=" and equals is None:
            equals = token.start()
        elif (
            sign == "=" and brackets and brackets[-1] == "[" and line > start
        ):  # no array holds this: it was never closed
            end = line
            break
        elif sign in ("[", "{"):
            brackets.append(sign)
            deepest = max(deepest, len(brackets))
        elif sign in ("]", "}"):
            del brackets[-1:]
    else:
        end = first if brackets and not head else end
    stop = end if stop is None else min(stop, end)
    if head or equals is None or equals >= stop:
        return Statement(
            start, end, _key(text, start, stop) if head else _trimmed(text, start, stop), None, head, deepest
        )
    return Statement(start, end, _trimmed(text, start, equals), _trimmed(text, equals + 1, stop), depth=deepest)


def _key(text: str, start: int, end: int) -> Stretch:
    """The key between the brackets of a head."""
    start, end = _trimmed(text, start, end)
    opening = re.compile(r"\[*").match(text, start, end)
    assert opening, "nothing is also a match"
    inner = text[opening.end() : end].rstrip("]")
    return _trimmed(text, opening.end(), opening.end() + len(inner)) if inner.strip() else (start, end)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), max(
        start + len(part.rstrip()), start + len(part) - len(part.lstrip())
    )


def parts(text: str, key: Stretch) -> tuple[tuple[str, Stretch], ...]:
    """The parts of a dotted key with their stretches; of one that is no key, and of a very long one, what can be read."""
    found: list[tuple[str, Stretch]] = []
    place = key[0]
    while place < key[1] and len(found) < MOST_PARTS and (part := PART.match(text, place, key[1])):
        found.append((_bare(part[1]), part.span(1)))
        place = part.end()
    return tuple(found)


def _bare(part: str) -> str:
    """A part of a key without its quotation marks."""
    if part[0] in "\"'":
        try:
            return next(iter(tomllib.loads(f"{part} = 0")))
        except ValueError:  # a bad escape
            return part[1:-1]
    return part


def places(text: str, read: Sequence[Statement]) -> dict[Path, Place]:
    """The places of all keys by their paths; of a key that stands several times, the first."""
    found: dict[Path, Place] = {}
    table: Path = ()
    for statement in read:
        path = _note(found, () if statement.head else table, parts(text, statement.key), statement.value)
        if statement.head:
            table = path
        elif statement.value:
            _inside(text, statement.value, path, found)
    return found


def _note(
    found: dict[Path, Place], above: Path, key: Sequence[tuple[str, Stretch]], value: Stretch | None = None
) -> Path:
    """Note a dotted key, and the tables that it leads through; its whole path."""
    path = above
    for number, (name, stretch) in enumerate(key, 1):
        path = (*path, name)
        found.setdefault(path, Place(stretch, value if number == len(key) else None))
    return path


@define
class _Open:
    """A bracket within a value that is still open."""

    sign: str
    table: Path
    begin: int
    """Where the key or the value that is being read begins."""
    key: Path = ()


def _inside(text: str, value: Stretch, path: Path, found: dict[Path, Place]) -> None:
    """Note the keys of the inline tables in a value."""
    opened: list[_Open] = []
    for token in TOKEN.finditer(text, *value):
        sign = token[0]
        here = opened[-1] if opened else None
        if sign in ("{", "["):
            opened.append(_Open(sign, (here.key or here.table) if here else path, token.end()))
        elif here and sign in ("}", "]", ","):
            if here.key and found[here.key].value is None:
                found[here.key] = Place(found[here.key].key, _trimmed(text, here.begin, token.start()))
            here.key, here.begin = (), token.end()
            if sign != ",":
                opened.pop()
        elif here and sign == "=" and here.sign == "{" and not here.key and len(here.table) < MOST_PARTS:
            here.key = _note(found, here.table, parts(text, _trimmed(text, here.begin, token.start())))
            here.begin = token.end()
