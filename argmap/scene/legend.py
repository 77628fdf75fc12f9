"""The legend: only what occurs in the picture, always in the same order."""

from __future__ import annotations

from argmap.model import Commitment
from argmap.scene.parts import Card, Junction, LegendEntry, Link, LinkRole, Mark

WORDS: dict[LinkRole | Mark | Commitment, str] = {
    LinkRole.SUPPORT: "supports",
    LinkRole.REBUT: "rebuts a statement",
    LinkRole.UNDERMINE: "undermines a premise",
    LinkRole.UNDERCUT: "undercuts a step",
    Mark.LINKED: "premises that work only together",
    Mark.THESIS: "thesis",
    Mark.IMPLICIT: "implicit: not said in the text",
    Mark.CRUX: "crux: without it the claim does not stand",
    Mark.DISPUTED: "disputed: the claim stands without it",
    Mark.ADDED: "added",
    Mark.CHANGED: "changed",
    Mark.REMOVED: "removed",
    Mark.FOLDED: "more is not shown",
    Mark.CONTEXT: "shown as context",
    Commitment.REPORTED: "reported by the author",
    Commitment.CONCEDED: "conceded by the author",
    Commitment.REJECTED: "rejected by the author",
}


def legend(
    cards: tuple[Card, ...], links: tuple[Link, ...], junctions: tuple[Junction, ...]
) -> tuple[LegendEntry, ...]:
    """What needs explaining; nothing for a picture without relations where every card is the author's own."""
    occurring: set[LinkRole | Mark | Commitment] = {link.role for link in links}
    occurring |= {card.commitment for card in cards}
    occurring |= {Mark.THESIS for card in cards if card.thesis}
    occurring |= {Mark.IMPLICIT for card in cards if card.implicit}
    occurring |= {card.tag for card in cards if card.tag}
    occurring |= {Mark.FOLDED for card in cards if card.folded}
    occurring |= {Mark.CONTEXT for card in cards if card.context and card.tag is not Mark.REMOVED}
    occurring |= {Mark.LINKED for junction in junctions if junction.linked}
    return tuple(LegendEntry(sample, words) for sample, words in WORDS.items() if sample in occurring)
