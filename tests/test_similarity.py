"""The projections of discourse network analysis: published numbers, and laws."""

from __future__ import annotations

from collections import Counter
from csv import DictReader
from math import isfinite, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.coded import BINARY, Coded, Duplicates, Scale, coded
from argmap.analysis.positions import positions
from argmap.analysis.similarity import Form, Normalisation, Projection, Tie, similarity
from argmap.model import Debate
from tests.strategies import debates

FIVE = Scale(-5, 5)


def said(actor: str, *statements: str) -> list[Coded]:
    """Statements of an actor, `concept level`, each in an article of its own."""
    return [Coded(actor, s.split()[0], int(s.split()[1]), f"{actor}{n}") for n, s in enumerate(statements)]


SENATE = said("Senate", "hurt 0", "hurt 0", "regulate 0", "legislation 1", "legislation 1")
SIERRA = said("Sierra", "caused 1", "real 1", "hurt 1", "hurt 1", "regulate 1", "legislation 1")


def test_the_sample_of_discourse_network_analyzer(shared: Path) -> None:
    """Forty statements of seven organisations: the sums of the whole matrices, both ways, with all repetitions."""
    with (shared / "samples" / "dna" / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = [Coded(r["organization"], r["concept"], int(r["agreement"]), r["document"]) for r in DictReader(file)]
    assert len(rows) == 40
    for form in Form:
        ties = {p: similarity(rows, p, form=form, duplicates="include") for p in Projection}
        assert {p: 2 * sum(tie.weight for tie in found) for p, found in ties.items()} == {
            "ignore": 276, "congruence": 160, "conflict": 116, "subtract": 44,
        }  # fmt: skip
        assert [len(found) for found in ties.values()] == [21] * 4


@pytest.mark.parametrize(
    ("projection", "weight"), [("ignore", 7), ("congruence", 2), ("conflict", 5), ("subtract", -3)]
)
def test_the_example_of_the_manual(projection: str, weight: int) -> None:
    """Two actors who share three concepts."""
    assert similarity(SENATE + SIERRA, projection) == (Tie("Senate", "Sierra", weight, 3),)


@pytest.mark.parametrize(
    ("normalisation", "weight"),
    [
        ("average activity", 2 / 5.5),
        ("jaccard", 0.2),
        ("dna cosine", 2 / 30),
        ("cosine", 2 / sqrt(9 * 8)),
    ],
)
def test_the_example_normalised(normalisation: str, weight: float) -> None:
    """Each name has one formula."""
    (tie,) = similarity(SENATE + SIERRA, "congruence", normalisation=normalisation)
    assert tie.weight == pytest.approx(weight)


def test_the_integer_example_of_the_manual() -> None:
    """Two statements at -4 and three at +2 on a scale from -5 to 5."""
    rows = [Coded("i", "j", -4, count=2), Coded("i'", "j", 2, count=3)]
    (tie,) = similarity(rows, "congruence", scale=FIVE, duplicates="include")
    assert tie.weight == pytest.approx(2.4)
    (tie,) = similarity(rows, "conflict", scale=FIVE, duplicates="include")
    assert tie.weight == pytest.approx(3.6)


def test_the_scale_is_not_what_was_observed() -> None:
    """Another statement at the end of the scale changes nothing for those before it."""
    rows = [Coded("i", "j", 0), Coded("k", "j", 1)]
    before = similarity(rows, "congruence", scale=FIVE)
    after = similarity([*rows, Coded("l", "m", 5)], "congruence", scale=FIVE)
    assert after[0] == before[0] == Tie("i", "k", 0.9, 1)


def test_five_stances_compared_with_the_same_five() -> None:
    """The true cosine is 1; what the other program calls so is a fifth."""
    same = [Coded(actor, f"c{n}", n % 2) for actor in "ab" for n in range(5)]
    found = {n: similarity(same, "congruence", normalisation=n)[0].weight for n in Normalisation}
    assert found == pytest.approx({"none": 5, "average activity": 1, "jaccard": 1, "cosine": 1, "dna cosine": 0.2})


def test_repetitions() -> None:
    """All, once for each article, or once; ten times against ten times is one conflict."""
    rows = [Coded(actor, "c", level, str(n % 2)) for actor, level in (("a", 1), ("b", 0)) for n in range(10)]
    weights = {how: similarity(rows, "conflict", duplicates=how)[0].weight for how in Duplicates}
    assert weights == {"include": 100, "article": 4, "once": 1}
    jaccard = {
        how: similarity(rows, "conflict", duplicates=how, normalisation="jaccard")[0].weight for how in Duplicates
    }
    assert jaccard == {"include": 5, "article": 1, "once": 0.5}


def test_an_actor_on_both_sides() -> None:
    """Two who are mixed have congruence and conflict alike on the binary scale, and only congruence where mixed is a level."""
    both = [Coded(actor, "c", level) for actor in "ab" for level in (0, 1)]
    assert [similarity(both, p)[0].weight for p in ("congruence", "conflict", "subtract")] == [2, 2, 0]
    mixed = [Coded(actor, "c", 0) for actor in "ab"]
    assert [similarity(mixed, p, scale=Scale(-1, 1))[0].weight for p in ("congruence", "conflict")] == [1, 0]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: similarity([Coded("a", "c", 2)]), "'a' puts 'c' at 2, but the scale is from 0 to 1"),
        (lambda: similarity([], form="binary", scale=FIVE), "the scale has 11"),
        (lambda: similarity([], "agreement"), "agreement"),
        (lambda: similarity([], normalisation="cos"), "cos"),
        (lambda: similarity([], duplicates="week"), "week"),
        (lambda: Coded("a", "c", 1, count=0), "made 0 times"),
        (lambda: Scale(1, 1), "no two levels"),
    ],
)
def test_what_cannot_be_computed_is_an_error(call: object, message: str) -> None:
    """In the words of the caller."""
    with pytest.raises(ValueError, match=message):
        call()  # type: ignore[operator]


def test_nobody_or_one_actor() -> None:
    """No ties."""
    assert similarity([]) == similarity([Coded("a", "c", 1)]) == ()


@st.composite
def statements(draw: st.DrawFn, scale: Scale = BINARY) -> list[Coded]:
    """Any coded statements on a scale."""
    level = st.integers(scale.least, scale.greatest)
    one = st.builds(
        Coded,
        st.sampled_from("abcd"),
        st.sampled_from("xyz"),
        level,
        st.sampled_from(["", "1", "2"]),
        st.integers(1, 3),
    )
    return draw(st.lists(one, max_size=14))


def by_definition(rows: list[Coded], projection: Projection, scale: Scale, one: str, other: str) -> float:
    """The formula as it is printed, with all repetitions."""
    x: Counter[tuple[str, str, int]] = Counter()
    for row in rows:
        x[row.actor, row.concept, row.level] += row.count
    levels = range(scale.least, scale.greatest + 1)
    congruence = conflict = 0.0
    for concept in {row.concept for row in rows}:
        for k in levels:
            for k2 in levels:
                product = x[one, concept, k] * x[other, concept, k2]
                congruence += product * (1 - abs(k - k2) / (len(levels) - 1))
                conflict += product * abs(k - k2) / (len(levels) - 1)
    return {"congruence": congruence, "conflict": conflict, "subtract": congruence - conflict,
            "ignore": congruence + conflict}[projection]  # fmt: skip


@given(st.sampled_from([BINARY, Scale(-1, 1), FIVE]), st.sampled_from(Projection), st.data())
def test_the_weights_are_those_of_the_formulas(scale: Scale, projection: Projection, data: st.DataObject) -> None:
    """Term by term."""
    rows = data.draw(statements(scale))
    for tie in similarity(rows, projection, scale=scale, duplicates="include"):
        assert tie.weight == pytest.approx(by_definition(rows, projection, scale, tie.actor, tie.other))
        about = [{row.concept for row in rows if row.actor == actor} for actor in (tie.actor, tie.other)]
        assert tie.shared == len(about[0] & about[1])


@given(st.sampled_from([BINARY, Scale(-1, 1), FIVE]), st.sampled_from(Duplicates), st.data())
def test_congruence_and_conflict_make_up_what_is_shared(scale: Scale, how: Duplicates, data: st.DataObject) -> None:
    """And their difference is what subtract gives."""
    rows = data.draw(statements(scale))
    near, far, less, all_ = (
        similarity(rows, p, scale=scale, duplicates=how) for p in ("congruence", "conflict", "subtract", "ignore")
    )
    for one, two, three, four in zip(near, far, less, all_, strict=True):
        assert one.weight + two.weight == pytest.approx(four.weight)
        assert one.weight - two.weight == pytest.approx(three.weight)


@given(statements(), st.sampled_from(Projection), st.sampled_from(Normalisation), st.sampled_from(Duplicates))
def test_both_forms_are_one_on_two_levels(
    rows: list[Coded], projection: Projection, normalisation: Normalisation, how: Duplicates
) -> None:
    """And no number is none."""
    ties = [similarity(rows, projection, form=f, normalisation=normalisation, duplicates=how) for f in Form]
    assert ties[0] == ties[1]
    assert all(isfinite(tie.weight) for tie in ties[0])


@given(statements(FIVE), st.sampled_from([Normalisation.AVERAGE, Normalisation.COSINE, Normalisation.JACCARD]))
def test_without_repetitions_the_shares_of_equals_are_at_most_one(rows: list[Coded], how: Normalisation) -> None:
    """Who says the same things, each concept at one level, is alike as can be; and nobody is more alike than that."""
    single = list({(row.actor, row.concept): row for row in rows}.values())
    copies = [*single, *(Coded(row.actor + "'", row.concept, row.level) for row in single)]
    for tie in similarity(copies, "congruence", scale=FIVE, normalisation=how, duplicates="once"):
        if how is not Normalisation.JACCARD:
            assert tie.weight <= 1 + 1e-12
        if tie.other == tie.actor + "'":
            assert tie.weight == pytest.approx(1)


@given(statements(), st.permutations(range(14)), st.sampled_from(Normalisation))
def test_the_order_of_statements_does_not_matter(rows: list[Coded], order: list[int], how: Normalisation) -> None:
    """Only that of the ties."""
    again = [rows[n] for n in order if n < len(rows)]
    before, after = (
        {
            frozenset((t.actor, t.other)): (t.weight, t.shared)
            for t in similarity(r, normalisation=how, duplicates="include")
        }
        for r in (rows, again)
    )
    assert before == after


@given(debates())
def test_positions_as_coded_statements(debate: Debate) -> None:
    """Every ground with a side is one, and any debate has its network."""
    cast = positions(debate)
    rows = coded(cast)
    assert {(row.actor, row.concept) for row in rows} == {
        key for key, cell in cast.cells.items() if cell.position != "silent"
    }
    speaking = {row.actor for row in rows}
    assert len(similarity(rows)) == len(speaking) * (len(speaking) - 1) // 2
