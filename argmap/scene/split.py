"""A debate as several pictures: one for each main claim or each article, and an overview that leads to them.

What is shown in several pictures says where else; what bears on a statement in another picture, or is borne on by one, says so
and leads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from argmap.model import Attack, Debate, Inference, Relation, Statement
from argmap.scene.argument import drawn
from argmap.scene.choice import Choice, Tree, choose
from argmap.scene.focus import Focus
from argmap.scene.parts import Scene, See

OVERVIEW = "overview"
LOOSE = "further-claims"
UNSAFE = re.compile(r"[^a-z0-9]+")
LONGEST = 48
"""Characters of a name, which becomes part of the name of a file."""
MOST = 4
"""So many lines to other pictures stand on one card; a last one counts the rest."""


class By(StrEnum):
    """What gets a picture of its own."""

    CLAIM = "claim"
    ARTICLE = "article"


@frozen
class Part:
    """One of the pictures: its name, which is safe as part of a file's name, and what it shows."""

    name: str
    scene: Scene


@frozen
class _Portion:
    """What becomes a part: its name, its title, and its statements by id."""

    name: str
    title: str
    ids: frozenset[str]
    head: str = ""
    """The main claim, where there is one."""


def split(
    debate: Debate, focus: Focus | None = None, *, by: By | str = By.CLAIM, address: Callable[[str], str] = str
) -> tuple[Part, ...]:
    """The parts of a debate: the overview first where there are several.

    `address` turns the name of a part into the address that links to it use. Raises `UnknownNameError` and `ModelError` as
    views do, `ValueError` for something else than a claim or an article.
    """
    focus, by = focus or Focus(), By(by)
    choice = choose(debate, focus)
    found = tuple(_by_claim(debate, choice) if by is By.CLAIM else _by_article(choice))
    parts = [_part(debate, focus, choice, one, found, address) for one in found]
    if len(parts) > 1:
        parts.insert(0, _overview(debate, focus, found, address))
    return tuple(parts)


def _by_claim(debate: Debate, choice: Choice) -> Iterator[_Portion]:
    """One portion for each main claim that something bears on, and one for all others."""
    within = {s.id for s in choice.statements}
    tree = Tree.of(debate, within)
    taken: set[str] = {OVERVIEW, LOOSE}
    several = len({s.article for s in choice.statements}) > 1
    loose: list[str] = []
    for top in tree.tops:
        ids = tree.reached([top], None, frozenset())
        if len(ids) == 1 and top not in choice.folded:
            loose.append(top)
            continue
        statement = debate.graph.statements[top]
        yield _Portion(_name(top if several else statement.name, taken), _short(statement), frozenset(ids), top)
    if loose:
        yield _Portion(LOOSE, "further claims", frozenset(loose))


def _by_article(choice: Choice) -> Iterator[_Portion]:
    taken: set[str] = {OVERVIEW}
    for article in dict.fromkeys(s.article for s in choice.statements):
        ids = frozenset(s.id for s in choice.statements if s.article == article)
        yield _Portion(_name(article or "no-article", taken), article or "no article", ids)


def _name(id: str, taken: set[str]) -> str:
    plain = UNSAFE.sub("-", id.lower()).strip("-")[:LONGEST].strip("-") or "claim"
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    taken.add(name)
    return name


def _short(statement: Statement) -> str:
    return statement.name.removeprefix("~").replace("-", " ") if statement.anonymous else statement.name


def _part(
    debate: Debate,
    focus: Focus,
    choice: Choice,
    portion: _Portion,
    portions: tuple[_Portion, ...],
    address: Callable[[str], str],
) -> Part:
    statements = tuple(s for s in choice.statements if s.id in portion.ids)
    scene = drawn(debate, focus, evolve(choice, statements=statements))
    homes = _homes(portions)
    others = {id: [p for p in homes.get(id, ()) if p is not portion] for id in portion.ids}
    see = {id: _sees(_elsewhere(debate, id, portion, others[id], homes, address)) for id in portion.ids}
    cards = tuple(evolve(card, see=see[card.statement]) if see[card.statement] else card for card in scene.cards)
    number = portions.index(portion) + 1
    subtitle = f"Map {number} of {len(portions)}: {portion.title}" if len(portions) > 1 else ""
    return Part(
        portion.name,
        evolve(scene, cards=cards, subtitle=" · ".join(filter(None, (scene.subtitle, subtitle)))),
    )


def _overview(debate: Debate, focus: Focus, portions: tuple[_Portion, ...], address: Callable[[str], str]) -> Part:
    """The main claims, each with the number of statements that bear on it and a line that leads to its map."""
    scene = drawn(debate, focus, choose(debate, evolve(focus, depth=1)))
    homes = _homes(portions)
    heads = {portion.head: portion for portion in portions if portion.head}

    def see(id: str) -> tuple[See, ...]:
        portion = heads.get(id) or next(iter(homes.get(id, ())), None)
        if portion is None or portion.name == LOOSE:
            return ()
        return (See(f"map {portions.index(portion) + 1}: {portion.title}", address(portion.name)),)

    cards = tuple(evolve(card, see=see(card.statement)) for card in scene.cards)
    subtitle = " · ".join(filter(None, (scene.subtitle, f"Overview of {len(portions)} maps")))
    return Part(OVERVIEW, evolve(scene, cards=cards, subtitle=subtitle))


def _homes(portions: Iterable[_Portion]) -> dict[str, list[_Portion]]:
    homes: dict[str, list[_Portion]] = {}
    for portion in portions:
        for id in portion.ids:
            homes.setdefault(id, []).append(portion)
    return homes


def _elsewhere(
    debate: Debate,
    id: str,
    portion: _Portion,
    others: list[_Portion],
    homes: dict[str, list[_Portion]],
    address: Callable[[str], str],
) -> Iterator[See]:
    """Where else a statement is shown, and its relations to what only another picture shows."""
    graph = debate.graph
    above = [up for up in graph.above(id) if up in portion.ids]
    for other in others:
        if id in (portion.head, other.head) or not all(up in other.ids for up in above):  # said once for all below
            yield See(f"also in: {other.title}", address(other.name))
    for use in graph.uses.get(id, ()):
        end = graph.end(use)
        if end not in portion.ids and end in homes and not others:
            yield See(f"{_does(debate, use)} {end}", address(homes[end][0].name))
    for relation in (*graph.reasons.get(id, ()), *graph.objections.get(id, ())):
        starts = relation.premises if isinstance(relation, Inference) else (relation.source,)
        for start in starts:
            if start not in portion.ids and start in homes:
                yield See(f"{_suffers(relation)} {start}", address(homes[start][0].name))


def _does(debate: Debate, relation: Relation) -> str:
    if isinstance(relation, Inference):
        return "supports"
    return f"{debate.kind_of(relation)}s" if not relation.undercuts else "undercuts a step to"


def _suffers(relation: Inference | Attack) -> str:
    return "supported by" if isinstance(relation, Inference) else "attacked by"


def _sees(found: Iterable[See]) -> tuple[See, ...]:
    every = tuple(dict.fromkeys(found))
    if len(every) <= MOST:
        return every
    return (*every[:MOST], See(f"and {len(every) - MOST} more", every[MOST].href))
