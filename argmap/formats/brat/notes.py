"""What brat has no word for, as notes that anybody can read: `argmap: {"id":"bridge/short","kind":"fact"}`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from argmap.formats.brat.standoff import UNWRITABLE
from argmap.formats.values import compact
from argmap.ground.errors import ModelError
from argmap.model import (
    Anchor,
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Kind,
    Manner,
    Modality,
    Relation,
    Sign,
    Statement,
    Voice,
)
from argmap.model.schemes import SCHEMES
from argmap.model.terms import AUTHOR, UNCLEAR

TYPE: Final = "AnnotatorNotes"
"""The type that brat gives the notes of annotators."""
OURS: Final = "argmap: "
TEXTS = ("text", "condition")
LISTS = ("sic", "notes")


class MisreadError(ValueError):
    """A note that is not as we write them."""


@frozen
class Said:
    """What a note says of a statement: its fields, and the names of the voices and the texts of the issues that it names first."""

    fields: Mapping[str, Any]
    names: Mapping[str, str]
    issues: Mapping[str, str]


def is_ours(text: str) -> bool:
    """Whether a note is one of ours."""
    return text.startswith(OURS + "{")


def members_of(text: str) -> dict[str, Any]:
    """The members of a note of ours. Raises `MisreadError`."""
    try:
        value = json.loads(text.removeprefix(OURS))
    except (ValueError, RecursionError) as error:
        raise MisreadError(str(error)) from error
    if not isinstance(value, dict):
        raise MisreadError(text)
    return value


def of_statement(statement: Statement, words: str, names: Mapping[str, str], issues: Mapping[str, str]) -> str:
    """The note for a statement whose entity says these words; `names` and `issues` are those that no note named before."""
    s = statement
    said: dict[str, Any] = {"id": s.id}
    if s.text != words:
        said["text"] = s.text
    said |= {
        name: str(value)
        for name, value in (("kind", s.kind), ("modality", s.modality), ("condition", s.condition))
        if value
    }
    if s.implicit:
        said["implicit"] = True
    if s.commitment is not Commitment.ENDORSED:
        said["commitment"] = str(s.commitment)
    if s.voices:
        said["voices"] = [list(chain) for chain in s.voices]
    if names:
        said["names"] = dict(names)
    if s.answers:
        said["answers"] = [[answer.issue, str(answer.sign)] for answer in s.answers]
    if issues:
        said["issues"] = dict(issues)
    if s.anchors:
        said["anchors"] = [[a.opening, a.closing, a.line] for a in s.anchors]
    if s.sic:
        said["sic"] = list(s.sic)
    if not notes_stand_alone(s):
        said["notes"] = list(s.notes)
    if s.data:
        said["data"] = dict(s.data)
    return OURS + compact(said)


def notes_stand_alone(statement: Statement) -> bool:
    """Whether the notes of a statement can be notes of brat, each a line."""
    return not any(is_ours(note) or UNWRITABLE.search(note) for note in statement.notes)


def to_statement(text: str, words: str) -> tuple[Statement, Said]:
    """The statement that a note describes, whose entity says these words. Raises `MisreadError`."""
    said = members_of(text)
    try:
        statement = Statement(
            _text(said["id"]), _text(said.get("text", words)),
            _maybe(Kind, said.get("kind")), _maybe(Modality, said.get("modality")),
            _text(said.get("condition", "")), said.get("implicit") is True, False,
            tuple(tuple(map(_text, chain)) for chain in said.get("voices", ())), Commitment(said.get("commitment", "endorsed")),
            tuple(Anchor(_text(o), _text(c), _line(n)) for o, c, n in said.get("anchors", ())),
            tuple(Answer(_text(issue), Sign(sign)) for issue, sign in said.get("answers", ())),
            tuple(map(_text, said.get("notes", ()))), tuple(map(_text, said.get("sic", ()))), data=_data(said.get("data", {})),
        )  # fmt: skip
        names, issues = _table(said.get("names", {})), _table(said.get("issues", {}))
        _check(statement, names, issues)
    except (ModelError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise MisreadError(str(error)) from error
    return statement, Said(said, names, issues)


def _check(statement: Statement, names: Mapping[str, str], issues: Mapping[str, str]) -> None:
    """Raise `ModelError` where no debate could hold the statement."""
    spoken = {id for chain in statement.voices for id in chain} - {AUTHOR, UNCLEAR} | {*names}
    asked = {answer.issue for answer in statement.answers} | {*issues}
    home = statement.article
    assert Debate(
        (statement,), articles=(Article(home),) if home else (), voices=tuple(Voice(id, names.get(id, id)) for id in spoken),
        issues=tuple(Issue(id, issues.get(id, id)) for id in asked),
    ).graph  # fmt: skip


def of_relation(relation: Relation, linked: str = "") -> str:
    """The note for a relation; empty where there is nothing to say. `linked` is the id of the first premise's relation."""
    said: dict[str, Any] = {"linked": linked} if linked else {}
    if isinstance(relation, Inference):
        if relation.scheme and not linked:
            said["scheme"] = relation.scheme
    elif relation.manner:
        said["manner"] = str(relation.manner)
    if relation.data and not linked:
        said["data"] = dict(relation.data)
    return OURS + compact(said) if said else ""


def to_relation(text: str, relation: Relation) -> tuple[Relation, str]:
    """The relation with what a note says of it, and the id of the relation whose premise it links. Raises `MisreadError`."""
    said = members_of(text)
    try:
        data = _data(said.get("data", {}))
        linked = _text(said.get("linked", ""))
        made: Relation
        if isinstance(relation, Inference):
            scheme = _text(said.get("scheme", ""))
            if scheme and scheme not in SCHEMES:
                raise MisreadError(scheme)
            made = Inference(relation.premises, relation.conclusion, scheme, data=data, origin=relation.origin)
        else:
            made = Attack(
                relation.source, relation.target, _maybe(Manner, said.get("manner")), data=data, origin=relation.origin
            )
        Voice("x", "x", data=data)
        assert Debate(data=data).graph
    except (ModelError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise MisreadError(str(error)) from error
    return made, linked


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise MisreadError(repr(value))
    return value


def _line(value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise MisreadError(repr(value))
    return value


def _maybe(kind: Any, value: Any) -> Any:
    return None if value is None else kind(value)


def _table(value: Any) -> dict[str, str]:
    return {name: _text(said) for name, said in value.items()}


def _data(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple(_table(value).items())


def first_named(ids: Iterable[str], table: Mapping[str, str], known: set[str]) -> dict[str, str]:
    """What is to be said of ids that were not named before."""
    found = {id: table[id] for id in ids if id in table and id not in known}
    known |= {*found}
    return found
