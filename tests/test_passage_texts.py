"""What stands around passages: sentences, turns, fingerprints, and how passages are written down elsewhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

import argmap
from argmap.model import Anchor
from argmap.passages import (
    Index,
    cut_off,
    fingerprint,
    merged,
    paragraphs,
    sentences,
    text_fragment,
    text_position,
    text_quote,
    write_anchor,
)
from tests.strategies import anchors
from tests.test_passages import WILD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Kim went home. He slept.", ["Dr. Kim went home.", "He slept."]),
        ("The U.S.-ROK pact holds. J. Smith agrees.", ["The U.S.-ROK pact holds.", "J. Smith agrees."]),
        ("Will it hold? It may! Or not.", ["Will it hold?", "It may!", "Or not."]),
        ("It costs 2.5 million. Why", ["It costs 2.5 million.", "Why"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Abbreviations, initials and numbers end none."""
    (paragraph,) = paragraphs(text)
    assert [text[start:end] for start, end in sentences(text, paragraph)] == expected


@given(WILD)
def test_sentences_stay_in_their_paragraph(text: str) -> None:
    """In order, without overlap; paragraphs are the lines that are not blank."""
    index = Index.of(text)
    for paragraph in paragraphs(text):
        low, high = index.line(paragraph.line)
        assert low <= paragraph.start < paragraph.end <= high
        last = paragraph.start
        for start, end in sentences(text, paragraph):
            assert last <= start < end <= paragraph.end
            last = end


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("It works|, but it is dear.", "but"),
        ("It works| although few know.", "although"),
        ("It works|. However, it is dear.", "However"),
        ("It works.| But it is dear.", "But"),
        ("“It works|.” But it is dear.", "But"),
        ("It works| unless it rains.", "unless"),
        ("It works|.\nBut it is dear.", None),
        ("It works|. Although it is dear, we buy it.", None),
        ("It works| and butter is cheap.", None),
        ("It works|. We know that but say nothing.", None),
        ("It works|", None),
        ("It works,| yet it is dear.", "yet"),
        ("It works|, however, it is dear.", "however"),
        ("It has not| yet begun.", None),
        ("It works| however small it is.", None),
        ("It works not only here| but also there.", None),
        ("It was all| but over.", None),
        ("It looked as| though it worked.", None),
        ("It works|. Yet another one came.", None),
    ],
)
def test_passages_that_stop_before_a_turn(text: str, turn: str | None) -> None:
    """Only a word that takes back what the passage says, in the same paragraph."""
    end = text.index("|")
    text = text.replace("|", "")
    found = cut_off(text, end, [(0, end)])
    assert (text[slice(*found)] if found else None) == turn


def test_a_turn_that_another_passage_covers_was_seen() -> None:
    """No warning is needed then."""
    text = "It works, but it is dear."
    assert cut_off(text, 8, merged([(0, 8)]))
    assert cut_off(text, 8, merged([(14, 24), (0, 8)])) is None


def test_merged() -> None:
    """Overlapping and touching stretches become one."""
    assert merged([(5, 7), (0, 2), (2, 3), (6, 9)]) == [(0, 3), (5, 9)]
    assert merged([]) == []


def test_a_fingerprint_knows_what_matters() -> None:
    """Line ends, byte order mark and spaces at line ends do not; lines and words do."""
    one = fingerprint("a\nb\n")
    assert re.fullmatch(r"blake2b:[0-9a-f]{16}", one)
    assert one == fingerprint("\ufeffa \r\nb\t\r\n\r\n") == fingerprint("a\rb")
    assert len({one, fingerprint("a\n\nb"), fingerprint("a b"), fingerprint("a\nB"), fingerprint("\ud800")}) == 5


def test_anchors_in_other_notations() -> None:
    """The language's own, a URL text fragment, and W3C selectors."""
    assert write_anchor(Anchor('a "b"', "c", 7)) == '@ 7 "a "b"" .. "c"'
    assert write_anchor(Anchor("a")) == '@ "a"'
    assert text_fragment(Anchor("a-b, c & d", "“é”")) == "#:~:text=a%2Db%2C%20c%20%26%20d,%E2%80%9C%C3%A9%E2%80%9D"
    assert text_fragment(Anchor("\ud800")) == "#:~:text=%3F"
    text = "x" * 40 + "passage" + "y" * 40
    assert text_quote(text, 40, 47) == {
        "type": "TextQuoteSelector",
        "exact": "passage",
        "prefix": "x" * 32,
        "suffix": "y" * 32,
    }
    assert text_position(40, 47) == {"type": "TextPositionSelector", "start": 40, "end": 47}


@given(anchors())
def test_a_written_anchor_is_read_as_the_same(anchor: Anchor) -> None:
    """What `write_anchor` gives can stand in an annotation."""
    loaded = argmap.parse(f"claim c: x\n  {write_anchor(anchor)}\n")
    assert loaded.model["c"].anchors == (anchor,)
