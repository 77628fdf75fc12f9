"""An AIF nodeset as it stands in a file: nodes and edges by string ids, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define, field, frozen

from argmap.formats.jsons import Json
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Span

MOST = 100
"""Diagnostics about one file; the rest is counted."""
Path = tuple[str | int, ...]


@frozen
class Node:
    """A node: its id as text, its members as they are, and its number in the file."""

    id: str
    members: dict[str, Any]
    number: int

    @property
    def type(self) -> str:
        """I, L, RA, CA, MA, PA, YA, TA or something else."""
        return str(self.members.get("type") or "")

    @property
    def text(self) -> str:
        """What it says."""
        text = self.members.get("text")
        return text if isinstance(text, str) else ""


@frozen
class Edge:
    """An edge: its ends as text, its members as they are, and its number in the file."""

    source: str
    target: str
    members: dict[str, Any]
    number: int


@define(eq=False)
class Nodeset:
    """The nodes by id and the edges, in the order of the file; `dangling` are edges to what is not there."""

    nodes: dict[str, Node] = field(factory=dict)
    edges: list[Edge] = field(factory=list)
    dangling: list[Edge] = field(factory=list)
    members: dict[str, Any] = field(factory=dict)
    """What else the file says, by name."""


def text_of(id: Any) -> str | None:
    """An id as text: AIFdb writes strings, other tools whole numbers."""
    if isinstance(id, str):
        return id
    return str(id) if isinstance(id, int) and not isinstance(id, bool) else None


@define(eq=False)
class Taking:
    """The taking of a nodeset from a JSON value; `at` is the way to it in the file."""

    json: Json | None
    at: Path = ()
    found: list[Diagnostic] = field(factory=list)
    untold: int = 0
    copies: dict[str, int] = field(factory=dict)
    """Nodes with one id, by that id."""
    id_name: str = "nodeID"
    """What the file calls the id of a node."""
    end_names: tuple[str, str] = ("fromID", "toID")
    """What it calls the ends of an edge."""

    def say(self, name: str, message: str, path: Sequence[str | int], label: str, **more: Any) -> None:
        """Report something at a place of the file, as long as there are few."""
        if self.json is None:
            return
        if len(self.found) < MOST:
            span = self.json.span((*self.at, *path))
            if not path:  # about the file as a whole: its first bracket stands for it
                span = span._replace(end=min(span.start + 1, span.end))
            self.found.append(finding(name, message, span, label, **more))
        else:
            self.untold += 1

    def place(self, *path: str | int) -> Span | None:
        """A place of the file; None where there is no file."""
        return self.json.span((*self.at, *path)) if self.json is not None else None

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, and a word about the rest."""
        if self.untold and self.json is not None:
            message = f"there are {self.untold:,} more mistakes in this file"
            self.found.append(finding("malformed-file", message, self.json.span(self.at), "not all are shown"))
            self.untold = 0
        return tuple(self.found)

    def take(self, value: Any) -> Nodeset:
        """The nodeset; what is no node or edge is reported and left out."""
        made = Nodeset()
        if not isinstance(value, dict):
            self.say("wrong-type", "the file is no AIF: there is no object with nodes and edges", (), "not an object")
            return made
        made.members = {name: held for name, held in value.items() if name not in ("nodes", "edges")}
        for number, node in enumerate(self.listed(value, "nodes")):
            self.node(made, number, node)
        for number, edge in enumerate(self.listed(value, "edges")):
            self.edge(made, number, edge)
        return made

    def listed(self, value: dict[str, Any], name: str) -> list[Any]:
        """A member that has to be a list."""
        held = value.get(name)
        if held is None:
            if name not in value:
                self.say("missing-field", f"there is no list of {name}", (), f"`{name}` is missing")
            return []
        if not isinstance(held, list):
            self.say("wrong-type", f"`{name}` is no list", (name,), "a list belongs here")
            return []
        return held

    def node(self, made: Nodeset, number: int, value: Any) -> None:
        path = ("nodes", number)
        if not isinstance(value, dict):
            self.say("wrong-type", "a node is no object", path, "an object belongs here")
            return
        id = text_of(value.get("nodeID"))
        if id is None:
            what = "missing-field" if value.get("nodeID") is None else "wrong-type"
            self.say(
                what,
                "a node without an id",
                path,
                f"`{self.id_name}` is missing" if what == "missing-field" else f"`{self.id_name}` is no id",
            )
            id = f"node-{number + 1}"
            value = {**value, "nodeID": id}
        if id in made.nodes:
            first = made.nodes[id]
            others = (Label(self.json.span((*self.at, "nodes", first.number)), "the first"),) if self.json else ()
            copy = id
            while copy in made.nodes:
                self.copies[id] = self.copies.get(id, 1) + 1
                copy = f"{id}-{self.copies[id]}"
            self.say(
                "duplicate-node", f"there are two nodes `{id[:60]}`", path, f"kept as `{copy[:60]}`", others=others
            )
            id, value = copy, {**value, "nodeID": copy}
        if value.get("text") is None and value.get("type") in ("I", "EN"):
            self.say("missing-field", f"node `{id[:60]}` says nothing", path, "`text` is missing")
        elif value.get("text") is not None and not isinstance(value["text"], str):
            self.say("wrong-type", f"the text of node `{id[:60]}` is no text", (*path, "text"), "a text belongs here")
        made.nodes[id] = Node(id, value, number)

    def edge(self, made: Nodeset, number: int, value: Any) -> None:
        path = ("edges", number)
        if not isinstance(value, dict):
            self.say("wrong-type", "an edge is no object", path, "an object belongs here")
            return
        source, target = text_of(value.get("fromID")), text_of(value.get("toID"))
        if source is None or target is None:
            end = self.end_names[0 if source is None else 1]
            self.say("missing-field", "an edge without an end", path, f"`{end}` is missing")
            return
        edge = Edge(source, target, value, number)
        gone = [end for end in (source, target) if end not in made.nodes]
        if gone:
            self.say("dangling-edge", f"an edge to `{gone[0][:60]}`, which is not there", path, "kept aside")
            made.dangling.append(edge)
        else:
            made.edges.append(edge)
