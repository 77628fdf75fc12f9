"""The part of xAIF in which OVA keeps where it draws nodes and edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.formats.aif.kept import put_aside, taken_back
from argmap.formats.aif.layout import ends, id_of, layout
from argmap.formats.loss import Loss
from argmap.formats.values import decode, encode
from argmap.model import Data

PLACE, HEAD = "xaif.place/", "xaif.OVA"
NOBODY = {"firstname": "", "surname": "", "url": ""}
Members = dict[str, Any]


def drawn(nodes: Sequence[Any], edges: Sequence[Any], data: Data) -> tuple[Any, list[Loss]]:
    """The places of nodes and edges: those that were kept, others in rows; and the loss of those whose node is gone."""
    said = next((value for key, value in data if key == HEAD), "")
    head = decode(said) if said else NOBODY
    kept = {id_of(members, "nodeID"): (key, members) for key, members in taken_back(data, PLACE, "nodeID")}
    places = _places(nodes, edges)
    lost = [Loss("debate", "", f"data {key}") for id, (key, _) in kept.items() if id not in places]
    if not isinstance(head, dict):
        return head[0] if isinstance(head, list) and len(head) == 1 else head, lost
    entries = [kept[id][1] if id in kept else place for id, place in places.items()]
    made = {**head}
    made.setdefault("nodes", entries)
    made.setdefault("edges", _lines(made["nodes"], edges))
    return made, lost


def kept_places(value: Any, nodes: Sequence[Any], edges: Sequence[Any]) -> dict[str, str]:
    """What has to be kept of the places in a file so that `drawn` gives them again."""
    if not isinstance(value, dict) or not {"nodes", "edges"} <= value.keys():
        return {HEAD: encode([value])}
    head = dict(value)
    kept: dict[str, str] = {}
    places = _places(nodes, edges)
    entries = value["nodes"]
    if isinstance(entries, list) and [id_of(entry, "nodeID") for entry in entries] == [*places]:
        del head["nodes"]
        odd = [
            (str(id), entry, "nodeID")
            for (id, place), entry in zip(places.items(), entries, strict=True)
            if entry != place
        ]
        put_aside(kept, PLACE, odd)
    if value["edges"] == _lines(entries, edges):
        del head["edges"]
    if head != NOBODY:
        kept[HEAD] = encode(head)
    return kept


def _places(nodes: Sequence[Any], edges: Sequence[Any]) -> dict[str, Members]:
    """The entries of nodes as we write them, by id."""
    raw = {id: node["nodeID"] for node in nodes if (id := id_of(node, "nodeID")) is not None}
    return {
        id: {"nodeID": raw[id], "visible": True, "x": x, "y": y, "timestamp": ""}
        for id, (x, y) in layout(nodes, edges).items()
    }


def _lines(entries: Any, edges: Sequence[Any]) -> list[Members]:
    """The entries of edges: one is seen where both its ends are."""
    hidden = {
        id_of(entry, "nodeID")
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, Mapping) and entry.get("visible") is False
    }
    raw = [edge for edge in edges if isinstance(edge, Mapping)]
    return [
        {"fromID": edge["fromID"], "toID": edge["toID"], "visible": source not in hidden and target not in hidden}
        for edge in raw
        for source, target in ends((edge,))
    ]
