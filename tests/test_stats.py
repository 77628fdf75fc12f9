"""What is counted in an article, and how much of its text is annotated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import argmap
from argmap.analysis.coverage import Coverage, Uncovered, coverage
from argmap.analysis.stats import stats
from argmap.ground.source import Source
from argmap.model import Anchor, Article, Debate, Inference, Statement
from tests.conftest import ROOT
from tests.strategies import debates

TEXT = """\
Headline

One thing is so. Another thing is so too.
Nobody reads this. Or this.
Advertisement
Dr. Kim says so.
"""

NOTES = """
article a
  author: mora
  date: 2024
voice mora: Ana Mora
voice dean: Piet Dean
issue toll (policy): The city should take a toll.

claim top (policy, thesis): The city should take a toll.
  pro toll
  premise road (fact): The road is dear.
    undercut gap: Dear roads can be paid otherwise.
  and money (fact, implicit): The city has no money.
  premise fair (value): A toll is fair.
    rebuttal poor (dean): The poor pay more.
      rebuttal rebate: They get a rebate.
  rebuttal jam (dean, rejected): There will be jams.
  rebuttal ferry (conceded): The ferry would be cheaper.
claim aside: The mayor is new.
article b
  author: mora
  date: 2024
claim other: Something else.
  con toll
"""


def test_the_figures_of_an_article() -> None:
    """Statements by what they do first, relations, voices, and what is left open."""
    row, other = stats(argmap.parse(NOTES).model)
    assert (row.article, row.statements) == ("a", 10)
    assert (row.claims, row.premises, row.rebuttals, row.undercuts) == (2, 3, 4, 1)
    assert (row.facts, row.values, row.policies, row.implicit) == (2, 1, 1, 1)
    assert (row.inferences, row.linked, row.attacks, row.depth) == (2, 1, 5, 4)
    assert row.unanswered == ("a/gap", "a/ferry")
    assert row.unchallenged == ("a/aside",)
    assert row.voices == (("mora", 8), ("dean", 2))
    assert row.issues == 1
    assert (row.sentences, row.covered, row.coverage, row.uncovered) == (None, None, None, ())
    assert (other.article, other.statements, other.claims, other.depth, other.issues) == ("b", 1, 1, 1, 1)


def test_a_debate_without_anything_has_no_rows() -> None:
    """And an article without statements has one of noughts."""
    assert stats(Debate()) == ()
    (row,) = stats(Debate(articles=(Article("a"),)), {"a": ""})
    assert (row.statements, row.depth, row.sentences, row.coverage) == (0, 0, 0, 1.0)


def test_deep_and_looping_debates_are_counted() -> None:
    """No recursion, and a loop is no trouble."""
    many = 20_000
    statements = tuple(Statement(f"s{n}", "x") for n in range(many))
    chain = tuple(Inference((f"s{n + 1}",), f"s{n}") for n in range(many - 1))
    (row,) = stats(Debate(statements, chain))
    assert (row.depth, row.claims, row.premises) == (many, 1, many - 1)
    (row,) = stats(Debate(statements, (*chain, Inference(("s0",), f"s{many - 1}"))))
    assert (row.depth, row.claims) == (many, 0)


@given(debates())
def test_every_statement_is_counted_once(debate: Debate) -> None:
    """In its article and by its role; rows never crash."""
    rows = stats(debate, {article.id: "Some text. Some more." for article in debate.articles})
    assert sum(row.statements for row in rows) == len(debate)
    for row in rows:
        assert row.claims + row.premises + row.rebuttals + row.undercuts == row.statements
        assert {*row.unanswered, *row.unchallenged} <= {s.id for s in debate if s.article == row.article}
        assert row.linked <= row.inferences


def covered(*anchors: Anchor, skip: tuple[tuple[int, int], ...] = (), text: str = TEXT) -> Coverage:
    statement = Statement("a/s", "x", anchors=anchors)
    return coverage(
        Article("a", skip=skip), text, Debate((statement, Statement("b/s", "y", anchors=(Anchor("Nobody"),))))
    )


def test_a_sentence_that_an_anchor_touches_is_covered() -> None:
    """A paragraph is uncovered when none of its sentences is."""
    found = covered(Anchor("Another thing"))
    assert (found.sentences, found.covered) == (7, 1)
    assert found.share == pytest.approx(1 / 7)
    assert found.uncovered == (
        Uncovered(1, "Headline"),
        Uncovered(4, "Nobody reads this. Or this."),
        Uncovered(5, "Advertisement"),
        Uncovered(6, "Dr. Kim says so."),
    )


def test_skipped_lines_do_not_count() -> None:
    """Nor do blank ones; ranges may overlap and go past the end."""
    found = covered(Anchor("One thing", "Nobody"), skip=((1, 1), (5, 5), (5, 10**9)))
    assert (found.sentences, found.covered, found.uncovered) == (4, 3, ())


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\n", "\ufeff"])
def test_a_text_without_sentences_is_covered(text: str) -> None:
    """There is nothing left to annotate."""
    assert covered(text=text) == Coverage(0, 0, ())
    assert covered(text=text).share == 1


def test_the_annotated_articles(shared: Path) -> None:
    """Most of each article is annotated; the figures of a debate are those of its articles."""
    folder = ROOT / "examples" / "japan-korea"
    loaded = argmap.load(folder / "debate.argmap", texts=[shared / "articles"])
    rows = [row for row in stats(loaded.model, loaded.texts) if row.article]
    assert len(rows) == 5
    for row in rows:
        assert row.coverage is not None
        assert row.coverage > 0.5
        alone = argmap.load(folder / f"{row.article}.argmap", texts=[shared / "articles"])
        assert row.sentences == next(r for r in stats(alone.model, alone.texts) if r.article == row.article).sentences


def test_a_text_may_be_a_source() -> None:
    """As a loaded debate has them."""
    debate = Debate((Statement("a/s", "x", anchors=(Anchor("One"),)),), articles=(Article("a"),))
    assert stats(debate, {"a": Source("t", TEXT)}) == stats(debate, {"a": TEXT})
