"""Argdown's own JSON: the same debate as the document that it was made of."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats.argdown_json import read, sniff
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.ground.diagnostics import Severity
from tests.formats.laws import hold


def statement(title: str, text: str = "T.", **more: Any) -> dict[str, Any]:
    """A class of statements with one member."""
    return {
        "type": "equivalence-class",
        "title": title,
        "members": [{"type": "statement", "title": title, "text": text, **more}],
    }


def relation(kind: str, source: str, target: str, to: str = "equivalence-class", **more: Any) -> dict[str, Any]:
    """A relation that goes out from a class of statements."""
    return {
        "type": "relation",
        "relationType": kind,
        "from": source,
        "fromType": "equivalence-class",
        "to": target,
        "toType": to,
        **more,
    }


def line(title: str, role: str, **more: Any) -> dict[str, Any]:
    """A numbered statement."""
    return {"type": "statement", "title": title, "role": role, **more}


WHOLE = {
    "statements": {t: statement(t, f"{t}.") for t in ("p", "q", "c", "u")} | {"Untitled 1": statement("Untitled 1", "No title.")},
    "arguments": {
        "Arg": {
            "type": "argument", "title": "Arg", "members": [], "section": "s2",
            "pcs": [
                line("p", "premise"), line("q", "premise"),
                line("c", "main-conclusion", inference={"type": "inference", "inferenceRules": ["rule"], "data": {"uses": [1, 2]}}),
            ],
        }
    },
    "relations": [relation("undercut", "u", "Arg", "inference", conclusionIndex=2), relation("attack", "Untitled 1", "p")],
    "sections": [{"id": "s1", "level": 1, "title": "One", "children": [{"id": "s2", "level": 2, "title": "Two", "children": []}]}],
    "tags": {},
    "map": {"nodes": [], "edges": []},
}  # fmt: skip


def reading(value: Any) -> Reading:
    return read(Document.of(json.dumps(value), "x.argdown.json"))


@pytest.mark.parametrize("mapped", [True, False])
def test_a_document(mapped: bool) -> None:
    """Premises and conclusion, an undercut of the step, sections; the map says nothing more."""
    value = {name: part for name, part in WHOLE.items() if mapped or name != "map"}
    assert sniff(Document.of(json.dumps(value)))
    found = reading(value)
    assert [d for d in found.diagnostics if d.severity is not Severity.HINT] == []
    model = found.model
    assert {s.id for s in model} == {"p", "q", "c", "u", "~no-title"}
    assert [i.key for i in model.inferences] == ["p+q>c"]
    assert {(a.source, a.target) for a in model.attacks} == {("u", "p+q>c"), ("~no-title", "p")}
    assert argmap.parse(argmap.dumps(model)).model == model
    hold("argdown", model)


def test_tags_are_no_part_of_texts() -> None:
    """Where they stand is known."""
    ranges = [{"type": "tag", "tag": "pro", "start": 6, "stop": 9}]
    model = reading(
        {
            "statements": {"a": statement("a", "Yes, s#pro. [x]", ranges=ranges) | {"tags": ["pro"]}},
            "arguments": {},
            "relations": [],
        }
    ).model
    assert model["a"].text == "Yes, s. [x]"


MISTAKES = [
    ([], "wrong-type"),
    ({"statements": []}, "wrong-type"),
    ({"statements": {"a": 1}}, "wrong-type"),
    ({"statements": {"a": {"members": {}}}}, "wrong-type"),
    ({"relations": [relation("support", "x", "y")]}, "dangling-edge"),
    ({"relations": [1]}, "wrong-type"),
    ({"arguments": {"A": {"pcs": [line("p", "premise")]}}}, "impossible-step"),
    ({"arguments": {"A": {"pcs": [line("p", "main-conclusion", inference={})]}}}, "impossible-step"),
    ({"sections": [{"id": 1}]}, "wrong-type"),
]


@pytest.mark.parametrize(("value", "name"), MISTAKES)
def test_mistakes(value: Any, name: str) -> None:
    """Are told, and cost only what they are about."""
    entry = argmap.ground.catalogue.BY_NAME[name]
    root = {"statements": {"s": statement("s")}, "arguments": {}, "relations": []}
    found = reading({**root, **value} if isinstance(value, dict) else value)
    assert entry.code in {d.code for d in found.diagnostics}
    if isinstance(value, dict) and "statements" not in value:
        assert "s" in found.model


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["a", "premise", "main-conclusion", "argument", "equivalence-class", "s1"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["statements", "arguments", "relations", "sections", "tags", "members", "pcs", "title", "role", "text", "ranges", "inference",
             "data", "from", "to", "fromType", "toType", "relationType", "id", "level", "children", "a", "b", "argmap"]
        ), inner, max_size=5,
    ),
    max_leaves=25,
)  # fmt: skip


@given(value=JSON)
def test_anything_is_read(value: Any) -> None:
    """No value stops the reader."""
    model = reading(value).model
    assert argmap.parse(argmap.dumps(model)).model == model
