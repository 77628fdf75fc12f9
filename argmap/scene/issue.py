"""The map of an issue: the proposition, the statements by which voices take sides on it, and what bears on these."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from argmap.analysis.pages import Argued, Stand, page
from argmap.analysis.positions import How, Positions
from argmap.model import Debate, Position
from argmap.scene.argument import drawn
from argmap.scene.choice import Choice, Tree
from argmap.scene.focus import Focus
from argmap.scene.legend import legend
from argmap.scene.names import join, part_id
from argmap.scene.parts import Card, Link, LinkRole, Role, Scene

DEPTH = 2
"""Levels of statements: those that take sides, and what bears on them."""
ROLES = {Position.PRO: LinkRole.SUPPORT, Position.CON: LinkRole.REBUT}
USES = {Position.PRO: Role.PREMISE, Position.CON: Role.REBUTTAL}


def issue_scene(
    debate: Debate,
    positions: Positions,
    issue: str,
    *,
    voices: Iterable[str] | None = None,
    depth: int = DEPTH,
    focus: Focus | None = None,
) -> Scene:
    """The map of an issue: those for it above those against it, each statement with the voice that asserts it.

    `voices` are the ids of those to show (all that speak of it), `depth` the levels of statements. A side that a voice takes by
    rejecting a statement, or that the annotator states outright, has a card of its own. Raises `UnknownNameError` for an issue
    or voice that the positions do not have.
    """
    for voice in voices or ():
        debate.voice(voice)
    focus = focus or Focus()
    found = page(debate, positions if voices is None else positions.narrowed(voices=voices), issue)
    stands = (*found.pro, *found.mixed, *found.con)
    said = [(stand, argued) for stand in stands for argued in stand.argued]
    said.sort(key=lambda pair: pair[1].ground.sign is Position.CON)  # stable: pro, then con
    own = [argued.ground.statement for _, argued in said if _speaks(argued)]
    scene = drawn(debate, focus, _choice(debate, own, depth))
    cards = {card.statement: _spoken(debate, positions, card) for card in scene.cards}
    top = Card(
        id=part_id("issue", issue),
        statement=issue,
        role=Role.CLAIM,
        text=found.proposition,
        kind="issue",
        name=issue,
        thesis=True,
    )
    stated = {
        part_id("stance", f"{stand.voice}/{n}"): (stand, argued)
        for n, (stand, argued) in enumerate(said)
        if not _speaks(argued)
    }
    extra = tuple(_stated(id, stand, argued) for id, (stand, argued) in stated.items())
    first = list(dict.fromkeys(own))
    ordered = (top, *(cards.pop(id) for id in first if id in cards), *extra, *cards.values())
    signs = {argued.ground.statement: argued.ground.sign for _, argued in said if _speaks(argued)}
    links = (
        *(Link(part_id("card", id), top.id, ROLES[sign], str(sign)) for id, sign in signs.items()),
        *(
            Link(id, top.id, ROLES[argued.ground.sign], str(argued.ground.sign))
            for id, (_, argued) in stated.items()
            if argued.ground.sign in ROLES
        ),
        *scene.links,
    )
    explained = legend(ordered[1:], links, scene.junctions)
    counts = ((len(found.pro), "for it"), (len(found.con), "against it"), (len(found.mixed), "on both sides"))
    subtitle = " · ".join(f"{count} {words}" for count, words in counts if count) or "nobody speaks of it"
    return evolve(
        scene,
        title=f"Who says what on {issue}",
        subtitle=subtitle,
        cards=ordered,
        links=links,
        groups=(),
        legend=explained,
    )


def _speaks(argued: Argued) -> bool:
    """Whether the voice itself says the statement that gives its side."""
    return bool(argued.ground.statement) and argued.ground.how is not How.REJECTED


def _choice(debate: Debate, own: list[str], depth: int) -> Choice:
    """The statements that take sides, with so many levels of what bears on them."""
    within = {s.id for s in debate.statements}
    tree = Tree(debate, within, (), {})
    shown = tree.reached(own, depth, frozenset())
    statements = tuple(s for s in debate.statements if s.id in shown)
    return Choice(statements, frozenset(), tree.folded(debate.statements, shown))


def _spoken(debate: Debate, positions: Positions, card: Card) -> Card:
    """The card with its voice, which is not always that of one article here."""
    if card.voice:
        return card
    speakers = debate.speakers(debate.graph.statements[card.statement])
    return evolve(card, voice=join(positions.names.get(voice, voice) for voice in speakers))


def _stated(id: str, stand: Stand, argued: Argued) -> Card:
    rejects = argued.ground.how is How.REJECTED
    text = f"Rejects: {argued.text}" if rejects else f"Stated outright: {argued.ground.sign}"
    return Card(
        id=id, statement=argued.ground.statement or stand.voice, role=USES.get(argued.ground.sign, Role.PREMISE),
        text=text, kind="stance", voice=stand.name,
    )  # fmt: skip
