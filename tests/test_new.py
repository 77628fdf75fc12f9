"""A new annotation is a valid one, whatever the text holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.ground.diagnostics import Severity
from argmap.ground.source import encode
from argmap.passages import fingerprint, skeleton
from tests.strategies import SPICE

TEXT = "The Headline: a “story”\n\nFirst paragraph.\r\nclaim: not one\n"
WILD = st.one_of(st.text(), st.lists(st.one_of(st.text(max_size=9), SPICE, st.sampled_from("\r\n"))).map("".join))


def test_a_skeleton_holds_what_can_be_known() -> None:
    """The id and the text by the file, the title by the first line, each paragraph under its line number."""
    annotation = skeleton(TEXT, "texts/my article.txt")
    (article,) = argmap.parse(annotation).model.articles
    assert (article.id, article.title, article.text) == (
        "my-article",
        "The Headline: a “story”",
        "texts/my article.txt",
    )
    assert article.fingerprint == fingerprint(TEXT)
    shown = re.findall(r"# line (\d+)\n#   (.*)", annotation)
    assert shown == [("1", "The Headline: a “story”"), ("3", "First paragraph."), ("4", "claim: not one")]


@pytest.mark.parametrize(
    "file", ["a.txt", "", "...", "a b.txt", "新聞.txt", "(x) [y].txt", "~.txt", "a/b/c.d.txt", "\ud800.txt"]
)
def test_any_file_name_gives_an_id(file: str) -> None:
    """One that the language takes."""
    (article,) = argmap.parse(skeleton(TEXT, file)).model.articles
    assert article.id


@given(WILD, st.one_of(st.just("article.txt"), WILD))
def test_a_skeleton_is_valid(text: str, file: str) -> None:
    """It reads without a complaint and holds no statement yet."""
    annotation = skeleton(text, file)
    loaded = argmap.parse(annotation)
    assert [d for d in loaded.diagnostics if d.severity is Severity.ERROR and d.code != "AM001"] == []
    assert len(loaded.model.articles) == 1
    assert loaded.model.statements == ()


def test_a_paragraph_may_be_of_any_length() -> None:
    """One line of a megabyte, with and without spaces."""
    for text in ("word " * 200_000, "w" * 1_000_000):
        assert argmap.parse(skeleton(text, "a.txt")).ok


def test_an_annotation_made_from_an_article_finds_its_text(tmp_path: Path) -> None:
    """The text named is the text meant, and nothing has changed since."""
    (tmp_path / "story.txt").write_bytes(encode(TEXT))
    (tmp_path / "story.argmap").write_bytes(encode(skeleton(TEXT, "story.txt")))
    loaded = argmap.load(tmp_path / "story.argmap", texts=[])
    assert list(loaded.texts) == ["story"]
    assert [d for d in loaded.diagnostics if d.code.startswith("AM3")] == []
