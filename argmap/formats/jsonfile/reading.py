"""argmap's JSON as a debate: element by element, so that what is wrong with one costs none of the others anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from attrs import define, evolve, field

from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.jsonfile.hooks import may_be_id, short, type_of
from argmap.formats.jsonfile.references import undeclared_articles, undeclared_issues, undeclared_voices
from argmap.formats.jsonfile.relations import Relations
from argmap.formats.jsonfile.shapes import Header, Objection, Path, Step, shaped
from argmap.formats.jsonfile.writing import ID, KEPT, SECTIONS, STAR, VERSION, given_ids, may_be_key
from argmap.formats.tally import Tally
from argmap.formats.values import encode
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Span
from argmap.model import Article, Data, Debate, Issue, Stance, Statement, Voice, datum
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, RESERVED, UNCLEAR

SINGULAR = {
    "voices": "voice", "issues": "issue", "articles": "article", "statements": "statement", "inferences": "inference",
    "attacks": "attack", "stances": "stance",
}  # fmt: skip


class Shape(Protocol):
    """A file as JSON, or something in the shape of it: the value of the file and where its parts stand."""

    @property
    def value(self) -> Any:
        """The outermost object."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file itself."""

    def span(self, path: Path, /) -> Span:
        """Where the value at the end of a path stands."""


Names = Mapping[str, Mapping[str, str]]
"""Members that name something, with the ids that we have for what they name."""

SCHEMA = f"{KEPT}$schema"
"""Where editors find the schema; it is kept and needs no word."""


def read(document: Document) -> Reading:
    """The debate that a file holds, as far as it can be read."""
    return Reader(document.json).reading()


@define(eq=False)
class Reader:
    """One file being read, or what was brought into the shape of one."""

    json: Shape
    prefix: str = KEPT
    """What the keys begin with of what is kept as data."""
    id_key: str = ID
    """The key of the data that ids of relations are kept as."""
    given: Callable[[Debate], Mapping[str, str]] = given_ids
    """The ids that relations get when they are written, by key, so that they need not be kept."""
    tally: Tally = field(factory=Tally)
    aside: dict[str, str] = field(factory=dict)
    """What no element could be made of, as data of the debate."""
    silent: set[str] = field(factory=set)
    """Statements of voices that say no commitment."""
    numbers: dict[str, int] = field(factory=dict)
    """The last number that was given to an id that was there before."""

    def reading(self) -> Reading:
        """The debate, with what is wrong with the file."""
        model = self.debate()
        return Reading(model, (*self.json.diagnostics, *self.tally.diagnostics()))

    def debate(self) -> Debate:
        """The debate, as far as it can be read."""
        root = self.json.value
        if type(root) is not dict:
            if not self.json.diagnostics:
                self.report("wrong-type", (), f"the file is {type_of(root)}, not an object", "an object belongs here")
            return Debate()
        self._version(root)
        header = self._header(root)
        voices, voice_ids = self._declared(root, "voices", Voice)
        issues, issue_ids = self._declared(root, "issues", Issue)
        articles, article_ids = self._declared(root, "articles", Article, {"authors": voice_ids})
        names = {"voices": voice_ids, "answers": issue_ids}
        statements, statement_ids = self._declared(root, "statements", Statement, names)
        names = {"voice": voice_ids, "issue": issue_ids, "article": article_ids}
        stances = self._once(stance for _, stance in self._elements(root, "stances", Stance, names))
        voices += undeclared_voices(voices, articles, statements, stances, self.report_at)
        issues += undeclared_issues(issues, statements, stances, self.report_at)
        articles += undeclared_articles(articles, statements, stances)
        relations = Relations(self.report, self.set_aside, self.json.span, statement_ids, self.id_key)
        inferences = relations.inferences(self._elements(root, "inferences", Step))
        attacks = relations.attacks(self._elements(root, "attacks", Objection))
        debate = Debate(
            tuple(self._committed(statements, articles)), inferences, attacks, tuple(articles), tuple(voices), tuple(issues),
            tuple(stances), header.id, header.title, header.notes, data=self._with(header.data, self.aside),
        )  # fmt: skip
        return relations.with_ids(debate, self.given(debate)) if relations.ids else debate

    # the parts of a file -----------------------------------------------------------------------------------------------------

    def _version(self, root: dict[str, Any]) -> None:
        version = root.get("argmap")
        if version is None and "argmap" not in root:
            self.report(
                "missing-field",
                (),
                "the file does not say in which version of the format it is",
                '`"argmap": 1` is missing',
            )
        elif type(version) is not int or version < 1:
            self.report("wrong-type", ("argmap",), "the version of the format is a whole number from 1", "no version")
        elif version > VERSION:
            message = f"the file is in version {version} of the format; this argmap knows version {VERSION}"
            self.report("newer-version", ("argmap",), message, "read as far as it can be")

    def _header(self, root: dict[str, Any]) -> Header:
        raw = {name: value for name, value in root.items() if name != "argmap" and name not in SECTIONS}
        schema = raw.pop("$schema") if type(raw.get("$schema")) is str else None
        header = self._shape("the file", raw, Header, ())
        assert isinstance(header, Header)
        data = header.data
        if schema is not None and not datum(header, SCHEMA):
            data = (*data, (SCHEMA, encode(schema)))
        return evolve(header, data=data)

    def _listed(self, root: dict[str, Any], section: str) -> list[Any]:
        values = root.get(section, [])
        if type(values) is not list:
            self.report("wrong-type", (section,), f"`{section}` is {type_of(values)}", "a list belongs here")
            self.set_aside((section,))
            return []
        return values

    def _elements(
        self, root: dict[str, Any], section: str, cls: type, names: Names | None = None
    ) -> Iterator[tuple[Path, Any]]:
        """The elements of a section, each with its path."""
        for index, raw in enumerate(self._listed(root, section)):
            element = self._element(section, index, raw, cls, names or {})
            if element is not None:
                yield (section, index), element

    def _declared(
        self, root: dict[str, Any], section: str, cls: type, names: Names | None = None
    ) -> tuple[list[Any], dict[str, str]]:
        """The elements of a section that have ids, and what ids the ids of the file have become."""
        values = self._listed(root, section)
        ids, own = self._ids(section, values)
        found = []
        for index, (raw, id) in enumerate(zip(values, ids, strict=True)):
            if type(raw) is dict and raw.get("id") != id:
                raw = {**raw, "id": id}  # noqa: PLW2901
            element = self._element(section, index, raw, cls, names or {})
            if element is not None:
                found.append(element)
        return found, own

    def _element(self, section: str, index: int, raw: Any, cls: type, names: Names) -> Any:
        path = (section, index)
        if type(raw) is dict:
            changed = {name: _renamed(raw[name], ids) for name, ids in names.items() if ids and name in raw}
            raw = raw | changed if changed else raw
        element = self._shape(f"{SINGULAR[section]} {index + 1}", raw, cls, path)
        if element is None:
            self.set_aside(path)
            return None
        if cls in (Step, Objection):
            return element
        if (
            cls is Statement
            and element.voices
            and ("commitment" not in raw or datum(element, f"{self.prefix}commitment"))
        ):
            self.silent.add(element.id)
        return evolve(element, origin=self.json.span(path))

    def _shape(self, what: str, raw: Any, cls: type, path: Path) -> Any:
        """An element; what was wrong with it is reported, what was not understood is kept with it."""
        found = shaped(raw, cls)
        if found.problems:
            name = raw.get("id") if type(raw) is dict else None
            what = f"{what.split(maxsplit=1)[0]} {short(name)}" if type(name) is str else what
            for problem in found.problems:
                inside = "".join(
                    f"[{p + 1}]" if type(p) is int else f".{p}" if n else str(p) for n, p in enumerate(problem.path)
                )
                place = f"`{inside}` of {what}" if inside and problem.name != "missing-field" else what
                self.report(problem.name, (*path, *problem.path), f"{place} {problem.message}", problem.label)
        if not found.kept or found.element is None:
            return found.element
        return evolve(found.element, data=self._with(found.element.data, _kept(found.kept)))

    # ids ------------------------------------------------------------------------------------------------------------------

    def _ids(self, section: str, values: list[Any]) -> tuple[list[str], dict[str, str]]:
        """An id for each element of a section, and the ids of the file that had to be changed."""
        raw = [value.get("id") if type(value) is dict else None for value in values]
        texts = [id for id in raw if type(id) is str]
        legal = {id for id in texts if _may_be(section, id)}
        if len(legal) == len(values):
            return texts, {id: id for id in legal} if section == "statements" else {}
        names = names_for((id for id in texts if id not in legal), taken=legal, simple=section != "statements")
        names |= {id: id for id in legal}
        first: dict[str, int] = {}
        ids: list[str] = []
        taken = set(names.values())
        for index, (value, id) in enumerate(zip(values, raw, strict=True)):
            if type(id) is str and id not in first:
                first[id] = index
                ids.append(names[id])
                if names[id] != id:
                    self.report("wrong-type", (section, index, "id"), f"{short(id)} is no id", f"read as `{names[id]}`")
                continue
            base = names[id] if type(id) is str else SINGULAR[section]
            ids.append(self._free(base, taken))
            if type(id) is str:
                other = Label(self.json.span((section, first[id])), "the first")
                message = f"there are two of the {section} {short(id)}"
                self.report("duplicate-node", (section, index), message, f"kept as `{ids[-1]}`", other)
            elif type(value) is dict:
                wrong = "id" in value
                message = (
                    f"the id of {SINGULAR[section]} {index + 1} is {type_of(id)}"
                    if wrong
                    else f"{SINGULAR[section]} {index + 1} has no id"
                )
                self.report(
                    "wrong-type" if wrong else "missing-field", (section, index, "id"), message, f"kept as `{ids[-1]}`"
                )
        return ids, names

    def _free(self, base: str, taken: set[str]) -> str:
        """An id that nothing has yet."""
        id = base
        while id in taken:
            self.numbers[base] = self.numbers.get(base, 1) + 1
            id = f"{base}-{self.numbers[base]}"
        taken.add(id)
        return id

    def _with(self, data: Data, more: Mapping[str, str]) -> Data:
        """Data with more of our own under keys that are not taken."""
        found = dict(data)
        for name, value in more.items():
            key = f"{self.prefix}{name}"
            while found.get(key, value) != value:
                key += "-"
            found[key] = value
        return tuple(found.items())

    def _once(self, stances: Iterable[Stance]) -> list[Stance]:
        """The stances, without a second one of a voice on an issue in an article."""
        found: dict[tuple[str, str, str], Stance] = {}
        for stance in stances:
            place = (stance.article, stance.voice, stance.issue)
            if place not in found:
                found[place] = stance
                continue
            assert stance.origin is not None
            message = f"there are two stances of {short(stance.voice)} on {short(stance.issue)}"
            self.report_at("duplicate-node", message, stance.origin, "the first counts")
        return list(found.values())

    def _committed(self, statements: list[Statement], articles: list[Article]) -> list[Statement]:
        """The statements, those that say no commitment with the one that they have then."""
        if not self.silent:
            return statements
        authors = {article.id: article.authors for article in articles}
        return [
            evolve(s, commitment=default_commitment(s.voices, authors.get(s.article, ()))) if s.id in self.silent else s
            for s in statements
        ]

    # reports -----------------------------------------------------------------------------------------------------------------

    def report(self, name: str, path: Path, message: str, label: str, *others: Label) -> None:
        """A diagnostic for the place at the end of a path."""
        if self.tally.wants(name):
            self.tally.report(name, message, self.json.span(path), label, others=others)

    def report_at(self, name: str, message: str, span: Span, label: str) -> None:
        """A diagnostic for a place that is known."""
        if self.tally.wants(name):
            self.tally.report(name, message, span, label)

    def set_aside(self, path: Path) -> None:
        """Keep what no element could be made of."""
        value = self.json.value
        for step in path:
            value = value[step]
        self.aside["/".join(map(str, path))] = encode(value)


def _may_be(section: str, id: str) -> bool:
    """Whether an id of the file can be one of ours."""
    return may_be_id(id) and (
        section == "statements" or ("/" not in id and not (section == "voices" and id in RESERVED))
    )


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """A reference, or references in lists and answers, by the ids that we have for them."""
    if type(value) is str:
        return value if value in (AUTHOR, UNCLEAR) else ids.get(value, value)
    if type(value) is list:
        return [_renamed(inner, ids) for inner in value]
    if type(value) is dict and "issue" in value:
        return {**value, "issue": _renamed(value["issue"], ids)}
    return value


def _kept(members: Mapping[str, Any]) -> dict[str, str]:
    """Members that were not understood, as data."""
    kept = {name: encode(value) for name, value in members.items() if may_be_key(name)}
    others = {name: value for name, value in members.items() if name not in kept}
    return {**kept, STAR: encode(others)} if others else kept
