"""GraphML: the debate as a graph that yEd, Gephi, Cytoscape, igraph and networkx read, and the graphs of other people.

After U. Brandes, M. Eiglsperger, J. Lerner and C. Pich, "Graph Markup Language (GraphML)" (2013). What is a node and
what an attribute says `argmap.formats.property_graph`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from attrs import define, evolve, field, frozen

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.property_graph import Attributes, Edge, Node, PropertyGraph, Scalar
from argmap.formats.property_graph.reading import debate_of
from argmap.formats.property_graph.writing import graph_of
from argmap.formats.tally import Tally
from argmap.formats.xmls import Element, attribute, escape, legal
from argmap.ground.source import Source, Span
from argmap.model import Debate

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
WHOLE, FRACTION = re.compile(r"[+-]?\d{1,4000}"), re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
FLAGS = {"true": True, "1": True, "false": False, "0": False}
MOST = 50
"""Defaults that are heeded: a short file can have many, for each of many nodes."""
LABELS = ("NodeLabel", "EdgeLabel")
"""Elements of yEd that hold what stands on a node or an edge."""


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - places in texts are no part of a graph
    """The debate, whole, as GraphML."""
    graph = graph_of(debate)
    keys: dict[tuple[str, str, type], str] = {}
    body = [f'  <graph id={attribute(graph.id)} edgedefault="directed">\n', _data(keys, "graph", graph.attributes, 4)]
    body += [
        f"    <node id={attribute(node.id)}>\n{_data(keys, 'node', node.attributes, 6)}    </node>\n"
        for node in graph.nodes
    ]
    for edge in graph.edges:
        id = f" id={attribute(edge.id)}" if edge.id else ""
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)}"
        body.append(f"    <edge{id} {ends}>\n{_data(keys, 'edge', edge.attributes, 6)}    </edge>\n")
    head = ['<?xml version="1.0" encoding="UTF-8"?>\n', f'<graphml xmlns="{NAMESPACE}">\n']
    for (domain, name, kind), key in keys.items():
        head.append(f'  <key id="{key}" for="{domain}" attr.name={attribute(name)} attr.type="{TYPES[kind]}"/>\n')
    return Written.of("".join([*head, *body, "  </graph>\n</graphml>\n"]))


def _data(keys: dict[tuple[str, str, type], str], domain: str, attributes: Attributes, indent: int) -> str:
    """Attributes as elements; `keys` takes in what has to be declared of them."""
    lines = []
    for name, value in attributes.items():
        key = keys.setdefault((domain, name, type(value)), f"d{len(keys)}")
        text = (
            escape(value) if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else repr(value)
        )
        lines.append(f'{" " * indent}<data key="{key}">{text}</data>\n')
    return "".join(lines)


# reading -----------------------------------------------------------------------------------------------------------------


def read(document: Document) -> Reading:
    """The debate that a graph stands for."""
    reader = _Reader(document.source)
    reading = debate_of(reader.graph(document.xml.root), reader.tally)
    return evolve(reading, diagnostics=(*document.xml.diagnostics, *reading.diagnostics))


@frozen
class Key:
    """What is declared of an attribute."""

    name: str
    kind: str
    domain: str
    default: Scalar | None = None


@define(eq=False)
class _Reader:
    """One file being read."""

    source: Source
    tally: Tally = field(factory=Tally)
    keys: dict[str, Key] = field(factory=dict)
    defaults: list[Key] = field(factory=list)
    """The attributes that every element has, if it says nothing else."""
    unread: dict[str, list[Span]] = field(factory=dict)
    """Parts that are left out, by what they are."""

    def graph(self, root: Element | None) -> PropertyGraph:
        """The graph of a file; graphs inside nodes are taken to be part of it."""
        start = self.source.span(0, min(1, len(self.source.text)))
        if root is None:
            return PropertyGraph((), (), {}, start)
        if root.tag != "graphml":
            self.tally.wants("wrong-type")
            self.tally.report("wrong-type", f"the file is `<{root.tag[:40]}>`, not `<graphml>`", root.span, "no graph")
            return PropertyGraph((), (), {}, root.span)
        for element in root.all("key"):
            key = self._key(element)
            self.keys.setdefault(element.get("id"), key)
        defaults = [key for key in self.keys.values() if key.default is not None]
        self.defaults = defaults[:MOST]
        if len(defaults) > MOST:
            message = f"{len(defaults):,} attributes have a default"
            self._report("unknown-part", message, root.span, f"heeded are the first {MOST}")
        graphs = list(root.all("graph"))
        nodes: list[Node] = []
        edges: list[Edge] = []
        undirected = 0
        attributes: dict[str, Scalar] = {}
        waiting = list(graphs)
        for number, graph in enumerate(waiting):  # grows while nodes with graphs inside are met
            if number:
                self.unread.setdefault("graphs inside of nodes or beside the first, read as parts of it", []).append(
                    graph.span
                )
            else:
                attributes = self._attributes(graph, "graph")
            for element in graph.children:
                if element.tag == "node":
                    nodes.append(self._node(element, len(nodes)))
                    waiting += element.all("graph")
                elif element.tag == "edge":
                    edge = self._edge(element)
                    edges += [edge] if edge else []
                    undirected += (
                        element.get("directed", str(graph.get("edgedefault") != "undirected")).lower() == "false"
                    )
                elif element.tag not in ("data", "desc"):
                    self._leave(element)
        self._complain()
        id = graphs[0].get("id") if graphs else ""
        return PropertyGraph(
            tuple(nodes), tuple(edges), attributes, graphs[0].span if graphs else root.span, legal(id), not undirected
        )

    def _key(self, element: Element) -> Key:
        kind, name = element.get("type"), element.get("name", element.get("id"))
        kind, name = element.get("attr.type", kind), element.get("attr.name", name)
        key = Key(name, kind or "string", element.get("for", "all"))
        default = element.find("default")
        return key if default is None else evolve(key, default=self._value(key, default))

    def _node(self, element: Element, number: int) -> Node:
        id = element.get("id")
        if not id:
            id = f"node-{number}"
            self._report("missing-field", "a node has no id", element.span, f"called `{id}`")
        return Node(id, self._attributes(element, "node", ("id",)), element.span)

    def _edge(self, element: Element) -> Edge | None:
        source, target = element.get("source"), element.get("target")
        if not source or not target:
            self._report(
                "missing-field", f"an edge has no {'target' if source else 'source'}", element.span, "left out"
            )
            return None
        known = ("id", "source", "target", "directed")
        return Edge(source, target, self._attributes(element, "edge", known), element.span, element.get("id"))

    def _attributes(
        self, element: Element, domain: str, known: Iterable[str] = ("id", "edgedefault")
    ) -> dict[str, Scalar]:
        """What is said of an element: by data, by what is declared for all of its kind, and by attributes of XML."""
        said: dict[str, Scalar] = {}
        label = ""
        for child in element.children:
            if child.tag == "data":
                key = self.keys.get(child.get("key")) or Key(child.get("key"), "string", domain)
                if child.children:
                    label = label or next(
                        (e.text.strip() for e in child.iter() if e.tag in LABELS and e.text.strip()), ""
                    )
                    self.unread.setdefault("drawings of nodes and edges, of which only labels are read", []).append(
                        child.span
                    )
                else:
                    said[key.name] = self._value(key, child)
            elif child.tag == "desc" and child.text.strip():
                said.setdefault("desc", child.text)
            elif child.tag not in ("graph", "node", "edge", "hyperedge", "desc"):
                self._leave(child)
        if label:
            said.setdefault("label", label)
        for name, value in element.attributes.items():
            if name not in known and not name.startswith("parse."):
                said.setdefault(name, value)
        for key in self.defaults:
            if key.default is not None and key.domain in (domain, "all"):
                said.setdefault(key.name, key.default)
        return said

    def _value(self, key: Key, element: Element) -> Scalar:
        """The value of an attribute in the type that is declared for it; the text where it is none of that type."""
        text, stripped = element.text, element.text.strip()
        if key.kind in ("int", "long", "integer", "short") and WHOLE.fullmatch(stripped):
            return int(stripped)
        if key.kind in ("float", "double", "real"):
            if FRACTION.fullmatch(stripped) and math.isfinite(float(stripped)):
                return float(stripped)
            if stripped.lower().lstrip("+-") in ("nan", "inf", "infinity"):
                return text  # no JSON, no number of an annotation: kept as it is written
        if key.kind == "boolean" and stripped.lower() in FLAGS:
            return FLAGS[stripped.lower()]
        if key.kind != "string" and key.kind in NUMERIC:
            self._report(
                "wrong-type", f"`{key.name[:40]}` is declared as {key.kind} and is none", element.span, "kept as a text"
            )
        return text

    # reports -----------------------------------------------------------------------------------------------------------------

    def _leave(self, element: Element) -> None:
        self.unread.setdefault(f"`<{element.tag[:40]}>`", []).append(element.span)

    def _complain(self) -> None:
        """Report what is left out, once for each kind of it."""
        for what, spans in self.unread.items():
            self._report("unknown-part", f"{len(spans):,} × {what}", spans[0], "the first of them")

    def _report(self, name: str, message: str, span: Span, label: str) -> None:
        if self.tally.wants(name):
            self.tally.report(name, message, span, label)


NUMERIC = frozenset(("int", "long", "integer", "short", "float", "double", "real", "boolean"))


def sniff(document: Document) -> bool:
    """Whether it is XML with an element `graphml`."""
    return document.looks_like_xml and re.search(r"<(?:\w+:)?graphml\b", document.head) is not None


ABOUT = (
    "Statements and the steps between them are nodes (`type` is statement, inference or attack), so that linked premises and "
    "undercuts are exact; voices, issues and articles are JSON at the graph. In graphs of other people nodes are statements and "
    "edges steps, by an attribute such as `type` or `relation`; an edge that says neither support nor attack is taken to support."
)
FORMAT = Format(
    "graphml", "GraphML", (".graphml",), sniff, read, write,
    kept=("attributes of nodes, edges and graphs", "ids of edges", "edges that say the same"),
    unread=("drawings of yEd but for labels", "hyperedges", "ports"), source="graphml.graphdrawing.org", about=(ABOUT,),
)  # fmt: skip
