"""What of somebody's statements a claim depends on: cruxes, and what is on a path to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from attrs import evolve, frozen

from argmap.analysis.cruxes import premises_of
from argmap.analysis.labelling import Labelling
from argmap.analysis.net import FORCE, Rules, cut_to, waited_for
from argmap.analysis.scenarios import decisive
from argmap.analysis.settle import IN, NONE, OUT, Labels, settle
from argmap.analysis.trace import spread, way

Step = tuple[int, bool]


class Bearing(IntEnum):
    """How much a claim depends on a statement, more is more."""

    NOTHING = 0
    PATH = 1
    """The statement supports the claim, or answers what speaks against it; but the claim stands without it."""
    CRUX = 2
    """The claim does not stand without the statement."""


@frozen
class Dependence:
    """A claim with what it depends on, from a point of view: a net of which it is node 0."""

    claim: str
    rules: Rules
    labels: Labels
    held: frozenset[str]
    came: Mapping[Step, tuple[Step, int]]

    @property
    def stands(self) -> bool:
        """Whether the claim is in."""
        return self.labels.label[0] == IN

    def bearings(self, ids: Iterable[str]) -> dict[str, Bearing]:
        """How much the claim depends on each of some statements; those without any bearing are left out."""
        number = self.rules.net.number
        known = {id: number[id] for id in ids if number.get(id)}  # 0 is the claim itself
        found = {id: Bearing.PATH for id, node in known.items() if (node, True) in self.came}
        if self.stands:
            net = self.rules.net
            found |= {net.names[n]: Bearing.CRUX for n in decisive(self.rules, self.labels, 0, [*known.values()])}
        return found

    def distance(self, id: str) -> int:
        """The nodes between a statement that has a bearing on the claim and the claim."""
        return self.came[self.rules.net.number[id], True][1]

    def partners(self, id: str) -> tuple[str, ...]:
        """The statements of the voice that are no cruxes, but without this one they would be; nearest first."""
        less = evolve(self.rules, forced={**self.rules.forced, self.rules.net.number[id]: OUT})
        labels = settle(less)
        if labels.label[0] != IN:
            return ()
        found = decisive(less, labels, 0, premises_of(less, labels, self.held))
        alone = set(decisive(self.rules, self.labels, 0, found))
        return tuple(self.rules.net.names[n] for n in sorted(found) if n not in alone)

    def path(self, id: str, bearing: Bearing) -> tuple[str, ...]:
        """A way from a statement to the claim: ids of statements and keys of relations; of a crux, one on which the claim falls."""
        net = self.rules.net
        node = net.number[id]
        if bearing is Bearing.CRUX:
            came = spread(net, self.labels, settle(self.rules, {node: OUT}), (node,))
            return way(net, came, 0)
        names, step = [], (node, True)
        while step[0] != NONE:
            names.append(net.names[step[0]].removesuffix(FORCE))
            step, _ = self.came[step]
        return tuple(dict.fromkeys(names))


def dependence(stands: Labelling, claim: str) -> Dependence:
    """What a claim (a full id) depends on. Linear in the size of that."""
    rules = cut_to(stands.rules, stands.rules.net.number[claim])
    return Dependence(claim, rules, settle(rules), stands.view.held, _ways(rules))


def _ways(rules: Rules) -> dict[Step, tuple[Step, int]]:
    """For each node, and whether it is for or against the claim, the next step on a shortest way to it, and how long that is."""
    found: dict[Step, tuple[Step, int]] = {(0, True): ((NONE, True), 0)}
    queue = [(0, True)]
    for node, favours in queue:  # grows while it is read
        threats = set(rules.net.threats[node])
        for other in waited_for(rules, node):
            step = (other, favours != (other in threats))
            if step not in found and other not in rules.absent:
                found[step] = (node, favours), found[node, favours][1] + 1
                queue.append(step)
    return found
