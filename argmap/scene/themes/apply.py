"""From what a TOML file says to the values of a theme: every key and value is held against the table of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.nearest import Nearest, nearest
from argmap.scene.themes import values
from argmap.scene.themes.builtin import LIGHT, THEMES
from argmap.scene.themes.keys import BASE, FILLS, HEADS, KEYS, NAME, NONE, STANDS, TABLES, Key, Kind, Path, Value, flat
from argmap.scene.themes.toml import Read

NAMES = {
    "black": "#000000", "white": "#ffffff", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "red": "#ff0000",
    "maroon": "#800000", "yellow": "#ffff00", "olive": "#808000", "lime": "#00ff00", "green": "#008000", "aqua": "#00ffff",
    "teal": "#008080", "blue": "#0000ff", "navy": "#000080", "fuchsia": "#ff00ff", "purple": "#800080", "orange": "#ffa500",
}  # fmt: skip
"""The names of colours that people write first, for the mend."""
CHOICES: Mapping[Kind, tuple[str, ...]] = {Kind.HEAD: tuple(HEADS), Kind.FILL: tuple(FILLS)}
TYPES: Mapping[Kind, type | tuple[type, ...]] = {Kind.WIDTH: (int, float), Kind.DASHES: list, Kind.FLAG: bool}
"""What TOML has to give for a key; a text for all others."""
WORDS: Mapping[type, str] = {
    str: "a text",
    bool: "`true` or `false`",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}
OF_LENGTHS = {Kind.WIDTH, Kind.DASHES}


@define(eq=False)
class Applied:
    """The values of a theme while they are being put together: those of its base, then those of the file."""

    read: Read
    values: dict[Path, Value] = field(factory=dict)
    given: list[Path] = field(factory=list)
    """The keys that the file has."""
    diagnostics: list[Diagnostic] = field(factory=list)
    near: Nearest = field(factory=lambda: Nearest(word for path in KEYS for word in path))
    """Where a word might belong; asked only so often."""


def applied(read: Read, name: str) -> Applied:
    """The values of the theme in a file, which is called `name` unless it says otherwise."""
    found = Applied(read, diagnostics=list(read.diagnostics))
    base = read.data.get("base", LIGHT.name)
    start = THEMES[base] if isinstance(base, str) and base in THEMES else LIGHT
    found.values.update(flat(start))
    found.values[NAME] = name
    for path, value in _leaves(found):
        if (problem := _problem(read, path, KEYS[path], value)) is not None:
            found.diagnostics.append(problem)
        elif path != BASE:
            found.values[path] = _value(KEYS[path].kind, value)
            found.given.append(path)
    found.diagnostics += _colorless(found)
    return found


def _leaves(found: Applied) -> Iterator[tuple[Path, object]]:
    """The keys of the file that a theme has; the others are told about."""
    waiting: list[tuple[Path, Mapping[str, object]]] = [((), found.read.data)]
    while waiting:
        above, table = waiting.pop()
        for word, value in table.items():
            path = (*above, word)
            if path in KEYS:
                yield path, value
            elif path not in TABLES:
                found.diagnostics.append(_unknown(found, path))
            elif isinstance(value, dict):
                waiting.append((path, value))
            else:
                message = f"`{dotted(path)}` is a table, and this is {_kind(value)}"
                help = f"its keys: {_listed(TABLES[path])}"
                found.diagnostics.append(finding("theme-value", message, found.read.value(path), "no table", help=help))


def dotted(path: Path) -> str:
    """A key as it is spoken of: `lines.support.color`."""
    return ".".join(word[: values.LONGEST_NAME] for word in path)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _unknown(found: Applied, path: Path) -> Diagnostic:
    """A key that no theme has: the near one of the same table, else the table where it belongs."""
    here, word, span = path[:-1], path[-1], found.read.key(path)
    known = dotted((word,))
    where = f"the table `{dotted(here)}`" if here else "a theme, outside of all tables"
    message = f"there is no key `{known}` in {where}"
    near = nearest(word, TABLES[here]) if found.near.left > 0 else None
    if near:
        edits = (Edit(span, near),) if span.end > span.start else ()
        return finding("theme-key", message, span, "unknown", help=f"did you mean `{near}`?", edits=edits)
    help = f"keys here: {_listed(TABLES[here])}"
    if other := found.near.to(word):
        place = next(path for path in (*TABLES, *KEYS) if path and path[-1] == other)
        help = (
            f"`{other}` stands in the table `{dotted(place[:-1])}`"
            if place[1:]
            else f"`{other}` stands before all tables"
        )
    return finding("theme-key", message, span, "unknown", help=help)


def _problem(read: Read, path: Path, key: Key, value: object) -> Diagnostic | None:
    """What is wrong with a value, if anything is."""
    span = read.value(path)
    name = dotted(path)
    wanted = TYPES.get(key.kind, str)
    if not isinstance(value, wanted) or (isinstance(value, bool) and key.kind is not Kind.FLAG):
        return finding("theme-value", f"`{name}` takes {key.kind}, and this is {_kind(value)}", span, _kind(value))
    if key.kind in OF_LENGTHS:
        return _bad_lengths(read, path, key, value)
    if not isinstance(value, str):
        return None
    if key.kind is Kind.BASE and value not in THEMES:
        near = nearest(value, THEMES)
        return finding(
            "theme-base", f"argmap has no theme {values.shown(value)}", span, "unknown",
            help=f"themes to begin from: {_listed(tuple(THEMES))}", edits=(Edit(span, f'"{near}"'),) if near else (),
        )  # fmt: skip
    if key.kind in CHOICES and value not in CHOICES[key.kind]:
        near = nearest(value, CHOICES[key.kind])
        edits = (Edit(span, f'"{near}"'),) if near else ()
        return finding("theme-word", f"`{name}` takes {key.kind}", span, f"not {values.shown(value)}", edits=edits)
    if key.kind in (Kind.COLOR, Kind.COLOR_OR_NONE) and not values.HEX.fullmatch(value):
        return None if key.kind is Kind.COLOR_OR_NONE and value == NONE else _no_color(read, path, key, value)
    if key.kind is Kind.NAME:
        try:
            values.name(value)
        except ValueError:
            return finding("theme-value", f"`name` takes {key.kind} on one line", span, "not this")
    return None


def _no_color(read: Read, path: Path, key: Key, value: str) -> Diagnostic:
    span = read.value(path)
    mend = NAMES.get(value.lower().replace(" ", "")) or (f"#{value}" if values.HEX.fullmatch(f"#{value}") else None)
    edits = (Edit(span, f'"{mend}"'),) if mend and span.end > span.start else ()
    message = f"`{dotted(path)}` takes {key.kind}, and {values.shown(value)} is none"
    return finding("theme-color", message, span, "no colour", edits=edits)


def _bad_lengths(read: Read, path: Path, key: Key, value: object) -> Diagnostic | None:
    """Numbers out of range, a list with something else in it, or of an odd length."""
    span = read.value(path)
    given = value if isinstance(value, list) else [value]
    message = f"`{dotted(path)}` takes {key.kind}"
    other = next((_kind(one) for one in given if isinstance(one, bool) or not isinstance(one, int | float)), "")
    if other:
        return finding("theme-value", f"{message}, and {other} is in it", span, "not only numbers")
    try:
        _value(key.kind, value)
    except ValueError:
        if key.kind is Kind.DASHES and len(given) % 2:
            return finding("theme-number", f"{message}; there are {len(given)}", span, "no pairs")
        return finding("theme-number", message, span, "out of range")
    return None


def _value(kind: Kind, value: object) -> Value:
    """A value that was found to be right, as a theme has it."""
    if isinstance(value, list):
        return values.dashes(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return values.width(value)
    text = str(value)
    return values.color(text) if kind in (Kind.COLOR, Kind.COLOR_OR_NONE) and text != NONE else text


def _kind(value: object) -> str:
    return WORDS.get(type(value), "a date or time")


def _colorless(found: Applied) -> Iterator[Diagnostic]:
    """Patterns without a colour."""
    for word in STANDS:
        pattern: Path = ("commitments", word, "pattern")
        hatch: Path = ("commitments", word, "hatch")
        if found.values[pattern] != "plain" and found.values[hatch] == NONE:
            span = found.read.value(pattern if pattern in found.given else hatch)
            message = f"the {found.values[pattern]} cards of `commitments.{word}` need a colour for their pattern"
            help = f'say which: `hatch = "{LIGHT.stands[STANDS["rejected"]].hatch}"`'
            yield finding("theme-pattern", message, span, "in no colour", help=help)
