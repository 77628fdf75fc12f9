"""The relations of a file, which name statements by id and undercut each other by ids of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import define, evolve, field

from argmap.formats.jsonfile.hooks import short
from argmap.formats.jsonfile.shapes import Objection, Path, Step
from argmap.formats.values import encode
from argmap.ground.source import Span
from argmap.model import Attack, Debate, Inference, Relation, datum

Report = Callable[[str, Path, str, str], None]


@define(eq=False)
class Relations:
    """The relations that could be made, in the order of the file. `report` takes a diagnostic, `aside` what was no relation."""

    report: Report
    aside: Callable[[Path], None]
    span: Callable[[Path], Span]
    statements: Mapping[str, str]
    """Ids of statements by what the file calls them."""
    kept: str
    """The key of the data that ids of the file are kept as."""
    found: dict[str, Relation] = field(factory=dict)
    """Relations by key."""
    keys: dict[str, str] = field(factory=dict)
    """Keys by the ids of the file."""
    ids: dict[str, str] = field(factory=dict)
    """Ids of the file by key."""
    left_out: set[str] = field(factory=set)
    """Ids of the file of what was no relation."""

    def inferences(self, steps: Iterable[tuple[Path, Step]]) -> tuple[Inference, ...]:
        """The steps as inferences."""
        made = []
        for path, step in steps:
            inference = self._inference(path, step)
            if inference is not None and self._keep(path, step.id, inference):
                made.append(inference)
            elif inference is None:
                self._leave(path, step.id)
        return tuple(made)

    def attacks(self, objections: Iterable[tuple[Path, Objection]]) -> tuple[Attack, ...]:
        """The objections as attacks, each made once what it undercuts is there; in the order of the file."""
        made: dict[Path, Attack] = {}
        waiting: dict[str, list[tuple[Path, Objection]]] = {}
        ready: list[tuple[Path, Objection]] = []
        for path, objection in objections:
            if not self._is_whole(path, objection):
                self._leave(path, objection.id)
            elif objection.undercuts and objection.undercuts not in self.keys:
                waiting.setdefault(objection.undercuts, []).append((path, objection))
            else:
                ready.append((path, objection))
        ready.reverse()
        while ready:
            path, objection = ready.pop()
            target = self.keys[objection.undercuts] if objection.undercuts else self.statements[objection.target]
            attack = Attack(
                self.statements[objection.source], target, objection.manner, data=objection.data, origin=self.span(path)
            )
            if self._keep(path, objection.id, attack):
                made[path] = attack
            if objection.id:
                ready += reversed(waiting.pop(objection.id, []))
        self._complain(waiting)
        return tuple(made[path] for path in sorted(made))

    def with_ids(self, debate: Debate, given: Mapping[str, str]) -> Debate:
        """The debate in which relations keep the ids of the file that are not `given` to them anyway."""
        kept = {key for key, id in self.ids.items() if given.get(key) != id and not datum(self.found[key], self.kept)}

        def changed(relation: Any) -> Any:
            key = relation.key
            if key not in kept or self.found[key] is not relation:
                return relation
            return evolve(relation, data=(*relation.data, (self.kept, encode(self.ids[key]))))

        if not kept:
            return debate
        inferences, attacks = map(changed, debate.inferences), map(changed, debate.attacks)
        return evolve(debate, inferences=tuple(inferences), attacks=tuple(attacks))

    # pieces --------------------------------------------------------------------------------------------------------------------

    def _inference(self, path: Path, step: Step) -> Inference | None:
        names = [*step.premises, step.conclusion]
        missing = [name for name in names if name not in self.statements]
        if missing:
            message = (
                f"the inference to {short(step.conclusion)} names the statement {short(missing[0])}, which is not there"
            )
            self.report("dangling-edge", path, message, "left out of the map")
            return None
        if not step.premises:
            message = f"the inference to {short(step.conclusion)} has no premises"
            self.report("impossible-step", path, message, "left out of the map")
            return None
        premises = tuple(dict.fromkeys(self.statements[name] for name in step.premises))
        if len(premises) < len(step.premises):
            message = f"the inference to {short(step.conclusion)} has a premise twice"
            self.report("duplicate-node", path, message, "it counts once")
        return Inference(
            premises, self.statements[step.conclusion], step.scheme, data=step.data, origin=self.span(path)
        )

    def _is_whole(self, path: Path, objection: Objection) -> bool:
        """Whether an objection says who attacks what, and both are there or may still come."""
        what = f"the attack of {short(objection.source)}"
        if bool(objection.target) == bool(objection.undercuts):
            wrong = "both a statement and a relation" if objection.target else "nothing"
            self.report(
                "impossible-step", path, f"{what} attacks {wrong}", "either `target` or `undercuts` belongs here"
            )
            return False
        for name in (objection.source, objection.target):
            if name and name not in self.statements:
                message = f"{what} names the statement {short(name)}, which is not there"
                self.report("dangling-edge", path, message, "left out of the map")
                return False
        return True

    def _keep(self, path: Path, id: str, relation: Relation) -> bool:
        """Note a relation and what the file calls it; False where there is one like it."""
        key = relation.key
        twin = self.found.get(key)
        if id and id in self.keys:
            self.report("duplicate-node", (*path, "id"), f"there are two relations {short(id)}", "means the first")
        elif id:
            self.keys[id] = key
        if twin is not None and type(twin) is type(relation):
            self.report("duplicate-node", path, f"the relation {short(key)} is there twice", "the first counts")
            self.aside(path)
            return False
        self.found[key] = relation
        if id and self.keys[id] == key:
            self.ids[key] = id
        return True

    def _leave(self, path: Path, id: str) -> None:
        self.aside(path)
        if id:
            self.left_out.add(id)

    def _complain(self, waiting: dict[str, list[tuple[Path, Objection]]]) -> None:
        """Say why undercuts that still wait cannot be: what they undercut is not there, or it undercuts them in turn."""
        there = self.left_out | {objection.id for held in waiting.values() for _, objection in held}
        for id, held in waiting.items():
            for path, objection in held:
                what = f"{short(objection.source)} undercuts {short(id)}"
                if id not in there:
                    self.report("dangling-edge", path, f"{what}, which is not there", "left out of the map")
                elif id in self.left_out:
                    self.report("dangling-edge", path, f"{what}, which cannot be read", "left out of the map")
                else:
                    self.report(
                        "impossible-step", path, f"{what}, and that leads back here or nowhere", "left out of the map"
                    )
                self.aside(path)
