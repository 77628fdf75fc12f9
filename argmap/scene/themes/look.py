"""What a theme says: one class for each kind of thing that has a look. Lengths are in points, colours `#rrggbb`.

A theme that is there can be drawn: every colour and length is checked when it is made, and a role that is left out is
refused. Whether the colours are good ones, `judge` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from attrs import Factory, field, frozen

from argmap.model import Commitment
from argmap.scene.parts import LinkRole, Role
from argmap.scene.themes import values

K = TypeVar("K", bound=StrEnum)
V = TypeVar("V")


class Head(StrEnum):
    """How a line ends at its target. The values are Graphviz's names."""

    TRIANGLE = "normal"
    BAR = "tee"
    DIAMOND = "odiamond"


class Fill(StrEnum):
    """What covers the inside of a card."""

    PLAIN = "plain"
    HATCHED = "hatched"
    DOTTED = "dotted"


@frozen
class LinkLook:
    """A line: colour, width, lengths of dashes and gaps (none: solid), and how it ends."""

    color: str = field(converter=values.color)
    width: float = field(converter=values.width)
    dashes: tuple[float, ...] = field(converter=values.dashes)
    head: Head = field(converter=Head)


@frozen
class StandLook:
    """What the author's commitment does to a card: fill, pattern on it and its colour, and whether the border is doubled."""

    fill: str = field(converter=values.color)
    pattern: Fill = field(default=Fill.PLAIN, converter=Fill)
    hatch: str = field(default="", converter=values.color_or_none)
    double: bool = field(default=False, converter=values.flag)

    def __attrs_post_init__(self) -> None:
        if self.pattern is not Fill.PLAIN and not self.hatch:
            raise ValueError(f"a {self.pattern} card needs a colour for its pattern")


def _every(kind: type[K], given: Mapping[K, V], check: Callable[[V], V]) -> Mapping[K, V]:
    """A mapping that holds a value for every member of an enumeration, in its order."""
    found = {kind(key): check(value) for key, value in given.items()}
    if missing := [str(key) for key in kind if key not in found]:
        raise ValueError(f"the theme says nothing about {', '.join(missing)}")
    return {key: found[key] for key in kind}


def _borders(given: Mapping[Role, str]) -> Mapping[Role, str]:
    return _every(Role, given, values.color)


def _links(given: Mapping[LinkRole, LinkLook]) -> Mapping[LinkRole, LinkLook]:
    return _every(LinkRole, given, lambda value: _is(value, LinkLook))


def _stands(given: Mapping[Commitment, StandLook]) -> Mapping[Commitment, StandLook]:
    return _every(Commitment, given, lambda value: _is(value, StandLook))


def _bars(given: Mapping[Role, Iterable[float]]) -> Mapping[Role, tuple[float, ...]]:
    return _every(Role, {role: values.dashes(found) for role, found in given.items()}, values.dashes)


def _is(value: V, kind: type[V]) -> V:
    if not isinstance(value, kind):
        raise ValueError(f"{values.shown(value)} is no {kind.__name__}")  # noqa: TRY004 - as for every other bad value
    return value


def _solid() -> dict[Role, tuple[float, ...]]:
    return dict.fromkeys(Role, ())


@frozen
class Theme:
    """The look of a picture. `ink` is for texts, `quiet` for headers and other second things, `frame` for groups.

    Raises ValueError for what is no colour or no length, and for a role without a look.
    """

    name: str = field(converter=values.name)
    paper: str = field(converter=values.color)
    ink: str = field(converter=values.color)
    quiet: str = field(converter=values.color)
    frame: str = field(converter=values.color)
    ground: str = field(converter=values.color)
    """The inside of a group."""
    borders: Mapping[Role, str] = field(converter=_borders)
    """The colour of a card's border and of the bar at its side."""
    links: Mapping[LinkRole, LinkLook] = field(converter=_links)
    stands: Mapping[Commitment, StandLook] = field(converter=_stands)
    implicit: tuple[float, ...] = field(default=(4, 3), converter=values.dashes)
    """The dashes of the border of an implicit statement."""
    context: str = field(default=Factory(lambda self: self.quiet, takes_self=True), converter=values.color)
    """Text and border of a card that is shown only because others hang on it; without one, that of second things."""
    link_text: str = field(default=Factory(lambda self: self.ink, takes_self=True), converter=values.color)
    """Words that lead somewhere when clicked; without a colour of their own, that of texts."""
    bars: Mapping[Role, tuple[float, ...]] = field(factory=_solid, converter=_bars)
    """The dashes of the bar at the side of a card, which tell roles apart where colours do not; none: solid."""
