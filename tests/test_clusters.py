"""Camps by average linkage: the tree, where it is cut, and when there is none."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.agreement import agreement
from argmap.analysis.clusters import Dendrogram, Merge, clusters, cut
from argmap.analysis.positions import Positions
from tests.stances import stances, stand

CAMPS = {"a": "+++++", "b": "++++0", "x": "-----", "y": "----+"}


def test_two_camps() -> None:
    """The heights are the mean distances."""
    found = clusters(agreement(stand(**CAMPS)))
    assert found.merges == (Merge(0, 1, 0.1, 2), Merge(2, 3, 0.2, 2), Merge(4, 5, 0.9, 4))
    assert (found.refused, found.unshared, found.short) == ("", (), 0)
    assert [found.members(number) for number in (0, 4, 5, 6)] == [("a",), ("a", "b"), ("x", "y"), ("a", "b", "x", "y")]
    assert found.order == ("a", "b", "x", "y")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"number": 1}, "abxy"),
        ({"number": 2}, "ab xy"),
        ({"number": 3}, "ab x y"),
        ({"number": 4}, "a b x y"),
        ({"height": -1}, "a b x y"),
        ({"height": 0.1}, "ab x y"),
        ({"height": 0.19}, "ab x y"),
        ({"height": 0.5}, "ab xy"),
        ({"height": 1}, "abxy"),
        ({"height": inf}, "abxy"),
    ],
)
def test_where_the_tree_is_cut(choice: dict[str, float], expected: str) -> None:
    """At a height, or into a number of clusters."""
    found = clusters(agreement(stand(**CAMPS)))
    assert cut(found, **choice) == tuple(tuple(part) for part in expected.split())  # type: ignore[arg-type]


@pytest.mark.parametrize("choice", [{}, {"height": 0.5, "number": 2}, {"number": 0}, {"number": 5}, {"height": nan}])
def test_a_cut_that_cannot_be(choice: dict[str, float]) -> None:
    """One of the two, and within bounds."""
    with pytest.raises(ValueError, match=r"cut at|from 1 to 4|no number"):
        cut(clusters(agreement(stand(**CAMPS))), **choice)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ({}, "nobody takes a position, and camps need 3 voices"),
        ({"a": "+++"}, "one voice takes a position"),
        ({"a": "+++", "b": "---"}, "only 2 voices take a position"),
        ({"a": "+++", "b": "---", "c": "++."}, "2 of 3 pairs of voices share fewer than 3 issues, `a` and `c` for one (2)"),
        ({"a": "...", "b": "---", "c": "+++"}, "2 of 3 pairs of voices share fewer than 3 issues, `a` and `b` for one (0)"),
    ],
)  # fmt: skip
def test_a_tree_that_would_show_nothing(rows: dict[str, str], refused: str) -> None:
    """Is refused with a reason."""
    found = clusters(agreement(stand(**rows)))
    assert found.refused.startswith(refused)
    assert (found.merges, len(found.unshared)) == ((), found.short)
    with pytest.raises(ValueError, match="there is no tree to cut"):
        cut(found, number=1)


def test_how_many_issues_have_to_be_shared_can_be_said() -> None:
    """At least one, since there is no distance without."""
    cast = agreement(stand(a="+..", b="+++", c="-++"))
    assert clusters(cast, shared=1).merges == (Merge(0, 1, 0.0, 2), Merge(3, 2, 2 / 3, 3))
    assert clusters(cast, shared=2).short == 2
    with pytest.raises(ValueError, match="at least one issue"):
        clusters(cast, shared=0)


def test_many_pairs_that_share_too_little_are_counted_and_some_named() -> None:
    """A hundred of them."""
    found = clusters(agreement(stand(**{f"v{n}": "+." for n in range(20)})))
    assert (found.short, len(found.unshared)) == (190, 100)


def test_there_is_no_such_cluster() -> None:
    """Numbers go from 0."""
    for number in (-1, 7):
        with pytest.raises(ValueError, match=f"from 0 to 6, and none is {number}"):
            clusters(agreement(stand(**CAMPS))).members(number)


def by_definition(cast: Positions) -> list[tuple[tuple[str, ...], tuple[str, ...], Fraction]]:
    """Average linkage as it is defined, in the cube of the number of voices and with exact fractions."""
    between = agreement(cast).between

    def distance(one: tuple[str, ...], other: tuple[str, ...]) -> Fraction:
        each = [Fraction(between(a, b).agreement or 0).limit_denominator(10**6) for a in one for b in other]
        return 1 - sum(each, Fraction()) / len(each)

    groups: list[tuple[str, ...]] = [(voice,) for voice in cast.voices]
    merges = []
    while len(groups) > 1:
        pairs = [(distance(a, b), m, n) for n, b in enumerate(groups) for m, a in enumerate(groups[:n])]
        height, first, second = min(pairs)
        merges.append((groups[first], groups[second], height))
        groups[first] += groups.pop(second)
    return merges


@given(stances(full=True, voices=9, issues=4))
def test_the_tree_is_that_of_the_definition(cast: Positions) -> None:
    """Ties and all: the pair whose voices come first is joined."""
    found = clusters(agreement(cast))
    got = [(found.members(one.left), found.members(one.right), one.height) for one in found.merges]
    expected = [(set(a), set(b), float(height)) for a, b, height in by_definition(cast)]
    assert [(set(a), set(b)) for a, b, _ in got] == [(a, b) for a, b, _ in expected]
    assert [height for *_, height in got] == [height for *_, height in expected]


def test_distances_that_no_unit_fits_are_rounded() -> None:
    """To nine decimal places of the height; the tree is the same."""
    odd = agreement(stand(**CAMPS), {"j0": 0.123456789, "j4": 1.23456789123})
    found = clusters(odd)
    apart = [1 - (odd.between(a, b).agreement or 0) for a, b in ("ab", "xy", "ax", "ay", "bx", "by")]
    assert [one.height for one in found.merges] == pytest.approx([apart[0], apart[1], sum(apart[2:]) / 4], abs=1e-9)
    assert all(one.height == round(one.height, 9) for one in found.merges)


def cophenetic(found: Dendrogram) -> dict[tuple[str, str], float]:
    """The height at which each two voices are first together."""
    return {
        (min(a, b), max(a, b)): one.height
        for one in found.merges
        for a in found.members(one.left)
        for b in found.members(one.right)
    }


@given(stances(full=True, voices=9, issues=5), st.data())
def test_the_tree_is_an_ultrametric(cast: Positions, data: st.DataObject) -> None:
    """Heights do not fall, every two voices meet once, and of three the two greatest cophenetic distances are equal."""
    found = clusters(agreement(cast))
    heights = [one.height for one in found.merges]
    assert heights == sorted(heights)
    assert all(0 <= height <= 1 for height in heights)
    assert [one.size for one in found.merges] == [
        len({*found.members(len(cast.voices) + n)}) for n in range(len(heights))
    ]
    meet = cophenetic(found)
    assert len(meet) == sum(len(found.members(one.left)) * len(found.members(one.right)) for one in found.merges)
    assert len(meet) == len(cast.voices) * (len(cast.voices) - 1) // 2
    three = data.draw(st.permutations(cast.voices))[:3]
    sides = sorted(
        meet[min(a, b), max(a, b)] for a, b in ((three[0], three[1]), (three[1], three[2]), (three[0], three[2]))
    )
    assert sides[1] == sides[2]


@given(stances(full=True, voices=9, issues=4), st.data())
def test_cuts_are_partitions(cast: Positions, data: st.DataObject) -> None:
    """Of as many clusters as asked, and by height those whose voices meet at most so high."""
    found = clusters(agreement(cast))
    number = data.draw(st.integers(1, len(cast.voices)))
    parts = cut(found, number=number)
    assert len(parts) == number
    assert sorted(voice for part in parts for voice in part) == sorted(cast.voices)
    height = data.draw(st.one_of(st.floats(0, 1), st.sampled_from([one.height for one in found.merges])))
    meet, home = cophenetic(found), {voice: n for n, part in enumerate(cut(found, height=height)) for voice in part}
    assert all((home[a] == home[b]) == (at <= height) for (a, b), at in meet.items())


@given(stances(full=True, voices=9, issues=4))
def test_the_order_of_the_leaves_has_no_crossing(cast: Positions) -> None:
    """Every cluster stands together."""
    found = clusters(agreement(cast))
    assert sorted(found.order) == sorted(cast.voices)
    for number in range(len(cast.voices) + len(found.merges)):
        places = [found.order.index(voice) for voice in found.members(number)]
        assert max(places) - min(places) + 1 == len(places)


def test_voices_that_all_agree_and_a_chain_of_merges() -> None:
    """Hundreds of equal distances, and a tree as deep as there are voices: no recursion, the order decides."""
    same = clusters(agreement(stand(**{f"v{n}": "+++" for n in range(400)})))
    assert [one.right for one in same.merges] == list(range(1, 400))
    assert same.members(798) == same.voices == same.order
    star = clusters(agreement(stand(**{f"v{n}": "-" * n + "+" * (200 - n) for n in range(201)})))
    assert len(star.merges) == 200
