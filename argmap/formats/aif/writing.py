"""A debate as a nodeset: statements, steps, and who asserts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.back import Aside, aside
from argmap.formats.aif.identity import KEY, node_ids
from argmap.formats.aif.kept import LOCUTIONS, PARTICIPANT, PARTICIPANTS, data_as_members, unpacked
from argmap.formats.aif.names import scheme_name, scheme_of
from argmap.formats.aif.nodeset import text_of
from argmap.formats.aif.speech import DEEPEST, spoken
from argmap.formats.aif.steps import ENTHYMEME
from argmap.formats.aif.voices import names_of, participant, said_by
from argmap.formats.loss import Loss, elements, fields_lost
from argmap.formats.texts import raw_texts
from argmap.formats.values import decode
from argmap.model import Debate, Inference, Relation, Voice, datum
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
"""What a nodeset holds of each kind of element."""


class Writer:
    """One debate on its way into a nodeset.

    `mute` are statements whose kept locutions no longer say who asserts them, `home` is the article of the statements whose nodes
    name none. `held` are fields that the file holds besides those of a nodeset, `articles` are those that it names, and `spaces`
    what the keys begin with of data that it holds.
    """

    def __init__(
        self,
        debate: Debate,
        mute: Collection[str] = (),
        home: str = "",
        *,
        held: Mapping[str, Sequence[str]] | None = None,
        articles: Collection[str] = (),
        spaces: tuple[str, ...] = ("aif.",),
    ) -> None:
        self.debate, self.mute = debate, mute
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.locutions: list[Any] = []
        self.lost: list[Loss] = []
        self.held = {what: (*fields, *(held or {}).get(what, ())) for what, fields in HELD.items()}
        self.spaces = spaces
        self.named = {*articles, *(s.article for s in debate.statements)}
        """Articles that the file names."""
        names, lost = node_ids(debate, home)
        self.ids: dict[str, Any] = dict(names)
        """Ids of nodes, by statement id and by relation key."""
        self.lost += lost

    def nodeset(self) -> dict[str, Any]:
        """The members of the file."""
        debate = self.debate
        self.statements()
        self.steps(debate.inferences, "RA")
        self.steps(debate.graph.attacks_inwards() if any(a.undercuts for a in debate.attacks) else debate.attacks, "CA")
        kept = aside(debate, self.nodes, self.edges, {str(text_of(self.ids[id])) for id in self.mute if id in self.ids})
        self.nodes += kept.nodes
        self.edges += kept.edges
        self.locutions += kept.locutions
        self.lost += kept.lost
        self.speech(kept)
        members = {
            "nodes": self.nodes,
            "edges": self.edges,
            **data_as_members(debate.data),
            "locutions": self.locutions,
        }
        left = decode(datum(debate, PARTICIPANTS)) if datum(debate, PARTICIPANTS) else []
        odd = datum(debate, LOCUTIONS)
        if odd and not isinstance(decode(odd), list):  # a file had something else there
            if self.locutions:
                self.lost.append(Loss("debate", "", f"data {LOCUTIONS}"))
            else:
                members["locutions"] = decode(odd)
        participants = [entry for voice in debate.voices if (entry := _participant(voice)) is not None]
        participants += left if isinstance(left, list) else []
        if participants:
            members["participants"] = participants
        self.losses()
        return members

    def statements(self) -> None:
        texts, lost = raw_texts(self.debate, "aif.text")
        self.texts = texts
        self.lost += lost
        for statement in self.debate.statements:
            node = {"nodeID": self.ids[statement.id], "text": texts[statement.id], "type": "I"}
            if statement.data:
                if statement.implicit and datum(statement, "aif.type") == ENTHYMEME:
                    node["type"] = ENTHYMEME
                elif datum(statement, "aif.type"):
                    self.lost.append(Loss("statement", statement.id, "data aif.type"))
                node |= data_as_members(statement.data)
            self.nodes.append(node)

    def steps(self, relations: Iterable[Relation], kind: str) -> None:
        """A node for each relation, or for those that were one node, with its edges."""
        made: dict[Any, dict[str, Any]] = {}
        drawn: set[tuple[Any, Any]] = set()
        for relation in relations:
            kept = datum(relation, KEY) if relation.data else ""
            id = decode(kept) if kept else relation.key
            if text_of(id) is None:  # no file of AIF can have given this id
                id = relation.key
            self.ids[relation.key] = id
            if id not in made:
                made[id] = self.step(relation, id, kind)
                self.nodes.append(made[id])
            sources = relation.premises if isinstance(relation, Inference) else (relation.source,)
            target = relation.conclusion if isinstance(relation, Inference) else relation.target
            ends = [*((self.ids[source], id) for source in sources), (id, self.ids[target])]
            said = datum(relation, "aif.edges") if relation.data else ""
            packs = decode(said) if said else None
            if not isinstance(packs, list) or len(packs) != len(ends):
                if said:
                    what = "inference" if isinstance(relation, Inference) else "attack"
                    self.lost.append(Loss(what, relation.key, "data aif.edges"))
                packs = [None] * len(ends)
            for (start, end), pack in zip(ends, packs, strict=True):
                if (start, end) not in drawn:
                    drawn.add((start, end))
                    self.edges.append(unpacked(pack, start, end))

    def step(self, relation: Relation, id: Any, kind: str) -> dict[str, Any]:
        """The node of a relation. What was kept of the name of its scheme counts as long as it says the scheme."""
        scheme = relation.scheme if isinstance(relation, Inference) else ""
        plain = {"nodeID": id, "text": scheme_name(scheme, kind), "type": kind}
        if not relation.data:
            return plain
        said = decode(datum(relation, "aif.text")) if datum(relation, "aif.text") else plain["text"]
        members = data_as_members(relation.data)
        name = members.get("scheme") if isinstance(members.get("scheme"), str) else said
        if kind == "RA" and scheme_of(str(name)) != scheme:
            what = "inference"
            stale = [key for key in ("aif.text", "aif.scheme", "aif.schemeID") if datum(relation, key)]
            self.lost += [Loss(what, relation.key, f"data {key}") for key in stale]
            return {**plain, **{name: held for name, held in members.items() if f"aif.{name}" not in stale}}
        return {**plain, "text": said, **members}

    def speech(self, kept: Aside) -> None:
        """Locutions for the statements whose voices no kept locution explains."""
        names = names_of(self.debate.voices)
        for statement in self.debate.statements:
            chains, mark = said_by(self.debate, statement)
            id = self.ids[statement.id]
            if not chains or str(id) in kept.explained:
                continue
            if any(len(chain) > DEEPEST for chain in chains):
                chains = tuple(dict.fromkeys(chain[-DEEPEST:] for chain in chains))
                self.lost.append(Loss("statement", statement.id, "voices", chains))
            nodes, edges, locutions = spoken(id, self.texts[statement.id], chains, names, mark)
            self.nodes += nodes
            self.edges += edges
            self.locutions += locutions

    # losses ------------------------------------------------------------------------------------------------------------

    def losses(self) -> None:
        """What a nodeset does not hold."""
        debate = self.debate
        own = {s.article for s in debate.statements if not s.voices}
        used = self.named
        for what, id, element in elements(debate):
            if what not in self.held or (what == "article" and id not in used):
                self.lost.append(Loss(what, id))
                continue
            held: Collection[str] = self.held[what]
            if element.data:
                self.lost += [
                    Loss(what, id, f"data {key}") for key, _ in element.data if not key.startswith(self.spaces)
                ]
                if what == "statement" and datum(element, "aif.type") == ENTHYMEME:
                    held = {*held, "implicit"}
            self.lost += fields_lost(what, id, element, held)
            if what == "article" and element.authors and id not in own:
                self.lost.append(Loss(what, id, "authors"))
        authors = {a.id: a.authors if a.id in own else () for a in debate.articles}
        for statement in debate.statements:
            usual = default_commitment(statement.voices, (AUTHOR, *authors.get(statement.article, ())))
            if statement.commitment is not usual:
                self.lost.append(Loss("statement", statement.id, "commitment", usual))


def _participant(voice: Voice) -> dict[str, Any] | None:
    """The participant that a voice is; None for one that no list of participants named."""
    kept = datum(voice, PARTICIPANT)
    entry = decode(kept) if kept else None
    if kept:
        return entry if isinstance(entry, dict) else None
    return participant(voice.id, voice.name)
