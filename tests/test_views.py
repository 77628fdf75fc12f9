"""What a picture shows of a debate: focus, folding, parts, and views of others."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.model import Article, Attack, Debate, Inference, Statement, Voice
from argmap.scene import Focus, Scene, scene, views
from argmap.scene.changes import changes_scene
from argmap.scene.choice import choose
from argmap.scene.passages import BETWEEN, MOST
from argmap.scene.split import LOOSE, OVERVIEW, By, split
from tests.pictured import SEVERAL, SMALL
from tests.strategies import debates

TREE = Debate(
    statements=tuple(
        Statement(f"t/{name}", name, voices=(("dean",),) if name in {"bb", "ba1"} else ())
        for name in ("a", "aa", "ab", "b", "ba", "ba1", "ba2", "bb", "u", "lone")
    ),
    inferences=(
        Inference(("t/aa", "t/ab"), "t/a"),
        Inference(("t/ba",), "t/b"),
        Inference(("t/ba1",), "t/ba"),
        Inference(("t/ba2",), "t/ba"),
    ),
    attacks=(Attack("t/bb", "t/b"), Attack("t/u", Inference(("t/aa", "t/ab"), "t/a").key)),
    articles=(Article("t"),),
    voices=(Voice("dean", "Piet Dean"),),
)


def shown(debate: Debate, focus: Focus) -> dict[str, tuple[bool, int]]:
    """The statements shown by name, whether each is context, and how many are folded into it."""
    found = choose(debate, focus)
    return {s.name: (s.id in found.context, found.folded.get(s.id, 0)) for s in found.statements}


@pytest.mark.parametrize(
    ("focus", "expected"),
    [
        (Focus(depth=1), {"a": 3, "b": 4, "lone": 0}),
        (Focus(depth=2), {"a": 0, "aa": 0, "ab": 0, "b": 0, "ba": 2, "bb": 0, "u": 0, "lone": 0}),
        (Focus(fold="b"), {"a": 0, "aa": 0, "ab": 0, "b": 4, "u": 0, "lone": 0}),
        (Focus(fold=("a", "ba")), {"a": 3, "b": 0, "ba": 2, "bb": 0, "lone": 0}),
        (Focus(only="ba"), {"b*": 1, "ba": 0, "ba1": 0, "ba2": 0}),
        (Focus(only="ba", depth=1), {"b*": 1, "ba": 2}),
        (Focus(only=("ba2", "lone")), {"b*": 1, "ba*": 1, "ba2": 0, "lone": 0}),
        # the partner of a linked premise, and both ends of an undercut step, come along: without them no line could be drawn
        (Focus(only="aa"), {"a*": 1, "aa": 0, "ab*": 0}),
        (Focus(only="u"), {"a*": 0, "aa*": 0, "ab*": 0, "u": 0}),
        (Focus(voice="dean"), {"b*": 0, "ba*": 1, "ba1": 0, "bb": 0}),
        (Focus(voice="dean", only="ba"), {"b*": 1, "ba*": 1, "ba1": 0}),
    ],
)
def test_focus(focus: Focus, expected: dict[str, int]) -> None:
    found = {f"{name}{'*' if context else ''}": folded for name, (context, folded) in shown(TREE, focus).items()}
    assert found == expected


@pytest.mark.parametrize("wrong", [{"only": "nope"}, {"fold": "nope"}, {"voice": "nope"}, {"article": "nope"}])
def test_names_that_do_not_exist(wrong: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError, match="nope"):
        scene(TREE, **wrong)  # type: ignore[arg-type] # the keys vary


@pytest.mark.parametrize(
    ("focus", "words"),
    [({"voice": "mute"}, "mute asserts nothing"), ({"article": "t", "only": "s/x"}, "s/x is not in the article 't'")],
)
def test_nothing_left_to_show_is_said(focus: dict[str, str], words: str) -> None:
    debate = evolve(
        TREE,
        statements=(*TREE.statements, Statement("s/x", "x")),
        articles=(*TREE.articles, Article("s")),
        voices=(*TREE.voices, Voice("mute", "Mute")),
    )
    with pytest.raises(ArgmapError, match=words):
        scene(debate, **focus)  # type: ignore[arg-type] # the keys vary


def test_levels_begin_with_one() -> None:
    with pytest.raises(ValueError, match="depth"):
        Focus(depth=0)


@settings(max_examples=40)
@given(debates(), st.data())
def test_laws_of_focus(debate: Debate, data: st.DataObject) -> None:
    """What is folded is what is not shown below, once; nothing is shown twice; the order of the text stays."""
    ids = [s.id for s in debate]
    names = st.lists(st.sampled_from(ids), max_size=3) if ids else st.just([])
    only, fold = data.draw(names), data.draw(names)
    depth = data.draw(st.none() | st.integers(1, 5))
    found = choose(debate, Focus(only=only, fold=fold, depth=depth))
    order = [s.id for s in found.statements]
    assert order == [id for id in ids if id in set(order)]
    assert found.context <= set(order)
    assert set(only) - found.context <= set(order)
    reachable = {id for start in order for _, s in debate.walk(start) for id in [s.id]}
    hidden = reachable - set(order)
    assert bool(hidden) == bool(found.folded)
    assert set(found.folded) == {id for id in order if set(debate.graph.below(id)) - set(order)}
    assert sum(found.folded.values()) >= len(hidden)
    everything = choose(debate, Focus(depth=len(ids) + 1))
    assert [s.id for s in everything.statements] == ids
    assert not everything.folded


def test_depth_of_a_long_chain_is_no_trouble() -> None:
    names = [f"c/s{number}" for number in range(20_000)]
    long = Debate(
        tuple(Statement(name, "x") for name in names),
        tuple(Inference((low,), high) for high, low in pairwise(names)),
        articles=(Article("c"),),
    )
    assert choose(long, Focus(depth=2)).folded == {"c/s1": 19_998}
    assert len(choose(long, Focus(only="c/s19999")).context) == 19_999


# parts -----------------------------------------------------------------------------------------------------------------


def test_a_picture_for_each_claim() -> None:
    parts = {part.name: part.scene for part in split(TREE, address="{}.svg".format)}
    assert list(parts) == [OVERVIEW, "a", "b", LOOSE]
    assert [card.statement for card in parts["b"].cards] == ["t/b", "t/ba", "t/ba1", "t/ba2", "t/bb"]
    overview = {card.statement: card for card in parts[OVERVIEW].cards}
    assert [(see.text, see.href) for see in overview["t/b"].see] == [("map 2: b", "b.svg")]
    assert overview["t/b"].folded == 4
    assert overview["t/lone"].see == ()
    assert "Map 2 of 3: b" in parts["b"].subtitle


def test_what_two_pictures_share_leads_from_one_to_the_other() -> None:
    shared = Debate(
        tuple(Statement(f"t/{name}", name) for name in ("a", "b", "p", "q")),
        (Inference(("t/p",), "t/a"), Inference(("t/p",), "t/b"), Inference(("t/q",), "t/p")),
        articles=(Article("t"),),
    )
    parts = {part.name: part.scene for part in split(shared)}
    see = {card.statement: [s.text for s in card.see] for card in parts["a"].cards}
    assert see == {"t/a": [], "t/p": ["also in: b"], "t/q": []}  # said once for all that hangs below


def test_a_picture_for_each_article() -> None:
    parts = {part.name: part.scene for part in split(SEVERAL, by="article", address="{}.svg".format)}
    assert list(parts) == [OVERVIEW, *(article.id for article in SEVERAL.articles)]
    lines = [see for part in parts.values() for card in part.cards for see in card.see]
    assert any(see.text.startswith("attacked by") for see in lines)
    assert all(see.href.removesuffix(".svg") in parts for see in lines)


@settings(max_examples=40)
@given(debates(), st.sampled_from(By))
def test_laws_of_parts(debate: Debate, by: By) -> None:
    """Every statement is in a part, every link leads to one, and names are safe in files."""
    parts = split(debate, by=by)
    names = [part.name for part in parts]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)
    found = {card.statement for part in parts if part.name != OVERVIEW for card in part.scene.cards}
    assert found == {s.id for s in debate}
    assert all(see.href in names for part in parts for card in part.scene.cards for see in card.see)


# passages ----------------------------------------------------------------------------------------------------------------


def test_passages_come_from_the_texts() -> None:
    text = "First.\nThey say: the bridge, now and\nbefore the next school-year. Last."
    found = {card.statement: card.passage for card in scene(SMALL, texts={"bridge": text}).cards}
    assert found["bridge/build"] == "the bridge, now and before the next school-year"
    assert found["bridge/short"] == ""
    assert all(not card.passage for card in scene(SMALL).cards)


def test_the_passage_is_the_tip_of_its_card() -> None:
    text = "They say: the bridge, now & <soon>, before the next school-year. Last."
    svg = argmap.to_svg(SMALL, texts={"bridge": text})
    assert "\n\n“the bridge, now &amp; &lt;soon&gt;, before the next school-year”</title>" in svg


def test_long_passages_are_cut_short() -> None:
    text = f"the bridge, now {'very ' * 1000} next school-year"
    passage = next(card.passage for card in scene(SMALL, texts={"bridge": text}).cards if card.passage)
    assert len(passage) <= MOST
    assert passage.endswith("…")
    assert BETWEEN.strip()


# views of others ---------------------------------------------------------------------------------------------------------


def one_card(debate: Debate, focus: Focus) -> Scene:
    """A view as a user may write it."""
    whole = views.made(debate, "map", focus)
    return Scene("Only the first", "", whole.cards[:1], (), (), (), ())


def no_scene(_debate: Debate, _focus: Focus) -> Scene:
    return "nothing"  # type: ignore[return-value] # a mistake that a user may make


def test_a_function_is_a_view() -> None:
    assert len(scene(SMALL, view=one_card).cards) == 1
    assert "Only the first" in argmap.to_svg(SMALL, view=one_card)
    with pytest.raises(ArgmapError, match="returned str, not a Scene"):
        scene(SMALL, view=no_scene)


def test_views_can_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = (
        EntryPoint("first", "tests.test_views:one_card", views.GROUP),
        EntryPoint("broken", "tests.nowhere:view", views.GROUP),
        EntryPoint("map", "tests.test_views:no_scene", views.GROUP),
    )
    monkeypatch.setattr(views, "installed", lambda: {p.name: p for p in points if p.name not in views.VIEWS})
    assert len(scene(SMALL, view="first").cards) == 1
    assert len(scene(SMALL).cards) == len(SMALL)
    with pytest.raises(ArgmapError, match=r"'broken' of tests\.nowhere:view"):
        scene(SMALL, view="broken")
    with pytest.raises(UnknownNameError, match=r"views: map, first, broken\); did you mean 'first'"):
        scene(SMALL, view="frist")


def test_the_package_can_be_called() -> None:
    assert argmap.scene(SMALL) == scene(SMALL)


# changes -------------------------------------------------------------------------------------------------------------------


def test_what_changed_is_framed_and_what_is_gone_struck_out() -> None:
    old = argmap.parse("claim a: A.\n  premise b: B.\n    premise c: C.\n  rebuttal d: D.\n").model
    new = argmap.parse("claim a: A.\n  premise b: Quite another text of the same id.\n  premise e: E.\n").model
    found = changes_scene(argmap.diff(old, new), new)
    assert {card.statement: card.tag and str(card.tag) for card in found.cards} == {
        "a": None, "b": "changed", "c": "removed", "d": "removed", "e": "added",
    }  # fmt: skip
    ends = {(link.source, link.target) for link in found.links}
    assert ("card-c", "card-b") in ends
    assert ("card-d", "card-a") in ends
    assert found.subtitle == "Changes: 1 added, 2 removed, 1 changed"
    assert "line-through" in argmap.to_svg(found)


def test_what_is_gone_from_an_article_that_is_called_otherwise_now() -> None:
    """Found by Hypothesis: the article of a removed statement has another id in the new state."""
    old = argmap.parse("article a\n  title: T\n\nclaim x: X.\nclaim y: Y.\n").model
    new = argmap.parse("article b\n  title: T\n\nclaim x: X.\n").model
    found = changes_scene(argmap.diff(old, new), new)
    assert {card.tag and str(card.tag) for card in found.cards} >= {"removed"}


@settings(max_examples=30)
@given(debates(), debates())
def test_any_two_debates_have_a_map_of_their_difference(old: Debate, new: Debate) -> None:
    found = changes_scene(argmap.diff(old, new), new)
    shown = {card.statement for card in found.cards}
    assert {s.id for s in new} <= shown
    assert {s.id for s in old} <= shown | {c.old.id for c in argmap.diff(old, new).statements if c.old and c.new}
    same = changes_scene(argmap.diff(new, new), new)
    assert not any(card.tag for card in same.cards)
