"""What a picture shows, and how it looks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from argmap.ground.errors import UnknownNameError
from argmap.model import Article, Attack, Debate, Inference, Statement
from argmap.scene import LinkRole, Role, Scene, scene
from argmap.scene.names import part_id
from argmap.scene.parts import Card
from tests.golden import golden
from tests.pictured import SEVERAL, SMALL, STALE, SURVEY
from tests.strategies import debates


def card(found: Scene, name: str) -> Card:
    return next(card for card in found.cards if card.statement.endswith(f"/{name}"))


def test_scene_of_a_small_debate() -> None:
    found = scene(SMALL)
    parts = (*found.cards, *found.links, *found.junctions, *found.groups, *found.legend)
    golden("small.scene", "\n".join((found.title, found.subtitle, *map(repr, parts))) + "\n")


def test_title_is_that_of_the_only_article() -> None:
    assert (scene(SMALL).title, scene(SMALL).subtitle) == ("Build the bridge", "Ana Mora · The Harbour News · 2024-05")
    assert scene(SEVERAL).title == "Should the bridge be built?"
    assert scene(SEVERAL, article="wait").title == "wait"


def test_roles() -> None:
    roles = {name: card(scene(SMALL), name).role for name in ("build", "short", "dear", "~stale", "~later")}
    assert list(roles.values()) == [Role.CLAIM, Role.PREMISE, Role.REBUTTAL, Role.UNDERCUT, Role.UNDERCUT]


def test_header_names_what_has_a_name() -> None:
    found = scene(SMALL)
    assert (card(found, "build").kind, card(found, "build").name) == ("thesis", "build")
    assert (card(found, "~walk").kind, card(found, "~walk").name) == ("implicit premise", "")


def test_voices() -> None:
    found = scene(SMALL)
    assert card(found, "short").voice == ""
    assert card(found, "dear").voice == "Piet Dean"
    assert card(found, "survey").voice == "Piet Dean, according to The dockers' union"
    assert card(found, "noise").voice == "Piet Dean; The dockers' union"


def test_commitments_have_a_word() -> None:
    words = {name: card(scene(SMALL), name).stand for name in ("short", "dear", "survey", "noise", "~ally")}
    assert list(words.values()) == ["", "rejected", "reported", "conceded", "endorsed"]


def test_card_links_to_its_passage() -> None:
    assert card(scene(SMALL), "build").url == (
        "https://example.org/bridge#:~:text=the%20bridge%2C%20now,next%20school%2Dyear"
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", 'https://a"b', "data:x"])
def test_only_web_addresses_become_links(url: str) -> None:
    found = scene(Debate((Statement("a/x", "X."),), articles=(Article("a", url=url),)))
    assert found.cards[0].url == ""


def test_linked_premises_share_a_junction() -> None:
    found = scene(SMALL)
    ends = {link.target for link in found.links if link.source in {card(found, "~kids").id, card(found, "~walk").id}}
    (junction,) = (junction for junction in found.junctions if junction.id in ends)
    assert ends == {junction.id}
    assert junction.linked
    (onward,) = (link for link in found.links if link.source == junction.id)
    assert (onward.target, onward.head) == (card(found, "build").id, True)
    assert not any(link.head for link in found.links if link.target == junction.id)


def test_undercuts_end_on_what_they_attack() -> None:
    found = scene(SMALL)
    step, attack = (part_id("step", key) for key in (SURVEY.key, STALE.key))
    ends = {link.source: link.target for link in found.links if link.role is LinkRole.UNDERCUT and link.head}
    assert ends == {attack: step, card(found, "~later").id: attack}


def test_a_statement_used_twice_is_drawn_once() -> None:
    found = scene(SEVERAL)
    assert len(found.cards) == len(SEVERAL)
    assert len({c.id for c in found.cards}) == len(found.cards)
    assert sum(link.source == card(found, "steel").id for link in found.links) == 2


def test_articles_are_groups_with_what_points_into_them() -> None:
    groups = scene(SEVERAL).groups
    assert [group.title for group in groups] == ["Build the bridge", "Who pays?", "wait"]
    (shared,) = (j.id for j in scene(SEVERAL).junctions if "fee.cost_2b_wait.steel" in j.id)
    assert shared in groups[2].members


def test_one_article_has_no_group_and_only_its_own_relations() -> None:
    found = scene(SEVERAL, article="bridge")
    assert found.groups == ()
    assert (found.cards, found.links) == (scene(SMALL).cards, scene(SMALL).links)


def test_unknown_article() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'bridge'"):
        scene(SMALL, article="brigde")


def test_empty_debate() -> None:
    assert scene(Debate()) == Scene("", "", (), (), (), (), ())


def test_legend_holds_what_occurs() -> None:
    assert scene(Debate((Statement("x", "X."),))).legend == ()
    one = Debate((Statement("x", "X."), Statement("y", "Y.")), (Inference(("y",), "x"),))
    assert [entry.sample for entry in scene(one).legend] == [LinkRole.SUPPORT]


def test_depth_is_no_trouble() -> None:
    statements = tuple(Statement(f"s{n}", "S.") for n in range(20_000))
    attacks: list[Attack] = []
    for n in range(1, 20_000):
        attacks.append(Attack(f"s{n}", attacks[-1].key if attacks else "s0"))
    found = scene(Debate(statements, (), tuple(attacks)))
    assert len(found.junctions) == 19_998


@given(debates())
def test_any_debate_has_a_scene(debate: Debate) -> None:
    found = scene(debate)
    places = [*found.points, *(group.id for group in found.groups)]
    assert len(set(places)) == len(places)
    assert all(re.fullmatch(r"[a-z]+-[A-Za-z0-9_.-]+", place) for place in places)
    assert {end for link in found.links for end in (link.source, link.target)} <= set(found.points)
    assert {member for group in found.groups for member in group.members} <= set(found.points)
    undercuts = {a.source for a in debate.attacks if a.undercuts}
    junctions = {junction.id for junction in found.junctions}
    for link in found.links:
        if link.role is LinkRole.UNDERCUT:
            assert link.target in junctions
    assert undercuts <= {c.statement for c in found.cards}
