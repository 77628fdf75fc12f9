"""Argdown's own JSON, which `argdown json` writes: the model of a document, with or without the map that is drawn of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import define, evolve, field

from argmap.formats.argdown import FORMAT as ARGDOWN
from argmap.formats.argdown import reading_of
from argmap.formats.argdown.braces import WHITE
from argmap.formats.argdown.outline import (
    ARGUMENT,
    CONTRARY,
    ENTAILS,
    INFERENCE,
    INTERMEDIARY,
    MAIN,
    PREMISE,
    STATEMENT,
    TYPES,
    End,
    Inference,
    Item,
    Line,
    Outline,
    Relation,
    Said,
    Section,
)  # fmt: skip
from argmap.formats.argdown.words import escaped
from argmap.formats.argdown.words import read as read_words
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading
from argmap.formats.tally import Tally
from argmap.ground.source import Source

KINDS = {"equivalence-class": STATEMENT, "argument": ARGUMENT, "inference": INFERENCE}
ROLES = (PREMISE, INTERMEDIARY, MAIN)
UNTITLED = re.compile(r"Untitled [0-9]+")


def read(document: Document) -> Reading:
    """The debate that Argdown's JSON holds."""
    from argmap.formats.argdown.reading import debate_of  # noqa: PLC0415 - most files are others

    tally = Tally()
    outline = outline_from(document.json.value, tally, document.source)
    made = reading_of(debate_of(outline, tally), tally, document.source)
    return evolve(made, diagnostics=(*document.json.diagnostics, *made.diagnostics))


def outline_from(value: Any, tally: Tally | None = None, source: Source | None = None) -> Outline:
    """The document that the value of a file of Argdown's JSON says; what is none of it is reported and left out."""
    return _Reader(tally or Tally(), source or Source("", "")).outline(value)


@define(eq=False)
class _Reader:
    tally: Tally
    source: Source
    statements: dict[str, Item] = field(factory=dict)
    arguments: dict[str, Item] = field(factory=dict)

    def outline(self, value: Any) -> Outline:
        root = self._object(value, "the file")
        sections = self._sections(root.get("sections", []))
        for title, raw in self._object(root.get("statements", {}), "`statements`").items():
            self.statements[title] = self._item(title, raw)
        for title, raw in self._object(root.get("arguments", {}), "`arguments`").items():
            self.arguments[title] = self._argument(title, raw)
        for argument in self.arguments.values():
            for line in argument.lines:
                if line.title not in self.statements:
                    self.statements[line.title] = Item(line.title, UNTITLED.fullmatch(line.title) is not None)
        found = [self._relation(raw) for raw in self._list(root.get("relations", []), "`relations`")]
        relations = [relation for relation in found if relation is not None]
        strict = any(relation.type in (ENTAILS, CONTRARY) for relation in relations)
        tags = self._object(root.get("tags", {}), "`tags`")
        front = {"model": {"mode": "strict"}} if strict else None
        return Outline(self.statements, self.arguments, tuple(relations), tuple(sections), tuple(tags), front, strict)

    # statements and arguments --------------------------------------------------------------------------------------------

    def _item(self, title: str, value: Any) -> Item:
        raw = self._object(value, f"`{title}`")
        members = [self._object(m, f"a member of `{title}`") for m in self._list(raw.get("members", []), "`members`")]
        defining = [member for member in members if not member.get("isReference")]
        canonical = [m for m in defining if isinstance(m.get("data"), dict) and m["data"].get("isCanonical")]
        last = (canonical or defining)[-1:]
        texts = [self._said(member) for member in [*(m for m in defining if not last or m is not last[0]), *last]]
        tags = tuple(tag for tag in self._list(raw.get("tags") or [], "`tags`") if isinstance(tag, str))
        section = raw.get("section")
        return Item(
            title,
            UNTITLED.fullmatch(title) is not None,
            tuple(texts),
            tags,
            raw.get("data"),
            section if isinstance(section, str) else "",
        )

    def _said(self, member: dict[str, Any]) -> Said:
        """A text, and how it would be written: the places of tags, links and bold or italic text in it are known."""
        text = member.get("text")
        text = text if isinstance(text, str) else ""
        written, plain = _marked(text, self._list(member.get("ranges") or [], "`ranges`"))
        plain = plain.strip(" \t")
        found = read_words(written)
        if not found or found[0] != plain:
            written = escaped(plain) if plain else ""
        return Said(text, plain, written)

    def _argument(self, title: str, value: Any) -> Item:
        raw = self._object(value, f"<{title}>")
        lines = []
        for number, line in enumerate(self._list(raw.get("pcs") or [], "`pcs`")):
            said = self._object(line, f"line {number + 1} of <{title}>")
            name, role = said.get("title"), said.get("role")
            if not isinstance(name, str) or role not in ROLES:
                self._say(
                    "wrong-type", f"line {number + 1} of <{title}> says not which statement it is, or in which role"
                )
                continue
            lines.append(Line(name, role, self._inference(said.get("inference")) if role != PREMISE else None))
        if lines and lines[-1].inference is None:
            self._say("impossible-step", f"<{title}> has no conclusion")
            lines = []
        return evolve(self._item(title, raw), lines=tuple(lines))

    def _inference(self, value: Any) -> Inference:
        raw = self._object(value or {}, "an inference")
        rules = [
            rule for rule in self._list(raw.get("inferenceRules") or [], "`inferenceRules`") if isinstance(rule, str)
        ]
        return Inference(tuple(rules), raw.get("data"))

    # relations and sections ----------------------------------------------------------------------------------------------

    def _relation(self, value: Any) -> Relation | None:
        raw = self._object(value, "a relation")
        source = self._end(raw.get("from"), raw.get("fromType"), None)
        target = self._end(raw.get("to"), raw.get("toType"), raw.get("conclusionIndex"))
        kind = raw.get("relationType")
        if kind not in TYPES or source is None or target is None or source.kind == INFERENCE:
            self._say(
                "dangling-edge", f"a relation leads from {raw.get('from')!r} to {raw.get('to')!r}, and that cannot be"
            )
            return None
        return Relation(kind, source, target)

    def _end(self, title: Any, kind: Any, index: Any) -> End | None:
        kind = KINDS.get(kind) if isinstance(kind, str) else None
        table: Mapping[str, Item] = self.statements if kind == STATEMENT else self.arguments
        if kind is None or not isinstance(title, str) or title not in table:
            return None
        if kind != INFERENCE:
            return End(kind, title)
        lines = table[title].lines
        if isinstance(index, int) and 0 <= index < len(lines) and lines[index].inference is not None:
            return End(kind, title, index)
        return None

    def _sections(self, value: Any) -> list[Section]:
        waiting = [(raw, "") for raw in reversed(self._list(value, "`sections`"))]
        found: list[Section] = []
        while waiting:
            raw, parent = waiting.pop()
            said = self._object(raw, "a section")
            id, level, title = said.get("id"), said.get("level"), said.get("title")
            if not isinstance(id, str) or not isinstance(level, int) or not isinstance(title, str):
                self._say("wrong-type", "a section without id, level or title")
                continue
            tags = tuple(tag for tag in self._list(said.get("tags") or [], "`tags`") if isinstance(tag, str))
            written, _ = _marked(title, self._list(said.get("ranges") or [], "`ranges`"))
            raw_title = written if read_words(written) else escaped(title)
            data = said.get("data")
            found.append(
                Section(
                    id, level, title, tags, data if isinstance(data, dict) else None, parent, raw_title.strip(WHITE)
                )
            )
            waiting += [(child, id) for child in reversed(self._list(said.get("children") or [], "`children`"))]
        return found

    # pieces --------------------------------------------------------------------------------------------------------------

    def _object(self, value: Any, what: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self._say("wrong-type", f"{what} is no object")
        return {}

    def _list(self, value: Any, what: str) -> list[Any]:
        if isinstance(value, list):
            return value
        self._say("wrong-type", f"{what} is no list")
        return []

    def _say(self, name: str, message: str) -> None:
        if self.tally.wants(name):
            self.tally.report(name, message, self.source.span(0, 0), "left out")


def _marked(text: str, ranges: list[Any]) -> tuple[str, str]:
    """A text as it would be written, with its tags and mentions as marks; and the text without tags."""
    written: list[str] = []
    plain: list[str] = []
    position = 0
    for raw in ranges:
        start, stop = (raw.get("start"), raw.get("stop")) if isinstance(raw, dict) else (None, None)
        if not isinstance(start, int) or not isinstance(stop, int) or not position <= start <= stop < len(text):
            continue
        if raw.get("type") not in ("tag", "statement-mention", "argument-mention"):
            continue
        before = text[position:start]
        written += [escaped(before), text[start : stop + 1]]
        plain += [before, "" if raw["type"] == "tag" else text[start : stop + 1]]
        position = stop + 1
    rest = text[position:]
    return "".join([*written, escaped(rest)]).strip(" \t"), "".join([*plain, rest])


def sniff(document: Document) -> bool:
    """Whether it is a JSON object with Argdown's statements, arguments and relations."""
    if not document.looks_like_json:
        return False
    text = document.source.text
    if '"equivalence-class"' not in text and not (
        '"arguments"' in text and '"statements"' in text and '"relations"' in text
    ):
        return False
    value = document.json.value
    return (
        isinstance(value, dict)
        and isinstance(value.get("statements"), dict)
        and isinstance(value.get("arguments"), dict)
    )


FORMAT = Format(
    "argdown-json", "Argdown JSON", (".argdown.json",), sniff, read,
    kept=ARGDOWN.kept[:-1],
    unread=("the map, which is drawn of the rest", "front matter, which Argdown leaves out", "markup other than tags and mentions"),
    source=ARGDOWN.source,
    about=("What `argdown json` writes, with or without the map. It stands for what the document stands for.",),
)  # fmt: skip
