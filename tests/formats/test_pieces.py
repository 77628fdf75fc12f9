"""What all formats stand on: values as lines, ids, texts, and losses that can be carried out."""

from __future__ import annotations

import doctest
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import values
from argmap.formats.ids import foreign_ids, is_id, names_for
from argmap.formats.loss import Loss, elements, fields_lost, forget, stance_id, summary
from argmap.formats.texts import NO_TEXT, one_line, raw_texts
from argmap.formats.values import decode, encode
from argmap.model import Attack, Debate, Inference, Modality, Statement
from tests.strategies import debates, lines

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.text('\ud800\n\r\t "[{a1tfn-'),
)
JSON = st.recursive(
    LEAVES,
    lambda v: st.one_of(st.lists(v, max_size=3), st.dictionaries(st.text(max_size=3), v, max_size=3)),
    max_leaves=8,
)


def same(one: Any, other: Any) -> bool:
    """Equal, with 1, 1.0 and True apart."""
    return repr(one) == repr(other)


@given(JSON)
def test_every_value_is_a_line_and_comes_back(value: Any) -> None:
    line = encode(value)
    assert same(decode(line), value)
    assert Debate((Statement("a", "b", data=(("k", line),)),)).graph


@given(
    st.one_of(
        lines(), JSON.map(encode), st.text("[]{}\"'1e0-truefalsn\\u ", min_size=1).filter(lambda t: t == t.strip(" "))
    )
)
def test_every_line_is_a_value_and_comes_back(line: str) -> None:
    assert encode(decode(line)) == line


def test_deep_lines_are_strings() -> None:
    deep = "[" * 100_000
    assert decode(deep) == deep
    assert encode(deep) == deep


def test_the_examples_of_values() -> None:
    assert doctest.testmod(values).failed == 0


@given(st.lists(st.one_of(st.text(), st.text("a b/(-2")), max_size=8))
def test_every_foreign_id_has_a_name_of_its_own(foreign: list[str]) -> None:
    names = names_for(foreign)
    assert set(names) == set(foreign)
    assert len(set(names.values())) == len(names)
    for id, name in names.items():
        assert is_id(name)
        assert name == id or not is_id(id)


def test_names_are_like_the_ids() -> None:
    assert names_for(["a b", "a-b", "(a b)", "", "x/y/z", "1"]) == {
        "a b": "a-b-2", "a-b": "a-b", "(a b)": "a-b-3", "": "node", "x/y/z": "x-y-z", "1": "1",
    }  # fmt: skip
    assert names_for(["author", "a/b", "pro"], simple=True) == {"author": "author-", "a/b": "a-b", "pro": "pro-"}


@given(debates())
def test_foreign_ids_lead_back(debate: Debate) -> None:
    """Each to the id of its statement, whatever the data say."""
    ids, lost = foreign_ids(debate, "aif.nodeID")
    assert list(ids) == [s.id for s in debate.statements]
    names = names_for(map(str, ids.values()))
    assert [names[str(f)] for f in ids.values()] == list(ids)
    gone = {loss.id for loss in lost}
    for statement in debate.statements:
        kept = dict(statement.data).get("aif.nodeID")
        assert (kept is not None and statement.id not in gone) == (ids[statement.id] != statement.id)


@given(st.one_of(st.text(), st.text(" \n\r\ta\ud800")))
def test_texts_are_lines_and_come_back(raw: str) -> None:
    text, kept = one_line(raw)
    debate = Debate((Statement("a", text, data=(("x.text", kept),) if kept else ()),))
    assert debate.graph
    assert raw_texts(debate, "x.text") == ({"a": raw}, [])


def test_a_text_that_was_edited_counts() -> None:
    text, kept = one_line(" two\nlines ")
    assert text == "two lines"
    edited = Debate((Statement("a", "Three lines.", data=(("x.text", kept),)),))
    assert raw_texts(edited, "x.text") == ({"a": "Three lines."}, [Loss("statement", "a", "data x.text")])
    assert one_line("") == (NO_TEXT, '""')


@given(debates(), st.data())
def test_what_is_forgotten_is_gone(debate: Debate, data: st.DataObject) -> None:
    """Fields are at their defaults, elements are not there, and the rest is as it was."""
    losses = [loss for what, id, element in elements(debate) for loss in fields_lost(what, id, element, HELD)]
    chosen = data.draw(st.lists(st.sampled_from(losses), unique=True)) if losses else []
    left = forget(debate, chosen)
    assert left.graph
    assert forget(left, ()) == left
    remaining = {loss for what, id, element in elements(left) for loss in fields_lost(what, id, element, HELD)}
    assert remaining == set(losses) - set(chosen)


HELD = ("id", "text", "name", "premises", "conclusion", "source", "target", "issue", "voice", "position", "statements", "inferences",
        "attacks", "articles", "voices", "issues", "stances", "article")  # fmt: skip


def test_forgetting_a_step_forgets_what_undercuts_it() -> None:
    a, b, c, d = (Statement(id, id.upper()) for id in "abcd")
    step, undercut = Inference(("a",), "b"), Attack("c", "a>b")
    debate = Debate((a, b, c, d), (step,), (undercut, Attack("d", undercut.key), Attack("d", "b")))
    assert forget(debate, [Loss("inference", "a>b")]) == Debate((a, b, c, d), (), (Attack("d", "b"),))
    assert forget(debate, [Loss("statement", "c")]) == Debate((a, b, d), (step,), (Attack("d", "b"),))
    assert forget(debate, [Loss("statement", "a", "text", "other")]) == evolve(
        debate, statements=(evolve(a, text="other"), b, c, d)
    )


def test_losses_in_words() -> None:
    losses = [
        Loss("statement", "a", "modality"),
        Loss("statement", "b", "modality"),
        Loss("attack", "c"),
        Loss("debate", "", "title"),
    ]
    assert summary(losses) == ("modality of 2 statements", "1 attack", "title of the debate")


def test_stances_are_told_apart() -> None:
    from argmap.model import Issue, Position, Stance, Voice  # noqa: PLC0415

    stance = Stance("v", "i", Position.PRO)
    debate = Debate(voices=(Voice("v", "V"),), issues=(Issue("i", "I"),), stances=(stance,))
    assert forget(debate, [Loss("stance", stance_id(stance))]).stances == ()
    hedged = Debate((Statement("a", "A", modality=Modality.POSSIBLE),))
    assert forget(hedged, [Loss("statement", "a", "modality")]) == Debate((Statement("a", "A"),))


@pytest.mark.parametrize("field", ["kind", "modality"])
def test_losses_say_what_stands_instead(field: str) -> None:
    debate = Debate((Statement("a", "A", condition="c"),))
    assert forget(debate, [Loss("statement", "a", "condition", "d")]).statements[0].condition == "d"
    assert field
