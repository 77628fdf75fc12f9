"""A debate as what formats of this kind put together: atoms, scheme nodes, edges, resources, people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import define, evolve, field

from argmap.formats.document import Document
from argmap.formats.format import Reading, Written
from argmap.formats.ids import names_for
from argmap.formats.loss import Loss, elements, forget
from argmap.formats.nodes.aside import EDGE, GONE, NODE, put_back
from argmap.formats.nodes.ids import StepIds, edge_id, foreign_statement_ids
from argmap.formats.nodes.passages import alike, derived_anchors, exact_quotes
from argmap.formats.nodes.slots import LEFT, header_slot, slot_of
from argmap.formats.nodes.taken import ATTACK, INFERENCE, Atom, Dialect, Link, Person, Quote, Resource, Step, Taken
from argmap.formats.texts import raw_texts
from argmap.formats.values import decode
from argmap.ground.errors import ModelError
from argmap.ground.source import Source
from argmap.model import Article, Attack, Data, Debate, Inference, Relation, Statement, Voice, datum
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR

Own = dict[str, Any]
"""Data of the format, by name, decoded."""


@define(eq=False)
class Drawing:
    """A debate being taken apart. With `keep`, data of the format go back to where a file had them; without, they are data like any
    other. `people` says whether the format has persons; `title` and `notes` whether it has fields for those of the debate.
    """

    debate: Debate
    texts: Mapping[str, Source]
    dialect: Dialect
    keep: bool
    people: bool = False
    title: bool = False
    notes: bool = False
    lost: list[Loss] = field(factory=list)
    taken: Taken = field(factory=Taken)
    nodes: list[Own] = field(factory=list)
    """Nodes that were kept aside."""

    def drawn(self) -> Taken:
        """The debate, taken apart."""
        debate, taken = self.debate, self.taken
        articles = self.named(debate.articles, "article")
        for article in debate.articles:
            id = articles[article.id]
            taken.resources[id] = self.resource(article, id)
        voices = self.named(debate.voices, "voice") if self.people else {}
        for voice in debate.voices if self.people else ():
            taken.people[voices[voice.id]] = self.person(voice, voices[voice.id])
        ids = self.atoms(articles, voices)
        self.steps(ids)
        there = {*taken.atoms, *taken.steps}
        own, rest = self.split(debate.data)
        if self.keep:
            self.nodes, edges, lost = put_back(debate.data, self.dialect.prefix, there)
            self.lost += lost
            taken.links += [_link(members) for members in edges]
        lists = ("issues", "stances") if self.people else ("voices", "issues", "stances")
        taken.slot = header_slot(debate, rest, lists, title=not self.title, notes=not self.notes)
        taken.data = {n: v for n, v in own.items() if not n.startswith((NODE, EDGE, GONE))}
        return taken

    # pieces ----------------------------------------------------------------------------------------------------------------

    def split(self, data: Data) -> tuple[Own, Data]:
        """Data of the format, and data of others."""
        prefix = self.dialect.prefix
        if not data or not self.keep or not any(key.startswith(prefix) for key, _ in data):
            return {}, data
        own = {key.removeprefix(prefix): decode(value) for key, value in data if key.startswith(prefix)}
        return own, tuple((key, value) for key, value in data if not key.startswith(prefix))

    def with_left(self, slot: Own, own: Own) -> Own:
        """The slot with members that were not understood."""
        left = own.pop(LEFT, None)
        return {**slot, **left} if isinstance(left, dict) else slot

    def named(self, elements: Iterable[Article | Voice], what: str) -> dict[str, str]:
        """The ids of the file for elements: those that they keep, where reading gives the element again."""
        wanted = {element.id: element.id for element in elements}
        if not self.keep:
            return wanted
        kept = []
        for element in elements:
            id = self.split(element.data)[0].get("id")
            if isinstance(id, str):
                kept.append(element.id)
                wanted[element.id] = id
        if kept:
            names = names_for(wanted.values(), simple=True)
            once = len(set(wanted.values())) == len(wanted)
            if not once or any(names[foreign] != id for id, foreign in wanted.items()):
                self.lost += [Loss(what, id, f"data {self.dialect.prefix}id") for id in kept]
                return {id: id for id in wanted}
        return wanted

    def resource(self, article: Article, id: str) -> Resource:
        own, rest = self.split(article.data)
        own.pop("id", None)
        text = self.texts[article.id].text if article.id in self.texts else ""
        without = ["id", "title", "url"]
        said = article.text == (f"{article.id}.txt" if text else "")
        slot = slot_of(article, [*without, "text"] if said else without, rest)
        if text and not said:
            slot["text"] = article.text
        return Resource(id, (), text, article.title, article.url, self.with_left(slot, own), own)

    def person(self, voice: Voice, id: str) -> Person:
        own, rest = self.split(voice.data)
        own.pop("id", None)
        slot = slot_of(voice, ("id", "name", "role"), rest)
        return Person(id, voice.name, (), voice.role, self.with_left(slot, own), own)

    # statements --------------------------------------------------------------------------------------------------------------

    def atoms(self, articles: Mapping[str, str], voices: Mapping[str, str]) -> dict[str, str]:
        """The statements; ids of atoms by ids of statements."""
        debate, prefix = self.debate, self.dialect.prefix
        quotes, raw = self.quotes(articles)
        back = {foreign: id for id, foreign in articles.items()}
        quoted = {
            id: next((back[quote.resource] for quote in found if quote.resource in back), "")
            for id, found in quotes.items()
        }
        ids: dict[str, str] = {statement.id: statement.id for statement in debate.statements}
        texts: Mapping[str, str] = {}
        if self.keep:
            ids, lost = foreign_statement_ids(debate, f"{prefix}id", quoted)
            texts, lost_texts = raw_texts(debate, f"{prefix}text")
            self.lost += [*lost, *lost_texts]
        first = next((s.id for s in debate.statements if s.thesis), "")
        derived = self.derived(quotes, articles)
        authors = {article.id: article.authors for article in debate.articles}
        for statement in debate.statements:
            id = ids[statement.id]
            own, rest = self.split(statement.data)
            for name in ("id", "text", self.dialect.passages):
                own.pop(name, None)
            without = ["id", "text", "commitment"]
            if statement.id == first:
                without.append("thesis")
            if derived.get(statement.id, ()) == statement.anchors:
                without.append("anchors")
            here = authors.get(statement.article, ())
            speaker, own_voice = self.speaker(statement, here, voices, own)
            if own_voice:
                without.append("voices")
            slot = slot_of(statement, without, rest)
            if statement.anchors == () and derived.get(statement.id):
                slot["anchors"] = []
            if statement.commitment is not default_commitment(statement.voices, (AUTHOR, *here)):
                slot["commitment"] = str(statement.commitment)
            found = tuple(quotes.get(statement.id, ()))
            self.taken.atoms[id] = Atom(
                id, texts.get(statement.id, statement.text), (), self.with_left(slot, own), own, found,
                raw.get(statement.id), speaker, statement.id == first,
            )  # fmt: skip
        return ids

    def speaker(
        self, statement: Statement, authors: tuple[str, ...], voices: Mapping[str, str], own: Own
    ) -> tuple[str, bool]:
        """Who is seen to say a statement, and whether that says all about its voices."""
        kept = own.pop("speaker", "")
        if statement.voices == ():
            author = authors[0] if len(authors) == 1 else ""
            speaker = voices.get(author, kept if isinstance(kept, str) else "")
            return speaker, True
        if len(statement.voices) == 1 and len(statement.voices[0]) == 1:
            voice = statement.voices[0][0]
            if voice in voices:
                return voices[voice], authors != (voice,)
        return "", False

    def quotes(self, articles: Mapping[str, str]) -> tuple[dict[str, list[Quote]], dict[str, Any]]:
        """The passages of statements in the resources, and for those that a file had otherwise what that said."""
        key = f"{self.dialect.prefix}{self.dialect.passages}"
        texts = {id: source.text for id, source in self.texts.items()}
        found = {
            id: [evolve(quote, resource=articles[quote.resource]) for quote in quotes][: self.dialect.most]
            for id, quotes in exact_quotes(self.debate, texts).items()
        }
        raw: dict[str, Any] = {}
        for statement in self.debate.statements if self.keep else ():
            if statement.data and (line := datum(statement, key)):
                raw[statement.id] = decode(line)
        if raw:
            kept = {id: list(self.dialect.read_passages(passages)) for id, passages in raw.items()}
            derived = self.derived(kept, articles)
            for statement in self.debate.statements:
                fits = derived.get(statement.id, ()) == statement.anchors
                if statement.id in raw and not fits and not alike(found.get(statement.id, ()), kept[statement.id]):
                    self.lost.append(Loss("statement", statement.id, f"data {key}"))
                    del raw[statement.id]
                elif statement.id in raw:
                    found[statement.id] = kept[statement.id]
        return found, raw

    def derived(self, quotes: Mapping[str, Iterable[Quote]], articles: Mapping[str, str]) -> dict[str, tuple[Any, ...]]:
        """The anchors that a reader will make of passages, by statement."""
        texts = {articles[id]: source.text for id, source in self.texts.items() if id in articles and source.text}
        resources = {statement.id: articles.get(statement.article) for statement in self.debate.statements}
        wanted = [
            (id, quote)
            for id, found in quotes.items()
            for quote in found
            if quote.resource == resources[id] and quote.text
        ]
        made: dict[str, list[Any]] = {id: [] for id in quotes}
        for (id, _), anchor in zip(wanted, derived_anchors([quote for _, quote in wanted], texts), strict=True):
            if anchor is not None:
                made[id].append(anchor)
        return {id: tuple(anchors) for id, anchors in made.items()}

    # relations -----------------------------------------------------------------------------------------------------------------

    def steps(self, ids: Mapping[str, str]) -> None:
        """A node with its edges for each relation, or for those that were one node."""
        debate = self.debate
        plain = StepIds(debate)
        nodes: dict[str, str] = dict(ids)
        """Ids of nodes by statement and by key of relation; of an inference and an attack with one key, of the attack."""
        drawn: set[tuple[str, str]] = set()
        relations: list[Relation] = [*debate.inferences]
        relations += debate.graph.attacks_inwards() if any(a.undercuts for a in debate.attacks) else debate.attacks
        taken_ids = set(self.taken.atoms)
        for relation in relations:
            own, rest = self.split(relation.data)
            id = own.pop("id", None)
            id = id if isinstance(id, str) and id not in taken_ids else plain.of(relation)
            nodes[relation.key] = id
            kind = ATTACK if isinstance(relation, Attack) else INFERENCE
            packs, mutual = own.pop("edges", None), own.pop("mutual", False)
            scheme = relation.scheme if isinstance(relation, Inference) else ""
            called = self.dialect.scheme
            if called in own and self.dialect.scheme_of(own[called]) != scheme:  # the scheme was edited
                del own[called]
                what = "attack" if kind == ATTACK else "inference"
                self.lost.append(Loss(what, relation.key, f"data {self.dialect.prefix}{called}"))
            if id not in self.taken.steps:
                without = ("premises", "conclusion", "scheme", "source", "target")
                slot = self.with_left(slot_of(relation, without, rest), own)
                if isinstance(relation, Inference) and not _tells(id, relation.premises) and id == plain.of(relation):
                    slot["premises"] = list(relation.premises)
                self.taken.steps[id] = Step(id, kind, (), {}, scheme, slot, own)
            sources = relation.premises if isinstance(relation, Inference) else (relation.source,)
            target = relation.conclusion if isinstance(relation, Inference) else relation.target
            ends = [*((nodes[source], id) for source in sources), (id, nodes[target])]
            ends = ends[-1:] if mutual else ends
            for number, (start, end) in enumerate(ends):
                if (start, end) not in drawn:
                    drawn.add((start, end))
                    fits = isinstance(packs, list) and len(packs) == len(ends)
                    self.taken.links.append(_unpacked(packs[number] if fits else None, start, end))


def _tells(id: str, premises: tuple[str, ...]) -> bool:
    """Whether the id of a node tells the order of the premises."""
    return len(premises) == 1 or id.rpartition(">")[0].split("+") == list(premises)


def _unpacked(pack: Any, source: str, target: str) -> Link:
    """An edge from what was kept of it."""
    if isinstance(pack, str):
        return Link(pack, source, target, ())
    if isinstance(pack, dict) and isinstance(pack.get("id"), str):
        more = {name: value for name, value in pack.items() if name not in ("id", "source", "target")}
        return Link(pack["id"], source, target, (), more)
    return Link(edge_id(source, target), source, target, ())


def _link(members: Own) -> Link:
    more = {name: value for name, value in members.items() if name not in ("id", "source", "target")}
    return Link(members["id"], members["source"], members["target"], (), more)


def best(
    debate: Debate,
    prefix: str,
    made: Callable[[bool], Written],
    read: Callable[[Document], Reading],
) -> Written:
    """The debate with what was kept of the file that it came from at its place, as long as reading that gives the debate again;
    where it does not, since the annotation was edited or the data were made up, what was kept is written as data like any other.
    """
    if any(key.startswith(prefix) for _, _, element in elements(debate) for key, _ in element.data):
        written = made(True)
        try:
            if read(Document.of(written.text)).model == forget(debate, written.lost):
                return written
        except ModelError:  # a debate that could not be is no debate of ours
            pass
    return made(False)
