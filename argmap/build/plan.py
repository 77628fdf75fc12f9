"""In which order and where the lines of a debate are written: a plan, without text.

What lies within one article is written in its section; what relates articles is written at the end. Statements are nested
below what they bear on, at most `DEEPEST` levels: what goes deeper is reopened at the top, so that no debate makes
lines that nobody could read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from attrs import define, field

from argmap.model import Attack, Debate, Inference, Relation
from argmap.model.graph import Graph

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


def homes_of(debate: Debate, graph: Graph) -> dict[str, str]:
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
class Section:
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


class Crossing(Section):
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
