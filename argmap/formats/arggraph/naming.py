"""Ids of segments and edges, for debates that bring none: those of arg-microtexts, where the units are named as there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from attrs import define, field

from argmap.formats.arggraph.graph import IMPLICIT
from argmap.formats.arggraph.grounding import Grounding
from argmap.formats.xmls import xml_id
from argmap.model import Inference, Relation

NUMBERED = re.compile(r"a([1-9][0-9]{0,8})")


@define(eq=False)
class Names:
    """Ids that are free, asked for in an order that does not depend on the order of the file.

    As in arg-microtexts, unit `a1` stands on segment `e1`, edge `c1` leads from it, and the edge to it from its segment is numbered
    behind those. Units of other names have `e-NAME`, `c-NAME` and `s-NAME`.
    """

    adus: Iterable[str]
    taken: set[str] = field(factory=set)
    numbers: dict[str, int] = field(init=False)
    top: int = field(init=False)
    times: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.numbers = {adu: int(found[1]) for adu in self.adus if (found := NUMBERED.fullmatch(adu))}
        self.top = max(self.numbers.values(), default=0)

    def edge(self, source: str) -> str:
        """The id of an edge from a unit."""
        return self._free(f"c{self.numbers[source]}" if source in self.numbers else f"c-{source}")

    def segment(self, adu: str) -> str:
        """The id of the segment of a unit."""
        return self._free(f"e{self.numbers[adu]}" if adu in self.numbers else f"e-{adu}")

    def seg(self, adu: str) -> str:
        """The id of the edge from the segment of a unit to it."""
        return self._free(f"c{self.top + self.numbers[adu]}" if adu in self.numbers else f"s-{adu}")

    def _free(self, base: str) -> str:
        id = base
        while id in self.taken:
            self.times[base] = self.times.get(base, 1) + 1
            id = f"{base}-{self.times[base]}"
        self.taken.add(id)
        return id


def usual_edges(names: Names, sources: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The ids of the edges of each relation, by its key; `sources` are the units that its edges come from."""
    return {key: [names.edge(source) for source in sources[key]] for key in sorted(sources)}


def usual_grounding(names: Names, said: Mapping[str, str], implicit: Collection[str]) -> Grounding:
    """One segment for each unit, with what it says; in the order of the numbers where all units have one."""
    segments = {adu: (names.segment(adu), names.seg(adu)) for adu in sorted(said)}
    order = sorted(said, key=names.numbers.__getitem__) if len(names.numbers) == len(said) else list(said)
    return Grounding(
        tuple((segments[adu][0], said[adu], dict(IMPLICIT) if adu in implicit else {}) for adu in order), (),
        tuple((segments[adu][1], segments[adu][0], adu) for adu in order),
    )  # fmt: skip


def unit_id(statement: str, article: str) -> str:
    """The id of the unit for a statement in the graph of an article: its name as an XML name, with the article where it is of
    another or where the graph itself is called so.
    """
    home, _, name = statement.rpartition("/")
    plain = xml_id(name)
    return plain if home == article and not (article and plain == xml_id(article)) else xml_id(statement)


def sources_of(relations: Iterable[Relation], units: Mapping[str, str]) -> dict[str, list[str]]:
    """The units that the edges of each relation come from, by the name of the relation (see `called`)."""
    return {
        called(relation): [units[id] for id in (relation.premises if isinstance(relation, Inference) else (relation.source,))]
        for relation in relations
    }  # fmt: skip


def called(relation: Relation) -> str:
    """What a relation is called among inferences and attacks."""
    return f"{'inference' if isinstance(relation, Inference) else 'attack'} {relation.key}"
