"""Brat annotations come back line by line, and any debate can be written as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats import detect, reads, writes
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.loss import forget
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Attack, Debate, Inference, Statement
from tests.formats.laws import check_losses, hold
from tests.strategies import debates, lines

TEXT = """Bridges matter.
The city should build the bridge, since it shortens the way to school.
Some say it is dear. But it is "cheap" by far, and it is not only cheap.
So: build it.
"""


def at(words: str) -> str:
    start = TEXT.index(words)
    return f"{start} {start + len(words)}"


def entity(id: str, kind: str, words: str) -> str:
    return f"{id}\t{kind} {at(words)}\t{words}\n"


ESSAY = (
    "R1\tsupports Arg1:T4 Arg2:T3\t\n"
    + entity("T1", "MajorClaim", "The city should build the bridge")
    + entity("T2", "Claim", "it shortens the way to school")
    + entity("T3", "Claim", "it is dear")
    + entity("T4", "Premise", 'it is "cheap" by far')
    + entity("T5", "MajorClaim", "build it")
    + f"T6\tPremise {at('not only')};{at('cheap.')[:-1]}{int(at('cheap.')[-1]) - 1}\tnot only cheap\n"
    + "A1\tStance T2 For\nA2\tStance T3 Against\nR2\tattacks Arg1:T6 Arg2:T3\t\n"
    + '#1\tAnnotatorNotes T4\tA "remark\nA3\tNegated T4\nM4\tConfidence T4 low\n*\tEquiv T1 T5\nE1\tBuild:T7 Agent:T2\n'
    + entity("T7", "Build", "build it")
)


def read(text: str, beside: str | None = TEXT, name: str = "x/essay001.ann") -> Reading:
    return reads(text, "brat", name=name, companions={} if beside is None else {".txt": beside})


def through_an_annotation(debate: Debate) -> Debate:
    again = argmap.parse(argmap.dumps(debate)).model
    assert again == debate
    return again


def codes(reading: Reading) -> list[str]:
    return [d.code for d in reading.diagnostics]


def same(one: str, other: str) -> bool:
    return sorted(one.splitlines()) == sorted(other.splitlines())


# laws --------------------------------------------------------------------------------------------------------------------


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("brat", debate)


@settings(max_examples=75)
@given(debates(), st.data())
def test_what_is_written_over_texts_is_read_again(debate: Debate, data: st.DataObject) -> None:
    """With texts in which some of the anchors stand, whatever else is in them."""
    texts = {}
    for article in debate.articles:
        anchors = [a for s in debate.statements if s.article == article.id for a in s.anchors]
        words = [word for a in anchors for word in (a.opening, a.closing)]
        pieces = data.draw(
            st.lists(
                st.one_of(
                    st.sampled_from(words) if words else lines(),
                    lines(),
                    st.sampled_from(["\n", "\r\n", "\ufeff", "\x00"]),
                ),
                max_size=8,
            )
        )
        texts[article.id] = Source(f"{article.id}.txt", " ".join(pieces))
    hold("brat", debate, texts)


@settings(max_examples=75)
@given(debates(), st.data())
def test_data_of_its_own_never_break_it(debate: Debate, data: st.DataObject) -> None:
    """Whatever the data of the format say, and whatever became of the elements that they were made for."""
    values = [
        "T1",
        "R1",
        "A1",
        "Claim",
        "MajorClaim",
        "0 5",
        "0 5;8 12",
        '"a\\nb"',
        '[["A1","Stance","For"]]',
        '["#1"]',
        '["T1\\tClaim 0 1\\tx"]',
        "essay",
        "[]",
        "1",
    ]
    keys = ["id", "type", "spans", "text", "file", "attributes", "notes", "roles", "lines", "stance"]
    pairs = st.lists(
        st.tuples(st.sampled_from(keys).map("brat.".__add__), st.sampled_from(values)),
        max_size=4,
        unique_by=lambda p: p[0],
    )

    def spoiled(elements: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(evolve(e, data=tuple(data.draw(pairs))) for e in elements)

    debate = evolve(
        debate, statements=spoiled(debate.statements), inferences=spoiled(debate.inferences), attacks=spoiled(debate.attacks),
        articles=spoiled(debate.articles[:1]) + debate.articles[1:], data=tuple(data.draw(pairs)),
    )  # fmt: skip
    written = writes(debate, "brat")
    check_losses(debate, written.lost)
    kept = dict(debate.articles[0].data).get("brat.file", "debate") if debate.articles else "debate"
    for name in ("debate.ann", f"{kept}.ann"):
        again = reads(
            written.text, "brat", name=name, companions={part.suffix: part.text for part in written.parts[1:]}
        )
        if again.model == forget(debate, written.lost):
            return
    raise AssertionError(written)


@given(st.lists(st.sampled_from([*ESSAY.splitlines(keepends=True), "T1\tx\n", "T9\tClaim 5 2\tx\n", "R9\ta b:c d:e\n", "\r\n", "# x\n", "#9\tAnnotatorNotes T1\targmap: {}\n", "A9\tStance T9 For\n", "T1\tClaim 0 99999\tx\r\n", '#\tAnnotatorNotes R1\targmap: {"linked":"R2"}\n', "R2\tsupports Arg1:T1 Arg2:T1\n"])), st.booleans())  # fmt: skip
def test_any_lines_come_through_an_annotation(pieces: list[str], beside: bool) -> None:
    debate = read("".join(pieces), TEXT if beside else None).model
    through_an_annotation(debate)
    written = writes(debate, "brat", texts={"essay001": Source("essay001.txt", TEXT)} if beside else {})
    check_losses(debate, written.lost)


def test_the_examples_are_written_over_their_texts(shared: Path) -> None:
    root = Path(__file__).parent.parent.parent
    loaded = argmap.load(root / "examples" / "japan-korea" / "debate.argmap", texts=[shared / "articles"])
    assert loaded.texts
    hold("brat", loaded.model, dict(loaded.texts))
    written = writes(loaded.model, "brat", texts=loaded.texts)
    assert {(loss.what, loss.field) for loss in written.lost if not loss.field} <= {
        ("attack", ""), ("voice", ""), ("issue", ""), ("stance", ""), ("article", ""),
    }  # fmt: skip
    assert all(
        debate_attack.undercuts
        for debate_attack in loaded.model.attacks
        if any(loss.id == debate_attack.key for loss in written.lost)
    )


# what stands for what ----------------------------------------------------------------------------------------------------


def test_an_annotation_comes_back_line_by_line() -> None:
    reading = read(ESSAY)
    assert codes(reading) == ["AM716"]
    debate = through_an_annotation(reading.model)
    written = writes(debate, "brat", texts=reading.texts)
    assert same(written.text, ESSAY)
    assert written.parts[1].text == TEXT
    assert written.lost == ()


def test_a_quotation_mark_swallows_nothing() -> None:
    debate = read(ESSAY).model
    assert debate["T4"].text == 'it is "cheap" by far'
    assert debate["T4"].notes == ('A "remark',)
    assert len(debate) == 6


def test_relations_before_their_entities_and_the_stance_of_claims() -> None:
    debate = read(ESSAY).model
    name = "essay001/T".__add__
    assert {(i.premises, i.conclusion) for i in debate.inferences} == {
        ((name("2"),), name("1")),
        ((name("4"),), name("3")),
    }
    assert {(a.source, a.target) for a in debate.attacks} == {(name("3"), name("1")), (name("6"), name("3"))}
    assert [s.id for s in debate if s.thesis] == [name("1"), name("5")]


def test_spans_are_anchors_and_kept_where_no_anchor_leads_to_them() -> None:
    debate = read(ESSAY).model
    assert debate["T2"].anchors == (Anchor("it shortens the way to school"),)
    assert debate["T6"].anchors == (Anchor("not only"),), "the other word is on its line twice"
    assert [s.name for s in debate if "brat.spans" in dict(s.data)] == ["T6"]
    odd = read("T1\tClaim 0 3;2 9\tBri idges m\nT2\tClaim 4 4\t\n")
    assert dict(odd.model["T2"].data)["brat.spans"] == "4 4"
    written = writes(through_an_annotation(odd.model), "brat", texts=odd.texts)
    assert written.text == "T1\tClaim 0 3;2 9\tBri idges m\nT2\tClaim 4 4\t\n"


def test_without_the_text_spans_are_kept() -> None:
    reading = read(ESSAY, None)
    assert codes(reading) == ["AM717", "AM716"]
    written = writes(through_an_annotation(reading.model), "brat")
    assert same(written.text, ESSAY)
    assert len(written.parts) == 1


def test_offsets_count_characters() -> None:
    text = "🙂 e\u0301 日本 ok.\r\nNext."
    start = text.index("日本")
    reading = read(f"T1\tClaim {start} {start + 2}\t日本\r\n", text)
    assert codes(reading) == []
    assert reading.model["T1"].anchors == (Anchor("日本"),)


def test_wrong_offsets_are_said() -> None:
    reading = read("T1\tClaim 1 7\tBridge\nT2\tClaim 0 99999\tBridges\nT3\tClaim 0 7\tBridges\n")
    assert codes(reading) == ["AM304", "AM301"]
    assert [len(s.anchors) for s in reading.model] == [0, 0, 1]
    written = writes(through_an_annotation(reading.model), "brat", texts=reading.texts)
    assert written.text == "T1\tClaim 1 7\tBridge\nT2\tClaim 0 99999\tBridges\nT3\tClaim 0 7\tBridges\n"


def test_an_edited_annotation_keeps_all_it_says() -> None:
    """A paraphrase is none of the text's words: it goes into a note, and ids stay."""
    reading = read(ESSAY)
    edited = reading.model.replace("essay001/T4", text="It costs little.", kind=argmap.Kind.FACT)
    written = writes(edited, "brat", texts=reading.texts)
    assert '"text":"It costs little."' in written.text
    assert f"T4\tPremise {at(TEXT[TEXT.index(chr(34)) - 6 : TEXT.index(chr(34)) + 14])}\t" in written.text
    assert "R1\tsupports Arg1:T4 Arg2:T3\t" in written.text
    hold("brat", edited, dict(reading.texts))
    assert {loss.what for loss in written.lost} == {"article"}


BRIDGE = Debate(
    (
        Statement("b/build", "Build it.", thesis=True, anchors=(Anchor("The city should build the bridge"),)),
        Statement("b/short", "It shortens the way.", anchors=(Anchor("shortens", "school"), Anchor("it is dear"))),
        Statement("b/well", "A short way is good.", implicit=True),
        Statement("b/dear", "It is dear."),
        Statement("b/no", "It is not.", notes=("argmap: {", "plain")),
    ),
    (Inference(("b/short", "b/well"), "b/build", "cause to effect"), Inference(("b/short",), "b/build")),
    (Attack("b/dear", "b/build"), Attack("b/no", "b/short+b/well>b/build")),
    (Article("b"),),
)


def test_linked_premises_stay_linked_and_undercuts_are_lost() -> None:
    written = writes(BRIDGE, "brat", texts={"b": Source("b.txt", TEXT)})
    assert [(loss.what, loss.id) for loss in written.lost] == [("attack", BRIDGE.attacks[1].key)]
    hold("brat", BRIDGE, {"b": Source("b.txt", TEXT)})
    hold("brat", BRIDGE)
    entities = [line for line in written.text.splitlines() if line.startswith("T")]
    assert entities[0] == entity("T1", "MajorClaim", "The city should build the bridge").rstrip("\n")
    assert ";" in entities[1], "two anchors are two stretches"
    assert written.parts[1].text == TEXT + "A short way is good.\nIt is dear.\nIt is not.\n"
    ties = [line.split("\t")[1] for line in written.text.splitlines() if line[0] in "RA"]
    assert ties == [
        "Stance T2 For", "Stance T4 Against", "supports Arg1:T2 Arg2:T1", "supports Arg1:T3 Arg2:T1",
    ]  # fmt: skip


def test_what_is_added_in_brat_is_read_beside_notes_of_ours() -> None:
    written = writes(BRIDGE, "brat", texts={"b": Source("b.txt", TEXT)})
    start = written.parts[1].text.index("it is not only cheap")
    more = f"{written.text}T9\tPremise {start} {start + 20}\tit is not only cheap\nR9\tattacks Arg1:T9 Arg2:T4\t\n"
    reading = reads(more, "brat", companions={".txt": written.parts[1].text})
    assert reading.model["b/T9"].anchors == (Anchor("it is not only cheap"),)
    assert Attack("b/T9", "b/dear") in reading.model.attacks
    hold("brat", reading.model, {"b": Source("b.txt", TEXT)})


@pytest.mark.parametrize(
    ("text", "expected", "statements"),
    [
        ("", [], 0),
        ("\ufeff" + ESSAY.replace("\n", "\r\n"), ["AM716"], 6),
        ("T1\tClaim 0 7\tBridges\nT1\tClaim 8 14\tmatter\n", ["AM711"], 2),
        ("T1\tClaim 0 7\tBridges\nR1\tsupports Arg1:T1 Arg2:T9\n", ["AM712", "AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nA1\tStance T9 For\n", ["AM712", "AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nR1\tsupports Arg1:T1\n", ["AM701", "AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nT2\tClaim zero 7\tBridges\n", ["AM701", "AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nsome words\n", ["AM713", "AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nR1\tsimilar Arg1:T1 Arg2:T1\n", ["AM716"], 1),
        ("T1\tClaim 0 7\tBridges\nA1\tStance T1 For\n", ["AM716"], 1),
        ('T1\tClaim 0 7\tBridges\n#1\tAnnotatorNotes T1\targmap: {"id":3}\n', ["AM714"], 1),
        ('T1\tClaim 0 7\tBridges\n#1\tAnnotatorNotes T1\targmap: {"id":"a","voices":[["author"]]}\n', ["AM714"], 1),
        ("T1\tClaim 0 7\tBridges\n" * 1, [], 1),
    ],
)
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str], statements: int) -> None:
    reading = read(text)
    assert codes(reading) == expected
    assert len(reading.model) == statements
    debate = through_an_annotation(reading.model)
    if "AM711" not in expected and "AM714" not in expected:
        assert same(
            writes(debate, "brat", texts=reading.texts).text,
            text.replace("\r", "").lstrip("\ufeff").replace("Arg2:T9\n", "Arg2:T9\n"),
        )


def test_it_is_recognised(tmp_path: Path) -> None:
    assert detect(Document.of(ESSAY, "x.ann")).name == "brat"
    (tmp_path / "essay002.ann").write_text(ESSAY, "utf-8")
    (tmp_path / "essay002.txt").write_text(TEXT, "utf-8")
    loaded = argmap.read(tmp_path / "essay002.ann", "brat")
    assert loaded.ok
    assert loaded.model.articles[0].id == "essay002"
    written: Mapping[str, Any] = {
        part.suffix: part.text for part in writes(loaded.model, "brat", texts=loaded.texts).parts
    }
    assert same(written[""], ESSAY)


def test_large_annotations() -> None:
    """10,000 entities with as many relations, ids that are there 5,000 times, and 5,000 linked premises."""
    size = 10_000
    statements = tuple(Statement(f"x/n{n}", f"Text {n}.") for n in range(1, size + 1))
    debate = Debate(
        statements, tuple(Inference((f"x/n{n}",), f"x/n{n // 2}") for n in range(2, size + 1)), articles=(Article("x"),)
    )
    hold("brat", debate)
    assert len(read("T1\tClaim 0 7\tBridges\n" * 5_000).model) == 5_000
    hold("brat", evolve(debate, inferences=(Inference(tuple(s.id for s in statements[1:5_000]), "x/n1"),)))


def test_spans_over_the_whole_text_take_no_time() -> None:
    """20,000 entities that claim to be all of a text of a million characters."""
    text = "word " * 200_000
    reading = read("".join(f"T{n}\tClaim 0 1000000\tword\n" for n in range(1, 20_001)), text)
    assert len(reading.model) == 20_000
    assert {d.code for d in reading.diagnostics} == {"AM304"}


def test_attributes_that_are_added_join_those_that_were_kept() -> None:
    reading = read(ESSAY)
    edited = reading.model.replace("essay001/T4", text="It costs little.")
    written = writes(edited, "brat", texts=reading.texts)
    again = reads(f"{written.text}A9\tSure T4\n", "brat", companions={".txt": written.parts[1].text})
    assert (
        dict(again.model["T4"].data)["brat.attributes"] == '[["A3","Negated"],["M4","Confidence","low"],["A9","Sure"]]'
    )
