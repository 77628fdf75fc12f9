"""AIF: the nodesets of others come through an annotation as the same graph, and any debate is read as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import argmap
from argmap.formats import reads, writes
from argmap.formats.aif.names import scheme_name, scheme_of
from argmap.model import Article, Attack, Debate, Inference, Statement, Voice
from argmap.model.schemes import SCHEMES
from tests.formats.laws import hold
from tests.strategies import debates

SAMPLES = ["nodeset10", "nodeset100", "nodeset104", "nodeset178", "nodeset215", "nodeset6064", "nodeset664"]


def graph(value: dict[str, Any]) -> dict[str, Any]:
    """A nodeset without the order of what it lists."""
    listed = {
        name: sorted(json.dumps(item, sort_keys=True) for item in held)
        for name, held in value.items()
        if isinstance(held, list)
    }
    return {**value, **listed}


def again(text: str, format: str = "aif") -> dict[str, Any]:
    """A foreign file through an annotation and back."""
    model = reads(text, format).model
    through = argmap.parse(argmap.dumps(model)).model
    assert through == model
    made: dict[str, Any] = json.loads(writes(through, format).text)
    return made


def nodeset(nodes: str, edges: str, **more: Any) -> str:
    """A nodeset from words: `a:I b:RA` and `a>b b>c`."""
    listed = [
        dict(zip(("nodeID", "type", "text"), (*node.split(":"), node.split(":")[0].upper()), strict=False))
        for node in nodes.split()
    ]
    lines = [
        {"edgeID": f"e{n}", "fromID": e.split(">")[0], "toID": e.split(">")[1]} for n, e in enumerate(edges.split())
    ]
    return json.dumps({"nodes": listed, "edges": lines, **more})


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("aif", debate)


@pytest.mark.parametrize("name", SAMPLES)
def test_real_nodesets_come_back_as_the_same_graph(name: str, shared: Path) -> None:
    """Nodes, edges, ids, timestamps, schemes, locutions."""
    text = (shared / "samples" / "aif" / f"{name}.json").read_text("utf-8")
    found = reads(text, "aif")
    assert [d.code for d in found.diagnostics if d.code != "AM716"] == []
    original = json.loads(text)
    original.setdefault("locutions", [])
    made = again(text)
    made = {key: made[key] for key in original} if "participants" not in original else made
    assert graph(made) == graph(original)


def test_speakers_are_voices(shared: Path) -> None:
    """Those of a radio debate, by the locutions that assert their statements."""
    found = reads((shared / "samples" / "aif" / "nodeset6064.json").read_text("utf-8"), "aif").model
    assert {voice.name for voice in found.voices} >= {"CL"}
    assert sum(bool(s.voices) for s in found) >= 8
    assert len(found.inferences) == 5
    assert len(found) == 9


def test_undercuts_are_undercuts_and_premises_of_one_node_are_linked() -> None:
    found = reads(nodeset("a:I b:I c:I d:I r:RA x:CA y:CA", "a>r b>r r>c d>x x>r c>y y>x"), "aif")
    assert found.diagnostics == ()
    step = Inference(("a", "b"), "c")
    undercut = Attack("d", step.key)
    assert [i.key for i in found.model.inferences] == [step.key]
    assert {a.key for a in found.model.attacks} == {undercut.key, Attack("c", undercut.key).key}


def test_reports_are_chains() -> None:
    """A says that B says that it rains."""
    text = nodeset("a:L y:YA b:L z:YA i:I", "a>y y>b b>z z>i", participants=[{"participantID": n, "firstname": n.upper(), "surname": "X"} for n in "pq"],
                   locutions=[{"nodeID": "a", "personID": "p"}, {"nodeID": "b", "personID": "q"}])  # fmt: skip
    value = json.loads(text)
    for node in value["nodes"]:
        if node["type"] == "YA":
            node["text"] = "Asserting"
    found = reads(json.dumps(value), "aif").model
    assert found["i"].voices == (("p", "q"),)
    assert graph(again(json.dumps(value))) == graph(value)


@pytest.mark.parametrize(
    ("act", "asserts"),
    [
        ("Asserting", True),
        ("Agreeing", True),
        ("Pure Questioning", False),
        ("Rhetorical Questioning", True),
        ("Disagreeing", False),
        ("Hypothesising", False),
        ("Challenging", False),
    ],
)
def test_only_some_acts_of_speech_assert(act: str, asserts: bool) -> None:
    value = json.loads(nodeset("l:L y:YA i:I", "l>y y>i", locutions=[{"nodeID": "l", "personID": "p"}]))
    value["nodes"][1]["text"] = act
    found = reads(json.dumps(value), "aif").model
    assert bool(found["i"].voices) == asserts
    assert graph(again(json.dumps(value)))["nodes"] == graph(value)["nodes"]


def test_speakers_and_authors_are_written() -> None:
    """And read again as what they were, reports within reports included."""
    debate = Debate(
        (Statement("x/a", "A."), Statement("x/b", "B.", voices=(("v",), ("v", "w")), commitment=argmap.Commitment.REPORTED)),
        (Inference(("x/b",), "x/a"),), (), (Article("x", authors=("u",)),), (Voice("u", "Ana Mora"), Voice("v", "Dean"), Voice("w", "The Union")),
    )  # fmt: skip
    written = writes(debate, "aif")
    assert written.lost == ()
    value = json.loads(written.text)
    assert {(entry["nodeID"], entry["personID"]) for entry in value["locutions"]} == {
        ("x/a:A1", "u"), ("x/b:L1", "v"), ("x/b:L2", "w"), ("x/b:L2:1", "v"),
    }  # fmt: skip
    assert value["participants"][0] == {"participantID": "u", "firstname": "Ana", "surname": "Mora"}
    assert reads(written.text, "aif").model == debate


def test_an_annotation_that_was_edited_loses_only_what_hangs_on_what_is_gone(shared: Path) -> None:
    text = (shared / "samples" / "aif" / "nodeset6064.json").read_text("utf-8")
    model = reads(text, "aif").model
    first = next(s for s in model if s.voices)
    written = writes(model.without([first.id]), "aif")
    kept = {node["nodeID"] for node in json.loads(written.text)["nodes"]}
    assert first.id not in kept
    assert len(kept) > 30
    assert any(loss.field.startswith("data aif.edge/") for loss in written.lost)
    changed = writes(model.replace(first.id, text="Another text."), "aif")
    assert {n["nodeID"]: n["text"] for n in json.loads(changed.text)["nodes"]}[first.id] == "Another text."
    assert changed.lost == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["AM714"]),
        ("{}", ["AM715", "AM715"]),
        ('{"nodes": {}, "edges": 3}', ["AM714", "AM714"]),
        ('{"nodes": [3, null], "edges": ["x"]}', ["AM714", "AM714", "AM714"]),
        ('{"nodes": [{"type": "I", "text": "A"}], "edges": [{"fromID": "1"}]}', ["AM715", "AM715"]),
        ('{"nodes": [{"nodeID": [1], "type": "I", "text": {}}], "edges": []}', ["AM714", "AM714"]),
        (nodeset("a:I a:I", ""), ["AM711"]),
        (nodeset("a:I r:RA", "a>r r>b"), ["AM712", "AM716"]),
        (nodeset("a:I r:RA", "a>r"), ["AM719"]),
        (nodeset("a:I r:RA", "r>a"), ["AM719"]),
        (nodeset("a:I r:RA", ""), ["AM719"]),
        (nodeset("a:I b:I", "a>b"), ["AM716"]),
        (nodeset("a:I b:I m:MA", "a>m m>b"), ["AM716"]),
        (nodeset("a:I b:I q:Q", "a>q q>b"), ["AM713"]),
        (nodeset("a:I b:I r:RA s:RA", "a>r r>b a>s s>b"), ["AM716"]),
        (nodeset("a:I b:I x:CA y:CA", "a>x b>y x>y y>x"), ["AM716"]),
        (nodeset("a:I", "", participants=[{"participantID": 1}, {"participantID": "1"}, {}, 7]), ["AM711", "AM714", "AM715"]),
    ],
)  # fmt: skip
def test_mistakes_are_said_and_what_can_be_read_is_kept(text: str, expected: list[str]) -> None:
    found = reads(text, "aif")
    assert sorted(d.code for d in found.diagnostics) == sorted(expected)
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
    written = writes(found.model, "aif")
    assert reads(written.text, "aif").model == found.model
    assert written.lost == ()


def test_cycles_and_chains_are_no_danger() -> None:
    assert len(reads(nodeset("a:I b:I r:RA s:RA", "a>r r>b b>s s>a"), "aif").model.inferences) == 2
    count = 20_000
    nodes = [{"nodeID": f"i{n}", "text": "x", "type": "I"} for n in range(count)] + [
        {"nodeID": f"c{n}", "text": "CA", "type": "CA"} for n in range(count - 1)
    ]
    edges = [
        e
        for n in range(count - 1)
        for e in (
            {"edgeID": 2 * n, "fromID": f"i{n + 1}", "toID": f"c{n}"},
            {"edgeID": 2 * n + 1, "fromID": f"c{n}", "toID": f"c{n - 1}" if n else "i0"},
        )
    ]
    found = reads(json.dumps({"nodes": nodes, "edges": edges}), "aif")
    assert len(found.model.attacks) == count - 1
    assert found.diagnostics == ()


def test_names_of_schemes() -> None:
    for scheme in SCHEMES:
        assert scheme_of(scheme_name(scheme, "RA")) == scheme
        assert scheme_of(f"Argument From {scheme_name(scheme, 'RA')}") == scheme
    assert scheme_of("ExpertOpinion") == "expert opinion"
    assert scheme_of("Argument_from_Cause_To_Effect") == "cause to effect"
    assert scheme_of("Default Inference") == scheme_of("RA") == scheme_of("Something Else") == ""


def test_places_are_those_of_the_file() -> None:
    text = json.dumps(json.loads(nodeset("a:I b:I r:RA", "a>r r>b z>r")), indent=1)
    found = reads(text, "aif")
    (diagnostic,) = found.diagnostics
    assert json.loads(text[slice(*diagnostic.label.span[1:])])["fromID"] == "z"
    origin = found.model["a"].origin
    assert origin
    assert json.loads(text[origin.start : origin.end])["nodeID"] == "a"
