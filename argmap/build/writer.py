"""Model to text: the canonical annotation of a debate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define

from argmap.build.plan import Crossing, Entry, Section, homes_of
from argmap.build.slugs import slug
from argmap.model import Anchor, Article, Attack, Data, Debate, Inference, Issue, Stance, Statement, Voice, VoiceKind
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, IMPLICIT, THESIS, TIME_RELATIVE
from argmap.syntax.layout import STEP, WIDTH, wrapped


def dumps(debate: Debate) -> str:
    """The debate as canonical annotation text, ending in a newline (empty for an empty debate).

    Raises `ModelError` when no annotation could say it: a dangling id, a text of several lines.
    """
    graph = debate.graph
    homes = homes_of(debate, graph)
    sections = ["", *graph.articles]
    written = {section: Section(debate, graph, homes, section).entries() for section in sections}
    crossing = Crossing(debate, graph, homes).entries()
    times = Counter(entry.id for entries in (*written.values(), crossing) for entry in entries)
    writer = _Writer(debate, {id for id, count in times.items() if count > 1})
    blocks = [*writer.header(), *writer.section("", written[""])]
    for article in debate.articles:
        blocks += [writer.article(article), *writer.section(article.id, written[article.id])]
    if crossing:
        if debate.articles:
            blocks.append([f"debate {debate.id}".rstrip() + "\n"])
        blocks += writer.section("", crossing, stances=False)
    if debate.data:  # at the end, since it is nothing that anybody reads first
        blocks.append([f"debate {debate.id}".rstrip() + "\n", *fields(data(debate.data))])
    return "\n".join("".join(block) for block in blocks if block)


@define(eq=False)
class _Writer:
    """Lines as text."""

    debate: Debate
    named: set[str]
    """Ids of statements that more than one line is about."""

    def header(self) -> Iterator[list[str]]:
        debate = self.debate
        if debate.id or debate.title or debate.notes:
            yield [f"debate {debate.id}".rstrip() + "\n", *fields([("title", debate.title), *notes(debate.notes)])]
        yield [line for voice in debate.voices for line in _voice(voice)]
        yield [line for issue in debate.issues for line in _issue(issue)]

    def article(self, article: Article) -> list[str]:
        skip = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in article.skip)
        values = [
            ("title", article.title), ("author", ", ".join(article.authors)), ("date", article.date), ("outlet", article.outlet),
            ("url", article.url), ("language", article.language), ("text", article.text), ("fingerprint", article.fingerprint),
            ("skip", skip), *notes(article.notes), *data(article.data),
        ]  # fmt: skip
        return [f"article {article.id}\n", *fields(values)]

    def section(self, section: str, entries: list[Entry], *, stances: bool = True) -> Iterator[list[str]]:
        if stances:
            yield [line for s in self.debate.stances if s.article == section for line in _stance(s)]
        block: list[str] = []
        for entry in entries:
            if entry.depth == 0 and block:
                yield block
                block = []
            block += self.entry(entry, section)
        yield block

    def entry(self, entry: Entry, section: str) -> list[str]:
        statement = self.debate.graph.statements[entry.id]
        hidden = entry.defines and entry.id not in self.named and statement.name == slug(statement.text)
        own = statement.article == section
        head = STEP * entry.depth + entry.keyword + ("" if hidden else f" {statement.name if own else statement.id}")
        words = self.qualifiers(statement) if entry.defines else []
        if isinstance(entry.relation, Attack) and entry.relation.manner:
            words.append(str(entry.relation.manner))
        if words:
            head += f" ({', '.join(words)})"
        lines = wrapped(f"{head}:", statement.text, entry.depth, WIDTH) if entry.defines else [f"{head}\n"]
        below = entry.depth + 1
        if entry.defines:
            lines += anchors(statement.anchors, below)
            lines += [f"{STEP * below}{answer.sign} {answer.issue}\n" for answer in statement.answers]
            lines += fields([("if", statement.condition)], below)
        if isinstance(entry.relation, Inference) and entry.first:
            lines += fields([("scheme", entry.relation.scheme)], below)
        if entry.relation is not None and entry.first:
            lines += fields(data(entry.relation.data, "step"), below)
        if entry.defines:
            sic = (("sic", text) for text in statement.sic)
            lines += fields([*notes(statement.notes), *sic, *data(statement.data)], below)
        return lines

    def qualifiers(self, statement: Statement) -> list[str]:
        article = self.debate.graph.articles.get(statement.article)
        words = [" > ".join(chain) for chain in statement.voices]
        usual = default_commitment(statement.voices, (AUTHOR, *(article.authors if article else ())))
        if statement.commitment != usual:
            words.append(str(statement.commitment))
        words += [str(term) for term in (statement.kind, statement.modality) if term]
        return words + [word for word, said in ((THESIS, statement.thesis), (IMPLICIT, statement.implicit)) if said]


def fields(values: Iterable[tuple[str, str]], depth: int = 1) -> list[str]:
    """Field lines, for the values that are there."""
    return [line for name, text in values if text for line in wrapped(f"{STEP * depth}{name}:", text, depth, WIDTH)]


def notes(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Fields for notes."""
    return [("note", text) for text in texts]


def data(pairs: Data, word: str = "data") -> list[tuple[str, str]]:
    """Fields for what is only kept."""
    return [(f"{word} {key}", value) for key, value in pairs]


def anchors(values: Iterable[Anchor], depth: int) -> list[str]:
    """Anchor lines."""
    lines = []
    for anchor in values:
        line = f"{STEP * depth}@" + (f" {anchor.line}" if anchor.line is not None else "") + f' "{anchor.opening}"'
        lines.append(line + (f' .. "{anchor.closing}"\n' if anchor.closing else "\n"))
    return lines


def _voice(voice: Voice) -> list[str]:
    kind = f" ({voice.kind})" if voice.kind is not VoiceKind.PERSON else ""
    head = wrapped(f"voice {voice.id}{kind}:", voice.name, 0, WIDTH)
    return [*head, *fields([("role", voice.role), *notes(voice.notes), *data(voice.data)])]


def _issue(issue: Issue) -> list[str]:
    words = [str(w) for w in (issue.kind, TIME_RELATIVE if issue.time_relative else None) if w]
    head = f"issue {issue.id}" + (f" ({', '.join(words)})" if words else "") + ":"
    return [
        *wrapped(head, issue.text, 0, WIDTH),
        *fields([("scope", issue.scope), *notes(issue.notes), *data(issue.data)]),
    ]


def _stance(stance: Stance) -> list[str]:
    head = f"stance {stance.voice} ({stance.position}): {stance.issue}\n"
    return [head, *anchors(stance.anchors, 1), *fields([*notes(stance.notes), *data(stance.data)])]
