"""What a caller can choose about a picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import Attribute, field, frozen, validators

from argmap.render.paper.sizes import Paper, paper
from argmap.scene.focus import Focus, Focusing
from argmap.scene.theme import LIGHT, Theme, theme
from argmap.scene.views import MAP, View


class Direction(StrEnum):
    """Where lines lead: with `up` the main claim stands on top, with `left` at the left of its reasons."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


TAG = re.compile(r"(?:[A-Za-z]{2,8}|[xX](?=-))(?:-[A-Za-z0-9]{1,8})*")
"""What a language tag looks like (BCP 47); whether it is registered is not asked."""


def _language(tag: str | None) -> str | None:
    if tag and not TAG.fullmatch(tag):
        raise ValueError(f"{tag!r} is no language tag such as en, pt-BR or zh-Hant (BCP 47)")
    return tag or None


def _is_folder(_: Any, attribute: Attribute[Any], value: str | Path | None) -> None:
    if value is not None and not Path(value).is_dir():
        raise ValueError(f"{attribute.name}: there is no folder {str(value)!r}")


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
    page: str | None
    landscape: bool | None
    language: str | None


@frozen(kw_only=True)
class Options:
    """The choices about how a picture is made, with their defaults.

    `view` is the name of a view or a function that makes a scene, `focus` what it shows; `theme` the name of a theme, the path
    of a file that holds one, or a theme of one's own; `engine` the name of a layout engine; `width` the letters to a line in a
    card; `scale` the pixels of a PNG per pixel of a screen of 96 to the inch; `fonts` a folder of fonts for PNG and PDF beside
    those of the system; `timeout` the seconds that the engine may take.

    `page` is the size of paper to lay the picture on in as many pages as it takes, such as `a4` or `letter`; without one the
    picture is one sheet of its own size. `landscape` lays the paper on its side; where it is None, the picture decides.
    `language` is the tag of the language (BCP 47) that the picture is said to be in, instead of that of its articles.
    """

    view: str | View = MAP
    focus: Focus = field(factory=Focus)
    theme: Theme = field(default=LIGHT, converter=theme)
    engine: str = "pure"
    width: int = field(default=34, validator=[validators.ge(12), validators.le(200)])
    direction: Direction = field(default=Direction.LEFT, converter=Direction)
    legend: bool = True
    scale: float = field(default=2.0, validator=[validators.gt(0), validators.le(20)])
    fonts: str | Path | None = field(default=None, validator=_is_folder)
    timeout: float = field(default=300.0, validator=[validators.gt(0), validators.le(1_000_000)])
    page: Paper | None = field(default=None, converter=paper)
    landscape: bool | None = None
    language: str | None = field(default=None, converter=_language)

    @classmethod
    def of(cls, choices: Mapping[str, Any]) -> Options:
        """The options that a caller names, those of the focus among them."""
        focus = {name: value for name, value in choices.items() if name in FOCUSING}
        rest = {name: value for name, value in choices.items() if name not in FOCUSING}
        return cls(focus=Focus(**focus), **rest)


FOCUSING = frozenset(Focusing.__annotations__)
