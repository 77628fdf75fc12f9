"""What a caller can choose about a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from attrs import field, frozen, validators

from argmap.scene.theme import LIGHT, Theme, theme


class Direction(StrEnum):
    """Where lines lead: with `up` the main claim stands on top, with `left` at the left of its reasons."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Choices(TypedDict, total=False):
    """The options of `render`, `to_dot` and `to_svg`; `Options` explains them."""

    theme: str | Theme
    engine: str
    article: str | None
    width: int
    direction: str
    legend: bool
    scale: float
    fonts: str | Path | None
    timeout: float


@frozen(kw_only=True)
class Options:
    """The choices with their defaults.

    `theme` is a name or a theme of one's own; `engine` the name of a layout engine; `article` the id of the only article to
    show; `width` the letters to a line in a card; `scale` the pixels of a PNG per pixel of a screen of 96 to the inch;
    `fonts` a folder of fonts for the PNG beside those of the system; `timeout` the seconds that the engine may take.
    """

    theme: Theme = field(default=LIGHT, converter=theme)
    engine: str = "pure"
    article: str | None = None
    width: int = field(default=34, validator=[validators.ge(12), validators.le(200)])
    direction: Direction = field(default=Direction.LEFT, converter=Direction)
    legend: bool = True
    scale: float = field(default=2.0, validator=[validators.gt(0), validators.le(20)])
    fonts: str | Path | None = None
    timeout: float = field(default=300.0, validator=validators.gt(0))
