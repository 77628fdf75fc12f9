"""How each role looks: the only place where a colour is written.

Every colour of a text has a contrast of at least 4.5 to what it stands on, every colour of a line at least 3 (WCAG 2.2,
1.4.3 and 1.4.11), and support, rebuttal and undercut stay apart for every kind of colour vision; a test computes both.
Nothing is told by colour alone: dashes, heads of lines, borders, fills and words say it again. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import evolve, frozen

from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Commitment
from argmap.scene.parts import LinkRole, Role


class Head(StrEnum):
    """How a line ends at its target. The values are Graphviz's names."""

    TRIANGLE = "normal"
    BAR = "tee"
    DIAMOND = "odiamond"


class Fill(StrEnum):
    """What covers the inside of a card."""

    PLAIN = "plain"
    HATCHED = "hatched"


@frozen
class LinkLook:
    """A line: colour, width, lengths of dashes and gaps (none: solid), and how it ends."""

    color: str
    width: float
    dashes: tuple[float, ...]
    head: Head


@frozen
class StandLook:
    """What the author's commitment does to a card: fill, colour of the hatching, and whether the border is doubled."""

    fill: str
    pattern: Fill = Fill.PLAIN
    hatch: str = ""
    double: bool = False


@frozen
class Theme:
    """The look of a picture. `ink` is for texts, `quiet` for headers and other second things, `frame` for groups."""

    name: str
    paper: str
    ink: str
    quiet: str
    frame: str
    ground: str
    """The inside of a group."""
    borders: Mapping[Role, str]
    """The colour of a card's border and of the bar at its side."""
    links: Mapping[LinkRole, LinkLook]
    stands: Mapping[Commitment, StandLook]
    implicit: tuple[float, ...] = (4, 3)
    """The dashes of the border of an implicit statement."""


SUPPORT, ATTACK, UNDERCUT, CLAIM = "#00796b", "#bf360c", "#4a148c", "#1f3a5f"

LIGHT = Theme(
    name="light",
    paper="#ffffff",
    ink="#1a1a1a",
    quiet="#595959",
    frame="#8c8c8c",
    ground="#f7f7f5",
    borders={Role.CLAIM: CLAIM, Role.PREMISE: SUPPORT, Role.REBUTTAL: ATTACK, Role.UNDERCUT: UNDERCUT},
    links={
        LinkRole.SUPPORT: LinkLook(SUPPORT, 1.4, (), Head.TRIANGLE),
        LinkRole.REBUT: LinkLook(ATTACK, 1.6, (6, 3), Head.BAR),
        LinkRole.UNDERMINE: LinkLook(ATTACK, 1.6, (6, 3), Head.BAR),
        LinkRole.UNDERCUT: LinkLook(UNDERCUT, 1.8, (1.5, 2.5), Head.DIAMOND),
    },
    stands={
        Commitment.ENDORSED: StandLook("#ffffff"),
        Commitment.REPORTED: StandLook("#ececec"),
        Commitment.CONCEDED: StandLook("#ffffff", double=True),
        Commitment.REJECTED: StandLook("#ffffff", Fill.HATCHED, "#e3e3e3"),
    },
)

BLACK = "#000000"

PRINT = evolve(
    LIGHT,
    name="print",
    ink=BLACK,
    quiet="#404040",
    frame="#606060",
    ground="#ffffff",
    borders=dict.fromkeys(Role, BLACK),
    links={role: evolve(look, color=BLACK) for role, look in LIGHT.links.items()},
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, PRINT)}


def theme(name: str | Theme) -> Theme:
    """The theme with this name; a theme of one's own passes as it is. Raises `UnknownNameError`."""
    if isinstance(name, Theme):
        return name
    if name in THEMES:
        return THEMES[name]
    raise UnknownNameError(f"there is no theme {name!r}{did_you_mean(name, THEMES)}; themes: {', '.join(THEMES)}")
