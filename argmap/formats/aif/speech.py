"""Who says what: locutions (L), what they do (YA), and the voices of statements.

Inference Anchoring Theory (Budzynska and Reed): a locution is anchored in a proposition by an act of speech, a YA-node. Only some
acts assert what they are about. A locution that is itself what another one asserts is reported speech, and makes a chain of voices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.aif.names import ASSERTING
from argmap.formats.aif.nodeset import Edge, Node, text_of

SPEAKER = re.compile(r"(?P<name>[^:\n]{1,60}?)[ \t]*:[ \t]")
DEEPEST = 12
"""Reports within reports that are followed."""
MOST = 200
"""Locutions that are looked at for one: a file can be made in which there are ways without number."""


@define(eq=False)
class Speech:
    """The locutions of a nodeset."""

    speakers: dict[str, list[str]] = field(factory=dict)
    """Who utters each L-node: `#` and the id of a participant, or `@` and the name before its text where the file lists none."""
    above: dict[str, list[str]] = field(factory=dict)
    """L-nodes that report an L-node."""
    says: dict[str, list[str]] = field(factory=dict)
    """L-nodes that assert a statement, by I-node."""
    acts: dict[str, list[str]] = field(factory=dict)
    """YA-nodes through which that happens, by I-node."""

    @classmethod
    def of(cls, nodes: Mapping[str, Node], edges: Iterable[Edge], locutions: Any) -> Speech:
        """The speech in some nodes and edges."""
        made = cls()
        for locution in locutions if isinstance(locutions, list) else ():
            if not isinstance(locution, dict):
                continue
            id, person = text_of(locution.get("nodeID")), text_of(locution.get("personID"))
            if id in nodes and person is not None and f"#{person}" not in made.speakers.setdefault(str(id), []):
                made.speakers[str(id)].append(f"#{person}")
        ins: dict[str, list[str]] = {}
        outs: dict[str, list[str]] = {}
        for edge in edges:
            ins.setdefault(edge.target, []).append(edge.source)
            outs.setdefault(edge.source, []).append(edge.target)
        for node, one in nodes.items():
            if one.type == "YA" and one.text.strip().lower() in ASSERTING:
                spoken = [source for source in ins.get(node, ()) if source in nodes and nodes[source].type == "L"]
                for target in outs.get(node, ()) if spoken else ():
                    kind = nodes[target].type if target in nodes else ""
                    if kind == "I":
                        made.says.setdefault(target, []).extend(spoken)
                        made.acts.setdefault(target, []).append(node)
                    elif kind == "L":
                        made.above.setdefault(target, []).extend(spoken)
            elif one.type == "L" and node not in made.speakers:
                name = SPEAKER.match(one.text)
                if name:
                    made.speakers[node] = [f"@{name['name']}"]
        return made

    def chains(self, statement: str) -> tuple[tuple[str, ...], ...]:
        """The chains of participants who assert a statement, each once."""
        return tuple(dict.fromkeys(chain for id in self.says.get(statement, ()) for chain in self._chains(id)))

    def _chains(self, locution: str) -> Iterator[tuple[str, ...]]:
        """The chains that end with those who utter a locution."""
        waiting: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [(locution, (), ())]
        for _ in range(MOST):
            if not waiting:
                return
            id, chain, way = waiting.pop(0)
            for person in self.speakers.get(id, ()):
                longer = (person, *chain)
                above = [other for other in self.above.get(id, ()) if other not in (*way, id)]
                if above and len(way) < DEEPEST:
                    waiting += [(other, longer, (*way, id)) for other in above]
                else:
                    yield longer


def spoken(
    id: str, text: str, chains: Iterable[tuple[str, ...]], names: Mapping[str, str], mark: str
) -> tuple[list[Any], list[Any], list[Any]]:
    """The nodes, edges and locutions that say that voices assert a statement: for each chain a locution within a locution, each
    anchored by an act of asserting. `id` is the node of the statement, `mark` tells authors (A) from other voices (L).
    """
    nodes, edges, locutions = list[Any](), list[Any](), list[Any]()
    for number, chain in enumerate(chains, 1):
        base = f"{id}.{mark}{number}"
        below = id
        said = text
        for depth in range(len(chain) - 1, -1, -1):
            locution = base if depth == len(chain) - 1 else f"{base}.{len(chain) - 1 - depth}"
            act = f"{locution}.YA"
            said = f"{names.get(chain[depth], chain[depth])} : {said}"
            nodes += [
                {"nodeID": locution, "text": said, "type": "L"},
                {"nodeID": act, "text": "Asserting", "type": "YA"},
            ]
            edges += [edge(locution, act), edge(act, below)]
            locutions.append({"nodeID": locution, "personID": chain[depth]})
            below = locution
    return nodes, edges, locutions


def edge(source: Any, target: Any) -> dict[str, Any]:
    """An edge as we write it, with an id made of its ends."""
    return {"edgeID": f"{source}->{target}", "fromID": source, "toID": target, "formEdgeID": None}
