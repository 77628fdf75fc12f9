"""Elements of the model as JSON objects and back. The only door to cattrs, whose silent conversions are turned off: it would make
texts of numbers and lists of texts; every member goes through a check of `hooks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from attrs import NOTHING as REQUIRED
from attrs import fields, frozen

from argmap.formats.jsonfile import hooks
from argmap.formats.jsonfile.hooks import NOTHING, Bad, Hook, Several, type_of
from argmap.formats.texts import NO_TEXT
from argmap.model import (
    Anchor,
    Answer,
    Article,
    Attack,
    Commitment,
    Data,
    Inference,
    Issue,
    Kind,
    Manner,
    Modality,
    Position,
    Sign,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)

ROUNDS = 3
"""How often what is wrong with an element is taken out; the third time finds nothing that the second did not leave."""
Path = tuple[str | int, ...]


@frozen
class Header:
    """What a file says of the debate itself."""

    id: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    data: Data = ()


@frozen
class Step:
    """An inference as it stands in a file."""

    premises: tuple[str, ...]
    conclusion: str
    id: str = ""
    scheme: str = ""
    data: Data = ()


@frozen
class Objection:
    """An attack as it stands in a file: on the statement `target`, or on the relation that the file calls `undercuts`."""

    source: str
    target: str = ""
    undercuts: str = ""
    id: str = ""
    manner: Manner | None = None
    data: Data = ()


class Problem(NamedTuple):
    """What is wrong with an element: where, the name of the diagnostic, what is said, and the words for the place."""

    path: Path
    name: str
    message: str
    label: str


class Shaped(NamedTuple):
    """An element as it could be read (None where it could not), what was wrong, and members that were not understood."""

    element: Any
    problems: list[Problem]
    kept: dict[str, Any]


LINES = hooks.many(hooks.line)
ABOUT_ALL: Mapping[str, Hook] = {"notes": LINES, "data": hooks.data}


@cache
def _checks() -> dict[type, dict[str, Hook]]:
    """The check of every member of every class."""
    anchors, answers = hooks.many(_inner(Anchor)), hooks.many(_inner(Answer), once=True)
    maybe, line, id, choice = hooks.maybe, hooks.line, hooks.id, hooks.choice
    return {
        Anchor: {"opening": hooks.quotable, "closing": _or_empty(hooks.quotable), "line": hooks.number},
        Answer: {"issue": id, "sign": choice(Sign)},
        Header: {"id": id, "title": maybe, **ABOUT_ALL},
        Voice: {"id": id, "name": line, "kind": choice(VoiceKind), "role": maybe, **ABOUT_ALL},
        Issue: {"id": id, "text": line, "kind": choice(Kind), "time_relative": hooks.flag, "scope": maybe, **ABOUT_ALL},
        Article: {
            "id": id, "title": maybe, "authors": hooks.many(hooks.speaker, once=True), "date": maybe, "outlet": maybe,
            "url": maybe, "language": maybe, "text": maybe, "fingerprint": maybe, "skip": hooks.many(hooks.lines_skipped),
            **ABOUT_ALL,
        },
        Statement: {
            "id": hooks.key, "text": line, "kind": choice(Kind), "modality": choice(Modality), "condition": maybe,
            "implicit": hooks.flag, "thesis": hooks.flag, "voices": hooks.chains, "commitment": choice(Commitment),
            "anchors": anchors, "answers": answers, "sic": LINES, **ABOUT_ALL,
        },
        Step: {
            "premises": hooks.many(hooks.name), "conclusion": hooks.name, "id": hooks.name, "scheme": hooks.scheme,
            "data": hooks.data,
        },
        Objection: {
            "source": hooks.name, "target": hooks.name, "undercuts": hooks.name, "id": hooks.name, "manner": choice(Manner),
            "data": hooks.data,
        },
        Stance: {
            "voice": hooks.speaker, "issue": id, "position": choice(Position), "article": id, "anchors": anchors,
            **ABOUT_ALL,
        },
    }  # fmt: skip


def _or_empty(check: Hook) -> Hook:
    return lambda value, _: "" if type(value) is str and not value else check(value, None)


def _inner(cls: type) -> Hook:
    """The check for an object inside an element."""

    def checked(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise Bad(f"is {type_of(value)}", "an object belongs here")
        return _reader(cls)(value, cls)

    return checked


@cache
def _reader(cls: type) -> Callable[[Any, type], Any]:
    """The function that makes an element of a class."""
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415 - only for this format

    checks = _checks()[cls]
    overrides: dict[str, Any] = {
        a.name: override(struct_hook=checks[a.name]) if a.name in checks else override(omit=True) for a in fields(cls)
    }
    return make_dict_structure_fn(cls, _converter(), _cattrs_forbid_extra_keys=True, **overrides)


@cache
def _converter() -> Any:
    from cattrs import Converter  # noqa: PLC0415 - only for this format
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415

    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for cls in (Anchor, Answer, Voice, Issue, Article, Statement, Inference, Attack, Stance):
        changes: dict[str, Any] = {name: override(omit=True) for name in ("origin", "places")}
        changes["data"] = override(unstruct_hook=dict)
        here = {a.name: changes[a.name] for a in fields(cls) if a.name in changes}
        converter.register_unstructure_hook(
            cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **here)
        )
    return converter


def members_of(cls: type) -> frozenset[str]:
    """The names of the members of an element of a class."""
    return frozenset(_checks()[cls])


def unshaped(element: Any) -> dict[str, Any]:
    """An element of the model as a JSON object without what is not said."""
    made: dict[str, Any] = _converter().unstructure(element)
    return made


def shaped(raw: Any, cls: type) -> Shaped:
    """An element of a file; what is wrong is taken out of it or mended, piece by piece."""
    from cattrs import ClassValidationError  # noqa: PLC0415 - only for this format

    if type(raw) is not dict:
        return Shaped(None, [Problem((), "wrong-type", f"is {type_of(raw)}", "an object belongs here")], {})
    try:
        return Shaped(_reader(cls)(raw, cls), [], {})
    except ClassValidationError as error:
        wrong = error
    problems: list[Problem] = []
    kept: dict[str, Any] = {}
    for _ in range(ROUNDS):
        found = list(_leaves(wrong))
        problems += [problem for problem, _ in found]
        mended = _mended(raw, cls, found, kept)
        if mended is None:
            break
        raw = mended
        try:
            return Shaped(_reader(cls)(raw, cls), problems, kept)
        except ClassValidationError as error:
            wrong = error
    return Shaped(None, problems, {})


def _leaves(error: Exception, path: Path = ()) -> Iterator[tuple[Problem, Any]]:
    """What is wrong, with what to read instead; the depth is that of the classes."""
    from cattrs import ClassValidationError, ForbiddenExtraKeysError  # noqa: PLC0415 - only for this format

    if isinstance(error, ClassValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            if isinstance(inner, KeyError):
                yield (
                    Problem((*path, note.name), "missing-field", f"has no `{note.name}`", f"`{note.name}` is missing"),
                    NOTHING,
                )
            else:
                yield from _leaves(inner, (*path, note.name))
        for inner in others:
            yield from _leaves(inner, path)
    elif isinstance(error, Several):
        for index, inner in error.errors:
            yield from _leaves(inner, (*path, index))
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield Problem((*path, name), "unknown-part", "is no member that argmap knows", "not understood"), NOTHING
    elif isinstance(error, Bad):
        yield Problem(path, "wrong-type", error.why, error.wanted), error.instead
    else:
        yield Problem(path, "wrong-type", str(error), "cannot be read"), NOTHING


NEEDED: Mapping[tuple[type, str], Callable[[dict[str, Any]], Any]] = {
    (Statement, "text"): lambda _: NO_TEXT,
    (Voice, "name"): lambda raw: raw["id"],
    (Issue, "text"): lambda raw: raw["id"],
}
"""What stands in the place of members that must be there; without others there is no element."""
INNER: Mapping[str, type] = {"anchors": Anchor, "answers": Answer}


def _mended(
    raw: dict[str, Any], cls: type, found: list[tuple[Problem, Any]], kept: dict[str, Any]
) -> dict[str, Any] | None:
    """The object with what is wrong mended or taken out; None where what is missing cannot be made up for."""
    mended = dict(raw)
    lists: dict[str, dict[int, Any]] = {}
    for problem, instead in found:
        name, *way = problem.path or ("",)
        assert isinstance(name, str)
        if name in raw:
            kept.setdefault(name, raw[name])
        if way:
            values = lists.setdefault(name, dict(enumerate(raw[name])))
            _mend_inside(values, INNER.get(name), way, instead)
        elif instead is not NOTHING:
            mended[name] = instead
        elif (cls, name) in NEEDED:
            mended[name] = NEEDED[cls, name](mended)
        elif name not in mended or name in _needed(cls):
            return None
        else:
            del mended[name]
    return mended | {name: list(values.values()) for name, values in lists.items()}


def _mend_inside(values: dict[int, Any], cls: type | None, way: list[Any], instead: Any) -> None:
    """Mend an element of a list, or take it out."""
    index, *inner = way
    if index not in values:
        return
    if not inner and instead is not NOTHING:
        values[index] = instead
    elif not inner or (instead is NOTHING and cls is not None and inner[0] in _needed(cls)):
        del values[index]
    else:
        left = {name: value for name, value in values[index].items() if name != inner[0]}
        values[index] = left if instead is NOTHING else {**left, inner[0]: instead}


@cache
def _needed(cls: type) -> frozenset[str]:
    """The members that an element of a class must have."""
    return frozenset(a.name for a in fields(cls) if a.default is REQUIRED)
