"""What claims stand or fall with, and what two voices' dispute depends on: cases, laws, and the five articles."""

from __future__ import annotations

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.cruxes import cruxes
from argmap.analysis.dependence import Bearing
from argmap.analysis.double_cruxes import Rank, double_cruxes
from argmap.analysis.labelling import Label, labelling
from argmap.model import Answer, Article, Attack, Debate, Inference, Issue, Sign, Statement, Voice
from tests.conftest import ROOT
from tests.strategies import debates
from tests.test_labelling import naive, parsed, views

few = settings(max_examples=max(50, settings().max_examples // 2))


def short(ids: tuple[str, ...]) -> list[str]:
    return [id.removeprefix("a/") for id in ids]


CASES = [
    ("a claim that is just asserted has none", "claim c: C.", "", ""),
    ("a sole reason is one", "claim c: C.\n  premise p: P.", "p", ""),
    ("and what that rests on alone", "claim c: C.\n  premise p: P.\n    premise q: Q.", "p q", ""),
    ("linked premises are each one", "claim c: C.\n  premise p: P.\n  and q: Q.", "p q", ""),
    ("convergent reasons are none, but together", "claim c: C.\n  premise p: P.\n  premise q: Q.", "", "p+q"),
    ("three reasons fall together", "claim c: C.\n  premise p: P.\n  premise q: Q.\n  premise r: R.", "", "p+q+r"),
    ("four are beyond the size that is asked for",
     "claim c: C.\n  premise p: P.\n  premise q: Q.\n  premise r: R.\n  premise s: S.", "", ""),
    ("a premise of both reasons is one", "claim c: C.\n  premise p: P.\n    premise r: R.\n  premise q: Q.\n    premise r",
     "r", "p+q"),
    ("of linked premises one is enough for a set", "claim c: C.\n  premise p: P.\n  and q: Q.\n  premise r: R.", "", "p+r q+r"),
    ("a reason that has fallen does not count as another", "claim c: C.\n  premise p: P.\n  premise q: Q.\n    rebuttal r: R.", "p", ""),
    ("an answer is one", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.", "s", ""),
    ("two answers are none, but together", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.\n    rebuttal t: T.", "", "s+t"),
    ("an undercut of an objection is one", "claim c: C.\n  rebuttal r: R.\n    undercut u: U.", "u", ""),
    ("what defeats a fallen reason is none", "claim c: C.\n  premise p: P.\n    rebuttal r: R.\n      premise t: T.\n  premise q: Q.",
     "q", ""),
    ("but where that speaks against the claim too, it is one", "claim c: C.\n  rebuttal p: P.\n    rebuttal r: R.\n  premise p\n  premise q: Q.",
     "q r", ""),
    ("what supports the claim and its objection", "claim c: C.\n  premise p: P.\n  premise q: Q.\n  rebuttal r: R.\n    premise p\n    rebuttal q", "q", ""),
    ("what carries one reason and defeats another is none alone", "claim c: C.\n  premise p: P.\n  premise q: Q.\n    rebuttal p", "", "p+q"),
    ("a loop gives no reason of its own", "claim c: C.\n  premise d: D.\n    premise c\n  premise e: E.", "e", ""),
    ("a claim that has fallen has none", "claim c: C.\n  premise p: P.\n  rebuttal r: R.", "", ""),
    ("an undecided claim has none", "claim c: C.\n  premise p: P.\n  rebuttal c", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "single", "sets"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cruxes_of_a_claim(body: str, single: str, sets: str) -> None:
    """Single ones, and pairs and triples that decide together."""
    found = cruxes(parsed(body), "c")
    assert sorted(short(found.statements)) == sorted(single.split())
    assert sorted("+".join(sorted(short(some))) for some in found.sets) == sorted(sets.split())
    assert found.complete


TALK = """\
claim c: The bridge should be built.
  premise p: It shortens the way.
    premise m: The map shows it.
  rebuttal r (dean, rejected): It is dear.
    rebuttal s (denies): The state pays.
      premise t: The state has said so.
"""


TALK_CRUXES = """\
Candidate: without “It shortens the way” (a/p) no reason is left, and “The bridge should be built” (a/c) no longer stands \
for Ana Mora.
Candidate: “The map shows it” (a/m) carries “It shortens the way” (a/p); without it “The bridge should be built” (a/c) no \
longer stands for Ana Mora.
Candidate: without “The state pays” (a/s) the objection “It is dear” (a/r) is not met, and “The bridge should be built” \
(a/c) no longer stands for Ana Mora.
Candidate: without “The state has said so” (a/t) the objection “It is dear” (a/r) is not met by “The state pays” (a/s), \
and “The bridge should be built” (a/c) no longer stands for Ana Mora.
"""


def test_a_crux_explains_itself() -> None:
    """By the voice's name, the texts and the ids; it calls itself a candidate; the path is there to be drawn."""
    found = cruxes(parsed(TALK), "c", "mora")
    assert (found.voice, found.claim, found.label) == ("mora", "a/c", Label.IN)
    assert short(found.statements) == ["p", "m", "s", "t"]
    assert [(crux.distance, crux.bears_on, crux.objection) for crux in found.cruxes] == [
        (1, "a/c", ""), (2, "a/p", ""), (2, "a/r", "a/r"), (3, "a/s", "a/r"),
    ]  # fmt: skip
    assert [crux.text for crux in found.cruxes] == TALK_CRUXES.splitlines()
    assert found.path("a/t") == ("a/t", "a/t>a/s", "a/s", "a/s>!a/r", "a/r", "a/r>!a/c", "a/c")


def test_points_of_view_have_their_own_cruxes() -> None:
    """What carries a claim for one voice need not carry it for another."""
    debate = parsed(
        "claim c: C.\n  premise p: P.\nclaim c\n  premise q (dean): Q.\n  premise r (dean): R.\nclaim d (dean): D.\n  premise q"
    )
    assert short(cruxes(debate, "c", "mora").statements) == ["p"]
    assert short(cruxes(debate, "c").statements) == []
    assert cruxes(debate, "c", "dean").label is Label.OUT
    assert short(cruxes(debate, "d", "dean").statements) == ["q"]


def test_slips_are_told() -> None:
    """An unknown claim, an unknown voice, a path from what is no crux."""
    debate = parsed(TALK + "  premise q: Q.\n")
    with pytest.raises(argmap.UnknownNameError, match="no statement"):
        cruxes(debate, "nothing")
    with pytest.raises(argmap.UnknownNameError, match="no voice"):
        cruxes(debate, "c", "nobody")
    found = cruxes(debate, "c", "mora")
    with pytest.raises(argmap.UnknownNameError, match="stands without 'a/p'"):
        found.path("a/p")
    with pytest.raises(argmap.UnknownNameError, match="does not bear on 'a/c'; did you mean 'a/s'"):
        found.path("a/ss")
    assert found.path("a/p", "a/q")[-1] == "a/c"
    with pytest.raises(argmap.UnknownNameError, match="no voice"):
        double_cruxes(debate, "mora", "nobody")


def test_the_search_for_sets_keeps_to_its_budget() -> None:
    """And says so; the single cruxes are all there."""
    body = "claim c: C.\n  premise z: Z.\n  and y: Y.\n    premise p: P.\n    premise q: Q."
    assert cruxes(parsed(body), "c", largest=1).sets == ()
    assert cruxes(parsed(body), "c", largest=1).complete
    cut = cruxes(parsed(body), "c", budget=1)
    assert (short(cut.statements), cut.sets, cut.complete) == (["z", "y"], (), False)


# laws ------------------------------------------------------------------------------------------------------------------------


@given(debates(), st.data())
@few
def test_cruxes_are_what_rejection_shows(debate: Debate, data: st.DataObject) -> None:
    """Rejecting a crux makes the claim fall, and rejecting anything else that the voice holds does not; pairs and triples too."""
    if not len(debate):
        return
    voice = data.draw(st.sampled_from(views(debate)))
    claim = data.draw(st.sampled_from(debate.statements)).id
    before = labelling(debate, voice)
    others = sorted(before.view.held - {claim})
    found = cruxes(debate, claim, voice)
    assert found.complete
    assert found.label is before[claim]
    if before[claim] is not Label.IN:
        assert (found.cruxes, found.sets) == ((), ())
        return
    fatal: list[frozenset[str]] = []
    for size in (1, 2, 3):
        for some in combinations(others, size):
            if not any(known <= set(some) for known in fatal) and (
                labelling(debate, voice, reject=some)[claim] is not Label.IN
            ):
                fatal.append(frozenset(some))
    assert {frozenset([id]) for id in found.statements} | set(map(frozenset, found.sets)) == set(fatal)
    assert len(found.statements) + len(found.sets) == len(fatal)
    for ids in fatal:
        path = found.path(*ids)
        assert path[0] in ids
        assert path[-1] == claim
    for crux in found.cruxes:
        assert crux.text.startswith("Candidate: ")


@given(debates(), st.data())
@few
def test_order_does_not_matter(debate: Debate, data: st.DataObject) -> None:
    """The same cruxes and sets when the debate is written in another order."""
    if not len(debate):
        return
    claim = data.draw(st.sampled_from(debate.statements)).id
    turned = evolve(
        debate, statements=debate.statements[::-1], inferences=debate.inferences[::-1], attacks=debate.attacks[::-1]
    )
    one, other = cruxes(debate, claim), cruxes(turned, claim)
    assert set(one.statements) == set(other.statements)
    assert set(map(frozenset, one.sets)) == set(map(frozenset, other.sets))


@given(debates(), st.data())
@few
def test_double_cruxes_are_opposed_and_carry_both_sides(debate: Debate, data: st.DataObject) -> None:
    """What is said of each side is what `cruxes` says; the two sides are the same seen from the other voice."""
    if len(debate.voices) < 2:
        return
    one, other = data.draw(st.permutations([v.id for v in debate.voices]))[:2]
    found = double_cruxes(debate, one, other)
    for row in found.rows:
        sides = (row.one, row.other)
        for side in sides:
            stands = labelling(debate, side.voice)
            assert not side.statement or side.statement in stands.view.held | stands.view.steps
            if side.bearing:
                assert side.path[0] == side.statement
                assert side.path[-1] == side.claim
                falls = (
                    stands[side.claim] is Label.IN
                    and naive(debate, stands, {side.statement: "out"})[side.claim] != "in"
                )
                assert falls == (side.bearing is Bearing.CRUX)
            for partner in side.together:
                assert naive(debate, stands, {partner: "out"})[side.claim] == "in"
                assert naive(debate, stands, {side.statement: "out", partner: "out"})[side.claim] != "in"
        carried = [side.bearing is Bearing.CRUX and side.opposed for side in sides]
        assert all(carried) or row.rank is not Rank.DOUBLE
        assert any(carried) == (row.rank in (Rank.DOUBLE, Rank.ONE_SIDED))
        assert any(side.bearing for side in sides) == (row.rank is not Rank.OPPOSED)
        assert bool(row.issue) != bool(row.attack)
    back = double_cruxes(debate, other, one)
    assert sorted((r.rank, r.issue, r.attack) for r in back.rows) == sorted(
        (r.rank, r.issue, r.attack) for r in found.rows
    )


# two voices ------------------------------------------------------------------------------------------------------------------

TWO = """\
debate d
voice mora: Ana Mora
voice dean: Piet Dean
issue bridge (policy): The city should build the bridge.
issue dear (fact): The bridge is dear.
article a
  author: mora
  date: 2024
claim build: The city should build the bridge.
  pro bridge
  premise cheap: The bridge is cheap.
    con dear
  {mora}
article b
  author: dean
  date: 2024
claim stop: The city should not build it.
  con bridge
  premise costly: It costs more than a school.
    pro dear
  {dean}
"""


def rank(mora: str = "", dean: str = "") -> dict[str, Rank]:
    loaded = argmap.parse(TWO.format(mora=mora, dean=dean))
    assert [d.code for d in loaded.diagnostics if d.severity is argmap.Severity.ERROR] == []
    return {row.issue: row.rank for row in double_cruxes(loaded.model, "mora", "dean").rows}


def test_the_ranks() -> None:
    """Another reason on one side, on both; and the claims themselves are what is opposed, not what carries it."""
    other = "premise other: Something else."
    assert rank() == {"dear": Rank.DOUBLE, "bridge": Rank.OPPOSED}
    assert rank(mora=other) == {"dear": Rank.ONE_SIDED, "bridge": Rank.OPPOSED}
    assert rank(other, other) == {"dear": Rank.ON_PATH, "bridge": Rank.OPPOSED}
    assert list(rank()) == ["dear", "bridge"]


def test_a_double_crux_explains_itself() -> None:
    """With names, texts, ids and the paths to both claims."""
    row, other = double_cruxes(argmap.parse(TWO.format(mora="", dean="")).model, "mora", "dean").rows
    assert row.text == (
        "Candidate for a double crux: Ana Mora and Piet Dean take opposite sides on “The bridge is dear” (dear), Ana Mora holds "
        "“The bridge is cheap” (a/cheap), Piet Dean holds “It costs more than a school” (b/costly). For Ana Mora the claim “The "
        "city should build the bridge” (a/build) does not stand without it; for Piet Dean the claim “The city should not build "
        "it” (b/stop) does not stand without it."
    )
    assert (row.over_issue, row.over_attack) == ("bridge", "")
    assert row.one.path == ("a/cheap", "a/cheap>a/build", "a/build")
    assert row.other.path == ("b/costly", "b/costly>b/stop", "b/stop")
    assert other.text.startswith("No crux of what they dispute: ")
    assert (other.over_issue, other.one.claim, other.one.statement) == ("", "", "a/build")


def test_an_attack_opposes_too() -> None:
    """Between articles and within one; what one voice holds against what the other holds."""
    text = (
        TWO.replace("    con dear\n", "").replace("    pro dear\n", "")
        + "debate\nclaim a/cheap\n  rebuttal b/costly (denies)\n"
    )
    rows = double_cruxes(argmap.parse(text.format(mora="", dean="")).model, "dean", "mora").rows
    assert [(r.rank, r.attack) for r in rows] == [(Rank.DOUBLE, "b/costly>!a/cheap"), (Rank.OPPOSED, "")]
    assert (
        "“It costs more than a school” (b/costly), held by Piet Dean, denies “The bridge is cheap” (a/cheap), held by Ana Mora"
        in rows[0].text
    )
    assert rows[0].one.path[-1] == "b/stop"


def test_what_is_said_at_different_times_is_no_opposition() -> None:
    """On an issue that is about a time."""
    text = TWO.format(mora="", dean="").replace("issue dear (fact)", "issue dear (fact, time-relative)")
    late = text.replace("author: dean\n  date: 2024", "author: dean\n  date: 2030")
    assert [r.issue for r in double_cruxes(argmap.parse(text).model, "mora", "dean").rows] == ["dear", "bridge"]
    assert [r.issue for r in double_cruxes(argmap.parse(late).model, "mora", "dean").rows] == ["bridge"]


def test_what_carries_a_thesis_that_the_other_does_not_oppose() -> None:
    """Is on a path, and said to be unopposed; what has to go with it is named."""
    text = TWO.format(mora="", dean="").replace("claim build:", "claim build (thesis):").replace("  con bridge\n", "")
    (row,) = double_cruxes(argmap.parse(text).model, "mora", "dean").rows
    assert (row.rank, row.one.opposed, row.one.claim) == (Rank.ON_PATH, False, "a/build")
    assert "which the other does not oppose, does not stand without it" in row.text
    more = text.replace("    con dear\n", "    con dear\n  premise fast: It is fast.\n")
    (row,) = double_cruxes(argmap.parse(more).model, "mora", "dean").rows
    assert row.one.together == ("a/fast",)
    assert "stands without it, but not without both it and “It is fast” (a/fast)" in row.text


# the five articles -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def japan_korea() -> Debate:
    return argmap.load(ROOT / "examples" / "japan-korea" / "debate.argmap", texts=[]).model


def test_everybody_stands_by_his_own_words(japan_korea: Debate) -> None:
    """No author of the five articles, and none of those they quote, is refuted by himself."""
    for voice in japan_korea.voices:
        stands = labelling(japan_korea, voice.id)
        assert {stands[id] for id in stands.view.held} <= {Label.IN}


CRUXES = {
    ("wicker", "three-way"): "areas prospects sooner",
    ("lee", "partnership"): "worse-alone nuclear ~keeping-away-would-not expansion",
    ("eir-author", "ties"): "nearest framework-fails most-effective loose-ties threats-grow",
    ("matsuo", "no-asian-nato-soon"): "",
    ("kritenbrink", "invest"): "framework-works",
}


@pytest.mark.parametrize(("voice", "claim"), CRUXES, ids="-".join)
def test_cruxes_of_the_theses(japan_korea: Debate, voice: str, claim: str) -> None:
    """As a careful reader names them: with convergent reasons the answers to objections carry a thesis."""
    found = cruxes(japan_korea, claim, voice)
    assert {japan_korea[id].name for id in found.statements} == set(CRUXES[voice, claim].split())
    assert found.complete


def test_pairs_of_the_theses(japan_korea: Debate) -> None:
    """Where convergent reasons carry a thesis, two of them have to go."""
    wicker = cruxes(japan_korea, "three-way", "wicker").sets
    assert ("wicker-2016/settled", "wicker-2016/push") in wicker
    assert ("wicker-2016/messaging", "wicker-2016/honest-talks") in wicker
    assert ("matsuo-2024/seoul-reluctant", "matsuo-2024/vague") in cruxes(
        japan_korea, "no-asian-nato-soon", "matsuo"
    ).sets
    assert any(
        set(s) == {"lee-2022/danger", "lee-2022/maxim", "lee-2022/trust"}
        for s in cruxes(japan_korea, "partnership", "lee").sets
    )


def test_double_cruxes_of_the_articles(japan_korea: Debate) -> None:
    """Whether keeping away from Japan spares South Korea; whether the American-led order makes the two safer."""
    (row,) = double_cruxes(japan_korea, "lee", "hedgers").of(Rank.DOUBLE)
    assert (row.one.claim, row.other.claim) == ("lee-2022/partnership", "lee-2022/hedging")
    assert row.one.statement == "lee-2022/~keeping-away-would-not"
    (row,) = double_cruxes(japan_korea, "eir-author", "kritenbrink").of(Rank.ONE_SIDED)
    assert (row.one.statement, row.other.statement) == ("eir-2024/framework-fails", "eir-2024/framework-works")
    (row, *_) = double_cruxes(japan_korea, "wicker", "lee").of(Rank.ON_PATH)[1:]
    assert (row.one.statement, row.one.together) == ("wicker-2016/settled", ("wicker-2016/push",))


# hostile ---------------------------------------------------------------------------------------------------------------------


def test_the_deepest_chain_is_all_cruxes() -> None:
    """Every statement of it, to the last."""
    many = 20_000
    chain = Debate(
        tuple(Statement(f"s{n}", "x") for n in range(many)),
        tuple(Inference((f"s{n + 1}",), f"s{n}") for n in range(many - 1)),
    )
    found = cruxes(chain, "s0")
    assert len(found.cruxes) == many - 1
    assert (found.cruxes[-1].statement, found.cruxes[-1].distance) == (f"s{many - 1}", many - 1)
    assert (found.sets, found.complete) == ((), True)


def test_a_premise_of_everything_and_against_everything() -> None:
    """One ground of two thousand reasons is a crux; the search for sets ends with its budget."""
    many = 2_000
    ids = [f"s{n}" for n in range(many)]
    both = Debate(
        (Statement("c", "x"), Statement("hub", "x"), *(Statement(id, "x") for id in ids)),
        (*(Inference((id,), "c") for id in ids), *(Inference(("hub",), id) for id in ids)),
    )
    assert cruxes(both, "c", largest=1).statements == ("hub",)
    free = evolve(both, inferences=both.inferences[:many])
    assert cruxes(free, "c", largest=1).statements == ()
    ladder = evolve(
        both, inferences=tuple(Inference((f"s{n + 1 + k}",), f"s{n}") for n in range(many - 2) for k in (0, 1))
    )
    assert not cruxes(ladder, "s0", budget=100_000).complete


def test_crowds_that_oppose_each_other() -> None:
    """Thousands of statements on both sides: the main claims are tried, and that it is not all is told."""
    many = 1_000
    sides = [("a", "mora", Sign.PRO), ("b", "dean", Sign.CON)]
    statements = [
        Statement(f"{article}/s{n}", "x", answers=(Answer("i", sign),))
        for article, _, sign in sides
        for n in range(many)
    ]
    debate = Debate(
        tuple(statements),
        tuple(
            Inference((f"{article}/s{n + 1}",), f"{article}/s{n}") for article, _, _ in sides for n in range(many - 1)
        ),
        tuple(Attack(f"a/s{n}", f"b/s{n}") for n in range(1, many, 2)),
        tuple(Article(article, authors=(voice,)) for article, voice, _ in sides),
        tuple(Voice(voice, voice) for _, voice, _ in sides),
        (Issue("i", "I."),),
    )
    found = double_cruxes(debate, "mora", "dean")
    assert (len(found.rows), found.complete) == (100, False)
    assert found.rows[0].rank is Rank.DOUBLE
