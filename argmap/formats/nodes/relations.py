"""Scheme nodes and their edges as inferences and attacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, evolve, field

from argmap.formats.aif.nodeset import Edge
from argmap.formats.aif.steps import Sorted, sort
from argmap.formats.aif.steps import Step as Joint
from argmap.formats.jsonfile.shapes import Objection
from argmap.formats.jsonfile.shapes import Step as Shape
from argmap.formats.nodes.ids import StepIds, edge_id
from argmap.formats.nodes.slots import read_slot
from argmap.formats.nodes.taken import INFERENCE, Dialect, Link, Report, Step, Taken, short
from argmap.formats.values import encode
from argmap.model import Attack, Debate, Inference

MOST = 64
"""Relations that one node makes, where that is more than it has edges: nodes could be stacked so that each doubles their number."""
Pack = str | dict[str, Any]


@define(eq=False)
class Relations:
    """The relations that scheme nodes make, and what none is made of."""

    taken: Taken
    names: Mapping[str, str]
    """Ids of statements by ids of atoms."""
    dialect: Dialect
    report: Report
    inferences: dict[str, Inference] = field(factory=dict)
    attacks: dict[str, Attack] = field(factory=dict)
    keys: dict[str, list[str]] = field(factory=dict)
    """Keys of the relations that a node makes."""
    made: list[tuple[str, Step, list[Link], bool]] = field(factory=list)
    """Keys of relations, with the nodes and the edges that they are made of, and whether it is an attack."""
    steps: list[Step] = field(factory=list)
    """Nodes that are kept aside."""
    links: list[Link] = field(factory=list)
    """Edges that are kept aside."""
    dangling: list[Link] = field(factory=list)

    def debate(self, debate: Debate) -> Debate:
        """The debate with the relations."""
        nodeset, self.dangling = self.taken.nodeset()
        for link in self.dangling:
            gone = link.target if link.source in nodeset.nodes else link.source
            self.report.say("dangling-edge", f"an edge to {short(gone)}, which is not there", link.path, "kept aside")
        mutual = [step for step in self.taken.steps.values() if step.mutual]
        if mutual:
            left = self.opposed(mutual, nodeset.edges)
            nodeset.edges = [edge for edge in nodeset.edges if edge.number in left]
            for step in mutual:
                if step.id in self.keys:
                    del nodeset.nodes[step.id]
        found = sort(nodeset, self.report)
        for joint in found.steps:
            self.relate(joint)
        self.leave(found)
        return self.with_data(
            evolve(debate, inferences=tuple(self.inferences.values()), attacks=tuple(self.attacks.values()))
        )

    def relate(self, joint: Joint) -> None:
        """The relations of a node; one that says again what another said is kept aside."""
        step = self.taken.steps[joint.node.id]
        links = [self.taken.links[edge.number] for edge in (*joint.ins, *joint.outs)]
        ins, outs = links[: len(joint.ins)], links[len(joint.ins) :]
        sources = self.in_order(step, [self.names[link.source] for link in ins])
        targets: list[tuple[str, Link]] = []
        for link in outs:
            ends = [self.names[link.target]] if link.target in self.names else self.keys.get(link.target, [])
            targets += [(end, link) for end in ends]
        count = len(sources) * len(targets)
        if step.kind == INFERENCE:
            keys = [Inference(tuple(sources), target).key for target, _ in targets] if count <= self.most(links) else []
        else:
            keys = [Attack(s, t).key for s in sources for t, _ in targets] if count <= self.most(links) else []
        there: Mapping[str, object] = self.inferences if step.kind == INFERENCE else self.attacks
        if not keys or any(key in there for key in keys) or len(set(keys)) < len(keys):
            self.steps.append(step)
            self.links += links
            return
        if step.kind == INFERENCE:
            for target, link in targets:
                self.inference(step, sources, target, [*ins, link])
        else:
            for source, into in zip(sources, self.sorted_as(sources, ins), strict=True):
                for target, link in targets:
                    self.attack(step, source, target, [into, link])
        self.keys[step.id] = keys

    def most(self, links: Sequence[Link]) -> int:
        return max(MOST, len(links))

    def in_order(self, step: Step, sources: list[str]) -> list[str]:
        """The premises in the order that the slot or the id of a node of ours says: some tools keep no order of edges."""
        if step.kind == INFERENCE and len(sources) > 1:
            for said in (step.slot.get("premises"), step.id.rpartition(">")[0].split("+")):
                if isinstance(said, list) and len(said) == len(sources) and set(sources) == _texts(said):
                    return said
        return sources

    def sorted_as(self, sources: list[str], ins: list[Link]) -> list[Link]:
        by_source = {self.names[link.source]: link for link in ins}
        return [by_source[source] for source in sources]

    def inference(self, step: Step, premises: list[str], conclusion: str, links: list[Link]) -> None:
        plain = Inference(tuple(premises), conclusion, step.scheme)
        if step.slot:
            given = {"premises": premises, "conclusion": conclusion}
            if step.scheme:
                given["scheme"] = step.scheme
            found = read_slot(Shape, step.slot, given, self.dialect.prefix, self.slot_path(step), self.report)
            if isinstance(found, Shape):
                plain = evolve(plain, scheme=found.scheme, data=found.data)
        links = [*self.sorted_as(premises, links[:-1]), links[-1]]
        self.inferences[plain.key] = evolve(plain, origin=self.place(step))
        self.made.append((plain.key, step, links, False))

    def attack(self, step: Step, source: str, target: str, links: list[Link]) -> None:
        plain = Attack(source, target)
        if step.slot:
            given = {"source": source, "target": target}
            found = read_slot(Objection, step.slot, given, self.dialect.prefix, self.slot_path(step), self.report)
            if isinstance(found, Objection):
                plain = evolve(plain, manner=found.manner, data=found.data)
        self.attacks[plain.key] = evolve(plain, origin=self.place(step))
        self.made.append((plain.key, step, links, True))

    def opposed(self, mutual: list[Step], edges: list[Edge]) -> set[int]:
        """Make attacks each way of nodes that say that several statements oppose each other; the numbers of the edges left."""
        touching: dict[str, list[Edge]] = {step.id: [] for step in mutual}
        for edge in edges:
            for end in (edge.source, edge.target):
                if end in touching:
                    touching[end].append(edge)
        left = {edge.number for edge in edges}
        for step in mutual:
            here = [self.taken.links[edge.number] for edge in touching[step.id]]
            ends = [link.target for link in here if link.source == step.id and link.target in self.names]
            pairs = [(a, link) for a in ends for link in here if link.target != a]
            keys = [
                Attack(self.names[a], self.names[link.target]).key for a, link in pairs if link.target in self.names
            ]
            fits = 1 < len(ends) == len(here) == len(set(ends)) and len(pairs) <= MOST
            if fits and not any(key in self.attacks for key in keys):
                for a, link in pairs:
                    self.attack(step, self.names[a], self.names[link.target], [link])
                self.keys[step.id] = keys
                left -= {edge.number for edge in touching[step.id]}
        return left

    def leave(self, found: Sorted) -> None:
        """Keep aside what no relation is made of."""
        self.steps += [self.taken.steps[node.id] for node in found.nodes]
        for edge in found.edges:
            link = self.taken.links[edge.number]
            self.links.append(link)
            if not self.dialect.atom_to_atom and edge.source in self.names and edge.target in self.names:
                message = f"an edge leads from {short(edge.source)} to {short(edge.target)} without a node between them"
                self.report.say("impossible-step", message, link.path, "kept aside")

    def with_data(self, debate: Debate) -> Debate:
        """The debate in which relations say what of their nodes and edges does not follow from them."""
        ids = StepIds(debate)
        data: dict[tuple[str, bool], dict[str, Any]] = {}
        for key, step, links, attacks in self.made:
            relation = self.attacks[key] if attacks else self.inferences[key]
            own = dict(step.data)
            if len(self.keys[step.id]) > 1 or ids.of(relation) != step.id:
                own["id"] = step.id
            if step.mutual:
                own["mutual"] = True
            if any(link.more or link.id != edge_id(link.source, link.target) for link in links):
                own["edges"] = [pack(link) for link in links]
            if own:
                data[key, attacks] = own
        if not data:
            return debate

        def named(relation: Any) -> Any:
            own = data.get((relation.key, isinstance(relation, Attack)))
            if not own:
                return relation
            said = {f"{self.dialect.prefix}{name}": encode(value) for name, value in own.items()}
            return evolve(relation, data=tuple({**dict(relation.data), **said}.items()))

        inferences, attacks_ = map(named, debate.inferences), map(named, debate.attacks)
        return evolve(debate, inferences=tuple(inferences), attacks=tuple(attacks_))

    def slot_path(self, step: Step) -> tuple[str | int, ...]:
        return (*step.path, *self.taken.slot_at)

    def place(self, step: Step) -> Any:
        return self.report.json.span(step.path) if self.report.json is not None else None


def _texts(values: list[Any]) -> set[str]:
    return {value for value in values if isinstance(value, str)}


def pack(link: Link) -> Pack:
    """What is kept of an edge whose ends are known: its id, or that with what else it says."""
    return {"id": link.id, **link.more} if link.more else link.id
