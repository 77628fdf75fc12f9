"""The JSON of OVA, the Online Visualisation of Argument, before it saved xAIF: nodes with places on the screen, edges that hold
copies of their nodes. It is AIF in other words, and is read and written through AIF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.aif.keeping import heeded
from argmap.formats.aif.nodeset import Taking, text_of
from argmap.formats.aif.reading import debate_of
from argmap.formats.aif.writing import Writer
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.jsons import dump_json
from argmap.ground.source import Source
from argmap.model import Debate

NOBODY = ("0", "", None)
"""Participants of nodes that nobody utters."""
LOOKS: Mapping[str, tuple[str, int]] = {
    "I": ("b", 200),
    "L": ("m", 300),
    "RA": ("g", 80),
    "CA": ("r", 80),
    "YA": ("p", 80),
}
"""Colour and width of nodes by their type, as OVA draws them."""
RENAMED = {"scheme": "schemeID"}
"""What OVA calls a scheme is the number that AIFdb has for it."""
BACK = {new: old for old, new in RENAMED.items()}
ROW, COLUMN, COLUMNS = 90, 320, 5
UNTOLD = dict.fromkeys(
    ("txt", "plain_txt", "annotatorName", "documentSource", "documentTitle", "documentDate", "ovaVersion"), ""
)
"""What is written of the text that was analysed, where nothing is kept of it."""


def read(document: Document) -> Reading:
    """The debate that an analysis in OVA is."""
    taking = Taking(document.json)
    found = debate_of(_as_aif(document.json.value), taking)
    return Reading(found.debate, (*document.json.diagnostics, *taking.diagnostics()))


def _as_aif(value: Any) -> Any:
    """The analysis in the words of AIF; what is not as it should be stays for AIF's reader to complain about."""
    if not isinstance(value, dict):
        return value
    nodes, edges, people = (value.get(name) for name in ("nodes", "edges", "participants"))
    made = {name: held for name, held in value.items() if name not in ("nodes", "edges", "participants")}
    locutions: list[dict[str, Any]] = []
    if isinstance(nodes, list):
        made["nodes"] = [_node(node, locutions, number) for number, node in enumerate(nodes)]
    elif "nodes" in value:
        made["nodes"] = nodes
    if isinstance(edges, list):
        made["edges"] = [_edge(edge) for edge in edges]
    elif "edges" in value:
        made["edges"] = edges
    if isinstance(people, list):
        made["participants"] = [_person(person) for person in people]
    made["locutions"] = locutions
    if made.get("analysis") == UNTOLD:
        del made["analysis"]
    return made


def _node(node: Any, locutions: list[dict[str, Any]], number: int) -> Any:
    if not isinstance(node, dict):
        return node
    looks = _looks(str(node.get("type")), number)
    usual = all(node.get(name) == held for name, held in looks.items())
    rest = {name: held for name, held in node.items() if name not in ("id", "nodeID") and not (usual and name in looks)}
    made = {"nodeID": node.get("id"), **{RENAMED.get(name, name): held for name, held in rest.items()}}
    person = node.get("participantID")
    if node.get("type") == "L" and person not in NOBODY and text_of(person) is not None:
        locutions.append({"nodeID": made["nodeID"], "personID": person})
        del made["participantID"]
    return made


def _edge(edge: Any) -> Any:
    if not isinstance(edge, dict):
        return edge
    ends = {name: _end(edge.get(old)) for name, old in (("fromID", "from"), ("toID", "to"))}
    usual = {"edgeID": f"{ends['fromID']}->{ends['toID']}", **ends, "formEdgeID": None}
    left = {
        name: held
        for name, held in edge.items()
        if name not in ("from", "to", *ends) and (name != "visible" or held is not True)
    }
    return {**usual, **left}


def _end(node: Any) -> Any:
    return node.get("id") if isinstance(node, dict) else node


def _person(person: Any) -> Any:
    if not isinstance(person, dict):
        return person
    return {
        "participantID": person.get("id"),
        **{name: held for name, held in person.items() if name not in ("id", "participantID")},
    }


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - the text of an analysis is kept as it was
    """The debate as an analysis in OVA, its nodes in rows."""
    return heeded(debate, ("aif.",), _written, lambda text: read(Document.of(text)).model)


def _written(debate: Debate, mute: frozenset[str]) -> Written:
    writer = Writer(debate, mute)
    aif = writer.nodeset()
    people = {
        text_of(entry.get("nodeID")): entry.get("personID") for entry in aif.pop("locutions") if isinstance(entry, dict)
    }
    nodes = {text_of(node["nodeID"]): _drawn(node, people, n) for n, node in enumerate(aif.pop("nodes"))}
    edges = [_line(edge, nodes) for edge in aif.pop("edges")]
    listed = [
        {"id": person.get("participantID"), **{name: held for name, held in person.items() if name != "participantID"}}
        for person in aif.pop("participants", [])
    ]
    if not isinstance(aif.get("analysis"), dict):
        aif["analysis"] = dict(UNTOLD)
    return Written.of(
        dump_json({"nodes": list(nodes.values()), "edges": edges, "participants": listed, **aif}), writer.lost
    )


def _drawn(node: dict[str, Any], people: Mapping[str | None, Any], number: int) -> dict[str, Any]:
    """A node with its place and its looks, where it has none yet."""
    rest = {BACK.get(name, name): held for name, held in node.items() if name != "nodeID"}
    looks = {} if rest.keys() & {"x", "y", "visible"} else _looks(str(node.get("type")), number)
    made = {"id": node["nodeID"], **rest, **looks}
    person = people.get(text_of(node["nodeID"]))
    return {**made, "participantID": person} if person is not None else made


def _line(edge: dict[str, Any], nodes: Mapping[str | None, dict[str, Any]]) -> dict[str, Any]:
    """An edge with copies of its nodes."""
    ends = {
        name: nodes.get(text_of(edge.get(old)), {"id": edge.get(old)})
        for name, old in (("from", "fromID"), ("to", "toID"))
    }
    usual = {"edgeID": f"{edge.get('fromID')}->{edge.get('toID')}", "formEdgeID": None}
    rest = {n: held for n, held in edge.items() if n not in ("fromID", "toID") and (n not in usual or usual[n] != held)}
    return {**ends, "visible": True, **rest}


def _looks(kind: str, number: int) -> dict[str, Any]:
    """How a node is drawn that says nothing of it: in rows, in the colour of its type."""
    colour, width = LOOKS.get(kind, ("y", 80))
    place = {"x": COLUMN * (number % COLUMNS), "y": ROW * (number // COLUMNS), "color": colour, "w": width, "h": 60}
    return {
        **place,
        "scheme": "0",
        "descriptors": {},
        "cqdesc": {},
        "visible": True,
        **({} if kind == "L" else {"participantID": "0"}),
    }


def sniff(document: Document) -> bool:
    """Whether it is an object with nodes, edges and an analysis, whose edges hold nodes."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    return isinstance(value, dict) and isinstance(value.get("nodes"), list) and isinstance(value.get("analysis"), dict)


ABOUT = (
    "The same as AIF in other words: an edge holds copies of its nodes, a locution the id of its participant. Places, colours and "
    "whatever else a node says are kept, and so is the text with its marks."
)
FORMAT = Format(
    "ova",
    "OVA (its JSON before xAIF)",
    (".ova.json",),
    sniff,
    read,
    write,
    about=(ABOUT,),
    source="the saved analyses of OVA and OVA+",
    kept=("places and looks of nodes", "the analysis with its text", "whatever is kept of AIF"),
)
