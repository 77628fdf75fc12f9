"""Positions: the rules by which a stance follows from what is said, and what is made of two voices beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.clashes import Through, clashes, shared_premises
from argmap.analysis.pages import page, pages
from argmap.analysis.pairs import Meeting, pair
from argmap.analysis.positions import How, Positions, positions
from argmap.analysis.timeline import timeline
from argmap.ground.errors import UnknownNameError
from argmap.model import Debate, Position
from tests.strategies import debates

HEAD = """\
article news
  author: reporter
  date: 2020

voice reporter: The reporter
voice ana: Ana
voice ben: Ben
voice union: The union

issue fee: The city should charge a fee.
issue ban: Ships should be banned.

"""


def read(body: str) -> Debate:
    loaded = argmap.parse(HEAD + body)
    assert loaded.ok, [d.message for d in loaded.diagnostics]
    return loaded.model


def stands(body: str, issue: str = "fee") -> dict[str, str]:
    found = positions(read(body))
    return {voice: str(cell.position) for voice, cell in found.of_issue(issue).items()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("claim a: Yes.\n  pro fee\n", {"reporter": "pro"}),
        ("claim a: No.\n  con fee\n", {"reporter": "con"}),
        ("claim a (ana): Yes.\n  pro fee\n", {"ana": "pro"}),  # in a report: hers alone
        ("claim a (ana, endorsed): Yes.\n  pro fee\n", {"reporter": "pro", "ana": "pro"}),
        ("claim a (ana, conceded): Yes.\n  pro fee\n", {"reporter": "pro", "ana": "pro"}),
        ("claim a (conceded): Yes.\n  pro fee\n", {"reporter": "pro"}),
        ("claim a (ana, rejected): Yes.\n  pro fee\n", {"reporter": "con", "ana": "pro"}),
        ("claim a (ana, rejected): No.\n  con fee\n", {"ana": "con"}),  # who denies an objection has taken no side yet
        ("claim a (reported): Yes.\n  pro fee\n", {}),  # somebody says so, the text does not tell who
        ("claim a (rejected): Yes.\n  pro fee\n", {"reporter": "con"}),
        ("claim a (ana > union): Yes.\n  pro fee\n", {"union": "pro"}),  # Ana only tells of it
        ("claim a (ana > union, endorsed): Yes.\n  pro fee\n", {"reporter": "pro", "union": "pro"}),
        ("claim a (ana, ben): Yes.\n  pro fee\n", {"ana": "pro", "ben": "pro"}),
        ("claim a (author, ana): Yes.\n  pro fee\n", {"reporter": "pro", "ana": "pro"}),
        ("claim a (unclear): Yes.\n  pro fee\n", {}),
        ("claim a: Yes.\n  pro fee\nclaim b: No.\n  con fee\n", {"reporter": "mixed"}),
        ("claim a: Yes.\n  pro fee\nclaim b: Again.\n  pro fee\n", {"reporter": "pro"}),
        ("claim a: Yes.\n  if: ships come\n  pro fee\n", {"reporter": "pro"}),
        ("claim a: Something.\n", {}),
        ('claim a (ana): Yes.\n  pro fee\nstance ana (con): fee\n  @ "no"\n', {"ana": "con"}),
        ('stance ana (mixed): fee\n  @ "both"\n', {"ana": "mixed"}),
        ('claim a (ana): Yes.\n  pro fee\nstance ana (silent): fee\n  @ "said in jest"\n', {"ana": "silent"}),
    ],
)
def test_rules(body: str, expected: dict[str, str]) -> None:
    assert stands(body) == expected


def test_every_position_tells_its_grounds() -> None:
    found = positions(read('claim a (ana > union, endorsed): Yes.\n  if: ships come\n  @ 3 "a fee"\n  pro fee\n'))
    union, reporter = found.cell("union", "fee"), found.cell("reporter", "fee")
    assert [(g.statement, g.how, g.chain, g.conditional, g.date) for g in union.grounds] == [
        ("news/a", How.ASSERTED, ("ana", "union"), True, "2020")
    ]
    assert [g.how for g in reporter.grounds] == [How.ENDORSED]
    assert reporter.grounds[0].anchors[0].line == 3
    assert found.cell("ana", "fee").position is Position.SILENT
    assert found.cell("ana", "fee").score is None


def test_what_is_stated_outright_says_so() -> None:
    found = positions(read('claim a (ana): Yes.\n  pro fee\nstance ana (con): fee\n  @ "no"\n')).cell("ana", "fee")
    assert found.overridden
    assert [g.how for g in found.grounds] == [How.ASSERTED, How.STATED]
    same = positions(read('claim a (ana): Yes.\n  pro fee\nstance ana (pro): fee\n  @ "yes"\n')).cell("ana", "fee")
    assert not same.overridden


def test_the_voice_counts_not_the_article() -> None:
    second = "article letter\n  author: ana\n  date: 2024\n\nclaim again: No.\n  con fee\n"
    debate = read(f"claim a (ana): Yes.\n  pro fee\n{second}")
    found = positions(debate).cell("ana", "fee")
    assert found.position is Position.MIXED
    assert found.dates == ("2020", "2024")
    assert [(m.date, m.voice, str(m.position)) for m in timeline(positions(debate))] == [
        ("2020", "ana", "pro"),
        ("2024", "ana", "con"),
    ]


def test_authors_only() -> None:
    debate = read("claim a (ana, endorsed): Yes.\n  pro fee\n")
    assert positions(debate, kind="author").voices == ("reporter",)
    with pytest.raises(ValueError, match="everybody"):
        positions(debate, kind="everybody")


def test_names_and_order() -> None:
    found = positions(read("claim a (ben): Yes.\n  pro ban\nclaim b (ana): Yes.\n  pro fee\n"))
    assert found.voices == ("ana", "ben")  # as they are declared
    assert found.issues == ("fee", "ban")
    assert found.names["ana"] == "Ana"
    assert found.propositions["fee"] == "The city should charge a fee."
    assert list(found.narrowed(voices=["ben"], issues=["ban"]).cells) == [("ben", "ban")]


# pairs -----------------------------------------------------------------------------------------------------------------

TWO = """\
claim a (ana): Yes.
  pro fee
  pro ban
claim b (ben): No.
  con fee
claim c (ben): It depends.
  pro ban
  con ban
claim d (union): Yes.
  pro fee
"""


def test_a_pair() -> None:
    found = pair(positions(read(TWO)), "ana", "ben")
    assert [(c.issue, c.meeting, c.agreement) for c in found.commons] == [
        ("fee", Meeting.OPPOSE, 0.0),
        ("ban", Meeting.MIXED, 0.5),
    ]
    assert (found.shared, found.agreement, found.coverage) == (2, 0.25, 1.0)
    one_sided = pair(positions(read(TWO)), "ana", "union")
    assert [c.issue for c in one_sided.on("agree")] == ["fee"]
    assert [c.issue for c in one_sided.on(Meeting.ONE_SILENT)] == ["ban"]
    assert (one_sided.shared, one_sided.agreement, one_sided.coverage) == (1, 1.0, 0.5)


def test_nothing_shared_is_no_number() -> None:
    found = pair(positions(read("claim a (ana): Yes.\n  pro fee\nclaim b (ben): Yes.\n  pro ban\n")), "ana", "ben")
    assert (found.shared, found.agreement, found.coverage) == (0, None, 0.0)
    with pytest.raises(UnknownNameError, match=r"no voice 'bne'.*did you mean 'ben'"):
        pair(positions(read(TWO)), "ana", "bne")


@pytest.mark.parametrize(
    ("date", "meeting"),
    [("2020-12", "agree"), ("2021~", "agree"), ("2021-06", "at different times"), ("2024", "at different times")],
)
def test_time_relative_issues_are_compared_at_their_date(date: str, meeting: str) -> None:
    debate = argmap.parse(
        "voice ana: Ana\nvoice ben: Ben\nissue busy (time-relative): The port is busy now.\n\n"
        f"article old\n  author: ana\n  date: 2020\n\nclaim a: Yes.\n  pro busy\n\n"
        f"article new\n  author: ben\n  date: {date}\n\nclaim b: Yes.\n  pro busy\n"
    ).model
    found = pair(positions(debate), "ana", "ben")
    assert [c.meeting for c in found.commons] == [meeting]
    assert found.shared == (meeting == "agree")


# issue pages -----------------------------------------------------------------------------------------------------------


def test_a_page_has_both_sides_with_their_reasons() -> None:
    found = page(
        debate := read(
            "claim a (ana): Yes.\n  pro fee\n  premise (ana): It pays.\n  rebuttal (ben): It drives ships away.\n"
            "claim b (ben, rejected): Yes, too.\n  pro fee\n"
        ),
        positions(debate),
        "fee",
    )
    assert [(s.name, [a.text for a in s.argued]) for s in found.pro] == [("Ana", ["Yes."]), ("Ben", ["Yes, too."])]
    assert [(s.voice, s.argued[0].ground.how) for s in found.con] == [("reporter", How.REJECTED)]
    ana = found.pro[0].argued[0]
    assert [r.text for r in ana.reasons] == ["It pays."]
    assert [(r.text, r.voices) for r in ana.objections] == [("It drives ships away.", ("ben",))]
    assert found.contested
    assert found.speakers == 3
    with pytest.raises(UnknownNameError, match="fea"):
        page(debate, positions(debate), "fea")


def test_an_issue_that_nobody_answers() -> None:
    debate = read("claim a: Yes.\n")
    assert [(p.issue, p.speakers, p.contested) for p in pages(debate, positions(debate))] == [
        ("fee", 0, False),
        ("ban", 0, False),
    ]


# clashes -----------------------------------------------------------------------------------------------------------------

APART = """\
voice ana: Ana
voice ben: Ben
issue fee: The city should charge a fee.
issue rich: The port is rich.

article old
  author: ana
  date: 2020

claim yes: A fee is right.
  pro fee
  premise rich: The port is rich.
    pro rich

article new
  author: ben
  date: 2024

claim no: A fee is wrong.
  con fee
  premise also-rich: The port has all the money it needs.
    pro rich

claim poor: The port went bankrupt.

debate both
claim old/rich
  rebuttal new/poor
"""


def test_a_later_text_defeats_a_premise() -> None:
    loaded = argmap.parse(APART)
    found = clashes(loaded.model, positions(loaded.model))
    attack = next(c for c in found if c.through is Through.ATTACK)
    assert (attack.source, attack.source_voice, attack.target, attack.target_voice) == (
        "new/poor",
        "ben",
        "old/rich",
        "ana",
    )
    assert (attack.later, attack.premise, attack.source_date, attack.target_date) == (True, True, "2024", "2020")
    issue = next(c for c in found if c.through is Through.ISSUE)
    assert (issue.issue, issue.source, issue.target, issue.later) == ("fee", "new/no", "old/yes", True)


def test_one_premise_for_opposite_conclusions() -> None:
    debate = argmap.parse(APART).model
    (found,) = shared_premises(debate, positions(debate))
    assert (found.premise, found.position, found.issue) == ("rich", Position.PRO, "fee")
    assert [use.voice for use in found.pro] == ["ana"]
    assert [use.voice for use in found.con] == ["ben"]


# laws --------------------------------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(debates())
def test_laws(debate: Debate) -> None:
    """No debate is too odd; a cell has grounds; both orders of a pair say the same; one agrees with oneself."""
    found = positions(debate)
    assert all(cell.grounds for cell in found.cells.values())
    assert set(positions(debate, kind="author").voices) <= set(found.voices)
    for one in found.voices[:3]:
        own = pair(found, one, one)
        assert own.agreement in {1.0, None}
        for other in found.voices[:3]:
            there, back = pair(found, one, other), pair(found, other, one)
            assert (there.agreement, there.shared, there.coverage) == (back.agreement, back.shared, back.coverage)
            assert there.agreement is None or 0 <= there.agreement <= 1
    pages(debate, found)
    clashes(debate, found)
    shared_premises(debate, found)
    assert len(timeline(found)) >= len(found.cells)


@settings(max_examples=20)
@given(debates(), st.randoms())
def test_order_does_not_matter(debate: Debate, random: object) -> None:
    shuffled = list(debate.statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    one, other = positions(debate), positions(evolve(debate, statements=tuple(shuffled)))
    assert {key: cell.position for key, cell in one.cells.items()} == {k: c.position for k, c in other.cells.items()}


def test_the_five_articles() -> None:
    """What a careful reader finds: the author of 2016 wants the alliance that a politician quoted in 2024 refuses."""
    found: Positions = positions(argmap.load(Path("examples/japan-korea/debate.argmap")).model)
    assert found.cell("wicker", "formal-alliance").position is Position.PRO
    assert found.cell("park-chan-dae", "formal-alliance").position is Position.CON
    assert found.cell("scmp-reporter", "formal-alliance").position is Position.SILENT  # reports, and takes no side
    assert found.cell("wicker", "japan-danger").position is Position.CON  # rejects what others fear
