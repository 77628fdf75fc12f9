"""AIF: the nodesets of others come through an annotation as the same graph, and any debate is read as it was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.formats.aif.names import scheme_name, scheme_of
from argmap.formats.loss import Loss, forget
from argmap.model import Article, Attack, Commitment, Debate, Inference, Statement, Voice
from argmap.model.schemes import SCHEMES
from tests.formats.laws import check_losses, hold
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
        ("asserting", True),
        ("Agreeing", True),
        ("Conceding", True),
        ("Popular Conceding", True),
        ("Restating", True),
        ("Assertive Questioning", True),
        ("Rhetorical Questioning", True),
        ("Default Illocuting", True),
        ("Alternative Giving", True),
        ("Pure Questioning", False),
        ("Disagreeing", False),
        ("Hypothesising", False),
        ("Challenging", False),
        ("Pure Challenging", False),
        ("Assertive Challenging", False),
        ("Ironic Asserting", False),
        ("Analysing", False),
        ("", False),
        ("Something New", False),
    ],
)
def test_only_some_acts_of_speech_assert(act: str, asserts: bool) -> None:
    """As Inference Anchoring Theory defines them."""
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


def test_yes_asserts_as_the_answer_to_a_question() -> None:
    """Agreement with a question is anchored in the transition to the answer: who answers asserts."""
    value = json.loads(
        nodeset("q:L a:L t:TA y:YA i:I", "q>t t>a t>y y>i", locutions=[{"nodeID": n, "personID": n} for n in "qa"])
    )
    value["nodes"][3]["text"] = "Agreeing"
    assert reads(json.dumps(value), "aif").model["i"].voices == (("a",),)
    assert graph(again(json.dumps(value))) == graph(value)


def test_enthymemes_are_implicit_statements() -> None:
    """OVA3 gives them a type of their own; any other implicit statement is written as an I-node, which every tool knows."""
    text = nodeset("a:I e:EN c:I r:RA", "a>r e>r r>c")
    found = reads(text, "aif").model
    assert [s.id for s in found if s.implicit] == ["e"]
    assert graph(again(text))["nodes"] == graph(json.loads(text))["nodes"]
    written = writes(Debate((Statement("e", "E.", implicit=True),)), "aif")
    assert json.loads(written.text)["nodes"][0]["type"] == "I"
    assert written.lost == (Loss("statement", "e", "implicit"),)


def test_ids_of_locutions_are_nobody_elses() -> None:
    """Statements may be called what locutions would be called."""
    voices = (Voice("v", "Dean"),)
    debate = Debate(
        tuple(Statement(id, "A.", voices=(("v",),), commitment=Commitment.REPORTED) for id in ("a", "a.L1", "a-L1")), voices=voices
    )  # fmt: skip
    hold("aif", debate)
    assert len({node["nodeID"] for node in json.loads(writes(debate, "aif").text)["nodes"]}) == 9


def edits(model: Debate) -> dict[str, Debate]:
    """What somebody may do to the annotation of a nodeset."""
    statement, step, last = next(s for s in model if s.voices), model.inferences[0], model.voices[-1]
    other = next(s for s in model if s.id not in (step.conclusion, *step.premises))
    rest, key = model.inferences[1:], next(key for key, _ in model.data if key.startswith("aif.node/"))
    reported = {"voices": ((last.id,),), "commitment": Commitment.REPORTED}
    return {
        "text": model.replace(statement.id, text="Another text."),
        "removed": model.without([statement.id]),
        "renamed": model.replace(statement.id, id="another"),
        "added": evolve(model, statements=(*model.statements, Statement("new", "New.")), inferences=(*model.inferences, Inference(("new",), other.id))),
        "called like a kept node": evolve(model, statements=(*model.statements, Statement(key.partition("/")[2], "New."))),
        "nobody's": model.replace(statement.id, voices=(), commitment=Commitment.ENDORSED),
        "another's": model.replace(statement.id, **reported),
        "premise added": evolve(model, inferences=(evolve(step, premises=(*step.premises, other.id)), *rest)),
        "scheme": evolve(model, inferences=(evolve(step, scheme="sign"), *rest)),
        "step removed": evolve(model, inferences=rest),
        "voice renamed": evolve(model, voices=(*model.voices[:-1], evolve(last, name="Zoe Q"))),
        "voice added": evolve(model.replace(other.id, voices=(("z",),), commitment=Commitment.REPORTED), voices=(*model.voices, Voice("z", "Zed"))),
    }  # fmt: skip


EDITS = (
    "text", "removed", "renamed", "added", "called like a kept node", "nobody's", "another's", "premise added", "scheme",
    "step removed", "voice renamed", "voice added",
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_annotation_that_was_edited_loses_only_what_no_longer_fits(edit: str, shared: Path) -> None:
    """Most of what was kept of the file is written, and what is not is said."""
    model = reads((shared / "samples" / "aif" / "nodeset6064.json").read_text("utf-8"), "aif").model
    edited = edits(model)[edit]
    written = writes(edited, "aif")
    assert reads(written.text, "aif").model == forget(edited, written.lost)
    check_losses(edited, written.lost)
    assert len(written.lost) <= 4
    assert all(loss.field.startswith("data aif.") for loss in written.lost)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["AM714"]),
        ("{}", ["AM715", "AM715"]),
        ('{"nodes": {}, "edges": 3}', ["AM714", "AM714"]),
        ('{"nodes": [], "edges": [], "locutions": {}, "participants": 3}', ["AM714", "AM714"]),
        ('{"nodes": [{"nodeID": 1, "type": "I"}, {"nodeID": 2, "type": "I", "text": null}], "edges": []}', ["AM715", "AM715"]),
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


HOSTILE: list[Any] = [
    None, True, 0, 1, -1, 1.5, "", "a", "1", "nodea", "a/b", "/x", " x ", "\n", "\ud800", [], {}, [[]], {"nodeID": "1"}, "I", "RA", "CA",
    "L", "YA", "EN", 10**30, "a>b", "<span id='a'>x", {"txt": "<b>"}, {"id": 1},
]  # fmt: skip
NAMES = [
    "foo",
    "x y",
    "text",
    "type",
    "",
    "nodeID",
    "id",
    "more",
    "scheme",
    "without",
    "place",
    "OVA",
    "aif",
    "ova",
    "participants",
]


def paths(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all values inside one."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, held in inner for found in ((*way, key), *paths(held, (*way, key)))]


def spoilt(draw: Callable[[st.SearchStrategy[Any]], Any], value: Any) -> Any:
    """A value in which a few things were replaced, removed, doubled or added."""
    value = deepcopy(value)
    for _ in range(draw(st.integers(1, 4))):
        *way, key = draw(st.sampled_from(paths(value)))
        holder = value
        for step in way:
            holder = holder[step]
        what, instead = (
            draw(st.sampled_from(["replace", "remove", "double", "add"])),
            deepcopy(draw(st.sampled_from(HOSTILE))),
        )
        if what == "remove":
            del holder[key]
        elif what == "double" and isinstance(holder, list):
            holder.insert(key, deepcopy(holder[key]))
        elif what == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(NAMES))] = instead
        else:
            holder[key] = instead
        if not paths(value):
            break
    return value


def survives(format: str, value: Any) -> None:
    """It is read, what was read is an annotation, and what is written is read again."""
    found = reads(json.dumps(value), format)
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
    written = writes(found.model, format)
    assert reads(written.text, format).model == forget(found.model, written.lost)


DIALOGUE = json.loads(
    nodeset("a:I b:I c:I e:EN r:RA x:CA y:CA l:L z:YA k:L w:YA t:TA m:MA", "a>r b>r r>c b>x x>r c>y y>x l>z z>a k>w w>l l>t t>k a>m m>b e>r",
            locutions=[{"nodeID": "l", "personID": 1}, {"nodeID": "k", "personID": "2"}],
            participants=[{"participantID": n, "firstname": f"P{n}", "surname": "Q"} for n in (1, 2)])
)  # fmt: skip
for _act in (node for node in DIALOGUE["nodes"] if node["type"] == "YA"):
    _act["text"] = "Asserting"
"""All kinds of nodes, and a report."""


@given(st.data())
def test_no_spoilt_file_stops_the_reader(data: st.DataObject) -> None:
    survives("aif", spoilt(data.draw, DIALOGUE))


def test_the_dialogue_comes_back_whole() -> None:
    assert graph(again(json.dumps(DIALOGUE))) == graph(DIALOGUE)
    assert reads(json.dumps(DIALOGUE), "aif").model["a"].voices == (("2", "1"),)


def test_nodes_cannot_be_stacked_into_relations_without_number() -> None:
    """Each of these would double the attacks of the one before; from some point on they are kept aside."""
    count = 60
    nodes = "a:I b:I c:I " + " ".join(f"x{n}:CA" for n in range(count))
    edges = " ".join(f"a>x{n} b>x{n} x{n}>{f'x{n - 1}' if n else 'c'}" for n in range(count))
    found = reads(nodeset(nodes, edges), "aif")
    assert len(found.model.attacks) < 200
    assert [d.code for d in found.diagnostics] == ["AM716"]
    assert graph(again(nodeset(nodes, edges)))["nodes"] == graph(json.loads(nodeset(nodes, edges)))["nodes"]


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
