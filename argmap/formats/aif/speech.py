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
from argmap.formats.aif.steps import STATEMENTS

SPEAKER = re.compile(r"(?P<name>[^:\n]{1,60}?)[ \t]*:[ \t]")
DEEPEST = 24
"""Voices of a chain, the innermost, that are followed."""
AT_ONCE = 16
"""Locutions by which one act is done that are looked at."""
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
    about: dict[str, list[str]] = field(factory=dict)
    """I-nodes that an L-node asserts, asks or challenges, by L-node."""

    @classmethod
    def of(cls, nodes: Mapping[str, Node], edges: Iterable[Edge], locutions: Any) -> Speech:
        """The speech in some nodes and edges."""
        made = cls()
        heard: dict[str, dict[str, None]] = {}
        for locution in locutions if isinstance(locutions, list) else ():
            if not isinstance(locution, dict):
                continue
            id, person = text_of(locution.get("nodeID")), text_of(locution.get("personID"))
            if id in nodes and nodes[str(id)].type == "L" and person is not None:
                heard.setdefault(str(id), {})[f"#{person}"] = None
        made.speakers = {id: list(persons) for id, persons in heard.items()}
        ins: dict[str, list[str]] = {}
        outs: dict[str, list[str]] = {}
        for edge in edges:
            ins.setdefault(edge.target, []).append(edge.source)
            outs.setdefault(edge.source, []).append(edge.target)
        for node, one in nodes.items():
            if one.type == "YA":
                told = [t for t in outs.get(node, ())[:AT_ONCE] if t in nodes and nodes[t].type in STATEMENTS]
                for source in ins.get(node, ())[:AT_ONCE] if told else ():
                    if source in nodes and nodes[source].type == "L":
                        made.about.setdefault(source, []).extend(told)
            if one.type == "YA" and one.text.strip().lower() in ASSERTING:
                spoken = [by for source in ins.get(node, ())[:AT_ONCE] for by in _speaking(source, nodes, outs)][
                    :AT_ONCE
                ]
                for target in outs.get(node, ()) if spoken else ():
                    kind = nodes[target].type if target in nodes else ""
                    if kind in STATEMENTS:
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
                if above and len(way) < DEEPEST - 1:
                    waiting += [(other, longer, (*way, id)) for other in above]
                else:
                    yield longer


def _speaking(id: str, nodes: Mapping[str, Node], outs: Mapping[str, list[str]]) -> list[str]:
    """The locutions by which an act is done that is anchored in a node: that node, or those that a transition leads to (`Yes`
    asserts something only as the answer to a question).
    """
    if id not in nodes:
        return []
    if nodes[id].type == "TA":
        return [target for target in outs.get(id, ())[:AT_ONCE] if target in nodes and nodes[target].type == "L"]
    return [id] if nodes[id].type == "L" else []


def spoken(
    id: str, text: str, chains: Iterable[tuple[str, ...]], names: Mapping[str, str], mark: str
) -> tuple[list[Any], list[Any], list[Any]]:
    """The nodes, edges and locutions that say that voices assert a statement: for each chain a locution within a locution, each
    anchored by an act of asserting. `id` is the node of the statement, `mark` tells authors (A) from other voices (L).
    """
    nodes, edges, locutions = list[Any](), list[Any](), list[Any]()
    for number, chain in enumerate(chains, 1):
        base = f"{id}:{mark}{number}"
        below = id
        said = text
        for depth in range(len(chain) - 1, -1, -1):
            locution = base if depth == len(chain) - 1 else f"{base}:{len(chain) - 1 - depth}"
            act = f"{locution}:YA"
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
