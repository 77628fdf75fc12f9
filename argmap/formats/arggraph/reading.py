"""Arggraphs as debates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from attrs import define, evolve, field

from argmap.formats.arggraph.graph import Graph, graphs_in, more_of
from argmap.formats.arggraph.grounding import Grounding, anchors_of
from argmap.formats.arggraph.naming import Names, called, sources_of, unit_id, usual_edges, usual_grounding
from argmap.formats.arggraph.relations import ADD, ID, MORE, TYPE, Relations
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.regained import value_of
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.formats.xmls import id_from_xml
from argmap.ground.catalogue import finding
from argmap.ground.source import Source
from argmap.model import (
    Anchor,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Position,
    Relation,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)  # fmt: skip

T = TypeVar("T", Inference, Attack)
NO_ARTICLE = "_x_"
"""The id of a graph that is no article: the XML name of the empty id."""
OPPONENT = Voice("opponent", "the opponent", VoiceKind.UNNAMED)
"""Whom the text imagines as its opponent."""
POSITIONS = {"pro": Position.PRO, "con": Position.CON}
EDGE = "arggraph.edge/"
PACKED = {"arggraph.edus": "edus", "arggraph.joints": "joints", "arggraph.segs": "segs"}
STANCE, TOPIC = "arggraph.stance", "arggraph.topic_id"


def author_of(article: str) -> Voice:
    """The voice of whoever wrote the text of a graph, for files do not say who it is."""
    return Voice(f"{article}-author", f"the author of {article}", VoiceKind.UNNAMED)


@define(eq=False)
class Reader:
    """One file on its way into a debate."""

    document: Document
    tally: Tally = field(factory=Tally)
    statements: dict[str, Statement] = field(factory=dict)
    inferences: list[Inference] = field(factory=list)
    attacks: list[Attack] = field(factory=list)
    articles: dict[str, Article] = field(factory=dict)
    voices: dict[str, Voice] = field(factory=dict)
    issues: dict[str, Issue] = field(factory=dict)
    stances: list[Stance] = field(factory=list)
    data: dict[str, str] = field(factory=dict)
    texts: dict[str, Source] = field(factory=dict)
    kept: Counter[str] = field(factory=Counter)

    def read(self) -> Reading:
        """All graphs of the file."""
        xml = self.document.xml
        graphs = list(graphs_in(xml.root)) if xml.root is not None else []
        if xml.root is not None and not graphs:
            self.tally.report(
                "malformed-file", "there is no arggraph in the file", xml.root.span, "`arggraph` belongs here"
            )
        for number, element in enumerate(graphs, 1):
            self.take(Graph.of(element, self.tally), "" if number == 1 else f"graph-{number}", alone=len(graphs) == 1)
        debate = Debate(
            tuple(self.statements.values()), tuple(self.inferences), tuple(self.attacks), tuple(self.articles.values()),
            tuple(self.voices.values()), tuple(self.issues.values()), tuple(self.stances), data=tuple(self.data.items()),
        )  # fmt: skip
        found = [*xml.diagnostics, *self.tally.diagnostics()]
        if self.kept and xml.root is not None:
            counted = ", ".join(f"{what}: {count:,}" for what, count in self.kept.items())
            found.append(
                finding("kept-aside", f"parts that are kept and not drawn ({counted})", xml.root.span, "in here")
            )
        return Reading(debate, tuple(found), self.texts)

    def take(self, graph: Graph, otherwise: str, *, alone: bool) -> None:
        """Take one graph into the debate."""
        article, data = self.article(graph, otherwise)
        names = self.named(graph, article)
        relations = Relations(graph, names, self.tally)
        relations.take()
        grounding = Grounding.of(graph, relations.segs)
        text = self.document.beside(".txt") if article and alone else None
        anchors: dict[str, tuple[Anchor, ...]] = {}
        if text is not None:
            self.texts[article] = text
            anchors = anchors_of(grounding, text)
        said, implicit = grounding.texts(), grounding.implicit()
        for id, name in names.items():
            self.statements[name] = evolve(
                self.statement(name, id, said.get(id, ""), article, graph),
                anchors=anchors.get(id, ()),
                implicit=id in implicit,
            )
        inferences, attacks = list(relations.inferences.values()), list(relations.attacks.values())
        texts = {id: self.statements[name].text for id, name in names.items()}
        units = {name: id for id, name in names.items()}
        if _is_usual(graph, grounding, texts, relations, units):
            inferences = [_without(inference, (ID, ADD)) for inference in inferences]
            attacks = [_without(attack, (ID,)) for attack in attacks]
        else:
            packed = grounding.packed(texts)
            data |= {key: encode(packed[name]) for key, name in PACKED.items() if packed[name]}
        self.inferences += inferences
        self.attacks += attacks
        data |= _aside(relations)
        self.count(grounding, relations)
        if article:
            about = Article(
                article, authors=self.stance(graph, article, data), text=_file(text) if text else "",
                data=tuple(data.items()), origin=graph.element.span,
            )  # fmt: skip
            self.articles[article] = about
        else:
            self.data |= data
        for name in names.values():
            home = name.rpartition("/")[0]
            if home:
                self.articles.setdefault(home, Article(home, origin=graph.element.span))

    def article(self, graph: Graph, otherwise: str) -> tuple[str, dict[str, str]]:
        """The id of the article that a graph is, empty where it is none, and what is to be kept of the graph."""
        id = graph.element.get("id")
        if not id and self.tally.wants("missing-field"):
            self.tally.report("missing-field", "an `arggraph` without an id", graph.element.span, "`id` is missing")
        more = more_of(graph.element)
        data = {MORE: encode(more)} if more else {}
        if id in ("", NO_ARTICLE) and not otherwise:
            return "", data
        said = id_from_xml(id) or otherwise
        said = id if "/" in said else said
        name = names_for([said], taken=self.articles)[said]
        if name != said:
            data[ID] = encode(id)
        return name, data

    def named(self, graph: Graph, article: str) -> dict[str, str]:
        """The ids of statements for the ids of argument units."""
        said = {id: id_from_xml(id) or id for id in graph.adus}
        local = names_for(said.values())
        names: dict[str, str] = {}
        taken = set(self.statements)
        counts: dict[str, int] = {}
        for id, name in said.items():
            own = local[name]
            full = free = own if "/" in own or not article else f"{article}/{own}"
            while free in taken:
                counts[full] = counts.get(full, 1) + 1
                free = f"{full}-{counts[full]}"
            names[id] = free
            taken.add(free)
        return names

    def statement(self, name: str, id: str, said: str, article: str, graph: Graph) -> Statement:
        """What an argument unit says, and who says it."""
        element = graph.adus[id]
        role, more = element.get("type"), more_of(element)
        data = [(ID, encode(id))] if unit_id(name, article) != id else []
        data += [(TYPE, encode(role))] if role not in ("pro", "opp") and role else []
        data += [(MORE, encode(more))] if more else []
        wrong = "" if role in ("pro", "opp") else "unknown-part" if role else "missing-field"
        if wrong and self.tally.wants(wrong):
            message = f"argument unit `{id[:60]}` is neither `pro` nor `opp`"
            self.tally.report(wrong, message, element.span, "taken as the author's own")
        if not said and self.tally.wants("missing-field"):
            message = f"argument unit `{id[:60]}` stands on no segment, so it has no text"
            self.tally.report("missing-field", message, element.span, "no `seg` leads here")
        made = Statement(name, one_line(said)[0], data=tuple(data), origin=element.span)
        if role != "opp":
            return made
        self.voices[OPPONENT.id] = OPPONENT
        return evolve(made, voices=((OPPONENT.id,),), commitment=Commitment.REPORTED)

    def stance(self, graph: Graph, article: str, data: dict[str, str]) -> tuple[str, ...]:
        """The author, where the graph says what stance the author takes; what else it says of that is kept."""
        topic, side = graph.element.get("topic_id"), graph.element.get("stance")
        if not topic or side not in POSITIONS:
            data |= {key: encode(value) for key, value in ((TOPIC, topic), (STANCE, side)) if value}
            return ()
        said = id_from_xml(topic) or topic
        id = names_for([said.replace("/", "-")])[said.replace("/", "-")]
        kept = ((TOPIC, encode(topic)),) if id != said else ()
        words = one_line(id.replace("_", " "))[0]
        self.issues.setdefault(id, Issue(id, words, data=kept, origin=graph.element.span))
        author = author_of(article)
        self.voices[author.id] = author
        self.stances.append(Stance(author.id, id, POSITIONS[side], article, origin=graph.element.span))
        return (author.id,)

    def count(self, grounding: Grounding, relations: Relations) -> None:
        """Count what is kept and on no map."""
        used = {n for numbers in grounding.segments().values() for n in numbers}
        idle = len(grounding.edus) - len(used)
        counted = {"segments in no argument unit": idle, "edges": len(relations.aside)}
        self.kept.update({what: count for what, count in counted.items() if count})


def _is_usual(
    graph: Graph, grounding: Grounding, texts: Mapping[str, str], relations: Relations, units: Mapping[str, str]
) -> bool:
    """Whether segments and edges are called as we would call them, so that nothing need be kept of them."""
    if relations.aside:
        return False
    every: tuple[Relation, ...] = (*relations.inferences.values(), *relations.attacks.values())
    made = {called(relation): relation for relation in every}
    names = Names(graph.adus, {graph.element.get("id"), *graph.adus})
    usual = usual_edges(names, sources_of(every, units))
    for name, relation in made.items():
        adds = value_of(relation, ADD)
        if usual[name] != [value_of(relation, ID), *(adds if isinstance(adds, list) else [])]:
            return False
    return usual_grounding(names, texts, grounding.implicit()) == grounding


def _file(text: Source) -> str:
    """The name of the file of a text, without its folder."""
    return text.name.replace("\\", "/").rpartition("/")[2]


def _without(relation: T, keys: tuple[str, ...]) -> T:
    return evolve(relation, data=tuple(pair for pair in relation.data if pair[0] not in keys))


def _aside(relations: Relations) -> dict[str, str]:
    """The edges that are no relation, as data."""
    names = names_for((edge.id for edge in relations.aside), simple=True)
    data = {}
    for edge in relations.aside:
        said = dict(edge.element.attributes)
        if names[edge.id] == said.get("id"):
            del said["id"]
        data[f"{EDGE}{names[edge.id]}"] = encode(said)
    return data
