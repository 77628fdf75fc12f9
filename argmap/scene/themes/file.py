"""Themes from TOML files."""

from __future__ import annotations

import warnings
from os import PathLike, fspath
from pathlib import Path

from attrs import field, frozen

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Severity, in_order
from argmap.ground.errors import ThemeError, ThemeWarning, UnreadableError
from argmap.ground.source import Source, decode
from argmap.scene.themes.apply import applied
from argmap.scene.themes.doubts import doubts
from argmap.scene.themes.keys import theme_of
from argmap.scene.themes.look import Theme
from argmap.scene.themes.toml import read
from argmap.scene.themes.values import LONGEST_NAME

LARGEST = 64 * 1024
"""The size of the largest file that is read, in bytes. A theme with every key takes two thousand."""


@frozen
class ThemeFile:
    """What a file gives: its theme, unless it has errors, and all there is to say about it."""

    source: Source = field(repr=False)
    theme: Theme | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_theme(path: str | PathLike[str]) -> ThemeFile:
    """The theme in a file. Reads nothing else; mistakes come back as diagnostics. Raises `UnreadableError`."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise UnreadableError(f"{fspath(path)}: {getattr(error, 'strerror', None) or error}") from error
    return parse_theme(data, fspath(path))


def parse_theme(data: bytes, name: str) -> ThemeFile:
    """The theme in the bytes of a file called `name`."""
    source = decode(data[:LARGEST], name)
    if len(data) > LARGEST:
        limit = f"a theme has at most {LARGEST:,} bytes"
        return ThemeFile(source, None, (finding("theme-too-large", "the file is too large", source.span(0, 0), limit),))
    found = applied(read(source), _stem(name))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found.diagnostics):
        return ThemeFile(source, None, in_order(found.diagnostics))
    warned = [*found.diagnostics, *doubts(found.read, found.values, found.given)]
    return ThemeFile(source, theme_of(found.values), in_order(warned))


def _stem(name: str) -> str:
    """What a file without a `name` is called."""
    stem = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in Path(name).stem)
    return stem[:LONGEST_NAME] or "theme"


def take(path: str | PathLike[str]) -> Theme:
    """The theme in a file, for those who want nothing else.

    Warnings are given as `ThemeWarning`. Raises `ThemeError` with the diagnostics when the file has errors.
    """
    found = read_theme(path)
    if found.theme is None:
        errors = sum(d.severity is Severity.ERROR for d in found.diagnostics)
        head = f"the theme {found.source.name} has {errors} error{'s' * (errors > 1)}"
        lines = [head, *(line(diagnostic, found.source) for diagnostic in found.diagnostics)]
        raise ThemeError("\n  ".join(lines), found.diagnostics, {found.source.name: found.source})
    for diagnostic in found.diagnostics:
        warnings.warn(line(diagnostic, found.source), ThemeWarning, stacklevel=3)
    return found.theme


def line(diagnostic: Diagnostic, source: Source) -> str:
    """A diagnostic in one line, for an exception: place, code, message and what to do."""
    row, column = source.position(diagnostic.label.span.start)
    mends = [f"write {edit.text}" for edit in diagnostic.edits if edit.text]
    advice = "; ".join(filter(None, [diagnostic.help, *mends]))
    said = f"{source.name}:{row}:{column}: {diagnostic.severity.name.lower()}[{diagnostic.code}]: {diagnostic.message}"
    text = f"{said} ({advice})" if advice else said
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)  # a terminal might obey it
