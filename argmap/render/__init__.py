"""Pictures of debates as SVG, PNG, PDF or DOT; tables and diagnostics are shown by modules of their own in here.

`argmap.render` is this package and, for those who write `argmap.render(debate, "map.svg")`, the function of that name too:
importing any module in here makes it the package, so that the package can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from argmap.ground.registry import load

if TYPE_CHECKING:
    from argmap.render.book import split
    from argmap.render.options import Direction, Options
    from argmap.render.output import render
    from argmap.render.pictures import pages, to_dot, to_pdf, to_png, to_svg

__all__ = ["Direction", "Options", "pages", "render", "split", "to_dot", "to_pdf", "to_png", "to_svg"]

_PLACES = {
    **dict.fromkeys(("Direction", "Options"), "argmap.render.options"),
    **dict.fromkeys(("pages", "to_dot", "to_pdf", "to_png", "to_svg"), "argmap.render.pictures"),
    "render": "argmap.render.output",
    "split": "argmap.render.book",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'argmap.render' has no attribute {name!r}")
    return load(f"{_PLACES[name]}:{name}")  # tables and diagnostics do not pay for pictures


class _Package(ModuleType):
    def __call__(self, *args: Any, **choices: Any) -> Any:
        return load("argmap.render.output:render")(*args, **choices)


sys.modules[__name__].__class__ = _Package
