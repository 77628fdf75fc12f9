"""OVA's older JSON as a nodeset of AIF, and back.

Each says all that the other says: what has no member there stands under a name of its own, `ova` in the nodeset and `aif` in OVA's
file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.layout import id_of, layout
from argmap.formats.aif.nodeset import text_of
from argmap.formats.aif.speech import edge

Members = dict[str, Any]
COLOURS = {"I": "b", "EN": "b", "RA": "g", "CA": "r", "L": "y"}
SCHEMES = {"RA": "72", "CA": "71", "MA": "144", "YA": "74", "TA": "82"}
"""Numbers of the default schemes of AIFdb, as OVA gives them to new nodes."""
NOBODY = "0"
FLAGS = ("majorClaim", "major_claim")
"""What marks the main claim in ReCAP's files, and what arguebuf 2 looks for."""
LONGEST = 2000
"""Characters of a text that are said again in each edge."""
MINE, THEIRS = "ova", "aif"


def from_ova(value: Members) -> Members:
    """The nodeset that an OVA file says. What is no node or edge stays what it is."""
    listed = value.get("participants")
    people = {id_of(person, "id") for person in listed} if isinstance(listed, list) else set()
    raw = value.get("nodes")
    nodes: Any = [_node(node) for node in raw] if isinstance(raw, list) else raw
    lines = value.get("edges")
    dressed = _dressed(nodes if isinstance(nodes, list) else (), lines if isinstance(lines, list) else ())
    locutions: list[Members] = []
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, dict):
            _undress(node, dressed, locutions, people)
    by_id = {id: node for node in (raw if isinstance(raw, list) else ()) if (id := id_of(node, "id")) is not None}
    more = value.get(THEIRS)
    made: Members = {
        **(more if isinstance(more, dict) else {}),
        "nodes": nodes,
        "edges": [_edge(line, by_id) for line in lines] if isinstance(lines, list) else lines,
    }
    made = {name: held for name, held in made.items() if name not in ("nodes", "edges") or name in value}
    if not isinstance(made.get("locutions"), list):
        made["locutions"] = locutions
    if "participants" in value:
        made["participants"] = (
            [_renamed(p, "id", "participantID") for p in listed] if isinstance(listed, list) else listed
        )
    return made


def _renamed(value: Any, old: str, new: str) -> Any:
    """An object with a member called otherwise."""
    if not isinstance(value, dict) or old not in value:
        return value
    return {new: value[old], **{name: held for name, held in value.items() if name not in (old, new)}}


def _node(node: Any) -> Any:
    """A node of AIF, with all that only OVA says under `ova`."""
    if not isinstance(node, dict):
        return node
    plain = {new: node[old] for old, new in (("id", "nodeID"), ("text", "text"), ("type", "type")) if old in node}
    flags = {name: node[name] for name in FLAGS if name in node}
    more = node.get(THEIRS)
    rest = {
        name: held
        for name, held in node.items()
        if name not in ("id", "text", "type", *FLAGS) and not (name == THEIRS and isinstance(more, dict))
    }
    return {**(more if isinstance(more, dict) else {}), **plain, **flags, MINE: rest}


def _dressed(nodes: Iterable[Any], lines: Iterable[Any]) -> dict[str, Members]:
    """What OVA says of nodes besides, as we write it, by id."""
    nodes = [node for node in nodes if isinstance(node, dict)]
    ends = [
        {"fromID": id_of(line.get("from"), "id"), "toID": id_of(line.get("to"), "id")}
        for line in lines
        if isinstance(line, dict)
    ]
    return _dress(nodes, ends)


def _dress(nodes: Sequence[Members], edges: Sequence[Members]) -> dict[str, Members]:
    places = layout(nodes, edges)
    types = {id: node.get("type") for node in nodes if (id := id_of(node, "nodeID")) is not None}
    return {
        id: {
            "x": x, "y": y, "w": 0, "h": 0, "color": COLOURS.get(str(types[id]), "m"),
            "scheme": SCHEMES.get(str(types[id]), "0"), "descriptors": {}, "cqdesc": {}, "visible": True,
            "participantID": NOBODY,
        }
        for id, (x, y) in places.items()
    }  # fmt: skip


def _undress(node: Members, dressed: Mapping[str, Members], locutions: list[Members], people: set[str | None]) -> None:
    """Take out of a node what we would write anyway, and who speaks."""
    rest = node[MINE]
    person = rest.get("participantID")
    spoken = node.get("type") == "L" and text_of(person) is not None and text_of(person) not in {"", NOBODY} - people
    if spoken:
        locutions.append({"nodeID": node.get("nodeID"), "personID": person})
        rest = {**rest, "participantID": NOBODY}
    id = id_of(node, "nodeID")
    usual = dressed.get(id) if id is not None else None
    if rest == usual:
        del node[MINE]
    else:
        node[MINE] = {name: held for name, held in rest.items() if not (spoken and name == "participantID")}


def _edge(line: Any, by_id: Mapping[str, Members]) -> Any:
    """An edge of AIF."""
    if not isinstance(line, dict):
        return line
    source, target = line.get("from"), line.get("to")
    more = line.get(THEIRS)
    ends = {
        "fromID": source.get("id") if isinstance(source, dict) else None,
        "toID": target.get("id") if isinstance(target, dict) else None,
    }
    rest = {name: held for name, held in line.items() if name != THEIRS or not isinstance(more, dict)}
    for name, end in (("from", source), ("to", target)):
        id = id_of(end, "id")
        if name in rest and id in by_id and end == end_of(by_id[str(id)]):
            del rest[name]
    made = {**(more if isinstance(more, dict) else edge(ends["fromID"], ends["toID"])), **ends}
    return made if rest == {"visible": True} else {**made, MINE: rest}


def end_of(node: Members) -> Members:
    """A node as it is said again in an edge; a text that is very long is cut, so that files do not grow without bounds."""
    text = node.get("text")
    return {**node, "text": text[:LONGEST]} if isinstance(text, str) and len(text) > LONGEST else node


# writing -----------------------------------------------------------------------------------------------------------------


def to_ova(nodeset: Members) -> Members:
    """An OVA file, but for its analysis, that says a nodeset which we wrote."""
    spoken = _speakers(nodeset)
    usual = _dress(nodeset["nodes"], nodeset["edges"])
    nodes = [_written_node(node, usual, spoken) for node in nodeset["nodes"]]
    by_id = {str(text_of(node["id"])): node for node in nodes}
    made: Members = {
        "nodes": nodes,
        "edges": [_written_edge(line, by_id) for line in nodeset["edges"]],
        "participants": [_renamed(person, "participantID", "id") for person in nodeset.get("participants", ())],
    }
    said = [
        {"nodeID": node["nodeID"], "personID": spoken[id]}
        for node in nodeset["nodes"]
        if (id := str(text_of(node["nodeID"]))) in spoken
    ]
    known = ("nodes", "edges", "participants", *(["locutions"] if nodeset.get("locutions") == said else []))
    more = {name: held for name, held in nodeset.items() if name not in known}
    return {**made, THEIRS: more} if more else made


def _speakers(nodeset: Members) -> dict[str, Any]:
    """Who utters each L-node that one person utters, as far as a node of OVA can say it."""
    listed = nodeset.get("locutions")
    if not isinstance(listed, list):
        return {}
    types = {id: node.get("type") for node in nodeset["nodes"] if (id := id_of(node, "nodeID")) is not None}
    people = {id_of(person, "participantID") for person in nodeset.get("participants", ())}
    times = Counter(id_of(entry, "nodeID") for entry in listed)
    return {
        str(id): entry["personID"]
        for entry in listed
        if isinstance(entry, dict)
        and times[id := id_of(entry, "nodeID")] == 1
        and types.get(str(id)) == "L"
        and text_of(entry.get("personID")) is not None
        and text_of(entry["personID"]) not in {"", NOBODY} - people
    }


def _written_node(node: Members, usual: Mapping[str, Members], spoken: Mapping[str, Any]) -> Members:
    id = str(text_of(node["nodeID"]))
    kept = node.get(MINE)
    own = isinstance(kept, dict)
    plain = {new: node[old] for old, new in (("nodeID", "id"), ("text", "text"), ("type", "type")) if old in node}
    flags = {name: node[name] for name in FLAGS if name in node}
    more = {
        name: held
        for name, held in node.items()
        if name not in ("nodeID", "text", "type", *FLAGS) and not (name == MINE and own)
    }
    made = {**plain, **(kept if isinstance(kept, dict) else usual[id]), **flags}
    if id in spoken:
        made["participantID"] = spoken[id]
    return {**made, THEIRS: more} if more else made


def _written_edge(line: Members, by_id: Mapping[str, Members]) -> Members:
    kept = line.get(MINE)
    own = isinstance(kept, dict)
    more = {name: held for name, held in line.items() if name not in ("fromID", "toID") and not (name == MINE and own)}
    usual = edge(line["fromID"], line["toID"])
    ends = {
        name: end_of(by_id[str(text_of(end))]) if text_of(end) in by_id else {"id": end}
        for name, end in (("from", line["fromID"]), ("to", line["toID"]))
    }
    made = {**ends, **(kept if isinstance(kept, dict) else {"visible": True})}
    return made if {**more, "fromID": line["fromID"], "toID": line["toID"]} == usual else {**made, THEIRS: more}
