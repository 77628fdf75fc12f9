"""An arggraph as it stands in a file: segments, argument units and edges by id, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from argmap.formats.tally import Tally
from argmap.formats.xmls import Element
from argmap.ground.diagnostics import Label

NODES = ("edu", "joint", "adu")
OWN = {
    "arggraph": ("id", "stance", "topic_id"), "edu": ("id",), "joint": ("id",), "adu": ("id", "type"),
    "edge": ("id", "src", "trg", "type"),
}  # fmt: skip
"""The elements of an arggraph with the attributes that the DTD gives them."""
IMPLICIT = {"implicit": "true"}
"""What part 2 of arg-microtexts says of segments that the annotator added."""
TYPES = frozenset(("seg", "sup", "exa", "add", "reb", "und"))


@frozen
class Edge:
    """An edge: its id, its ends, its type, and the element."""

    id: str
    source: str
    target: str
    type: str
    element: Element


@define(eq=False)
class Graph:
    """The parts of one arggraph by their ids, each in the order of the file."""

    element: Element
    edus: dict[str, Element] = field(factory=dict)
    joints: dict[str, Element] = field(factory=dict)
    adus: dict[str, Element] = field(factory=dict)
    edges: dict[str, Edge] = field(factory=dict)

    @classmethod
    def of(cls, element: Element, tally: Tally) -> Graph:
        """The parts below the element of a graph; what has no id gets one, and so has the second of two with one id."""
        graph = cls(element)
        tables = {"edu": graph.edus, "joint": graph.joints, "adu": graph.adus}
        there: dict[str, Element] = {}
        counts: dict[str, int] = {}
        for number, child in enumerate(element.children, 1):
            if child.tag not in OWN or child.tag == "arggraph":
                if child.tag != "arggraph" and tally.wants("unknown-part"):
                    message = f"an arggraph has no element `{child.tag}`"
                    tally.report("unknown-part", message, child.span, "not understood, and left out")
                continue
            id = _id(child, number, there, counts, tally)
            there[id] = child
            if child.tag in NODES:
                tables[child.tag][id] = child
            else:
                graph.edges[id] = Edge(id, child.get("src"), child.get("trg"), child.get("type"), child)
            odd = [
                name
                for name in child.attributes
                if name not in (*OWN[child.tag], *(IMPLICIT if child.tag == "edu" else ()))
            ]
            if odd and tally.wants("unknown-part"):
                message = f"an `{child.tag}` has no attribute `{odd[0]}`"
                tally.report("unknown-part", message, child.span, "kept, and not understood")
        return graph


def _id(element: Element, number: int, there: dict[str, Element], counts: dict[str, int], tally: Tally) -> str:
    """The id of an element, or one that is free."""
    id = free = element.get("id") or f"{element.tag}-{number}"
    if not element.get("id") and tally.wants("missing-field"):
        tally.report("missing-field", f"an `{element.tag}` without an id", element.span, "`id` is missing")
    while free in there:
        counts[id] = counts.get(id, 1) + 1
        free = f"{id}-{counts[id]}"
    if id in there and tally.wants("duplicate-node"):
        others = (Label(there[id].span, "the first"),)
        message = f"the id `{id[:60]}` is there twice"
        tally.report("duplicate-node", message, element.span, f"kept as `{free[:60]}`", others=others)
    return free


def graphs_in(root: Element) -> Iterator[Element]:
    """The elements of all graphs: the outermost element itself, or those anywhere in it."""
    return (element for element in root.iter() if element.tag == "arggraph")


def more_of(element: Element) -> dict[str, str]:
    """The attributes that the DTD does not give an element."""
    return {name: value for name, value in element.attributes.items() if name not in OWN[element.tag]}
