"""The cruxes of a whole debate: of every two voices that oppose each other, the best candidates first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from attrs import frozen

from argmap.analysis.double_cruxes import DoubleCrux, Rank, double_cruxes
from argmap.analysis.positions import Positions, held
from argmap.model import Debate, Position

WORK = 200_000
"""Pairs of voices times statements: so much is looked at, some seconds; at least ten pairs."""
LEAST_PAIRS = 10


@frozen
class Disputes:
    """The oppositions of a debate, what most depends on first; `complete` tells that every pair of voices was looked at."""

    rows: tuple[DoubleCrux, ...]
    pairs: int
    complete: bool


def disputes(debate: Debate, positions: Positions) -> Disputes:
    """What the voices of some positions oppose each other on, and what of it is a crux for both, for one or for none.

    Only pairs of which one attacks what the other holds, or that take opposite sides on an issue, are looked at, in this order,
    as many as take some seconds; `pairs` tells how many those were.
    """
    most = max(LEAST_PAIRS, WORK // max(1, len(debate.statements)))
    pairs: dict[tuple[str, str], None] = {}
    for pair in _opposed(debate, positions):
        if len(pairs) > most:
            break
        pairs[pair] = None
    taken = list(pairs)[:most]
    found = [double_cruxes(debate, *pair, found=positions) for pair in taken]
    order = list(Rank)
    rows = [row for each in found for row in each.rows]
    rows.sort(key=lambda row: order.index(row.rank))  # stable: those of a pair come in their order
    return Disputes(tuple(rows), len(taken), len(pairs) <= most and all(each.complete for each in found))


def _opposed(debate: Debate, positions: Positions) -> Iterator[tuple[str, str]]:
    """The pairs of voices that meet, in the order of the voices."""
    order = {voice: n for n, voice in enumerate(positions.voices)}
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
    for issue in positions.issues:
        cells = positions.of_issue(issue).values()
        for first, second in combinations(cells, 2):
            if Position.MIXED in {first.position, second.position} or first.position is not second.position:
                yield first.voice, second.voice
