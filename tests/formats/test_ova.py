"""The older JSON of OVA: nodes with their places, edges that say their ends whole, an analysis with the text."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import detect, get, reads, writes
from argmap.formats.document import Document
from argmap.formats.loss import Loss, forget
from argmap.ground.source import Source
from argmap.model import Article, Attack, Debate, Inference, Statement, Voice
from tests.formats.laws import hold
from tests.formats.test_aif import DIALOGUE, again, nodeset, spoilt, survives
from tests.formats.test_xaif import unordered, with_texts
from tests.strategies import debates

IDS = {node["nodeID"]: number for number, node in enumerate(DIALOGUE["nodes"], 1)}


def as_ova(nodeset: dict[str, Any]) -> dict[str, Any]:
    """A nodeset as OVA 2 and ReCAP's tools save it."""
    speakers = {entry["nodeID"]: entry["personID"] for entry in nodeset.get("locutions", ())}
    ids = {node["nodeID"]: number for number, node in enumerate(nodeset["nodes"], 1)}
    nodes = {
        node["nodeID"]: {
            "id": ids[node["nodeID"]], "x": 10 * number, "y": 7, "color": "b", "text": node["text"], "text_begin": [], "text_end": [],
            "text_length": [3], "comment": "", "type": node["type"], "scheme": "0", "descriptors": {"s_Premise": 1}, "cqdesc": {},
            "visible": True, "imgurl": "", "annotator": "", "date": "06/03/2019 - 14:31:23",
            "participantID": str(speakers.get(node["nodeID"], 0)), "w": 200, "h": 90, "majorClaim": node["nodeID"] == "c",
        }
        for number, node in enumerate(nodeset["nodes"])
    }  # fmt: skip
    return {
        "nodes": list(nodes.values()),
        "edges": [
            {"from": deepcopy(nodes[e["fromID"]]), "to": deepcopy(nodes[e["toID"]]), "visible": True, "date": ""} for e in nodeset["edges"]
        ],
        "participants": [{"id": n, "firstname": "P", "surname": f"Q{n}"} for n in (1, 2)],
        "analysis": {
            "txt": 'x <span class="hl" id="node1">Words of A</span><br>tail <span id="node8">said</span>', "plain_txt": "x", "annotatorName": "N",
            "documentSource": "https://example.org/a", "documentTitle": "Tolls", "documentDate": "01/02/2020", "ovaVersion": "1",
        },
    }  # fmt: skip


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("ova", debate)


@given(with_texts())
def test_what_is_written_with_its_texts_is_read_again(made: tuple[Debate, dict[str, Source]]) -> None:
    hold("ova", *made)


def test_a_file_comes_back_whole() -> None:
    """Places, sizes, colours, dates, descriptors; copies of nodes in edges; the analysis."""
    value = as_ova(DIALOGUE)
    value["edges"][3]["from"]["x"] = 99  # a copy that was not kept up to date
    value["edges"][4]["visible"] = False
    del value["edges"][5]["date"]
    assert unordered(again(json.dumps(value), "ova")) == unordered(value)


def test_it_is_read_as_aif_is() -> None:
    """The same statements, steps and voices; main claims are theses, and the analysis says the header of the article."""
    found = reads(json.dumps(as_ova(DIALOGUE)))
    plain = reads(json.dumps(DIALOGUE), "aif").model
    names = {s.id: f"text/{IDS[s.id]}" for s in plain}
    assert {s.id: s.text for s in found.model} == {names[s.id]: s.text for s in plain}
    assert {(*map(names.get, i.premises), names[i.conclusion]) for i in plain.inferences} == {
        (*i.premises, i.conclusion) for i in found.model.inferences
    }
    assert sum(a.undercuts for a in found.model.attacks) == 2
    assert found.model["text/1"].voices == (("2", "1"),)
    assert [s.id for s in found.model if s.thesis] == [names["c"]]
    assert [a.opening for a in found.model["text/1"].anchors] == ["Words of A", "said"]
    article = found.model.article("text")
    assert (article.title, article.url, article.date) == ("Tolls", "https://example.org/a", "2020-02-01")
    assert found.texts["text"].text == "x Words of A\ntail said"


def test_an_annotation_that_was_edited_keeps_the_rest() -> None:
    model = reads(json.dumps(as_ova(DIALOGUE)), "ova").model
    thesis, other = next(s for s in model if s.thesis), next(s for s in model if not s.thesis)
    for edited, most in (
        (model.replace(thesis.id, thesis=False), 1),
        (model.replace(other.id, thesis=True), 1),
        (model.replace(other.id, text="Another."), 0),
        (evolve(model, articles=(evolve(model.article("text"), title="Another"),)), 1),
        (model.without([other.id]), 12),
    ):
        written = writes(edited, "ova")
        assert reads(written.text, "ova").model == forget(edited, written.lost)
        assert len(written.lost) <= most


def test_what_ova_has_no_member_for_comes_back_all_the_same() -> None:
    """Ids of edges, timestamps, locutions with times: a nodeset of AIFdb through an OVA file."""
    value = deepcopy(DIALOGUE)
    for node in value["nodes"]:
        node["timestamp"] = "2014-04-28 15:51:38"
    value["locutions"][0]["start"] = "2014-04-28 15:51:38"
    model = reads(json.dumps(value), "aif").model
    through = writes(model, "ova")
    assert through.lost == ()
    assert unordered(json.loads(writes(reads(through.text, "ova").model, "aif").text)) == unordered(value)


def test_headers_and_theses_are_written() -> None:
    """The header of one article; arguebuf looks for main claims under two names."""
    debate = Debate(
        (Statement("x/a", "A.", thesis=True), Statement("x/b", "B.")), (Inference(("x/b",), "x/a"),), (Attack("x/b", "x/a"),),
        (Article("x", title="Tolls", url="https://example.org/x", date="2020-02-01", outlet="Gazette"),), (Voice("v", "Ana Mora"),),
    )  # fmt: skip
    written = writes(debate, "ova", texts={"x": Source("x.txt", "All.")})
    assert written.lost == (Loss("article", "x", "outlet"),)
    value = json.loads(written.text)
    assert value["analysis"]["documentDate"] == "01/02/2020"
    assert [(n["majorClaim"], n["major_claim"]) for n in value["nodes"] if "majorClaim" in n] == [(True, True)]
    assert [edge["from"]["id"] for edge in value["edges"]] == ["x/b", "x/b>x/a", "x/b", "x/b>!x/a"]
    assert value["edges"][0]["from"] == value["nodes"][1]


def test_long_texts_are_not_said_again_in_each_edge() -> None:
    """A file would grow with the square of the debate."""
    count = 50
    debate = Debate(
        (Statement("a", "x" * 10_000), *(Statement(f"b{n}", "B.") for n in range(count))), tuple(Inference((f"b{n}",), "a") for n in range(count))
    )  # fmt: skip
    assert len(writes(debate, "ova").text) < 300_000
    hold("ova", debate)


@given(st.data())
def test_no_spoilt_file_stops_the_reader(data: st.DataObject) -> None:
    survives("ova", spoilt(data.draw, as_ova(DIALOGUE)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["AM714"]), ("{}", ["AM715", "AM715"]), ('{"nodes": 1, "edges": 2, "participants": 3, "analysis": 4}', ["AM714", "AM714", "AM714"]),
        ('{"nodes": [{"type": "I", "text": "A"}], "edges": [{"from": 3}], "analysis": {}}', ["AM715", "AM715"]),
        ('{"nodes": [{"id": 1, "type": "I", "text": "A"}], "edges": [{"from": {"id": 1}, "to": {"id": 2}}]}', ["AM712"]),
    ],
)  # fmt: skip
def test_mistakes_are_said_in_the_words_of_the_file(text: str, expected: list[str]) -> None:
    found = reads(text, "ova")
    assert [d.code for d in found.diagnostics] == expected
    assert not any("nodeID" in f"{d.message} {d.label.text}" for d in found.diagnostics)


def test_sniffing() -> None:
    assert detect(Document.of(json.dumps(as_ova(DIALOGUE)))).name == "ova"
    without = {k: v for k, v in as_ova(DIALOGUE).items() if k != "analysis"}
    assert detect(Document.of(json.dumps(without))).name == "ova"
    assert not get("ova").sniff(Document.of(nodeset("a:I", "")))
    assert not get("aif").sniff(Document.of(json.dumps(as_ova(DIALOGUE))))
