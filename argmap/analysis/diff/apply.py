"""Make changes in a debate: a patch of the model, not of the file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from attrs import evolve

from argmap.analysis.diff.changes import Change, Changes, Mark
from argmap.ground.errors import ArgmapError
from argmap.model import Debate, Inference, Relation

T = TypeVar("T")


def apply(changes: Changes, debate: Debate) -> Debate:
    """See `Changes.apply`."""
    for field in changes.header:
        if getattr(debate, field.name) != field.old:
            raise ArgmapError(f"the changes do not fit: the {field.name} of the debate is not as it was")
    statements = _made("statement", changes.statements, debate.statements, lambda s: s.id)
    before: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
    relations = _made("relation", changes.relations, before, lambda r: r.key)
    changed = evolve(
        debate,
        statements=statements,
        inferences=tuple(r for r in relations if isinstance(r, Inference)),
        attacks=tuple(r for r in relations if not isinstance(r, Inference)),
        articles=_made("article", changes.articles, debate.articles, lambda a: a.id),
        voices=_made("voice", changes.voices, debate.voices, lambda v: v.id),
        issues=_made("issue", changes.issues, debate.issues, lambda i: i.id),
        stances=_made("stance", changes.stances, debate.stances, lambda s: (s.article, s.voice, s.issue)),
        **{field.name: field.new for field in changes.header},
    )
    assert changed.graph  # raises ModelError
    return changed


def _made(
    what: str, changes: Iterable[Change[Any]], values: Sequence[T], key: Callable[[T], Hashable]
) -> tuple[T, ...]:
    """The values after the changes, in their order."""
    left = {key(value): value for value in values}
    made: list[T] = []
    for change in changes:
        if change.old is not None:
            found = left.pop(key(change.old), None)
            if found is None and change.mark is Mark.SAME:
                continue
            if found is None:
                raise ArgmapError(f"the changes do not fit: there is no {what} {key(change.old)!r}")
            if change.mark is not Mark.SAME and found != change.old:
                raise ArgmapError(f"the changes do not fit: the {what} {key(change.old)!r} is not as it was")
            if change.mark is Mark.SAME and change.new == change.old:
                made.append(found)
                continue
        if change.new is not None:
            made.append(change.new)
    return (*made, *left.values())
