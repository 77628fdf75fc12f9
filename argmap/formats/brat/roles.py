"""What entities and relations of argumentation corpora are called."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Debate, Inference, Relation, Statement, datum

MAJOR, CLAIM, PREMISE = "MajorClaim", "Claim", "Premise"
SUPPORTS, ATTACKS = "supports", "attacks"
SUPPORTING = frozenset(("supports", "support"))
ATTACKING = frozenset(("attacks", "attack", "contradicts", "contradict"))
STANCE = "Stance"
SIDES = {"For": True, "Against": False}
"""The values of the attribute that says how a claim stands to the major claim, and whether that is for it."""
BY_STANCE = "brat.stance"


def is_major(kind: str) -> bool:
    """Whether a type of entities is that of major claims, in whatever spelling."""
    return kind.replace("_", "").replace("-", "").lower() == "majorclaim"


def usual_types(debate: Debate) -> dict[str, str]:
    """The type of each statement by its place in the debate: a thesis is a major claim; what stands to one by its stance, or is the
    source of nothing, is a claim; the rest are premises.
    """
    sources: set[str] = set()
    by_stance: set[str] = set()
    every: Iterable[Relation] = (*debate.inferences, *debate.attacks)
    for relation in every:
        if not isinstance(relation, Inference) and relation.undercuts:
            continue  # not in a file
        ends = relation.premises if isinstance(relation, Inference) else (relation.source,)
        (by_stance if relation.data and datum(relation, BY_STANCE) else sources).update(ends)
    return {s.id: _usual(s, sources, by_stance) for s in debate.statements}


def _usual(statement: Statement, sources: set[str], by_stance: set[str]) -> str:
    if statement.thesis:
        return MAJOR
    return CLAIM if statement.id in by_stance or statement.id not in sources else PREMISE
