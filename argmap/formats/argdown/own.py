"""What Argdown has no words for, in its data: under the key `argmap`, as argmap's own JSON says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import define, evolve

from argmap.formats.jsonfile.references import undeclared_articles, undeclared_issues, undeclared_voices
from argmap.formats.jsonfile.shapes import Header, Objection, Step, shaped, unshaped
from argmap.formats.tally import Tally
from argmap.formats.texts import NO_TEXT
from argmap.ground.source import Span
from argmap.model import Article, Attack, Data, Debate, Inference, Issue, Stance, Statement, Voice

OWN = "argmap"
NOWHERE = Span("", 0, 0)
DECLARED: dict[str, type] = {"voices": Voice, "issues": Issue, "articles": Article, "stances": Stance}


def own_of(data: Any) -> Own | None:
    """What is ours in data; None where nothing is."""
    held = data.get(OWN) if isinstance(data, dict) else None
    return Own(dict(held)) if isinstance(held, dict) else None


@define(eq=False)
class Own:
    """The value of our key in data."""

    raw: dict[str, Any]

    @property
    def id(self) -> str:
        """The id of a statement whose title is another."""
        id = self.raw.get("id")
        return id if isinstance(id, str) else ""

    def statement(self, id: str, text: str, span: Span | None, tally: Tally) -> Statement:
        """The statement with what is said of it."""
        raw = {name: value for name, value in self.raw.items() if name not in ("id", "text", "steps")}
        made = _shaped({**raw, "id": id, "text": text}, Statement, span, tally)
        return made or Statement(id, text)

    def steps(self, tally: Tally, span: Span | None) -> Iterator[dict[str, Any]]:
        """What is said of the relations that go out from a statement."""
        steps = self.raw.get("steps", [])
        for raw in steps if isinstance(steps, list) else [steps]:
            aims = (
                [raw.get(name) for name in ("supports", "attacks", "undercuts") if name in raw]
                if isinstance(raw, dict)
                else []
            )
            if len(aims) == 1 and isinstance(aims[0], str):
                yield raw
            else:
                _say(tally, "wrong-type", "a step says not what it is aimed at", span)

    def relation(self, relation: Inference | Attack, tally: Tally) -> Inference | Attack:
        """A relation with what is said of it."""
        if isinstance(relation, Inference):
            given = {n: v for n, v in self.raw.items() if n in ("scheme", "data")}
            step = _shaped({"premises": ["a"], "conclusion": "a", **given}, Step, relation.origin, tally)
            return evolve(relation, scheme=step.scheme or relation.scheme, data=step.data) if step else relation
        given = {n: v for n, v in self.raw.items() if n in ("manner", "data")}
        objection = _shaped({"source": "a", "target": "a", **given}, Objection, relation.origin, tally)
        return evolve(relation, manner=objection.manner, data=objection.data) if objection else relation

    def debate(
        self, statements: list[Statement], inferences: list[Inference], attacks: list[Attack], data: Data, tally: Tally
    ) -> Debate:
        """The debate with what is said of it, and with everything declared that statements name."""
        said = {name: value for name, value in self.raw.items() if name not in DECLARED}
        header = _shaped(said, Header, None, tally) or Header()
        made: dict[str, list[Any]] = {}
        for name, cls in DECLARED.items():
            listed = self.raw.get(name, [])
            found = [_shaped(raw, cls, None, tally) for raw in (listed if isinstance(listed, list) else [listed])]
            made[name] = _once([element for element in found if element is not None], name, tally)
        voices, issues, articles, stances = made.values()

        def report(name: str, message: str, span: Span, label: str) -> None:
            if tally.wants(name):
                tally.report(name, message, span, label)

        voices += undeclared_voices(voices, articles, statements, stances, report)
        issues += undeclared_issues(issues, statements, stances, report)
        articles += undeclared_articles(articles, statements, stances)
        taken = {key for key, _ in header.data}
        kept = (*header.data, *(pair for pair in data if pair[0] not in taken))
        return Debate(
            tuple(statements), tuple(inferences), tuple(attacks), tuple(articles), tuple(voices), tuple(issues), tuple(stances),
            header.id, header.title, header.notes, data=kept,
        )  # fmt: skip


def _shaped(raw: Any, cls: type, span: Span | None, tally: Tally) -> Any:
    found = shaped(raw, cls)
    for problem in found.problems:
        place = ".".join(map(str, problem.path))
        _say(tally, problem.name, f"`{OWN}{'.' if place else ''}{place}` in data {problem.message}", span)
    if found.element is None or cls in (Header, Step, Objection):
        return found.element
    return evolve(found.element, origin=span or NOWHERE)


def _say(tally: Tally, name: str, message: str, span: Span | None) -> None:
    if tally.wants(name):
        tally.report(name, message, span or NOWHERE, "not read")


def _once(found: list[Any], name: str, tally: Tally) -> list[Any]:
    """The elements, each name once."""
    keys: dict[Any, Any] = {}
    key: Callable[[Any], Any] = (lambda s: (s.article, s.voice, s.issue)) if name == "stances" else (lambda e: e.id)
    for element in found:
        if key(element) in keys:
            _say(tally, "duplicate-node", f"there are two of the {name} {key(element)!r}", None)
        keys.setdefault(key(element), element)
    return list(keys.values())


def said_of(element: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """An element of the model as our data say it."""
    return {name: value for name, value in unshaped(element).items() if name not in without}


__all__ = ["NO_TEXT", "OWN", "Own", "own_of", "said_of"]
