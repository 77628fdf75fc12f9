"""Debates as brat annotations: as they were in the file that they come from, or as entities with notes of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import define, field

from argmap.formats.brat.entities import words_of
from argmap.formats.brat.kept import ENDS, FILE, ID, KIND, LINES, MARKS, NOTES, ROLES, SPANS, TEXT, type_kept
from argmap.formats.brat.notes import TYPE, first_named, notes_stand_alone, of_relation, of_statement
from argmap.formats.brat.roles import (
    ATTACKS,
    BY_STANCE,
    SIDES,
    STANCE,
    SUPPORTS,
    between_statements,
    is_major,
    source_of,
    stances,
    usual_types,
)  # fmt: skip
from argmap.formats.brat.standoff import UNWRITABLE, column, spans_as_text, stretches_from, words_at
from argmap.formats.regained import text_of, value_of
from argmap.formats.spans import Stretch, stretches_of
from argmap.formats.texts import one_line
from argmap.ground.source import Source
from argmap.model import Debate, Inference, Relation, Statement

NUMBERED = re.compile(r"(?P<letter>[A-Z#])(?P<number>[1-9]\d{0,8})")


@define(eq=False)
class Ids:
    """Ids of one letter that are free, in ascending order."""

    letter: str
    taken: set[str] = field(factory=set)
    last: int = 0

    def wanted(self, id: str) -> bool:
        """Take an id, if it is one of this letter and free."""
        found = NUMBERED.fullmatch(id)
        if not found or found["letter"] != self.letter or id in self.taken:
            return False
        self.taken.add(id)
        return True

    def free(self) -> str:
        """The next id."""
        while True:
            self.last += 1
            id = f"{self.letter}{self.last}"
            if id not in self.taken:
                self.taken.add(id)
                return id


# with notes of ours ------------------------------------------------------------------------------------------------------


def entity_ids(debate: Debate) -> dict[str, str]:
    """The ids of entities: the names of statements that can be ids, numbers for the others."""
    ids = Ids("T")
    found = {s.id: s.name for s in debate.statements if ids.wanted(s.name)}
    return {s.id: found.get(s.id) or ids.free() for s in debate.statements}


def placed(debate: Debate, texts: Mapping[str, Source]) -> tuple[str, dict[str, tuple[Stretch, ...]]]:
    """The text that the annotation is of, and where each statement stands in it: the texts of the articles that are at hand, and
    below them a line for each statement that no passage is given for.
    """
    pieces: list[str] = []
    size = 0
    found: dict[str, tuple[Stretch, ...]] = {}
    for article in debate.articles:
        mine = [s for s in debate.statements if s.article == article.id and s.anchors]
        if article.id not in texts or not mine:
            continue
        text = texts[article.id].text
        if pieces:
            pieces.append("\n\n")
            size += 2
        stretches = iter(stretches_of(text, [anchor for s in mine for anchor in s.anchors]))
        for statement in mine:
            own = [next(stretches) for _ in statement.anchors]
            whole = [stretch for stretch in own if stretch is not None and stretch[0] < stretch[1]]
            if len(whole) == len(own):
                found[statement.id] = _apart((start + size, end + size) for start, end in whole)
        pieces.append(text)
        size += len(text)
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")
        size += 1
    for statement in debate.statements:
        if statement.id not in found:
            found[statement.id] = ((size, size + len(statement.text)),)
            pieces.append(f"{statement.text}\n")
            size += len(statement.text) + 1
    text = UNWRITABLE.sub("\ufffd", "".join(pieces))
    return (" " + text[1:] if text.startswith("\ufeff") else text), found  # a mark of byte order would not be counted


def _apart(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that overlap as one."""
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def with_notes(debate: Debate, texts: Mapping[str, Source]) -> tuple[str, str]:
    """The annotation and its text: each entity and relation with a note that says of it what brat has no word for."""
    text, stretches = placed(debate, texts)
    ids = entity_ids(debate)
    theses = [s.id for s in debate.statements if s.thesis]
    claims = stances(debate, min(theses, key=lambda id: stretches[id][0])) if theses else {}
    usual = usual_types(debate, claims)
    voices = {voice.id: voice.name for voice in debate.voices}
    issues = {issue.id: issue.text for issue in debate.issues}
    known: set[str] = set()
    asked: set[str] = set()
    notes, ties, marks = Ids("#"), Ids("R"), Ids("A")
    lines: list[str] = []
    for s in debate.statements:
        words = words_at(text, stretches[s.id]) or ""
        kept = type_kept(s)
        kind = kept if kept and is_major(kept) == s.thesis else usual[s.id]
        lines.append(f"{ids[s.id]}\t{kind} {spans_as_text(stretches[s.id])}\t{words}")
        names = first_named((id for chain in s.voices for id in chain), voices, known)
        texts_of = first_named((answer.issue for answer in s.answers), issues, asked)
        lines.append(_note(notes.free(), ids[s.id], of_statement(s, one_line(words)[0], names, texts_of)))
        if notes_stand_alone(s):
            lines += [_note(notes.free(), ids[s.id], note) for note in s.notes]
    lines += [_stance(marks.free(), ids[claim], relation) for claim, relation in claims.items()]
    relations = [r for r in between_statements(debate) if claims.get(source_of(r)) is not r]
    kept_ids = {r.key: id for r in relations if (id := text_of(r, ID)) and ties.wanted(id)}
    for relation in relations:
        inference = isinstance(relation, Inference)
        sources = relation.premises if isinstance(relation, Inference) else (relation.source,)
        target = relation.conclusion if isinstance(relation, Inference) else relation.target
        first = ""
        for source in sources:
            id = ties.free() if first else kept_ids.pop(relation.key, "") or ties.free()
            lines.append(f"{id}\t{SUPPORTS if inference else ATTACKS} Arg1:{ids[source]} Arg2:{ids[target]}\t")
            note = of_relation(relation, first)
            lines += [_note(notes.free(), id, note)] if note else []
            first = first or id
    return "".join(f"{line}\n" for line in lines), text


def _stance(id: str, of: str, relation: Relation) -> str:
    value = next(side for side, good in SIDES.items() if good == isinstance(relation, Inference))
    return f"{id}\t{STANCE} {of} {value}"


def _note(id: str, of: str, text: str) -> str:
    return f"{id}\t{TYPE} {of}\t{text}"


# as it was ---------------------------------------------------------------------------------------------------------------


def as_it_was(debate: Debate, texts: Mapping[str, Source]) -> tuple[str, str | None, str] | None:
    """The annotation that a debate was read from, its text if it is at hand, and what the file was called; None where the debate
    is of several articles or says something else than its spans.
    """
    article = debate.articles[0] if len(debate.articles) == 1 else None
    stem = text_of(article, FILE) if article else None
    if article is None or not stem or any(s.article != article.id for s in debate.statements):
        return None
    text = texts[article.id].text if article.id in texts else None
    entities = _entities(debate, text)
    if entities is None:
        return None
    ids, lines = entities
    lines += [line for s in debate.statements for line in _marks(s, ids[s.id])]
    ties = Ids("R")
    for relation in between_statements(debate):
        stance = text_of(relation, BY_STANCE)
        source = source_of(relation)
        if stance:
            lines.append(_stance(stance, ids[source], relation))
            continue
        target = relation.conclusion if isinstance(relation, Inference) else relation.target
        kind = text_of(relation, KIND) or (SUPPORTS if isinstance(relation, Inference) else ATTACKS)
        one, other = _roles(relation)
        id = text_of(relation, ID) or ties.free()
        lines.append(f"{id}\t{kind} {one}:{ids[source]} {other}:{ids[target]}\t")
    for s in debate.statements:
        kept = value_of(s, NOTES)
        names = kept if isinstance(kept, list) and len(kept) == len(s.notes) else []
        if len(names) != len(s.notes):
            return None
        lines += [_note(str(id), ids[s.id], note) for id, note in zip(names, s.notes, strict=True)]
    others = value_of(article, LINES)
    lines += [column(line) for line in (others if isinstance(others, list) else []) if isinstance(line, str)]
    return "".join(f"{line}\n" for line in lines), text, stem


def _entities(debate: Debate, text: str | None) -> tuple[dict[str, str], list[str]] | None:
    """The ids of the entities by statement, and their lines; None where one of them cannot be as it was."""
    usual = usual_types(debate)
    ids: dict[str, str] = {}
    placed = iter(stretches_of(text, [a for s in debate.statements for a in s.anchors]) if text is not None else ())
    lines: list[tuple[tuple[int, str], str]] = []
    for s in debate.statements:
        own = [next(placed, None) for _ in s.anchors]
        kept = text_of(s, SPANS)
        stretches = stretches_from(kept) if kept else tuple(stretch for stretch in own if stretch is not None)
        said = text_of(s, TEXT)
        if said is None:
            said = words_of(text, stretches, s.text) if text is not None and stretches else s.text
        if not stretches or said is None or one_line(said)[0] != s.text or "\n" in said or "\r" in said:
            return None
        id = text_of(s, ID) or s.name
        ids[s.id] = id
        kind = type_kept(s) or usual[s.id]
        number = NUMBERED.fullmatch(id)
        lines.append(((int(number["number"]) if number else 0, id), f"{id}\t{kind} {spans_as_text(stretches)}\t{said}"))
    return ids, [line for _, line in sorted(lines)]


def _roles(relation: Relation) -> tuple[str, str]:
    """The names of the roles of a relation's ends."""
    kept = value_of(relation, ROLES)
    if isinstance(kept, list) and len(kept) == len(ENDS) and all(isinstance(role, str) for role in kept):
        return str(kept[0]), str(kept[1])
    return ENDS


def _marks(statement: Statement, id: str) -> list[str]:
    """The lines of the attributes that were kept with a statement."""
    kept = value_of(statement, MARKS)
    marks = [mark for mark in kept if isinstance(mark, list)] if isinstance(kept, list) else []
    texts = [mark for mark in marks if len(mark) in (2, 3) and all(isinstance(part, str) for part in mark)]
    return [f"{mark}\t{' '.join([name, id, *value])}" for mark, name, *value in texts]
