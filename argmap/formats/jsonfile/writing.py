"""Debates as argmap's JSON: one element to a line, members that say nothing left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.formats.format import Written
from argmap.formats.jsonfile.hooks import may_be_id
from argmap.formats.jsonfile.shapes import Header, Objection, Step, members_of, unshaped
from argmap.formats.relation_ids import kept_ids, plain_ids, undercut_keys
from argmap.formats.values import SURROGATES, decode
from argmap.ground.source import Source
from argmap.model import Attack, Commitment, Data, Debate, Relation, Statement

VERSION = 1
SECTIONS = ("voices", "issues", "articles", "statements", "inferences", "attacks", "stances")
KEPT = "json."
"""Data with keys that begin so are members of a file that this version of argmap does not know."""
ID = f"{KEPT}id"
STAR = "*"
"""What stands in the key for a name: members whose names cannot be part of a key, together."""
DEEPEST = 100
"""Levels of a value that goes back to where it was; a reader takes 200, with what is around it."""
_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - the texts stay where they are
    """The debate, whole."""
    return Written.of(dumped(debate))


def dumped(debate: Debate) -> str:
    """The debate as JSON."""
    given = given_ids(debate)
    ids = given | kept_ids(debate, ID, given.values())
    attacked = {attack.key for attack in debate.attacks}
    inferences = (_relation(i, Step, {} if i.key in attacked else ids) for i in debate.inferences)
    attacks = (_objection(_relation(a, Objection, ids), a, ids) for a in debate.attacks)
    said = {"id": debate.id, "title": debate.title, "notes": list(debate.notes)}
    header = _restored(
        {name: value for name, value in said.items() if value},
        debate.data,
        members_of(Header).union(("argmap", *SECTIONS)),
    )
    sections: dict[str, Iterable[dict[str, Any]]] = {
        "voices": map(_element, debate.voices),
        "issues": map(_element, debate.issues),
        "articles": map(_element, debate.articles),
        "statements": map(_statement, debate.statements),
        "inferences": inferences,
        "attacks": attacks,
        "stances": map(_element, debate.stances),
    }
    members = [f"  {_json(name)}: {_json(value)}" for name, value in ({"argmap": VERSION} | header).items()]
    for name, elements in sections.items():
        lines = ",\n    ".join(map(_json, elements))
        if lines or name == "statements":
            members.append(f'  "{name}": [\n    {lines}\n  ]' if lines else f'  "{name}": []')
    text = ",\n".join(members)
    if SURROGATES.search(text):
        text = SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"{{\n{text}\n}}\n"


def given_ids(debate: Debate) -> dict[str, str]:
    """The ids of relations that have one because something undercuts them, by key."""
    undercut = undercut_keys(debate)
    if not undercut:
        return {}
    plain = plain_ids(debate)
    return {key: plain[key] for key in undercut}


def _element(element: Any) -> dict[str, Any]:
    made = unshaped(element)
    return _restored(made, element.data, members_of(type(element))) if element.data else made


def _statement(statement: Statement) -> dict[str, Any]:
    made = _element(statement)
    if statement.voices and statement.commitment is Commitment.ENDORSED:
        made["commitment"] = str(statement.commitment)  # left out it would be read as reported
    return made


def _relation(relation: Relation, cls: type, ids: Mapping[str, str]) -> dict[str, Any]:
    made = unshaped(relation)
    if relation.data:
        made = _restored(made, relation.data, members_of(cls), ids.get(relation.key, ""))
    return {"id": ids[relation.key], **made} if relation.key in ids else made


def _objection(made: dict[str, Any], attack: Attack, ids: Mapping[str, str]) -> dict[str, Any]:
    """An undercut names the id of what it undercuts."""
    if not attack.undercuts:
        return made
    return {
        ("undercuts" if k == "target" else k): (ids[attack.target] if k == "target" else v) for k, v in made.items()
    }


def _restored(made: dict[str, Any], data: Data, known: frozenset[str], id: str = "") -> dict[str, Any]:
    """The object with the members that an older reader kept as data where they were, and the rest of the data."""
    left: dict[str, str] = {}
    members: dict[str, Any] = {}
    for key, line in data:
        members_of_it = dict(_members(key, line, known))
        if members_of_it:
            members |= members_of_it
        elif not (key == ID and id and decode(line) == id):
            left[key] = line
    made = {name: value for name, value in made.items() if name != "data"}
    return {**made, **({"data": left} if left else {}), **members}


def _members(key: str, line: str, known: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """The members that a datum stands for; none where it is a datum like any other."""
    if not key.startswith(KEPT):
        return
    name, value = key.removeprefix(KEPT), decode(line)
    if not is_flat(value):
        return
    if name != STAR:
        if name not in known and name.partition("/")[0] not in SECTIONS:
            yield name, value
    elif isinstance(value, dict) and value and not any(may_be_key(other) for other in value):
        yield from value.items()


def may_be_key(name: str) -> bool:
    """Whether a member that is not known is kept under a key of its own."""
    return name != STAR and may_be_id(KEPT + name)


def is_flat(value: Any) -> bool:
    """Whether a value is nested no deeper than can be read where it stands in a file."""
    level = [value]
    for _ in range(DEEPEST):
        inner = (held.values() if isinstance(held, dict) else held for held in level if isinstance(held, dict | list))
        level = [held for values in inner for held in values]
        if not level:
            return True
    return False
