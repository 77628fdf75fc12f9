"""What a voice has at stake in a dispute: how much its claims depend on what it is opposed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from argmap.analysis.dependence import Bearing, Dependence, dependence
from argmap.analysis.labelling import Labelling
from argmap.analysis.oppositions import weight
from argmap.model import Debate

MOST_CLAIMS = 24
"""Opposed claims of one voice whose cruxes are looked for, a thesis first; of the main claims, a third of that."""


@frozen
class Best:
    """The greatest bearing of some statements on some claims, with the statement and the claim."""

    bearing: Bearing
    statement: str
    claim: str = ""


@frozen
class Stakes:
    """How much the claims of a voice depend on the statements that it is opposed on.

    `claims` are those that were tried, `main` those of them that are theses or, where the voice has none, support nothing else;
    `opposed` is what the other voice opposes.
    """

    voice: str
    claims: dict[str, Dependence]
    main: tuple[str, ...]
    opposed: frozenset[str]
    bearings: dict[str, dict[str, Bearing]]
    complete: bool

    def best(self, statements: Sequence[str], claims: Iterable[str]) -> Best:
        """The greatest bearing that any of the statements has on any of the claims; the first such."""
        best = Best(Bearing.NOTHING, statements[0] if statements else "")
        for claim in claims:
            known = self.bearings.get(claim)
            for id in statements if known else ():
                if known and known.get(id, Bearing.NOTHING) > best.bearing:
                    best = Best(known[id], id, claim)
        return best

    def far(self, best: Best) -> int:
        """How far a statement is from the claim that depends on it; 0 where none does."""
        return self.claims[best.claim].distance(best.statement) if best.bearing else 0


def stakes(debate: Debate, stands: Labelling, sides: Sequence[tuple[str, ...]]) -> Stakes:
    """What a voice has at stake where it is opposed on these statements."""
    opposed = dict.fromkeys(id for side in sides for id in side)
    ordered = sorted((id for id in opposed if id in debate.graph.statements), key=lambda id: weight(debate, id))
    held = [s for s in debate.statements if s.id in stands.view.held] if opposed else []
    theses = [s.id for s in held if s.thesis] or [s.id for s in held if s.id not in debate.graph.uses]
    main = theses[: MOST_CLAIMS // 3]
    claims = {id: dependence(stands, id) for id in dict.fromkeys((*ordered[:MOST_CLAIMS], *main))}
    bearings = {id: claim.bearings(opposed) for id, claim in claims.items()}
    return Stakes(stands.voice or "", claims, tuple(main), frozenset(opposed), bearings, len(ordered) <= MOST_CLAIMS)
