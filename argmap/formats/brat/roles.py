"""What entities and relations of argumentation corpora are called."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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


def usual_types(debate: Debate, by_stance: Collection[str] = ()) -> dict[str, str]:
    """The type of each statement by its place in the debate: a thesis is a major claim; what stands to one by its stance, or is the
    source of nothing, is a claim; the rest are premises. `by_stance` are the statements that stand to a major claim besides
    those whose relations remember it.
    """
    sources: set[str] = set()
    standing = set(by_stance)
    for relation in between_statements(debate):
        ends = relation.premises if isinstance(relation, Inference) else (relation.source,)
        (standing if relation.data and datum(relation, BY_STANCE) else sources).update(ends)
    return {s.id: _usual(s, sources, standing) for s in debate.statements}


def _usual(statement: Statement, sources: Collection[str], standing: Collection[str]) -> str:
    if statement.thesis:
        return MAJOR
    return CLAIM if statement.id in standing or statement.id not in sources else PREMISE


def between_statements(debate: Debate) -> Iterator[Relation]:
    """The relations that brat can hold: those between statements."""
    yield from debate.inferences
    yield from (attack for attack in debate.attacks if not attack.undercuts)


def stances(debate: Debate, major: str) -> dict[str, Relation]:
    """The relations to the major claim that a stance says whole, by the id of the claim: of a single premise, with nothing more to
    say of them.
    """
    found: dict[str, Relation] = {}
    theses = {statement.id for statement in debate.statements if statement.thesis}
    for relation in between_statements(debate):
        if isinstance(relation, Inference):
            plain = relation.conclusion == major and not relation.linked and not relation.scheme
        else:
            plain = relation.target == major and relation.manner is None
        if plain and not relation.data and source_of(relation) not in theses:
            found.setdefault(source_of(relation), relation)
    return found


def source_of(relation: Relation) -> str:
    """What a relation starts from: the first premise of an inference."""
    return relation.premises[0] if isinstance(relation, Inference) else relation.source
