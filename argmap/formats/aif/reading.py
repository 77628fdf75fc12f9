"""A nodeset as a debate; what the language has no word for is kept as data, unless writing the debate would give it anyway."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from argmap.formats.aif.identity import KEY, plain_id, statement_names
from argmap.formats.aif.kept import edge_packs, members_as_data
from argmap.formats.aif.names import scheme_name, scheme_of
from argmap.formats.aif.nodeset import Edge, Node, Nodeset, Taking
from argmap.formats.aif.rest import rest_of
from argmap.formats.aif.speech import Speech
from argmap.formats.aif.steps import ENTHYMEME, STATEMENTS, Sorted, Step, sort
from argmap.formats.aif.voices import Voices, own_locutions
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.model import Article, Attack, Data, Debate, Inference, Statement
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR

OWN = ("nodeID", "text", "type")
"""Members of a node that have a place in the model."""
MOST = 64
"""Relations that one node makes, where that is more than it has edges: nodes could be stacked so that each doubles their number."""


@frozen
class Found:
    """What a nodeset was found to be: the debate, and which statement each I-node is."""

    debate: Debate
    names: Mapping[str, str]
    """Ids of statements by ids of nodes."""
    speech: Speech


def debate_of(value: Any, taking: Taking, home: str = "") -> Found:
    """The debate that a nodeset is; what is wrong with it goes to `taking`. `home` is the article of statements whose ids name
    none.
    """
    nodeset = taking.take(value)
    return _Reader(nodeset, sort(nodeset, taking), taking, home).found()


class _Reader:
    """One nodeset on its way into the model."""

    def __init__(self, nodeset: Nodeset, found: Sorted, taking: Taking, home: str) -> None:
        self.nodeset, self.sorted, self.taking, self.home = nodeset, found, taking, home
        self.names = statement_names((node.id for node in found.statements), home)
        self.inferences: dict[str, Inference] = {}
        self.attacks: dict[str, Attack] = {}
        self.keys: dict[str, list[str]] = {}
        """Keys of the relations that a step makes."""

    def found(self) -> Found:
        for step in self.sorted.steps:
            self.relations(step)
        plain = {id: n for id, n in self.nodeset.nodes.items() if n.type in ("L", "YA", "TA", *STATEMENTS)}
        speech = Speech.of(plain, self.sorted.edges, self.nodeset.members.get("locutions"))
        voices = Voices.of(self.nodeset, speech, self.taking)
        authors = voices.authors(self.names, speech)
        statements = [self.statement(node, speech, voices, authors) for node in self.sorted.statements]
        articles = dict.fromkeys(s.article for s in statements if s.article)
        made = Debate(
            tuple(statements), tuple(self.inferences.values()), tuple(self.attacks.values()),
            tuple(Article(id, authors=authors.get(id, ()), origin=self.taking.place("nodes")) for id in articles), voices.voices,
        )  # fmt: skip
        data = rest_of(made, self.nodeset, self.sorted, self.names, voices.left, self.taking)
        return Found(evolve(made, data=data), self.names, speech)

    # statements and steps ----------------------------------------------------------------------------------------------

    def statement(
        self, node: Node, speech: Speech, voices: Voices, authors: Mapping[str, tuple[str, ...]]
    ) -> Statement:
        id = self.names[node.id]
        text, kept = one_line(node.text)
        data = dict(members_as_data(node.members, OWN))
        if kept:
            data["aif.text"] = kept
        if node.type == ENTHYMEME:
            data["aif.type"] = ENTHYMEME
        if node.members["nodeID"] != plain_id(id, self.home):
            data[KEY] = encode(node.members["nodeID"])
        chains = voices.chains(node.id, speech)
        own = authors.get(id.rpartition("/")[0], ())
        if (
            own
            and chains == tuple((author,) for author in own)
            and speech.says[node.id] == own_locutions(node.id, len(own))
        ):
            chains = ()
        commitment = default_commitment(chains, (AUTHOR, *own))
        return Statement(
            id, text, implicit=node.type == ENTHYMEME, voices=chains, commitment=commitment, data=tuple(data.items()),
            origin=self.taking.place("nodes", node.number),
        )  # fmt: skip

    def relations(self, step: Step) -> None:
        """The inferences or attacks that an S-node makes; one that says again what another said is kept aside."""
        made = self.steps(step) if step.node.type == "RA" else self.conflicts(step)
        taken: Mapping[str, object] = self.inferences if step.node.type == "RA" else self.attacks
        keys = [relation.key for relation, _ in made]
        if not keys or any(key in taken for key in keys) or len(set(keys)) < len(keys):
            self.sorted.nodes.append(step.node)
            self.sorted.edges += [*step.ins, *step.outs]
            return
        self.keys[step.node.id] = keys
        place = self.taking.place("nodes", step.node.number)
        for relation, edges in made:
            data = self.step_data(step.node, relation, edges, group=len(keys) > 1)
            if isinstance(relation, Inference):
                self.inferences[relation.key] = evolve(relation, data=data, origin=place)
            else:
                self.attacks[relation.key] = evolve(relation, data=data, origin=place)

    def steps(self, step: Step) -> list[tuple[Inference | Attack, list[Edge]]]:
        """The inferences of an RA-node: one for each conclusion."""
        premises = tuple(self.names[edge.source] for edge in step.ins)
        said = step.node.members.get("scheme")
        scheme = scheme_of(said if isinstance(said, str) else step.node.text)
        if len(step.outs) > 1 and len(premises) * len(step.outs) > max(MOST, len(premises) + len(step.outs)):
            return []
        return [(Inference(premises, self.names[edge.target], scheme), [*step.ins, edge]) for edge in step.outs]

    def conflicts(self, step: Step) -> list[tuple[Inference | Attack, list[Edge]]]:
        """The attacks of a CA-node: of each that attacks on each that is attacked."""
        targets = [
            (key, edge)
            for edge in step.outs
            for key in ([self.names[edge.target]] if edge.target in self.names else self.keys.get(edge.target, []))
        ]
        if len(step.ins) * len(targets) > max(MOST, len(step.ins) + len(step.outs)):
            return []
        return [
            (Attack(self.names[source.source], key), [source, edge]) for source in step.ins for key, edge in targets
        ]

    def step_data(self, node: Node, relation: Inference | Attack, edges: list[Edge], *, group: bool) -> Data:
        data = dict(members_as_data(node.members, OWN))
        if node.text != scheme_name(relation.scheme if isinstance(relation, Inference) else "", node.type):
            data["aif.text"] = encode(node.text)
        if group or node.members["nodeID"] != relation.key:
            data[KEY] = encode(node.members["nodeID"])
        packs = edge_packs([edge.members for edge in edges])
        if packs is not None:
            data["aif.edges"] = encode(packs)
        return tuple(data.items())
