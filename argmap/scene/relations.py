"""The relations of a picture as links and junctions."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import frozen

from argmap.model import Attack, AttackKind, Debate, Inference, Relation
from argmap.scene.names import part_id
from argmap.scene.parts import Junction, Link, LinkRole

ROLES = {
    AttackKind.REBUT: LinkRole.REBUT,
    AttackKind.UNDERMINE: LinkRole.UNDERMINE,
    AttackKind.UNDERCUT: LinkRole.UNDERCUT,
}


@frozen
class Steps:
    """The relations whose ends are all shown, ordered by where their first source stands in the annotation."""

    relations: tuple[Relation, ...]
    links: tuple[Link, ...]
    junctions: tuple[Junction, ...]
    at: dict[str, Junction]
    """Junctions by the key of the relation that they lie on."""

    @classmethod
    def of(cls, debate: Debate, shown: AbstractSet[str]) -> Steps:
        """The relations among some statements of a debate."""
        position = {statement.id: number for number, statement in enumerate(debate.statements)}
        relations = tuple(sorted(_among(debate, shown), key=lambda relation: position[sources(relation)[0]]))
        undercut = {r.target for r in relations if isinstance(r, Attack) and r.undercuts}
        at = {
            r.key: Junction(part_id("step", r.key), _role(debate, r), _linked(r))
            for r in relations
            if _linked(r) or r.key in undercut
        }
        links = tuple(link for relation in relations for link in _links(debate, relation, at))
        return cls(relations, links, tuple(at.values()), at)


def sources(relation: Relation) -> tuple[str, ...]:
    """The ids of the statements that a relation starts from."""
    return relation.premises if isinstance(relation, Inference) else (relation.source,)


def target(relation: Relation) -> str:
    """What a relation points at: the id of a statement, or the key of the relation that it undercuts."""
    return relation.conclusion if isinstance(relation, Inference) else relation.target


def _among(debate: Debate, shown: AbstractSet[str]) -> Iterator[Relation]:
    ends = set(shown)
    for inference in debate.inferences:
        if inference.conclusion in shown and all(premise in shown for premise in inference.premises):
            ends.add(inference.key)
            yield inference
    for attack in debate.graph.attacks_inwards():  # each after the attack that it undercuts
        if attack.source in shown and attack.target in ends:
            ends.add(attack.key)
    yield from (attack for attack in debate.attacks if attack.key in ends)


def _linked(relation: Relation) -> bool:
    return isinstance(relation, Inference) and relation.linked


def _role(debate: Debate, relation: Relation) -> LinkRole:
    return LinkRole.SUPPORT if isinstance(relation, Inference) else ROLES[debate.kind_of(relation)]


def _links(debate: Debate, relation: Relation, at: dict[str, Junction]) -> Iterator[Link]:
    role = _role(debate, relation)
    end = at[target(relation)].id if target(relation) in at else part_id("card", target(relation))
    starts = [part_id("card", source) for source in sources(relation)]
    if relation.key in at:
        junction = at[relation.key].id
        yield from (Link(start, junction, role, head=False) for start in starts)
        starts = [junction]
    yield from (Link(start, end, role, _label(relation, role)) for start in starts)


def _label(relation: Relation, role: LinkRole) -> str:
    if isinstance(relation, Inference):
        return relation.scheme
    return f"{role} · {relation.manner}" if relation.manner else str(role)
