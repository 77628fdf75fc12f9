"""Anchors as W3C annotations, and annotations of other tools as statements."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

import argmap
from argmap.formats import reads, writes
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Debate, Kind, Statement
from tests.formats.laws import hold
from tests.strategies import debates

TEXT = "The city should build the bridge.\nIt would shorten the way to school by ten minutes, and nobody would have to wait for the ferry.\n"
DEBATE = Debate(
    (
        Statement("b/build", "The city should build it.", Kind.POLICY, thesis=True, anchors=(Anchor("The city", "bridge.", 1),)),
        Statement("b/short", "It shortens the way, by “minutes”.", anchors=(Anchor("shorten the way"), Anchor("nobody", "ferry"))),
        Statement("b/old", "It is old."),
    ),
    articles=(Article("b", url="https://river.example/b"),),
)  # fmt: skip


def annotation(**members: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        **members,
    }


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("webanno", debate)


def test_passages_stand_beside_fragments_where_the_text_is_at_hand() -> None:
    texts = {"b": Source("b.txt", TEXT)}
    hold("webanno", DEBATE, texts)
    first, second, third = json.loads(writes(DEBATE, "webanno", texts=texts).text)["items"]
    assert first["target"]["selector"][1]["exact"] == "The city should build the bridge."
    assert first["target"]["argmap:line"] == 1
    fragment, quotation, position = second["target"][1]["selector"]
    assert fragment["value"] == ":~:text=nobody,ferry"
    assert (quotation["exact"], quotation["suffix"]) == ("nobody would have to wait for the ferry", ".\n")
    assert TEXT[position["start"] : position["end"]] == quotation["exact"]
    assert third["target"] == "https://river.example/b"


@pytest.mark.parametrize(
    ("file", "text", "anchor"),
    [
        (annotation(bodyValue="A remark.", target="https://x.example/a"), "A remark.", None),
        (annotation(body={"type": "TextualBody", "value": "Two\nlines"}, target="https://x.example/a"), "Two lines", None),
        (
            annotation(body="https://x.example/body", target={"source": "https://x.example/a", "selector": {"type": "TextQuoteSelector", "exact": "some words"}}),
            "https://x.example/body", Anchor("some words"),
        ),
        (
            annotation(target={"source": "https://x.example/a", "selector": {"type": "TextQuoteSelector", "exact": "only marked"}}),
            "only marked", Anchor("only marked"),
        ),
        ({"rows": [{"id": "h1", "uri": "https://x.example/a", "text": "As Hypothesis has it.", "tags": ["x"], "target": [
            {"source": "https://x.example/a", "selector": [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": " ".join("abcdefghijklmnopqrst")}]}
        ]}]}, "As Hypothesis has it.", Anchor("a b c d e f g h", "m n o p q r s t")),
        ({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [annotation(bodyValue="Inside.", target="https://x.example/a")]}}, "Inside.", None),
    ],
)  # fmt: skip
def test_annotations_of_others_are_statements_and_come_back(
    file: dict[str, Any], text: str, anchor: Anchor | None
) -> None:
    """As they were, through an annotation of ours."""
    found = reads(json.dumps(file), "webanno")
    assert found.diagnostics == ()
    (statement,) = found.model
    assert (statement.text, statement.anchors) == (text, (anchor,) if anchor else ())
    assert found.model.articles[0].url == "https://x.example/a"
    again = argmap.parse(argmap.dumps(found.model)).model
    assert again == found.model
    (item,) = json.loads(writes(again, "webanno").text)["items"]
    while "id" not in file or file["type"] != "Annotation":
        inner = file.get("rows") or file.get("first") or file["items"]
        file = inner[0] if isinstance(inner, list) else inner
        if "uri" in file:
            break
    assert item == file
    edited = again.replace(statement.id, text="Something else.")
    (changed,) = json.loads(writes(edited, "webanno").text)["items"]
    assert changed["body"][0]["value"] == "Something else."


def test_two_annotations_of_one_address_are_both_kept() -> None:
    file = [annotation(bodyValue=word, target="https://x.example/a") for word in ("One.", "Two.")]
    found = reads(json.dumps(file), "webanno")
    assert [d.code for d in found.diagnostics] == ["AM711"]
    assert [s.text for s in found.model] == ["One.", "Two."]


@pytest.mark.parametrize(
    "value",
    [
        1,
        None,
        "x",
        [1],
        {"items": 3},
        {"items": [{"id": 3, "target": [None, {"selector": [1]}], "body": [None, {"value": 4}]}]},
    ],
)
def test_wrong_types_are_said_and_nothing_stops(value: Any) -> None:
    found = reads(json.dumps(value), "webanno")
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
    assert bool(found.diagnostics) == (not isinstance(value, dict) or value["items"] == 3)
