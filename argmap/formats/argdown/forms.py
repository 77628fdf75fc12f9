"""How each statement is written in Argdown: as what, under which title, with which text and data."""

from __future__ import annotations

import json
import re
from typing import Any

from attrs import define, field

from argmap.formats.argdown.outline import ARGUMENT, STATEMENT
from argmap.formats.argdown.own import OWN, said_of
from argmap.formats.argdown.planning import KEPT, Plan
from argmap.formats.argdown.words import escaped, may_be_title, read
from argmap.formats.loss import Loss
from argmap.formats.texts import one_line
from argmap.formats.values import decode
from argmap.model import Statement, datum

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
UNSAFE = re.compile("[}=\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What inside a text would end data or front matter, or what Argdown's reader of YAML refuses."""
TAG = re.compile(r"[A-Za-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+")
_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


@define(eq=False)
class Form:
    """How a statement is written: its kind, title, text (None where only the title is) and data; further texts, which come before
    the one that counts; tags that are not in the text; and the section it stands in.
    """

    kind: str
    title: str
    raw: str | None
    data: dict[str, Any]
    texts: list[str] = field(factory=list)
    tags: list[str] = field(factory=list)
    section: str = ""

    @property
    def reference(self) -> str:
        """How it is referred to."""
        return f"<{self.title}>" if self.kind == ARGUMENT else f"[{self.title}]"


def forms_of(plan: Plan, sections: set[str]) -> tuple[dict[str, Form], list[Loss]]:
    """The forms of all statements by id, and what was kept of Argdown and does not fit any more."""
    forms: dict[str, Form] = {}
    lost: list[Loss] = []
    taken: dict[str, set[str]] = {STATEMENT: set(), ARGUMENT: set(plan.titles)}
    ids = {statement.id for statement in plan.debate.statements}
    titles = {s.id: decode(line) for s in plan.debate.statements if s.data and (line := datum(s, f"{KEPT}title"))}
    reserved = {(id in plan.arguments, title) for id, title in titles.items() if isinstance(title, str)}
    for statement in plan.debate.statements:
        kind = ARGUMENT if statement.id in plan.arguments else STATEMENT
        close = ">" if kind == ARGUMENT else "]"
        title: Any = titles.get(statement.id)
        own: dict[str, Any] = {}
        if not isinstance(title, str) or not may_be_title(title, close) or title in taken[kind]:
            title, number = statement.id, len(forms) + 1
            if not may_be_title(title, close) or title in taken[kind] or (kind == ARGUMENT, title) in reserved:
                own["id"] = title
                while (title := f"S{number}") in ids or title in taken[kind] or (kind == ARGUMENT, title) in reserved:
                    number += 1
        taken[kind].add(title)
        forms[statement.id] = form = _form(statement, kind, title, own, plan.steps.get(statement.id))
        if form.section not in sections:
            form.section = ""
        kept = {key.removeprefix(KEPT): decode(line) for key, line in statement.data if key.startswith(KEPT)}
        lost += [
            Loss("statement", statement.id, f"data {KEPT}{name}")
            for name in kept
            if not _is_held(name, kept, form, statement)
        ]
    return forms, lost


def _form(statement: Statement, kind: str, title: str, own: dict[str, Any], steps: list[dict[str, Any]] | None) -> Form:
    own |= said_of(statement, ("id", "text", "data"))
    if steps:
        own["steps"] = steps
    kept: dict[str, Any] = {}
    others: dict[str, str] = {}
    for key, line in statement.data:
        if key.startswith(KEPT):
            kept[key.removeprefix(KEPT)] = decode(line)
        else:
            others[key] = line
    if others:
        own["data"] = others
    raw, tags = _raw(statement, kept)
    data = kept.get("data")
    data = data if isinstance(data, dict) and OWN not in data else {}
    texts, section = kept.get("texts"), kept.get("section")
    return Form(
        kind, title, raw, {**data, **({OWN: own} if own else {})},
        [text for text in texts if isinstance(text, str) and text and read(text)] if isinstance(texts, list) else [],
        tags, section if isinstance(section, str) else "",
    )  # fmt: skip


def _raw(statement: Statement, kept: dict[str, Any]) -> tuple[str | None, list[str]]:
    """How the text is written, and the tags that are not in it."""
    wanted = kept.get("tags")
    tags = [tag for tag in wanted if isinstance(tag, str) and tag] if isinstance(wanted, list) else []
    raw = kept.get("text")
    if raw == "" and one_line(str(kept.get("title", statement.id)))[0] == statement.text:
        return None, tags
    if isinstance(raw, str):
        found = read(raw)
        if found and found[2] == raw and one_line(found[0])[0] == statement.text and set(found[1]) <= set(tags):
            return raw, [tag for tag in tags if tag not in found[1]]
    return escaped(statement.text), tags


def _is_held(name: str, kept: dict[str, Any], form: Form, statement: Statement) -> bool:
    """Whether what was kept of a statement is written as it was."""
    value = kept[name]
    if name == "title":
        return bool(form.title == value) and value != statement.id
    if name == "type":
        return bool(value == form.kind == ARGUMENT)
    if name == "text":
        return form.raw is None if value == "" else form.raw == value and value != escaped(statement.text)
    if name == "texts":
        return bool(form.texts == value and value)
    if name == "tags":
        return isinstance(value, list) and bool(value) and value == sorted({str(v) for v in value})
    if name == "data":
        return isinstance(value, dict) and bool(value) and OWN not in value
    return name == "section" and isinstance(value, str) and bool(value) and value == form.section


def data_text(value: Any) -> str:
    """A value as YAML in which nothing ends the braces or the front matter that it stands in: as JSON."""
    return STRING.sub(lambda found: UNSAFE.sub(_escape, found[0]), _json(value))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def tag_text(tag: str) -> str:
    """A tag with its mark."""
    return f"#{tag}" if TAG.fullmatch(tag) else f"#({tag})"
