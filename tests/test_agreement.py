"""How far voices agree, pair by pair; issues that divide and join; how far apart a debate is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from itertools import combinations
from math import isfinite, nan

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.analysis.agreement import Agreement, AgreementRow, agreement
from argmap.analysis.dispersion import (
    dispersion,
    group_consensus,
    group_divergence,
    grouped,
    polarisation,
    size_parity,
    spread,
)
from argmap.analysis.issues import bridging, consensus, divisive, excluding, issues
from argmap.analysis.pairs import pair
from argmap.analysis.positions import Positions, positions
from argmap.analysis.weights import whole_weights
from argmap.model import Debate, Position
from argmap.render.table import csv, table
from tests.needs import needs
from tests.stances import cell, stances, stand
from tests.strategies import debates

NUMPY = find_spec("numpy") is not None
WEIGHTS = st.one_of(
    st.integers(0, 5),
    st.floats(0, 1e300, allow_nan=False),
    st.fractions(0, 3),
    st.decimals(0, 10**20, allow_nan=False, allow_infinity=False),
)


def row(positions: Positions, one: str, other: str, **weights: float) -> AgreementRow:
    return agreement(positions, weights).between(one, other)


@pytest.mark.parametrize(
    ("one", "other", "value", "shared", "coverage"),
    [
        ("+", "+", 1.0, 1, 1.0),
        ("+", "-", 0.0, 1, 1.0),
        ("0", "0", 1.0, 1, 1.0),
        ("+", "0", 0.5, 1, 1.0),
        ("-", "0", 0.5, 1, 1.0),
        ("+", ".", None, 0, 0.0),
        (".", ".", None, 0, None),
        ("+-0.", "+-0+", 1.0, 3, 0.75),
        ("++--", "+-+-", 0.5, 4, 1.0),
        ("+0-+.", "+++.+", 0.5, 3, 0.6),
        ("+.", ".+", None, 0, 0.0),
    ],
)
def test_the_formula(one: str, other: str, value: float | None, shared: int, coverage: float | None) -> None:
    """1 for the same side, a half for mixed beside a side, 0 for opposite ones; what one is silent on is not shared."""
    assert row(stand(a=one, b=other), "a", "b") == AgreementRow("a", "b", value, shared, coverage, 0)


def test_weights_count_issues_more_or_not_at_all() -> None:
    """Doubled as voting-advice applications do; an issue of weight 0 is as if it were not there."""
    cast = stand(a="++", b="+-")
    assert row(cast, "a", "b", j0=2).agreement == 2 / 3
    assert row(cast, "a", "b", j0=0.1, j1=0.3).agreement == 0.25
    assert row(cast, "a", "b", j1=0) == AgreementRow("a", "b", 1.0, 1, 1.0, 0)
    assert agreement(cast, {"j1": 0}).issues == ("j0",)


@pytest.mark.parametrize("weight", [-1, -0.1, nan, float("inf"), "2", None, True, [1], Decimal("-Infinity")])
def test_a_weight_that_is_none_is_an_error(weight: object) -> None:
    """With the name of the issue."""
    with pytest.raises(ValueError, match="weight of 'j0'"):
        agreement(stand(a="+", b="+"), {"j0": weight})  # type: ignore[dict-item]


def test_weights_that_leave_nothing_are_an_error() -> None:
    """So are those of issues that do not exist, of which the near one is named."""
    with pytest.raises(ValueError, match="all weights are 0"):
        agreement(stand(a="+", b="+"), {"j0": 0})
    with pytest.raises(argmap.UnknownNameError, match="'toil', which is no issue; did you mean 'toll'"):
        whole_weights({"toil": 2}, ["toll"])
    assert whole_weights(None, []) == ()


@given(st.lists(WEIGHTS, min_size=1, max_size=8))
def test_weights_become_whole_numbers_in_proportion(weights: list[float | Fraction | Decimal]) -> None:
    """Exactly where there is room, else to what fits; what counts a little is never left out."""
    names = [str(n) for n in range(len(weights))]
    exact = [Fraction(str(w)) if isinstance(w, float) else Fraction(w) for w in weights]
    if not any(exact):
        with pytest.raises(ValueError, match="all weights"):
            whole_weights(dict(zip(names, weights, strict=True)), names)
        return
    whole = whole_weights(dict(zip(names, weights, strict=True)), names)
    assert 2 * sum(whole) <= 2**53
    most = max(range(len(exact)), key=exact.__getitem__)
    for one, number in zip(exact, whole, strict=True):
        assert (number > 0) == (one > 0)
        assert abs(number / whole[most] - one / exact[most]) < 1e-12


def times(**dates: tuple[str, ...]) -> Positions:
    """Voices for one time-relative issue, and for another that is none."""
    cells = {(v, j): cell(v, j, Position.PRO, *d) for v, d in dates.items() for j in ("now", "ever")}
    return Positions(tuple(dates), ("now", "ever"), cells, relative=frozenset({"now"}))


@pytest.mark.parametrize(
    ("one", "other", "left_out"),
    [
        (("2016",), ("2024",), 1),
        (("2016",), ("2016-05-01",), 0),
        (("2016",), ("2017?",), 0),
        (("2016-02?",), ("2016-04",), 1),
        (("2016-02?",), ("2016-03-31",), 0),
        (("2016", "2024"), ("2024-10~",), 0),
        (("2016", "2018"), ("2017", "2019"), 1),
        (("2018/..",), ("2024",), 0),
        (("2018/..",), ("2017",), 1),
        (("2016",), ("",), 0),
        (("2016",), ("2024", "soon"), 0),
        (("2016",), (), 0),
    ],
)
def test_voices_that_cannot_speak_of_the_same_time_are_not_compared(
    one: tuple[str, ...], other: tuple[str, ...], left_out: int
) -> None:
    """On an issue that is about a time; the coverage tells that something is missing."""
    expected = AgreementRow("a", "b", 1.0, 2 - left_out, (2 - left_out) / 2, left_out)
    assert row(times(a=one, b=other), "a", "b") == expected


@given(stances())
def test_every_pair_is_as_if_it_were_looked_at_alone(cast: Positions) -> None:
    """The bit sets give what the two voices beside each other give, cell by cell."""
    for found in agreement(cast):
        alone = pair(cast, found.voice, found.other)
        assert found.shared == alone.shared
        assert found.agreement == (pytest.approx(alone.agreement) if alone.shared else None)
        assert found.coverage == alone.coverage
        assert found.left_out == len(alone.on("at different times"))


@needs("numpy")
@given(stances(), st.booleans(), st.data())
def test_numpy_gives_the_same_numbers(cast: Positions, weighted: bool, data: st.DataObject) -> None:
    """All of them, exactly."""
    weights = {issue: data.draw(st.one_of(st.just(1.5), WEIGHTS)) for issue in cast.issues} if weighted else {}
    if weights and not any(weights.values()):
        weights = {}
    assert agreement(cast, weights, numpy=True) == agreement(cast, weights, numpy=False)


@needs("numpy")
@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("weights", [{}, {"j0": 3, "j5": 0.25}, {"j0": 10**9, "j7": 1}])
def test_numpy_gives_the_same_numbers_of_more_voices_than_a_block(weights: dict[str, float], relative: bool) -> None:
    """With several dates on issues that are about a time."""
    signs = ["".join("+-0."[(v * 7 + j * j * v + j) % 4] for j in range(11)) for v in range(530)]
    cast = stand(**{f"v{n}": row for n, row in enumerate(signs)})
    if relative:
        cells = {
            (v, j): cell(v, j, c.position, str(2000 + (int(v[1:]) * int(j[1:])) % 4))
            for (v, j), c in cast.cells.items()
        }
        cast = evolve(cast, cells=cells, relative=frozenset({"j1", "j2", "j7"}))
    fast, plain = agreement(cast, weights, numpy=True), agreement(cast, weights, numpy=False)
    assert fast == plain
    assert any(found.left_out for found in plain) == relative


def reordered(cast: Positions, data: st.DataObject) -> Positions:
    return cast.narrowed(voices=data.draw(st.permutations(cast.voices)), issues=data.draw(st.permutations(cast.issues)))


@given(stances(), st.data())
def test_the_order_of_voices_and_issues_does_not_matter(cast: Positions, data: st.DataObject) -> None:
    """Nor does who comes first in a pair."""
    before, after = agreement(cast), agreement(reordered(cast, data))
    for found in before:
        assert after.between(found.voice, found.other) == found
        there = before.between(found.other, found.voice)
        assert there == evolve(found, voice=found.other, other=found.voice)


@given(stances())
def test_names_do_not_matter(cast: Positions) -> None:
    """Other ids, the same numbers."""
    voices = {voice: f"{n}!" for n, voice in enumerate(cast.voices)}
    about = {issue: f"{n}?" for n, issue in enumerate(cast.issues)}
    cells = {(voices[v], about[j]): evolve(c, voice=voices[v], issue=about[j]) for (v, j), c in cast.cells.items()}
    relative = frozenset(about[issue] for issue in cast.relative)
    renamed = Positions(tuple(voices.values()), tuple(about.values()), cells, relative=relative)
    assert agreement(renamed).counts == agreement(cast).counts


@given(stances())
def test_numbers_are_in_their_bounds(cast: Positions) -> None:
    """A voice agrees with itself wherever it speaks; what is undefined is None, and nothing is no number."""
    found = agreement(cast)
    assert len(found.rows) == len(found) == len(list(combinations(cast.voices, 2)))
    for one in found:
        assert (one.agreement is None) == (one.shared == 0)
        assert 0 <= (one.agreement or 0) <= 1
        assert 0 <= (one.coverage or 0) <= 1
        assert one.shared + one.left_out <= len(cast.issues)
    for voice in cast.voices:
        spoken = sum(c.position is not Position.SILENT for c in cast.of_voice(voice).values())
        value = 1.0 if spoken else None
        assert found.between(voice, voice) == AgreementRow(voice, voice, value, spoken, value, 0)


@given(stances(), st.data())
def test_taking_the_side_of_the_other_never_lowers_agreement(cast: Positions, data: st.DataObject) -> None:
    """On an issue that the other speaks on, whether or not one spoke before."""
    spoken = [(v, j) for (v, j), c in cast.cells.items() if c.position is not Position.SILENT]
    if len(cast.voices) < 2 or not spoken:
        return
    other, issue = data.draw(st.sampled_from(spoken))
    voice = data.draw(st.sampled_from([v for v in cast.voices if v != other]))
    moved = {**cast.cells, (voice, issue): evolve(cast.cells[other, issue], voice=voice)}
    before, after = agreement(cast).between(voice, other), agreement(evolve(cast, cells=moved)).between(voice, other)
    assert after.agreement is not None
    assert after.agreement >= (before.agreement or 0)


@given(stances(), st.floats(1e-9, 1e9))
def test_equal_weights_are_no_weights(cast: Positions, weight: float) -> None:
    """Whatever they are."""
    assert agreement(cast, dict.fromkeys(cast.issues, weight)) == agreement(cast)


@given(stances(), st.data())
def test_a_weight_of_nought_leaves_an_issue_out(cast: Positions, data: st.DataObject) -> None:
    """As if it had not been asked."""
    if len(cast.issues) < 2:
        return
    out = data.draw(st.sampled_from(cast.issues))
    assert agreement(cast, {out: 0}) == agreement(excluding(cast, [out]))


@given(debates())
def test_any_debate_can_be_counted(debate: Debate) -> None:
    """From its positions to a table."""
    cast = positions(debate)
    found = agreement(cast)
    assert csv(table(found.rows, AgreementRow)).count("\n") == len(found) + 1
    assert len(issues(cast)) == len(cast.issues)
    for measure in (polarisation(cast), spread(found), dispersion(found)):
        assert (measure.value is None) == bool(measure.reason)


def test_a_voice_without_positions_is_named() -> None:
    """With the near one."""
    found = agreement(stand(mora="+", dean="-"))
    with pytest.raises(argmap.UnknownNameError, match="'moro' takes a position; did you mean 'mora'"):
        found.between("moro", "dean")


@pytest.mark.parametrize("cast", [stand(), stand(a=""), stand(a="+"), stand(a="...", b="...")])
def test_there_may_be_nothing_to_compare(cast: Positions) -> None:
    """Nobody, one voice, nobody who answers."""
    found = agreement(cast)
    assert all(one.agreement is None and one.coverage is None for one in found)
    assert spread(found).value is None
    assert polarisation(cast).value is None
    assert consensus(cast) == divisive(cast) == ()


def test_issues_are_counted() -> None:
    """Polarisation is of those who are not silent."""
    found = issues(stand(a="++0..", b="+-+..", c="+-0-.", d="++-..", e="...+."))
    counted = [(one.pro, one.con, one.mixed, one.silent, one.n, one.polarisation) for one in found]
    assert counted == [
        (4, 0, 0, 1, 4, 0.0),
        (2, 2, 0, 1, 4, 1.0),
        (1, 1, 2, 1, 4, 0.25),
        (1, 1, 0, 3, 2, 1.0),
        (0, 0, 0, 5, 0, None),
    ]


def test_issues_that_join_and_divide() -> None:
    """The most divided first, of those the one on which more speak."""
    cast = stand(a="+++0+", b="+-+.+", c="+++.+", d="+-.-.", e="+-+.-")
    assert [one.issue for one in consensus(cast)] == ["j0", "j2"]
    assert [one.issue for one in consensus(cast, share=0.75)] == ["j0", "j2", "j4"]
    assert [one.issue for one in divisive(cast)] == ["j1", "j4"]
    assert [one.issue for one in divisive(stand(a="+++", b="--+", c=".+-", d=".--"))] == ["j1", "j2", "j0"]
    assert excluding(cast, consensus(cast)).issues == ("j1", "j3", "j4")
    with pytest.raises(argmap.UnknownNameError, match="no issue has the id 'j9'"):
        excluding(cast, ["j9"])
    for share in (0.5, 0, -1, 1.01, nan):
        with pytest.raises(ValueError, match="a consensus is of a share"):
            consensus(cast, share=share)


def test_issues_that_bridge_clusters() -> None:
    """In every cluster most of those who speak are on the one side, and somebody speaks."""
    cast = stand(a="++-+-.", b="+-00-.", c="++-.-+", d=".+-+-+")
    found = bridging(cast, [["a", "b"], ["c", "d"]])
    assert [(one.issue, one.side, one.n, one.clusters) for one in found] == [
        ("j0", Position.PRO, 3, ((2, 0, 0), (1, 0, 0))),
        ("j4", Position.CON, 4, ((0, 2, 0), (0, 2, 0))),
    ]
    for clusters, message in (([], "there are 0"), ([["a"]], "there are 1"), ([["a"], []], "without voices"),
                              ([["a"], ["a"]], "in two clusters")):  # fmt: skip
        with pytest.raises(ValueError, match=message):
            bridging(cast, clusters)
    with pytest.raises(argmap.UnknownNameError, match="no voice 'z'"):
        bridging(cast, [["a"], ["z"]])


@given(stances())
def test_rows_of_issues_add_up(cast: Positions) -> None:
    """Whoever speaks is pro, con or mixed, and a consensus issue is never divisive."""
    for one in issues(cast):
        assert one.pro + one.con + one.mixed == one.n == len(cast.voices) - one.silent
        assert (one.polarisation is None) == (one.n == 0)
        assert 0 <= (one.polarisation or 0) <= 1
    assert not {one.issue for one in consensus(cast)} & {one.issue for one in divisive(cast)}
    assert not consensus(excluding(cast, consensus(cast)))


def test_how_far_apart_voices_are() -> None:
    """Two camps of two: distances 0, 0, 1, 1, 1, 1."""
    found = agreement(stand(a="++", b="++", c="--", d="--"))
    camps = [["a", "b"], ["c", "d"]]
    assert (spread(found).value, spread(found).n) == (1.0, 6)
    assert dispersion(found).value == pytest.approx(2 * (2 / 9) ** 0.5)
    assert group_divergence(found, camps).value == 1.0
    assert group_consensus(found, camps).value == 1.0
    assert polarisation(stand(a="++", b="++", c="-+", d="-+")).value == 0.5
    assert size_parity(camps).value == pytest.approx(1.0)
    assert size_parity([["a"], ["b", "c", "d"]]).value == pytest.approx(0.811278, abs=1e-6)


def test_what_is_not_defined_has_a_reason() -> None:
    """And no figure that would be another one."""
    gaps = agreement(stand(a="+.", b="++", c=".+"))
    assert (spread(gaps).value, spread(gaps).reason) == (None, "1 of 3 pairs of voices share no issue")
    assert dispersion(gaps).n == 2
    assert group_consensus(gaps, [["a", "c"], ["b"]]).reason == "`a` and `c` share no issue"
    full = agreement(stand(a="+", b="+", c="-"))
    assert group_divergence(full, [["a", "b", "c"]]).reason == "there is one cluster, and nothing outside it"
    assert group_divergence(full, [["a", "b"], ["c"]]).reason == "1 cluster has one voice only, and no distance within"
    assert group_consensus(full, [["a", "b"], [], ["c"]]).n == 2
    assert group_consensus(agreement(stand()), []).reason == "there are no voices"
    assert size_parity([["a"]]).reason == "sizes are compared from two clusters on"
    with pytest.raises(ValueError, match="'c' is in no cluster"):
        grouped(full, [["a", "b"]])
    with pytest.raises(ValueError, match="'a' is in two clusters"):
        grouped(full, [["a", "b"], ["c", "a"]])


@given(stances(full=True), st.data())
def test_measures_of_dispersion_are_in_their_bounds(cast: Positions, data: st.DataObject) -> None:
    """Whatever the clusters."""
    found: Agreement = agreement(cast)
    number = data.draw(st.integers(1, len(cast.voices)))
    clusters = [cast.voices[start::number] for start in range(number)]
    for one in (spread(found), dispersion(found), group_divergence(found, clusters), group_consensus(found, clusters),
                size_parity(clusters), polarisation(cast)):  # fmt: skip
        assert (one.value is None) == bool(one.reason)
        assert isfinite(one.value or 0)
        assert -1e-12 <= (one.value or 0) <= 1 + 1e-12
