"""Which inference and attack of the new state is which of the old one."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from argmap.model import Attack, Debate, Inference


def match_relations(old: Debate, new: Debate, names: Mapping[str, str]) -> dict[str, str]:
    """The new key of each old relation that was found again; `names` are the new ids of old statements.

    An inference is the same when it leads from the same premises to the same conclusion, and still the same one, changed,
    when it shares most premises with one to this conclusion that has no other. An attack is the same when its source
    and its target are.
    """
    keys = _inferences(old, new, names)
    attacks = {(a.source, a.target): a.key for a in new.attacks}
    for attack in old.graph.attacks_inwards():
        target = (keys if attack.undercuts else names).get(attack.target)
        there = attacks.get((names.get(attack.source, ""), target or ""))
        if there:
            keys[attack.key] = there
    return keys


def _inferences(old: Debate, new: Debate, names: Mapping[str, str]) -> dict[str, str]:
    ends = {(i.premises, i.conclusion): i.key for i in new.inferences}
    keys = {}
    for inference in old.inferences:
        moved = tuple(names.get(premise, "") for premise in inference.premises)
        there = ends.get((moved, names.get(inference.conclusion, "")))
        if there:
            keys[inference.key] = there
    taken = set(keys.values())
    users: dict[tuple[str, str], list[Inference]] = {}
    for inference in new.inferences:
        if inference.key not in taken:
            for premise in inference.premises:
                users.setdefault((premise, inference.conclusion), []).append(inference)
    found: dict[tuple[str, str], int] = {}
    for inference in old.inferences:
        if inference.key not in keys:
            for premise in inference.premises:
                for other in users.get((names.get(premise, ""), names.get(inference.conclusion, "")), ()):
                    found[inference.key, other.key] = found.get((inference.key, other.key), 0) + 1
    for (before, after), _ in sorted(found.items(), key=lambda pair: -pair[1]):
        if before not in keys and after not in taken:
            keys[before] = after
            taken.add(after)
    return keys


def renamed(relation: Inference | Attack, names: Mapping[str, str], keys: Mapping[str, str]) -> Inference | Attack:
    """An old relation as it would be in the new state if nothing but ids had changed."""
    if isinstance(relation, Inference):
        premises = tuple(names.get(premise, premise) for premise in relation.premises)
        return evolve(relation, premises=premises, conclusion=names.get(relation.conclusion, relation.conclusion))
    target = (keys if relation.undercuts else names).get(relation.target, relation.target)
    return evolve(relation, source=names.get(relation.source, relation.source), target=target)
