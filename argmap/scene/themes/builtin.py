"""The themes that come with argmap: the only place where a colour is written.

Every colour of a text has a contrast of at least 4.5 to what it stands on, every colour of a line at least 3 (WCAG 2.2,
1.4.3 and 1.4.11), and claim, support, rebuttal and undercut stay apart for every kind of colour vision; `judge` finds nothing
in any of them. Nothing is told by colour alone: dashes, heads of lines, borders, fills and words say it again.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from argmap.model import Commitment
from argmap.scene.parts import LinkRole, Role
from argmap.scene.themes.look import Fill, Head, LinkLook, StandLook, Theme

DASHED, DOTTED = (6, 3), (1.5, 2.5)
"""How attacks on statements and attacks on steps are drawn: in every theme the same."""


def _borders(claim: str, support: str, attack: str, undercut: str) -> dict[Role, str]:
    return {Role.CLAIM: claim, Role.PREMISE: support, Role.REBUTTAL: attack, Role.UNDERCUT: undercut}


def _links(support: str, attack: str, undercut: str) -> dict[LinkRole, LinkLook]:
    return {
        LinkRole.SUPPORT: LinkLook(support, 1.4, (), Head.TRIANGLE),
        LinkRole.REBUT: LinkLook(attack, 1.6, DASHED, Head.BAR),
        LinkRole.UNDERMINE: LinkLook(attack, 1.6, DASHED, Head.BAR),
        LinkRole.UNDERCUT: LinkLook(undercut, 1.8, DOTTED, Head.DIAMOND),
    }


SUPPORT, ATTACK, UNDERCUT, CLAIM = "#00796b", "#bf360c", "#6a1b9a", "#1f2d3d"

LIGHT = Theme(
    name="light",
    paper="#ffffff",
    ink="#1a1a1a",
    quiet="#595959",
    frame="#8c8c8c",
    ground="#f7f7f5",
    borders=_borders(CLAIM, SUPPORT, ATTACK, UNDERCUT),
    links=_links(SUPPORT, ATTACK, UNDERCUT),
    stands={
        Commitment.ENDORSED: StandLook("#ffffff"),
        Commitment.REPORTED: StandLook("#ececec"),
        Commitment.CONCEDED: StandLook("#ffffff", double=True),
        Commitment.REJECTED: StandLook("#ffffff", Fill.HATCHED, "#e3e3e3"),
    },
    context="#5f6368",
    link_text="#0b57d0",
)

SUPPORT, ATTACK, UNDERCUT, CLAIM = "#5eba9c", "#ff8c1a", "#b69de7", "#dff0fb"

DARK = Theme(
    name="dark",
    paper="#14171c",
    ink="#f1efec",
    quiet="#b4bac4",
    frame="#868c96",
    ground="#1b1f26",
    borders=_borders(CLAIM, SUPPORT, ATTACK, UNDERCUT),
    links=_links(SUPPORT, ATTACK, UNDERCUT),
    stands={
        Commitment.ENDORSED: StandLook("#20252d"),
        Commitment.REPORTED: StandLook("#363d48"),
        Commitment.CONCEDED: StandLook("#20252d", double=True),
        Commitment.REJECTED: StandLook("#20252d", Fill.HATCHED, "#363d48"),
    },
    context="#a9b1bd",
    link_text="#8ab4f8",
)

BLACK, WHITE = "#000000", "#ffffff"

PRINT = evolve(
    LIGHT,
    name="print",
    ink=BLACK,
    quiet="#404040",
    frame="#606060",
    ground=WHITE,
    borders=dict.fromkeys(Role, BLACK),
    links={role: evolve(look, color=BLACK) for role, look in LIGHT.links.items()},
    stands={  # a light grey is lost on a copier, so each commitment has a pattern or a border of its own
        Commitment.ENDORSED: StandLook(WHITE),
        Commitment.REPORTED: StandLook("#f2f2f2", Fill.DOTTED, "#bdbdbd"),
        Commitment.CONCEDED: StandLook(WHITE, double=True),
        Commitment.REJECTED: StandLook(WHITE, Fill.HATCHED, "#bdbdbd"),
    },
    context="#4a4a4a",
    link_text=BLACK,
    bars={Role.CLAIM: (12, 2.5), Role.PREMISE: (), Role.REBUTTAL: DASHED, Role.UNDERCUT: DOTTED},
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}
