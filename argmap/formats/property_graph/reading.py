"""A graph with attributes as a debate: brought into the shape of argmap's JSON, whose reader knows what may be wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.jsonfile.hooks import short
from argmap.formats.jsonfile.reading import Reader
from argmap.formats.jsonfile.shapes import Path, members_of
from argmap.formats.jsonfile.writing import DEEPEST, is_flat
from argmap.formats.property_graph import Attributes, Edge, Node, PropertyGraph, Scalar
from argmap.formats.property_graph import naming as n
from argmap.formats.property_graph.writing import GRAPH
from argmap.formats.relation_ids import plain_ids
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.formats.xmls import legal
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Span
from argmap.model import Statement

GRAPH_ATTRIBUTES = frozenset((n.VERSION, n.FOREIGN, n.EXACT, n.DEBATE, "title", "notes", "data", *n.GRAPH_LISTS))
STATEMENT_ATTRIBUTES = frozenset(("type", "label", "article", n.EXACT)) | members_of(Statement)
STEP_ATTRIBUTES = frozenset(("type", "label", "id", n.EXACT, "scheme", "manner", "data"))
EDGE_ATTRIBUTES = frozenset(("role", "order"))
LISTS = frozenset(("notes", "sic", "voices", "anchors", "answers", *n.GRAPH_LISTS))
FLAGS = frozenset(("implicit", "thesis"))
MOST = 10
"""Names of attributes that are listed."""
STEPS = {n.INFERENCE: "inferences", n.ATTACK: "attacks"}


def debate_of(graph: PropertyGraph, tally: Tally) -> Reading:
    """The debate that a graph stands for; `tally` has what was found wrong before."""
    return _Reading(graph, tally).reading()


@define(eq=False)
class _Shape:
    """The graph in the shape of argmap's JSON, with the places of its elements."""

    value: dict[str, Any]
    whole: Span
    places: dict[Path, Span]
    diagnostics: tuple[Diagnostic, ...] = ()

    def span(self, path: Path) -> Span:
        """Where an element stands."""
        return self.places.get(path[:2], self.whole)


@define(eq=False)
class _Reading:
    """One graph being read."""

    graph: PropertyGraph
    tally: Tally
    ours: bool = False
    """Whether the graph says that it is one of ours."""
    foreign: frozenset[str] = frozenset()
    """Names of attributes that are not ours although ours are called so."""
    types: dict[str, str] = field(factory=dict)
    """Which section the nodes of steps belong to, by their ids."""
    called: dict[str, str] = field(factory=dict)
    """What statements and relations are called, by the ids of their nodes."""
    untyped: list[Edge] = field(factory=list)
    """Edges that do not say whether they support."""
    aside: Counter[str] = field(factory=Counter)
    """Attributes that are kept, by name."""

    def reading(self) -> Reading:
        """The debate."""
        said = self.graph.attributes
        self.ours = n.VERSION in said
        listed = _parsed(said.get(n.FOREIGN, "[]")) if self.ours else []
        self.foreign = frozenset(filter(_is_text, listed)) if isinstance(listed, list) else frozenset()
        shape = _Shape(self._about(), self.graph.span, {})
        nodes = self._nodes()
        self._statements(nodes, shape)
        self._relations(nodes, shape)
        self._complain()
        reader = Reader(shape, tally=self.tally, prefix=n.PREFIX, id_key=n.ID, given=plain_ids)
        return reader.reading()

    def _about(self) -> dict[str, Any]:
        """What is said of the debate as a whole."""
        version = self.graph.attributes.get(n.VERSION, 1)
        own, others = self._split(self.graph.attributes, GRAPH_ATTRIBUTES)
        more = {n.GRAPH: encode(self.graph.id)} if self.graph.id not in ("", GRAPH) else {}
        root: dict[str, Any] = {"argmap": int(version) if str(version).isdecimal() else version}
        root |= self._said(own, (n.DEBATE, "title", "notes", *n.GRAPH_LISTS))
        if n.DEBATE in root:
            root["id"] = root.pop(n.DEBATE)
        root["data"] = self._data(own, {**n.kept(others), **more}, self.graph.span)
        return root

    # nodes -------------------------------------------------------------------------------------------------------------------

    def _nodes(self) -> list[Node]:
        """The nodes, of several with one id only the first under that."""
        found: dict[str, Node] = {}
        counts: dict[str, int] = {}
        for node in self.graph.nodes:
            id = node.id
            while id in found:
                counts[node.id] = counts.get(node.id, 1) + 1
                id = f"{node.id}-{counts[node.id]}"
            if id != node.id and self.tally.wants("duplicate-node"):
                self.tally.report(
                    "duplicate-node", f"there are two nodes {short(node.id)}", node.span, f"kept as {short(id)}"
                )
            found[id] = Node(id, node.attributes, node.span, node.number)
        return list(found.values())

    def _statements(self, nodes: list[Node], shape: _Shape) -> None:
        """Bring the statements into the shape, and find out what all nodes stand for."""
        known: dict[str, Node] = {}
        for node in nodes:
            own = self._split(node.attributes, STATEMENT_ATTRIBUTES)[0]
            said = own.get("type", n.STATEMENT)
            id = self._said(own, ("id",)).get("id", "")
            self.called[node.id] = id if isinstance(id, str) else ""
            if said in STEPS:
                self.types[node.id] = STEPS[str(said)]
                self.called[node.id] = self.called[node.id] or node.id
                continue
            if said != n.STATEMENT and self.tally.wants("unknown-part"):
                message = f"{short(str(said))} is no type of a node"
                self.tally.report("unknown-part", message, node.span, "taken for a statement")
            known[node.id] = node
        taken = {id for node, id in self.called.items() if node in known and id}
        self.called |= names_for((id for id in known if not self.called[id]), taken=taken)
        shape.value["statements"] = [self._statement(node, self.called[node.id]) for node in known.values()]
        shape.places |= {("statements", index): node.span for index, node in enumerate(known.values())}

    def _statement(self, node: Node, id: str) -> dict[str, Any]:
        own, others = self._split(node.attributes, STATEMENT_ATTRIBUTES)
        raw = {**self._said(own, members_of(Statement) - {"id", "data"}), "id": id}
        if "text" not in raw:
            label = own.get("label", "")
            raw["text"] = one_line(n.text_in(others)[1] or (label if isinstance(label, str) else "") or node.id)[0]
        kept: dict[str, str] = {}
        if node.number is not None or n.is_foreign(node.id, id):
            kept[n.ID] = encode(node.id if node.number is None else node.number)
        data = self._data(own, kept, node.span)
        name, value = n.text_in(others)
        if name and n.TEXT not in data and n.same_line(str(raw["text"]), value):
            del others[name]
            data[n.TEXT] = encode(name)
        raw["data"] = {**n.kept(others), **data}
        self.aside.update(others.keys())
        return raw

    # relations ---------------------------------------------------------------------------------------------------------------

    def _relations(self, nodes: list[Node], shape: _Shape) -> None:
        """Bring the steps into the shape: those that are nodes, and edges that stand for one."""
        sections: dict[str, list[tuple[dict[str, Any], Span]]] = {"inferences": [], "attacks": []}
        into: dict[str, list[Edge]] = {id: [] for id in self.types}
        out: dict[str, list[Edge]] = {id: [] for id in self.types}
        plain: dict[tuple[str, str, bool], list[Edge]] = {}
        for number, edge in enumerate(self.graph.edges):
            ends = (edge.source in self.types, edge.target in self.types)
            if edge.source not in self.called or edge.target not in self.called:
                missing = edge.target if edge.source in self.called else edge.source
                self._put_aside(
                    shape, number, edge, "dangling-edge", f"an edge to or from {short(missing)}, which is not there"
                )
            elif not any(ends):
                support = n.supports(self._split(edge.attributes, EDGE_ATTRIBUTES)[1])
                plain.setdefault((edge.source, edge.target, support is not False), []).append(edge)
                self.untyped += [edge] if support is None else []
            elif all(ends) and self.types[edge.source] == "inferences":
                self._put_aside(shape, number, edge, "impossible-step", "an inference leads to a step")
            elif ends[0]:
                out[edge.source].append(edge)
            else:
                into[edge.target].append(edge)
        for node in nodes:
            if node.id in self.types:
                section = self.types[node.id]
                sections[section] += ((raw, node.span) for raw in self._step(node, into[node.id], out[node.id]))
        for (source, target, support), edges in plain.items():
            raw = {"data": self._edge_data(edges), **self._ends(source, target, support=support)}
            sections["inferences" if support else "attacks"].append((raw, edges[0].span))
        for section, found in sections.items():
            shape.value[section] = [raw for raw, _ in found]
            shape.places |= {(section, index): span for index, (_, span) in enumerate(found)}

    def _ends(self, source: str, target: str, *, support: bool) -> dict[str, Any]:
        one, other = self.called[source], self.called[target]
        return {"premises": [one], "conclusion": other} if support else {"source": one, "target": other}

    def _step(self, node: Node, into: list[Edge], out: list[Edge]) -> Iterator[dict[str, Any]]:
        """The relation that a node stands for; several where more is attacked or concluded than one thing."""
        own, others = self._split(node.attributes, STEP_ATTRIBUTES)
        raw: dict[str, Any] = {**self._said(own, ("scheme", "manner")), "id": self.called[node.id]}
        raw["data"] = {**n.kept(others), **self._data(own, {}, node.span)}
        self.aside.update(others.keys())
        if self.types[node.id] == "inferences":
            premises = [self.called[edge.source] for edge in sorted(into, key=self._order)]
            for conclusion in [{"conclusion": self.called[edge.target]} for edge in out] or [{}]:
                yield {**raw, "premises": premises, **conclusion}
                raw.pop("id", None)
            return
        sources = [{"source": self.called[edge.source]} for edge in into] or [{}]
        targets = [
            {"undercuts" if edge.target in self.types else "target": self.called[edge.target]} for edge in out
        ] or [{}]
        for source in sources:
            for target in targets:
                yield {**raw, **source, **target}
                raw.pop("id", None)

    def _order(self, edge: Edge) -> int:
        order = edge.attributes.get(n.own("order", self.foreign), 0)
        return int(order) if str(order).isdecimal() else 0

    def _edge_data(self, edges: list[Edge]) -> dict[str, str]:
        """What is kept of edges that say the same: attributes and id of the first, and the others as they are."""
        said = [(edge.id, self._split(edge.attributes, EDGE_ATTRIBUTES)[1]) for edge in edges]
        (id, attributes), *more = said
        for _, each in said:
            self.aside.update(each.keys())
        further = {n.MORE: encode([[id, attributes] for id, attributes in more])} if more else {}
        return {**n.kept(attributes), n.EDGE: encode(id or True), **further}

    def _put_aside(self, shape: _Shape, number: int, edge: Edge, name: str, message: str) -> None:
        """Keep an edge that cannot be one."""
        if self.tally.wants(name):
            self.tally.report(name, message, edge.span, "left out of the map")
        key = f"{n.PREFIX}edges/{number}"
        while key in shape.value["data"]:
            key += "-"
        shape.value["data"][key] = encode([edge.source, edge.target, edge.id, dict(edge.attributes)])

    # attributes --------------------------------------------------------------------------------------------------------------

    def _split(self, attributes: Attributes, known: Collection[str]) -> tuple[dict[str, Scalar], dict[str, Scalar]]:
        """Our attributes, under the names that they usually have, and those of other people."""
        own: dict[str, Scalar] = {}
        others: dict[str, Scalar] = {}
        for name, value in attributes.items():
            usual = name.removeprefix(n.OURS)
            if self.ours and usual in known and (usual in self.foreign) == (usual != name):
                own[usual] = value
            else:
                others[name] = value
        return own, others

    def _exact(self, attributes: Attributes) -> dict[str, str]:
        """Texts that hold what a graph cannot, by name."""
        if not self.ours or not attributes.keys() & {n.EXACT, n.OURS + n.EXACT}:
            return {}
        exact = _parsed(attributes.get(n.own(n.EXACT, self.foreign), "{}"))
        return {name: text for name, text in exact.items() if _is_text(text)} if isinstance(exact, dict) else {}

    def _said(self, own: Attributes, names: Iterable[str], exact: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Members of an element from our attributes."""
        said: dict[str, Any] = {}
        exact = exact or self._exact({n.own(name, self.foreign): value for name, value in own.items()})
        for name, value in own.items():
            if name not in names:
                continue
            if name in exact and legal(exact[name]) == value:
                said[name] = exact[name]
            elif name in LISTS and isinstance(value, str):
                said[name] = _parsed(value)
            elif name in FLAGS and isinstance(value, str):
                said[name] = {"true": True, "false": False}.get(value.lower(), value)
            else:
                said[name] = value
        return said

    def _data(self, own: Attributes, more: Mapping[str, str], span: Span) -> dict[str, Any]:
        """The data of an element, with more of it."""
        found = _parsed(own.get("data", "{}"))
        if isinstance(found, dict):
            return {**more, **found}
        if self.tally.wants("wrong-type"):
            self.tally.report("wrong-type", "`data` is no JSON object", span, "left out")
        return {**more, n.key_of("data"): encode(own["data"])}

    def _complain(self) -> None:
        """Report what concerns many elements at once."""
        if self.untyped:
            count = len(self.untyped)
            message = f"{count:,} edge{'s do' if count > 1 else ' does'} not say whether to support or to attack"
            self.tally.report("unknown-part", message, self.untyped[0].span, "taken as support")
        if not self.graph.directed and self.graph.edges:
            message = "the edges have no direction"
            self.tally.report(
                "unknown-part", message, self.graph.span, "each is taken to lead from its first end to its second"
            )
        if self.aside:
            named = ", ".join(f"`{name}` ({count:,})" for name, count in self.aside.most_common(MOST))
            rest = f" and {len(self.aside) - MOST:,} more" if len(self.aside) > MOST else ""
            message = f"attributes that argmap does not know are kept: {named}{rest}"
            self.tally.report("kept-aside", message, self.graph.span)


def _parsed(text: Scalar) -> Any:
    """The JSON that an attribute holds; the attribute itself where it is none."""
    if not isinstance(text, str):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if text.count("[") + text.count("{") < DEEPEST or is_flat(value) else text


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
