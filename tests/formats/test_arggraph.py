"""Arggraphs of arg-microtexts come back as they were, and any debate can be written as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats import detect, reads, writes
from argmap.formats.document import Document
from argmap.formats.loss import forget
from argmap.model import Anchor, Attack, Commitment, Debate, Inference, Position, Stance, Statement, Voice
from tests.formats.laws import check_losses, errors, hold
from tests.strategies import debates

FERRY = """<?xml version='1.0' encoding='UTF-8'?>
<arggraph topic_id="foot_bridge" id="ferry" stance="pro">
  <edu id="e1"><![CDATA[The ferry is slow & dear.]]></edu>
  <edu id="e2">In winter it does not go at all,</edu>
  <edu id="e3">as everybody knows.</edu>
  <edu id="e4">So a bridge is needed.</edu>
  <edu id="e5">One could also swim,</edu>
  <edu id="e6">but who would?</edu>
  <joint id="j1"/>
  <adu id="a1" type="pro"/>
  <adu id="a2" type="pro"/>
  <adu id="a3" type="pro"/>
  <adu id="a4" type="opp"/>
  <adu id="a5" type="pro"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/>
  <edge id="s2" src="e2" trg="j1" type="seg"/>
  <edge id="s3" src="e3" trg="j1" type="seg"/>
  <edge id="s4" src="j1" trg="a2" type="seg"/>
  <edge id="s5" src="e4" trg="a3" type="seg"/>
  <edge id="s6" src="e5" trg="a4" type="seg"/>
  <edge id="s7" src="e6" trg="a5" type="seg"/>
  <edge id="c1" src="a1" trg="a3" type="sup"/>
  <edge id="c2" src="a2" trg="c1" type="add"/>
  <edge id="c3" src="a4" trg="a3" type="reb"/>
  <edge id="c4" src="a5" trg="c3" type="und"/>
</arggraph>
"""


def read(text: str, **companions: str) -> Debate:
    return reads(text, "arggraph", companions={f".{suffix}": held for suffix, held in companions.items()}).model


def codes(text: str) -> list[str]:
    return [d.code for d in reads(text, "arggraph").diagnostics]


def graph(text: str) -> tuple[Any, ...]:
    """What is in a file, without the order of elements and attributes, but with the order of the segments."""
    root = ET.fromstring(text)
    elements = {(e.tag, tuple(sorted(e.attrib.items())), e.text if e.tag == "edu" else "") for e in root}
    return tuple(sorted(root.attrib.items())), elements, [e.get("id") for e in root if e.tag == "edu"]


def through_an_annotation(debate: Debate) -> Debate:
    again = argmap.parse(argmap.dumps(debate)).model
    assert again == debate
    return again


# samples and laws --------------------------------------------------------------------------------------------------------


def test_the_samples_come_back_as_the_same_graph(shared: Path) -> None:
    files = sorted((shared / "samples" / "arggraph").glob("*.xml"))
    assert len(files) == 8
    for path in files:
        text = path.read_text("utf-8")
        loaded = argmap.read(path)
        assert loaded.diagnostics == () or all(d.code != "AM711" for d in loaded.diagnostics)
        assert loaded.ok, path
        assert all(statement.anchors for statement in loaded.model)
        debate = through_an_annotation(loaded.model)
        written = writes(debate, "arggraph")
        assert graph(written.text) == graph(text)
        assert {loss.field for loss in written.lost} == {"anchors", "text"}, "the text is a file of its own"
        hold("arggraph", debate)


def test_the_counts_of_a_sample(shared: Path) -> None:
    debate = argmap.read(shared / "samples" / "arggraph" / "micro_k003.xml").model
    name = "micro_k003/a".__add__
    assert set(debate.inferences) == {Inference((name("1"), name("2")), name("3"))}, "`add` links"
    assert set(debate.attacks) == {
        Attack(name("4"), name("3")),
        Attack(name("5"), Attack(name("4"), name("3")).key),
    }, "`und` of `reb` is an undercut of an attack"
    assert debate[name("4")].voices == (("opponent",),)
    assert debate[name("4")].commitment is Commitment.REPORTED
    assert debate.stances == (
        Stance("micro_k003-author", "increase_weight_of_BA_thesis_in_final_grade", Position.CON, "micro_k003"),
    )


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("arggraph", debate)
    ids = [e.get("id") for e in ET.fromstring(writes(debate, "arggraph").text).iter()]
    assert len(ids) == len(set(ids)), "ids are unique in an XML document"


@settings(max_examples=75)
@given(debates(), st.data())
def test_data_of_its_own_never_break_it(debate: Debate, data: st.DataObject) -> None:
    """Whatever the data of the format say, and whatever became of the elements that they were made for."""
    values = [
        "c1",
        "e1",
        "a1",
        '"',
        '["c2"]',
        '[["c2","c1"]]',
        '{"src":"a1","trg":"c1","type":"und"}',
        "add",
        '{"x":"y"}',
        "[]",
        '["e1"]',
    ]
    keys = ["id", "add", "trg", "type", "more", "edus", "joints", "segs", "edge/c1", "stance", "topic_id"]
    pairs = st.lists(
        st.tuples(st.sampled_from(keys).map("arggraph.".__add__), st.sampled_from(values)),
        max_size=4,
        unique_by=lambda p: p[0],
    )

    def spoiled(elements: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(evolve(e, data=tuple(data.draw(pairs))) for e in elements)

    debate = evolve(
        debate, statements=spoiled(debate.statements), inferences=spoiled(debate.inferences),
        attacks=spoiled(debate.attacks), articles=spoiled(debate.articles), data=tuple(data.draw(pairs)),
    )  # fmt: skip
    written = writes(debate, "arggraph")
    check_losses(debate, written.lost)
    assert read(written.text) == forget(debate, written.lost)


# what stands for what ----------------------------------------------------------------------------------------------------


def test_joints_and_segments_are_kept() -> None:
    debate = through_an_annotation(read(FERRY))
    assert codes(FERRY) == []
    assert debate["a2"].text == "In winter it does not go at all, as everybody knows."
    assert debate["a1"].text == "The ferry is slow & dear."
    assert graph(writes(debate, "arggraph").text) == graph(FERRY)
    edited = debate.replace("ferry/a2", text="It does not go in winter.")
    written = writes(edited, "arggraph")
    hold("arggraph", edited)
    assert {loss.what for loss in written.lost if loss.field.startswith("data arggraph.edus")} == {"article"}
    assert all(loss.field.startswith("data ") for loss in written.lost), "what it says is all there"
    assert '<edge id="c2" src="a2" trg="c1" type="add"/>' in written.text


def test_statements_that_are_added_leave_the_ids_of_the_others(shared: Path) -> None:
    path = shared / "samples" / "arggraph" / "micro_b001.xml"
    debate = argmap.read(path).model
    more = evolve(
        debate, statements=(*debate.statements, Statement("micro_b001/new", "New.")),
        attacks=(*debate.attacks, Attack("micro_b001/new", "micro_b001/a5")),
    )  # fmt: skip
    made, before = graph(writes(more, "arggraph").text), graph(path.read_text("utf-8"))
    assert before[1] < made[1]


def test_anchors_lead_to_the_text_beside_it() -> None:
    text = "The ferry is slow & dear. In winter it does not go at all,\nas everybody knows. So a bridge is needed.\n"
    reading = reads(FERRY, "arggraph", name="x/ferry.xml", companions={".txt": text})
    debate = reading.model
    assert debate["a2"].anchors == (Anchor("In winter it does not go at all,", "as everybody knows."),)
    assert debate["a4"].anchors == ()
    assert debate.articles[0].text == "ferry.txt"
    assert reading.texts["ferry"].text == text


def test_several_sources_of_one_attack_are_attacks_each_and_one_again() -> None:
    text = FERRY.replace("</arggraph>", '<edge id="c5" src="a1" trg="c4" type="add"/></arggraph>')
    debate = through_an_annotation(read(text))
    key = Attack("ferry/a4", "ferry/a3").key
    assert {a.source for a in debate.attacks_on(debate.graph.relations[key])} == {"ferry/a5", "ferry/a1"}
    assert graph(writes(debate, "arggraph").text) == graph(text)


def test_the_opponent_and_other_voices() -> None:
    voices = (Voice("opponent", "the opponent", argmap.VoiceKind.UNNAMED), Voice("mora", "Ana Mora"))
    debate = Debate(
        (
            Statement("a", "A.", voices=(("opponent",),), commitment=Commitment.REPORTED),
            Statement("b", "B.", voices=(("mora",),), commitment=Commitment.REJECTED),
        ),
        voices=voices,
    )
    hold("arggraph", debate)
    written = writes(debate, "arggraph")
    assert {(loss.id, loss.field) for loss in written.lost} == {("b", "voices"), ("b", "commitment"), ("mora", "")}
    assert '<adu id="a" type="opp"/>' in written.text


# hostile files -----------------------------------------------------------------------------------------------------------

EDGE = '<edge id="{}" src="{}" trg="{}" type="{}"/>'


def with_edges(*edges: tuple[str, str, str, str]) -> str:
    return FERRY.replace("</arggraph>", "".join(EDGE.format(*edge) for edge in edges) + "</arggraph>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["AM701"]),
        ("<x/>", ["AM701"]),
        ("<arggraph id='a'>", ["AM701"]),
        ("<arggraph/>", ["AM715"]),
        ("\ufeff" + FERRY.replace("\n", "\r\n"), []),
        (f"<corpus>{FERRY[FERRY.index('<arggraph'):]}</corpus>", []),
        (with_edges(("c9", "a1", "a9", "sup")), ["AM712", "AM716"]),
        (with_edges(("c9", "a9", "a1", "reb")), ["AM712", "AM716"]),
        (with_edges(("c9", "a1", "c99", "add")), ["AM712", "AM716"]),
        (with_edges(("c9", "a1", "c99", "und"), ("c10", "a1", "c9", "und"), ("c11", "a2", "c9", "add")), ["AM712", "AM716"]),
        (with_edges(("c9", "a1", "c10", "und"), ("c10", "a2", "c9", "und")), ["AM719", "AM719", "AM716"]),
        (with_edges(("c9", "a1", "c10", "add"), ("c10", "a2", "c9", "add")), ["AM719", "AM719", "AM716"]),
        (with_edges(("c9", "a1", "c9", "add")), ["AM719", "AM716"]),
        (with_edges(("c9", "a1", "s1", "und")), ["AM719", "AM716"]),
        (with_edges(("c9", "a1", "c1", "sup")), ["AM719", "AM716"]),
        (with_edges(("c9", "e1", "a1", "sup")), ["AM719", "AM716"]),
        (with_edges(("c9", "a1", "a2", "seg")), ["AM719", "AM716"]),
        (with_edges(("c9", "e1", "a7", "seg")), ["AM712", "AM716"]),
        (with_edges(("c1", "a5", "a3", "sup")), ["AM711"]),
        (with_edges(("c9", "a1", "a3", "odd")), ["AM713", "AM716"]),
        (with_edges(("c9", "a1", "a3", "")), ["AM715", "AM716"]),
        (with_edges(("", "a5", "a3", "sup")), ["AM715"]),
        (with_edges(("c9", "a1", "a3", "sup")), []),
        (FERRY.replace('<adu id="a5" type="pro"/>', '<adu id="a5"/>'), ["AM715"]),
        (FERRY.replace('<adu id="a5" type="pro"/>', '<adu id="a5" type="con"/>'), ["AM713"]),
        (FERRY.replace('<adu id="a5" type="pro"/>', '<adu id="a5" type="pro" weight="3"/>'), ["AM713"]),
        (FERRY.replace('<adu id="a5"', '<adu id="a4"'), ["AM711", "AM712", "AM712", "AM715", "AM716"]),
        (FERRY.replace("<joint", "<juncture/><joint"), ["AM713"]),
        (FERRY.replace('<edge id="s7" src="e6" trg="a5" type="seg"/>', ""), ["AM715", "AM716"]),
        (FERRY.replace("who would?", "who & would?"), ["AM701"]),
        (FERRY.replace("<arggraph", '<!DOCTYPE arggraph SYSTEM "http://nowhere.invalid/arggraph.dtd">\n<arggraph'), []),
    ],
)  # fmt: skip
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    found = reads(text, "arggraph")
    assert sorted(d.code for d in found.diagnostics) == sorted(expected)
    through_an_annotation(found.model)


@pytest.mark.parametrize(
    "edges",
    [
        [("c9", "a1", "a9", "sup")],
        [("c9", "a1", "c10", "und"), ("c10", "a2", "c9", "und")],
        [("c9", "a1", "a3", "odd"), ("c:10", "a2", "c9", "add")],
        [("c9", "a5", "c2", "und")],
        [("c9", "a5", "c1", "reb"), ("c10", "a1", "a5", "und")],
        [("c9", "a1", "a3", "sup"), ("c10", "a2", "c9", "add"), ("c11", "a5", "c9", "und")],
        [("c9", "a5", "c2", "add"), ("c10", "a1", "c2", "add")],
        [("c9", "a1", "a2", "exa"), ("c10", "a1", "a2", "sup")],
    ],
)
def test_edges_come_back_whatever_they_are(edges: list[tuple[str, str, str, str]]) -> None:
    text = with_edges(*edges)
    assert graph(writes(through_an_annotation(read(text)), "arggraph").text) == graph(text)


def test_odd_ids_and_attributes_come_back() -> None:
    text = FERRY.replace('"a5"', '"a:5 (x)"').replace('id="ferry"', 'id="f:1" lang="en"').replace('"j1"', '"a/b/c"')
    text = text.replace("foot_bridge", "foot:bridge").replace("<edu id=", '<edu added="yes" id=')
    debate = through_an_annotation(read(text))
    assert "f-1/a-5-x" in debate
    assert graph(writes(debate, "arggraph").text) == graph(text)


def test_segments_that_the_annotator_added_make_implicit_statements() -> None:
    text = FERRY.replace('<edu id="e4">', '<edu id="e4" implicit="true">').replace(
        '<edu id="e2">', '<edu implicit="true" id="e2">'
    )
    assert codes(text) == []
    debate = through_an_annotation(read(text))
    assert [s.name for s in debate if s.implicit] == ["a3"], "the other stands on two segments"
    assert graph(writes(debate, "arggraph").text) == graph(text)
    edited = debate.replace("ferry/a3", implicit=False)
    hold("arggraph", edited)
    assert read(writes(edited, "arggraph").text)["a3"].implicit is False


def test_an_undercut_is_never_support() -> None:
    debate = read(FERRY)
    (undercut,) = [a for a in debate.attacks if a.undercuts]
    assert undercut.source == "ferry/a5"
    assert all("ferry/a5" not in i.premises for i in debate.inferences)


def test_large_and_deep_graphs() -> None:
    """10,000 units; an undercut of an undercut 5,000 deep; one id 5,000 times; `add` in a chain of 5,000."""
    size = 10_000
    statements = tuple(Statement(f"a{n}", f"Text {n}.") for n in range(1, size + 1))
    debate = Debate(statements, tuple(Inference((f"a{n}",), f"a{n // 2}") for n in range(2, size + 1)))
    written = writes(debate, "arggraph")
    assert written.lost == ()
    assert read(written.text) == debate
    chain = [Attack("a1", "a2")]
    for n in range(3, 5_000):
        chain.append(Attack(f"a{n}", chain[-1].key))
    deep = Debate(statements, attacks=tuple(chain))
    assert read(writes(deep, "arggraph").text) == deep
    twice = "<arggraph id='g'>" + "<adu id='a' type='pro'/>" * 5_000 + "</arggraph>"
    assert len(read(twice)) == 5_000
    adds = [(f"d{n}", "a1", f"d{n + 1}", "add") for n in range(5_000)]
    assert len(read(with_edges(*adds, ("d5000", "a2", "c1", "add")))) == 5


def test_it_is_recognised() -> None:
    assert detect(Document.of(FERRY, "x.xml")).name == "arggraph"
    assert errors(reads(FERRY, "arggraph")) == []
