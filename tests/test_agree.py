"""Agreement between annotators: alpha and the other figures, matching, and what is said when nothing can be said."""

from __future__ import annotations

import csv
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.alpha import Level, Measure, alpha
from argmap.analysis.annotators import OVERLAP, Agreement, agree
from argmap.analysis.annotators.assignment import assigned
from argmap.analysis.annotators.measures import cass, f1, kappa, macro_f1, similarity
from argmap.analysis.annotators.placing import Placed
from argmap.analysis.annotators.relations import Label, labelled
from argmap.cli import agree as verb_module
from argmap.cli.parser import parse
from argmap.cli.verbs import LOOKING, Verb
from argmap.ground.errors import ArgmapError
from argmap.model import Anchor, Article, Debate, Inference, Statement
from argmap.render import side_by_side
from tests.conftest import ROOT
from tests.strategies import debates

TUTORIAL, CASES = ROOT / "examples" / "tutorial", ROOT / "tests" / "cases" / "agree"

_: None = None
FOUR_CODERS: list[list[int | None]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
"""The reliability data of four observers and twelve units in part C of Krippendorff's "Computing Krippendorff's
Alpha-Reliability" (2011), where the alphas are worked out too."""


def value(measure: Measure) -> float:
    assert measure.value is not None
    assert measure.why == ""
    return measure.value


# alpha ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_the_published_example(level: str, expected: float) -> None:
    """Four coders, twelve units of which eleven are judged by two, data missing."""
    found = alpha(FOUR_CODERS, level)
    assert round(value(found), 3) == expected
    assert found.n == 11


def test_alpha_of_two_coders_by_hand() -> None:
    """The ten units of part A of the same paper; then two values, D_o = 4 / 20 and D_e = 2 * 14 * 6 / (20 * 19)."""
    one, other = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert value(alpha([one, other])) == pytest.approx(0.095, abs=0.0005)
    same, differing = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0, 1, 0, 1, 1]
    assert value(alpha([same, differing])) == pytest.approx(1 - 76 / 168)


def test_alpha_by_its_definition() -> None:
    """The short sums are those of the definition: all pairs of values, one by one."""
    rows: list[list[int | None]] = [[1, 5, 2, 2, 9], [2, 5, 2, 4, 9], [1, 5, 3, _, 1]]
    units = [[v for row in rows if (v := row[n]) is not None] for n in range(5)]
    values = [v for unit in units for v in unit]
    total = len(values)

    def ordinal(a: int, b: int) -> float:
        low, high = sorted((a, b))
        between = sum(low <= v <= high for v in values)
        return (between - (values.count(a) + values.count(b)) / 2) ** 2 if a != b else 0

    differences: dict[str, Any] = {"nominal": lambda a, b: a != b, "ordinal": ordinal, "interval": lambda a, b: (a - b) ** 2,
                   "ratio": lambda a, b: ((a - b) / (a + b)) ** 2}  # fmt: skip
    for level, difference in differences.items():
        observed = (
            sum(difference(*pair) / (len(unit) - 1) for unit in units for pair in itertools.permutations(unit, 2))
            / total
        )
        expected = sum(difference(*pair) for pair in itertools.permutations(values, 2)) / (total * (total - 1))
        assert value(alpha(rows, level)) == pytest.approx(1 - observed / expected)


RATINGS = st.integers(2, 4).flatmap(
    lambda many: st.lists(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=many, max_size=many), max_size=9)
).map(lambda units: [list(row) for row in zip(*units, strict=True)])  # fmt: skip


@given(RATINGS, st.sampled_from(Level), st.randoms())
def test_alpha_knows_no_order(rows: list[list[int | None]], level: Level, random: Any) -> None:
    """Neither of annotators nor of units; and is at most 1."""
    before = alpha(rows, level)
    units = list(zip(*rows, strict=True))
    random.shuffle(units)
    shuffled = [list(row) for row in zip(*units, strict=True)]
    random.shuffle(shuffled)
    assert alpha(shuffled, level) == before
    assert before.value is None or before.value <= 1


@given(RATINGS)
def test_nominal_alpha_knows_no_names(rows: list[list[int | None]]) -> None:
    """Values may be called anything."""
    names = ("b", "a", "é", "", "claim")
    assert alpha([[None if v is None else names[v] for v in row] for row in rows]) == alpha(rows)


@given(RATINGS, st.sampled_from([Level.ORDINAL, Level.INTERVAL]))
def test_scales_may_be_stretched(rows: list[list[int | None]], level: Level) -> None:
    """An ordinal alpha by anything that keeps the order, one of intervals by a factor and an offset."""

    def change(v: int) -> int:
        return v**3 - 7 if level is Level.ORDINAL else 4 * v - 7

    assert alpha([[None if v is None else change(v) for v in row] for row in rows], level) == alpha(rows, level)


@given(st.lists(st.integers(0, 4), min_size=2), st.integers(2, 4), st.sampled_from(Level))
def test_equal_annotations_agree_perfectly(row: list[int], many: int, level: Level) -> None:
    """With at least two values; with one, agreement by chance is certain, and the words say so."""
    found = alpha([row] * many, level)
    if len(set(row)) > 1:
        assert found.value == 1
    else:
        assert found.value is None
        assert "one and the same value" in found.why


def test_alpha_that_is_not_defined() -> None:
    """No number, but words."""
    nothings: list[Any] = [[], [[]], [[1, 2]], [[1, None], [None, 1]], [[float("nan")], [1]]]
    for nothing in nothings:
        assert alpha(nothing) == Measure(None, 0, "units", "nothing was judged by two annotators")


@pytest.mark.parametrize(
    ("rows", "level", "order", "message"),
    [
        ([["a", "b"], ["a", "c"]], "interval", None, "numbers"),
        ([[1, float("inf")], [1, 2]], "interval", None, "finite"),
        ([[1, -1], [1, 2]], "ratio", None, "from 0 up"),
        ([[1, "a"], [1, 2]], "ordinal", None, "no order"),
        ([["x", "y"], ["x", "z"]], "ordinal", ["x", "y"], "'z'"),
        ([[1], [1]], "cardinal", None, "cardinal"),
    ],
)  # fmt: skip
def test_values_that_a_level_cannot_have(rows: Any, level: str, order: Any, message: str) -> None:
    """Are refused by name."""
    with pytest.raises(ValueError, match=message):
        alpha(rows, level, order=order)


def test_alpha_of_anything_large() -> None:
    """Numbers at the ends of the range, and many units."""
    assert value(alpha([[1e308, 2.0, 0.0], [1e308, -1e308, 0.0]], "interval")) < 1
    row = [n % 7 for n in range(50_000)]
    assert value(alpha([row, [*row[:-1], 1]], "ordinal")) == pytest.approx(1, abs=0.001)
    assert value(alpha([list(range(20_000))] * 2, "interval")) == 1


def test_ordinal_alpha_in_an_order_of_ones_own() -> None:
    """Words have the order that is given."""
    order = ["possible", "probable", "certain"]
    near = [["possible", "certain", "possible"], ["probable", "certain", "possible"]]
    far = [["possible", "certain", "possible"], ["certain", "certain", "possible"]]
    assert value(alpha(near, "ordinal", order=order)) > value(alpha(far, "ordinal", order=order))


# the other figures ---------------------------------------------------------------------------------------------------


def test_kappa_and_f1_by_hand() -> None:
    """The textbook's table: 20 yes by both, 15 no by both, 5 and 10 in between."""
    judged = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert value(kappa(judged)) == pytest.approx(0.4)
    assert value(f1(judged, "yes")) == pytest.approx(40 / 55)
    assert value(macro_f1(judged)) == pytest.approx((40 / 55 + 30 / 45) / 2)
    assert kappa(judged).n == 50


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), st.integers(0, 5)))
def test_kappa_and_f1_are_symmetric(judged: dict[tuple[str, str], int]) -> None:
    """In annotators; at most 1, and 1 only where nothing differs."""
    turned = {(b, a): n for (a, b), n in judged.items()}
    for figure in (kappa, macro_f1):
        assert figure(judged) == figure(turned)
        found = figure(judged)
        assert (found.value == 1) == (found.value is not None and not any(n for (a, b), n in judged.items() if a != b))


def test_what_kappa_and_f1_cannot_say() -> None:
    """Nothing judged, or one label only."""
    for figure in (kappa, macro_f1):
        assert figure({}).why
        assert figure({("a", "a"): 9}).value is None
        assert "one and the same label" in figure({("a", "a"): 9}).why
    assert "neither gave" in f1({("a", "a"): 9}, "b").why


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        (set(), set(), 0), ({3}, {3}, 0), ({3}, set(), 1), ({3}, {4}, 1), ({3}, {5}, 2), ({3, 4}, {5}, 2), ({3, 5}, {4}, 2),
        ({3, 4}, {4, 5}, 2), ({1, 2, 3}, set(), 3), ({1, 3}, {2, 4}, 2),
    ],
)  # fmt: skip
def test_segmentation_similarity(one: set[int], other: set[int], edits: int) -> None:
    """A boundary put in, taken out, or moved to the next gap is one edit."""
    assert value(similarity(one, other, 10)) == pytest.approx((10 - edits) / 10)
    assert similarity(other, one, 10) == similarity(one, other, 10)
    assert similarity(one, other, 0).value is None


def test_cass_of_the_published_figures() -> None:
    """kappa 0.0545 and S 0.8627 (44 of 51 gaps) give 0.1026; where it is not defined, words say why."""
    segments = similarity(set(range(7)), set(), 51)
    assert value(segments) == pytest.approx(0.86274509804)
    assert value(cass(Measure(0.05453840852, 9), segments)) == pytest.approx(0.10259149820)
    assert "not better than chance" in cass(Measure(0.0, 9), segments).why
    assert "not better than chance" in cass(Measure(-0.4, 9), segments).why
    assert cass(Measure(None, 0, "pairs", "no pairs"), segments).why == "no pairs"
    assert cass(Measure(0.4, 9), Measure(None, 0, "gaps", "no text")).why == "no text"
    assert value(cass(Measure(1.0, 9), Measure(1.0, 9))) == 1


WORTH = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.01, 1), max_size=12)


@given(WORTH)
def test_the_best_assignment(edges: dict[tuple[int, int], float]) -> None:
    """No other choice of pairs is worth more."""
    found = list(assigned(edges))
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)
    best = max(
        sum(edges.get((one, other), 0.0) for one, other in enumerate(order))
        for order in itertools.permutations(range(5))
    )
    assert sum(edges[pair] for pair in found) == pytest.approx(best)


def test_a_large_cluster_is_paired_too() -> None:
    """By the best pair again and again."""
    assert sorted(assigned({(a, b): 1 / (1 + abs(a - b)) for a in range(100) for b in range(100)})) == [
        (n, n) for n in range(100)
    ]


# annotations ---------------------------------------------------------------------------------------------------------

TEXT = """\
Headline

The city should build the bridge. It shortens the way to school by ten minutes. It costs two million.
But the state pays for it. There was a ferry once, and nobody used it.
Nobody says anything here.
"""
HEAD = "voice mora: Ana Mora\nvoice dean: Piet Dean\nissue bridge (policy): The bridge should be built.\n"
ARTICLE = "article a\n  author: mora\n  date: 2024\n  skip: 1\n"
ONE = HEAD + ARTICLE + """\
claim build (policy, thesis): The bridge should come.
  @ "The city should build the bridge"
  pro bridge
  premise short (fact): School is nearer.
    @ "It shortens" .. "ten minutes"
  rebuttal dear (fact, conceded): It is dear.
    @ "It costs two million"
    rebuttal pays (fact, denies): The state pays.
      @ "the state pays for it"
  premise silent (implicit, fact): A short way to school is a good thing for all.
"""  # fmt: skip
OTHER = HEAD.replace("dean", "piet") + ARTICLE + """\
claim should (policy): One should build it.
  @ "The city should build the bridge"
  pro bridge
  rebuttal cost (piet, fact, reported): Two million is the price.
    @ "costs two million"
  premise nearer (value): It is nearer.
    @ "It shortens the way to school" .. "by ten minutes"
    undercut state (fact): The state will pay.
      @ "But the state pays for it"
claim unsaid (implicit): A short way to school is good for all.
claim ferry (fact): A ferry failed.
  @ "There was a ferry once" .. "used it"
"""  # fmt: skip


def both(one: str = ONE, other: str = OTHER, text: str | None = TEXT, **settings: Any) -> Agreement:
    models = [argmap.parse(notes).model for notes in (one, other)]
    return agree(*models, names=("one", "other"), texts={"a": text} if text is not None else {}, **settings)


def matched(agreement: Agreement) -> set[tuple[str, ...]]:
    names = [tuple("" if id is None else id.rpartition("/")[2] for id in unit.statements) for unit in agreement.units]
    return set(names)


def test_statements_are_matched_by_their_passages() -> None:
    """Those without one by their texts; what only one has stays alone."""
    assert matched(both()) == {
        ("build", "should"), ("short", "nearer"), ("dear", "cost"), ("pays", "state"), ("silent", "unsaid"), ("", "ferry")}  # fmt: skip
    assert both().shared == 5


def test_the_figures_of_a_small_case() -> None:
    """By hand."""
    found = both()
    features = {f.name: f for f in found.features}
    assert [(c.one, c.other, c.n) for c in features["role"].confusions] == [
        ("premise", "claim", 1),
        ("rebuttal", "undercut", 1),
    ]
    assert (features["role"].same, features["role"].n) == (3, 5)
    assert (features["kind"].same, features["kind"].n) == (
        3,
        4,
    )  # `unsaid` has no kind, so there is nothing to agree on
    assert [(c.one, c.other) for c in features["commitment"].confusions] == [("conceded", "reported")]
    assert [(c.one, c.other) for c in features["voice"].confusions] == [("author", "dean")]  # piet is Piet Dean
    assert features["modality"].alpha.value is None
    (pair,) = found.pairs
    assert {share.label: (share.one, share.other, share.both) for share in pair.relations} == {
        "support": (2, 1, 1), "attack": (2, 1, 1), "undercut": (0, 1, 0)}  # fmt: skip
    assert pair.kappa.n == 20
    assert pair.matched == 5
    assert pair.lost == (0, 0)
    assert [share.words for share in found.shares] == [24, 33]
    assert found.words.n == 38
    assert [(row.issue, row.voice, row.same) for row in found.stances] == [("bridge", "mora", True)]
    assert found.stances_alpha.value is None  # one cell, one value
    assert found.notes == ()


@st.composite
def notes(draw: st.DrawFn) -> str:
    """An annotation of the text above: any stretches of its words, with some of everything."""
    words = TEXT.split("\n", 2)[2].split()
    lines = [HEAD + ARTICLE.rstrip()]
    depth = 0
    for number in range(draw(st.integers(0, 8))):
        depth = draw(st.integers(0, depth))
        keyword = draw(st.sampled_from(["premise", "rebuttal"] + ["undercut"] * (depth > 1))) if depth else "claim"
        marks = draw(st.sampled_from(["", " (fact)", " (value, probable)", " (dean)", " (dean, rejected)"]))
        lines.append(f"{'  ' * depth}{keyword} s{number}{marks}: {draw(st.sampled_from(words))} {number}.")
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(words) - 4))
            lines.append(f'{"  " * depth}  @ "{" ".join(words[start : start + draw(st.integers(2, 4))])}"')
        if draw(st.booleans()):
            lines.append(f"{'  ' * depth}  {draw(st.sampled_from(['pro', 'con']))} bridge")
        depth += 1
    return "\n".join(lines) + "\n"


@given(notes(), notes(), st.sampled_from([TEXT, None]))
@settings(max_examples=80, deadline=None)
def test_figures_stay_in_their_range(one: str, other: str, text: str | None) -> None:
    """Shares from 0 to 1, alphas at most 1, the same whoever comes first, and no statement in two units."""
    found, turned = both(one, other, text), both(other, one, text)
    for figure in found.figures:
        assert figure.value is None or -2 <= figure.value <= 1
        assert figure.n >= 0
        assert "share" not in figure.figure or figure.value is None or figure.value >= 0
    for number, share in enumerate(found.shares):
        ids = [unit.statements[number] for unit in found.units if unit.statements[number]]
        assert len(ids) == len(set(ids)) == share.statements >= share.placed
    assert (turned.words, turned.pairs[0].similarity) == (found.words, found.pairs[0].similarity)
    assert turned.shared == found.shared
    itself = both(one, one, text)
    assert all(figure.value in (None, 1) for figure in itself.figures if figure.figure != "share annotated")


def test_overlap_decides() -> None:
    """A larger one leaves passages apart that differ more."""
    assert ("pays", "state") in matched(both(overlap=0.8))
    assert ("dear", "cost") not in matched(both(overlap=0.9))
    for wrong in (0, -1, 1.5, float("nan")):
        with pytest.raises(ValueError, match="overlap"):
            both(overlap=wrong)


def test_the_same_passage_twice_is_told_apart_by_the_texts() -> None:
    """A sentence that is two statements."""
    one = ARTICLE + 'claim x: Dogs bark.\n  @ "It costs"\nclaim y: Cats do not.\n  @ "It costs"\n'
    other = ARTICLE + 'claim p: Cats do not do so.\n  @ "It costs"\nclaim q: Dogs bark loudly.\n  @ "It costs"\n'
    assert matched(both(one, other)) == {("x", "q"), ("y", "p")}


def test_a_headline_more_is_no_other_statement() -> None:
    """Of several passages one may be enough."""
    one = (
        ARTICLE + 'claim x: X.\n  @ "The city should build the bridge" .. "two million"\n  @ "There was a ferry once"\n'
    )
    other = ARTICLE + 'claim y: Y.\n  @ "There was a ferry once"\n'
    assert matched(both(one, other)) == {("x", "y")}


@pytest.mark.parametrize("text", [TEXT, None])
def test_an_annotation_agrees_with_itself(text: str | None) -> None:
    """Perfectly, in every figure that is defined."""
    found = both(ONE, ONE, text)
    assert all(
        figure.value == 1 for figure in found.figures if figure.value is not None and figure.figure != "share annotated"
    )
    assert all(figure.remark for figure in found.figures if figure.value is None)
    assert all(len(set(unit.statements)) == 1 for unit in found.units)


@given(debates())
@settings(max_examples=60, deadline=None)
def test_any_debate_agrees_with_itself(debate: Debate) -> None:
    """As the same three times over; what is not defined is said in words, and no figure is out of range."""
    found = agree(debate, debate, debate, names=("a", "b", "c"))
    for figure in found.figures:
        assert figure.value == 1 if figure.value is not None else figure.remark
    assert all(row.same for row in found.stances)


@given(debates(), debates())
@settings(max_examples=60, deadline=None)
def test_agreement_is_mutual(one: Debate, other: Debate) -> None:
    """It does not matter who comes first; statements are in one unit each; and all can be shown."""
    one = evolve(one, articles=()) if not one.articles else one
    try:
        found = agree(one, other)
    except ArgmapError:
        with pytest.raises(ArgmapError, match="nothing to compare"):
            agree(other, one)
        return
    assert agree(other, one).shared == found.shared
    ids = [unit.statements[0] for unit in found.units if unit.statements[0]]
    assert len(ids) == len(set(ids))
    side_by_side.text(found, 60)
    side_by_side.markdown(found)
    json.loads(side_by_side.json(found))


def test_annotators_are_symmetric() -> None:
    """Every figure is the same the other way round."""
    turned = agree(*(argmap.parse(notes).model for notes in (OTHER, ONE)), names=("other", "one"), texts={"a": TEXT})
    there = {(f.about, f.figure): f.value for f in both().figures if f.about not in ("statements", "words")}
    assert {(f.about, f.figure): f.value for f in turned.figures if f.about not in ("statements", "words")} == there


def test_three_annotators() -> None:
    """Units of three, pairs of two, and one who has nothing."""
    models = [argmap.parse(notes).model for notes in (ONE, OTHER, ONE, HEAD + ARTICLE)]
    found = agree(*models, texts={"a": TEXT})
    assert found.annotators == ("1", "2", "3", "4")
    assert ("build", "should", "build", "") in matched(found)
    assert len(found.pairs) == 6
    assert {pair.matched for pair in found.pairs} == {5, 0}
    assert 0.5 < value({f.name: f for f in found.features}["role"].alpha) < 1
    assert found.shares[3].statements == 0
    assert "annotated by 1, 2, 3 and 4" in side_by_side.text(found)


def test_without_the_text() -> None:
    """By the words of anchors alone; this is said, and nothing is said of boundaries."""
    found = both(text=None)
    assert any("not at hand" in note for note in found.notes)
    assert {("build", "should"), ("silent", "unsaid")} <= matched(found)
    assert found.words.value is None
    assert found.pairs[0].boundaries is None
    assert "not at hand" in found.pairs[0].cass_f1.why
    assert [p.line for p in found.paragraphs] == [None]


def test_nothing_in_common() -> None:
    """Passages that never meet: shares of nought, and words for what is not defined."""
    one = ARTICLE + 'claim x: Dogs bark.\n  @ "The city should build the bridge"\n'
    other = ARTICLE + 'claim y: All cats are grey.\n  @ "There was a ferry once"\n'
    found = both(one, other)
    assert found.shared == 0
    assert found.features[0].alpha.why == "nothing was judged by two annotators"
    assert found.pairs[0].kappa.value is None
    assert found.pairs[0].cass_kappa.why
    assert value(found.words) < 0


def test_empty_annotations() -> None:
    """Also without any article."""
    for notes in ("", ARTICLE, HEAD):
        found = both(notes, notes)
        assert found.units == ()
        assert all(figure.value in (None, 0, 1) for figure in found.figures)
        assert side_by_side.text(found)


# mistakes ------------------------------------------------------------------------------------------------------------


def test_an_annotation_of_another_article() -> None:
    """Is refused, and the message names both."""
    one, other = (argmap.load(TUTORIAL / f"{name}.argmap") for name in ("lindqvist-2023", "ardley-2024"))
    for texts in ({}, one.texts, {**one.texts, **other.texts}):
        with pytest.raises(ArgmapError, match=r"'lindqvist-2023'.*'ardley-2024'.*nothing to compare"):
            agree(one.model, other.model, texts=texts)


def test_an_annotation_of_another_text_under_the_same_id() -> None:
    """Hardly an anchor is found."""
    other = ARTICLE + "".join(f'claim c{n}: C{n}.\n  @ "Words number {n} that stand nowhere"\n' for n in range(5))
    with pytest.raises(ArgmapError, match=r"other cannot be an annotation of a.*5 anchors none"):
        both(other=other)


def test_an_article_under_another_id() -> None:
    """Is the same if its fingerprint or title is, or if the anchors stand in the text."""
    other = OTHER.replace("article a\n", "article zzz\n  title: Mine\n")
    assert both(ONE.replace("article a\n", "article a\n  title: Yours\n"), other).shared == 5
    assert both(other=OTHER.replace("article a\n", "article zzz\n")).shared == 5


def test_doubts_are_noted() -> None:
    """Anchors that are not found, other states of the text, articles that only the first has."""
    lost = both(other=OTHER.replace('"There was a ferry once"', '"Something entirely different stands here"'))
    assert any("other: 1 of 5 anchors" in note for note in lost.notes)
    old = ONE.replace("  skip: 1\n", "  skip: 1\n  fingerprint: blake2b:0123456789abcdef\n")
    assert any("this state of its text" in note for note in both(old).notes)
    more = both(ONE + "article b\n  author: mora\n  date: 2024\nclaim c: C.\n")
    assert any("only one annotates b" in note for note in more.notes)
    assert more.shared == 5


@pytest.mark.parametrize(
    ("debates", "settings", "message"),
    [
        ((Debate(),), {}, "at least two"),
        ((Debate(), Debate()), {"names": ("a",)}, "different names"),
        ((Debate(), Debate()), {"names": ("a", "a")}, "different names"),
    ],
)
def test_what_cannot_be_asked(debates: tuple[Debate, ...], settings: dict[str, Any], message: str) -> None:
    """Is refused."""
    with pytest.raises(ValueError, match=message):
        agree(*debates, **settings)


def test_undercuts_are_held_against_what_a_rebuttal_would_stand_under() -> None:
    """Linked premises each; an attack by its source."""
    debate = argmap.parse(
        "claim c: C.\n  premise p: P.\n    undercut u: U.\n  and q: Q.\n  rebuttal r: R.\n    undercut v: V.\n"
    ).model
    assert labelled(debate) == {
        ("p", "c"): Label.SUPPORT, ("q", "c"): Label.SUPPORT, ("r", "c"): Label.ATTACK, ("u", "p"): Label.UNDERCUT,
        ("u", "q"): Label.UNDERCUT, ("v", "r"): Label.UNDERCUT}  # fmt: skip


def test_large_annotations() -> None:
    """Thousands of statements, all on one passage, all on long ones, each on its own, or nowhere."""
    many = 2_000
    text = "".join(f"Sentence number {n} says something. " for n in range(many))
    for anchor in (
        lambda n: (Anchor(f"number {n} says"),),
        lambda _: (Anchor("Sentence number 7 says"),),
        lambda n: (Anchor(f"number {n} says", "something"), Anchor("number 5 says", f"number {n % 90 + 10} says")),
        lambda _: (),
    ):
        statements = tuple(Statement(f"a/s{n}", f"Point {n} is made.", anchors=anchor(n)) for n in range(many))
        one = Debate(statements, tuple(Inference((s.id,), "a/s0") for s in statements[1:]), articles=(Article("a"),))
        assert agree(one, one, texts={"a": text}).shared == many


def test_scripts_without_spaces() -> None:
    """Each letter is a word, so that boundaries can be told."""
    text = "東京は安全保障の協定を望む。ソウルは慎重である。\n"
    one = ARTICLE.replace("  skip: 1\n", "") + 'claim x: X.\n  @ "東京は" .. "望む"\n'
    other = ARTICLE.replace("  skip: 1\n", "") + 'claim y: Y.\n  @ "安全保障の協定を望む"\n'
    found = both(one, other, text)
    assert found.words.n == 22
    assert found.shared == 1
    assert found.pairs[0].boundaries == (1, 2, 1)


def test_overlap_of_passages() -> None:
    """Shared by all, over several passages; the best two where that is more."""
    a = Placed(Statement("a", "A"), "", ((0, 10), (20, 30)))
    assert a.overlap(Placed(Statement("b", "B"), "", ((5, 15), (20, 30)))) == pytest.approx(1)
    assert a.overlap(Placed(Statement("b", "B"), "", ((0, 30),))) == pytest.approx(20 / 30)
    assert a.overlap(Placed(Statement("b", "B"), "other", ((0, 10),))) == 0
    assert a.overlap(Placed(Statement("b", "B"), "")) == 0


# output --------------------------------------------------------------------------------------------------------------


def realistic() -> Agreement:
    """Two annotations of one article, made independently."""
    first = argmap.load(TUTORIAL / "lindqvist-2023.argmap")
    second = argmap.load(CASES / "lindqvist-second.argmap", texts=[TUTORIAL])
    assert first.ok
    assert second.ok
    return agree(first.model, second.model, names=("first", "second"), texts=first.texts)


def accepted(name: str, text: str) -> None:
    """Hold a text against a file beside the annotations; `ARGMAP_ACCEPT=1` writes it anew."""
    import os  # noqa: PLC0415

    path = CASES / name
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true"
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == (path.read_bytes().decode() if path.is_file() else "")


@pytest.mark.parametrize("part", ["text", "markdown", "csv"])
def test_two_annotations_of_one_article(part: str) -> None:
    """Read the files when they change: are these the figures that a careful reader would expect?"""
    found = realistic()
    match part:
        case "text":
            accepted("lindqvist.txt", side_by_side.text(found, 100))
        case "markdown":
            accepted("lindqvist.md", side_by_side.markdown(found))
        case "csv":
            accepted("lindqvist.csv", side_by_side.csv(found))


def test_paragraph_by_paragraph() -> None:
    """Matched statements in one row; a paragraph that one of the two has nothing in; what has no place last."""
    found = {p.line: p for p in realistic().paragraphs}
    assert [[cell.id.rpartition("/")[2] if cell else None for cell in row] for row in found[17].rows] == [
        ["longer-way", "chemist"], ["worth-more", "fear"], ["bus", "minibus"]]  # fmt: skip
    assert [cell is None for cell in found[9].rows[0]] == [True, False]
    assert found[15].rows[0][1] is not None
    assert (found[15].rows[0][1].role, found[15].rows[0][1].voice) == ("rebuttal", "guild")
    assert list(found)[-1] is None
    assert all(len(row) == 2 for p in found.values() for row in p.rows)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_text_fits(width: int) -> None:
    """Whatever the width; annotators beside each other where there is room, below each other where not."""
    for found in (both(), realistic(), agree(*[argmap.parse(ONE).model] * 5, texts={"a": TEXT})):
        lines = side_by_side.text(found, width, part="paragraphs").splitlines()
        assert max(map(len, lines)) <= width
    assert "\x1b" not in side_by_side.text(both(), width)
    assert "\x1b[" in side_by_side.text(both(), width, colour=True)


def test_parts_and_formats() -> None:
    """Only the figures, or only the paragraphs."""
    found = both()
    figures, paragraphs = (side_by_side.text(found, part=part) for part in ("figures", "paragraphs"))
    assert "alpha" in figures
    assert "School is nearer" not in figures
    assert "alpha" not in paragraphs
    assert "School is nearer" in paragraphs
    assert "## Figures" not in side_by_side.markdown(found, part="paragraphs")
    whole = json.loads(side_by_side.json(found))
    assert whole["annotators"] == ["one", "other"]
    assert set(json.loads(side_by_side.json(found, part="figures"))) == {
        "annotators",
        "articles",
        "overlap",
        "notes",
        "figures",
    }
    assert all("n" in figure for figure in whole["figures"])
    rows = list(csv.DictReader(side_by_side.csv(found).splitlines()))
    assert {"about", "annotators", "figure", "value", "n", "of", "remark"} == set(rows[0])
    assert len(rows) == len(whole["figures"])


def test_hostile_texts_are_only_text() -> None:
    """Markup, control characters and other directions stay what they are, or are made visible."""
    evil = "<script>|a|</script> `x` \x1b[31m \u202e $m$ \\"
    one = ARTICLE + f'claim x: {evil}\n  @ "The city should build the bridge"\n'
    found = both(one, one.replace("claim x", "claim y"))
    assert "\x1b" not in side_by_side.text(found)
    page = side_by_side.markdown(found)
    assert "<script>" not in page
    assert all(line.count(" | ") == 3 for line in page.splitlines() if line.startswith("| 3 "))


# the verb ------------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> int:
    verb = Verb("agree", LOOKING, "say how far annotators agree")
    return verb.module().run(parse(verb, arguments))


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files and a folder with texts in, figures out."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, "utf-8")
    files = [tmp_path / "anna.argmap", tmp_path / "ben.argmap"]
    for file, notes in zip(files, (ONE, OTHER), strict=True):
        file.write_text(notes.replace("  skip: 1\n", "  skip: 1\n  text: a.txt\n"), "utf-8")
    paths, texts = list(map(str, files)), ("--texts", str(tmp_path / "texts"))
    assert run(*paths, *texts) == 0
    out = capsys.readouterr().out
    assert "a, annotated by anna and ben: 5 statements in common" in out
    assert "not at hand" not in out
    for form, starts in (("json", "{"), ("csv", "about,"), ("markdown", "# a, annotated")):
        assert run(*paths, *texts, "--format", form) == 0
        assert capsys.readouterr().out.startswith(starts)
    assert run(*paths, *texts, "--overlap", "0.95", "--show", "figures") == 0
    assert "least 0.95" in capsys.readouterr().out
    assert run(*paths) == 0
    assert "not at hand" in capsys.readouterr().out
    assert run(paths[0]) == 2
    assert "at least two annotations" in capsys.readouterr().err
    assert run(paths[0], str(tmp_path / "none.argmap")) == 1
    assert run(str(TUTORIAL / "lindqvist-2023.argmap"), str(TUTORIAL / "ardley-2024.argmap")) == 1
    assert "nothing to compare" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(*paths, "--overlap", "2")


def test_texts_that_differ_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first is used."""
    paths = []
    for name, text in (("anna", TEXT), ("ben", TEXT.replace("ferry", "boat"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, "utf-8")
        paths.append(tmp_path / name / "notes.argmap")
        paths[-1].write_text(ONE.replace("  skip: 1\n", "  skip: 1\n  text: a.txt\n"), "utf-8")
    assert run(*map(str, paths)) == 0
    captured = capsys.readouterr()
    assert "differs from" in captured.err
    assert str(paths[0]) in captured.out.replace("\n", "")


def test_names_of_annotators() -> None:
    """Files by their names, or by their paths where the names are the same; the default overlap is what the help says."""
    assert verb_module.names(["x/anna.argmap", "y/ben.argmap"]) == ("anna", "ben")
    assert verb_module.names(["x/a.argmap", "y/a.argmap"]) == ("x/a.argmap", "y/a.argmap")
    assert f"{OVERLAP:.2f}" == "0.33"
