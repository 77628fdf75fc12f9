"""Coded statements as a debate: who agrees with which concept, in which document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field, frozen

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
    VOICE_ID,
    Layout,
    date_of,
    fit,
    idents,
    is_level,
    legal,
    level_of,
    made_text,
    of_document,
    said,
    sign_of,
    usual,
    word_ids,
)  # fmt: skip
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.tables import Report, Table, kept, read_table
from argmap.formats.texts import NO_TEXT, one_line
from argmap.formats.values import compact, encode
from argmap.ground.collector import collector_paused
from argmap.ground.source import Span
from argmap.model import Answer, Article, Debate, Issue, Position, Sign, Stance, Statement, Voice, VoiceKind
from argmap.model.statement import default_commitment

Row = Mapping[str, str]
DELIMITER_NAMES: Mapping[str, str] = {",": "comma", ";": "semicolon", "\t": "tab"}


@frozen(eq=False)
class Coded:
    """A row: its cells by column, whose it is, and the side it takes."""

    cells: Mapping[str, str]
    span: Span
    document: str
    voice: str
    """The id of the actor; empty where nobody is named."""
    issue: str
    """The id of the concept; empty where no side is taken."""
    sign: Sign | None
    data: dict[str, str]

    @property
    def coding(self) -> tuple[str, str, str, Sign | None]:
        """Who takes which side on what, and where."""
        return self.voice, self.issue, self.document, self.sign

    @property
    def is_bare(self) -> bool:
        """Whether it says that and nothing else, not even an id."""
        return (
            not self.cells.get(STATEMENT)
            and not self.cells.get(TEXT)
            and not self.data
            and bool(self.voice and self.sign)
        )

    def same(self, other: Coded) -> bool:
        """Whether two rows may be codings of one statement."""
        return self.cells.get(TEXT, "") == other.cells.get(TEXT, "") and self.data == other.data


def read(document: Document) -> Reading:
    """The coded statements of a table: persons are voices, organisations their roles, concepts issues, documents articles."""
    with collector_paused():
        table = read_table(document.source, fit)
        reader = _Reader(table, Layout(table.names))
        debate = reader.debate()
        return Reading(debate, (*table.diagnostics, *reader.report.diagnostics()))


@define
class _Reader:
    """A debate in the making."""

    table: Table
    layout: Layout
    report: Report = field(factory=Report)

    def debate(self) -> Debate:
        self._check_header()
        rows: list[Row] = [
            {key: cell for key, cell in zip(self.layout.keys, row.cells, strict=False) if cell}
            for row in self.table.rows
        ]
        scaled = any(is_level(row.get(AGREEMENT, "")) for row in rows)
        levels = AGREEMENT in self.layout.keys
        signs = [sign_of(row.get(AGREEMENT, ""), scaled=scaled) if levels else Sign.PRO for row in rows]
        signs = [sign if row.get(CONCEPT) else None for row, sign in zip(rows, signs, strict=True)]
        homes = word_ids(row[DOCUMENT] for row in rows if DOCUMENT in row)
        voices = idents(actor for row in rows if (actor := _actor(row)))
        taken = [row for row, sign in zip(rows, signs, strict=True) if sign]
        issues = word_ids(row.get(ISSUE_ID) or row[CONCEPT] for row in taken)
        articles = self._articles(rows, homes)
        people = _voices(rows, voices)
        coded = []
        for row, sign, place in zip(rows, signs, self.table.rows, strict=True):
            actor = _actor(row)
            voice = voices[actor] if actor else ""
            home = homes.get(row.get(DOCUMENT, ""), "")
            data = {key: kept(cell) for key, cell in row.items() if key not in CORE}
            for key in self.layout.keys:
                if of_document(key) and key != DOCUMENT:
                    common = articles[home].cells.get(key, "") if home else ""
                    data.pop(key, None)
                    if row.get(key, "") != common:
                        data[key] = kept(row.get(key, ""))
            if actor and not actor[1] and row.get(ORGANIZATION, "") != people[voice].cells.get(ORGANIZATION, ""):
                data[ORGANIZATION] = kept(row.get(ORGANIZATION, ""))
            if levels and (sign is None or row[AGREEMENT] != level_of(sign, scaled=scaled)):
                data[AGREEMENT] = kept(row.get(AGREEMENT, ""))
            if sign is None and CONCEPT in row:
                data[CONCEPT] = kept(row[CONCEPT])
            issue = issues[row.get(ISSUE_ID) or row[CONCEPT]] if sign else ""
            coded.append(Coded(row, self.table.span(place), home, voice, issue, sign, data))
            if sign is None:
                self._no_side(coded[-1])
        statements, stances = self._statements(coded)
        scale = [(f"{PREFIX}{SCALED}", "yes")] if scaled else []
        return Debate(
            tuple(statements), articles=tuple(a.article for a in articles.values() if a.article),
            voices=tuple(p.voice for p in people.values() if p.voice),
            issues=tuple(_issues(taken, issues)), stances=tuple(stances), data=(*self._layout_data(), *scale),
        )  # fmt: skip

    def _check_header(self) -> None:
        keys, span = self.layout.keys, self.table.span(self.table.head)
        if not self.table.header:
            self.report.add("malformed-file", "", "the file holds no table", span, "no row that names columns")
            return
        if CONCEPT not in keys:
            self.report.add(
                "missing-field", CONCEPT, "no column has the concepts", span, "none of these", "call it `concept`"
            )
        if PERSON not in keys and ORGANIZATION not in keys:
            message = "no column has the actors"
            self.report.add(
                "missing-field", PERSON, message, span, "none of these", "call it `person` or `organization`"
            )
        if AGREEMENT not in keys:
            message = "no column says who agrees; all rows are taken to"
            self.report.add("missing-field", AGREEMENT, message, span, "none of these", "call it `agreement`")
        strangers = [name for name, key in zip(self.layout.header, keys, strict=True) if key not in CORE]
        if strangers:
            listed = ", ".join(f"`{name}`" for name in strangers[:12])
            more = f" and {len(strangers) - 12} more" if strangers[12:] else ""
            message = f"columns that say nothing of positions: {listed}{more}"
            self.report.add("kept-aside", "", message, span, "kept as data")

    def _no_side(self, row: Coded) -> None:
        if not row.cells.get(CONCEPT):
            if CONCEPT in self.layout.keys:
                self.report.add("unknown-part", "concept", "a row without a concept", row.span, "about nothing")
        elif sign_of(row.cells.get(AGREEMENT, ""), scaled=False) is None:
            word = row.cells.get(AGREEMENT, "")
            message = f"an agreement of {word!r} takes no side" if word else "a row that does not say whether it agrees"
            self.report.add("unknown-part", "agreement", message, row.span, "kept as data")

    def _layout_data(self) -> tuple[tuple[str, str], ...]:
        found = (
            []
            if self.layout.is_ours or not self.table.header
            else [(f"{PREFIX}columns", compact(list(self.layout.header)))]
        )
        delimiter = DELIMITER_NAMES.get(self.table.delimiter, "comma")
        return (*found, *([] if delimiter == "comma" else [(f"{PREFIX}delimiter", delimiter)]))

    def _articles(self, rows: list[Row], homes: Mapping[str, str]) -> dict[str, Known]:
        """The documents by id, as most of their rows describe them."""
        keys = [key for key in self.layout.keys if of_document(key) and key != DOCUMENT]
        places: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            if DOCUMENT in row:
                places.setdefault(row[DOCUMENT], []).append(number)
        found: dict[str, Known] = {}
        for raw, numbers in places.items():
            cells = {key: usual(rows[n].get(key, "") for n in numbers) for key in keys}
            id, date = homes[raw], date_of(cells.get(DATE, ""))
            title, outlet = said(cells.get(TITLE, "")), said(cells.get(SOURCE, ""))
            data = {} if id == raw else {DOCUMENT: kept(raw)}
            for key, value in ((DATE, date), (TITLE, title), (SOURCE, outlet)):
                if cells.get(key, "") != value:
                    data[key] = kept(cells[key])
            data |= {key: kept(cell) for key, cell in cells.items() if cell and key not in CORE}
            span = self.table.span(self.table.rows[numbers[0]])
            if cells.get(DATE) and not date:
                message = f"{cells[DATE]!r} is no date of EDTF, no moment and no Unix seconds"
                self.report.add("unknown-part", "date", message, span, "kept as data")
            article = Article(id, title, date=date, outlet=outlet, data=_pairs(data), origin=span)
            found[id] = Known(cells, article=article)
        return found

    # rows -------------------------------------------------------------------------------------------------------------

    def _statements(self, coded: list[Coded]) -> tuple[list[Statement], list[Stance]]:
        """The rows as statements, those of one id together; in a table that has ids, rows without an id and anything of their
        own are stances, unless they are there twice.
        """
        bare = Counter(row.coding for row in coded if row.is_bare) if STATEMENT in self.layout.keys else Counter()
        groups: dict[tuple[str, str], list[Coded]] = {}
        stances: dict[tuple[str, str, str], list[Coded]] = {}
        for number, row in enumerate(coded, 1):
            raw = row.cells.get(STATEMENT, "")
            if row.is_bare and bare[row.coding] == 1:
                stances.setdefault((row.voice, row.issue, row.document), []).append(row)
                continue
            groups.setdefault((row.document, raw or f"~{number}"), []).append(row)
        statements: dict[str, Statement] = {}
        times: dict[str, int] = {}
        for (home, raw), rows in groups.items():
            together = [rows] if _is_product(rows) else [[row] for row in rows]
            if len(together) > 1:
                message = f"several statements have the id {raw!r}"
                self.report.add("duplicate-node", raw, message, rows[1].span, "each gets an id of its own")
            for part in together:
                base = id = f"{home}/{legal(raw)}" if home else legal(raw)
                while id in statements:
                    times[base] = times.get(base, 1) + 1
                    id = f"{base}-{times[base]}"
                statements[id] = _statement(id, raw, part)
        return list(statements.values()), [_stance(key, rows) for key, rows in stances.items()]


@frozen(eq=False)
class Known:
    """What most rows say of an actor or a document, and what it is."""

    cells: Mapping[str, str]
    article: Article | None = None
    voice: Voice | None = None


def _actor(row: Row) -> tuple[str, bool] | None:
    """Who acts in a row, and whether that is an organisation: the person, or the organisation where no person is named."""
    collective = PERSON not in row
    name = row.get(ORGANIZATION, "") if collective else row[PERSON]
    return (row.get(VOICE_ID) or name, collective) if name else None


def _voices(rows: Iterable[Row], ids: Mapping[tuple[str, bool], str]) -> dict[str, Known]:
    """The actors by id, as most of their rows describe them."""
    said_of: dict[tuple[str, bool], list[Row]] = {}
    for row in rows:
        if actor := _actor(row):
            said_of.setdefault(actor, []).append(row)
    found: dict[str, Known] = {}
    for actor, own in said_of.items():
        id, collective = ids[actor], actor[1]
        column = ORGANIZATION if collective else PERSON
        raw = own[0][column]
        name, belongs = one_line(raw)[0], "" if collective else usual(row.get(ORGANIZATION, "") for row in own)
        data = {} if name == raw else {column: kept(raw)}
        if said(belongs) != belongs:
            data[ORGANIZATION] = kept(belongs)
        kind = VoiceKind.INSTITUTION if collective else VoiceKind.PERSON
        found[id] = Known({ORGANIZATION: belongs}, voice=Voice(id, name, kind, said(belongs), data=_pairs(data)))
    return found


def _issues(rows: Iterable[Row], ids: Mapping[str, str]) -> Iterator[Issue]:
    seen: set[str] = set()
    for row in rows:
        id = ids[row.get(ISSUE_ID) or row[CONCEPT]]
        if id not in seen:
            seen.add(id)
            text = one_line(row[CONCEPT])[0]
            yield Issue(id, text, data=() if text == row[CONCEPT] else _pairs({CONCEPT: kept(row[CONCEPT])}))


def _is_product(rows: list[Coded]) -> bool:
    """Whether rows are all voices of one statement with all of its answers."""
    if len(rows) == 1:
        return True
    voices, answers = {row.voice for row in rows}, {(row.issue, row.sign) for row in rows}
    pairs = {(row.voice, row.issue, row.sign) for row in rows}
    alike = all(row.sign and row.same(rows[0]) for row in rows)
    return alike and len(pairs) == len(rows) == len(voices) * len(answers)


def _statement(id: str, raw: str, rows: list[Coded]) -> Statement:
    """The statement that rows are codings of."""
    first = rows[0]
    text = first.cells.get(TEXT, "")
    concept = said(first.cells.get(CONCEPT, ""))
    line, left = one_line(text) if text else (made_text(concept, first.sign) or NO_TEXT, "")
    data = dict(first.data)
    if left:
        data[TEXT] = encode(text)
    if legal(raw) != raw and id.rpartition("/")[2] == legal(raw):
        data[STATEMENT] = kept(raw)
    voices = tuple((voice,) for voice in dict.fromkeys(row.voice for row in rows) if voice)
    answers = dict.fromkeys(Answer(row.issue, row.sign) for row in rows if row.sign)
    return Statement(
        id, line, voices=voices, commitment=default_commitment(voices, ()), answers=tuple(answers), data=_pairs(data),
        origin=first.span,
    )  # fmt: skip


def _stance(key: tuple[str, str, str], rows: list[Coded]) -> Stance:
    voice, issue, home = key
    signs = {row.sign for row in rows}
    position = Position.MIXED if len(signs) > 1 else Position.PRO if Sign.PRO in signs else Position.CON
    return Stance(voice, issue, position, home, origin=rows[0].span)


def _pairs(data: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{PREFIX}{key}", line) for key, line in data.items())
