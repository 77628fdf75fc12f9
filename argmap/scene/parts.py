"""The parts of a picture. They say what a thing is, never which colour it has or where it stands."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.model import Commitment, Sign


class Role(StrEnum):
    """What a statement does where it is first used."""

    CLAIM = "claim"
    PREMISE = "premise"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"


class LinkRole(StrEnum):
    """What a link does to its target."""

    SUPPORT = "supports"
    REBUT = "rebuts"
    UNDERMINE = "undermines"
    UNDERCUT = "undercuts"


class Mark(StrEnum):
    """What sets a card or a place apart beside its role."""

    THESIS = "thesis"
    IMPLICIT = "implicit"
    LINKED = "linked premises"
    FOLDED = "folded"
    CONTEXT = "context"
    CRUX = "crux"
    DISPUTED = "disputed"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@frozen
class Note:
    """The side that a card takes on an issue: `pro` or `con`, the id of the issue, and its proposition (or nothing)."""

    sign: Sign
    issue: str
    proposition: str = ""


@frozen
class See:
    """A line on a card that leads to another picture: what it says, and the address, relative to this picture."""

    text: str
    href: str


@frozen
class Card:
    """A statement as the picture shows it.

    `id` is made from the id of the statement, begins with a letter and holds only letters, digits, `-`, `_` and `.`, so
    that a page can point at it. `kind` and `name` are the quiet header: what the statement is and what it is called
    (nothing for one without a name). All other texts are as the annotator wrote them, so they may hold anything.
    """

    id: str
    statement: str
    role: Role
    text: str
    kind: str
    name: str = ""
    voice: str = ""
    condition: str = ""
    qualifiers: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    thesis: bool = False
    implicit: bool = False
    commitment: Commitment = Commitment.ENDORSED
    endorsed: bool = False
    """Whether the author endorses somebody else's statement, which is worth a word."""
    url: str = ""
    """Where a click leads: the passage in the article on the web."""
    passage: str = ""
    """The words of the article that the statement is anchored to, where its text is at hand."""
    language: str = ""
    """The language of the statement (BCP 47), where the article names one."""
    folded: int = 0
    """How many statements that bear on this one are left out of the picture here."""
    context: bool = False
    """Whether the card is shown only to tell what another one, which was asked for, bears on."""
    see: tuple[See, ...] = ()
    tag: Mark | None = None
    """What singles the card out here: a crux, or what a change did to it."""

    @property
    def stand(self) -> str:
        """The words in the corner: what singles the card out, and what the author makes of the statement if it is not his own."""
        return " · ".join(filter(None, (str(self.tag or ""), self._commitment)))

    @property
    def _commitment(self) -> str:
        return str(self.commitment) if self.endorsed or self.commitment is not Commitment.ENDORSED else ""


@frozen
class Junction:
    """A point on a relation: where linked premises join, and where an undercut ends.

    `role` is that of the relation it lies on; `linked` tells whether several premises meet in it.
    """

    id: str
    role: LinkRole
    linked: bool = False


@frozen
class Link:
    """A line from a card or junction to another, by their ids.

    A relation with a junction is drawn as several links; only the one that reaches the target has a `head`.
    `label` is the word for the relation and the manner of an attack, or the scheme of an inference.
    """

    source: str
    target: str
    role: LinkRole
    label: str = ""
    head: bool = True


@frozen
class Group:
    """The cards that belong to one article, and the junctions on relations that point into it, by id."""

    id: str
    title: str
    subtitle: str
    members: tuple[str, ...]


@frozen
class LegendEntry:
    """A line of the legend: something that occurs in the picture."""

    sample: LinkRole | Mark | Commitment
    text: str


@frozen
class Scene:
    """All that a picture shows. Cards are in the order of the annotation, links in the order of their sources."""

    title: str
    subtitle: str
    cards: tuple[Card, ...]
    links: tuple[Link, ...]
    junctions: tuple[Junction, ...]
    groups: tuple[Group, ...]
    legend: tuple[LegendEntry, ...]
    language: str = ""
    """The language of most of the picture (BCP 47)."""

    @property
    def points(self) -> tuple[str, ...]:
        """The ids of all that links join: cards, then junctions."""
        return (*(card.id for card in self.cards), *(junction.id for junction in self.junctions))
