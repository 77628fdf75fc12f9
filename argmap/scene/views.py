"""The views by name: each makes a scene of a debate. Others may install more; see docs/views.md.

A view is a function `(debate, focus) -> Scene`. It may ignore what of the focus means nothing to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.ground.registry import load
from argmap.scene.focus import Focus, Focusing

if TYPE_CHECKING:
    from argmap.model import Debate
    from argmap.scene.parts import Scene

View = Callable[["Debate", Focus], "Scene"]

MAP = "map"
VIEWS: Mapping[str, str] = {MAP: "argmap.scene.argument:argument"}
"""Where the views of argmap are."""
GROUP = "argmap.views"
"""The group of entry points by which other packages add views."""


def scene(debate: Debate, *, view: str | View = MAP, **focus: Unpack[Focusing]) -> Scene:
    """What a picture of a debate shows, for those who draw themselves: cards, links and groups by their roles.

    `view` is the name of a view or a function `(debate, focus) -> Scene`; `Focus` explains the other arguments. Raises
    `UnknownNameError` for a view, article, statement or voice that does not exist, `ModelError` for a debate that could not
    be written down.
    """
    return made(debate, view, Focus(**focus))


def made(debate: Debate, view: str | View, focus: Focus) -> Scene:
    """The scene that a view makes. Raises `ArgmapError` when an installed view cannot be loaded or makes something else."""
    from argmap.scene.parts import Scene  # noqa: PLC0415 - listing views needs no scene

    found = named(view) if isinstance(view, str) else view
    result: Any = found(debate, focus)
    if not isinstance(result, Scene):
        raise ArgmapError(f"the view {view!r} returned {type(result).__name__}, not a Scene")
    return result


def named(name: str) -> View:
    """The view with this name. Raises `UnknownNameError`, or `ArgmapError` for one that is installed but broken."""
    if name in VIEWS:
        view: View = load(VIEWS[name])
        return view
    others = installed()
    if name not in others:
        every = (*VIEWS, *others)
        raise UnknownNameError(f"there is no view {name!r} (views: {', '.join(every)}){did_you_mean(name, every)}")
    try:
        other: View = others[name].load()
    except Exception as error:
        raise ArgmapError(f"the view {name!r} of {others[name].value} cannot be loaded: {error!r}") from error
    return other


def installed() -> dict[str, Any]:
    """The entry points of other packages' views by name."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - only names that are not ours pay for it

    return {point.name: point for point in entry_points(group=GROUP) if point.name not in VIEWS}
