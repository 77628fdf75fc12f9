"""A file that was taken apart as a debate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from argmap.formats.aif.nodeset import MOST
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.jsonfile.references import undeclared_articles, undeclared_issues, undeclared_voices
from argmap.formats.nodes.aside import aside
from argmap.formats.nodes.ids import statement_ids
from argmap.formats.nodes.passages import alike, derived_anchors, exact_quotes, stands
from argmap.formats.nodes.relations import Relations
from argmap.formats.nodes.slots import read_all, read_header, read_slot, with_left
from argmap.formats.nodes.taken import Atom, Dialect, Path, Quote, Report, Taken, short
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.source import Source, Span
from argmap.model import Anchor, Article, Chain, Data, Debate, Issue, Stance, Statement, Voice
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR


def reading(taken: Taken, dialect: Dialect, report: Report) -> Reading:
    """The debate that a file is, with the texts that it holds."""
    reader = _Reader(taken, dialect, report)
    debate = reader.debate()
    return Reading(debate, report.diagnostics(), reader.sources)


class _Reader:
    """One file on its way into the model."""

    def __init__(self, taken: Taken, dialect: Dialect, report: Report) -> None:
        self.taken, self.dialect, self.report = taken, dialect, report
        self.prefix = dialect.prefix
        self.articles = names_for(taken.resources, simple=True)
        self.people = names_for(taken.people, simple=True)
        self.homes = {atom.id: self.home(atom) for atom in taken.atoms.values()}
        self.names = statement_ids(self.homes)
        self.texts = {id: resource.text for id, resource in taken.resources.items() if resource.text}
        """By id of the resource."""
        self.sources: dict[str, Source] = {}
        report.numbered = [*(a.path for a in taken.atoms.values()), *(s.path for s in taken.steps.values())]

    def home(self, atom: Atom) -> str:
        """The article that an atom is quoted from first; empty where there is none."""
        return next((self.articles[q.resource] for q in atom.quotes if q.resource in self.articles), "")

    def debate(self) -> Debate:
        taken = self.taken
        header = read_header(taken.slot, self.prefix, taken.slot_path, self.report)
        lists = {
            name: read_all(cls, taken.slot, name, self.prefix, taken.slot_path, self.report)
            for name, cls in (("voices", Voice), ("issues", Issue), ("stances", Stance))
        }
        people = [self.person(id) for id in taken.people]
        taken_ids = {voice.id for voice in people}
        voices = [*people, *(voice for voice in lists["voices"] if voice.id not in taken_ids)]
        articles = [self.article(id) for id in taken.resources]
        authors = {article.id: article.authors for article in articles}
        statements = self.with_passages([self.statement(atom, authors) for atom in taken.atoms.values()])
        issues, stances = lists["issues"], lists["stances"]
        voices += undeclared_voices(voices, articles, statements, stances, self.report.say_at)
        issues += undeclared_issues(issues, statements, stances, self.report.say_at)
        articles += undeclared_articles(articles, statements, stances)
        relations = Relations(taken, self.names, self.dialect, self.report)
        debate = relations.debate(
            Debate(
                tuple(statements), (), (), tuple(articles), tuple(voices), tuple(issues), tuple(stances), header.id,
                taken.title or header.title, taken.notes or header.notes,
            )
        )  # fmt: skip
        kept = aside(relations)
        return evolve(debate, data=self.data(header.data, taken.data, kept))

    # pieces ----------------------------------------------------------------------------------------------------------------

    def data(self, slot: Data, own: Mapping[str, Any], kept: Mapping[str, str] | None = None) -> Data:
        """The data of an element: those of its slot, and what the format says."""
        if not own and not kept:
            return slot
        named = {f"{self.prefix}{name}": encode(value) for name, value in own.items()}
        return tuple({**dict(slot), **named, **(kept or {})}.items())

    def place(self, path: Path) -> Span | None:
        return self.report.json.span(path) if self.report.json is not None else None

    def person(self, id: str) -> Voice:
        """A voice."""
        person, name = self.taken.people[id], self.people[id]
        given = {"id": name, "name": one_line(person.name)[0] if person.name else name}
        if person.role:
            given["role"] = person.role
        found = read_slot(Voice, person.slot, given, self.prefix, self.slot_path(person.path), self.report)
        own = person.data if name == id else {**person.data, "id": id}
        voice = found if isinstance(found, Voice) else Voice(name, given["name"])
        return evolve(voice, data=self.data(voice.data, own), origin=self.place(person.path))

    def article(self, id: str) -> Article:
        """An article, and its text."""
        resource, name = self.taken.resources[id], self.articles[id]
        given = {"id": name, "title": resource.title, "url": resource.url}
        given = {field: value for field, value in given.items() if value}
        if resource.text and "text" not in resource.slot:
            given["text"] = f"{name}.txt"
        found = read_slot(Article, resource.slot, given, self.prefix, self.slot_path(resource.path), self.report)
        article = found if isinstance(found, Article) else Article(name)
        own = resource.data if name == id else {**resource.data, "id": id}
        if resource.text:
            self.sources[name] = Source(article.text or f"{name}.txt", resource.text)
        return evolve(article, data=self.data(article.data, own), origin=self.place(resource.path))

    def slot_path(self, path: Path) -> Path:
        return (*path, *self.taken.slot_at)

    # statements --------------------------------------------------------------------------------------------------------------

    def statement(self, atom: Atom, authors: Mapping[str, tuple[str, ...]]) -> Statement:
        """A statement, without the anchors that follow from passages."""
        id = self.names[atom.id]
        text, kept = one_line(atom.text)
        own = dict(atom.data)
        if kept:
            own["text"] = atom.text
        if id != atom.id:
            own["id"] = atom.id
        if atom.slot:
            given: dict[str, Any] = {"id": id, "text": text}
            if atom.thesis:
                given["thesis"] = True
            made = read_slot(Statement, atom.slot, given, self.prefix, self.slot_path(atom.path), self.report)
            statement = made if isinstance(made, Statement) else Statement(id, text, thesis=atom.thesis)
        else:
            statement = Statement(id, text, thesis=atom.thesis)
        here = authors.get(statement.article, ())
        voices = self.spoken(atom, here, own) if "voices" not in atom.slot else statement.voices
        told = "commitment" in atom.slot
        return evolve(
            statement, voices=voices, data=self.data(statement.data, own), origin=self.place(atom.path),
            commitment=statement.commitment if told else default_commitment(voices, (AUTHOR, *here)),
        )  # fmt: skip

    def spoken(self, atom: Atom, authors: tuple[str, ...], own: dict[str, Any]) -> tuple[Chain, ...]:
        """The voices that the speaker of an atom makes: none for the author of its article."""
        if not atom.speaker:
            return ()
        if atom.speaker not in self.people:
            message = f"{short(atom.id)} is said by {short(atom.speaker)}, who is not there"
            self.report.say("dangling-edge", message, atom.path, "nobody is known to say it")
            own["speaker"] = atom.speaker
            return ()
        voice = self.people[atom.speaker]
        return () if authors == (voice,) else ((voice,),)

    # passages ------------------------------------------------------------------------------------------------------------------

    def with_passages(self, statements: list[Statement]) -> list[Statement]:
        """The statements with anchors for the passages that their atoms name. Passages that do not follow from anchors are kept."""
        quoted = [(statement, atom) for statement, atom in zip(statements, self.taken.atoms.values(), strict=True)
                  if atom.quotes or atom.passages is not None]  # fmt: skip
        if not quoted and not any(statement.anchors for statement in statements):
            return statements
        anchors = self.derived(quoted)
        slotted = [self.names[atom.id] for atom in self.taken.atoms.values() if "anchors" in atom.slot]
        texts = {self.articles[id]: text for id, text in self.texts.items()}
        exact = exact_quotes(Debate(tuple(statements)), texts, slotted)
        resources = {article: id for id, article in self.articles.items()}
        changed = {}
        for statement, atom in zip(statements, self.taken.atoms.values(), strict=True):
            made = statement
            follow = [evolve(q, resource=resources[q.resource]) for q in exact.get(statement.id, [])]
            follow = follow[: self.dialect.most]
            if "anchors" in atom.slot and (atom.passages is None or alike(follow, atom.quotes)):
                pass
            elif atom.passages is not None:  # what the format says itself counts more than what the slot says
                follow = list(atom.quotes) if self.follows(statement, atom, anchors[atom.id]) else []
                made = evolve(made, anchors=tuple(a for a in anchors[atom.id] if a is not None))
                if "anchors" in atom.slot:
                    made = with_left(made, self.prefix, {"anchors": atom.slot["anchors"]})
            if atom.passages is not None and not self.same(follow, atom):
                made = evolve(made, data=self.data(made.data, {self.dialect.passages: atom.passages}))
            changed[statement.id] = made
        return [changed.get(statement.id, statement) for statement in statements]

    def derived(self, quoted: Iterable[tuple[Statement, Atom]]) -> dict[str, list[Anchor | None]]:
        """The anchors of each atom's passages that are in the article of its statement; wrong offsets are reported."""
        wanted: list[tuple[str, Quote]] = []
        found: dict[str, list[Anchor | None]] = {}
        for statement, atom in quoted:
            found[atom.id] = []
            for quote in atom.quotes:
                self.check(atom, quote)
                article = self.articles.get(quote.resource, quote.resource)
                if not article or article != statement.article or not quote.text:
                    continue
                wanted.append((atom.id, quote))
        for (id, _), anchor in zip(wanted, derived_anchors([quote for _, quote in wanted], self.texts), strict=True):
            found[id].append(anchor)
        return found

    def check(self, atom: Atom, quote: Quote) -> None:
        """Report a passage that is not where the file says."""
        text = self.texts.get(quote.resource, "")
        if quote.resource and quote.resource not in self.articles:
            message = f"a passage of {short(atom.id)} is in the resource {short(quote.resource)}, which is not there"
            self.report.say("dangling-edge", message, atom.path, "kept as data")
        elif text and quote.offset is not None and quote.text and not stands(text, quote):
            there = text.find(quote.text) if len(self.report.found) < MOST else -1
            where = f"they stand at {there}" if there >= 0 else "they are not in the resource"
            message = f"the words of a passage of {short(atom.id)} do not stand at offset {quote.offset}: {where}"
            self.report.say("wrong-type", message, atom.path, "kept as data")

    def follows(self, statement: Statement, atom: Atom, anchors: list[Anchor | None]) -> bool:
        """Whether the passages of an atom follow from the anchors that were made of them."""
        return len(anchors) == len(atom.quotes) == len(set(anchors) - {None}) and all(
            self.articles.get(quote.resource) == statement.article and stands(self.texts.get(quote.resource, ""), quote)
            for quote in atom.quotes
        )

    def same(self, follow: list[Quote], atom: Atom) -> bool:
        """Whether an atom's passages are those that we would write for these."""
        return bool(follow) and bool(self.dialect.write_passages(follow) == atom.passages)
