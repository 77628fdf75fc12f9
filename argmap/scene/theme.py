"""How each role looks: themes by name, by file, or made in Python."""

from __future__ import annotations

from os import PathLike, fspath

from argmap.scene.themes.builtin import DARK, LIGHT, PRINT, THEMES
from argmap.scene.themes.look import Fill, Head, LinkLook, StandLook, Theme

__all__ = ["DARK", "LIGHT", "PRINT", "THEMES", "Fill", "Head", "LinkLook", "StandLook", "Theme", "is_file", "theme"]

SUFFIX = ".toml"


def theme(name: str | PathLike[str] | Theme) -> Theme:
    """The theme that is meant: one of argmap's, an installed one, or that of a file.

    A path, or a text that ends in `.toml`, is a file; a theme passes as it is. What a file says that is doubtful (a contrast
    too low, say) is given as a `ThemeWarning`. Raises `UnknownNameError` when no theme has the name, `ThemeError` when the
    file has mistakes or an installed theme cannot be loaded, `UnreadableError` when there is no such file.
    """
    if isinstance(name, Theme):
        return name
    if is_file(name):
        from argmap.scene.themes.file import take  # noqa: PLC0415 - most pictures have a theme of ours

        return take(name)
    if name in THEMES:
        return THEMES[str(name)]
    from argmap.scene.themes.installed import installed  # noqa: PLC0415 - looking through the packages takes time

    return installed(str(name))


def is_file(name: str | PathLike[str]) -> bool:
    """Whether the name of a theme is that of a file."""
    return not isinstance(name, str) or fspath(name).lower().endswith(SUFFIX)
