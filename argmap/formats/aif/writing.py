"""A debate as a nodeset: statements, steps, and who asserts what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.aif.kept import EDGE, GONE, LOCUTIONS, NODE, PARTICIPANT, data_as_members, taken_back, unpacked
from argmap.formats.aif.names import scheme_name
from argmap.formats.aif.nodeset import Edge, Node, text_of
from argmap.formats.aif.reading import participant, said_by
from argmap.formats.aif.speech import Speech, edge, spoken
from argmap.formats.ids import foreign_ids
from argmap.formats.loss import Loss, elements, fields_lost
from argmap.formats.texts import raw_texts
from argmap.formats.values import decode
from argmap.model import Debate, Inference, Relation, datum
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR

HELD: Mapping[str, tuple[str, ...]] = {
    "statement": ("id", "text", "voices", "commitment", "data"),
    "inference": ("premises", "conclusion", "scheme", "data"),
    "attack": ("source", "target", "data"),
    "article": ("id", "authors"),
    "voice": ("id", "name", "data"),
    "debate": ("statements", "inferences", "attacks", "articles", "voices", "issues", "stances", "data"),
}


class Writer:
    """One debate on its way into a nodeset."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.locutions: list[Any] = []
        self.lost: list[Loss] = []
        self.ids: dict[str, Any] = {}
        """Ids of nodes, by statement id and by relation key."""

    def nodeset(self) -> dict[str, Any]:
        """The members of the file."""
        debate = self.debate
        self.statements()
        self.steps(debate.inferences, "RA")
        self.steps(debate.graph.attacks_inwards() if any(a.undercuts for a in debate.attacks) else debate.attacks, "CA")
        explained = self.aside()
        self.speech(explained)
        members = {
            "nodes": self.nodes,
            "edges": self.edges,
            **data_as_members(debate.data),
            "locutions": self.locutions,
        }
        participants = [entry for voice in debate.voices if (entry := _participant(voice)) is not None]
        if participants:
            members["participants"] = participants
        self.losses()
        return members

    def statements(self) -> None:
        ids, _ = foreign_ids(self.debate, "aif.nodeID")
        texts, _ = raw_texts(self.debate, "aif.text")
        self.ids.update(ids)
        self.texts = texts
        for statement in self.debate.statements:
            node = {"nodeID": ids[statement.id], "text": texts[statement.id], "type": "I"}
            self.nodes.append({**node, **data_as_members(statement.data)} if statement.data else node)

    def steps(self, relations: Iterable[Relation], kind: str) -> None:
        """A node for each relation, or for those that were one node, with its edges."""
        made: dict[Any, dict[str, Any]] = {}
        drawn: set[tuple[Any, Any]] = set()
        for relation in relations:
            kept = datum(relation, "aif.nodeID") if relation.data else ""
            id = decode(kept) if kept else relation.key
            if text_of(id) is None:  # no file of AIF can have given this id
                id = relation.key
            self.ids[relation.key] = id
            if id not in made:
                scheme = relation.scheme if isinstance(relation, Inference) else ""
                text = decode(datum(relation, "aif.text")) if datum(relation, "aif.text") else scheme_name(scheme, kind)
                made[id] = {"nodeID": id, "text": text, "type": kind, **data_as_members(relation.data)}
                self.nodes.append(made[id])
            sources = relation.premises if isinstance(relation, Inference) else (relation.source,)
            target = relation.conclusion if isinstance(relation, Inference) else relation.target
            ends = [*((self.ids[source], id) for source in sources), (id, self.ids[target])]
            packs = decode(datum(relation, "aif.edges")) if relation.data and datum(relation, "aif.edges") else None
            for n, (start, end) in enumerate(ends):
                if (start, end) not in drawn:
                    drawn.add((start, end))
                    self.edges.append(
                        unpacked(packs[n], start, end)
                        if isinstance(packs, list) and n < len(packs)
                        else edge(start, end)
                    )

    def aside(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Put back what was kept aside, as far as it still has its ends; the chains of persons that it gives to statements."""
        data = self.debate.data
        if not any(key.startswith("aif.") for key, _ in data):
            return {}
        there = {str(text_of(node["nodeID"])) for node in self.nodes}
        nodes = {str(text_of(m.get("nodeID"))): (key, m) for key, m in taken_back(data, NODE, "nodeID")}
        edges = [
            (key, m, tuple(str(text_of(m.get(end))) for end in ("fromID", "toID")))
            for key, m in taken_back(data, EDGE, "edgeID")
        ]
        alive = there | nodes.keys()
        cut = {end for _, _, ends in edges if not alive.issuperset(ends) for end in ends}
        dead = {
            id for id, (_, members) in nodes.items() if id in cut and members.get("type") != "L"
        }  # a locution may stand alone
        self.lost += [Loss("debate", "", f"data {nodes[id][0]}") for id in dead]
        alive -= dead
        self.lost += [Loss("debate", "", f"data {key}") for key, _, ends in edges if not alive.issuperset(ends)]
        held = decode(datum(self.debate, LOCUTIONS)) if datum(self.debate, LOCUTIONS) else []
        self.nodes += [members for id, (_, members) in nodes.items() if id in alive]
        self.edges += [members for _, members, ends in edges if alive.issuperset(ends)]
        self.edges += [members for _, members in taken_back(data, GONE, "edgeID")]
        self.locutions += held if isinstance(held, list) else []
        plain = {str(text_of(node["nodeID"])): Node(str(text_of(node["nodeID"])), node, 0) for node in self.nodes}
        lines = [Edge(str(text_of(m.get("fromID"))), str(text_of(m.get("toID"))), m, 0) for m in self.edges]
        speech = Speech.of(plain, [line for line in lines if line.source in plain and line.target in plain], held)
        return {
            str(id): speech.chains(str(text_of(id))) for id in self.ids.values() if speech.says.get(str(text_of(id)))
        }

    def speech(self, explained: Mapping[str, tuple[tuple[str, ...], ...]]) -> None:
        """Locutions for the statements whose voices no kept locution explains."""
        names = {voice.id: voice.name for voice in self.debate.voices}
        for statement in self.debate.statements:
            chains, mark = said_by(self.debate, statement)
            id = self.ids[statement.id]
            if not chains or str(id) in explained:
                continue
            nodes, edges, locutions = spoken(id, self.texts[statement.id], chains, names, mark)
            self.nodes += nodes
            self.edges += edges
            self.locutions += locutions

    # losses ------------------------------------------------------------------------------------------------------------

    def losses(self) -> None:
        """What a nodeset does not hold."""
        debate = self.debate
        own = {s.article for s in debate.statements if not s.voices}
        used = {s.article for s in debate.statements}
        for what, id, element in elements(debate):
            if what not in HELD or (what == "article" and id not in used):
                self.lost.append(Loss(what, id))
                continue
            self.lost += fields_lost(what, id, element, HELD[what])
            if element.data:
                self.lost += [Loss(what, id, f"data {key}") for key, _ in element.data if not key.startswith("aif.")]
            if what == "article" and element.authors and id not in own:
                self.lost.append(Loss(what, id, "authors"))
        authors = {a.id: a.authors if a.id in own else () for a in debate.articles}
        for statement in debate.statements:
            usual = default_commitment(statement.voices, (AUTHOR, *authors.get(statement.article, ())))
            if statement.commitment is not usual:
                self.lost.append(Loss("statement", statement.id, "commitment", usual))


def _participant(voice: Any) -> dict[str, Any] | None:
    kept = datum(voice, PARTICIPANT)
    entry = decode(kept) if kept else None
    if kept:
        return entry if isinstance(entry, dict) else None
    return participant(voice.id, voice.name)
