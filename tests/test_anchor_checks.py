"""What is said about anchors, and that the mend it offers mends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.checks.anchors import check_anchors
from argmap.checks.stances import check_stances
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span
from argmap.model import Anchor, Article, Debate, Position, Stance, Statement
from argmap.passages import cut_off, fingerprint
from tests.strategies import anchors

TEXT = """\
The walk to school takes half an hour. The bridge would shorten it.
It costs a million – once. The ferry costs that “every ten years”.
The walk to school is long, unless it snows.
"""
HEAD = "article a\n  author: unclear\n  date: 2024\n\nclaim c: Something.\n"


def judged(text: str, *lines: str) -> tuple[str, list[Diagnostic]]:
    """An annotation with these lines under its claim, and what is said of it by a text."""
    annotation = HEAD + "".join(f"  {line}\n" for line in lines)
    model = argmap.parse(annotation, "x.argmap").model
    return annotation, check_anchors(model.articles[0], Source("text.txt", text), model)


def mended(annotation: str, found: list[Diagnostic]) -> str:
    for edit in sorted((e for d in found for e in d.edits), key=lambda e: -e.span.start):
        annotation = annotation[: edit.span.start] + edit.text + annotation[edit.span.end :]
    return annotation


@pytest.mark.parametrize(
    ("line", "name", "after"),
    [
        ('@ "The walk to school takes" .. "half an hour"', None, None),
        ('@ "The drive home by bus" .. "half an hour"', "AM301", None),
        ('@ "The walk to school takes" .. "two whole days of marching"', "AM301", None),
        ('@ "The walk to school"', "AM302", None),
        ('@ "a million-once"', "AM303", '@ "a million – once"'),
        ("@ \"that 'every TEN years'\"", "AM303", '@ "that “every ten years”"'),
        ('@ "The bridge wuold shorten"', "AM304", '@ "The bridge would shorten"'),
        ('@ 2 "The bridge" .. "shorten it"', "AM305", '@ 1 "The bridge" .. "shorten it"'),
        ('@ "half an hour" .. "takes"', "AM306", '@ "takes" .. "half an hour"'),
        ('@ "The walk to school is long"', "AM308", None),
    ],
)
def test_each_mistake_is_named_and_mended(line: str, name: str | None, after: str | None) -> None:
    """At the anchor, from `@` to the last quotation mark, and in a message that fits on a line."""
    annotation, found = judged(TEXT, line)
    assert [d.code for d in found] == ([name] if name else [])
    for diagnostic in found:
        span = diagnostic.label.span
        assert annotation[span.start : span.end] == line
        assert len(diagnostic.message) <= 100
    if after is not None:
        new = mended(annotation, found)
        assert new == HEAD + f"  {after}\n"
        assert check_anchors(*_read(new)) == []


def _read(annotation: str) -> tuple[Article, Source, Debate]:
    model = argmap.parse(annotation, "x.argmap").model
    return model.articles[0], Source("text.txt", TEXT), model


def test_an_ambiguous_anchor_shows_its_lines_and_is_not_decided_for_the_annotator() -> None:
    """Which place is meant only a person can say."""
    _, [found] = judged(TEXT, '@ "The walk to school"')
    assert "1, 3" in " ".join(found.notes)
    assert not found.edits


def test_a_missing_anchor_shows_the_nearest_words() -> None:
    """Where there are any."""
    _, [found] = judged(TEXT, '@ "The walk from school takes about an hour"')
    assert found.code in {"AM301", "AM304"}
    assert "The walk to school takes half an hour" in " ".join((*found.notes, found.help))


def test_what_another_passage_covers_is_not_cut_off() -> None:
    """The annotator saw the turn."""
    lines = ('@ "The walk to school is long"', "rebuttal r: Not in snow.", '  @ "unless it snows"')
    assert [d.code for d in judged(TEXT, *lines)[1]] == []


def test_a_statement_needs_a_passage_unless_it_is_implicit() -> None:
    """Where the text is at hand."""
    assert [d.code for d in judged(TEXT)[1]] == ["AM307"]
    annotation = HEAD.replace("claim c:", "claim c (implicit):")
    model = argmap.parse(annotation).model
    assert check_anchors(model.articles[0], Source("text.txt", TEXT), model) == []


def test_a_changed_text_is_noticed_and_its_fingerprint_mended() -> None:
    """Line ends are no change."""
    now = fingerprint(TEXT)
    annotation = HEAD.replace("  date", f"  fingerprint: {now}\n  date") + '  @ "a million"\n'
    assert check_anchors(*_read(annotation)) == []
    old = annotation.replace(now, "blake2b:0123456789abcdef")
    found = check_anchors(*_read(old))
    assert [d.code for d in found] == ["AM309"]
    assert mended(old, found) == annotation


def test_a_stance_needs_a_passage() -> None:
    """It overrides what statements give."""
    bare = Stance("mora", "toll", Position.PRO)
    shown = Stance("mora", "toll", Position.PRO, "a", (Anchor("a million"),))
    assert [d.code for d in check_stances(Debate(stances=(bare, shown)))] == ["AM310"]


def test_the_anchors_of_stances_are_checked_too() -> None:
    """In the article they stand in."""
    wrong = Stance("mora", "toll", Position.PRO, "a", (Anchor("nowhere at all to be found"),))
    debate = Debate(stances=(wrong,), articles=(Article("a"),))
    assert [d.code for d in check_anchors(debate.articles[0], Source("t", TEXT), debate)] == ["AM301"]


@given(st.lists(anchors(), max_size=4), st.text(), st.text(max_size=5))
def test_models_made_in_python_have_no_places(wanted: list[Anchor], text: str, print_: str) -> None:
    """And nothing crashes, whatever the text holds."""
    article = Article("a", fingerprint=print_.replace("\n", " ").replace("\r", " ").strip(" \t"))
    debate = Debate((Statement("a/s", "x", anchors=tuple(wanted)), Statement("b/s", "y")), articles=(article,))
    found = check_anchors(article, Source("t", text), debate)
    assert all(d.label.span == Span("", 0, 0) for d in found)
    assert all(len(d.message) <= 100 for d in found)


def test_the_next_sentence_is_not_what_a_turn_turns_to() -> None:
    """A passage that begins soon after a turn, but in another sentence, does not show that the turn was seen."""
    text = "The square is full of cars, but nobody minds. Is it not time to act?"
    first = text.index(", but")
    assert cut_off(text, first, [(0, first), (text.index("Is it"), len(text))]) is not None
    assert cut_off(text, first, [(0, first), (text.index("nobody"), len(text))]) is None
