"""Statements that bear on nothing and rest on nothing, set side by side: one below the other they would make a long strip.

They keep the order of the text, and a row is as long as the map is deep, so that the paper beside them is not wasted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import ceil, sqrt

from argmap.scene.parts import Scene

SQUARE = 1.3
"""How much wider than high the rows of a picture without any relation are together."""


def rows(
    scene: Scene, homes: Mapping[str, str], aside: AbstractSet[int], size: tuple[float, float]
) -> tuple[tuple[str, ...], ...]:
    """The rows of two or more cards, by id; `size` is the mean size of a card along and across, in points."""
    linked = {end for link in scene.links for end in (link.source, link.target)}
    sources = {link.source for n, link in enumerate(scene.links) if n not in aside}
    alone = sum(card.id not in linked for card in scene.cards)
    if alone < 2:  # noqa: PLR2004 - one card is no row
        return ()
    along, across = size
    longest = max(_ranks(scene, aside), ceil(sqrt(alone * across / along * SQUARE)) if alone == len(scene.cards) else 1)
    runs: list[list[str]] = [[]]
    last: str | None = None
    for card in scene.cards:
        if card.id not in linked:
            home = homes.get(card.id)
            if last != home or len(runs[-1]) == longest:
                runs.append([])
            runs[-1].append(card.id)
            last = home
        elif card.id not in sources:  # another main claim comes between
            runs.append([])
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _ranks(scene: Scene, aside: AbstractSet[int]) -> int:
    """The number of cards on the longest way to a main claim."""
    cards = {card.id for card in scene.cards}
    onward: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for number, link in enumerate(scene.links):
        if number not in aside:
            onward[link.source].append(link.target)
            waiting[link.target] += 1
    depth = {point: int(point in cards) for point in scene.points}
    ready: Sequence[str] = [point for point in scene.points if not waiting[point]]
    while ready:
        further = []
        for point in ready:
            for target in onward[point]:
                depth[target] = max(depth[target], depth[point] + (target in cards))
                waiting[target] -= 1
                if not waiting[target]:
                    further.append(target)
        ready = further
    return max(depth.values(), default=0)
