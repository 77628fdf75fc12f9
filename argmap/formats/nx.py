"""Debates as networkx graphs, and graphs of other people as debates. The only door to networkx, an extra: `argmap[graphs]`.

Nodes, edges and attributes are those of GraphML, so `networkx.write_graphml` and `networkx.read_graphml` fit in between.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.formats.format import Reading
from argmap.formats.property_graph import Edge, Node, PropertyGraph, Scalar
from argmap.formats.property_graph.naming import json_text
from argmap.formats.property_graph.reading import debate_of
from argmap.formats.property_graph.writing import Apart, graph_of
from argmap.formats.tally import Tally
from argmap.formats.xmls import legal
from argmap.ground.errors import FormatError
from argmap.ground.source import Span
from argmap.model import Debate

if TYPE_CHECKING:
    import networkx as nx

PLACE = Span("<networkx>", 0, 0)
NOT_ATTRIBUTES = frozenset(("node_default", "edge_default"))
"""What `networkx.read_graphml` says of a graph that is not of the graph."""


def to_networkx(debate: Debate) -> nx.MultiDiGraph[Any]:
    """The debate as a graph, whole: nodes for statements, by their ids, and for the steps between them.

    `G.nodes[id]["type"]` is `statement`, `inference` or `attack`; edges lead from premises into an inference and from it to the
    conclusion, from what attacks into an attack and from it to what is attacked. Fields of the model are attributes by their
    names, lists and voices, issues and articles are JSON.

    Raises `FormatError` when networkx is not installed, `ModelError` for a debate that no annotation could say.
    """
    try:
        import networkx as nx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FormatError("networkx is not installed; `pip install argmap[graphs]` brings it") from error
    made = graph_of(debate)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.graph.update(made.attributes)
    names: dict[str, Any] = {}
    for node in made.nodes:
        names[node.id] = node.id if node.number is None else node.number
        graph.add_node(names[node.id])
        graph.nodes[names[node.id]].update(node.attributes)
    for edge in made.edges:
        ends = names[edge.source], names[edge.target]
        key = graph.add_edge(*ends, key=edge.id or None)
        graph.edges[*ends, key].update(edge.attributes)
    return graph


def from_networkx(graph: nx.Graph[Any]) -> Reading:
    """The debate that a graph stands for, with what there is to say about it: `Reading.model` and `Reading.diagnostics`.

    Takes what `to_networkx` gives, what `networkx.read_graphml` makes of our files, and any other graph: then nodes are
    statements and edges steps, by an attribute such as `type` or `relation`. Whatever has no place in a debate is kept as data.
    """
    tally = Tally()
    reader = _Reader(graph, tally)
    return debate_of(reader.graph(), tally)


class _Reader:
    """One graph being read."""

    def __init__(self, given: Any, tally: Tally) -> None:
        self.given, self.tally = given, tally
        self.ids: dict[Any, str] = {}
        self.odd = 0

    def graph(self) -> PropertyGraph:
        """The graph, with texts for ids and only what can be written for attributes."""
        nodes = []
        apart = Apart(node for node in self.given.nodes if isinstance(node, str))
        for key, said in self.given.nodes(data=True):
            id = key if isinstance(key, str) else apart.free(str(key))
            self.ids[key] = id
            number = key if type(key) is int and str(key) == id else None
            nodes.append(Node(id, dict(self._attributes(said)), PLACE, number))
        edges = list(self._edges())
        attributes = {n: v for n, v in self._attributes(self.given.graph) if n not in NOT_ATTRIBUTES}
        if self.odd:
            self.tally.wants("unknown-part")
            message = f"{self.odd:,} values are neither numbers nor texts nor lists of them"
            self.tally.report("unknown-part", message, PLACE, "kept as Python shows them")
        return PropertyGraph(tuple(nodes), tuple(edges), attributes, PLACE, directed=self.given.is_directed())

    def _edges(self) -> Iterator[Edge]:
        if self.given.is_multigraph():
            found = self.given.edges(keys=True, data=True)
        else:
            found = ((source, target, said.get("id"), said) for source, target, said in self.given.edges(data=True))
        for source, target, key, said in found:
            id = key if isinstance(key, str) else ""
            kept = {name: value for name, value in said.items() if not (name == "id" and value == id)}
            yield Edge(self.ids[source], self.ids[target], dict(self._attributes(kept)), PLACE, id)

    def _attributes(self, said: Mapping[Any, Any]) -> Iterator[tuple[str, Scalar]]:
        """Attributes whose values are what a file can hold."""
        for name, value in said.items():
            if value is not None:
                yield str(name), self._scalar(value)

    def _scalar(self, value: Any) -> Scalar:
        if type(value) in (str, bool, int):
            return value  # type: ignore[no-any-return]
        if isinstance(value, str):
            return str(value)
        if hasattr(value, "item") and getattr(value, "shape", None) == ():  # a number of numpy
            return self._scalar(value.item())
        if isinstance(value, float):
            return value if math.isfinite(value) else str(value)
        try:
            return json_text(value)
        except (TypeError, ValueError, RecursionError):
            self.odd += 1
            return legal(repr(value))


__all__ = ["from_networkx", "to_networkx"]
