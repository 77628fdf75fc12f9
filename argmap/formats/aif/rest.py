"""What is kept of a nodeset as a whole: all that writing its debate would not give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.kept import EDGE, GONE, LOCUTIONS, NODE, PARTICIPANTS, members_as_data, put_aside
from argmap.formats.aif.nodeset import Edge, Node, Nodeset, Taking, text_of
from argmap.formats.aif.speech import spoken
from argmap.formats.aif.steps import Sorted
from argmap.formats.aif.voices import names_of, said_by
from argmap.formats.values import encode
from argmap.model import Data, Debate

KNOWN = ("L", "YA", "TA", "MA", "PA", "RA", "CA")
"""Types of nodes that AIF knows, besides I."""
HANDLED = ("locutions", "participants")


def rest_of(
    debate: Debate,
    nodeset: Nodeset,
    found: Sorted,
    names: Mapping[str, str],
    participants: Sequence[Any],
    taking: Taking,
) -> Data:
    """The data of the debate: nodes and edges that are no statements and relations, without the speech that the model says."""
    locutions = nodeset.members.get("locutions")
    listed = locutions if isinstance(locutions, list) else []
    if locutions is not None and not isinstance(locutions, list):
        taking.say("wrong-type", "`locutions` is no list", ("locutions",), "a list belongs here")
    told = _Told(debate, nodeset, found, names, listed)
    aside = [node for node in found.nodes if node.id not in told.nodes]
    kept: dict[str, str] = {}
    put_aside(kept, NODE, [(node.id, node.members, "nodeID") for node in aside])
    put_aside(kept, EDGE, _edges(edge for edge in found.edges if edge.number not in told.edges))
    put_aside(kept, GONE, _edges(nodeset.dangling))
    rest = [entry for n, entry in enumerate(listed) if n not in told.locutions]
    if rest or ("locutions" in nodeset.members and not isinstance(locutions, list)):
        kept[LOCUTIONS] = encode(rest if isinstance(locutions, list) else locutions)
    if participants:
        kept[PARTICIPANTS] = encode(list(participants))
    kept |= members_as_data({name: held for name, held in nodeset.members.items() if name not in HANDLED}, ())
    _hint([node for node in aside if node.id not in found.reported], found, taking)
    return tuple(kept.items())


def _edges(edges: Iterable[Edge]) -> list[tuple[str, dict[str, Any], str]]:
    return [(text_of(edge.members.get("edgeID")) or "edge", edge.members, "edgeID") for edge in edges]


class _Told:
    """The nodes, edges and locutions by which the model's voices would be written, as far as the file has them just so."""

    def __init__(
        self, debate: Debate, nodeset: Nodeset, found: Sorted, names: Mapping[str, str], locutions: list[Any]
    ) -> None:
        self.nodes: set[str] = set()
        self.edges: set[int] = set()
        """Numbers of edges in the file."""
        self.locutions: set[int] = set()
        by_pair = {(edge.source, edge.target): edge for edge in found.edges}
        said = {
            (entry.get("nodeID"), entry.get("personID")): n
            for n, entry in enumerate(locutions)
            if isinstance(entry, dict) and _hashable(entry)
        }
        called = names_of(debate.voices)
        for node in found.statements:
            chains, mark = said_by(debate, debate.graph.statements[names[node.id]])
            if not chains or not isinstance(node.members["nodeID"], str):
                continue
            nodes, edges, entries = spoken(node.id, node.text, chains, called, mark)
            here = [nodeset.nodes.get(made["nodeID"]) for made in nodes]
            numbers = [said.get((entry["nodeID"], entry["personID"])) for entry in entries]
            pairs = [by_pair.get((made["fromID"], made["toID"])) for made in edges]
            if (
                all(there is not None and there.members == made for there, made in zip(here, nodes, strict=True))
                and all(n is not None and locutions[n] == made for n, made in zip(numbers, entries, strict=True))
                and all(there is not None and there.members == made for there, made in zip(pairs, edges, strict=True))
            ):
                self.nodes |= {made["nodeID"] for made in nodes}
                self.edges |= {there.number for there in pairs if there is not None}
                self.locutions |= {n for n in numbers if n is not None}


def _hashable(entry: Mapping[str, Any]) -> bool:
    return not any(isinstance(entry.get(name), list | dict) for name in ("nodeID", "personID"))


def _hint(nodes: list[Node], found: Sorted, taking: Taking) -> None:
    """Say what is kept aside."""
    kinds = Counter(node.type for node in nodes if node.type in KNOWN)
    aside = {node.id for node in found.nodes}
    loose = sum(edge.source not in aside and edge.target not in aside for edge in found.edges)
    if kinds or loose:
        counted = [
            *(f"{count:,} {kind}" for kind, count in sorted(kinds.items())),
            *([f"{loose:,} edges"] if loose else []),
        ]
        message = f"nodes and edges that are on no map are kept as data: {', '.join(counted)}"
        taking.say("kept-aside", message, (), "they are written back")
    for node in nodes:
        if node.type not in KNOWN:
            kind = node.type[:20] or "none"
            message = f"a node of a type that AIF does not know: {kind}"
            taking.say("unknown-part", message, ("nodes", node.number), "kept as data")
