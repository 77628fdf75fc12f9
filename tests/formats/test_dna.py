"""Coded statements: rows come back as they were, and positions are those that one counts by hand."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.formats.dna.columns import date_of
from argmap.formats.format import Reading
from argmap.formats.loss import Loss
from argmap.model import (
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Position,
    Sign,
    Stance,
    Statement,
    Voice,
    VoiceKind,
    datum,
)  # fmt: skip
from tests.formats.laws import again, hold
from tests.strategies import debates, lines

SAMPLE = Path("samples") / "dna" / "statements.csv"
HEADER = "document,date,person,organization,concept,agreement\n"
EVENTS = (
    '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";"coder";"document_id";'
    '"document_title";"document_author";"document_source";"document_section";"document_type"\n'
    '12;2005-01-26 10:00:00;"Ana Mora";"Town";"Build it.";1;10;42;"We, said Mora,\nneed it.";1;7;"A hearing";"Staff";"The Post";"";"news"\n'
    '15;2005-01-26 10:00:00;"Ana Mora";"Town";"Raise tolls.";0;50;62;"No tolls.";2;7;"A hearing";"Staff";"The Post";"";"news"\n'
    '31;2005-02-01 00:00:00;"Bo";"";"Build it.";0;1;9;"No.";1;9;"A letter";"";"";"";""\n'
    '32;2005-02-01 00:00:00;"";"Traders";"Build it.";0;1;9;"No.";1;9;"A letter";"";"";"";""\n'
)


def read(text: str) -> Reading:
    return reads(text, "dna", name="x.dna.csv")


def codes(reading: Reading) -> list[str]:
    return [d.code for d in reading.diagnostics]


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def rewritten(text: str) -> str:
    """A table through an annotation and back; nothing is lost."""
    reading = read(text)
    model = argmap.parse(argmap.dumps(reading.model)).model
    assert model == reading.model
    made = writes(model, "dna")
    assert made.lost == ()
    return made.text


# laws ------------------------------------------------------------------------------------------------------------------------


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("dna", debate)


NAMES = st.sampled_from(
    ["statement_id", "document", "date", "person", "organization", "concept", "agreement", "text", "document_title", "document_source", "document_type",
     "voice_id", "coder", "start", "a/b", "columns", "delimiter", "scaled"]
)  # fmt: skip
KEPT = st.one_of(
    st.sampled_from(
        ["1", "0", "-2", "3", "true", "maybe", '""', '" a"', "a b", "2005-01-26", "1106697600", "semicolon", "yes", '["concept","person"]', '"a\\nb"', '"x', "Not: C.",
         '["concept","person","x y","agreement","document","date","organization","statement_id","text"]', "A.", "C.", "A"]
    ),
    lines(),
)  # fmt: skip


@given(st.data())
def test_what_is_kept_comes_back_or_is_lost(data: st.DataObject) -> None:
    """Also where somebody put it on an element that cannot have it."""

    def some() -> tuple[tuple[str, str], ...]:
        return tuple(data.draw(st.dictionaries(NAMES.map(lambda n: f"dna.{n}"), KEPT, max_size=3)).items())

    word = st.sampled_from(["A", "A.", "B b", "C.", "1", "fact"])
    date = st.sampled_from(["", "2005-01-26", "1106697600", "2005-01-26 10:00:00", "2005?", "soon"])
    voices = tuple(
        Voice(
            id,
            data.draw(word),
            data.draw(st.sampled_from(VoiceKind)),
            data.draw(st.one_of(st.just(""), word)),
            data=some(),
        )
        for id in ("A", "v", "C.")
    )
    issues = tuple(Issue(id, data.draw(word), data=some()) for id in ("C", "i"))
    articles = tuple(
        Article(
            id, data.draw(st.one_of(st.just(""), word)), ("v",) if id == "1" else (), date=data.draw(date), data=some()
        )
        for id in ("1", "d")
    )
    chain = st.lists(st.sampled_from(["A", "v", "C.", "unclear"]), min_size=1, max_size=2).map(tuple)
    answer = st.builds(Answer, st.sampled_from(["C", "i"]), st.sampled_from(Sign))
    ids = data.draw(
        st.lists(st.sampled_from(["1/~1", "~2", "d/~3", "1/a", "d/a", "a", "1/7"]), max_size=4, unique=True)
    )
    statements = tuple(
        Statement(
            id, data.draw(st.sampled_from(["C.", "Not: C.", "A", "[no text]", "B b"])),
            voices=tuple(data.draw(st.lists(chain, max_size=2, unique=True))),
            commitment=data.draw(st.sampled_from(Commitment)), answers=tuple(data.draw(st.lists(answer, max_size=2, unique=True))), data=some(),
        )
        for id in ids
    )  # fmt: skip
    stances = {
        (s.voice, s.issue, s.article): s
        for s in data.draw(
            st.lists(
                st.builds(
                    Stance,
                    st.sampled_from(["A", "v", "unclear"]),
                    st.sampled_from(["C", "i"]),
                    st.sampled_from(Position),
                    st.sampled_from(["", "d"]),
                ),
                max_size=2,
            )
        )
    }
    hold(
        "dna",
        Debate(
            statements, articles=articles, voices=voices, issues=issues, stances=tuple(stances.values()), data=some()
        ),
    )


ROW = st.tuples(
    st.sampled_from(["", "1", "2", "a b"]), st.sampled_from(["1", "2", "A, b", ""]), st.sampled_from(["0", "86400000", "2005-01-01", "x", ""]),
    st.sampled_from(["Ana", "Bo ", "", "author"]), st.sampled_from(["Town", "", "Ana"]), st.sampled_from(["C.", "D", "", "C"]),
    st.sampled_from(["1", "0", "2", "-1", "true", "?", ""]), st.sampled_from(["", "Said so.", "a\nb"]), st.sampled_from(["", "7"]),
    st.sampled_from(["", "Staff"]),
)  # fmt: skip


@given(st.lists(ROW, max_size=6), st.booleans())
def test_any_rows_come_back(rows: list[tuple[str, ...]], ids: bool) -> None:
    """As often as they were there, through an annotation, for tables with and without ids."""
    out = io.StringIO(newline="")
    names = [
        "statement_id",
        "document",
        "date",
        "person",
        "organization",
        "concept",
        "agreement",
        "text",
        "coder",
        "document_author",
    ]
    kept = [n for n in range(len(names)) if ids or n]
    csv.writer(out).writerows([[names[n] for n in kept], *[[row[n] for n in kept] for row in rows]])
    reading = read(out.getvalue())
    model = argmap.parse(argmap.dumps(reading.model)).model
    assert model == reading.model
    made = writes(model, "dna")
    assert again("dna", made).model == model
    assert [loss for loss in made.lost if loss.what == "statement"] == []


# the sample ------------------------------------------------------------------------------------------------------------------


def test_the_sample_comes_back_as_it_was(shared: Path) -> None:
    text = (shared / SAMPLE).read_text("utf-8")
    assert rows_of(rewritten(text)) == rows_of(text)


def test_the_sample_can_be_compared(shared: Path) -> None:
    """Each cell is what the raw rows say, counted here without argmap."""
    text = (shared / SAMPLE).read_text("utf-8")
    raw = list(csv.DictReader(io.StringIO(text)))
    counts = Counter((row["person"], row["concept"], row["agreement"]) for row in raw)
    debate = read(text).model
    assert len(debate) == len(raw) == 40
    assert (len(debate.voices), len(debate.issues), len(debate.articles)) == (7, 6, 7)
    found = argmap.compare(debate).positions
    for voice in debate.voices:
        for issue in debate.issues:
            cell = found.cell(voice.id, issue.id)
            pro, con = (counts[voice.name, issue.text, level] for level in "10")
            expected = "mixed" if pro and con else "pro" if pro else "con" if con else "silent"
            assert (cell.position, len(cell.grounds)) == (expected, pro + con), (voice, issue)
    assert counts["Christine Todd Whitman", "There should be legislation to regulate emissions.", "1"] == 10
    assert counts["Joel Bluestein", "Emissions legislation should regulate CO2.", "0"] == 1
    assert found.cell("Joel-Bluestein", "Emissions-legislation-should-regulate-CO2").position is Position.MIXED
    assert {a.date for a in debate.articles} == {"2005-01-26", "2005-02-02", "2005-02-10", "2005-02-16"}


# tables as DNA writes them -----------------------------------------------------------------------------------------------------


def test_an_event_list_of_dna() -> None:
    reading = read(EVENTS)
    debate = reading.model
    assert codes(reading) == ["AM716"]
    first = debate["7/12"]
    assert first.text == "We, said Mora, need it."
    assert first.voices == (("Ana-Mora",),)
    assert first.answers == (Answer("Build-it", Sign.PRO),)
    assert dict(first.data) == {
        "dna.start_position": "10", "dna.stop_position": "42", "dna.coder": "1", "dna.text": '"We, said Mora,\\nneed it."'
    }  # fmt: skip
    article = debate.article("7")
    assert (article.title, article.outlet, article.date) == ("A hearing", "The Post", "2005-01-26")
    assert datum(article, "dna.document_author") == "Staff"
    assert [(v.name, v.role, v.kind) for v in debate.voices] == [
        ("Ana Mora", "Town", VoiceKind.PERSON), ("Bo", "", VoiceKind.PERSON), ("Traders", "", VoiceKind.INSTITUTION)
    ]  # fmt: skip
    assert rows_of(rewritten(EVENTS), ";") == rows_of(EVENTS, ";")


def test_a_table_of_dna_get_statements() -> None:
    text = '"","id","documentId","startCaret","endCaret","person","organization","concept","agreement"\n"1",4,2,8,9,"Ana","Town","C","1"\n'
    reading = read(text)
    assert [(s.id, s.voices) for s in reading.model] == [("2/4", (("Ana",),))]
    assert rows_of(rewritten(text))[1][1:] == rows_of(text)[1][1:]


def test_a_person_of_two_organisations_and_documents_that_disagree() -> None:
    text = HEADER + "1,2005-01-01,Ana,Town,C,1\n1,2005-01-02,Ana,Party,C,1\n2,,Ana,,C,0\n"
    assert rows_of(rewritten(text)) == rows_of(text)


SIGNS = {-2: ["con"], -1: ["con"], 0: [], 1: ["pro"], 2: ["pro"]}


@pytest.mark.parametrize("levels", [[-2, -1, 0, 1, 2], [-1, 0, 1], [-1, 1], [0, 2], [-1]])
def test_levels_of_agreement(levels: list[int]) -> None:
    text = HEADER + "".join(f"1,2005,Ana,Town,C{n},{level}\n" for n, level in enumerate(levels))
    debate = read(text).model
    assert [[a.sign for a in s.answers] for s in debate] == [SIGNS[level] for level in levels]
    assert rows_of(rewritten(text)) == rows_of(text)


@pytest.mark.parametrize("words", [("TRUE", "FALSE"), ("true", "false"), ("yes", "no"), ("1.0", "0.0")])
def test_words_of_agreement(words: tuple[str, str]) -> None:
    text = HEADER + f"1,2005,Ana,Town,C,{words[0]}\n1,2005,Bo,Town,C,{words[1]}\n"
    assert [s.answers[0].sign for s in read(text).model] == ["pro", "con"]
    assert rows_of(rewritten(text)) == rows_of(text)


@pytest.mark.parametrize(
    ("cell", "date"),
    [("1106697600", "2005-01-26"), ("-1106697600", "1934-12-07"), ("2005-01-26", "2005-01-26"), ("2005-01-26 23:59:59", "2005-01-26"), ("2005-01-26T10:00Z", "2005-01-26"),
     ("2005", "2005"), ("2005-02?", "2005-02?"), ("26.01.2005", ""), ("2005-02-30 10:00:00", ""), ("99999999999", "5138-11-16"), ("", ""), ("1e9", "")],
)  # fmt: skip
def test_dates(cell: str, date: str) -> None:
    assert date_of(cell) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["AM701"]),
        (HEADER + "1,,Ana,Town,,1\n", ["AM713"]),
        (HEADER + "1,,Ana,Town,C,\n", ["AM713"]),
        (HEADER + "1,,Ana,Town,C,perhaps\n1,,Ana,Town,C,perhaps\n", ["AM713"]),
        (HEADER + "1,yesterday,Ana,Town,C,1\n", ["AM713"]),
        ("person,agreement\nAna,1\n", ["AM715"]),
        ("concept,agreement\nC,1\n", ["AM715"]),
        ("person,concept\nAna,C\n", ["AM715"]),
        ("statement_id,person,concept,agreement\n1,Ana,C,1\n1,Bo,C,0\n", ["AM711"]),
        ("person,concept,agreement,coder,start\nAna,C,1,2,3\n", ["AM716"]),
    ],
)
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert codes(reading) == expected
    assert argmap.parse(argmap.dumps(reading.model)).model == reading.model


# writing any debate ------------------------------------------------------------------------------------------------------------


def small(**changes: Any) -> Debate:
    statements = (
        Statement(
            "p/build",
            "The city should build the bridge.",
            answers=(Answer("bridge", Sign.PRO), Answer("toll", Sign.CON)),
        ),
        Statement("p/short", "It is short."),
        Statement(
            "p/no",
            "The river floods.",
            voices=(("town", "bo"), ("traders",)),
            commitment=Commitment.REPORTED,
            answers=(Answer("bridge", Sign.CON),),
        ),
    )
    debate = Debate(
        statements, (Inference(("p/short",), "p/build"),), (Attack("p/no", "p/build"),), (Article("p", "On the bridge", ("ana",), "2024-05?"),),
        (Voice("ana", "Ana Mora", role="mayor"), Voice("bo", "Bo"), Voice("town", "Town", VoiceKind.INSTITUTION), Voice("traders", "Traders", VoiceKind.GROUP)),
        (Issue("bridge", "The bridge is built."), Issue("toll", "There is a toll.")), (Stance("ana", "toll", Position.MIXED, "p"),),
    )  # fmt: skip
    return evolve(debate, **changes)


def test_any_debate_is_written_as_rows() -> None:
    made = writes(small(), "dna")
    rows = [dict(zip(rows_of(made.text)[0], row, strict=True)) for row in rows_of(made.text)[1:]]
    assert [(r["statement_id"], r["person"], r["organization"], r["concept"], r["agreement"]) for r in rows] == [
        ("build", "Ana Mora", "mayor", "The bridge is built.", "1"), ("build", "Ana Mora", "mayor", "There is a toll.", "0"),
        ("no", "Bo", "", "The bridge is built.", "0"), ("no", "", "Traders", "The bridge is built.", "0"),
        ("", "Ana Mora", "mayor", "There is a toll.", "1"), ("", "Ana Mora", "mayor", "There is a toll.", "0"),
    ]  # fmt: skip
    assert {r["date"] for r in rows} == {"2024-05?"}
    assert set(made.lost) == {
        Loss("statement", "p/short"), Loss("inference", "p/short>p/build"), Loss("attack", "p/no>!p/build"), Loss("article", "p", "authors"),
        Loss("voice", "town"), Loss("voice", "traders", "kind", VoiceKind.INSTITUTION),
        Loss("statement", "p/build", "voices", (("ana",),)), Loss("statement", "p/build", "commitment", Commitment.REPORTED),
        Loss("statement", "p/no", "voices", (("bo",), ("traders",))),
    }  # fmt: skip
    assert "voice_id" in rows_of(made.text)[0], "the name does not give the id"
    hold("dna", small())


def test_formulas_do_nothing() -> None:
    debate = small(issues=(Issue("bridge", "=1+1"), Issue("toll", "-5")))
    assert "'=1+1" in writes(debate, "dna").text
    hold("dna", debate)


def test_twenty_thousand_rows_of_one_id() -> None:
    reading = read("statement_id,person,concept,agreement\n" + "1,Ana,C,1\n" * 20_000)
    assert len(reading.model) == 20_000
    assert codes(reading) == ["AM711"]
