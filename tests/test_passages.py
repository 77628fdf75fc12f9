"""Anchors are found where they stand, whatever became of their quotation marks, and nothing else is taken for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap.ground.errors import ModelError
from argmap.model import Anchor
from argmap.model.words import SEPARATED
from argmap.passages import (
    How,
    Index,
    Match,
    resolve,
)
from argmap.passages import occurrences as many
from argmap.passages.folding import Folded, fold_words
from argmap.passages.match import End
from tests.conftest import ROOT
from tests.strategies import anchors

WILD = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(
        st.sampled_from(
            ["the", "The", "alliance", " ", "  ", "\n", "\r\n", "\r", "’", "'", "“", '"', "—", "-", "–", "…", "...", "\u00a0", "\u00ad",
             "\u200b", "\ufeff", "e\u0301", "é", "\ud800", "\x00", "\u2028", "日本", "が", "か\u3099", "각", "각", "שלום", "U.S.",
             ".", ",", "ß", "İ", "ﬁ", "´", "½", "🙂", "a", "b"]
        ), max_size=40,
    ).map("".join),
)  # fmt: skip
MARKS = ["’", "—", " ", "“", " – ", "…", "-", "é", "S", "ﬁ"]
CHANGES = [
    ("’", "'"), ("“", '"'), ("—", "-"), (" – ", "-"), ("…", "..."), ("é", "E\u0301"), ("S", "s"), ("ﬁ", "fi"), (" ", "\u00a0 "),
]  # fmt: skip
TOKENS = st.lists(st.integers(0, 10**6), min_size=4, max_size=30, unique=True)


def only(text: str, *anchor: object) -> Match:
    (match,) = resolve(text, [Anchor(*anchor)])  # type: ignore[arg-type]
    return match


def starts(text: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]


@st.composite
def cuts(draw: st.DrawFn, number: int = 1) -> tuple[str, list[tuple[int, int]]]:
    """A text of anything, and stretches of it, one behind the other, whose words stand nowhere else in it.

    Each holds a number that makes it so.
    """
    pieces = draw(st.lists(WILD, min_size=2 * number, max_size=8))
    ends = []
    text = ""
    for n, piece in enumerate(pieces):
        text += f"{piece}<{n}>"
        ends.append(len(text))
    stretches = []
    chosen = sorted(draw(st.sets(st.integers(1, len(ends) - 1), min_size=number, max_size=number)))
    last = 0
    for n in chosen:
        start = draw(st.integers(max(last, ends[n - 1]), ends[n] - len(f"<{n}>")))
        last = draw(st.integers(ends[n], len(text) if n == chosen[-1] else ends[n]))
        words = text[start:last].strip(" \t\r\n")
        if re.search(r"[\r\n]", words):  # an anchor is one line
            words = re.split(r"[\r\n]", words[words.index(f"<{n}>") :])[0].strip(" \t")
        start = text.index(words, start)
        last = start + len(words)
        assume(not SEPARATED.search(words + '"') and starts(text, words) == [start])
        stretches.append((start, last))
    return text, stretches


@given(cuts())
def test_words_cut_from_a_unique_place_lead_back_to_it(cut: tuple[str, list[tuple[int, int]]]) -> None:
    """Exactly, to the code point, with and without the line."""
    text, [(start, end)] = cut
    line = Index.of(text).line_of(start)
    for anchor in (Anchor(text[start:end]), Anchor(text[start:end], line=line)):
        (match,) = resolve(text, [anchor])
        assert (match.how, match.start, match.end, match.lines) == (How.EXACT, start, end, (line,))
        assert match.suggestion is None


@given(cuts(2))
def test_a_passage_is_found_by_its_two_ends(cut: tuple[str, list[tuple[int, int]]]) -> None:
    """From the opening words to the end of the closing words."""
    text, [(start, opened), (closes, end)] = cut
    match = only(text, text[start:opened], text[closes:end])
    assert (match.how, match.start, match.end) == (How.EXACT, start, end)
    assert (match.opening, match.closing) == ((start, opened), (closes, end))


@given(st.data(), TOKENS, st.lists(st.sampled_from(MARKS), min_size=30, max_size=30))
def test_marks_spaces_accents_and_case_do_not_matter(data: st.DataObject, numbers: list[int], marks: list[str]) -> None:
    """The same passage is found, to the code point, after all of these were changed in the anchor."""
    tokens = [f"w{number}{mark}" for number, mark in zip(numbers, marks, strict=False)]
    text = " ".join(tokens)
    first = data.draw(st.integers(0, len(tokens) - 2))
    last = data.draw(st.integers(first + 1, len(tokens) - 1))
    start = text.index(tokens[first])
    words = text[start : text.index(tokens[last]) + len(tokens[last])].strip()
    changed = words
    for old, new in CHANGES:
        if data.draw(st.booleans()):
            changed = changed.replace(old, new)
    assume(" ".join(changed.split()))
    match = only(text, changed.strip(" \t"))
    assert match.how in {How.EXACT, How.NORMALISED}
    assert (match.start, match.end) == (start, start + len(words))


@given(WILD, st.lists(anchors(), max_size=4))
def test_no_text_and_no_words_are_too_odd(text: str, wanted: list[Anchor]) -> None:
    """Offsets are in the text, and what was found is there."""
    for match in resolve(text, wanted):
        assert match.placed == (match.how in {How.EXACT, How.NORMALISED, How.MOVED, How.FUZZY})
        assert (match.start, match.end) == (-1, -1) if not match.placed else 0 <= match.start <= match.end <= len(text)
        assert 0 <= match.similarity <= 100
        if match.how is How.EXACT:
            assert text.startswith(match.anchor.opening, match.start)
            assert text.endswith(match.anchor.closing, match.start, match.end)
        if match.how is How.NORMALISED:
            assert match.opening
            assert fold_words(text[slice(*match.opening)]) == fold_words(match.anchor.opening)


@given(cuts(), st.data())
def test_the_mend_mends(cut: tuple[str, list[tuple[int, int]]], data: st.DataObject) -> None:
    """A suggestion leads exactly to the passage that was found."""
    text, [(start, end)] = cut
    slip = data.draw(st.sampled_from(["x", " very ", "’", "\u00a0"]))
    place = data.draw(st.integers(start, end))
    opening = (text[start:place] + slip + text[place:end]).strip(" \t")
    try:
        anchor = Anchor(opening, line=data.draw(st.one_of(st.none(), st.integers(0, 5))))
    except ModelError:
        return
    (match,) = resolve(text, [anchor])
    if match.suggestion:
        (again,) = resolve(text, [match.suggestion])
        assert again.how is How.EXACT
        assert not match.placed or (again.start, again.end) == (match.start, match.end)


@given(WILD, st.lists(anchors(), max_size=5))
def test_anchors_do_not_see_each_other(text: str, wanted: list[Anchor]) -> None:
    """All at once or one by one, in any order: the same."""
    index = Index.of(text)
    assert resolve(text, wanted) == tuple(resolve(text, [anchor])[0] for anchor in wanted)
    assert resolve(index, wanted[::-1])[::-1] == resolve(index, wanted)


@given(WILD)
def test_folding_a_text_and_folding_words_is_the_same(text: str) -> None:
    """And every folded character leads back into the text, in order."""
    folded = Folded.fold(text)
    assert folded.text.strip(" ") == fold_words(text)
    stretches = [folded.back(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in stretches)
    assert stretches == sorted(stretches)


@given(st.text("ab ", max_size=300), st.lists(st.text("ab ", min_size=1, max_size=20), max_size=8))
def test_many_words_are_found_as_each_alone(text: str, words: list[str]) -> None:
    """The pass by grams and the plain search agree."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "FEW", 0)
        patch.setattr(many, "SAMPLE", 1)
        found = many.occurrences(text, words)
    assert {word: list(places.starts) for word, places in found.items()} == {
        w: starts(text, w)[: many.CAP] for w in words
    }


TEXT = """\
Tokyo and Seoul
Tokyo and Seoul are close, but “history” divides them. The alliance is weak.
Many say the alliance will grow — slowly; others say the alliance will end.
Tokyo and Seoul should talk. The art of the party: smart art.
"""


@pytest.mark.parametrize(
    ("anchor", "how", "line", "suggestion"),
    [
        (Anchor("Tokyo and Seoul"), How.AMBIGUOUS, 1, None),
        (Anchor("Tokyo and Seoul", line=2), How.EXACT, 2, None),
        (Anchor("Tokyo and Seoul", "should talk"), How.EXACT, 4, None),
        (Anchor("the alliance will", "end"), How.AMBIGUOUS, 3, None),
        (Anchor("the alliance will grow", "end"), How.EXACT, 3, None),
        (Anchor("the alliance will", "end", 3), How.EXACT, 3, None),
        (Anchor("others say", "end", 2), How.MOVED, 3, Anchor("others say", "end", 3)),
        (Anchor('but "history" divides'), How.NORMALISED, 2, Anchor("but “history” divides")),
        (Anchor("will grow-slowly"), How.NORMALISED, 3, Anchor("will grow — slowly")),
        (Anchor("MANY SAY", line=3), How.NORMALISED, 3, Anchor("Many say", line=3)),
        (Anchor("Many sya the alliance"), How.FUZZY, 3, Anchor("Many say the alliance")),
        (Anchor("Many people say the", "grow"), How.MISSING, 3, None),
        (Anchor("Many say", "some day or other"), How.MISSING, 3, None),
        (Anchor("others say", "will grow"), How.REVERSED, 3, Anchor("will grow", "others say")),
        (Anchor("Many say the", "the alliance will grow"), How.REVERSED, 3, Anchor("Many say the alliance will grow")),
        (Anchor("wholly different words"), How.MISSING, None, None),
        (Anchor("art"), How.AMBIGUOUS, 4, None),
        (Anchor("Tokyo and", "wholly different words"), How.AMBIGUOUS, 1, None),
        (Anchor("smar"), How.EXACT, 4, None),
        (Anchor("Seoul\u00a0Tokyo and Seoul are"), How.NORMALISED, 1, Anchor("Seoul", "Tokyo and Seoul are")),
    ],
    ids=lambda value: value.opening if isinstance(value, Anchor) else None,
)
def test_cases(anchor: Anchor, how: How, line: int | None, suggestion: Anchor | None) -> None:
    """How each anchor is found, on which line, and how it is to be written."""
    (match,) = resolve(TEXT, [anchor])
    assert match.how is how
    assert line is None or match.lines[0] == line
    assert match.suggestion == suggestion


def test_words_are_whole_where_they_can_be() -> None:
    """`art` is not sought inside `party`, unless it stands nowhere else."""
    assert only("party art", "art").start == 6
    assert only("party", "art").start == 1
    assert only("a party is an art of all", "a", "art").end == 17


def test_the_closing_words_must_follow() -> None:
    """Those that only stand before are reported as such, and so is the end that was not found."""
    match = only("one two three", "three", "one")
    assert (match.how, match.suggestion) == (How.REVERSED, Anchor("one", "three"))
    match = only("one two three", "two", "nothing like it")
    assert (match.how, match.lost, match.lines) == (How.MISSING, End.CLOSING, (1,))
    match = only("one two three", "won to", "nothing like it")
    assert (match.how, match.lost) == (How.MISSING, End.OPENING)


def test_an_ambiguous_anchor_names_its_lines() -> None:
    """Only the first few of very many."""
    assert only("x\ny\nx\n", "x").lines == (1, 3)
    assert only("x\n" * 100_000, "x").lines == (1, 2, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_in_three_ways(end: str) -> None:
    """A form feed or a Unicode line separator is no line end."""
    text = f"a\x0cb\u2028c{end}word{end}"
    assert only(text, "word", "", 2).how is How.EXACT


def test_long_openings_with_a_slip_are_found() -> None:
    """By their ends."""
    text = " ".join(f"word{n}" for n in range(2000))
    opening = " ".join(f"word{n}" for n in range(150, 700))
    match = only(text, opening.replace("word151 ", "wrod151 "))
    assert (match.how, match.start, match.end) == (How.FUZZY, text.index(opening), text.index(opening) + len(opening))


def test_the_annotated_articles_resolve(shared: Path) -> None:
    """Every anchor of the five annotations leads into its text."""
    for file in sorted((ROOT / "examples" / "japan-korea").glob("*-20*.argmap")):
        loaded = argmap.load(file, texts=[shared / "articles"])
        assert loaded.texts, file
        wrong = [d for d in loaded.diagnostics if d.code.startswith("AM30") and d.code <= "AM306"]
        assert wrong == []
