"""An opposition of two voices, and what depends on it, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.dependence import Bearing
from argmap.analysis.wording import called, listed, quoted, shortened
from argmap.model import Attack, Debate, Inference, Manner

if TYPE_CHECKING:
    from argmap.analysis.double_cruxes import Side
    from argmap.analysis.oppositions import Opposition

VERBS = {None: "attacks", Manner.DENIES: "denies", Manner.MITIGATES: "mitigates", Manner.OUTWEIGHS: "outweighs"}
WORDS = {"double crux": "Candidate for a double crux", "one-sided crux": "Candidate"}
"""What a sentence begins with, by rank."""


def in_words(debate: Debate, rank: str, here: Opposition, sides: tuple[Side, Side]) -> str:
    """What two voices oppose each other on, and which of their claims depend on it."""
    told = [_told(debate, side) for side in sides if side.bearing]
    word = WORDS.get(rank, "No crux of what they dispute")
    rest = "; ".join(told) if told else "nothing more that they dispute, and no thesis, is seen to rest on it"
    return f"{word}: {_met(debate, here, sides)}. {rest[:1].upper()}{rest[1:]}."


def _met(debate: Debate, here: Opposition, sides: tuple[Side, Side]) -> str:
    """How the two meet."""
    names = [called(debate, side.voice) for side in sides]
    if here.issue:
        issue = shortened(debate.graph.issues[here.issue].text)
        held = [f"{n} holds {stake(debate, s.statement)}" for n, s in zip(names, sides, strict=True) if s.statement]
        return ", ".join([f"{' and '.join(names)} take opposite sides on “{issue}” ({here.issue})", *held])
    attack = debate.graph.relations[here.attack]
    if not isinstance(attack, Attack):
        raise TypeError(here.attack)
    turned = attack.source not in here.ones
    (by, on), (source, target) = (sides[::-1], names[::-1]) if turned else (sides, names)
    verb = "undercuts" if attack.undercuts else VERBS[attack.manner]
    return f"{quoted(debate, by.statement)}, held by {source}, {verb} {stake(debate, on.statement)}, held by {target}"


def stake(debate: Debate, name: str) -> str:
    """A statement, or the step from its premises."""
    relation = debate.graph.relations.get(name)
    if relation is None:
        return quoted(debate, name)
    premises = relation.premises if isinstance(relation, Inference) else (relation.source,)
    return f"the step from {listed(quoted(debate, p) for p in premises)}"


def _told(debate: Debate, side: Side) -> str:
    """What of a voice's claims depends on its statement."""
    claim = f"for {called(debate, side.voice)} the claim {quoted(debate, side.claim)}"
    unopposed = "" if side.opposed else ", which the other does not oppose,"
    if side.bearing is Bearing.CRUX:
        return f"{claim}{unopposed} does not stand without it"
    with_ = f", but not without both it and {stake(debate, side.together[0])}" if side.together else ""
    return f"{claim}{unopposed} is supported by it and stands without it{with_}"
