"""A Markdown outline (CommonMark with the tables of GitHub): to read, to paste into a paper, to discuss. Written only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.build.plan import Entry
from argmap.formats.document import Document
from argmap.formats.drawn import qualifiers, voices_of
from argmap.formats.format import Format, Written
from argmap.formats.loss import elements, fields_lost
from argmap.formats.outlines import Outline
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Attack, Debate, Inference, Issue, Voice, VoiceKind
from argmap.model.terms import TIME_RELATIVE

MARKS = re.compile(r"([\\`*_\[\]<>|~$&=%^#@])")
BULLET = re.compile(r"^(\d{0,9})([-+.)])", re.ASCII)
LINES = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
SHOWN: Mapping[str, tuple[str, ...]] = {
    "statement": (
        "id", "text", "kind", "modality", "condition", "implicit", "thesis", "voices", "commitment", "anchors", "answers", "notes",
        "sic",
    ),
    "inference": ("premises", "conclusion", "scheme"),
    "attack": ("source", "target", "manner"),
    "article": ("id", "title", "authors", "date", "outlet", "url", "notes"),
    "voice": ("id", "name", "kind", "role", "notes"),
    "issue": ("id", "text", "kind", "time_relative", "scope", "notes"),
    "stance": ("voice", "issue", "position", "article", "anchors", "notes"),
    "debate": ("id", "title", "notes", "statements", "inferences", "attacks", "articles", "voices", "issues", "stances"),
}  # fmt: skip


Row = tuple[str, str, str, str, str]
ABOUT = (
    "A nested list for each article, each line with its keyword and what qualifies it, anchors as quotations, and tables of voices "
    "and issues. Nothing in a text is Markdown or HTML."
)


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - anchors are quoted as they are
    """The debate as an outline under headings, with tables of voices and issues."""
    outline = Outline.of(debate)
    writer = _Writer(debate, outline, voices_of(debate))
    blocks = [*writer.top(), *writer.section("", outline.sections[""])]
    for article in debate.articles:
        blocks += [*writer.article(article), *writer.section(article.id, outline.sections[article.id])]
    if outline.between:
        blocks += ["## Between the articles", writer.lines(outline.between)]
    blocks += writer.tables()
    lost = [loss for what, id, element in elements(debate) for loss in fields_lost(what, id, element, SHOWN[what])]
    return Written.of("\n\n".join(block for block in blocks if block) + "\n", lost)


def safe(text: str) -> str:
    """A text in which nothing is Markdown or HTML, on one line."""
    return MARKS.sub(r"\\\1", LINES.sub(" ", text))


def begun(text: str) -> str:
    """A safe text at the beginning of a line, where it must be no list either."""
    return BULLET.sub(r"\1\\\2", text.strip())


def code(id: str) -> str:
    """An id as code, whatever marks it has."""
    id = LINES.sub(" ", id)
    fence = "`" * (max(map(len, re.findall("`+", id)), default=0) + 1)
    return f"{fence}{id}{fence}" if len(fence) == 1 else f"{fence} {id} {fence}"


class _Writer:
    """Blocks of Markdown."""

    def __init__(self, debate: Debate, outline: Outline, names: Mapping[str, str]) -> None:
        self.debate, self.outline, self.names = debate, outline, names

    def top(self) -> Iterator[str]:
        debate = self.debate
        title = debate.title or debate.id or (debate.articles[0].title if len(debate.articles) == 1 else "")
        if title:
            yield f"# {safe(title)}"
        yield from (f"Note: {safe(note)}" for note in debate.notes)

    def article(self, article: Article) -> Iterator[str]:
        yield f"## {safe(article.title or article.id)}"
        authors = " and ".join(safe(self.names.get(id, id)) for id in article.authors)
        outlet = f"*{safe(article.outlet)}*" if article.outlet else ""
        address = f"<{article.url}>" if re.fullmatch(r"https?://[^\s<>]+", article.url) else safe(article.url)
        yield begun(", ".join(filter(None, [authors, outlet, safe(article.date), address])))
        yield from (f"Note: {safe(note)}" for note in article.notes)

    def section(self, id: str, entries: list[Entry]) -> Iterator[str]:
        stances = [s for s in self.debate.stances if s.article == id]
        for stance in stances:
            quoted = "; ".join(self.anchors(stance.anchors))
            said = f"{safe(self.names.get(stance.voice, stance.voice))} is **{stance.position}** {code(stance.issue)}"
            yield f"- {said}{f' ({quoted})' if quoted else ''}{''.join(f'. Note: {safe(note)}' for note in stance.notes)}"
        yield self.lines(entries)

    def lines(self, entries: list[Entry]) -> str:
        return "\n".join(line for entry in entries for line in self.entry(entry))

    def entry(self, entry: Entry) -> Iterator[str]:
        statement = self.debate.graph.statements[entry.id]
        indent = "  " * entry.depth
        label = f"{code(statement.id)} " if self.outline.times[entry.id] > 1 else ""
        words = list(self.step(entry))
        if not entry.defines:
            inside = f" ({', '.join(words)})" if words else ""
            yield f"{indent}- **{entry.keyword}**{inside} {label}{safe(statement.text)} *(as above or below)*"
            return
        words += map(safe, qualifiers(self.debate, statement, self.names))
        inside = f" ({', '.join(words)})" if words else ""
        yield f"{indent}- **{entry.keyword}**{inside} {label}{safe(statement.text)}"
        further = [
            *(f"if: {safe(text)}" for text in [statement.condition] if text),
            *(f"in the article: {quoted}" for quoted in self.anchors(statement.anchors)),
            *(f"**{answer.sign}** {code(answer.issue)}" for answer in statement.answers),
            *(f"note: {safe(note)}" for note in statement.notes),
            *(f"sic: {safe(note)}" for note in statement.sic),
        ]
        yield from (f"{indent}  <br>{line}" for line in further)

    @staticmethod
    def step(entry: Entry) -> Iterator[str]:
        """What there is to say of the step to the line above."""
        if isinstance(entry.relation, Attack) and entry.relation.manner:
            yield str(entry.relation.manner)
        if isinstance(entry.relation, Inference) and entry.first and entry.relation.scheme:
            yield f"scheme: {entry.relation.scheme}"

    @staticmethod
    def anchors(anchors: Iterable[Anchor]) -> Iterator[str]:
        """Passages as quotations."""
        for anchor in anchors:
            words = safe(anchor.opening) + (f" … {safe(anchor.closing)}" if anchor.closing else "")
            yield f"“{words}”" + (f", line {anchor.line}" if anchor.line is not None else "")

    def tables(self) -> Iterator[str]:
        """The voices and the issues."""
        if self.debate.voices:
            yield "## Voices"
            rows = [("id", "name", "kind", "role", "note"), *map(_voice, self.debate.voices)]
            yield _table(rows)
        if self.debate.issues:
            yield "## Issues"
            yield _table([("id", "proposition", "kind", "scope", "note"), *map(_issue, self.debate.issues)])


def _voice(voice: Voice) -> Row:
    kind = "" if voice.kind is VoiceKind.PERSON else str(voice.kind)
    return code(voice.id), safe(voice.name), kind, safe(voice.role), safe("; ".join(voice.notes))


def _issue(issue: Issue) -> Row:
    words = [str(issue.kind)] if issue.kind else []
    kind = ", ".join([*words, TIME_RELATIVE] if issue.time_relative else words)
    return code(issue.id), safe(issue.text), kind, safe(issue.scope), safe("; ".join(issue.notes))


def _table(rows: list[Row]) -> str:
    """A table, its head first, without the columns in which no row says anything."""
    used = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:])]
    lines = [rows[0], ("---",) * len(rows[0]), *rows[1:]]
    return "\n".join("| " + " | ".join(line[n] for n in used) + " |" for line in lines)


def sniff(document: Document) -> bool:  # noqa: ARG001 - an outline is not read
    """False: an outline is not read."""
    return False


FORMAT = Format(
    "markdown", "Markdown outline", (".md",), sniff, write=write,
    source="CommonMark, with the tables of GitHub Flavored Markdown",
    about=(ABOUT,),
)  # fmt: skip
