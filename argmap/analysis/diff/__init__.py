"""What changed between two states of a debate: two versions of an annotation, or what two people made of one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from argmap.analysis.diff.changes import (
    Change,
    Changes,
    FieldChange,
    How,
    Mark,
    Move,
    Place,
    Role,
    StatementChange,
)
from argmap.analysis.diff.match import Matched, match
from argmap.analysis.diff.places import moves, places
from argmap.analysis.diff.relations import match_relations, renamed
from argmap.model import Debate, Relation, Statement

T = TypeVar("T")


def diff(old: Debate, new: Debate) -> Changes:
    """What has to be changed in `old` so that it becomes `new`: `diff(old, new).apply(old) == new`.

    Statements are found again by their id (where that of the article may have changed), then by the words of their
    anchors, then by likeness of their texts. What has only another place among its neighbours has moved although the two
    debates may be equal, since the order of writing is no part of their equality.
    Time grows little faster than the debates. Raises `ModelError` for a debate that could not be written down.
    """
    assert old.graph  # raises ModelError, as that of the new one does
    assert new.graph
    matched = match(old, new)
    articles = matched.articles

    def home(id: str) -> str:
        return articles.get(id, id)

    return Changes(
        tuple(_statements(old, new, matched)),
        tuple(_relations(old, new, matched)),
        tuple(_changes(old.articles, new.articles, lambda a: a.id, lambda a: home(a.id))),
        tuple(_changes(old.voices, new.voices, lambda v: v.id)),
        tuple(_changes(old.issues, new.issues, lambda i: i.id)),
        tuple(
            _changes(
                old.stances,
                new.stances,
                lambda s: (s.article, s.voice, s.issue),
                lambda s: (home(s.article), s.voice, s.issue),
            )
        ),
        tuple(
            FieldChange(name, getattr(old, name), getattr(new, name))
            for name in ("id", "title", "notes", "data")
            if getattr(old, name) != getattr(new, name)
        ),
    )


def _statements(old: Debate, new: Debate, matched: Matched) -> Iterator[StatementChange]:
    moved = moves(old, new, matched.new)
    for before, after in _aligned(old.statements, new.statements, lambda s: matched.new.get(s.id), lambda s: s.id):
        if before is None or after is None:
            mark = Mark.REMOVED if after is None else Mark.ADDED
            there = places(old, before.id) if before else places(new, after.id) if after else ()
            yield StatementChange(mark, before, after, places=there)
            continue
        fields = tuple(field for field in _fields(before, after) if field.name != "id" or not _kept(before, after))
        move = moved.get(before.id)
        mark = Mark.CHANGED if fields or move else Mark.SAME
        yield StatementChange(mark, before, after, fields, matched.how[after.id], places(new, after.id), move)


def _kept(before: Statement, after: Statement) -> bool:
    """Whether nobody chose another id: only that of the article changed, or both ids were made from the texts."""
    return before.name == after.name or (before.anonymous and after.anonymous)


def _relations(old: Debate, new: Debate, matched: Matched) -> Iterator[Change[Relation]]:
    keys = match_relations(old, new, matched.new)
    ours: tuple[Relation, ...] = (*old.inferences, *old.attacks)
    theirs: tuple[Relation, ...] = (*new.inferences, *new.attacks)
    for before, after in _aligned(ours, theirs, lambda r: keys.get(r.key), lambda r: r.key):
        if before is None or after is None:
            yield Change(Mark.REMOVED if after is None else Mark.ADDED, before, after)
            continue
        changed = [field.name for field in _fields(renamed(before, matched.new, keys), after)]
        fields = tuple(FieldChange(name, getattr(before, name), getattr(after, name)) for name in changed)
        yield Change(Mark.CHANGED if fields else Mark.SAME, before, after, fields)


def _changes(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], there: Callable[[T], Hashable] | None = None
) -> Iterator[Change[T]]:
    """Declarations by their key; `there` is the key that an old one has in the new state."""
    for before, after in _aligned(old, new, there or key, key):
        if before is None or after is None:
            yield Change(Mark.REMOVED if after is None else Mark.ADDED, before, after)
        else:
            fields = tuple(_fields(before, after))
            yield Change(Mark.CHANGED if fields else Mark.SAME, before, after, fields)


def _fields(before: Any, after: Any) -> Iterable[FieldChange]:
    """The fields that differ, of those that count in comparisons."""
    for field in attrs.fields(type(before)):
        one, other = getattr(before, field.name), getattr(after, field.name)
        key = field.eq_key or (lambda value: value)  # the order of data means nothing
        if field.eq and key(one) != key(other):
            yield FieldChange(field.name, one, other)


def _aligned(
    old: Sequence[T], new: Sequence[T], there: Callable[[T], Hashable | None], key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Old and new values beside each other, in the new order; what is gone comes after what it came after."""
    found: Mapping[Hashable, T] = {key(value): value for value in new}
    before: dict[Hashable, T] = {}
    gone: dict[Hashable | None, list[T]] = {}
    last: Hashable | None = None
    for value in old:
        name = there(value)
        if name is not None and name in found:
            before[name] = value
            last = name
        else:
            gone.setdefault(last, []).append(value)
    yield from ((value, None) for value in gone.get(None, ()))
    for value in new:
        yield before.get(key(value)), value
        yield from ((lost, None) for lost in gone.get(key(value), ()))


__all__ = ["Change", "Changes", "FieldChange", "How", "Mark", "Move", "Place", "Role", "StatementChange", "diff"]
