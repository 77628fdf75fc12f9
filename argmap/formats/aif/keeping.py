"""What was kept of the file that a debate came from: heeded as long as it fits the debate, which may have been edited since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import evolve

from argmap.formats.aif.identity import KEY
from argmap.formats.aif.kept import NODE, taken_back
from argmap.formats.aif.nodeset import text_of
from argmap.formats.format import Written
from argmap.formats.loss import Loss, elements, forget
from argmap.formats.values import decode
from argmap.ground.collector import collector_paused
from argmap.ground.errors import ModelError
from argmap.model import Attack, Debate, Inference, Relation, datum

Write = Callable[[Debate, frozenset[str]], Written]
"""Writes a debate; of the statements given by id the kept locutions are not heeded."""
TRIES = 5


def heeded(debate: Debate, spaces: tuple[str, ...], write: Write, read: Callable[[str], Debate]) -> Written:
    """The debate written with the data in some namespaces (keys that begin so), less what no longer fits: reading the file that is
    made has to give the debate again. What does not fit is lost; what fits otherwise stays.
    """
    if not any(key.startswith(spaces) for _, _, element in elements(debate) for key, _ in element.data):
        return write(debate, frozenset())
    with collector_paused():
        gone: list[Loss] = []
        mute: frozenset[str] = frozenset()
        for _ in range(TRIES):
            left = forget(debate, gone)
            made = write(left, mute)
            try:
                want, again = forget(left, made.lost), read(made.text)
            except ModelError:  # ids that two elements share, say
                break
            if again == want:
                return evolve(made, lost=(*made.lost, *gone))
            silent = {
                s.id for s, other in _unlike(want.statements, again.statements) if other and s.voices != other.voices
            }
            new = [loss for loss in _misfits(left, want, again, spaces) if loss.place[1] not in silent - mute]
            if not new and silent <= mute:
                break
            gone += new
            mute |= silent
        gone = [
            Loss(what, id, f"data {key}")
            for what, id, element in elements(debate)
            for key, _ in element.data
            if key.startswith(spaces)
        ]
        made = write(forget(debate, gone), frozenset())
        return evolve(made, lost=(*made.lost, *gone))


def _unlike(ours: Sequence[Any], others: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Elements that reading gave differently, or (None) not at all."""
    there = {_name(element): element for element in others}
    for element in ours:
        other = there.get(_name(element))
        if other != element:
            yield element, other


def _name(element: Any) -> str:
    name: str = element.key if isinstance(element, Inference | Attack) else element.id
    return name


def _misfits(left: Debate, want: Debate, again: Debate, spaces: tuple[str, ...]) -> Iterator[Loss]:
    """The data to which it is owed that a file was read differently."""
    for what, ours, others in (
        ("statement", want.statements, again.statements),
        ("inference", want.inferences, again.inferences),
        ("attack", want.attacks, again.attacks),
        ("article", want.articles, again.articles),
        ("voice", want.voices, again.voices),
    ):
        for element, _ in _unlike(ours, others):
            yield from (Loss(what, _name(element), f"data {key}") for key, _ in element.data if key.startswith(spaces))
    own = {(key, value) for key, value in left.data if key.startswith(spaces)}
    there = dict(again.data)
    lost = {key for key, value in own if key in dict(want.data) and there.get(key) != value}
    known = {i.key for i in want.inferences} | {a.key for a in want.attacks}
    relations: tuple[Relation, ...] = (*again.inferences, *again.attacks)
    extra = [relation for relation in relations if relation.key not in known]
    ids = {text_of(decode(datum(r, KEY))) if datum(r, KEY) else r.key for r in extra}
    lost |= {key for key, members in taken_back(left.data, NODE, "nodeID") if text_of(members.get("nodeID")) in ids}
    voices = {voice.id for voice in want.voices}
    if any(voice.id not in voices for voice in again.voices):
        lost |= {"aif.locutions"} & dict(left.data).keys()
    yield from (Loss("debate", "", f"data {key}") for key in sorted(lost))
