"""Tables as a debate: who is declared and who is only named, and what rows say of each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from argmap.build.slugs import slug
from argmap.formats.csvfile import cells
from argmap.formats.csvfile.names import Names
from argmap.formats.csvfile.relations import Relations
from argmap.formats.csvfile.rows import Entry, Tables
from argmap.formats.csvfile.sheets import (
    ARTICLES,
    DEBATE,
    ISSUES,
    PREFIX,
    RELATIONS,
    STANCES,
    STATEMENTS,
    VOICES,
    plain,
)
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import ODD, is_id, names_for
from argmap.formats.tables import read_table
from argmap.formats.texts import NO_TEXT, one_line
from argmap.formats.values import compact, encode
from argmap.ground.collector import collector_paused
from argmap.model import (
    Answer,
    Article,
    Attack,
    Chain,
    Debate,
    Inference,
    Issue,
    Sign,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, UNCLEAR
from argmap.model.words import ID


def read(document: Document) -> Reading:
    """The debate that a table of statements and those beside it hold."""
    with collector_paused():
        tables = Tables.of(document)
        debate = _Reader(document, tables).debate()
        found = [diagnostic for table in tables.tables.values() for diagnostic in table.diagnostics]
        return Reading(debate, (*found, *tables.report.diagnostics()))


@define
class _Reader:
    """A debate in the making."""

    document: Document
    tables: Tables
    aside: list[tuple[str, str]] = field(factory=list)
    """Rows that nothing was made of."""
    has_texts: bool = True

    def debate(self) -> Debate:
        report = self.tables.report
        statements, voices, issues = map(self.tables.entries, (STATEMENTS, VOICES, ISSUES))
        articles, stances = map(self.tables.entries, (ARTICLES, STANCES))
        self._check_table()
        voice_names = Names("voice", report, simple=True, fixed=frozenset((AUTHOR, UNCLEAR)))
        issue_names, article_names = Names("issue", report), Names("article", report)
        declared = (
            voice_names.declare(voices, "name"), issue_names.declare(issues, "text"), article_names.declare(articles, "title")
        )  # fmt: skip
        said = [chain for entry in statements for chain in entry.values.get("voices", ())]
        voice_names.name(name for chain in said for name in chain)
        voice_names.name(name for entry in articles for name in entry.values.get("authors", ()))
        voice_names.name(entry.text("voice") for entry in stances)
        issue_names.name(issue for entry in statements for _, issue in _answers(entry))
        issue_names.name(entry.text("issue") for entry in stances)
        article_names.name(entry.text("article") for entry in (*statements, *stances))
        ids = self._ids(statements, article_names)
        article_names.name(id.rpartition("/")[0] for id in ids)
        made_articles = self._articles(articles, declared[2], voice_names)
        made_articles += [Article(id, one_line(raw)[0] if raw != id else "") for id, raw in article_names.named.items()]
        authors = {article.id: article.authors for article in made_articles}
        relations = self._relations(statements, ids)
        made_statements = tuple(
            self._statement(id, entry, voice_names, issue_names, authors.get(id.rpartition("/")[0], ()))
            for id, entry in zip(ids, statements, strict=True)
        )
        made_stances = self._stances(stances, voice_names, issue_names, article_names)
        fields = self._fields()
        inferences = tuple(r for r in relations.made.values() if isinstance(r, Inference))
        attacks = tuple(r for r in relations.made.values() if isinstance(r, Attack))
        kept = {**dict(self.tables.headers()), **dict(relations.kept()), **dict(self.aside), **dict(fields["data"])}
        return Debate(
            made_statements, inferences, attacks, tuple(made_articles),
            (*self._voices(voices, declared[0]), *(Voice(id, one_line(raw)[0]) for id, raw in voice_names.named.items())),
            (*self._issues(issues, declared[1]), *(Issue(id, one_line(raw)[0]) for id, raw in issue_names.named.items())),
            tuple(made_stances), fields["id"], fields["title"], tuple(fields["notes"]), data=tuple(kept.items()),
        )  # fmt: skip

    def _check_table(self) -> None:
        table = self.tables.tables["statement"]
        if not table.header:
            span = table.source.span(0, min(1, len(table.source.text)))
            self.tables.report.add("malformed-file", "", "the file holds no table", span, "no row that names columns")
        elif not any(STATEMENTS.known.get(plain(name)) == "text" for name in table.header):
            self.has_texts = False
            help, message = (
                "call the column with the texts of the statements `text`",
                "no column has the texts of statements",
            )
            self.tables.report.add("missing-field", "text", message, table.span(table.head), "none of these", help)

    # statements --------------------------------------------------------------------------------------------------------

    def _ids(self, entries: list[Entry], articles: Names) -> list[str]:
        """The ids of the statements, in order; what cannot be one is kept."""
        wanted: list[str] = []
        counts: dict[str, int] = {}
        for entry in entries:
            raw = entry.cells.get("id", "")
            home = articles.id(entry.text("article")) if entry.text("article") else ""
            own = base = self._wanted(raw, home, entry)
            while own in counts:
                counts[base] += 1
                own = f"{base}-{counts[base]}" if is_id(base) else f"{base} {counts[base]}"
            if own != base and raw:
                message = f"there are two statements {cells.shown(raw)}"
                self.tables.report.add("duplicate-node", f"statement {raw}", message, entry.span, f"kept as `{own}`")
            counts[own] = 1
            wanted.append(own)
        names = names_for(wanted)
        for entry, key in zip(entries, wanted, strict=True):
            raw = entry.cells.get("id", "")
            if raw and raw not in (names[key], names[key].rpartition("/")[2]):
                entry.data[f"{PREFIX}id"] = encode(raw)
        return [names[key] for key in wanted]

    def _wanted(self, raw: str, home: str, entry: Entry) -> str:
        """The id that a row asks for, perhaps with marks that no id can have."""
        if not raw.strip():
            text = one_line(entry.cells.get("text", ""))[0]
            return f"{home}/{slug(text)}" if home else slug(text)
        if is_id(raw) and "/" in raw:
            if home and raw.partition("/")[0] != home:
                message = f"the id {cells.shown(raw)} belongs to an article other than the row's"
                self.tables.report.add("wrong-type", "article", message, entry.span, "the id counts")
                entry.keep("article")
            return raw
        if not home:
            return raw
        return f"{home}/{raw if ID.fullmatch(raw) else ODD.sub('-', raw).strip('-') or 'node'}"

    def _statement(self, id: str, entry: Entry, voices: Names, issues: Names, authors: tuple[str, ...]) -> Statement:
        values = entry.values
        text = entry.text("text")
        if not text and self.has_texts:
            self.tables.report.add("missing-field", "text", "a statement without a text", entry.span, "says nothing")
        said = self._said(entry, voices)
        commitment = values.get("commitment") or default_commitment(said, (AUTHOR, *authors))
        answers = dict.fromkeys(Answer(issues.id(issue), Sign(sign)) for sign, issue in _answers(entry))
        return Statement(
            id, text or NO_TEXT, values.get("kind"), values.get("modality"), entry.text("condition"), values.get("implicit", False),
            values.get("thesis", False), said, commitment, values.get("anchors", ()), tuple(answers), values.get("notes", ()),
            values.get("sic", ()), data=entry.pairs, origin=entry.span,
        )  # fmt: skip

    def _said(self, entry: Entry, voices: Names) -> tuple[Chain, ...]:
        """The chains of voices of a row."""
        chains = tuple(
            dict.fromkeys(tuple(voices.id(name) for name in chain) for chain in entry.values.get("voices", ()))
        )
        if chains == ((AUTHOR,),):
            return ()
        if any(AUTHOR in chain and len(chain) > 1 for chain in chains):
            message = "the author stands alone among voices, not in a chain"
            self.tables.report.add("wrong-type", "voices", message, entry.span, "left out")
            entry.keep("voices")
            chains = tuple(chain for chain in chains if AUTHOR not in chain)
        return chains

    def _relations(self, statements: list[Entry], ids: list[str]) -> Relations:
        names = {id: id for id in ids}
        raws: dict[str, str] = {}
        for id, entry in zip(ids, statements, strict=True):
            raw = entry.cells.get("id", "").strip()
            if raw and raw not in names:
                raws[raw] = "" if raw in raws else id  # what two are called names neither
        table = self.tables.tables.get(RELATIONS.what)
        typed = table is not None and any(RELATIONS.known.get(plain(name)) == "type" for name in table.header)
        if table is not None and table.rows and not typed:
            message = "no column says whether relations support or attack"
            self.tables.report.add("missing-field", "type", message, table.span(table.head), "all taken as support")
        relations = Relations(names | {raw: id for raw, id in raws.items() if id}, self.tables.report, typed=typed)
        relations.read(self.tables.entries(RELATIONS))
        return relations

    # what is declared ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _voices(entries: list[Entry], ids: list[str]) -> Iterator[Voice]:
        for entry, id in zip(entries, ids, strict=True):
            name, kind = (
                entry.text("name") or one_line(entry.text("id") or id)[0],
                entry.values.get("kind", VoiceKind.PERSON),
            )
            yield Voice(
                id, name, kind, entry.text("role"), entry.values.get("notes", ()), data=entry.pairs, origin=entry.span
            )

    @staticmethod
    def _issues(entries: list[Entry], ids: list[str]) -> Iterator[Issue]:
        for entry, id in zip(entries, ids, strict=True):
            values, text = entry.values, entry.text("text") or one_line(entry.text("id") or id)[0]
            yield Issue(
                id, text, values.get("kind"), values.get("time_relative", False), entry.text("scope"), values.get("notes", ()),
                data=entry.pairs, origin=entry.span,
            )  # fmt: skip

    @staticmethod
    def _articles(entries: list[Entry], ids: list[str], voices: Names) -> list[Article]:
        found = []
        for entry, id in zip(entries, ids, strict=True):
            authors = (voices.id(name) for name in entry.values.get("authors", ()) if name != AUTHOR)
            text, values = entry.text, entry.values
            article = Article(
                id, text("title"), tuple(dict.fromkeys(authors)), text("date"), text("outlet"), text("url"), text("language"),
                text("text"), text("fingerprint"), values.get("skip", ()), values.get("notes", ()),
                data=entry.pairs, origin=entry.span,
            )  # fmt: skip
            found.append(article)
        return found

    def _stances(self, entries: list[Entry], voices: Names, issues: Names, articles: Names) -> list[Stance]:
        found: dict[tuple[str, str, str], Stance] = {}
        for entry in entries:
            voice, issue, position = entry.text("voice"), entry.text("issue"), entry.values.get("position")
            if not voice or not issue or position is None or voice == AUTHOR:
                self._aside(
                    "missing-field", entry, "a stance without a voice, an issue or a position", "nobody's stance"
                )
                continue
            article = articles.id(entry.text("article")) if entry.text("article") else ""
            key = voices.id(voice), issues.id(issue), article
            if key in found:
                self._aside("duplicate-node", entry, "two stances of one voice on one issue", "the first counts")
                continue
            found[key] = Stance(*key[:2], position, article, entry.values.get("anchors", ()), entry.values.get("notes", ()),
                                data=entry.pairs, origin=entry.span)  # fmt: skip
        return list(found.values())

    def _aside(self, name: str, entry: Entry, message: str, label: str) -> None:
        self.tables.report.add(name, f"stance {label}", message, entry.span, label)
        self.aside.append((f"{PREFIX}stance/{len(self.aside) + 1}", compact(dict(entry.cells))))

    def _fields(self) -> dict[str, Any]:
        """What is said of the debate itself."""
        found: dict[str, Any] = {"id": "", "title": "", "notes": [], "data": []}
        source = self.document.beside(DEBATE.suffix)
        if source is None:
            return found
        table = read_table(source, DEBATE.fit)
        for row in table.rows:
            name, value = (*row.cells, "")[:2]
            value = value.strip(" \t\r\n")
            word, _, key = name.strip().partition(" ")
            if word == "id" and ID.fullmatch(value):
                found["id"] = value
            elif word == "title" and value:
                found["title"] = one_line(value)[0]
            elif word == "note" and value:
                found["notes"].append(one_line(value)[0])
            elif word == "data" and value and cells.KEY.fullmatch(key) and key not in dict(found["data"]):
                found["data"].append((key, one_line(value)[0]))
            else:
                message = f"{cells.shown(name)} is nothing that is said of a debate"
                self.tables.report.add("unknown-part", "debate", message, table.span(row), "left out")
        return found


def _answers(entry: Entry) -> Iterator[tuple[str, str]]:
    """The answers of a row, as (sign, issue as it is named)."""
    yield from entry.values.get("answers", ())
    for sign in ("pro", "con"):
        yield from ((sign, issue) for issue in cells.listed(entry.cells.get(sign, "")))
