"""Brat annotations as debates."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define, evolve, field

from argmap.formats.brat.entities import SHOWN, anchors_of, fits, statement_of
from argmap.formats.brat.kept import FILE, LINES, NOTES, with_type
from argmap.formats.brat.notes import TYPE, MisreadError, is_ours, to_statement
from argmap.formats.brat.relations import Relations
from argmap.formats.brat.roles import (
    is_major,
    usual_types,
)  # fmt: skip
from argmap.formats.brat.standoff import (
    Note,
    Standoff,
    read_standoff,
)  # fmt: skip
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.errors import ModelError
from argmap.ground.source import Source
from argmap.model import Article, Debate, Issue, Statement, Voice
from argmap.model.terms import AUTHOR, UNCLEAR
from argmap.model.words import is_line

NAMELESS = frozenset(("", "-", "<text>", "<stdin>"))


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
            help = "put the .txt beside the .ann"
            found.append(finding("missing-companion", message, first.span, "where is this text?", help=help))
        stem = _stem(self.document)
        self.article = names_for([stem.replace("/", "-")])[stem.replace("/", "-")]
        notes = self.sorted_notes(standoff)
        described = self.described(standoff, notes) if self.ours else {}
        self.take_entities(standoff, described)
        relations = Relations(standoff, self.statements, self.tally, self.ours)
        relations.take_ties(notes)
        relations.take_marks()
        self.take_notes(notes)
        self.lines += relations.lines
        if relations.marks:
            self.kept["A"] += relations.marks
        self.lines += standoff.others
        self.kept.update(_kind_of(line) for line in self.lines)
        debate = self.debate(standoff, relations, stem)
        found += self.tally.diagnostics()
        if self.kept:
            counted = ", ".join(f"{what}: {count:,}" for what, count in self.kept.items())
            message = f"lines that are kept and not drawn ({counted})"
            found.append(finding("kept-aside", message, source.span(0, 0), "in this file"))
        texts = {self.article: self.text} if self.text is not None and not self.ours else {}
        return Reading(debate, tuple(found), texts)

    def debate(self, standoff: Standoff, relations: Relations, stem: str) -> Debate:
        """What was taken, as a debate."""
        made = Debate(
            tuple(self.statements.values()), tuple(relations.inferences.values()), tuple(relations.attacks.values())
        )
        usual = usual_types(made, relations.standing)
        statements = tuple(with_type(s, standoff.entities[id].type, usual[s.id]) for id, s in self.statements.items())
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
        good = {entity.id for entity in entities if self.text is not None and fits(entity, self.text, self.tally)}
        new = [entity for entity in entities if entity.id not in described]
        anchors = (
            anchors_of([entity for entity in new if entity.id in good], self.text) if self.text is not None else {}
        )
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
            self.statements[entity.id] = statement_of(name, entity, self.text, anchors.get(entity.id, ()))

    # notes ----------------------------------------------------------------------------------------------------------------

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
