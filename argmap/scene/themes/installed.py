"""Themes of other packages, by the entry points of the group `argmap.themes`.

An entry point names a `Theme`, or the path of a TOML file. It is loaded only when its theme is asked for, so that a broken
package spoils no theme but its own; the names of argmap's themes are taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from os import PathLike

from attrs import evolve

from argmap.ground.errors import ArgmapError, ThemeError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.scene.themes.builtin import THEMES
from argmap.scene.themes.file import take
from argmap.scene.themes.look import Theme

GROUP = "argmap.themes"


def points() -> Mapping[str, tuple[EntryPoint, ...]]:
    """The entry points by the names of their themes, in the order of names; several where packages want one name."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, package(point), point.value)):
        others = found.get(point.name, ())
        if point.value not in [other.value for other in others]:  # one package may be seen twice
            found[point.name] = (*others, point)
    return found


def package(point: EntryPoint) -> str:
    """The package that an entry point comes from, with its version."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown package"


def installed(name: str) -> Theme:
    """The theme that a package brings under this name.

    Raises `UnknownNameError` when none does, `ThemeError` when it cannot be had or several do.
    """
    found = points()
    if name not in found:
        names = [*THEMES, *(other for other in found if other not in THEMES)]
        near = did_you_mean(name, names)
        raise UnknownNameError(
            f"there is no theme {name!r}{near}; themes: {', '.join(names)}, or a file whose name ends in .toml"
        )
    if len(found[name]) > 1:
        packages = " and ".join(package(point) for point in found[name])
        raise ThemeError(f"{packages} bring a theme {name!r} each; uninstall all but one")
    return load(found[name][0])


def load(point: EntryPoint) -> Theme:
    """The theme of an entry point, under the name of the entry point. Raises `ThemeError` that names the package."""
    whose = f"the theme {point.name!r} of {package(point)} ({point.value})"
    try:
        given = point.load()
        theme = take(given) if isinstance(given, str | PathLike) else given
    except ThemeError as error:
        raise ThemeError(f"{whose}: {error}", error.diagnostics, error.sources) from error
    except ArgmapError as error:
        raise ThemeError(f"{whose}: {error}") from error
    except (Exception, SystemExit) as error:  # somebody else's module may do anything when it is imported
        raise ThemeError(f"{whose} cannot be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(theme, Theme):
        raise ThemeError(f"{whose} is a {type(theme).__name__}; it has to be a Theme or the path of a TOML file")
    try:
        return evolve(theme, name=point.name)
    except ValueError as error:
        raise ThemeError(f"{whose}: {error}") from error
