"""What a caller can choose about a picture."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import field, frozen, validators

from argmap.scene.focus import Focus, Focusing
from argmap.scene.theme import LIGHT, Theme, theme
from argmap.scene.views import MAP, View


class Direction(StrEnum):
    """Where lines lead: with `up` the main claim stands on top, with `left` at the left of its reasons."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Choices(Focusing, total=False):
    """The options of `render`, `to_dot`, `to_svg` and their like; `Options` and `Focus` explain them."""

    view: str | View
    theme: str | Path | Theme
    engine: str
    width: int
    direction: str
    legend: bool
    scale: float
    fonts: str | Path | None
    timeout: float


@frozen(kw_only=True)
class Options:
    """The choices about how a picture is made, with their defaults.

    `view` is the name of a view or a function that makes a scene, `focus` what it shows; `theme` the name of a theme, the path
    of a file that holds one, or a theme of one's own; `engine` the name of a layout engine; `width` the letters to a line in a
    card; `scale` the pixels of a PNG per pixel of a screen of 96 to the inch; `fonts` a folder of fonts for PNG and PDF beside
    those of the system; `timeout` the seconds that the engine may take.
    """

    view: str | View = MAP
    focus: Focus = Focus()
    theme: Theme = field(default=LIGHT, converter=theme)
    engine: str = "pure"
    width: int = field(default=34, validator=[validators.ge(12), validators.le(200)])
    direction: Direction = field(default=Direction.LEFT, converter=Direction)
    legend: bool = True
    scale: float = field(default=2.0, validator=[validators.gt(0), validators.le(20)])
    fonts: str | Path | None = None
    timeout: float = field(default=300.0, validator=validators.gt(0))

    @classmethod
    def of(cls, choices: Mapping[str, Any]) -> Options:
        """The options that a caller names, those of the focus among them."""
        focus = {name: value for name, value in choices.items() if name in FOCUSING}
        rest = {name: value for name, value in choices.items() if name not in FOCUSING}
        return cls(focus=Focus(**focus), **rest)


FOCUSING = frozenset(Focusing.__annotations__)
