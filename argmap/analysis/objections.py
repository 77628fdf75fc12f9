"""Which objections a voice has to live with: those that it answers, and what it says against its own reasons."""

from __future__ import annotations

from collections import deque

from attrs import frozen

from argmap.analysis.holding import asserted_by_somebody, holders
from argmap.analysis.positions import How
from argmap.model import Attack, Commitment, Debate, Inference

SEVERAL = " "
"""In place of the id of a statement: more than one. No id is a space."""


@frozen
class _Case:
    """What a voice holds: all of it, what of it is only granted, and what speaks for its case.

    `answers` is what it answers, ids and keys, each with the id of the answer, or SEVERAL.
    """

    own: frozenset[str]
    conceded: frozenset[str]
    case: frozenset[str]
    answers: dict[str, str]

    def counts(self, attack: Attack) -> bool:
        """Whether the voice has to live with an attack (see `labelling` for the rules)."""
        answered = any(self.answers.get(name, attack.target) != attack.target for name in (attack.source, attack.key))
        if answered or attack.source not in self.own:
            return answered
        if attack.manner is not None:
            return True
        return attack.source not in self.conceded if attack.undercuts else attack.target not in self.case


def objections(debate: Debate, voice: str, own: frozenset[str]) -> tuple[set[str], frozenset[str]]:
    """The keys of the attacks that a voice has to live with, and the statements that it does not hold but answers by these.

    The latter are the sources of the attacks that bear on what the voice holds (`own`), and what others hold in support of
    them. Linear in the size of the debate.
    """
    graph = debate.graph
    conceded = frozenset(id for id in own if _only_granted(debate, id, voice))
    case = _case(debate, own - conceded)
    mine = _Case(own, conceded, case, _answers(debate, own, case))
    somebody = asserted_by_somebody(debate)
    attacks = {a.key for a in debate.attacks if a.source in own and mine.counts(a)}
    raised: set[str] = set()
    queue = deque((*own, *attacks))
    while queue:
        name = queue.popleft()
        steps = graph.reasons.get(name, ())
        for target in (name, *(step.key for step in steps)):
            for attack in graph.objections.get(target, ()):
                if attack.key not in attacks and mine.counts(attack):
                    attacks.add(attack.key)
                    queue.append(attack.key)
                    if attack.source not in raised:
                        raised.add(attack.source)
                        queue.append(attack.source)
        if name in raised:
            new = {p for step in steps for p in step.premises if p in somebody and p not in own and p not in raised}
            raised |= new
            queue.extend(new)
    return attacks, frozenset(raised)


def _only_granted(debate: Debate, id: str, voice: str) -> bool:
    statement = debate.graph.statements[id]
    if statement.commitment is not Commitment.CONCEDED:
        return False
    return (voice, How.CONCEDED) in {(v, how) for v, how, _ in holders(debate, statement)}


def _case(debate: Debate, asserted: frozenset[str]) -> frozenset[str]:
    """What speaks for a voice's case, of what it asserts: all but its own objections to that, which it may have answered.

    A rebuttal of the case is an objection, what rebuts an objection is an answer and so part of the case, and so on. Where a
    voice goes round in circles nothing is.
    """
    plain = [a for a in debate.attacks if a.manner is None and {a.source, a.target} <= asserted]
    waiting = dict.fromkeys(asserted, 0)
    sources: dict[str, list[str]] = {}
    for attack in plain:
        waiting[attack.source] += 1
        sources.setdefault(attack.target, []).append(attack.source)
    queue = deque(id for id, count in waiting.items() if not count)
    against: set[str] = set()
    case: set[str] = set()
    while queue:
        id = queue.popleft()
        if id not in against:
            case.add(id)
            against.update(sources.get(id, ()))
        for source in sources.get(id, ()):
            waiting[source] -= 1
            if not waiting[source]:
                queue.append(source)
    return frozenset(case)


def _answers(debate: Debate, own: frozenset[str], case: frozenset[str]) -> dict[str, str]:
    """What of a debate a voice answers. To attack what an objection rests on is to answer the objection too."""
    graph = debate.graph
    found: dict[str, str] = {}
    queue: deque[str] = deque()

    def mark(name: str, by: str) -> None:
        merged = by if found.get(name, by) == by else SEVERAL
        if found.get(name) != merged:
            found[name] = merged
            queue.append(name)

    for attack in debate.attacks:
        if attack.source in own and (attack.manner is not None or attack.target not in case):
            mark(attack.target, attack.source)
    while queue:
        name = queue.popleft()
        relation = graph.relations.get(name)
        if relation is None:
            for use in graph.uses.get(name, ()):
                mark(use.key, found[name])
        elif isinstance(relation, Inference):
            mark(relation.conclusion, found[name])
    return found
