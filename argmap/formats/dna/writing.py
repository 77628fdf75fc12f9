"""A debate as coded statements: a row for each statement, voice and answer, and for each stance that is stated outright."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.dna.columns import (
    AGREEMENT,
    CONCEPT,
    CORE,
    DATE,
    DOCUMENT,
    ISSUE_ID,
    ORGANIZATION,
    PERSON,
    PREFIX,
    SCALED,
    SOURCE,
    STATEMENT,
    TEXT,
    TITLE,
    USUAL,
    VOICE_ID,
    Layout,
    date_of,
    idents,
    is_level,
    legal,
    level_of,
    made_text,
    of_document,
    ordered,
    said,
    sign_of,
    usual,
    word_ids,
)  # fmt: skip
from argmap.formats.dna.reading import DELIMITER_NAMES
from argmap.formats.format import Written
from argmap.formats.loss import Loss, all_data, fields_lost
from argmap.formats.tables import cell_of, written
from argmap.formats.texts import NO_TEXT, raw_texts
from argmap.ground.source import Source
from argmap.model import Answer, Article, Debate, Issue, Position, Sign, Stance, Statement, Voice, VoiceKind, datum
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, UNCLEAR

Row = dict[str, str]
MOST = 60
"""Columns of other people that a table has at most."""
COLLECTIVE = (VoiceKind.INSTITUTION, VoiceKind.GROUP)
SIGNS: Mapping[Position, tuple[Sign, ...]] = {
    Position.PRO: (Sign.PRO,), Position.CON: (Sign.CON,), Position.MIXED: (Sign.PRO, Sign.CON), Position.SILENT: ()
}  # fmt: skip


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - rows quote no passages
    """The positions of a debate as one table; what nobody takes a side on is lost, and how statements bear on each other."""
    return _Writer(debate).written()


@define
class _Writer:
    """Rows in the making, and what they do not hold."""

    debate: Debate
    lost: list[Loss] = field(factory=list)
    used: set[tuple[str, str, str]] = field(factory=set)
    """Data that rows hold: (what, id, key without prefix)."""
    odd: set[tuple[str, str]] = field(factory=set)
    """Actors and documents (these with a slash) with the columns in which none of their rows may differ from the others."""
    voices: dict[str, Voice] = field(factory=dict)
    issues: dict[str, Issue] = field(factory=dict)
    articles: dict[str, Article] = field(factory=dict)
    scaled: bool = False

    def written(self) -> Written:
        """The table, and all that it does not hold."""
        debate = self.debate
        if datum(debate, f"{PREFIX}{SCALED}") == "yes" and self._has_levels():
            self.scaled = True
        coded = [s for s in debate.statements if self._is_coded(s)]
        numbered = _numbered(coded)
        coded = numbered if numbered and self._alone(numbered) else coded
        ids = coded is not numbered or any(SIGNS[stance.position] for stance in debate.stances)
        texts, _ = raw_texts(debate, f"{PREFIX}{TEXT}")
        rows = self._all_rows(coded, texts)
        self.odd = self._misleading(rows)
        if self.odd:
            rows = self._all_rows(coded, texts)
        self._name(rows)
        header, keys, delimiter = self._layout(rows, ids=ids)
        self._lose({s.id for s in coded})
        table = [[row.get(key, "") for key in keys] for row in rows]
        return Written.of(written(header, table, delimiter=delimiter, mark=False), self.lost)

    def _all_rows(self, coded: list[Statement], texts: Mapping[str, str]) -> list[Row]:
        self.used.clear()
        rows = [row for statement in coded for row in self._rows(statement, texts[statement.id])]
        return rows + [row for stance in self.debate.stances for row in self._stance_rows(stance)]

    def _misleading(self, rows: list[Row]) -> set[tuple[str, str]]:
        """Of which actors and documents, and in which columns, most rows would say what is not true of them."""
        said_of: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            if PERSON in row:
                said_of.setdefault((row[VOICE_ID], ORGANIZATION), []).append(row[ORGANIZATION])
        people = {key for key, cells in said_of.items() if usual(cells) != self._actor(key[0])[ORGANIZATION]}
        keys = {key for row in rows for key in row if of_document(key) and key != DOCUMENT}
        homes: dict[str, list[Row]] = {}
        for row in rows:
            if DOCUMENT in row:
                homes.setdefault(row[DOCUMENT], []).append(row)
        return people | {
            (f"{home}/", key)
            for home, own in homes.items()
            for key in keys
            if usual(row.get(key, "") for row in own) != self._document(home).get(key, "")
        }

    # statements -------------------------------------------------------------------------------------------------------

    def _speakers(self, statement: Statement) -> list[str]:
        """The ids of those who assert a statement, so far as they are known."""
        article = self.debate.graph.articles.get(statement.article)
        authors = article.authors if article else ()
        ends = [chain[-1] for chain in statement.voices]
        names = [name for end in ends for name in (authors if end == AUTHOR else (end,))] if ends else authors
        return [name for name in dict.fromkeys(names) if name != UNCLEAR]

    def _has_levels(self) -> bool:
        """Whether a scale of more levels than two would show in the rows."""
        for statement in self.debate.statements:
            raw = self._raw_level(statement, scaled=True)
            if is_level(raw) if raw is not None else any(answer.sign is Sign.CON for answer in statement.answers):
                return True
        return any(Sign.CON in SIGNS[stance.position] and stance.voice != UNCLEAR for stance in self.debate.stances)

    def _is_coded(self, statement: Statement) -> bool:
        return bool(statement.answers) or self._raw_level(statement, scaled=self.scaled) is not None

    def _raw_level(self, statement: Statement, *, scaled: bool) -> str | None:
        """The cell of agreement that was read, where reading it again says the same of the statement."""
        line = datum(statement, f"{PREFIX}{AGREEMENT}") if statement.data else ""
        raw = cell_of(line) if line else None
        if raw is None or len(self._speakers(statement)) > 1 or len(statement.answers) > 1:
            return None
        sign = sign_of(raw, scaled=scaled)
        if is_level(raw) and not scaled:
            return None
        if statement.answers:
            same = sign is statement.answers[0].sign and raw != level_of(sign, scaled=scaled)
        else:
            same = sign is None or not self._raw(statement, CONCEPT)
        return raw if same else None

    def _raw(self, element: Any, key: str) -> str:
        """The cell that is kept of an element under a key; empty when there is none."""
        line = datum(element, f"{PREFIX}{key}") if element.data else ""
        return (cell_of(line) or "") if line else ""

    def _alone(self, statements: list[Statement]) -> bool:
        """Whether each of the statements has one row."""
        return all(len(s.answers) <= 1 and len(self._speakers(s)) <= 1 for s in statements)

    def _rows(self, statement: Statement, text: str) -> Iterator[Row]:
        speakers = self._speakers(statement)
        common = self._common(statement, speakers, text)
        raw = self._raw_level(statement, scaled=self.scaled)
        if raw is not None:
            self._use("statement", statement.id, AGREEMENT)
        concept = "" if statement.answers else self._raw(statement, CONCEPT)
        if concept:
            self._use("statement", statement.id, CONCEPT)
        for speaker in speakers or [""]:
            actor = self._actor(speaker)
            for answer in statement.answers:
                yield {**actor, **common, **self._side(answer, raw)}
            if not statement.answers:
                yield {**actor, **common, CONCEPT: concept, AGREEMENT: raw or ""}

    def _common(self, statement: Statement, speakers: list[str], text: str) -> Row:
        """What all rows of a statement have: its id and text, its document, and what is kept of it."""
        home, id = statement.article, statement.id
        row = self._document(home) if home else {}
        own = self._raw(statement, STATEMENT)
        if own and own != statement.name and legal(own) == statement.name:
            self._use("statement", id, STATEMENT)
            row[STATEMENT] = own
        else:
            row[STATEMENT] = statement.name
        if text != statement.text:
            self._use("statement", id, TEXT)
        row[TEXT] = "" if text == self._made(statement) else text
        for key, line in _kept(statement):
            cell = cell_of(line)
            if cell is None or (key in CORE and key not in (DATE, TITLE, SOURCE, ORGANIZATION)):
                continue
            if key == ORGANIZATION:
                alone = len(speakers) == 1 and self._actor(speakers[0]).get(PERSON)
                belongs = self._actor(speakers[0]).get(ORGANIZATION, "") if alone else cell
                if cell == belongs or (speakers[0], ORGANIZATION) in self.odd:
                    continue
            elif of_document(key) and home:
                if cell == row.get(key, "") or (f"{home}/", key) in self.odd:
                    continue
            elif not cell:
                continue
            row[key] = cell
            self._use("statement", id, key)
        return row

    def _made(self, statement: Statement) -> str:
        """The text that reading makes up where there is none."""
        if statement.answers:
            first = statement.answers[0]
            return made_text(self.debate.graph.issues[first.issue].text, first.sign)
        return said(self._raw(statement, CONCEPT)) or NO_TEXT

    def _side(self, answer: Answer, raw: str | None = None) -> Row:
        issue = self.debate.graph.issues[answer.issue]
        self.issues[issue.id] = issue
        concept = self._cell(issue, "issue", CONCEPT, issue.text, said)
        level = raw if raw is not None else level_of(answer.sign, scaled=self.scaled)
        return {CONCEPT: concept, AGREEMENT: level, ISSUE_ID: issue.id}

    def _stance_rows(self, stance: Stance) -> Iterator[Row]:
        for sign in SIGNS[stance.position] if stance.voice != UNCLEAR else ():
            home = self._document(stance.article) if stance.article else {}
            yield {**self._actor(stance.voice), **home, **self._side(Answer(stance.issue, sign))}

    # what rows refer to -----------------------------------------------------------------------------------------------------

    def _actor(self, id: str) -> Row:
        if not id:
            return {}
        voice = self.voices[id] = self.debate.graph.voices[id]
        if voice.kind in COLLECTIVE:
            return {ORGANIZATION: self._cell(voice, "voice", ORGANIZATION, voice.name, said), VOICE_ID: id}
        role = self._cell(voice, "voice", ORGANIZATION, voice.role, said)
        return {PERSON: self._cell(voice, "voice", PERSON, voice.name, said), ORGANIZATION: role, VOICE_ID: id}

    def _document(self, id: str) -> Row:
        article = self.articles[id] = self.debate.graph.articles[id]
        row = {
            DOCUMENT: id,
            DATE: self._cell(article, "article", DATE, article.date, date_of),
            TITLE: self._cell(article, "article", TITLE, article.title, said),
            SOURCE: self._cell(article, "article", SOURCE, article.outlet, said),
        }
        for key, line in _kept(article):
            if of_document(key) and key not in CORE and (cell := cell_of(line)):
                row[key] = cell
                self._use("article", id, key)
        return row

    def _cell(self, element: Any, what: str, key: str, value: str, read: Callable[[str], str]) -> str:
        """The cell that was read, where it says the value and is not the value itself; else the value, where it says itself."""
        raw = self._raw(element, key)
        if raw and raw != value and read(raw) == value:
            self._use(what, element.id, key)
            return raw
        return value if read(value) == value else ""

    def _use(self, what: str, id: str, key: str) -> None:
        self.used.add((what, id, key))

    # columns ----------------------------------------------------------------------------------------------------------------

    def _name(self, rows: list[Row]) -> None:
        """Leave out ids of voices and issues where reading gives the same ones; call documents as they were called."""
        actors = [((r.get(PERSON) or r[ORGANIZATION], PERSON not in r), r[VOICE_ID]) for r in rows if VOICE_ID in r]
        voices = idents(actor for actor, _ in actors)
        if all(voices[actor] == id for actor, id in actors):
            for row in rows:
                row.pop(VOICE_ID, None)
        concepts = [(row[CONCEPT], row[ISSUE_ID]) for row in rows if ISSUE_ID in row]
        issues = word_ids(concept for concept, _ in concepts)
        if all(issues[concept] == id for concept, id in concepts):
            for row in rows:
                row.pop(ISSUE_ID, None)
        called = {id: self._raw(article, DOCUMENT) or id for id, article in self.articles.items()}
        homes = word_ids(called[row[DOCUMENT]] for row in rows if DOCUMENT in row)
        if all(homes[name] == id for id, name in called.items()):
            for row in rows:
                if DOCUMENT in row:
                    row[DOCUMENT] = called[row[DOCUMENT]]
            self.used |= {("article", id, DOCUMENT) for id, name in called.items() if name != id}

    def _layout(self, rows: list[Row], *, ids: bool) -> tuple[list[str], list[str], str]:
        """The header, the key of each column, and the delimiter: as they were read where all that has to be has its place."""
        if not ids:
            for row in rows:
                row.pop(STATEMENT, None)
        filled = {key for row in rows for key, cell in row.items() if cell}
        strangers = sorted(filled - set(CORE))
        self._drop(rows, strangers[MOST:])
        needed = {*filled, *([STATEMENT] if ids else [])} - set(strangers[MOST:])
        delimiter = datum(self.debate, f"{PREFIX}delimiter")
        found = {name: mark for mark, name in DELIMITER_NAMES.items() if mark != ","}.get(delimiter, ",")
        if found != ",":
            self._use("debate", "", "delimiter")
        if self.scaled:
            self._use("debate", "", SCALED)
        layout = _layout_of(datum(self.debate, f"{PREFIX}columns"))
        if layout and needed <= set(layout.keys) and (ids or STATEMENT not in layout.keys) and AGREEMENT in layout.keys:
            self._use("debate", "", "columns")
            return list(layout.header), list(layout.keys), found
        header = ordered({*needed, *USUAL})
        return header, header, found

    def _drop(self, rows: list[Row], keys: list[str]) -> None:
        """Leave out the columns that are too many."""
        if keys:
            for row in rows:
                for key in keys:
                    row.pop(key, None)
            gone = set(keys)
            self.used = {use for use in self.used if use[2] not in gone}

    # losses -----------------------------------------------------------------------------------------------------------------

    def _lose(self, coded: set[str]) -> None:
        debate = self.debate
        for statement in debate.statements:
            if statement.id in coded:
                self._lose_of(statement)
            else:
                self.lost.append(Loss("statement", statement.id))
        self.lost += [Loss("inference", i.key) for i in debate.inferences]
        self.lost += [Loss("attack", a.key) for a in debate.attacks]
        for article in debate.articles:
            self._declared("article", article, self.articles, ("id", "title", "outlet", "date"))
            if article.id in self.articles and not self._holds_date(article):
                self.lost.append(Loss("article", article.id, "date"))
        for voice in debate.voices:
            collective = voice.kind in COLLECTIVE
            self._declared(
                "voice", voice, self.voices, ("id", "name", "kind") if collective else ("id", "name", "role")
            )
            if voice.id in self.voices and voice.kind is VoiceKind.GROUP:
                self.lost.append(Loss("voice", voice.id, "kind", VoiceKind.INSTITUTION))
        for issue in debate.issues:
            self._declared("issue", issue, self.issues, ("id", "text"))
        for stance in debate.stances:
            id = f"{stance.voice} {stance.issue} {stance.article}".rstrip()
            if not SIGNS[stance.position] or stance.voice == UNCLEAR:
                self.lost.append(Loss("stance", id))
            else:
                self.lost += fields_lost("stance", id, stance, ("voice", "issue", "position", "article"))
        held = ("statements", "inferences", "attacks", "articles", "voices", "issues", "stances", "data")
        self.lost += fields_lost("debate", "", debate, held)
        self._lose_data("debate", "", debate)

    def _lose_of(self, statement: Statement) -> None:
        held = ("id", "text", "voices", "commitment", "answers", "data")
        self.lost += fields_lost("statement", statement.id, statement, held)
        voices = tuple((name,) for name in self._speakers(statement))
        if voices != statement.voices:
            self.lost.append(Loss("statement", statement.id, "voices", voices))
        commitment = default_commitment(voices, ())
        if commitment != statement.commitment:
            self.lost.append(Loss("statement", statement.id, "commitment", commitment))
        self._lose_data("statement", statement.id, statement)

    def _declared(self, what: str, element: Any, there: Mapping[str, object], held: tuple[str, ...]) -> None:
        if element.id not in there:
            self.lost.append(Loss(what, element.id))
            return
        self.lost += fields_lost(what, element.id, element, (*held, "data"))
        self._lose_data(what, element.id, element)

    def _lose_data(self, what: str, id: str, element: Any) -> None:
        if element.data:
            kept = (
                {f"data {PREFIX}{key}" for kind, of, key in self.used if (kind, of) == (what, id)}
                if self.used
                else set()
            )
            self.lost += [loss for loss in all_data(what, id, element) if loss.field not in kept]

    def _holds_date(self, article: Article) -> bool:
        return date_of(self._cell(article, "article", DATE, article.date, date_of)) == article.date


def _kept(element: Any) -> Iterable[tuple[str, str]]:
    """The data that tables of coded statements left, without the prefix."""
    return [
        (key[len(PREFIX) :], line) for key, line in element.data if key.startswith(PREFIX) and len(key) > len(PREFIX)
    ]


def _numbered(statements: list[Statement]) -> list[Statement]:
    """The statements in order where their names are those that rows without ids get; else none."""
    numbers = {s.name: n for n, s in enumerate(statements)}
    names = [f"~{number}" for number in range(1, len(statements) + 1)]
    return [statements[numbers[name]] for name in names] if numbers.keys() == set(names) else []


def _layout_of(line: str) -> Layout | None:
    """The columns that were read; None where they are none or ours."""
    try:
        header = json.loads(line) if line else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(header, list) or not all(
        isinstance(name, str) and name == " ".join(name.split()) != "" for name in header
    ):
        return None
    layout = Layout(tuple(header))
    return layout if len(set(header)) == len(header) and not layout.is_ours and line == json_line(header) else None


def json_line(header: list[str]) -> str:
    """A header as it is kept."""
    from argmap.formats.values import compact  # noqa: PLC0415 - few debates have one

    return compact(header)
