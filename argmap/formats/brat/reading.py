"""Brat annotations as debates."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define, evolve, field

from argmap.formats.brat.notes import TYPE, MisreadError, is_ours, to_relation, to_statement
from argmap.formats.brat.roles import (
    ATTACKING,
    ATTACKS,
    BY_STANCE,
    SIDES,
    STANCE,
    SUPPORTING,
    SUPPORTS,
    is_major,
    usual_types,
)  # fmt: skip
from argmap.formats.brat.standoff import (
    Entity,
    Mark,
    Note,
    Standoff,
    Tie,
    read_standoff,
    spans_as_text,
    words_at,
)  # fmt: skip
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.regained import text_of
from argmap.formats.spans import anchors_for
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.errors import ModelError
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Attack, Debate, Inference, Issue, Relation, Statement, Voice
from argmap.model.terms import AUTHOR, UNCLEAR
from argmap.model.words import is_line

ID, KIND, SPANS, TEXT, FILE = "brat.id", "brat.type", "brat.spans", "brat.text", "brat.file"
MARKS, NOTES, ROLES, LINES = "brat.attributes", "brat.notes", "brat.roles", "brat.lines"
NAMELESS = frozenset(("", "-", "<text>", "<stdin>"))
ENDS = ("Arg1", "Arg2")
SHOWN = 40


@define(eq=False)
class Reader:
    """One annotation on its way into a debate."""

    document: Document
    tally: Tally = field(factory=Tally)
    text: Source | None = None
    article: str = ""
    ours: bool = False
    """Whether it was written by us: what it says of ids and articles is in notes, and its own ids mean nothing."""
    statements: dict[str, Statement] = field(factory=dict)
    """By the ids of entities."""
    inferences: dict[str, Inference] = field(factory=dict)
    attacks: dict[str, Attack] = field(factory=dict)
    standing: set[str] = field(factory=set)
    """The statements that stand to the major claim by their stance."""
    voices: dict[str, str] = field(factory=dict)
    issues: dict[str, str] = field(factory=dict)
    lines: list[str] = field(factory=list)
    kept: Counter[str] = field(factory=Counter)

    def read(self) -> Reading:
        """The whole annotation."""
        source = self.document.source
        standoff = read_standoff(source, self.tally)
        self.text = self.document.beside(".txt")
        self.ours = any(note.type == TYPE and is_ours(note.text) for note in standoff.notes)
        found: list[Diagnostic] = []
        if self.text is None and standoff.entities:
            first = next(iter(standoff.entities.values()))
            message = "the text of the annotation is not beside it, so its spans cannot be checked"
            found.append(
                finding(
                    "missing-companion",
                    message,
                    first.span,
                    "spans of a text that is not there",
                    help="put the .txt beside the .ann",
                )
            )
        stem = _stem(self.document)
        self.article = names_for([stem.replace("/", "-")])[stem.replace("/", "-")]
        notes = self.sorted_notes(standoff)
        described = self.described(standoff, notes) if self.ours else {}
        self.take_entities(standoff, described)
        self.take_ties(standoff, notes)
        self.take_marks(standoff)
        self.take_notes(notes)
        self.lines += standoff.others
        self.kept.update(_kind_of(line) for line in self.lines)
        debate = self.debate(standoff, stem)
        found += self.tally.diagnostics()
        if self.kept:
            counted = ", ".join(f"{what}: {count:,}" for what, count in self.kept.items())
            found.append(
                finding(
                    "kept-aside", f"lines that are kept and not drawn ({counted})", source.span(0, 0), "in this file"
                )
            )
        texts = {self.article: self.text} if self.text is not None and not self.ours else {}
        return Reading(debate, tuple(found), texts)

    def debate(self, standoff: Standoff, stem: str) -> Debate:
        """What was taken, as a debate."""
        made = Debate(tuple(self.statements.values()), tuple(self.inferences.values()), tuple(self.attacks.values()))
        usual = usual_types(made, self.standing)
        statements = tuple(_typed(s, standoff.entities[id].type, usual[s.id]) for id, s in self.statements.items())
        data = ((LINES, encode(self.lines)),) if self.lines else ()
        homes = dict.fromkeys(s.article for s in statements if s.article)
        articles = [
            Article(home, origin=self.document.source.span(0, 0)) for home in homes if home != self.article or self.ours
        ]
        own: tuple[Article, ...] = ()
        if not self.ours and (self.statements or self.lines):
            name = self.text.name.replace("\\", "/").rpartition("/")[2] if self.text is not None else ""
            kept = ((FILE, encode(stem)), *data)
            own = (
                Article(
                    self.article,
                    text=one_line(name)[0] if name else "",
                    data=kept,
                    origin=self.document.source.span(0, 0),
                ),
            )
        voices = tuple(Voice(id, name) for id, name in self.voices.items())
        issues = tuple(Issue(id, text) for id, text in self.issues.items())
        return evolve(
            made,
            statements=statements,
            articles=(*own, *articles),
            voices=voices,
            issues=issues,
            data=data if self.ours else (),
        )

    # entities ------------------------------------------------------------------------------------------------------------

    def described(self, standoff: Standoff, notes: dict[str, list[Note]]) -> dict[str, Statement]:
        """The statements that notes of ours describe, by the ids of their entities."""
        found: dict[str, Statement] = {}
        taken: set[str] = set()
        for id, entity in standoff.entities.items():
            mine = next((note for note in notes.get(id, ()) if note.type == TYPE and is_ours(note.text)), None)
            if mine is None:
                continue
            try:
                statement, said = to_statement(mine.text, one_line(entity.text)[0])
            except MisreadError:
                continue  # told where the notes are taken
            if statement.id in taken:
                if self.tally.wants("duplicate-node"):
                    message = f"two notes describe the statement `{statement.id[:SHOWN]}`"
                    self.tally.report("duplicate-node", message, mine.span, "this one is not heeded")
                continue
            notes[id].remove(mine)
            taken.add(statement.id)
            found[id] = evolve(statement, thesis=is_major(entity.type), origin=entity.span)
            for voice in (voice for chain in statement.voices for voice in chain if voice not in (AUTHOR, UNCLEAR)):
                self.voices.setdefault(voice, "")
            for answer in statement.answers:
                self.issues.setdefault(answer.issue, "")
            self.voices.update(said.names)
            self.issues.update(said.issues)
        self.voices = {id: name or id for id, name in self.voices.items()}
        self.issues = {id: text or id for id, text in self.issues.items()}
        return found

    def take_entities(self, standoff: Standoff, described: dict[str, Statement]) -> None:
        """A statement for each entity; with anchors where the text is at hand and says what the entity says."""
        entities = [e for e in standoff.entities.values() if e.id not in standoff.triggers]
        self.lines += [e.raw for e in standoff.entities.values() if e.id in standoff.triggers]
        good = {entity.id for entity in entities if self.fits(entity)}
        new = [entity for entity in entities if entity.id not in described]
        anchors = self.anchors([entity for entity in new if entity.id in good])
        homes = {s.article for s in described.values()}
        home = "" if self.ours and len(homes) != 1 else homes.pop() if self.ours else self.article
        taken = {s.id for s in described.values()}
        local = names_for(e.id for e in new)
        for entity in entities:
            if entity.id in described:
                self.statements[entity.id] = described[entity.id]
                continue
            name = full = f"{home}/{local[entity.id].replace('/', '-')}" if home else local[entity.id].replace("/", "-")
            times = 1
            while name in taken:
                times += 1
                name = f"{full}-{times}"
            taken.add(name)
            self.statements[entity.id] = self.statement(name, entity, anchors.get(entity.id, ()))

    def statement(self, name: str, entity: Entity, anchors: tuple[Anchor | None, ...]) -> Statement:
        """What an entity says, with what its file says of it and the annotation language has no word for."""
        text, raw = one_line(entity.text)
        data = [(ID, encode(entity.id))] if name.rpartition("/")[2] != entity.id else []
        whole = len(anchors) == len(entity.stretches) and None not in anchors
        if not whole:
            data.append((SPANS, encode(spans_as_text(entity.stretches))))
        words = words_at(self.text.text, entity.stretches) if self.text is not None else None
        if raw or (words is not None and words != entity.text) or (self.text is not None and words is None):
            data.append((TEXT, encode(entity.text)))
        kept = tuple(anchor for anchor in anchors if anchor is not None)
        return Statement(name, text, thesis=is_major(entity.type), anchors=kept, data=tuple(data), origin=entity.span)

    def fits(self, entity: Entity) -> bool:
        """Whether the text says at the stretches of an entity what the entity says; if not, that is reported."""
        if self.text is None:
            return False
        words = words_at(self.text.text, entity.stretches)
        if words is not None and words.split() == entity.text.split():
            return True
        name = "anchor-missing" if words is None else "anchor-fuzzy"
        if self.tally.wants(name):
            where = spans_as_text(entity.stretches)[:SHOWN]
            if words is None:
                self.tally.report(
                    name,
                    f"the text does not go as far as {where}, where `{entity.id[:SHOWN]}` is to stand",
                    entity.span,
                    "no such place",
                )
            else:
                said = f"the text has `{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}` there"
                self.tally.report(
                    name, f"the text says at {where} something else than `{entity.id[:SHOWN]}`", entity.span, said
                )
        return False

    def anchors(self, entities: list[Entity]) -> dict[str, tuple[Anchor | None, ...]]:
        """The anchors of entities, one for each stretch."""
        if self.text is None:
            return {}
        found = iter(anchors_for(self.text.text, [stretch for entity in entities for stretch in entity.stretches]))
        return {entity.id: tuple(next(found) for _ in entity.stretches) for entity in entities}

    # relations, attributes, notes ----------------------------------------------------------------------------------------

    def take_ties(self, standoff: Standoff, notes: dict[str, list[Note]]) -> None:
        """The relations between statements, and those that are none."""
        linked: dict[str, list[str]] = {}
        made: dict[str, Relation] = {}
        for tie in standoff.ties.values():
            relation = self.relation(tie, standoff)
            if relation is None:
                self.lines.append(tie.raw)
                continue
            mine = next((note for note in notes.get(tie.id, ()) if note.type == TYPE and is_ours(note.text)), None)
            if mine is not None:
                try:
                    relation, first = to_relation(mine.text, relation)
                except MisreadError:
                    first = ""
                else:
                    notes[tie.id].remove(mine)
                if first and isinstance(relation, Inference) and first != tie.id:
                    linked.setdefault(first, []).append(tie.id)
            elif not self.ours:
                relation = evolve(relation, data=self.data_of(tie))
            made[tie.id] = relation
        parts = {id for first, others in linked.items() if first in made for id in others}
        for id, relation in made.items():
            if id not in parts or id in linked:
                self.add(
                    relation,
                    [made[other] for other in linked.get(id, ())],
                    standoff.ties[id],
                    [standoff.ties[o] for o in linked.get(id, ())],
                )

    def add(self, relation: Relation, others: list[Relation], tie: Tie, ties: list[Tie]) -> None:
        """Add a relation, with the premises that are linked to its own."""
        if isinstance(relation, Attack):
            if relation.key in self.attacks:
                self.lines.append(tie.raw)
            else:
                self.attacks[relation.key] = relation
            return
        more = [
            other.premises[0]
            for other in others
            if isinstance(other, Inference) and other.conclusion == relation.conclusion
        ]
        whole = evolve(relation, premises=tuple(dict.fromkeys((*relation.premises, *more))))
        if whole.key in self.inferences:
            self.lines += [tie.raw, *(other.raw for other in ties)]
        else:
            self.inferences[whole.key] = whole

    def relation(self, tie: Tie, standoff: Standoff) -> Relation | None:
        """The inference or attack that a relation is; None where it is neither, or its ends are no statements."""
        kind = tie.type.lower()
        for end in (tie.source, tie.target):
            if end not in standoff.ids:
                if self.tally.wants("dangling-edge"):
                    message = f"relation `{tie.id[:SHOWN]}` names `{end[:SHOWN]}`, which is not there"
                    self.tally.report("dangling-edge", message, tie.span, "kept aside")
                return None
        if kind not in SUPPORTING | ATTACKING or not (tie.source in self.statements and tie.target in self.statements):
            return None
        source, target = self.statements[tie.source].id, self.statements[tie.target].id
        if kind in SUPPORTING:
            return Inference((source,), target, origin=tie.span)
        return Attack(source, target, origin=tie.span)

    @staticmethod
    def data_of(tie: Tie) -> tuple[tuple[str, str], ...]:
        """What is kept of a relation."""
        kind = (KIND, encode(tie.type)) if tie.type not in (SUPPORTS, ATTACKS) else None
        roles = (ROLES, encode(list(tie.roles))) if tie.roles != ENDS else None
        return tuple(pair for pair in ((ID, encode(tie.id)), kind, roles) if pair)

    def take_marks(self, standoff: Standoff) -> None:
        """Attributes: the stance of a claim is a relation to the major claim, the others are kept with what they are of."""
        majors = [e for e in standoff.entities.values() if e.id in self.statements and self.statements[e.id].thesis]
        major = min(majors, key=lambda e: e.stretches[0]) if majors else None
        kept: dict[str, list[list[str]]] = {}
        for mark in standoff.marks:
            if mark.of not in standoff.ids:
                self.lines.append(mark.raw)
                if self.tally.wants("dangling-edge"):
                    message = f"attribute `{mark.id[:SHOWN]}` is of `{mark.of[:SHOWN]}`, which is not there"
                    self.tally.report("dangling-edge", message, mark.span, "kept aside")
            elif mark.of not in self.statements:
                self.lines.append(mark.raw)
            elif major is None or not self.stands(mark, major):
                kept.setdefault(mark.of, []).append(
                    [mark.id, mark.name, mark.value] if mark.value else [mark.id, mark.name]
                )
        for id, marks in kept.items():
            statement = self.statements[id]
            others = [pair for pair in statement.data if pair[0] != MARKS]
            self.statements[id] = evolve(statement, data=(*others, (MARKS, encode(marks))))
            self.kept["A"] += len(marks)

    def stands(self, mark: Mark, major: Entity) -> bool:
        """Make the relation of a claim to the major claim that its stance says; whether there is one that was not there yet."""
        statement = self.statements[mark.of]
        if mark.name != STANCE or mark.value not in SIDES or statement.thesis:
            return False
        target = self.statements[major.id].id
        data = () if self.ours else ((BY_STANCE, encode(mark.id)),)
        if SIDES[mark.value]:
            inference = Inference((statement.id,), target, data=data, origin=mark.span)
            new = self.inferences.setdefault(inference.key, inference) is inference
        else:
            attack = Attack(statement.id, target, data=data, origin=mark.span)
            new = self.attacks.setdefault(attack.key, attack) is attack
        if new:
            self.standing.add(statement.id)
        return new

    def sorted_notes(self, standoff: Standoff) -> dict[str, list[Note]]:
        """The notes by what they are of."""
        found: dict[str, list[Note]] = {}
        for note in standoff.notes:
            found.setdefault(note.of, []).append(note)
        return found

    def take_notes(self, notes: dict[str, list[Note]]) -> None:
        """Notes of annotators on statements are their notes; others are kept."""
        for of, mine in notes.items():
            statement = self.statements.get(of)
            taken = []
            for note in mine:
                if self.ours and is_ours(note.text) and self.tally.wants("wrong-type"):
                    self.tally.report(
                        "wrong-type",
                        f"the note `{note.id[:SHOWN]}` is not as argmap writes them",
                        note.span,
                        "taken as any other note",
                    )
                if statement is not None and note.type == TYPE and _is_note(note.text):
                    taken.append(note)
                else:
                    self.lines.append(note.raw)
            if statement is not None and taken:
                ids: list[tuple[str, str]] = [] if self.ours else [(NOTES, encode([note.id for note in taken]))]
                more = (*statement.notes, *(note.text for note in taken))
                self.statements[of] = evolve(statement, notes=more, data=(*statement.data, *ids))


def _typed(statement: Statement, kind: str, usual: str) -> Statement:
    """The statement with the type of its entity, where that is not what follows from the debate or was kept before."""
    kept = type_kept(statement)
    if kept == kind or (kept is None and kind == usual):
        return statement
    others = tuple(pair for pair in statement.data if pair[0] != KIND)
    return evolve(statement, data=others if kind == usual else (*others, (KIND, encode(kind))))


def type_kept(statement: Statement) -> str | None:
    """The type of entity that is kept with a statement, where it can be one."""
    kept = text_of(statement, KIND)
    return kept if kept and kept.split() == [kept] else None


def _stem(document: Document) -> str:
    """What the file is called, without folder and suffix."""
    name = document.stem or document.name
    name = name.replace("\\", "/").rpartition("/")[2]
    name = name if document.stem or not name.endswith(".ann") else name[: -len(".ann")]
    return "text" if name in NAMELESS else one_line(name)[0]


def _is_note(text: str) -> bool:
    try:
        is_line(None, _NOTE, text)
    except ModelError:
        return False
    return True


_NOTE: Any = Statement.__attrs_attrs__.notes


def _kind_of(line: str) -> str:
    """What a line is of, by its first letter."""
    return line[:1] if line[:1] in "TREAMN#*" else "no kind"
