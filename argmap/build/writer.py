"""Model to text: the canonical annotation of a debate.

What lies within one article is written in its section; what relates articles is written at the end. Statements are nested
below what they bear on, at most `DEEPEST` levels: what goes deeper is reopened at the top, so that no debate makes
lines that nobody could read.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from attrs import define, field

from argmap.build.slugs import slug
from argmap.model import (
    Anchor,
    Article,
    Attack,
    Debate,
    Inference,
    Issue,
    Relation,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)
from argmap.model.graph import Graph
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, IMPLICIT, THESIS, TIME_RELATIVE
from argmap.syntax.layout import STEP, WIDTH, wrapped

DEEPEST = 12


@define(eq=False)
class Entry:
    """A line to be written: a statement in its place, defined here or named again."""

    depth: int
    keyword: str
    id: str
    relation: Relation | None
    """The relation that the line makes; None for claims."""
    first: bool = True
    """Whether it is the line that the undercuts and the scheme of the relation stand under."""
    defines: bool = False


def dumps(debate: Debate) -> str:
    """The debate as canonical annotation text, ending in a newline (empty for an empty debate).

    Raises `ModelError` when no annotation could say it: a dangling id, a text of several lines.
    """
    graph = debate.graph
    homes = _homes(debate, graph)
    sections = ["", *graph.articles]
    written = {section: _Section(debate, graph, homes, section).entries() for section in sections}
    crossing = _Crossing(debate, graph, homes).entries()
    times = Counter(entry.id for entries in (*written.values(), crossing) for entry in entries)
    writer = _Writer(debate, {id for id, count in times.items() if count > 1})
    blocks = [*writer.header(), *writer.section("", written[""])]
    for article in debate.articles:
        blocks += [writer.article(article), *writer.section(article.id, written[article.id])]
    if crossing:
        if debate.articles:
            blocks.append([f"debate {debate.id}".rstrip() + "\n"])
        blocks += writer.section("", crossing, stances=False)
    return "\n".join("".join(block) for block in blocks if block)


def _homes(debate: Debate, graph: Graph) -> dict[str, str]:
    """The article that each relation lies in, by key; empty for those between articles."""
    homes: dict[str, str] = {}
    for inference in debate.inferences:
        homes[inference.key] = _common(graph.statements[n].article for n in (*inference.premises, inference.conclusion))
    for attack in graph.attacks_inwards():
        target = homes[attack.target] if attack.undercuts else graph.statements[attack.target].article
        homes[attack.key] = _common((graph.statements[attack.source].article, target))
    return homes


def _common(articles: Iterable[str]) -> str:
    found = set(articles)
    return found.pop() if len(found) == 1 else ""


@define(eq=False)
class _Section:
    """The lines of one article, or of no article."""

    debate: Debate
    graph: Graph
    homes: dict[str, str]
    section: str
    expanded: set[str] = field(factory=set)
    defined: set[str] = field(factory=set)

    def local(self, relation: Relation) -> bool:
        """Whether a relation is written here."""
        if self.homes[relation.key] != self.section:
            return False
        return bool(self.section) or self._within(relation)

    def _within(self, relation: Relation) -> bool:
        """Whether a relation of no article also touches none."""
        while isinstance(relation, Attack):
            if self.graph.statements[relation.source].article:
                return False
            if not relation.undercuts:
                return not self.graph.statements[relation.target].article
            relation = self.graph.relations[relation.target]
        return not any(self.graph.statements[n].article for n in (*relation.premises, relation.conclusion))

    def entries(self) -> list[Entry]:
        own = [s.id for s in self.debate.statements if s.article == self.section]
        tops = [id for id in own if not any(self.local(use) for use in self.graph.uses.get(id, ()))]
        found: list[Entry] = []
        for group in (tops, own):
            for id in group:
                if id not in self.defined:
                    found += self.tree(Entry(0, "claim", id, None))
        return found

    def tree(self, top: Entry) -> list[Entry]:
        """A line and all that hangs on it, in order; what would stand too deep is hung on lines of its own."""
        found: list[Entry] = []
        later = deque([top])
        while later:
            stack = [later.popleft()]
            while stack:
                entry = stack.pop()
                entry.defines = entry.id not in self.defined and self.graph.statements[entry.id].article == self.section
                self.defined.add(entry.id)
                found.append(entry)
                below = list(self.undercuts(entry))
                if entry.id not in self.expanded:
                    if entry.depth < DEEPEST:
                        self.expanded.add(entry.id)
                        below += self.below(entry)
                    elif any(True for _ in self.below(entry)):
                        later.append(Entry(0, "claim", entry.id, None))
                stack += reversed(below)
        return found

    def undercuts(self, entry: Entry) -> Iterator[Entry]:
        if entry.relation is not None and entry.first:
            for attack in self.graph.objections.get(entry.relation.key, ()):
                if self.local(attack):
                    yield Entry(entry.depth + 1, "undercut", attack.source, attack)

    def below(self, entry: Entry) -> Iterator[Entry]:
        for inference in self.graph.reasons.get(entry.id, ()):
            if self.local(inference):
                yield from premises(inference, entry.depth + 1)
        for attack in self.graph.objections.get(entry.id, ()):
            if self.local(attack):
                yield Entry(entry.depth + 1, "rebuttal", attack.source, attack)


class _Crossing(_Section):
    """The lines between articles: everything is named again, nothing is defined."""

    def __init__(self, debate: Debate, graph: Graph, homes: dict[str, str]) -> None:
        super().__init__(debate, graph, homes, "")
        self.defined = set(graph.statements)

    def local(self, relation: Relation) -> bool:
        return not self.homes[relation.key] and not self._within(relation)

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        for id in self.graph.statements:
            if any(True for _ in self.below(Entry(0, "claim", id, None))) and id not in self.expanded:
                found += self.tree(Entry(0, "claim", id, None))
        for attack in self.debate.attacks:
            if self.local(attack) and attack.undercuts and not self.local(self.graph.relations[attack.target]):
                found += self._from_the_statement(attack)
        return found

    def _from_the_statement(self, attack: Attack) -> list[Entry]:
        """The way from a statement through named steps to an undercut of a step inside an article."""
        way: list[Relation] = [attack]
        while isinstance(way[-1], Attack) and way[-1].undercuts:
            way.append(self.graph.relations[way[-1].target])
        outermost = way.pop()
        end = outermost.conclusion if isinstance(outermost, Inference) else outermost.target
        found = [Entry(0, "claim", end, None)]
        rest: list[Entry] = []
        if isinstance(outermost, Inference):
            first, *rest = premises(outermost, 1)
            found.append(first)
        else:
            found.append(Entry(1, "rebuttal", outermost.source, outermost))
        for depth, step in enumerate(reversed(way), start=2):
            assert isinstance(step, Attack)  # only the outermost can be an inference
            found.append(Entry(depth, "undercut", step.source, step))
        last = found.pop()
        stack = [last]
        while stack:  # the undercut's own undercuts, when they lie between articles too
            entry = stack.pop()
            found.append(entry)
            stack += reversed(list(self.undercuts(entry)))
        return found + rest


def premises(inference: Inference, depth: int) -> list[Entry]:
    """The lines of an inference's premises."""
    words = ["premise", *["and"] * (len(inference.premises) - 1)]
    return [
        Entry(depth, word, id, inference, n == 0)
        for n, (word, id) in enumerate(zip(words, inference.premises, strict=True))
    ]


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
            ("skip", skip), *notes(article.notes),
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
        if entry.defines:
            lines += fields([*notes(statement.notes), *(("sic", text) for text in statement.sic)], below)
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
    return [*head, *fields([("role", voice.role), *notes(voice.notes)])]


def _issue(issue: Issue) -> list[str]:
    words = [str(w) for w in (issue.kind, TIME_RELATIVE if issue.time_relative else None) if w]
    head = f"issue {issue.id}" + (f" ({', '.join(words)})" if words else "") + ":"
    return [*wrapped(head, issue.text, 0, WIDTH), *fields([("scope", issue.scope), *notes(issue.notes)])]


def _stance(stance: Stance) -> list[str]:
    head = f"stance {stance.voice} ({stance.position}): {stance.issue}\n"
    return [head, *anchors(stance.anchors, 1), *fields(notes(stance.notes))]
