"""The relations of an Argdown document while it is read, and what Argdown makes of them at its end."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import define, field

from argmap.formats.argdown.outline import (
    ATTACK,
    CONTRADICTORY,
    CONTRARY,
    ENTAILS,
    PREMISE,
    STATEMENT,
    SUPPORT,
    UNDERCUT,
    End,
    Inference,
    Line,
    Relation,
)


@define(eq=False)
class Link:
    """A relation that may still change."""

    type: str
    source: Place
    target: Place
    start: int
    end: int


@define(eq=False)
class Place:
    """What relations go from and to: a class of statements, an argument or an inference, with its relations in order."""

    kind: str
    title: str
    links: dict[int, Link] = field(factory=dict)
    known: Counter[tuple[Any, ...]] = field(factory=Counter)
    """How many of its relations are of a type and go to a place, and to a place from a place."""
    lines: list[Line] = field(factory=list)
    inference: Inference | None = None
    index: int = -1
    steps: list[Place] = field(factory=list)
    """The inferences of an argument."""

    def hold(self, link: Link, sign: int = 1) -> None:
        """Count a relation among those of the place, or no longer."""
        self.known[link.type, id(link.target)] += sign
        self.known[link.type, id(link.source), id(link.target)] += sign

    def add(self, link: Link) -> None:
        """Make a relation one of the place's own."""
        if id(link) not in self.links:
            self.links[id(link)] = link
            self.hold(link)

    def remove(self, link: Link) -> None:
        """Make a relation none of the place's own. As in Argdown, one that is none takes the last one with it."""
        if id(link) in self.links:
            del self.links[id(link)]
            self.hold(link, -1)
        elif self.links:
            self.hold(self.links.popitem()[1], -1)

    @property
    def end(self) -> End:
        """The place as an end of a relation."""
        return End(self.kind, self.title, self.index)


def exists(link: Link) -> bool:
    """Whether its source already has a relation like this one."""
    known = link.source.known
    return bool(
        known[link.type, id(link.target)]
        or (link.type == CONTRADICTORY and known[link.type, id(link.target), id(link.source)])
    )


def _changed(link: Link, **changes: Any) -> None:
    """Change a relation while places hold it."""
    holders = {id(place): place for place in (link.source, link.target) if id(link) in place.links}
    for place in holders.values():
        place.hold(link, -1)
    for name, value in changes.items():
        setattr(link, name, value)
    for place in holders.values():
        place.hold(link)


def settled(links: list[Link], statements: dict[str, Place], *, strict: bool) -> list[Link]:
    """The relations of a finished document: those of arguments that are reconstructed are those of their main conclusions, and
    undercuts of such arguments are undercuts of their last inference; in strict mode statements entail and exclude each
    other; an attack on an argument is none beside an attack on one of its premises.
    """
    links = [link for link in links if _moved(link, statements)]
    if strict:
        links = [link for link in links if _hardened(link)]
    return _without_doubles(links)


def _moved(link: Link, statements: dict[str, Place]) -> bool:
    kept = True
    if link.source.lines:
        link.source.remove(link)
        conclusion = statements[link.source.lines[-1].title]
        _changed(link, source=conclusion)
        if conclusion.known[link.type, id(link.target)]:
            link.target.remove(link)
            kept = False
        else:
            conclusion.add(link)
    if link.target.lines and link.type == UNDERCUT:
        inference = link.target.steps[-1]
        _changed(link, target=inference)
        inference.remove(link)
        if inference.known[UNDERCUT, id(link.source), id(inference)]:
            link.source.remove(link)
            kept = False
        else:
            inference.add(link)
    return kept


def _hardened(link: Link) -> bool:
    source, target = link.source, link.target
    if source.kind == target.kind == STATEMENT:
        if link.type == SUPPORT:
            _changed(link, type=ENTAILS)
        elif link.type == ATTACK:
            known = source.known
            if known[CONTRARY, id(source), id(target)] or known[CONTRARY, id(target), id(source)]:
                source.remove(link)
                target.remove(link)
                return False
            _changed(link, type=CONTRARY)
    return True


def _without_doubles(links: list[Link]) -> list[Link]:
    opposed: dict[int, set[str]] = {}
    premises: dict[int, set[str]] = {}
    kept = []
    for link in links:
        source, target = link.source, link.target
        if link.type == ATTACK and source.kind == STATEMENT and target.lines:
            if id(source) not in opposed:
                opposed[id(source)] = {t for other in source.links.values() if (t := _opponent(other, source))}
            if id(target) not in premises:
                premises[id(target)] = {line.title for line in target.lines if line.role == PREMISE}
            if not opposed[id(source)].isdisjoint(premises[id(target)]):
                continue
        kept.append(link)
    return kept


def _opponent(link: Link, place: Place) -> str:
    """The title of the statement that a relation opposes to a place; empty when it does not."""
    other = link.target if link.source is place else link.source
    opposes = (link.type == ATTACK and link.source is place) or link.type in (CONTRADICTORY, CONTRARY)
    return other.title if opposes and other.kind == STATEMENT else ""


def relation_of(link: Link, file: Any) -> Relation:
    """A relation that changes no more; `file` makes a span of two offsets."""
    return Relation(link.type, link.source.end, link.target.end, file(link.start, link.end))
