"""What argmap adds to the elements of other formats, in the members of its own JSON, so that nothing is lost; and the way back.

It stands under the key `argmap` wherever a format leaves room for things of others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from argmap.formats.jsonfile.shapes import Header, shaped, unshaped
from argmap.formats.nodes.taken import Path, Report, Slot, short
from argmap.formats.values import decode, encode
from argmap.model import Data, Debate
from argmap.model.terms import RESERVED

KEY = "argmap"
LEFT = "argmap"
"""The datum, behind the prefix of the format, that keeps members of a slot that were not understood."""


def split(metadata: dict[str, Any]) -> tuple[Slot, dict[str, Any]]:
    """The slot in an object, and what else that object holds. What stands under the key and is no object is somebody else's."""
    slot = metadata.get(KEY)
    if not isinstance(slot, dict):
        return {}, metadata
    return slot, {name: value for name, value in metadata.items() if name != KEY}


def whole_numbers(value: Any) -> Any:
    """The value with 5 in the place of 5.0: some tools have only floating point numbers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [whole_numbers(inner) for inner in value]
    if isinstance(value, dict):
        return {name: whole_numbers(inner) for name, inner in value.items()}
    return value


def read_slot(cls: type, slot: Slot, given: dict[str, Any], prefix: str, path: Path, report: Report) -> Any:
    """The element that a slot makes with what the format itself gives, which counts more; None where it makes none. What cannot be
    read is reported and kept.
    """
    found = shaped({**slot, **given} if given else slot, cls)
    for problem in found.problems:
        inside = ".".join(map(str, problem.path)) or "argmap"
        report.say(problem.name, f"`{inside}` {problem.message}", (*path, *problem.path), problem.label)
    kept = {name: value for name, value in found.kept.items() if name not in given}
    return with_left(found.element, prefix, kept) if kept and found.element is not None else found.element


def with_left(element: Any, prefix: str, left: dict[str, Any]) -> Any:
    """The element with members of its slot that are kept and say nothing."""
    data = dict(element.data)
    before = decode(data.get(f"{prefix}{LEFT}", ""))
    data[f"{prefix}{LEFT}"] = encode({**(before if isinstance(before, dict) else {}), **left})
    return evolve(element, data=tuple(data.items()))


def read_all(cls: type, slot: Slot, name: str, prefix: str, path: Path, report: Report) -> list[Any]:
    """The elements of a list in the slot of a document, each id once."""
    listed = slot.get(name, [])
    if not isinstance(listed, list):
        report.say("wrong-type", f"`{name}` is no list", (*path, name), "a list belongs here")
        return []
    found: dict[Any, Any] = {}
    for number, raw in enumerate(listed):
        here = (*path, name, number)
        element = read_slot(cls, raw, {}, prefix, here, report)
        if element is None:
            continue
        key = element.id if hasattr(element, "id") else (element.article, element.voice, element.issue)
        if name == "voices" and key in RESERVED:
            report.say("wrong-type", f"{short(key)} cannot be the id of a voice", here, "a word of the language")
        elif key in found:
            report.say("duplicate-node", f"`{name}` names something twice", here, "the first counts")
        else:
            found[key] = evolve(element, origin=report.json.span(here) if report.json else None)
    return list(found.values())


def read_header(slot: Slot, prefix: str, path: Path, report: Report) -> Header:
    """What the slot of a document says of the debate itself."""
    own = {name: value for name, value in slot.items() if name not in ("voices", "issues", "stances")}
    header = read_slot(Header, own, {}, prefix, path, report)
    return header if isinstance(header, Header) else Header()


def slot_of(element: Any, without: Iterable[str], data: Data) -> Slot:
    """What a slot holds of an element: the members that the format has no field for, and the data of others."""
    slot = unshaped(element)
    for name in without:
        slot.pop(name, None)
    slot.pop("data", None)
    if data:
        slot["data"] = dict(data)
    return slot


def header_slot(debate: Debate, data: Data, lists: Iterable[str], *, title: bool, notes: bool) -> Slot:
    """What the slot of a document holds: the debate's own fields that the format has none for, and lists of elements."""
    slot: Slot = {}
    if debate.id:
        slot["id"] = debate.id
    if title and debate.title:
        slot["title"] = debate.title
    if notes and debate.notes:
        slot["notes"] = list(debate.notes)
    if data:
        slot["data"] = dict(data)
    for name in lists:
        if getattr(debate, name):
            slot[name] = [unshaped(element) for element in getattr(debate, name)]
    return slot
