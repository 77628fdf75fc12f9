"""Edges between argument units as inferences and attacks."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from attrs import define, evolve, field

from argmap.formats.arggraph.graph import TYPES, Edge, Graph, more_of
from argmap.formats.regained import text_of
from argmap.formats.tally import Tally
from argmap.formats.values import encode
from argmap.model import Attack, Inference, Relation

ID, ADD, TARGET, TYPE, MORE = "arggraph.id", "arggraph.add", "arggraph.trg", "arggraph.type", "arggraph.more"
EXAMPLE = "example"
"""The scheme of a support by example."""


@define(eq=False)
class Relations:
    """The relations that the edges of a graph are; `aside` are the edges that are none."""

    graph: Graph
    names: Mapping[str, str]
    """Ids of statements by the ids of units."""
    tally: Tally
    inferences: dict[str, Inference] = field(factory=dict)
    attacks: dict[str, Attack] = field(factory=dict)
    segs: list[Edge] = field(factory=list)
    aside: list[Edge] = field(factory=list)
    gone: set[str] = field(factory=set)
    """The ids of edges that something is wrong with."""
    keys: dict[str, str] = field(factory=dict)
    """The keys of relations by the ids of the edges that they are made of."""

    def take(self) -> None:
        """Sort the edges, and make relations of those that lead from somewhere to somewhere."""
        adds: dict[str, Edge] = {}
        mains: dict[str, Edge] = {}
        for edge in self.graph.edges.values():
            if self.is_good(edge):
                if edge.type == "seg":
                    self.segs.append(edge)
                else:
                    (adds if edge.type == "add" else mains)[edge.id] = edge
        self.gone = {edge.id for edge in self.aside}
        roots = _roots(adds)
        added: dict[str, list[Edge]] = {}
        for edge in adds.values():
            added.setdefault(roots[edge.id], []).append(edge)
        ready: deque[Edge] = deque()
        waiting: dict[str, list[Edge]] = {}
        for edge in mains.values():
            if edge.target in self.names:
                ready.append(edge)
            else:
                waiting.setdefault(roots.get(edge.target, edge.target), []).append(edge)
        while ready:
            edge = ready.popleft()
            self.relate(edge, added.pop(edge.id, []))
            ready.extend(waiting.pop(edge.id, ()))
        for root, edges in (*waiting.items(), *added.items()):
            for edge in edges:
                if root in self.gone:  # one mistake, one diagnostic
                    self.aside.append(edge)
                else:
                    self.bad(edge, "impossible-step", f"edge `{edge.id[:60]}` leads to no step that could be made")

    def is_good(self, edge: Edge) -> bool:
        """Whether an edge leads from a node to a node or edge that it may lead to; says what is wrong with it."""
        graph = self.graph
        if edge.type not in TYPES:
            name = "unknown-part" if edge.type else "missing-field"
            self.bad(
                edge, name, f"edge `{edge.id[:60]}` is of no type that an arggraph has", "`type` says nothing known"
            )
            return False
        for name, end in (("src", edge.source), ("trg", edge.target)):
            if not end:
                self.bad(edge, "missing-field", f"edge `{edge.id[:60]}` lacks an end", f"`{name}` is missing")
                return False
            if not any(end in table for table in (graph.edus, graph.joints, graph.adus, graph.edges)):
                self.bad(edge, "dangling-edge", f"edge `{edge.id[:60]}` leads to `{end[:60]}`, which is not there")
                return False
        if edge.type == "seg":
            good = (edge.source in graph.edus and (edge.target in graph.adus or edge.target in graph.joints)) or (
                edge.source in graph.joints and edge.target in graph.adus
            )
        elif edge.type in ("sup", "exa"):
            good = edge.source in self.names and edge.target in self.names
        elif edge.type == "add":
            good = edge.source in self.names and edge.target in graph.edges
        else:
            good = edge.source in self.names and (edge.target in self.names or edge.target in graph.edges)
        if not good:
            self.bad(
                edge, "impossible-step", f"no `{edge.type}` leads from `{edge.source[:60]}` to `{edge.target[:60]}`"
            )
        return good

    def bad(self, edge: Edge, name: str, message: str, label: str = "kept aside") -> None:
        """Keep an edge aside, and say why."""
        self.aside.append(edge)
        if self.tally.wants(name):
            self.tally.report(name, message, edge.element.span, label)

    def relate(self, edge: Edge, adds: list[Edge]) -> None:
        """Make the relation of a main edge with the premises that are added to it."""
        if edge.type in ("sup", "exa"):
            self.infer(edge, adds)
        else:
            self.attack(edge, adds)

    def infer(self, edge: Edge, adds: list[Edge]) -> None:
        premises = [edge.source]
        used = []
        for add in adds:
            if add.source in premises:
                self.aside.append(add)  # said twice
            else:
                premises.append(add.source)
                used.append(add)
        data = [(ID, encode(edge.id))]
        if used:
            data.append((ADD, encode([add.id if add.target == edge.id else [add.id, add.target] for add in used])))
        scheme = EXAMPLE if edge.type == "exa" else ""
        made = Inference(
            tuple(self.names[id] for id in premises), self.names[edge.target], scheme, origin=edge.element.span
        )
        for part in (edge, *adds):
            self.keys[part.id] = made.key
        if made.key in self.inferences:
            self.aside += [edge, *used]
        else:
            self.inferences[made.key] = evolve(made, data=(*data, *_more(edge)))

    def attack(self, edge: Edge, adds: list[Edge]) -> None:
        """An attack by several units together is an attack by each, for attacks have one source; the others remember it."""
        undercut = edge.target not in self.names
        target = self.keys[edge.target] if undercut else self.names[edge.target]
        data = [(ID, encode(edge.id))]
        if edge.type != ("und" if undercut else "reb"):
            data.append((TYPE, edge.type))
        if undercut and self.first_edge(target) != edge.target:
            data.append((TARGET, encode(edge.target)))
        made = Attack(self.names[edge.source], target, origin=edge.element.span)
        self.keys[edge.id] = made.key
        if made.key in self.attacks:
            self.aside += [edge]
        else:
            self.attacks[made.key] = evolve(made, data=(*data, *_more(edge)))
        for add in adds:
            other = Attack(self.names[add.source], target, origin=add.element.span)
            self.keys[add.id] = made.key
            if other.key in self.attacks:
                self.aside.append(add)
            else:
                self.attacks[other.key] = evolve(
                    other, data=((ID, encode(add.id)), (ADD, encode(add.target)), *_more(add))
                )

    def first_edge(self, key: str) -> str:
        """The id of the main edge of the relation with this key."""
        relation: Relation = self.attacks[key] if key in self.attacks else self.inferences[key]
        return text_of(relation, ID) or ""


def _roots(adds: Mapping[str, Edge]) -> dict[str, str]:
    """What each edge that adds a source finally adds to: an edge that is none of them; nothing where they go in a circle."""
    found: dict[str, str] = {}
    for id in adds:
        way, at = [], id
        while at in adds and at not in found:
            found[at] = ""  # who comes here again goes round
            way.append(at)
            at = adds[at].target
        root = found.get(at, "") if at in adds else at
        found.update(dict.fromkeys(way, root))
    return found


def _more(edge: Edge) -> list[tuple[str, str]]:
    more = more_of(edge.element)
    return [(MORE, encode(more))] if more else []
