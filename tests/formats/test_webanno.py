"""Anchors as W3C annotations, and annotations of other tools as statements."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Commitment, Debate, Kind, Statement, Voice, VoiceKind
from argmap.model.terms import UNCLEAR
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


JUNK: st.SearchStrategy[Any] = st.sampled_from([
    annotation(bodyValue="A remark.", target="https://x.example/a", creator="https://x.example/mora"),
    annotation(bodyValue="A remark.", target="https://x.example/a", creator={"name": "Ana", "type": "Organization"}),
    annotation(body={"value": "voice: 1 > unclear", "purpose": "tagging"}, target="https://x.example/b"),
    {}, {"id": "urn:argmap:statement:a", "body": "x", "target": None}, {"items": []}, {"text": "T.", "user": "acct:x@y", "uri": "u"},
])  # fmt: skip


@given(debates(), st.data())
def test_whatever_was_kept_is_written_only_where_it_fits(debate: Debate, data: st.DataObject) -> None:
    statements = tuple(
        evolve(s, data=(("webanno.annotation", json.dumps(data.draw(JUNK), separators=(",", ":"))),))
        for s in debate.statements
    )
    hold("webanno", evolve(debate, statements=statements))


def test_voices_and_commitments_are_tags() -> None:
    debate = Debate(
        (
            Statement("a", "A.", voices=(("mora", "council"), (UNCLEAR,)), commitment=Commitment.REJECTED),
            Statement("b", "B.", voices=(("mora",),), commitment=Commitment.REPORTED),
            Statement("c", "C.", commitment=Commitment.CONCEDED),
        ),
        voices=(Voice("mora", "Ana Mora"), Voice("council", "council", VoiceKind.UNCLEAR), Voice("nobody", "Nobody")),
    )
    hold("webanno", debate)
    written = writes(debate, "webanno")
    tags = [[b["value"] for b in item["body"][1:]] for item in json.loads(written.text)["items"]]
    assert tags == [["voice: mora > council", "voice: unclear", "rejected"], ["voice: mora"], ["conceded"]]
    assert {(loss.id, loss.field) for loss in written.lost} == {("mora", "name"), ("mora", "kind"), ("nobody", "")}


def test_who_made_an_annotation_is_its_voice() -> None:
    """Those of one name are kept apart, and a program says nothing of its own."""
    creators: list[Any] = [
        "https://x.example/mora",
        {"id": "https://y.example/mora", "type": "Person"},
        {"id": "c", "type": "Organization", "name": "The council"},
        [{"type": "Person", "nickname": "ana"}, "acct:bo@z.example"],
        {"type": "Software", "name": "robot"},
        None,
        3,
    ]
    items = [
        annotation(id=f"https://notes.example/{n}", bodyValue="T.", target="https://x.example/a", creator=c)
        for n, c in enumerate(creators)
    ]
    model = reads(json.dumps(items), "webanno").model
    assert [s.voices for s in model] == [
        (("mora",),),
        (("mora-2",),),
        (("The-council",),),
        (("ana",), ("bo",)),
        (),
        (),
        (),
    ]
    assert [s.commitment for s in model][:5] == [Commitment.REPORTED] * 4 + [Commitment.ENDORSED]
    assert model.voice("The-council") == Voice("The-council", "The council", VoiceKind.INSTITUTION)
    again = json.loads(writes(argmap.parse(argmap.dumps(model)).model, "webanno").text)["items"]
    assert sorted(map(json.dumps, again)) == sorted(map(json.dumps, items))


def test_only_what_was_edited_is_written_anew() -> None:
    items = [
        annotation(id=f"https://notes.example/{n}", bodyValue=f"T{n}.", target="https://x.example/a", created="2020")
        for n in range(5)
    ]
    model = reads(json.dumps(items), "webanno").model
    edited = model.replace(model.statements[2].id, text="Other.")
    again = json.loads(writes(edited, "webanno").text)["items"]
    assert again[:2] + again[3:] == items[:2] + items[3:]
    assert again[2]["body"][0]["value"] == "Other."
    hold("webanno", edited)


@pytest.mark.parametrize("inside", ["rows", "annotations", "@graph", "items"])
def test_files_of_hypothesis_are_told_by_their_content(inside: str) -> None:
    row = {
        "id": "h",
        "uri": "https://x.example/a",
        "user": "acct:mora@hypothes.is",
        "user_info": {"display_name": "Ana Mora"},
        "text": "T.",
        "tags": [],
        "target": [{"source": "https://x.example/a"}],
    }
    reading = reads(json.dumps({"export_date": "2024", inside: [row]}))
    assert [(s.text, s.voices) for s in reading.model] == [("T.", (("Ana-Mora",),))]
    assert reading.model.voices == (Voice("Ana-Mora", "Ana Mora"),)
