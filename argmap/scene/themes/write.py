"""A theme as the TOML file that gives it back, to begin one's own from."""

from __future__ import annotations

from argmap.scene.themes.builtin import LIGHT, THEMES
from argmap.scene.themes.keys import BASE, KEYS, Path, Value, flat
from argmap.scene.themes.look import Theme

HEAD = "# A theme of argmap. Change what you like and delete the rest: what is missing comes from `base`.\n\n"
ESCAPES = {'"': '\\"', "\\": "\\\\"}


def to_toml(theme: Theme) -> str:
    """The text of a file with every key of a theme."""
    values = {BASE: theme.name if theme.name in THEMES else LIGHT.name, **flat(theme)}
    lines: list[str] = []
    table: Path = ()
    for path in KEYS:
        if path[:-1] != table:
            table = path[:-1]
            lines += ["", f"[{'.'.join(table)}]"]
        lines.append(f"{path[-1]} = {_written(values[path])}")
    return HEAD + "\n".join(lines) + "\n"


def _written(value: Value) -> str:
    """A value of TOML. Texts hold only what can be printed, so two characters need escaping."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(ESCAPES.get(char, char) for char in value) + '"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return repr(float(value)).removesuffix(".0")
