"""How the relations of a debate are said in Argdown: which of them by a mark, which by premises and conclusion, and which only
by our own data.
"""

from __future__ import annotations

from typing import Any

from attrs import define, field

from argmap.formats.argdown.arguments import Proof, Record, item_of, premises_of, records_in
from argmap.formats.argdown.outline import (
    ARGUMENT,
    ATTACK,
    CONTRADICTORY,
    STATEMENT,
    SUPPORT,
    UNDERCUT,
)  # fmt: skip
from argmap.formats.argdown.own import said_of
from argmap.formats.argdown.words import may_be_title
from argmap.formats.loss import Loss
from argmap.formats.values import decode
from argmap.model import Attack, Debate, Inference, Relation, datum

KEPT = "argdown."


@define(eq=False)
class Plan:
    """What is written how."""

    debate: Debate
    strict: bool = False
    lost: list[Loss] = field(factory=list)
    arguments: set[str] = field(factory=set)
    """Ids of statements that are written as arguments."""
    proofs: list[Proof] = field(factory=list)
    below: dict[str, list[tuple[str, str]]] = field(factory=dict)
    """What is written below a statement: marks, and ids of the statements behind them."""
    above: dict[str, list[tuple[str, str, str]]] = field(factory=dict)
    """What is written below a statement of what it is itself aimed at: marks, `argument` or `statement`, and titles or ids."""
    steps: dict[str, list[dict[str, Any]]] = field(factory=dict)
    """What our data say of relations, by the ids of the statements they go out from."""
    where: dict[str, tuple[Proof, int]] = field(factory=dict)
    """The argument and line of each inference that is written with premises and conclusion, by key."""

    titles: set[str] = field(factory=lambda: {""})
    """Those of the arguments that are written with premises and conclusion."""
    excluded: set[tuple[str, str]] = field(factory=set)
    """Pairs of statements that are written as contradictory."""

    def make(self) -> Plan:
        """Decide; the plan itself."""
        debate = self.debate
        self.arguments = {s.id for s in debate.statements if datum(s, f"{KEPT}type") == ARGUMENT}
        undercut = {attack.target for attack in debate.attacks if attack.undercuts}
        for inference in debate.inferences:
            self._recorded(inference)
        drawn: dict[str, set[str]] = {}
        wanted: dict[str, list[list[str]]] = {relation.key: self._entries(relation) for relation in _relations(debate)}
        for inference in debate.inferences:
            if not self._simple(inference, undercut, wanted):
                self._proved(inference)
        for proof in self.proofs:
            self.arguments -= {_id(line) for line in proof.record.lines}
        late = []
        for relation in _relations(debate):
            if isinstance(relation, Attack) and (relation.undercuts or _says(wanted[relation.key], UNDERCUT, 2)):
                late.append(relation)
            else:
                self._drawn(relation, wanted, drawn)
        late.sort(key=lambda attack: attack.undercuts)  # what draws an arrow comes first
        for attack in late:
            if attack.undercuts:
                self._undercut(attack, wanted, drawn)
            else:
                self._drawn(attack, wanted, drawn)
        return self

    # arguments with premises -------------------------------------------------------------------------------------------

    def _recorded(self, inference: Inference) -> None:
        """Take the arguments that an inference keeps, if they still are what the debate says."""
        line = datum(inference, f"{KEPT}argument") if inference.data else ""
        if not line:
            return
        relations = self.debate.graph.relations
        records = records_in(decode(line))
        proofs = []
        for record in records:
            item = item_of(record)
            found: dict[int, Inference] = {}
            for number, drawn in enumerate(item.lines):
                if drawn.inference is None:
                    continue
                premises = tuple(dict.fromkeys(item.lines[n].title for n in premises_of(item, number)))
                made = relations.get(Inference(premises, drawn.title).key) if premises else None
                if isinstance(made, Inference):
                    found[number] = made
            whole = len(found) == sum(drawn.inference is not None for drawn in item.lines)
            if not whole or found[len(item.lines) - 1] is not inference or not self._may_be_called(record):
                records = []
                break
            proofs.append(Proof(record, found))
        if not records:
            self.lost.append(Loss("inference", inference.key, f"data {KEPT}argument"))
            return
        for proof in proofs:
            self._place(proof)

    def _may_be_called(self, record: Record) -> bool:
        title = record.said.get("title")
        if title is None:
            return not record.said.get("texts") and not record.said.get("tags") and not record.said.get("data")
        return may_be_title(title, ">") and title not in self.titles

    def _place(self, proof: Proof) -> None:
        self.proofs.append(proof)
        self.titles.add(proof.title)
        for number, inference in proof.inferences.items():
            self.where.setdefault(inference.key, (proof, number))

    def _proved(self, inference: Inference) -> None:
        if inference.key in self.where:
            return
        rules = [inference.scheme] if inference.scheme else []
        lines = [*inference.premises, [inference.conclusion, rules]]
        self._place(Proof(Record({}, lines), {len(inference.premises): inference}))

    def _simple(self, inference: Inference, undercut: set[str], wanted: dict[str, list[list[str]]]) -> bool:
        """Whether a mark says an inference, or nothing more is to be said of it."""
        if inference.key in self.where:
            return True
        if len(inference.premises) > 1:
            return False
        if inference.premises[0] in self.arguments or inference.conclusion in self.arguments:
            return True
        if inference.premises[0] == inference.conclusion:
            return False
        undercutters = [
            a for a in self.debate.graph.objections.get(inference.key, ()) if not _says(wanted[a.key], UNDERCUT, 2)
        ]
        return not inference.scheme and not (inference.key in undercut and undercutters)

    # marks -------------------------------------------------------------------------------------------------------------

    def _entries(self, relation: Relation) -> list[list[str]]:
        """How Argdown said a relation, as far as that is kept."""
        line = datum(relation, f"{KEPT}relations") if relation.data else ""
        value = decode(line) if line else []
        fits = isinstance(value, list) and all(
            isinstance(e, list) and len(e) in (1, 2) and all(isinstance(word, str) for word in e) for e in value
        )
        return value if fits else []

    def _drawn(self, relation: Relation, wanted: dict[str, list[list[str]]], drawn: dict[str, set[str]]) -> None:
        """Write an inference or an attack on a statement."""
        if isinstance(relation, Inference):
            proved = relation.key in self.where
            source, target, usual = relation.premises[0], relation.conclusion, SUPPORT
            entries = wanted[relation.key] or ([] if proved else [[SUPPORT]])
            if len(relation.premises) > 1:
                entries = []
        else:
            proved = False
            source, target, usual = relation.source, relation.target, ATTACK
            entries = wanted[relation.key] or [[ATTACK]]
        said = [self._entry(relation, entry, source, target, usual, wanted, drawn) for entry in entries]
        written = any(said)
        self._forget(relation, wanted, all(said))
        rest = self.rest(relation)
        if isinstance(relation, Attack) and not written:
            self._own(source, {"attacks": target, **rest})
        elif not proved and not written:
            self._own(source, {"supports": target, **rest})
        elif rest and not proved:
            aim = "supports" if isinstance(relation, Inference) else "attacks"
            self._own(source, {aim: target, **rest})

    def _entry(
        self,
        relation: Relation,
        entry: list[str],
        source: str,
        target: str,
        usual: str,
        wanted: Any,
        drawn: dict[str, set[str]],
    ) -> bool:
        """Write a relation in one of the ways that Argdown said it, if that can be; whether it could."""
        kinds = (source in self.arguments, target in self.arguments)
        if entry == [usual]:
            if source == target or (
                isinstance(relation, Attack) and self.strict and not any(kinds) and not self._mutual(relation)
            ):
                return False
            self.below.setdefault(target, []).append(("+" if usual == SUPPORT else "-", source))
            drawn.setdefault(source, set()).add(relation.key)
            return True
        if entry == [CONTRADICTORY] and isinstance(relation, Attack) and source != target and not all(kinds):
            back = Attack(target, source).key
            if wanted.get(back) is None or [CONTRADICTORY] not in wanted[back]:
                return False
            drawn.setdefault(source, set()).add(relation.key)
            if (target, source) not in self.excluded:
                self.excluded.add((source, target))
                upper, lower = (source, target) if source in self.arguments else (target, source)
                self.below.setdefault(upper, []).append(("><", lower))
            return True
        if entry == [UNDERCUT, target] and source != target and len(drawn.get(target, ())) != 1:
            self.above.setdefault(source, []).append(("_>", STATEMENT, target))
            return True
        return entry[0] in (SUPPORT, ATTACK) and self._on_argument(source, entry)

    def _on_argument(self, source: str, entry: list[str]) -> bool:
        """Aim a support or an attack at an argument with premises, if that is there; whether it is."""
        kind, title = (*entry, "")[:2]
        if not title or title not in self.titles:
            return False
        self.above.setdefault(source, []).append(("+>" if kind == SUPPORT else "->", ARGUMENT, title))
        return True

    def _mutual(self, attack: Attack) -> bool:
        return Attack(attack.target, attack.source).key in self.debate.graph.relations

    def _undercut(self, attack: Attack, wanted: dict[str, list[list[str]]], drawn: dict[str, set[str]]) -> None:
        """Write an undercut."""
        written = False
        for entry in wanted[attack.key] or [[UNDERCUT]]:
            kind, name = (*entry, "")[:2]
            if entry == [UNDERCUT] and attack.target in self.where:
                proof, number = self.where[attack.target]
                proof.undercuts.setdefault(number, []).append(attack.source)
                written = True
            elif kind == UNDERCUT and name != attack.source and drawn.get(name) == {attack.target}:
                self.above.setdefault(attack.source, []).append(("_>", STATEMENT, name))
                written = True
            elif kind == ATTACK and self._on_argument(attack.source, entry):
                written = True
        self._forget(attack, wanted, written)
        rest = self.rest(attack)
        if rest or not written:
            self._own(attack.source, {"undercuts": attack.target, **rest})

    def _forget(self, relation: Relation, wanted: dict[str, list[list[str]]], held: bool) -> None:
        """Note as lost what was kept of how Argdown said a relation, where it cannot be said so any more."""
        key = f"{KEPT}relations"
        if relation.data and datum(relation, key) and not (held and wanted[relation.key]):
            self.lost.append(
                Loss("inference" if isinstance(relation, Inference) else "attack", relation.key, f"data {key}")
            )

    def rest(self, relation: Relation) -> dict[str, Any]:
        """What our own data have to say of a relation."""
        said = {name: value for name, value in said_of(relation).items() if name in ("scheme", "manner", "data")}
        data = {key: value for key, value in said.pop("data", {}).items() if not key.startswith(KEPT)}
        return {**said, **({"data": data} if data else {})}

    def _own(self, source: str, said: dict[str, Any]) -> None:
        self.steps.setdefault(source, []).append(said)


def _relations(debate: Debate) -> list[Relation]:
    return [*debate.inferences, *debate.attacks]


def _says(entries: list[list[str]], type: str, length: int) -> bool:  # noqa: A002 - Argdown's word
    return any(len(entry) == length and entry[0] == type for entry in entries)


def _id(line: Any) -> str:
    id: str = line if isinstance(line, str) else line[0]
    return id
