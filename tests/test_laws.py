"""Laws that hold for every debate and every file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

import argmap
from argmap.ground.source import Source, decode, encode
from argmap.model import Debate
from argmap.syntax import fmt, read
from tests.strategies import debates, files, tidy_annotations


@given(debates())
def test_a_debate_written_down_reads_back_as_the_same(debate: Debate) -> None:
    """parse(dumps(m)).model == m, and the text is its own canonical form."""
    text = argmap.dumps(debate)
    loaded = argmap.parse(text)
    assert not loaded.trees[0].diagnostics
    assert loaded.model == debate
    assert argmap.dumps(loaded.model) == argmap.dumps(argmap.parse(argmap.dumps(loaded.model)).model)


@given(debates())
def test_canonical_text_is_formatted(debate: Debate) -> None:
    """The formatter leaves canonical text as it is."""
    text = argmap.dumps(debate)
    assert fmt(text) == text


@given(st.one_of(files(), tidy_annotations(), st.text()))
def test_the_tree_gives_the_file_back(text: str) -> None:
    """Joining the lines of the tree gives the file, whatever it holds."""
    assert read(Source("x", text)).text == text


@given(st.binary())
@example(b"\xff\xfe\x00")
@example(b"claim: caf\xe9\n")
def test_any_bytes_are_read_and_kept(data: bytes) -> None:
    """Bytes in, the same bytes out; a file that is no UTF-8 is reported."""
    source = decode(data, "x")
    tree = read(source)
    assert encode(tree.text) == data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert any(d.code == "AM001" for d in tree.diagnostics)


@given(st.one_of(files(), st.text()))
def test_no_input_crashes(text: str) -> None:
    """Every file gives a valid model, diagnostics with places inside the file, and edits that can be made."""
    loaded = argmap.parse(text)
    assert len(loaded.model.graph.statements) == len(loaded.model)
    for diagnostic in loaded.diagnostics:
        for span in [diagnostic.label.span, *(o.span for o in diagnostic.others), *(e.span for e in diagnostic.edits)]:
            assert 0 <= span.start <= span.end <= len(text)
    argmap.dumps(loaded.model)


@given(st.one_of(files(), tidy_annotations()))
def test_formatting_is_idempotent_and_keeps_the_model(text: str) -> None:
    """fmt(fmt(t)) == fmt(t), and it says the same; the comments are still there."""
    once = fmt(text)
    assert fmt(once) == once
    before, after = argmap.parse(text), argmap.parse(once)
    assert before.model == after.model
    comments = [line.content for line in before.trees[0].lines if line.kind == "COMMENT"]
    assert comments == [line.content for line in after.trees[0].lines if line.kind == "COMMENT"]


@given(files())
def test_what_could_be_read_survives_being_written(text: str) -> None:
    """The model of any file, mistakes and all, can be written down and is the same when read again."""
    model = argmap.parse(text).model
    assert argmap.parse(argmap.dumps(model)).model == model


def test_very_many_spaces_cost_no_more_than_other_characters() -> None:
    """A million of them before a parenthesis once took time by their square, which is for ever."""
    text = "claim: A.\n  premise" + " " * 1_000_000 + "(fact): B.\n"
    assert len(argmap.parse(text).model) == 2
    assert fmt(text) == "claim: A.\n  premise (fact): B.\n"
