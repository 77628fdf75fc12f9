"""The map of a crux: what two voices oppose each other on, and the ways from there to the claims that depend on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from argmap.analysis.dependence import Bearing
from argmap.analysis.double_cruxes import DoubleCrux, Side
from argmap.analysis.positions import Positions
from argmap.model import Debate, Inference, Relation
from argmap.scene.argument import drawn
from argmap.scene.choice import Choice
from argmap.scene.focus import Focus
from argmap.scene.legend import legend
from argmap.scene.names import join, part_id
from argmap.scene.parts import Card, Link, LinkRole, Mark, Role, Scene


def crux_scene(debate: Debate, positions: Positions, crux: DoubleCrux, focus: Focus | None = None) -> Scene:
    """The map of a crux: both ways with the statements that each step needs, and the issue that they meet on if there is one.

    The statements on which the claims depend are singled out; what is on neither way is left out.
    """
    shown = {id for side in (crux.one, crux.other) for id in _on_way(debate, side)}
    if crux.attack:
        shown |= _needed(debate, debate.graph.relations[crux.attack])
    statements = tuple(s for s in debate.statements if s.id in shown)
    scene = drawn(debate, focus or Focus(), Choice(statements))
    sides = (crux.one, crux.other)
    heads = {
        id: Mark.CRUX if side.bearing is Bearing.CRUX else Mark.DISPUTED
        for side in sides
        for id in _at_stake(debate, side)
    }
    cards = tuple(_voiced(debate, positions, card, heads) for card in scene.cards)
    links = scene.links
    if crux.issue:
        issue = Card(
            part_id("issue", crux.issue),
            crux.issue,
            Role.CLAIM,
            positions.propositions.get(crux.issue, crux.issue),
            "issue",
            crux.issue,
        )
        cards = (*cards, issue)
        links = (*links, *_answers(positions, crux, issue))
    names = join(positions.names.get(side.voice, side.voice) for side in (crux.one, crux.other))
    title = f"{str(crux.rank).capitalize()}: {names}"
    return evolve(
        scene, title=title, subtitle="Candidate: the text shows reasons, not minds", cards=cards, links=links, groups=(),
        legend=legend(cards, links, scene.junctions),
    )  # fmt: skip


def _at_stake(debate: Debate, side: Side) -> tuple[str, ...]:
    """The statement of a side, or the premises of its step where that is what the other undercuts."""
    relation = debate.graph.relations.get(side.statement)
    if relation is None:
        return (side.statement,)
    return relation.premises if isinstance(relation, Inference) else (relation.source,)


def _on_way(debate: Debate, side: Side) -> set[str]:
    """The statements on the way from a statement to the claim, and those that its steps need."""
    graph = debate.graph
    found = {id for id in (side.statement, side.claim, *side.path) if id in graph.statements}
    for key in side.path:
        if key in graph.relations:
            found |= _needed(debate, graph.relations[key])
    return found


def _needed(debate: Debate, relation: Relation) -> set[str]:
    """The statements without which a relation cannot be drawn."""
    found: set[str] = set()
    while not isinstance(relation, Inference):
        found.add(relation.source)
        if not relation.undercuts:
            return found | {relation.target}
        relation = debate.graph.relations[relation.target]
    return found | {*relation.premises, relation.conclusion}


def _voiced(debate: Debate, positions: Positions, card: Card, heads: Mapping[str, Mark]) -> Card:
    speakers = debate.speakers(debate.graph.statements[card.statement])
    voice = card.voice or join(positions.names.get(voice, voice) for voice in speakers)
    return evolve(card, voice=voice, tag=heads.get(card.statement))


def _answers(positions: Positions, crux: DoubleCrux, issue: Card) -> Iterable[Link]:
    """Lines from the issue to the statements by which the two answer it."""
    for side in (crux.one, crux.other):
        ground = next(
            (g for g in positions.cell(side.voice, crux.issue).grounds if g.statement == side.statement), None
        )
        if ground:
            role = LinkRole.SUPPORT if ground.sign == "pro" else LinkRole.REBUT
            yield Link(issue.id, part_id("card", side.statement), role, str(ground.sign))
