"""A debate's relations by their ends. Nothing here recurses: annotations may be 100,000 levels deep."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from argmap.ground.errors import ModelError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model.relation import Attack, Inference, Relation
from argmap.model.statement import Statement
from argmap.model.validity import check, known, unique

if TYPE_CHECKING:
    from argmap.model.article import Article, Issue, Voice
    from argmap.model.debate import Debate

T = TypeVar("T")


@frozen
class Graph:
    """Look-up tables of a debate, each in the debate's order."""

    statements: dict[str, Statement]
    names: dict[str, list[str]]
    """Ids by what they are without their article."""
    relations: dict[str, Relation]
    """Inferences and attacks by key."""
    reasons: dict[str, list[Inference]]
    """Inferences by conclusion."""
    objections: dict[str, list[Attack]]
    """Attacks by target: the id of a statement or the key of a relation."""
    uses: dict[str, list[Relation]]
    """Relations by the statements they start from."""
    articles: dict[str, Article]
    voices: dict[str, Voice]
    issues: dict[str, Issue]

    @classmethod
    def of(cls, debate: Debate) -> Graph:
        """The tables of a debate; raises `ModelError` when something in it cannot be."""
        statements = unique("statement", ((s.id, s) for s in debate.statements))
        names: dict[str, list[str]] = {}
        for statement in debate.statements:
            names.setdefault(statement.name, []).append(statement.id)
        relations: dict[str, Relation] = unique("inference", ((i.key, i) for i in debate.inferences))
        relations |= unique("attack", ((a.key, a) for a in debate.attacks))
        reasons: dict[str, list[Inference]] = {}
        objections: dict[str, list[Attack]] = {}
        uses: dict[str, list[Relation]] = {}
        for inference in debate.inferences:
            if not inference.premises or len(set(inference.premises)) < len(inference.premises):
                raise ModelError(f"an inference needs premises, each once: {inference.key}")
            key = inference.key  # once: it is as long as there are premises
            for name in (*inference.premises, inference.conclusion):
                known(name, statements, key)
            reasons.setdefault(inference.conclusion, []).append(inference)
            for name in inference.premises:
                uses.setdefault(name, []).append(inference)
        for attack in debate.attacks:
            known(attack.source, statements, attack.key)
            known(attack.target, relations if attack.undercuts else statements, attack.key)
            objections.setdefault(attack.target, []).append(attack)
            uses.setdefault(attack.source, []).append(attack)
        check(debate, statements)
        return cls(
            statements,
            names,
            relations,
            reasons,
            objections,
            uses,
            unique("article", ((a.id, a) for a in debate.articles)),
            unique("voice", ((v.id, v) for v in debate.voices)),
            unique("issue", ((i.id, i) for i in debate.issues)),
        )

    def find(self, id: str) -> Statement:
        """The statement with this id or, where it is unique, this name."""
        if id in self.statements:
            return self.statements[id]
        found = self.names.get(id, [])
        if len(found) == 1:
            return self.statements[found[0]]
        if found:
            raise UnknownNameError(f"{id!r} is the name of several statements: {', '.join(found)}")
        raise UnknownNameError(f"no statement has the id {id!r}{did_you_mean(id, [*self.statements, *self.names])}")

    @staticmethod
    def named(what: str, id: str, table: Mapping[str, T]) -> T:
        """The value with this id in a table, or `UnknownNameError`."""
        if id in table:
            return table[id]
        raise UnknownNameError(f"no {what} has the id {id!r}{did_you_mean(id, table)}")

    def below(self, id: str) -> list[str]:
        """What bears on a statement, each once: premises and undercuts of each step, then rebuttals and theirs."""
        found: dict[str, None] = {}
        for inference in self.reasons.get(id, ()):
            found |= dict.fromkeys(inference.premises)
            found |= dict.fromkeys(self._undercutters(inference.key))
        for attack in self.objections.get(id, ()):
            found[attack.source] = None
            found |= dict.fromkeys(self._undercutters(attack.key))
        return list(found)

    def _undercutters(self, key: str) -> list[str]:
        found, keys = [], [key]
        while keys:
            for attack in self.objections.get(keys.pop(), ()):
                found.append(attack.source)
                keys.append(attack.key)
        return found

    def above(self, id: str) -> list[str]:
        """What a statement bears on, each once."""
        return list(dict.fromkeys(self.end(use) for use in self.uses.get(id, ())))

    def end(self, relation: Relation) -> str:
        """The id of the statement that a relation finally points at, through undercuts of undercuts."""
        while isinstance(relation, Attack):
            if not relation.undercuts:
                return relation.target
            relation = self.relations[relation.target]
        return relation.conclusion

    def walk(self, tops: Iterable[str], rest: Iterable[str] = ()) -> Iterator[tuple[int, str]]:
        """Depth and id in pre-order from each of `tops`, then from what of `rest` was not reached; each id once."""
        seen: set[str] = set()
        for group in (tops, rest):
            for top in group:
                stack = [(0, top)]
                while stack:
                    depth, id = stack.pop()
                    if id in seen:
                        continue
                    seen.add(id)
                    yield depth, id
                    stack += [(depth + 1, below) for below in reversed(self.below(id)) if below not in seen]

    def path_up(self, id: str) -> list[str]:
        """A shortest way from a statement to a root; the way to the statement farthest up if there is no root."""
        came: dict[str, str] = {id: ""}
        queue = deque([id])
        while queue:
            last = queue.popleft()
            above = self.above(last)
            if not above:
                break
            for name in above:
                if name not in came:
                    came[name] = last
                    queue.append(name)
        path = [last]
        while came[path[-1]]:
            path.append(came[path[-1]])
        return path[::-1]

    def attacks_inwards(self) -> list[Attack]:
        """All attacks, each after the attack that it undercuts."""
        ordered: list[Attack] = []
        waiting = [
            a
            for attacks in self.objections.values()
            for a in attacks
            if not isinstance(self.relations.get(a.target), Attack)
        ]
        while waiting:
            attack = waiting.pop()
            ordered.append(attack)
            waiting += self.objections.get(attack.key, [])
        return ordered
