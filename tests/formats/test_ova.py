"""OVA's JSON is AIF in other words; the sample is of our own making, in the shape that OVA saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

import argmap
from argmap.formats import detect, reads, writes
from argmap.formats.document import Document
from argmap.model import Attack, Debate, Inference
from tests.formats.laws import hold
from tests.formats.test_aif import again, graph
from tests.strategies import debates


def node(id: int, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "x": id * 7, "y": 3, "color": "b", "text": text, "type": kind, "scheme": "0", "descriptors": {}, "cqdesc": {},
            "visible": True, "participantID": "0", "w": 10, "h": 10, **more}  # fmt: skip


NODES = {n["id"]: n for n in (
    node(1, "I", "The city should build the bridge.", majorClaim=True), node(2, "I", "Ask the engineer."), node(3, "RA", "Expert Opinion", scheme="1"),
    node(4, "I", "She has not seen the river."), node(5, "CA", "Default Conflict"), node(6, "L", "Bob: build it", participantID=1), node(7, "YA", "Asserting"),
)}  # fmt: skip
SAMPLE = {
    "nodes": list(NODES.values()),
    "edges": [
        {"from": NODES[a], "to": NODES[b], "visible": True} for a, b in ((2, 3), (3, 1), (4, 5), (5, 3), (6, 7), (7, 1))
    ],
    "participants": [{"id": 1, "firstname": "Bob", "surname": "Brown"}],
    "analysis": {
        "txt": 'x <span class="hl" id="node1">build</span>',
        "plain_txt": "x build",
        "documentSource": "",
        "ovaVersion": "1.1",
    },
}


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("ova", debate)


def test_an_analysis_is_a_debate_and_comes_back() -> None:
    text = json.dumps(SAMPLE)
    assert detect(Document.of(text)).name == "ova"
    found = reads(text, "ova")
    assert [d.code for d in found.diagnostics] == ["AM716"]
    step = Inference(("2",), "1", "expert opinion")
    assert [(i.key, i.scheme) for i in found.model.inferences] == [(step.key, "expert opinion")]
    assert [a.key for a in found.model.attacks] == [Attack("4", step.key).key]
    assert found.model["1"].voices == (("1",),)
    assert found.model.voice("1").name == "Bob Brown"
    assert graph(again(text, "ova")) == graph(SAMPLE)


def test_an_analysis_can_become_aif() -> None:
    """With everything that it keeps."""
    aif = json.loads(writes(reads(json.dumps(SAMPLE), "ova").model, "aif").text)
    assert {n["nodeID"]: n["type"] for n in aif["nodes"]} == {id: n["type"] for id, n in NODES.items()}
    assert next(n for n in aif["nodes"] if n["nodeID"] == 2)["x"] == 14


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"nodes": 3, "edges": {}, "participants": 1, "analysis": {}},
        {"nodes": [3, {}], "edges": [4, {"from": 3}], "participants": [5], "analysis": {}},
    ],
)
def test_mistakes_are_said_and_nothing_stops(value: Any) -> None:
    found = reads(json.dumps(value), "ova")
    assert found.diagnostics
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
