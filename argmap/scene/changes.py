"""The map of a difference: the new state of a debate, with what was removed still in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from attrs import evolve

from argmap.analysis.diff import Change, Changes
from argmap.analysis.diff import Mark as Fate
from argmap.model import Article, Attack, Debate, Inference, Issue, Relation, Voice
from argmap.scene.argument import argument
from argmap.scene.focus import Focus
from argmap.scene.legend import legend
from argmap.scene.parts import Mark, Scene

T = TypeVar("T", Article, Voice, Issue)

TAGS = {Fate.ADDED: Mark.ADDED, Fate.REMOVED: Mark.REMOVED, Fate.CHANGED: Mark.CHANGED}
COUNTED = ((Fate.ADDED, "added"), (Fate.REMOVED, "removed"), (Fate.CHANGED, "changed"))


def changes_scene(changes: Changes, new: Debate, focus: Focus | None = None) -> Scene:
    """The map of what `diff(old, new)` found: what was added and changed is framed, what was removed struck out.

    What was removed hangs where it hung, if that is still there. Raises `ModelError` and `UnknownNameError` as views do.
    """
    merged = _merged(changes, new)
    scene = argument(merged, focus or Focus())
    tags = {id: TAGS[mark] for id, mark in changes.marks().items() if mark in TAGS}
    cards = tuple(
        evolve(card, tag=tags.get(card.statement), context=card.context or tags.get(card.statement) is Mark.REMOVED)
        for card in scene.cards
    )
    counts = [(sum(change.mark is mark for change in changes.statements), word) for mark, word in COUNTED]
    said = ", ".join(f"{count} {word}" for count, word in counts if count) or "no statement differs"
    subtitle = " · ".join(filter(None, (scene.subtitle, f"Changes: {said}")))
    explained = legend(cards, scene.links, scene.junctions)
    return evolve(scene, subtitle=subtitle, cards=cards, legend=explained)


def _merged(changes: Changes, new: Debate) -> Debate:
    """The new state with the statements that were removed, behind what they stood behind, and with their relations."""
    taken = {statement.id for statement in new.statements}
    statements = tuple(
        change.value for change in changes.statements if change.new is not None or change.value.id not in taken
    )
    kept = {s.id for s in statements}
    ids = {c.old.id: c.value.id for c in changes.statements if c.old is not None}
    gone = {s.id for s in statements if s.id not in taken}
    inferences, attacks = list(new.inferences), list(new.attacks)
    there = {r.key for r in inferences} | {r.key for r in attacks}
    for relation in _removed(changes):
        now = _renamed(relation, ids)
        if now.key in there or not _ends(now) <= kept or not _ends(now) & gone:
            continue
        there.add(now.key)
        (inferences if isinstance(now, Inference) else attacks).append(now)  # type: ignore[arg-type] # each goes to its kind
    return evolve(
        new,
        statements=statements,
        inferences=tuple(inferences),
        attacks=tuple(attacks),
        articles=(*new.articles, *_gone(changes.articles, new.articles)),
        voices=(*new.voices, *_gone(changes.voices, new.voices)),
        issues=(*new.issues, *_gone(changes.issues, new.issues)),
    )


def _gone(changes: Iterable[Change[T]], there: Iterable[T]) -> Iterator[T]:
    """The declarations whose ids are gone, which what was removed may need: removed, or called otherwise now."""
    ids = {declared.id for declared in there}
    return (change.old for change in changes if change.old is not None and change.old.id not in ids)


def _removed(changes: Changes) -> Iterator[Relation]:
    """Relations between statements that are gone; undercuts of steps that are gone are left out."""
    for change in changes.relations:
        relation = change.value
        if change.mark is Fate.REMOVED and not (isinstance(relation, Attack) and relation.undercuts):
            yield relation


def _renamed(relation: Relation, ids: dict[str, str]) -> Relation:
    """The relation with the ids that its ends have now."""
    if isinstance(relation, Inference):
        premises = tuple(ids.get(id, id) for id in relation.premises)
        return evolve(relation, premises=premises, conclusion=ids.get(relation.conclusion, relation.conclusion))
    return evolve(
        relation, source=ids.get(relation.source, relation.source), target=ids.get(relation.target, relation.target)
    )


def _ends(relation: Relation) -> set[str]:
    if isinstance(relation, Inference):
        return {*relation.premises, relation.conclusion}
    return {relation.source, relation.target}
