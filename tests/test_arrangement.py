"""Where things stand: the order of the text, short gaps, and a picture that stays as it was when a statement changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model import Article, Attack, Debate, Inference, Statement
from argmap.render.layout import Layout, layout
from argmap.render.options import Direction
from argmap.render.plan import Plan, plan
from argmap.render.routing.arrange import arranged
from argmap.render.routing.axes import turned
from argmap.render.routing.curve import Point
from argmap.render.routing.lanes import CROWDED, _free
from argmap.scene import scene
from tests.pictured import SEVERAL, SMALL
from tests.strategies import debates

EXAMPLES = sorted(Path("examples/japan-korea").glob("*-20*.argmap"))


def laid_out(debate: Debate, direction: Direction = Direction.LEFT) -> tuple[Plan, Layout]:
    planned = plan(scene(debate), 34, direction)
    return planned, arranged(planned, layout(planned, direction, "pure", 60), direction)


def places(debate: Debate) -> dict[str, Point]:
    planned, found = laid_out(debate)
    return {card.statement: found.centres[card.id] for card in planned.scene.cards}


def displaced(before: dict[str, Point], after: dict[str, Point]) -> float:
    """The share of the pairs of statements in one column that have changed their order."""
    pairs = [(a, b) for a, b in combinations(before, 2) if a in after and b in after]
    pairs = [(a, b) for a, b in pairs if round(before[a][0]) == round(before[b][0])]
    wrong = sum((before[a][1] < before[b][1]) != (after[a][1] < after[b][1]) for a, b in pairs)
    return wrong / max(1, len(pairs))


def changes(debate: Debate) -> Iterator[Debate]:
    """The debate with one statement added, removed or reworded, at several places."""
    every = debate.statements
    for statement in every[2 :: len(every) // 4]:
        yield debate.replace(
            statement.id, text=f"{statement.text} In other words, and many more of them than there were."
        )
        yield debate.without([statement.id])
        new = Statement(f"{statement.article}/~new", "Something that nobody has thought of before.")
        at = every.index(statement) + 1
        yield evolve(
            debate,
            statements=(*every[:at], new, *every[at:]),
            inferences=(*debate.inferences, Inference((new.id,), statement.id)),
        )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_change_leaves_the_rest_where_it_was(path: Path) -> None:
    """Few pairs in a column change their order: on the mean less than three in a hundred."""
    debate = argmap.load(path).model
    before = places(debate)
    found = [displaced(before, places(changed)) for changed in changes(debate)]
    assert len(found) >= 12
    assert sum(found) / len(found) < 0.03
    assert max(found) < 0.35


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_reasons_of_the_examples_are_in_the_order_of_the_text(path: Path) -> None:
    """Nine pairs of reasons in ten: where reasons are shared, short lines are worth more than the order."""
    debate = argmap.load(path).model
    at = places(debate)
    pairs = [pair for s in debate for pair in combinations([r.id for r in debate.children(s.id)], 2)]
    pairs = [(a, b) for a, b in pairs if round(at[a][0]) == round(at[b][0])]
    ordered = sum(at[a][1] < at[b][1] for a, b in pairs)
    assert ordered / len(pairs) > 0.8


def forest(*sizes: int) -> Debate:
    """Claims with so many premises each."""
    statements, inferences = [], []
    for number, size in enumerate(sizes):
        statements.append(Statement(f"f/c{number}", f"Claim {number}."))
        for premise in range(size):
            statements.append(Statement(f"f/c{number}p{premise}", "A premise."))
            inferences.append(Inference((f"f/c{number}p{premise}",), f"f/c{number}"))
    return Debate(tuple(statements), tuple(inferences), articles=(Article("f"),))


@pytest.mark.parametrize("sizes", [(1, 2, 3, 1), (5, 1, 1, 4, 2), (3, 0, 0, 2), (0, 1, 0, 1)])
def test_main_claims_stand_in_the_order_of_the_text(sizes: tuple[int, ...]) -> None:
    at = places(forest(*sizes))
    claims = [at[f"f/c{number}"][1] for number in range(len(sizes))]
    assert claims == sorted(claims)


def test_claims_that_stand_alone_share_a_row() -> None:
    at = places(forest(2, 0, 0, 0, 1))
    assert at["f/c1"][1] == pytest.approx(at["f/c2"][1], abs=2)
    assert at["f/c1"][0] < at["f/c2"][0]
    assert at["f/c3"][1] > at["f/c1"][1]  # the map is two cards deep


def test_nothing_but_lone_claims_makes_a_block() -> None:
    _, found = laid_out(forest(*[0] * 40))
    assert 0.5 < found.width / found.height < 3


@settings(max_examples=40)
@given(debates(), st.sampled_from(list(Direction)))
def test_parts_stand_apart_in_order(debate: Debate, direction: Direction) -> None:
    """No two cards overlap, whatever parts the debate falls into."""
    if not debate.statements:
        return
    planned, found = laid_out(debate, direction)
    cards = [
        (*found.centres[card.id], size.width, size.height)
        for card, size in zip(planned.scene.cards, planned.boxes, strict=True)
    ]
    for (x, y, width, height), (x2, y2, width2, height2) in combinations(cards, 2):
        assert abs(x - x2) >= (width + width2) / 2 - 0.02 or abs(y - y2) >= (height + height2) / 2 - 0.02


@pytest.mark.parametrize("debate", [SMALL, SEVERAL], ids=["small", "several"])
def test_ranks_stand_as_close_as_their_lines_allow(debate: Debate) -> None:
    """No two ranks are farther apart than the widest words and the lines between them need."""
    planned, found = laid_out(debate)
    wide = planned.boxes[0].width
    columns = sorted({round(turned(found.centres[card.id], Direction.LEFT)[1], 1) for card in planned.scene.cards})
    assert all(after - before - wide < 220 for before, after in pairwise(columns))
    bare = forest(1, 1)
    columns = sorted({round(x, 1) for x, _ in places(bare).values()})
    assert columns[1] - columns[0] - wide < 40


def test_a_line_past_cards_runs_straight_between_them() -> None:
    """A premise of two conclusions on different levels: its longer line passes the level between on a straight lane."""
    debate = Debate(
        tuple(Statement(f"l/{name}", "A statement of some length that takes two lines.") for name in "abcdef"),
        (
            Inference(("l/b",), "l/a"),
            Inference(("l/c",), "l/b"),
            Inference(("l/d",), "l/c"),
            Inference(("l/d",), "l/a"),
            Inference(("l/e",), "l/b"),
        ),
        (Attack("l/f", "l/b"),),
        articles=(Article("l"),),
    )
    planned, found = laid_out(debate)
    link = next(n for n, k in enumerate(planned.scene.links) if k.source == "card-l.d" and k.target == "card-l.a")
    path = found.paths[link]
    assert path
    flat = [(a, b) for a, b in pairwise(path.points) if abs(a[1] - b[1]) < 0.01 and abs(a[0] - b[0]) > 187]
    assert flat, "no stretch as long as a card is wide"


@given(st.lists(st.floats(-50, 50), max_size=30))
def test_lanes_keep_apart(wishes: list[float]) -> None:
    taken: list[float] = []
    for wish in wishes:
        _free(wish, taken)
    assert taken == sorted(taken)
    assert all(after - before >= CROWDED - 1e-6 for before, after in pairwise(taken))
