"""A debate as a net of numbered nodes: statements, steps and the force of statements, by what each waits for.

A node is *in* when all its needs are in, one of its options is (where it waits for one) and all its threats are out. It is
*out* when a need is out, all its options are, or a threat is in. The least labelling that obeys these rules is computed in
`settle`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from argmap.analysis.holding import is_answer_to_concession
from argmap.analysis.viewpoint import View
from argmap.model import Debate, Inference, Manner

Edges = list[tuple[int, ...]]
FORCE = " "
"""What is put behind the id of a statement to name its force. No id holds a space."""


@frozen
class Net:
    """Nodes and edges. `names` are ids of statements, keys of relations, and ids with `FORCE` behind them.

    The force of a statement is what its attacks live on: it is gone when the statement is, and when it is outweighed. For
    each node, `needs`, `options` and `threats` are what it waits for; `needed`, `optional` and `threatened` what waits for it.
    """

    names: tuple[str, ...]
    needs: Edges
    options: Edges
    threats: Edges
    needed: Edges
    optional: Edges
    threatened: Edges
    number: dict[str, int]

    @classmethod
    def of(cls, names: tuple[str, ...], needs: Edges, options: Edges, threats: Edges) -> Net:
        """The net with these edges, each also the other way round."""
        number = {name: n for n, name in enumerate(names)}
        return cls(
            names, needs, options, threats, _turned(needs), _turned(options), _turned(threats), number
        )  # fmt: skip

    def before(self, node: int) -> tuple[int, ...]:
        """What a node waits for."""
        return self.needs[node] + self.options[node] + self.threats[node]

    def after(self, node: int) -> tuple[int, ...]:
        """What waits for a node."""
        return self.needed[node] + self.optional[node] + self.threatened[node]


@frozen
class Rules:
    """A net from a point of view: `absent` is out, `bare` waits for no option, `forced` nodes have a label of their own."""

    net: Net
    absent: frozenset[int]
    bare: frozenset[int]
    forced: Mapping[int, int] = field(factory=dict)


def net_of(debate: Debate) -> Net:
    """The net of a debate, the same from every point of view. Linear in the size of the debate."""
    weakened: dict[str, list[str]] = {}
    defeated: dict[str, list[str]] = {}
    for attack in debate.attacks:
        soft = attack.manner in (Manner.OUTWEIGHS, Manner.MITIGATES) or is_answer_to_concession(debate, attack)
        (weakened if soft and not attack.undercuts else defeated).setdefault(attack.target, []).append(attack.key)
    names = (*(s.id for s in debate.statements), *(f"{id}{FORCE}" for id in weakened), *debate.graph.relations)
    number = {name: n for n, name in enumerate(names)}
    needs: Edges = [()] * len(names)
    options: Edges = [()] * len(names)
    threats: Edges = [()] * len(names)
    for id, steps in debate.graph.reasons.items():
        options[number[id]] = tuple(number[step.key] for step in steps)
    for name, keys in defeated.items():
        threats[number[name]] = tuple(number[key] for key in keys)
    for id, keys in weakened.items():
        needs[number[f"{id}{FORCE}"]] = (number[id],)
        threats[number[f"{id}{FORCE}"]] = tuple(number[key] for key in keys)
    for key, relation in debate.graph.relations.items():
        if isinstance(relation, Inference):
            needs[number[key]] = tuple(number[p] for p in relation.premises)
        else:
            needs[number[key]] = (number.get(f"{relation.source}{FORCE}", number[relation.source]),)
    return Net.of(names, needs, options, threats)


def rules_of(net: Net, seen: View, forced: Mapping[str, int] | None = None) -> Rules:
    """A net from a point of view; `forced` are ids with their labels."""
    part = seen.held | seen.raised | seen.steps
    absent = (n for n, name in enumerate(net.names) if not name.endswith(FORCE) and name not in part)
    bare = (net.number[id] for id in seen.bare)
    return Rules(
        net, frozenset(absent), frozenset(bare), {net.number[id]: label for id, label in (forced or {}).items()}
    )


def cut_to(rules: Rules, node: int) -> Rules:
    """The rules of what a node depends on, however far away, and nothing else: the node is 0, and what is near comes first.

    Linear in the size of that.
    """
    net = rules.net
    kept = {node: 0}
    for last in (queue := [node]):  # grows while it is read
        if last not in rules.absent and last not in rules.forced:
            new = dict.fromkeys(other for other in waited_for(rules, last) if other not in kept)
            kept |= zip(new, range(len(kept), len(kept) + len(new)), strict=True)
            queue += new

    def part(edges: Edges, *, inside: Iterable[int]) -> Edges:
        return [
            () if n in rules.absent or n in rules.forced else tuple(kept[m] for m in edges[n] if m in kept)
            for n in inside
        ]

    small = Net.of(
        tuple(net.names[n] for n in kept),
        part(net.needs, inside=kept),
        part(net.options, inside=kept),
        part(net.threats, inside=kept),
    )
    return Rules(
        small,
        frozenset(kept[n] for n in kept if n in rules.absent),
        frozenset(kept[n] for n in kept if n in rules.bare),
        {kept[n]: label for n, label in rules.forced.items() if n in kept},
    )


def waited_for(rules: Rules, node: int) -> tuple[int, ...]:
    """What decides about a node: options only where it waits for one."""
    net = rules.net
    return net.needs[node] + (() if node in rules.bare else net.options[node]) + net.threats[node]


def _turned(edges: Edges) -> Edges:
    found: list[list[int] | None] = [None] * len(edges)
    for node, others in enumerate(edges):
        for other in others:
            known = found[other]
            if known is None:
                found[other] = [node]
            else:
                known.append(node)
    return [tuple(some) if some else () for some in found]
