"""Where statements stand, and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.analysis.diff.changes import Move, Place, Role
from argmap.model import Debate, Inference, Relation


def places(debate: Debate, id: str) -> tuple[Place, ...]:
    """Where a statement stands, in the order of the debate; once as a claim if it is a root."""
    found = (_place(debate, relation) for relation in debate.graph.uses.get(id, ()))
    return tuple(dict.fromkeys(found)) or (Place(Role.CLAIM),)


def _place(debate: Debate, relation: Relation) -> Place:
    if isinstance(relation, Inference):
        return Place(Role.PREMISE, relation.conclusion)
    if not relation.undercuts:
        return Place(Role.REBUTTAL, relation.target)
    step = debate.graph.relations[relation.target]
    return Place(Role.UNDERCUT, step.premises[0] if isinstance(step, Inference) else step.source)


def moves(old: Debate, new: Debate, names: Mapping[str, str]) -> dict[str, Move]:
    """The statements that moved, by their old id; `names` are the new ids of old statements."""
    before = {id: places(old, id) for id in names}
    after = {there: places(new, there) for there in names.values()}
    found = {}
    for id, there in names.items():
        then = {Place(p.role, names.get(p.parent, "") if p.parent else "") for p in before[id]}
        lost = any(p.parent and p.parent not in names for p in before[id])
        if lost or then != set(after[there]):
            found[id] = Move(before[id], after[there])
    stayed = names.keys() - found.keys()
    back = {there: id for id, there in names.items()}
    for ours, theirs in _neighbours(old, new, names):
        kept = [id for id in ours if id in stayed]
        order = {there: number for number, there in enumerate(theirs)}
        # whoever stays keeps the parents too, so those of one list are those of the other
        numbers = [order[names[id]] for id in kept if names[id] in order]
        still = set(rising(numbers))
        for there in (theirs[number] for number in numbers if number not in still):
            found[back[there]] = Move(after[there], after[there])
    return found


def _neighbours(old: Debate, new: Debate, names: Mapping[str, str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What stands under the same statement, or at the top of the same article, in both states."""
    for id, there in names.items():
        below = old.graph.below(id)
        if len(below) > 1:
            yield below, new.graph.below(there)
    ours, theirs = _roots(old), _roots(new)
    for article, roots in ours.items():
        there = names.get(roots[0], "").rpartition("/")[0] if roots else article
        yield roots, theirs.get(article) or theirs.get(there, [])


def _roots(debate: Debate) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for statement in debate.roots():
        found.setdefault(statement.article, []).append(statement.id)
    return found


def rising(numbers: Iterable[int]) -> list[int]:
    """A longest part of different numbers that rises, in order n log n: what can stay when the rest is moved."""
    ends: list[int] = []
    rows: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = rows[place - 1] if place else None
        ends[place : place + 1] = [number]
        rows[place : place + 1] = [number]
    found: list[int] = []
    last = rows[-1] if rows else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]
