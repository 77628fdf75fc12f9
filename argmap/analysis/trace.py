"""How a change of one label spreads through a net."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from argmap.analysis.net import FORCE, Net
from argmap.analysis.settle import NONE, Labels


def spread(net: Net, before: Labels, after: Labels, seeds: Iterable[int]) -> dict[int, int]:
    """The nodes whose labels differ, nearest to the seeds first, each with the node before it on a shortest way from a seed.

    The seeds themselves come first, with NONE. Every node whose label differs is reached: what no seed bears on, through nodes
    that differ too, obeys the same rules as before and so has the same label.
    """
    came = dict.fromkeys(seeds, NONE)
    queue = deque(came)
    while queue:
        node = queue.popleft()
        for other in net.after(node):
            if other not in came and before.label[other] != after.label[other]:
                came[other] = node
                queue.append(other)
    return came


def way(net: Net, came: Mapping[int, int], node: int) -> tuple[str, ...]:
    """The names on the way from a seed to a node, by turns ids of statements and keys of relations."""
    names = []
    while node != NONE:
        names.append(net.names[node].removesuffix(FORCE))
        node = came[node]
    return tuple(dict.fromkeys(reversed(names)))
