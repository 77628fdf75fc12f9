"""What was kept of a nodeset aside from statements and steps, on its way back into the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import frozen

from argmap.formats.aif.kept import EDGE, GONE, LOCUTIONS, NODE, taken_back
from argmap.formats.aif.nodeset import Edge, Node, text_of
from argmap.formats.aif.speech import Speech
from argmap.formats.aif.steps import STATEMENTS
from argmap.formats.loss import Loss
from argmap.formats.values import decode
from argmap.model import Debate, datum

Members = dict[str, Any]


@frozen
class Aside:
    """Nodes, edges and locutions that can be put back, what cannot, and the I-nodes whose voices they say."""

    nodes: list[Members]
    edges: list[Members]
    locutions: list[Any]
    lost: list[Loss]
    explained: frozenset[str] = frozenset()


def aside(debate: Debate, nodes: Sequence[Members], edges: Sequence[Members], mute: Collection[str]) -> Aside:
    """What was kept aside, as far as it still has its ends among the nodes that are written. An act of speech about a statement in
    `mute`, which now is said by others, is not put back.
    """
    data = debate.data
    if not any(key.startswith("aif.") for key, _ in data):
        return Aside([], [], [], [])
    there = {_id(members, "nodeID") for members in nodes}
    kept = {_id(members, "nodeID"): (key, members) for key, members in taken_back(data, NODE, "nodeID")}
    links = [
        (key, members, (_id(members, "fromID"), _id(members, "toID")))
        for key, members in taken_back(data, EDGE, "edgeID")
    ]
    held = decode(datum(debate, LOCUTIONS)) if datum(debate, LOCUTIONS) else []
    locutions = held if isinstance(held, list) else []
    taken = {id for id in kept if id in there}  # a statement or a step has this id now
    alive = there | kept.keys()
    cut = {end for _, _, ends in links if not alive.issuperset(ends) for end in ends}
    cut |= _acts(kept, links, locutions, mute, nodes)
    dead = {
        id for id in kept if id in taken or (id in cut and kept[id][1].get("type") != "L")
    }  # locutions may stand alone
    alive = there | {id for id in kept if id not in dead}
    whole = [(key, members) for key, members, ends in links if alive.issuperset(ends) and not taken.intersection(ends)]
    lost = [Loss("debate", "", f"data {kept[id][0]}") for id in dead]
    fit = {key for key, _ in whole}
    lost += [Loss("debate", "", f"data {key}") for key, _, _ in links if key not in fit]
    back_nodes = [members for id, (_, members) in kept.items() if id not in dead]
    back_edges = [members for _, members in whole] + [members for _, members in taken_back(data, GONE, "edgeID")]
    speech = speech_of([*nodes, *back_nodes], [*edges, *back_edges], locutions)
    statements = {_id(members, "nodeID") for members in nodes if members["type"] in STATEMENTS}
    explained = frozenset(id for id in statements if speech.says.get(id))
    return Aside(back_nodes, back_edges, locutions, lost, explained)


def _acts(
    kept: Mapping[str, tuple[str, Members]],
    links: Sequence[tuple[str, Members, tuple[str, str]]],
    locutions: list[Any],
    mute: Collection[str],
    nodes: Sequence[Members],
) -> set[str]:
    """The acts by which kept locutions assert statements that others assert now."""
    if not mute:
        return set()
    speech = speech_of(
        [*nodes, *(members for _, members in kept.values())], [members for _, members, _ in links], locutions
    )
    return {act for id in mute for act in speech.acts.get(id, ())}


def speech_of(nodes: Sequence[Members], edges: Sequence[Members], locutions: list[Any]) -> Speech:
    """Who says what in nodes, edges and locutions that are about to be written."""
    plain = {_id(members, "nodeID"): Node(_id(members, "nodeID"), members, 0) for members in nodes}
    lines = (Edge(_id(members, "fromID"), _id(members, "toID"), members, 0) for members in edges)
    return Speech.of(plain, [line for line in lines if line.source in plain and line.target in plain], locutions)


def _id(members: Members, name: str) -> str:
    return str(text_of(members.get(name)))
