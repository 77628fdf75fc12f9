"""A debate as a graph with attributes. Nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from argmap.formats.jsonfile.shapes import unshaped
from argmap.formats.property_graph import Edge, Node, PropertyGraph, Scalar
from argmap.formats.property_graph import naming as n
from argmap.formats.relation_ids import kept_ids, plain_ids, relations_of
from argmap.formats.values import decode, encode
from argmap.formats.xmls import legal
from argmap.ground.source import Span
from argmap.model import Data, Debate, Inference, Relation, Statement, datum

NOWHERE = Span("", 0, 0)
GRAPH = "G"
"""What a graph is called that nobody has named."""


def graph_of(debate: Debate) -> PropertyGraph:
    """The debate as a graph: a node for each statement and each step, or an edge where a graph of other people had one."""
    return _Writer.of(debate).graph()


class Apart:
    """Gives each its own: a name that is taken gets a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.numbers: dict[str, int] = {}

    def free(self, id: str) -> str:
        """The name, or one like it that nothing has."""
        name = id
        while name in self.taken:
            self.numbers[id] = self.numbers.get(id, 0) + 1
            name = f"{id}'{self.numbers[id]}"
        self.taken.add(name)
        return name


@frozen
class _Writer:
    """One debate being written."""

    debate: Debate
    foreign: frozenset[str]
    """Names of attributes of other people that ours have, too."""
    statements: Mapping[str, str]
    """The nodes of statements, by id."""
    steps: Mapping[Relation, str]
    """The nodes of relations."""
    called: Mapping[str, str]
    """What relations are called, by their nodes: the same but for what no file can hold."""
    edges: Mapping[str, str]
    """The ids of relations that are edges, by key; empty where they have none."""

    @classmethod
    def of(cls, debate: Debate) -> _Writer:
        """What has to be known before the first node is written."""
        statements = _statement_nodes(debate)
        nodes = Apart(statements.values())
        given = plain_ids(debate)
        ids = given | kept_ids(debate, n.ID, given.values())
        attacked = {attack.key for attack in debate.attacks}
        others = Apart(ids.values())
        steps: dict[Relation, str] = {}
        called: dict[str, str] = {}
        relations: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
        for relation in relations:
            id = ids[relation.key]
            if isinstance(relation, Inference) and relation.key in attacked:
                id = others.free(id)  # an attack has this key, and undercuts mean that
            node = steps[relation] = nodes.free(legal(id))
            called[node] = id
        return cls(debate, _foreign(debate), statements, steps, called, _edges(debate))

    def graph(self) -> PropertyGraph:
        """The graph."""
        relations: tuple[Relation, ...] = (*self.debate.inferences, *self.debate.attacks)
        nodes = [self._statement(statement) for statement in self.debate.statements]
        nodes += [self._step(relation) for relation in relations if relation.key not in self.edges]
        edges = [edge for relation in relations for edge in self._edges_of(relation)]
        id = decode(datum(self.debate, n.GRAPH))
        if not isinstance(id, str) or id in ("", GRAPH) or not n.is_scalar(id):
            id = GRAPH
        left = _without(self.debate.data, [n.GRAPH] if id != GRAPH else [])
        attributes = self._attributes({n.VERSION: 1, **dict(self._about())}, *n.restored(left))
        return PropertyGraph(tuple(nodes), tuple(edges), attributes, NOWHERE, id)

    def _about(self) -> Iterator[tuple[str, Any]]:
        """What is said of the debate as a whole."""
        if self.foreign:
            yield n.FOREIGN, sorted(self.foreign)
        yield from ((n.DEBATE, self.debate.id), ("title", self.debate.title))
        if self.debate.notes:
            yield "notes", self.debate.notes
        for name in n.GRAPH_LISTS:
            if elements := getattr(self.debate, name):
                yield name, list(map(unshaped, elements))

    # nodes -----------------------------------------------------------------------------------------------------------------

    def _statement(self, statement: Statement) -> Node:
        node = self.statements[statement.id]
        said = {
            "type": n.STATEMENT,
            "label": n.shortened(statement.text),
            "article": statement.article,
            **unshaped(statement),
            "commitment": str(statement.commitment),
            "id": statement.id if node != statement.id else "",
        }
        number = decode(datum(statement, n.ID))
        left = _without(statement.data, [n.ID] if number == node else [])
        attributes = self._attributes(said, *self._with_text(statement.text, *n.restored(left)))
        return Node(node, attributes, NOWHERE, number if type(number) is int and str(number) == node else None)

    def _step(self, relation: Relation) -> Node:
        node = self.steps[relation]
        said = {
            "type": n.INFERENCE if isinstance(relation, Inference) else n.ATTACK,
            "label": _words(relation),
            **{name: value for name, value in unshaped(relation).items() if name in ("scheme", "manner")},
            "id": self.called[node] if node != self.called[node] else "",
        }
        left = _without(relation.data, [n.ID] if decode(datum(relation, n.ID)) == self.called[node] else [])
        return Node(node, self._attributes(said, *n.restored(left)), NOWHERE)

    def _with_text(
        self, text: str, foreign: dict[str, Scalar], data: dict[str, str]
    ) -> tuple[dict[str, Scalar], dict[str, str]]:
        """The attributes of other people with that which is the text of the node; what reading them would take for it and is
        not stays with the data.
        """
        name = decode(data.get(n.TEXT, ""))
        same = name == "text" and name not in self.foreign  # ours stands for it
        if (
            isinstance(name, str)
            and not same
            and name not in ("", *foreign)
            and n.is_scalar(name)
            and n.is_scalar(text)
        ):
            with_text = {**foreign, name: text}
            if n.text_in(with_text) == (name, text) and n.same_line(text, text) and n.key_of(name) not in data:
                del data[n.TEXT]
                return with_text, data
        while n.TEXT not in data:
            name, value = n.text_in(foreign)
            if not name or not n.same_line(text, value):
                break
            data[n.key_of(name)] = encode(foreign.pop(name))
        return foreign, data

    def _attributes(
        self, said: Mapping[str, Any], foreign: Mapping[str, Scalar], data: Mapping[str, str]
    ) -> dict[str, Scalar]:
        """Our attributes, without those that say nothing, and those of other people."""
        attributes: dict[str, Scalar] = {}
        exact: dict[str, str] = {}
        for name, value in {**said, "data": data}.items():
            if (
                value is None
                or value == ""
                or (name == "data" and not value)
                or (name == "label" and name in self.foreign)
            ):
                continue
            own = n.own(name, self.foreign)
            if isinstance(value, str):
                attributes[own] = legal(value)
                if attributes[own] != value:
                    exact[name] = value
            else:
                attributes[own] = value if isinstance(value, bool | int) else n.json_text(value)
        if exact:
            attributes[n.own(n.EXACT, self.foreign)] = n.json_text(exact)
        return {**attributes, **foreign}

    # edges -----------------------------------------------------------------------------------------------------------------

    def _edges_of(self, relation: Relation) -> Iterator[Edge]:
        if relation.key in self.edges:
            yield from self._plain(relation)
            return
        step = self.steps[relation]
        if isinstance(relation, Inference):
            for number, premise in enumerate(relation.premises, 1):
                yield self._edge(self.statements[premise], step, "premise", number if relation.linked else 0)
            yield self._edge(step, self.statements[relation.conclusion], "conclusion")
        else:
            yield self._edge(self.statements[relation.source], step, "attacker")
            target = relation.target
            attacked = (
                self.steps[self.debate.graph.relations[target]] if relation.undercuts else self.statements[target]
            )
            yield self._edge(step, attacked, "attacked")

    def _edge(self, source: str, target: str, role: str, order: int = 0) -> Edge:
        attributes: dict[str, Scalar] = {"role": role, "order": order} if order else {"role": role}
        return Edge(source, target, {n.own(name, self.foreign): value for name, value in attributes.items()}, NOWHERE)

    def _plain(self, relation: Relation) -> Iterator[Edge]:
        """The edges that stood for a step in a graph of other people."""
        inference = isinstance(relation, Inference)
        source = relation.premises[0] if isinstance(relation, Inference) else relation.source
        target = relation.conclusion if isinstance(relation, Inference) else relation.target
        ends = self.statements[source], self.statements[target]
        yield Edge(*ends, n.restored(relation.data)[0], NOWHERE, self.edges[relation.key])
        for id, attributes in n.more_edges(datum(relation, n.MORE), support=inference):
            yield Edge(*ends, attributes, NOWHERE, id)


def _words(relation: Relation) -> str:
    """What a step is called where it is drawn."""
    if isinstance(relation, Inference):
        return relation.scheme or "supports"
    return str(relation.manner or ("undercuts" if relation.undercuts else "attacks"))


def _without(data: Data, keys: Collection[str]) -> Data:
    return tuple(pair for pair in data if pair[0] not in keys) if keys else data


def _statement_nodes(debate: Debate) -> dict[str, str]:
    """The nodes of statements, by id: what they were called in a graph of other people, if that can be, else their ids."""
    nodes: dict[str, str] = {}
    taken = {legal(statement.id) for statement in debate.statements}
    for statement in debate.statements:
        foreign = decode(datum(statement, n.ID)) if statement.data else ""
        if isinstance(foreign, str) and foreign not in taken and n.is_foreign(foreign, statement.id):
            nodes[statement.id] = foreign
            taken.add(foreign)
    used = Apart(nodes.values())
    return {s.id: nodes.get(s.id) or used.free(legal(s.id)) for s in debate.statements}


def _foreign(debate: Debate) -> frozenset[str]:
    """Names of attributes of other people that are also names of ours."""
    names: set[str] = set()
    elements: Iterable[Any] = (debate, *debate.statements, *debate.inferences, *debate.attacks)
    for element in elements:
        if element.data:
            text = decode(datum(element, n.TEXT))
            names |= n.restored(element.data)[0].keys() | (
                {text} if isinstance(text, str) and text != "text" else set()
            )
    return frozenset(names & n.OWN)


def _edges(debate: Debate) -> dict[str, str]:
    """The relations that reading an edge would give as they are, by key, with the ids of these edges."""
    undercut = {attack.target for attack in debate.attacks if attack.undercuts}
    used: set[str] = set()
    found: dict[str, str] = {}
    for relation in relations_of(debate):
        if not relation.data or relation.key in undercut:
            continue
        ids = _edge_ids(relation)
        named = [id for id in ids if id]
        if ids and not used & set(named) and len(set(named)) == len(named):
            used |= set(named)
            found[relation.key] = ids[0]
    return found


def _edge_ids(relation: Relation) -> list[str]:
    """The ids of the edges that a relation stands for, empty where they have none; nothing where it has to be a node."""
    inference = isinstance(relation, Inference)
    plain = (
        not relation.scheme and not relation.linked
        if isinstance(relation, Inference)
        else not relation.manner and not relation.undercuts
    )
    line = datum(relation, n.EDGE)
    id = decode(line)
    if not plain or not line or not (id is True or (isinstance(id, str) and id and n.is_scalar(id))):
        return []
    attributes, left = n.restored(relation.data)
    if not left.keys() <= {n.EDGE, n.MORE} or (n.supports(attributes) is not False) != inference:
        return []
    more = datum(relation, n.MORE)
    others = n.more_edges(more, support=inference)
    if bool(more) != bool(others):
        return []
    return ["" if id is True else id, *(other for other, _ in others)]
