"""What a written file holds, found out by reading it: losses that cannot be wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from attrs import evolve

from argmap.formats.format import Written
from argmap.formats.loss import DEFAULT, Loss, default, elements, forget
from argmap.formats.values import decode
from argmap.ground.collector import collector_paused
from argmap.model import Debate, datum

PARTS = frozenset(("statements", "inferences", "attacks", "articles", "voices", "issues", "stances"))


def losses(debate: Debate, again: Debate) -> list[Loss] | None:
    """What `again` lacks of a debate; None where it has something that the debate has not, or other data. With these losses
    `forget` makes `again` of the debate. Linear.
    """
    there = {(what, id): element for what, id, element in elements(again)}
    lost: list[Loss] = []
    for what, id, element in elements(debate):
        other = there.pop((what, id), None)
        if other is None:
            lost.append(Loss(what, id))
            continue
        for attribute in attrs.fields(type(element)):
            name = attribute.name
            if name in ("origin", "places", "data") or (what == "debate" and name in PARTS):
                continue
            left = getattr(other, name)
            if getattr(element, name) != left:
                lost.append(Loss(what, id, name, DEFAULT if left == default(attribute) else left))
        data: dict[str, str] = dict(element.data)
        kept: dict[str, str] = dict(other.data)
        if kept.items() - data.items():
            return None
        lost += [Loss(what, id, f"data {key}") for key in data if key not in kept]
    return None if there else lost


def written(
    debate: Debate, namespace: str, make: Callable[[Debate], Written], read: Callable[[Written], Debate]
) -> Written:
    """The debate as `make` writes it, with what reading it does not give back as its losses.

    Data that the reader of the format keeps (keys that begin with `namespace`) are heeded as long as they cost nothing else: where
    they no longer fit the debate, it is written without them.
    """
    with collector_paused():
        return _written(debate, namespace, make, read)


def _written(
    debate: Debate, namespace: str, make: Callable[[Debate], Written], read: Callable[[Written], Debate]
) -> Written:
    own = [
        Loss(what, id, f"data {key}")
        for what, id, element in elements(debate)
        for key, _ in element.data
        if key.startswith(namespace)
    ]
    if not own:
        made = make(debate)
        return evolve(made, lost=tuple(_surely(debate, read(made))))
    made = make(debate)
    lost = losses(debate, read(made))
    plain = forget(debate, own)
    bare = make(plain)
    bare_lost = _surely(plain, read(bare))
    if lost is not None:
        gone = {(loss.place, loss.field) for loss in lost} - {(loss.place, loss.field) for loss in own}
        if gone <= {(loss.place, loss.field) for loss in bare_lost}:
            return evolve(made, lost=tuple(lost))
    whole = {loss.place for loss in bare_lost if not loss.field}
    return evolve(bare, lost=(*bare_lost, *(loss for loss in own if loss.place not in whole)))


def _surely(debate: Debate, again: Debate) -> list[Loss]:
    lost = losses(debate, again)
    assert lost is not None, "a file holds more than was written into it"
    return lost


def text_of(element: Any, key: str) -> str | None:
    """The datum of an element where it is a text, as it was before it became data; else None."""
    value = value_of(element, key)
    return value if isinstance(value, str) else None


def value_of(element: Any, key: str) -> Any:
    """The datum of an element as the JSON value that it was; None where there is none."""
    kept = datum(element, key) if element.data else ""
    return decode(kept) if kept else None
