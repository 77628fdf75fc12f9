"""A nodeset as a debate; what the language has no word for is kept as data, unless writing the debate would give it anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from argmap.formats.aif.kept import (
    EDGE,
    GONE,
    LOCUTIONS,
    NODE,
    PARTICIPANT,
    edge_packs,
    members_as_data,
    put_aside,
)
from argmap.formats.aif.names import scheme_name, scheme_of
from argmap.formats.aif.nodeset import Node, Nodeset, Taking, text_of
from argmap.formats.aif.speech import Speech, spoken
from argmap.formats.aif.steps import Sorted, Step, sort
from argmap.formats.ids import names_for
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.model import Article, Attack, Chain, Data, Debate, Inference, Statement, Voice
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, UNCLEAR

KNOWN = ("L", "YA", "TA", "MA", "PA", "RA", "CA")
"""Types of nodes that AIF knows, besides I."""
OWN = ("nodeID", "text", "type")
"""Members of a node that have a place in the model."""


def debate_of(value: Any, taking: Taking) -> Debate:
    """The debate that a nodeset is; what is wrong with it goes to `taking`."""
    nodeset = taking.take(value)
    sorted_ = sort(nodeset, taking)
    reader = _Reader(nodeset, sorted_, taking)
    return reader.debate()


class _Reader:
    """One nodeset on its way into the model."""

    def __init__(self, nodeset: Nodeset, found: Sorted, taking: Taking) -> None:
        self.nodeset, self.sorted, self.taking = nodeset, found, taking
        self.names = names_for(node.id for node in found.statements)
        self.aside = {node.id: node for node in found.nodes}
        self.inferences: dict[str, Inference] = {}
        self.attacks: dict[str, Attack] = {}
        self.keys: dict[str, list[str]] = {}
        """Keys of the relations that a step makes."""

    def debate(self) -> Debate:
        for step in self.sorted.steps:
            self.relations(step)
        plain = {id: node for id, node in self.nodeset.nodes.items() if node.type in ("L", "YA", "I")}
        speech = Speech.of(plain, self.sorted.edges, self.nodeset.members.get("locutions"))
        voices, persons = self.voices(speech)
        authors = self.authors(speech, persons)
        statements = [self.statement(node, speech, persons, authors) for node in self.sorted.statements]
        articles = dict.fromkeys(s.article for s in statements if s.article)
        made = Debate(
            tuple(statements), tuple(self.inferences.values()), tuple(self.attacks.values()),
            tuple(Article(id, authors=authors.get(id, ()), origin=self.place("nodes")) for id in articles), voices,
        )  # fmt: skip
        return evolve(made, data=self.rest(made))

    def place(self, *path: str | int) -> Any:
        json = self.taking.json
        return json.span((*self.taking.at, *path)) if json is not None else None

    # statements and steps ----------------------------------------------------------------------------------------------

    def statement(
        self, node: Node, speech: Speech, persons: Mapping[str, str], authors: Mapping[str, tuple[str, ...]]
    ) -> Statement:
        id = self.names[node.id]
        text, kept = one_line(node.text)
        data = dict(members_as_data(node.members, OWN))
        if kept:
            data["aif.text"] = kept
        if node.members["nodeID"] != id:
            data["aif.nodeID"] = encode(node.members["nodeID"])
        chains = _proper(
            tuple(persons[p] for p in chain) for chain in speech.chains(node.id) if all(p in persons for p in chain)
        )
        own = authors.get(id.rpartition("/")[0], ())
        if (
            own
            and chains == tuple((author,) for author in own)
            and speech.says[node.id] == _own_locutions(node.id, len(own))
        ):
            chains = ()
        commitment = default_commitment(chains, (AUTHOR, *own))
        place = self.place("nodes", node.number)
        return Statement(id, text, voices=chains, commitment=commitment, data=tuple(data.items()), origin=place)

    def relations(self, step: Step) -> None:
        """The inferences or attacks that an S-node makes; one that says again what another said is kept aside."""
        node = step.node
        sources = [self.names[edge.source] for edge in step.ins]
        made: list[tuple[str, int]] = []
        if node.type == "RA":
            made = [(self.names[edge.target], n) for n, edge in enumerate(step.outs)]
            keys = [Inference(tuple(sources), target).key for target, _ in made]
            taken: Mapping[str, object] = self.inferences
        else:
            targets = [
                (key, n)
                for n, edge in enumerate(step.outs)
                for key in ([self.names[edge.target]] if edge.target in self.names else self.keys.get(edge.target, []))
            ]
            keys = [Attack(source, target).key for source in sources for target, _ in targets]
            taken = self.attacks
        if not keys or any(key in taken for key in keys) or len(set(keys)) < len(keys):
            self.aside[node.id] = node
            self.sorted.nodes.append(node)
            self.sorted.edges += [*step.ins, *step.outs]
            return
        self.keys[node.id] = keys
        place = self.place("nodes", node.number)
        group = len(keys) > 1
        if node.type == "RA":
            name = node.members.get("scheme") if isinstance(node.members.get("scheme"), str) else node.text
            scheme = scheme_of(str(name))
            for target, n in made:
                edges = [edge.members for edge in (*step.ins, step.outs[n])]
                key = Inference(tuple(sources), target).key
                data = self.step_data(node, key, scheme, edges, group=group)
                self.inferences[key] = Inference(tuple(sources), target, scheme, data=data, origin=place)
            return
        for s, source in enumerate(sources):
            for target, n in targets:
                key = Attack(source, target).key
                edges = [step.ins[s].members, step.outs[n].members]
                self.attacks[key] = Attack(
                    source, target, data=self.step_data(node, key, "", edges, group=group), origin=place
                )

    def step_data(self, node: Node, key: str, scheme: str, edges: list[dict[str, Any]], *, group: bool) -> Data:
        data = dict(members_as_data(node.members, OWN))
        if node.text != scheme_name(scheme, node.type):
            data["aif.text"] = encode(node.text)
        if group or node.members["nodeID"] != key:
            data["aif.nodeID"] = encode(node.members["nodeID"])
        packs = edge_packs(edges)
        if packs is not None:
            data["aif.edges"] = encode(packs)
        return tuple(data.items())

    # voices ------------------------------------------------------------------------------------------------------------

    def voices(self, speech: Speech) -> tuple[tuple[Voice, ...], dict[str, str]]:
        """The voices, and the id of the voice (or word of the language) for each person who speaks."""
        listed = self.nodeset.members.get("participants")
        entries: dict[str, dict[str, Any]] = {}
        for number, entry in enumerate(listed if isinstance(listed, list) else ()):
            id = text_of(entry.get("participantID")) if isinstance(entry, dict) else None
            if id is None:
                self.taking.say("missing-field", "a participant without an id", ("participants", number), "left out")
            elif id in entries:
                self.taking.say(
                    "duplicate-node",
                    f"there are two participants `{id[:60]}`",
                    ("participants", number),
                    "the first counts",
                )
            else:
                entries[id] = entry
        speaking = dict.fromkeys(person for persons in speech.speakers.values() for person in persons)
        found = {_name(entry): id for id, entry in reversed(entries.items())}
        words = {word for word in (UNCLEAR, AUTHOR) if word not in entries}
        ids = {p: found.get(p[1:], p[1:]) if p[0] == "@" else p[1:] for p in speaking}
        others = dict.fromkeys(id for p, id in ids.items() if id not in entries and not (p[0] == "#" and id in words))
        names = names_for([*entries, *others], simple=True)
        called = self.called(speech)
        voices = []
        for id, entry in entries.items():
            name, _ = one_line(_name(entry) or called.get(id) or id)
            data = () if entry == participant(names[id], name) else ((PARTICIPANT, encode(entry)),)
            voices.append(Voice(names[id], name, data=data, origin=self.place("participants")))
        for id in others:
            name, _ = one_line(called.get(id) or id)
            voices.append(Voice(names[id], name, data=((PARTICIPANT, "null"),), origin=self.place("locutions")))
        return tuple(voices), {p: id if p[0] == "#" and id in words else names[id] for p, id in ids.items()}

    def called(self, speech: Speech) -> dict[str, str]:
        """Names of persons as they stand in front of what they say, where nobody else is called so."""
        found: dict[str, Counter[str]] = {}
        for id, persons in speech.speakers.items():
            text = self.nodeset.nodes[id].text
            name = text.partition(":")[0].strip() if ":" in text[:60] else ""
            for person in persons if len(persons) == 1 and name else ():
                found.setdefault(person[1:], Counter())[name] += 1
        return {person: counted.most_common(1)[0][0] for person, counted in found.items()}

    def authors(self, speech: Speech, persons: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """The authors of articles, for files of ours: those who utter the locutions that we write for authors."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for node in self.sorted.statements:
            article = self.names[node.id].rpartition("/")[0]
            says = speech.says.get(node.id, [])
            if article and says and says == _own_locutions(node.id, len(says)):
                chains = speech.chains(node.id)
                if all(len(chain) == 1 for chain in chains):
                    found.setdefault(article, set()).add(tuple(persons[chain[0]] for chain in chains))
        return {article: sets.pop() for article, sets in found.items() if len(sets) == 1}

    # the rest ----------------------------------------------------------------------------------------------------------

    def rest(self, debate: Debate) -> Data:
        """What is kept of the file as a whole, without the speech that the model says."""
        raw = {self.names[node.id]: node.members["nodeID"] for node in self.sorted.statements}
        texts = {self.names[node.id]: node.text for node in self.sorted.statements}
        told: set[str] = set()
        edges_told: set[int] = set()
        locutions = self.nodeset.members.get("locutions")
        left = list(locutions) if isinstance(locutions, list) else []
        by_pair = {(edge.source, edge.target): edge for edge in self.sorted.edges}
        spoken_of = {
            (entry.get("nodeID"), entry.get("personID")): n for n, entry in enumerate(left) if isinstance(entry, dict)
        }
        gone: set[int] = set()
        names = {voice.id: voice.name for voice in debate.voices}
        for statement in debate.statements:
            chains, mark = said_by(debate, statement)
            if not chains or not isinstance(raw[statement.id], str):
                continue
            nodes, edges, entries = spoken(raw[statement.id], texts[statement.id], chains, names, mark)
            here = [self.nodeset.nodes.get(node["nodeID"]) for node in nodes]
            if not all(there is not None and there.members == node for there, node in zip(here, nodes, strict=True)):
                continue
            numbers = [spoken_of.get((entry["nodeID"], entry["personID"])) for entry in entries]
            pairs = [by_pair.get((edge["fromID"], edge["toID"])) for edge in edges]
            if all(n is not None and left[n] == entry for n, entry in zip(numbers, entries, strict=True)) and all(
                there is not None and there.members == edge for there, edge in zip(pairs, edges, strict=True)
            ):
                told |= {node["nodeID"] for node in nodes}
                edges_told |= {there.number for there in pairs if there is not None}
                gone |= {n for n in numbers if n is not None}
        kept: dict[str, str] = {}
        put_aside(kept, NODE, [(node.id, node.members, "nodeID") for node in self.sorted.nodes if node.id not in told])
        put_aside(
            kept,
            EDGE,
            [
                (text_of(e.members.get("edgeID")) or "edge", e.members, "edgeID")
                for e in self.sorted.edges
                if e.number not in edges_told
            ],
        )
        put_aside(
            kept,
            GONE,
            [(text_of(e.members.get("edgeID")) or "edge", e.members, "edgeID") for e in self.nodeset.dangling],
        )
        rest = [entry for n, entry in enumerate(left) if n not in gone]
        if rest or (locutions is not None and not isinstance(locutions, list)):
            kept[LOCUTIONS] = encode(rest if isinstance(locutions, list) else locutions)
        others = {
            name: held for name, held in self.nodeset.members.items() if name not in ("locutions", "participants")
        }
        kept |= dict(members_as_data(others, ()))
        self.hint([node for node in self.sorted.nodes if node.id not in told and node.id not in self.sorted.reported])
        return tuple(kept.items())

    def hint(self, nodes: Iterable[Node]) -> None:
        """Say what is kept aside."""
        kinds = Counter(node.type for node in nodes if node.type in KNOWN)
        aside = {node.id for node in self.sorted.nodes}
        loose = sum(edge.source not in aside and edge.target not in aside for edge in self.sorted.edges)
        if kinds or loose:
            counted = [
                *(f"{count:,} {kind}" for kind, count in sorted(kinds.items())),
                *([f"{loose:,} edges"] if loose else []),
            ]
            message = f"nodes and edges that are on no map are kept as data: {', '.join(counted)}"
            self.taking.say("kept-aside", message, (), "they are written back")
        for node in nodes:
            if node.type not in KNOWN:
                kind = node.type[:20] or "none"
                self.taking.say(
                    "unknown-part",
                    f"a node of a type that AIF does not know: {kind}",
                    ("nodes", node.number),
                    "kept as data",
                )


def _own_locutions(id: str, count: int) -> list[str]:
    return [f"{id}.A{n}" for n in range(1, count + 1)]


def _proper(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """The chains that can be: the author stands alone, and not as the only one."""
    found = tuple(dict.fromkeys(chain for chain in chains if AUTHOR not in chain or len(chain) == 1))
    return () if found == ((AUTHOR,),) else found


def _name(entry: Mapping[str, Any]) -> str:
    parts = (entry.get("firstname"), entry.get("surname"))
    return " ".join(part for part in parts if isinstance(part, str) and part)


def participant(id: str, name: str) -> dict[str, Any]:
    """A voice as a participant: what stands before the last space is the first name."""
    first, _, last = name.rpartition(" ")
    return {"participantID": id, "firstname": first or last, "surname": last if first else ""}


def said_by(debate: Debate, statement: Statement) -> tuple[tuple[Chain, ...], str]:
    """The chains of those who assert a statement, and whether they are its authors (A) or other voices (L)."""
    if statement.voices:
        return statement.voices, "L"
    article = debate.graph.articles.get(statement.article)
    return (tuple((author,) for author in article.authors) if article else ()), "A"
