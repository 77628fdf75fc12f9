"""Kialo's text exports are read; the samples are of our own making, after the shape of real ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import detect, reads
from argmap.formats.document import Document
from argmap.formats.values import decode
from argmap.model import Attack, Debate, Inference, datum

BRIDGE = """\
Discussion Title: Should the city build the bridge?

1. The city should build the foot bridge.
1.1. Pro: It shortens the way to school \\(by ten minutes\\).
1.1.1. Con: Only on [this side](https://river.example/map) of the river.
1.1.2. Pro: It was measured.
On two days
and one night.
1.2. Con: A bridge costs more than a ferry.
1.2.1. Con: A ferry has to be paid for every year.
1.2.2. Con: -> See 1.1.
2. The city should do nothing.
2.1. Con: -> See 1.1.2.
"""


def read(text: str) -> Debate:
    return reads(text, "kialo").model


def codes(text: str) -> list[str]:
    return [d.code for d in reads(text, "kialo").diagnostics]


def test_a_discussion_is_a_debate() -> None:
    debate = read(BRIDGE)
    assert codes(BRIDGE) == []
    assert debate.title == "Should the city build the bridge?"
    assert [s.id for s in debate] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2"]
    assert set(debate.inferences) == {Inference(("1.1",), "1"), Inference(("1.1.2",), "1.1")}
    assert set(debate.attacks) == {
        Attack("1.1.1", "1.1"),
        Attack("1.2", "1"),
        Attack("1.2.1", "1.2"),
        Attack("1.1", "1.2"),
        Attack("1.1.2", "2"),
    }


def test_texts_are_plain_and_kept_as_they_were() -> None:
    debate = read(BRIDGE)
    assert debate["1.1"].text == "It shortens the way to school (by ten minutes)."
    assert debate["1.1.1"].text == "Only on this side of the river."
    assert debate["1.1.2"].text == "It was measured. On two days and one night."
    assert decode(datum(debate["1.1.2"], "kialo.text")) == "It was measured.\nOn two days\nand one night."
    assert decode(datum(debate["1.1"], "kialo.text")).endswith("\\(by ten minutes\\).")
    assert debate["1.2"].data == ()


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("A **bold** and *slanted* _word_.", "A bold and slanted word."),
        ("See [the map](https://river.example/map_(new)).", "See the map."),
        ("See [the map](http://no address at all) here.", "See the map here."),
        ("See [](https://river.example).", "See https://river.example."),
        ("2 * 3 * 4, snake_case_name and a_b.", "2 * 3 * 4, snake_case_name and a_b."),
        (r"Not \[a\]\(link\), not \*bold\*.", "Not [a](link), not *bold*."),
        ("An [unclosed](link and a [bracket.", "An [unclosed](link and a [bracket."),
    ],
)
def test_markdown(raw: str, plain: str) -> None:
    (statement,) = read(f"Discussion Title: T\n1. {raw}\n")
    assert statement.text == plain
    assert decode(datum(statement, "kialo.text")) == raw or raw == plain


def test_lists_in_a_text_are_no_claims() -> None:
    debate = read(
        "Discussion Title: T\n1. A:\n1. one\n3. three\n5.1. not\n1.1. Pro: B\n1. again\n2. Next.\n2.1. Con: C\n"
    )
    assert [s.text for s in debate] == ["A: 1. one 3. three 5.1. not", "B 1. again", "Next.", "C"]


def test_it_comes_through_an_annotation() -> None:
    debate = read(BRIDGE)
    assert argmap.parse(argmap.dumps(debate)).model == debate
    assert detect(Document.of(BRIDGE.replace("\n", "\r\n"))).name == "kialo"
    assert read(BRIDGE.replace("\n", "\r\n")) == debate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["AM701"]),
        ("1. A.\n1.1. Pro: B.\n", ["AM701"]),
        ("Discussion Title: T\nwhat is this\n1. A.\n", ["AM713"]),
        ("Discussion Title: T\n1. A.\n1.1. B.\n", ["AM715"]),
        ("Discussion Title: T\n1. A.\n1.2.1. Pro: B.\n", ["AM712"]),
        ("Discussion Title: T\n1. A.\n1.1. Pro: -> See 7.\n", ["AM712"]),
        ("Discussion Title: T\n1. A.\n1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.1.\n", ["AM712", "AM712"]),
        ("Discussion Title: T\n1. A.\n1.1. Pro: -> See 1.\n", ["AM719"]),
        ("Discussion Title: T\n1. A.\n1.1. Pro: B.\n1.1. Con: C.\n", ["AM711"]),
    ],
)
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_two_claims_of_one_number_are_both_kept() -> None:
    debate = read("Discussion Title: T\n1. A.\n1.1. Pro: B.\n1.1. Con: C.\n")
    assert [s.text for s in debate] == ["A.", "B.", "C."]
    assert debate.attacks == (Attack("1.1-2", "1"),)


@given(
    st.lists(
        st.sampled_from(
            [
                "Discussion Title: T\n",
                "1. A\n",
                "1.1. Pro: B\n",
                "1.1. Con: -> See 1.1.\n",
                "x\n",
                "2.1.1. C\n",
                "-> See 1.\n",
            ]
        ),
        max_size=8,
    )
)
def test_nothing_stops_the_reader(pieces: list[str]) -> None:
    debate = read("".join(pieces))
    assert argmap.parse(argmap.dumps(debate)).model == debate


def test_a_long_discussion() -> None:
    """20,000 claims on one level, and 500 levels."""
    wide = "Discussion Title: T\n1. A.\n" + "".join(f"1.{n}. Pro: Reason {n}.\n" for n in range(1, 20_000))
    assert len(read(wide).inferences) == 19_999
    deep = "Discussion Title: T\n" + "".join(
        f"{'.'.join(['1'] * n)}. {'Pro: ' if n > 1 else ''}Level {n}.\n" for n in range(1, 501)
    )
    assert read(deep).depth() == 500
    chain = "Discussion Title: T\n1. A.\n1.1. Pro: B.\n" + "".join(
        f"1.{n}. Pro: -> See 1.{n - 1}.\n" for n in range(2, 20_000)
    )
    assert len(read(chain).inferences) == 1
    brackets = "Discussion Title: T\n1. " + "[a](http://" * 20_000 + "*" * 20_000 + "_a" * 20_000
    assert len(read(brackets)) == 1


def test_a_thesis_keeps_a_word_that_would_be_a_side_below_it() -> None:
    """It answers nothing, so there is nothing to be for or against."""
    text = "Discussion Title: T\n1. Pro: and contra.\n1.1. Con: B.\n2. Con: trolls.\n"
    found = reads(text, "kialo")
    assert found.diagnostics == ()
    assert [s.text for s in found.model] == ["Pro: and contra.", "B.", "Con: trolls."]
    assert found.model.attacks == (Attack("1.1", "1"),)
