"""The differences as rows of a terminal."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from argmap.analysis.diff import Change, Changes, Mark, Place, StatementChange
from argmap.model import Attack, Inference, Issue, Relation, Stance, Statement, Voice
from argmap.render.changes.fields import SHORT, called, hung, listed, marked, worded
from argmap.render.changes.summary import happened, summary
from argmap.render.problems.columns import fit, safe, wrap
from argmap.render.problems.styles import Row


def rows(changes: Changes, old: str, new: str, width: int) -> Iterator[Row]:
    """The rows: statements by article, then relations, declarations and the debate itself, then a summary."""
    before = {c.old.id: c.old for c in changes.statements if c.old}
    after = {c.new.id: c.new for c in changes.statements if c.new}
    yield (("minus", f"--- {safe(old)}"),)
    yield (("plus", f"+++ {safe(new)}"),)
    article = None
    for change in changes.statements:
        if change.mark is Mark.SAME:
            continue
        if change.value.article != article:
            article = change.value.article
            yield ()
            yield (("frame", fit(safe(article), width) or "statements"),)
        yield from _one(change, before, after, width)
    stayed = (
        {c.old.id for c in changes.statements if c.old and c.new},
        {c.new.id for c in changes.statements if c.old and c.new},
    )
    different = [c for c in changes.relations if c.mark is not Mark.SAME]
    loose = [c for c in different if not _follows(c, stayed[c.old is None])]
    steps = {r.key: r for c in changes.relations for r in (c.old, c.new) if r}
    if loose:
        yield ()
        yield (("frame", "relations"),)
    for relation in loose:
        names = before if relation.new is None else after
        yield from marked(relation.mark, _said(relation.value, names, steps), width)
        yield from listed(relation.fields, width)
    for title, group in (
        ("articles", changes.articles), ("voices", changes.voices), ("issues", changes.issues), ("stances", changes.stances),
    ):  # fmt: skip
        declared = [c for c in group if c.mark is not Mark.SAME]
        if declared:
            yield ()
            yield (("frame", title),)
        for other in declared:
            yield from marked(other.mark, _declared(other.value), width)
            yield from listed(other.fields, width)
    if changes.header:
        yield ()
        yield (("frame", "debate"),)
        yield from listed(changes.header, width)
    yield ()
    yield from ((("message", line),) for line in wrap(summary(changes), width))


def _one(
    change: StatementChange, before: Mapping[str, Statement], after: Mapping[str, Statement], width: int
) -> Iterator[Row]:
    names = before if change.new is None else after
    role = change.places[0].role if change.places else "claim"
    name = "" if change.value.anonymous else f" {change.value.name}"
    if change.mark is not Mark.CHANGED:
        under = f" under {called(change.places[0].parent, names)}" if change.places and change.places[0].parent else ""
        voices = f" ({worded(change.value.voices)})" if change.value.voices else ""
        yield from marked(change.mark, f"{role}{name}{voices}{under}: {change.value.text}", width)
        return
    what = ", ".join(happened(change))
    about = f"{role}{name}: {what}"
    if not change.reworded:
        about += f": {fit(safe(change.value.text), SHORT)}"
    yield from marked(change.mark, about, width)
    if change.moved:
        there = "elsewhere among its neighbours"
        if not change.moved.reordered:
            there = f"{_where(change.moved.old, before)} -> {_where(change.moved.new, after)}"
        yield from hung("    ", f"place: {there}", "", width)
    yield from listed(change.fields, width)


def _follows(change: Change[Relation], stayed: Container[str]) -> bool:
    """Whether a relation came or went with a statement, which says it already."""
    return change.mark is not Mark.CHANGED and any(id not in stayed for id in _ends(change.value))


def _ends(relation: Relation) -> tuple[str, ...]:
    if isinstance(relation, Inference):
        return (*relation.premises, relation.conclusion)
    return (relation.source,) if relation.undercuts else (relation.source, relation.target)


def _said(relation: Relation, names: Mapping[str, Statement], steps: Mapping[str, Relation]) -> str:
    """A relation in words."""
    if isinstance(relation, Inference):
        premises = " and ".join(called(id, names) for id in relation.premises)
        return f"support: {premises} -> {called(relation.conclusion, names)}"
    if not relation.undercuts:
        return f"rebuttal: {called(relation.source, names)} -> {called(relation.target, names)}"
    step = steps.get(relation.target)
    aim = f"the step {_said(step, names, steps)}" if isinstance(step, Inference) else "an attack"
    if isinstance(step, Attack):
        aim = f"the attack by {called(step.source, names)}"
    return f"undercut: {called(relation.source, names)} -> {aim}"


def _where(places: Iterable[Place], names: Mapping[str, Statement]) -> str:
    return ", ".join(f"{p.role} under {called(p.parent, names)}" if p.parent else "at the top" for p in places)


def _declared(value: Any) -> str:
    match value:
        case Voice():
            return f"{value.id}: {value.name}"
        case Issue():
            return f"{value.id}: {value.text}"
        case Stance():
            return f"{value.voice} ({value.position}): {value.issue}"
        case _:
            return f"{value.id}{f': {value.title}' if value.title else ''}"
