"""The lines of a debate in the order in which an annotation has them, for formats that are outlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from argmap.build.plan import Crossing, Entry, Section, homes_of
from argmap.model import Debate


@frozen
class Outline:
    """The lines of each article, of what belongs to none (``""``), and between articles; and how often each statement stands."""

    sections: dict[str, list[Entry]]
    between: list[Entry]
    times: Counter[str]

    @classmethod
    def of(cls, debate: Debate) -> Outline:
        """The lines of a debate; no line stands deeper than `build.plan.DEEPEST`."""
        graph = debate.graph
        homes = homes_of(debate, graph)
        sections = {name: Section(debate, graph, homes, name).entries() for name in ("", *graph.articles)}
        between = Crossing(debate, graph, homes).entries()
        return cls(sections, between, Counter(e.id for entries in (*sections.values(), between) for e in entries))

    def entries(self) -> Iterator[Entry]:
        """All lines."""
        for entries in self.sections.values():
            yield from entries
        yield from self.between
