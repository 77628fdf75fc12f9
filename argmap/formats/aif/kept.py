"""What is kept of a nodeset as data, and how it is packed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from argmap.formats.aif.speech import edge
from argmap.formats.ids import is_id, names_for
from argmap.formats.values import decode, encode
from argmap.model import Data

NODE, EDGE, GONE = "aif.node/", "aif.edge/", "aif.dangling/"
LOCUTIONS, PARTICIPANT, PARTICIPANTS = "aif.locutions", "aif.participant", "aif.participants"
FIRST = ("nodeID", "text", "type", "edgeID", "fromID", "toID", "formEdgeID")
USUAL = {"edgeID", "fromID", "toID", "formEdgeID"}


def members_as_data(members: Mapping[str, Any], own: Collection[str], space: str = "aif.") -> Iterator[tuple[str, str]]:
    """The members of an object, but for `own`, as data: `aif.timestamp`; those whose names are no keys together as `aif.more`."""
    odd: dict[str, Any] = {}
    for name, value in members.items():
        if name in own:
            continue
        key = f"{space}{name}"
        if is_id(key) and name not in RESERVED and "/" not in name:
            yield key, encode(value)
        else:
            odd[name] = value
    if odd:
        yield f"{space}more", encode(odd)


RESERVED = frozenset(
    (
        "nodeID",
        "text",
        "type",
        "edges",
        "more",
        "locutions",
        "participant",
        "participants",
        "node",
        "edge",
        "dangling",
        "without",
        "place",
    )
)
"""Names that mean something behind `aif.` and `xaif.`."""


def data_as_members(data: Data, space: str = "aif.") -> dict[str, Any]:
    """The way back from `members_as_data`."""
    members: dict[str, Any] = {}
    for key, value in data:
        name = key.removeprefix(space)
        if name == key or "/" in name:
            continue
        if name == "more":
            odd = decode(value)
            members |= odd if isinstance(odd, dict) else {}
        elif name not in RESERVED:
            members[name] = decode(value)
    return members


def put_aside(kept: dict[str, str], prefix: str, items: Sequence[tuple[str, dict[str, Any], str]]) -> None:
    """Keep nodes or edges under keys like their ids; the id is left out where the key says it."""
    ids = [id for id, _, _ in items]
    names = names_for(ids, simple=True)
    used: dict[str, int] = {}
    for id, members, field in items:
        name = names[id]
        used[name] = used.get(name, 0) + 1
        key = f"{prefix}{name}" if used[name] == 1 else f"{prefix}{name}-{used[name]}"
        while key in kept:
            used[name] += 1
            key = f"{prefix}{name}-{used[name]}"
        said = {n: v for n, v in _in_order(members) if n != field or v != key.removeprefix(prefix)}
        kept[key] = encode(said if field in members else [said])


def _in_order(members: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The members of a node or an edge, those that all have first, so that what is the same is kept as the same."""
    yield from ((name, members[name]) for name in FIRST if name in members)
    yield from ((name, held) for name, held in members.items() if name not in FIRST)


def taken_back(data: Data, prefix: str, field: str) -> list[tuple[str, dict[str, Any]]]:
    """The nodes or edges that were put aside, each with its key."""
    found = []
    for key, value in data:
        if key.startswith(prefix):
            members = decode(value)
            if isinstance(members, list) and len(members) == 1 and isinstance(members[0], dict):  # it has no id
                found.append((key, members[0]))
            elif isinstance(members, dict):
                found.append((key, members if field in members else {field: key.removeprefix(prefix), **members}))
    return found


def edge_packs(edges: Sequence[dict[str, Any]]) -> list[Any] | None:
    """The ids of edges, or whatever else they say besides their ends; None when they are as we would write them."""
    packs = [_pack(members) for members in edges]
    usual = [_pack(edge(members["fromID"], members["toID"])) for members in edges]
    return None if packs == usual else packs


def _pack(members: dict[str, Any]) -> Any:
    id = members.get("edgeID")
    if members.keys() == USUAL and members["formEdgeID"] is None and isinstance(id, str):
        return id
    return {name: value for name, value in members.items() if name not in ("fromID", "toID")}


def unpacked(pack: Any, source: Any, target: Any) -> dict[str, Any]:
    """An edge from its pack and its ends."""
    if isinstance(pack, str):
        return {"edgeID": pack, "fromID": source, "toID": target, "formEdgeID": None}
    if isinstance(pack, dict):
        ends = {"fromID": source, "toID": target}
        return (
            {"edgeID": pack["edgeID"], **ends, **{n: v for n, v in pack.items() if n != "edgeID"}}
            if "edgeID" in pack
            else {**ends, **pack}
        )
    return edge(source, target)
