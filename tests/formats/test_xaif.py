"""xAIF: the text comes along, passages are anchors, and what OVA keeps of its drawing stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import detect, get, reads, writes
from argmap.formats.aif.markup import marked
from argmap.formats.document import Document
from argmap.formats.loss import Loss, forget
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Debate, Inference, Statement, Voice
from tests.formats.laws import hold
from tests.formats.test_aif import DIALOGUE, again, nodeset, spoilt, survives
from tests.strategies import debates, lines

TEXT = 'A bridge & two tolls.\nThe city <should> build it, since "it" is short.\r\nIt is short, and a toll pays.\n'


@st.composite
def with_texts(draw: st.DrawFn) -> tuple[Debate, dict[str, Source]]:
    """A debate, and texts of some of its articles in which most of its anchors have a place, in any order."""
    debate = draw(debates())
    texts = {}
    for article in debate.articles:
        if not draw(st.booleans()):
            continue
        anchors = [anchor for s in debate.statements if s.article == article.id for anchor in s.anchors]
        pieces = [f"{a.opening}{draw(lines())}{a.closing}" for a in anchors] + draw(st.lists(lines(), max_size=3))
        order = draw(st.permutations(pieces))
        text = draw(st.sampled_from(["\n", " ", "\r\n", "\r", "<br>", "&amp;"])).join(order)
        texts[article.id] = Source(f"{article.id}.txt", text)
    return debate, texts


def xaif(nodes: str, edges: str, text: Any = "", **more: Any) -> str:
    """An xAIF file from words, as `nodeset`."""
    return json.dumps({"AIF": json.loads(nodeset(nodes, edges)), "text": text, **more})


def unordered(value: Any) -> Any:
    """A value without the order of what it lists."""
    if isinstance(value, dict):
        return {name: unordered(held) for name, held in value.items()}
    return sorted(json.dumps(unordered(held), sort_keys=True) for held in value) if isinstance(value, list) else value


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("xaif", debate)


@given(with_texts())
def test_what_is_written_with_its_texts_is_read_again(made: tuple[Debate, dict[str, Source]]) -> None:
    debate, texts = made
    hold("xaif", debate, texts)
    found = reads(writes(debate, "xaif", texts=texts).text, "xaif")
    assert {id: source.text for id, source in found.texts.items()} == {id: source.text for id, source in texts.items()}


def test_a_real_file_comes_back_whole(shared: Path) -> None:
    """Nodes, edges, locutions, participants, schemes; the text; what OVA keeps."""
    text = (shared / "samples" / "aif" / "xaif-28111.json").read_text("utf-8")
    found = reads(text, "xaif")
    assert [d.code for d in found.diagnostics] == ["AM716"]
    assert unordered(again(text, "xaif")) == unordered(json.loads(text))
    assert sum(bool(s.anchors) for s in found.model) == 11
    assert all(d.severity < argmap.Severity.ERROR for d in found.diagnostics)


def test_passages_are_anchors_and_come_back() -> None:
    """Of nodes, and of the locutions that say them, with and without OVA's `node` before the id; the HTML stays as it was."""
    text = 'Mora:<br><SPAN class="x" ID="nodea">A bridge &amp; a\ntoll</SPAN> &ndash; <span id=l>it pays <b>well</b> </span><!-- <span id="nodea"> -->'
    given = xaif("a:I b:I l:L y:YA", "l>y y>b", {"txt": text, "url": ""}, dialog=True)
    found = reads(given, "xaif")
    assert found.texts["text"].text == "Mora:\nA bridge & a\ntoll – it pays well "
    assert found.model["text/a"].anchors == (Anchor("A bridge & a", "toll"),)
    assert found.model["text/b"].anchors == (Anchor("it pays well"),)
    assert unordered(again(given, "xaif"))["text"] == json.loads(given)["text"]
    assert again(given, "xaif")["dialog"] is True


def test_a_text_without_marks_comes_back() -> None:
    """It is the text of all statements, whose nodes keep their ids."""
    given = xaif("a:I b/c:I 1:I", "", "Nothing marked.")
    found = reads(given, "xaif")
    assert {s.id for s in found.model} == {"text/a", "b/c", "text/1"}
    assert found.texts["text"].text == "Nothing marked."
    made = again(given, "xaif")
    assert made["text"] == "Nothing marked."
    assert {node["nodeID"] for node in made["AIF"]["nodes"]} == {"a", "b/c", "1"}


def test_new_passages_are_marked_in_the_text_that_was_kept() -> None:
    """Without any file of the text; ids stay, and so do statements that belong to no article."""
    model = reads(xaif("a:I b:I", "", '<p>One <span id="nodea">two</span> three.</p>'), "xaif").model
    changed = model.replace("text/b", anchors=(Anchor("three."),))
    changed = argmap.parse(argmap.dumps(changed) + "\ndebate\nclaim free: Free.\n").model
    written = writes(changed, "xaif")
    assert [loss.field for loss in written.lost] == ["data xaif.text"]
    value = json.loads(written.text)
    assert '<span class="highlighted" id="nodeb">three.</span>' in value["text"]
    assert {node["nodeID"] for node in value["AIF"]["nodes"]} == {"a", "b", "/free"}
    assert reads(written.text, "xaif").model == forget(changed, written.lost)


def test_anchors_without_a_text_are_lost() -> None:
    debate = Debate(
        (Statement("x/a", "A.", anchors=(Anchor("two tolls"), Anchor("is not there"))),), articles=(Article("x"),)
    )
    assert writes(debate, "xaif").lost == (Loss("statement", "x/a", "anchors"),)
    (loss,) = writes(debate, "xaif", texts={"x": Source("x.txt", TEXT)}).lost
    assert (loss.field, loss.instead) == ("anchors", (Anchor("two tolls"),))


def test_passages_may_cross_and_stand_in_any_order() -> None:
    """Marks are nested in HTML; what that hides of an anchor is said beside it."""
    words = ("bridge & two", "two tolls.", "tolls.", "bridge & two", "The city <should>", "A bridge")
    statements = (
        Statement("x/a", "A.", anchors=tuple(Anchor(w) for w in words)),
        Statement("x/b", "B.", anchors=(Anchor("A", "tolls.", 1), Anchor('"it" is short', "It is short", 2))),
    )
    debate = Debate(statements, articles=(Article("x"), Article("y")))
    texts = {"x": Source("x.txt", TEXT), "y": Source("y.txt", "&lt;Another.<br>")}
    hold("xaif", debate, texts)
    assert writes(debate, "xaif", texts=texts).lost == ()


def test_nested_marks_without_end_are_no_danger() -> None:
    marks = "".join(f'<span id="node{n}">w{n} ' for n in range(3000))
    found = reads(
        json.dumps({"AIF": json.loads(nodeset(" ".join(f"{n}:I" for n in range(3000)), "")), "text": marks}), "xaif"
    )
    assert 0 < sum(bool(s.anchors) for s in found.model) < 100


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"), ("<p>a</p><p>b</p>", "a\nb\n"), ("a<!-- b -->c<!-- d", "ac"), ("a < b > c & d", "a < b > c & d"),
        ("&lt;b&gt; &amp;lt; &quot;&#233;&#xe9;", '<b> &lt; "éé'), ("<script>a < b</script>c", "c"), ("<style>x", ""), ("<b a='<'>x", "<b a='<'>x"),
        ("</span></section>x<span>", "x"), ('<span id="a">', ""), ("a&nbsp;b", "a\xa0b"), ("<>x</>", "<>x</>"), ("\ud800x", "\ufffdx"),
    ],
)  # fmt: skip
def test_any_html_is_a_text(html: str, text: str) -> None:
    assert marked(html).texts == {"": text}


@given(st.text(st.sampled_from("<>/&;\"'= abr!-\n")))
def test_no_html_is_too_broken(html: str) -> None:
    marked(html)


@given(st.data())
def test_no_spoilt_file_stops_the_reader(data: st.DataObject) -> None:
    places = [{"nodeID": node["nodeID"], "x": 1, "y": 2, "visible": node["type"] != "MA"} for node in DIALOGUE["nodes"]]
    text = 'Hello <span id="nodea">the words of a</span> and<br><span id="l">some <b>more</b></span>'
    value = {"AIF": DIALOGUE, "text": text, "OVA": {"firstname": "F", "nodes": places, "edges": []}, "dialog": True}
    survives("xaif", spoilt(data.draw, value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", ["AM715", "AM715", "AM715"]), ('{"AIF": []}', ["AM714"]), ('{"AIF": {"nodes": 1, "edges": []}}', ["AM714"]),
        ('{"AIF": {"nodes": [], "edges": []}, "text": 3, "OVA": 7}', []), ("[]", ["AM715", "AM715", "AM715"]),
    ],
)  # fmt: skip
def test_mistakes_are_said(text: str, expected: list[str]) -> None:
    found = reads(text, "xaif")
    assert [d.code for d in found.diagnostics] == expected


def test_what_is_written_can_be_opened_in_ova() -> None:
    """OVA3 needs places of nodes, and takes edges only from its own part of the file."""
    debate = Debate((Statement("a", "A."), Statement("b", "B.")), (Inference(("a",), "b"),), voices=(Voice("v", "V"),))
    value = json.loads(writes(debate, "xaif").text)
    assert [node["nodeID"] for node in value["OVA"]["nodes"]] == [node["nodeID"] for node in value["AIF"]["nodes"]]
    assert len({(node["x"], node["y"]) for node in value["OVA"]["nodes"]}) == 3
    assert [(e["fromID"], e["toID"]) for e in value["OVA"]["edges"]] == [("a", "a>b"), ("a>b", "b")]
    assert value["AIF"]["schemefulfillments"] == []


def test_sniffing() -> None:
    assert get("xaif").sniff(Document.of(xaif("a:I", "")))
    assert not get("xaif").sniff(Document.of(nodeset("a:I", "")))
    assert not get("aif").sniff(Document.of(xaif("a:I", "")))
    assert detect(Document.of(xaif("a:I", ""))).name == "xaif"
