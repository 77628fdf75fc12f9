"""What a picture shows: cards, links and groups by their roles, and the themes that give each role its look.

`argmap.scene` is this package and, for those who write `argmap.scene(debate)`, the function of that name too.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from argmap.scene.focus import Focus
from argmap.scene.parts import Card, Group, Junction, LegendEntry, Link, LinkRole, Mark, Note, Role, Scene, See
from argmap.scene.theme import THEMES, Theme, theme
from argmap.scene.views import scene

__all__ = [
    "THEMES",
    "Card",
    "Focus",
    "Group",
    "Junction",
    "LegendEntry",
    "Link",
    "LinkRole",
    "Mark",
    "Note",
    "Role",
    "Scene",
    "See",
    "Theme",
    "scene",
    "theme",
]


class _Package(ModuleType):
    def __call__(self, *args: Any, **choices: Any) -> Scene:
        return scene(*args, **choices)


sys.modules[__name__].__class__ = _Package
