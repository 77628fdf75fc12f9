"""Relations and attributes of a brat annotation as inferences and attacks."""

from __future__ import annotations

from attrs import define, evolve, field

from argmap.formats.brat.entities import SHOWN
from argmap.formats.brat.kept import ENDS, ID, KIND, MARKS, ROLES
from argmap.formats.brat.notes import TYPE, MisreadError, is_ours, to_relation
from argmap.formats.brat.roles import ATTACKING, ATTACKS, BY_STANCE, SIDES, STANCE, SUPPORTING, SUPPORTS
from argmap.formats.brat.standoff import Entity, Mark, Note, Standoff, Tie
from argmap.formats.regained import value_of
from argmap.formats.tally import Tally
from argmap.formats.values import encode
from argmap.model import Attack, Inference, Relation, Statement


@define(eq=False)
class Relations:
    """What the statements of an annotation, which are given by the ids of their entities, have to do with each other."""

    standoff: Standoff
    statements: dict[str, Statement]
    tally: Tally
    ours: bool
    inferences: dict[str, Inference] = field(factory=dict)
    attacks: dict[str, Attack] = field(factory=dict)
    standing: set[str] = field(factory=set)
    """The statements that stand to the major claim by their stance."""
    lines: list[str] = field(factory=list)
    """Lines that are neither, as they are."""
    marks: int = 0
    """Attributes that are kept with statements."""

    def take_ties(self, notes: dict[str, list[Note]]) -> None:
        """The relations between statements, and those that are none."""
        linked: dict[str, list[str]] = {}
        made: dict[str, Relation] = {}
        for tie in self.standoff.ties.values():
            relation = self.relation(tie)
            if relation is None:
                self.lines.append(tie.raw)
                continue
            mine = next((note for note in notes.get(tie.id, ()) if note.type == TYPE and is_ours(note.text)), None)
            if mine is not None:
                try:
                    relation, first = to_relation(mine.text, relation)
                except MisreadError:
                    first = ""
                else:
                    notes[tie.id].remove(mine)
                if first and isinstance(relation, Inference) and first != tie.id:
                    linked.setdefault(first, []).append(tie.id)
            elif not self.ours:
                relation = evolve(relation, data=self.data_of(tie))
            made[tie.id] = relation
        parts = {id for first, others in linked.items() if first in made for id in others}
        for id, relation in made.items():
            if id not in parts or id in linked:
                others = linked.get(id, [])
                raws = [self.standoff.ties[one].raw for one in (id, *others)]
                self.add(relation, [made[other] for other in others], raws)

    def add(self, relation: Relation, others: list[Relation], raws: list[str]) -> None:
        """Add a relation, with the premises that are linked to its own; what is there twice is kept as the lines that it is."""
        if isinstance(relation, Attack):
            if self.attacks.setdefault(relation.key, relation) is not relation:
                self.lines += raws
            return
        linked = [one for one in others if isinstance(one, Inference) and one.conclusion == relation.conclusion]
        premises = dict.fromkeys((*relation.premises, *(one.premises[0] for one in linked)))
        whole = evolve(relation, premises=tuple(premises))
        if self.inferences.setdefault(whole.key, whole) is not whole:
            self.lines += raws

    def relation(self, tie: Tie) -> Relation | None:
        """The inference or attack that a relation is; None where it is neither, or its ends are no statements."""
        kind = tie.type.lower()
        for end in (tie.source, tie.target):
            if end not in self.standoff.ids:
                if self.tally.wants("dangling-edge"):
                    message = f"relation `{tie.id[:SHOWN]}` names `{end[:SHOWN]}`, which is not there"
                    self.tally.report("dangling-edge", message, tie.span, "kept aside")
                return None
        if kind not in SUPPORTING | ATTACKING or not (tie.source in self.statements and tie.target in self.statements):
            return None
        source, target = self.statements[tie.source].id, self.statements[tie.target].id
        if kind in SUPPORTING:
            return Inference((source,), target, origin=tie.span)
        return Attack(source, target, origin=tie.span)

    @staticmethod
    def data_of(tie: Tie) -> tuple[tuple[str, str], ...]:
        """What is kept of a relation."""
        kind = (KIND, encode(tie.type)) if tie.type not in (SUPPORTS, ATTACKS) else None
        roles = (ROLES, encode(list(tie.roles))) if tie.roles != ENDS else None
        return tuple(pair for pair in ((ID, encode(tie.id)), kind, roles) if pair)

    def take_marks(self) -> None:
        """Attributes: the stance of a claim is a relation to the major claim, the others are kept with what they are of."""
        majors = [
            e for e in self.standoff.entities.values() if e.id in self.statements and self.statements[e.id].thesis
        ]
        major = min(majors, key=lambda e: e.stretches[0]) if majors else None
        kept: dict[str, list[list[str]]] = {}
        for mark in self.standoff.marks:
            if mark.of not in self.standoff.ids:
                self.lines.append(mark.raw)
                if self.tally.wants("dangling-edge"):
                    message = f"attribute `{mark.id[:SHOWN]}` is of `{mark.of[:SHOWN]}`, which is not there"
                    self.tally.report("dangling-edge", message, mark.span, "kept aside")
            elif mark.of not in self.statements:
                self.lines.append(mark.raw)
            elif major is None or not self.stands(mark, major):
                kept.setdefault(mark.of, []).append(
                    [mark.id, mark.name, mark.value] if mark.value else [mark.id, mark.name]
                )
        for id, marks in kept.items():
            statement = self.statements[id]
            others = [pair for pair in statement.data if pair[0] != MARKS]
            before = value_of(statement, MARKS)
            every = [*(before if isinstance(before, list) else []), *marks]
            self.statements[id] = evolve(statement, data=(*others, (MARKS, encode(every))))
            self.marks += len(marks)

    def stands(self, mark: Mark, major: Entity) -> bool:
        """Make the relation of a claim to the major claim that its stance says; whether there is one that was not there yet."""
        statement = self.statements[mark.of]
        if mark.name != STANCE or mark.value not in SIDES or statement.thesis:
            return False
        target = self.statements[major.id].id
        data = () if self.ours else ((BY_STANCE, encode(mark.id)),)
        if SIDES[mark.value]:
            inference = Inference((statement.id,), target, data=data, origin=mark.span)
            new = self.inferences.setdefault(inference.key, inference) is inference
        else:
            attack = Attack(statement.id, target, data=data, origin=mark.span)
            new = self.attacks.setdefault(attack.key, attack) is attack
        if new:
            self.standing.add(statement.id)
        return new
