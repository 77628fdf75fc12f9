"""What a picture shows: cards, links and groups by their roles, and the themes that give each role its look."""

from argmap.scene.argument import scene
from argmap.scene.parts import Card, Group, Junction, LegendEntry, Link, LinkRole, Mark, Note, Role, Scene
from argmap.scene.theme import THEMES, Theme, theme

__all__ = [
    "THEMES",
    "Card",
    "Group",
    "Junction",
    "LegendEntry",
    "Link",
    "LinkRole",
    "Mark",
    "Note",
    "Role",
    "Scene",
    "Theme",
    "scene",
    "theme",
]
