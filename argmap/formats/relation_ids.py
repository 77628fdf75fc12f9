"""Ids of relations in files: the language names relations by their ends, most formats by an id."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.values import decode
from argmap.model import Debate, Relation, datum

LONGEST = 120
"""Characters of an id that is made of the ids of statements; a longer one would be quoted by every undercut of it."""


def plain_ids(debate: Debate) -> dict[str, str]:
    """For the `key` of every relation an id that can be read and does not depend on the order of the debate: `a+b>c` for a step
    from a and b to c, `a>!b` for an attack of a on b, `x>!a>b` for an undercut of x of the step from a to b.
    """
    ids = {inference.key: inference.key for inference in debate.inferences}
    for attack in debate.graph.attacks_inwards():
        readable = f"{attack.source}>!{ids[attack.target]}" if attack.undercuts else attack.key
        ids[attack.key] = readable if len(readable) <= LONGEST else attack.key
    return ids


def undercut_keys(debate: Debate) -> set[str]:
    """The keys of the relations that something undercuts."""
    return {attack.target for attack in debate.attacks if attack.undercuts}


def relations_of(debate: Debate) -> Iterable[Relation]:
    """All relations, inferences first; of an inference and an attack with one key only the attack, which is what undercuts mean."""
    every: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
    return {relation.key: relation for relation in every}.values()


def kept_ids(debate: Debate, key: str, others: Iterable[str]) -> dict[str, str]:
    """The ids that relations keep in the datum `key`, by the keys of the relations: those that are texts, each once, and are not
    among `others`.
    """
    taken = set(others)
    kept: dict[str, str] = {}
    for relation in relations_of(debate):
        if relation.data and (line := datum(relation, key)):
            id = decode(line)
            if isinstance(id, str) and id and id not in taken:
                kept[relation.key] = id
                taken.add(id)
    return kept
