"""The cruxes of a whole debate: of every two voices that oppose each other, the best candidates first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from attrs import frozen

from argmap.analysis.double_cruxes import DoubleCrux, Rank, double_cruxes
from argmap.analysis.positions import Positions, held
from argmap.model import Debate, Position

MOST_PAIRS = 2000
"""Pairs of voices that are looked at."""


@frozen
class Disputes:
    """The oppositions of a debate, what most depends on first; `complete` tells that every pair of voices was looked at."""

    rows: tuple[DoubleCrux, ...]
    pairs: int
    complete: bool


def disputes(debate: Debate, positions: Positions) -> Disputes:
    """What the voices of some positions oppose each other on, and what of it is a crux for both, for one or for none.

    Only pairs that take opposite sides on an issue, or of which one attacks what the other holds, are looked at.
    """
    pairs = list(dict.fromkeys(_opposed(debate, positions)))
    found = [double_cruxes(debate, *pair, found=positions) for pair in pairs[:MOST_PAIRS]]
    order = list(Rank)
    rows = [row for each in found for row in each.rows]
    rows.sort(key=lambda row: order.index(row.rank))  # stable: those of a pair come in their order
    return Disputes(
        tuple(rows), min(len(pairs), MOST_PAIRS), len(pairs) <= MOST_PAIRS and all(each.complete for each in found)
    )


def _opposed(debate: Debate, positions: Positions) -> Iterator[tuple[str, str]]:
    """The pairs of voices that meet, in the order of the voices."""
    order = {voice: n for n, voice in enumerate(positions.voices)}
    for issue in positions.issues:
        cells = positions.of_issue(issue).values()
        for first, second in combinations(cells, 2):
            if Position.MIXED in {first.position, second.position} or first.position is not second.position:
                yield first.voice, second.voice
    graph = debate.graph
    for attack in debate.attacks:
        holders = []
        for id in (attack.source, graph.end(attack)):
            statement = graph.statements[id]
            found = held(statement, graph.articles.get(statement.article))
            holders.append([voice for voice, how, _ in found if how != "rejected" and voice in order])
        for pair in product(*holders):
            one, other = sorted(pair, key=order.__getitem__)
            if one != other:
                yield one, other
