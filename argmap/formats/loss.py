"""What is lost when a debate is written in a format that cannot hold it: data, exact enough to be carried out.

`forget(debate, written.lost)` is the debate as reading the written file gives it back. A test holds that for every format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs
from attrs import evolve, frozen

from argmap.ground.collector import collector_paused
from argmap.model import Debate, Relation, Stance

DEFAULT: Final = object()
"""What stands in the place of a lost field unless something else is said: what the field is when nothing is said."""

FACTORY: Any = attrs.Factory  # to the type checker it is a function
KINDS = ("statement", "inference", "attack", "article", "voice", "issue", "stance", "debate")


@frozen
class Loss:
    """Something that a written file does not hold.

    `what` is one of `KINDS`; `id` the id of the element, the `key` of a relation, `stance_id` of a stance, empty for the
    debate itself. `field` is an attribute, `data KEY` for one datum, or empty when the whole element is lost. `instead` is
    the value that reading the file gives, where that is not the field's default.
    """

    what: str
    id: str
    field: str = ""
    instead: Any = attrs.field(default=DEFAULT, repr=False)

    @property
    def place(self) -> tuple[str, str]:
        """The element that it is about."""
        return self.what, self.id


def stance_id(stance: Stance) -> str:
    """What a stance is called in a loss: its voice, its issue and, if it belongs to one, its article."""
    return f"{stance.voice} {stance.issue} {stance.article}".rstrip()


def elements(debate: Debate) -> Iterator[tuple[str, str, Any]]:
    """Everything a debate holds, as (what, id, element); the debate itself last, with an empty id."""
    yield from (("statement", statement.id, statement) for statement in debate.statements)
    yield from (("inference", inference.key, inference) for inference in debate.inferences)
    yield from (("attack", attack.key, attack) for attack in debate.attacks)
    yield from (("article", article.id, article) for article in debate.articles)
    yield from (("voice", voice.id, voice) for voice in debate.voices)
    yield from (("issue", issue.id, issue) for issue in debate.issues)
    yield from (("stance", stance_id(stance), stance) for stance in debate.stances)
    yield "debate", "", debate


def all_data(what: str, id: str, element: Any, keep: str | None = None) -> list[Loss]:
    """The loss of an element's data, but for the keys that begin with `keep`, where that is given."""
    return [Loss(what, id, f"data {key}") for key, _ in element.data if keep is None or not key.startswith(keep)]


def fields_lost(what: str, id: str, element: Any, held: Iterable[str]) -> list[Loss]:
    """The loss of every field of an element that says something, but for those that the format holds; `data` as a whole is
    one of them.
    """
    lost = []
    known = {*held, "origin", "places"}
    for attribute in attrs.fields(type(element)):
        name = attribute.name
        if name in known or getattr(element, name) == default(attribute):
            continue
        lost += all_data(what, id, element) if name == "data" else [Loss(what, id, name)]
    return lost


def forget(debate: Debate, losses: Iterable[Loss]) -> Debate:
    """The debate without what was lost: elements are taken out together with the relations that need them, fields are set to
    what stands in their place. Linear in the debate and the losses.
    """
    with collector_paused():
        gone: dict[tuple[str, str], list[Loss]] = {}
        for loss in losses:
            gone.setdefault(loss.place, []).append(loss)
        whole = {place for place, found in gone.items() if any(not loss.field for loss in found)}
        debate = _without(debate, whole)

        def changed(what: str, values: Iterable[Any], id: Any) -> tuple[Any, ...]:
            return tuple(_changed(v, gone.get((what, id(v)), ())) for v in values if (what, id(v)) not in whole)

        left: Debate = evolve(
            _changed(debate, gone.get(("debate", ""), ())),
            statements=changed("statement", debate.statements, lambda v: v.id),
            inferences=changed("inference", debate.inferences, lambda v: v.key),
            attacks=changed("attack", debate.attacks, lambda v: v.key),
            articles=changed("article", debate.articles, lambda v: v.id),
            voices=changed("voice", debate.voices, lambda v: v.id),
            issues=changed("issue", debate.issues, lambda v: v.id),
            stances=changed("stance", debate.stances, stance_id),
        )
        return left


def _changed(element: Any, losses: Iterable[Loss]) -> Any:
    changes: dict[str, Any] = {}
    for loss in losses:
        if loss.field.startswith("data "):
            data = changes.get("data", element.data)
            changes["data"] = tuple(pair for pair in data if pair[0] != loss.field[5:])
        elif loss.field:
            instead = loss.instead
            changes[loss.field] = (
                default(getattr(attrs.fields(type(element)), loss.field)) if instead is DEFAULT else instead
            )
    return evolve(element, **changes) if changes else element


def default(attribute: Any) -> Any:
    """What a field of a class of the model is when nothing is said; a value that no field has where it is required."""
    value = attribute.default
    return value.factory() if isinstance(value, FACTORY) else value


def _without(debate: Debate, whole: set[tuple[str, str]]) -> Debate:
    """The debate without whole statements and relations, and without the relations that need one of them."""
    statements = {id for what, id in whole if what == "statement"}
    if statements:
        debate = debate.without(statements)
    keys = {id for what, id in whole if what in ("inference", "attack")}
    if not keys:
        return debate
    waiting = list(keys)
    objections = debate.graph.objections
    while waiting:  # undercuts of what is gone, and theirs
        for attack in objections.get(waiting.pop(), ()):
            if attack.key not in keys:
                keys.add(attack.key)
                waiting.append(attack.key)

    def left(relations: Iterable[Relation]) -> tuple[Any, ...]:
        return tuple(relation for relation in relations if relation.key not in keys)

    return evolve(debate, inferences=left(debate.inferences), attacks=left(debate.attacks))


PLURALS: Mapping[str, str] = {"debate": "the debate"}


def summary(losses: Iterable[Loss]) -> tuple[str, ...]:
    """What was lost, in words: `modality of 12 statements`, one line for each kind of thing, the most frequent first."""
    counted = Counter((loss.what, loss.field) for loss in losses)
    return tuple(
        f"{_counted(count, what)}" if not name else f"{name.replace('_', ' ')} of {_counted(count, what)}"
        for (what, name), count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )


def _counted(count: int, what: str) -> str:
    return PLURALS.get(what) or f"{count:,} {what}{'' if count == 1 else 's'}"
