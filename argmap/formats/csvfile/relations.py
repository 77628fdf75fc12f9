"""The table of relations: inferences and attacks, and undercuts of what other rows say."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field

from argmap.formats.csvfile import cells
from argmap.formats.csvfile.rows import Entry
from argmap.formats.csvfile.sheets import PREFIX, plain
from argmap.formats.tables import Report, kept
from argmap.formats.values import compact
from argmap.model import Attack, Data, Inference, Relation

SUPPORT, ATTACK, UNDERCUT = "support", "attack", "undercut"
WORDS: Final[Mapping[str, str]] = {
    SUPPORT: "support supports supporting pro for inference ra premise reason",
    ATTACK: "attack attacks con against rebut rebuts rebuttal undermine undermines conflict ca objection",
    UNDERCUT: "undercut undercuts",
}
TYPES: Final[Mapping[str, str]] = {word: kind for kind, words in WORDS.items() for word in words.split()}
SIGNS: Final[Mapping[str, str]] = {"+": SUPPORT, "-": ATTACK, "1": SUPPORT, "-1": ATTACK}


@define
class Relations:
    """The relations of a table, made as soon as what they are aimed at is there."""

    names: Mapping[str, str]
    """The ids of statements by what rows call them."""
    report: Report
    typed: bool = True
    """Whether the table says of what type its relations are."""
    made: dict[str, Relation] = field(factory=dict)
    """By key, in the order in which they were made."""
    called: dict[str, str] = field(factory=dict)
    """Keys by the ids that rows give them."""
    waiting: dict[str, list[Entry]] = field(factory=dict)
    aside: list[Entry] = field(factory=list)
    todo: deque[Entry] = field(factory=deque)

    def read(self, entries: list[Entry]) -> None:
        """Make the relations of all rows; those that cannot be are kept aside and reported."""
        self.todo.extend(entries)
        while self.todo:
            self._take(self.todo.popleft())
        for target, left in self.waiting.items():
            message = f"the target {cells.shown(target)} is neither a statement nor a relation"
            for entry in left:
                self._refuse("dangling-edge", entry, message, "leads to nothing")

    def _take(self, entry: Entry) -> None:
        kind = self._type(entry)
        if kind is None:
            return
        sources, missing = self._sources(entry.text("sources"))
        target = entry.cells.get("target", "").strip()
        if (not sources and not missing) or not target:
            self._refuse(
                "impossible-step", entry, f"a relation without a {'target' if sources else 'source'}", "relates nothing"
            )
        elif missing:
            self._refuse(
                "dangling-edge", entry, f"the source {cells.shown(missing)} is no statement", "leads from nothing"
            )
        elif kind == SUPPORT:
            if target not in self.names:
                self._refuse(
                    "dangling-edge", entry, f"the target {cells.shown(target)} is no statement", "leads to nothing"
                )
            else:
                self._add(entry, Inference(sources, self.names[target], entry.text("scheme"), origin=entry.span))
        else:
            self._attack(entry, kind, sources, target)

    def _attack(self, entry: Entry, kind: str, sources: tuple[str, ...], target: str) -> None:
        if kind == ATTACK and target in self.names:
            end = self.names[target]
        elif target in self.called:
            end = self.called[target]
        elif target in self.made:
            end = target
        else:
            self.waiting.setdefault(target, []).append(entry)
            return
        if len(sources) > 1:
            message = "an attack from several statements together; each is an attack of its own now"
            self.report.add("unknown-part", "linked attack", message, entry.span, "attacks cannot be linked")
        if "scheme" in entry.cells:
            entry.keep("scheme")
        for source in sources:
            self._add(entry, Attack(source, end, entry.values.get("manner"), origin=entry.span))

    def _add(self, entry: Entry, relation: Relation) -> None:
        if relation.key in self.made:
            self._refuse("duplicate-node", entry, "the same relation is there twice", "kept as data of the debate")
            return
        name = entry.cells.get("id", "").strip()
        data = dict(entry.data)
        if name and name != relation.key:
            data.setdefault(f"{PREFIX}id", kept(entry.cells["id"]))
        if isinstance(relation, Inference) and "manner" in entry.cells:
            data.setdefault(f"{PREFIX}manner", kept(entry.cells["manner"]))
        relation = evolve(relation, data=tuple(data.items()))
        self.made[relation.key] = relation
        self.todo.extend(self.waiting.pop(relation.key, ()))
        if name and name not in self.called:
            self.called[name] = relation.key
            self.todo.extend(self.waiting.pop(name, ()))

    def _type(self, entry: Entry) -> str | None:
        cell = entry.text("type").strip()
        if not cell:
            if self.typed:
                message = "a relation that does not say whether it supports or attacks"
                self.report.add("missing-field", "type", message, entry.span, "taken as support")
            return SUPPORT
        kind = TYPES.get(plain(cell)) or SIGNS.get(cell)
        if kind is None:
            message = f"{cells.shown(cell)} is none of support, attack, undercut"
            self._refuse("wrong-type", entry, message, "kept as data of the debate")
        return kind

    def _sources(self, cell: str) -> tuple[tuple[str, ...], str]:
        """The ids of statements that a cell names, each once, and a name that none has."""
        parts = cells.listed(cell)
        missing = next((part for part in parts if part not in self.names), "")
        if missing and cell.strip() in self.names:
            return (self.names[cell.strip()],), ""
        return tuple(dict.fromkeys(self.names[part] for part in parts if part in self.names)), missing

    def _refuse(self, name: str, entry: Entry, message: str, label: str) -> None:
        self.report.add(name, label, message, entry.span, label)
        self.aside.append(entry)

    def kept(self) -> Data:
        """The rows that no relation was made of, as data of the debate."""
        return tuple(
            (f"{PREFIX}relation/{number}", compact(dict(entry.cells))) for number, entry in enumerate(self.aside, 1)
        )
