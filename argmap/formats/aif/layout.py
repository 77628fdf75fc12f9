"""Where OVA draws the nodes of a nodeset, for files that say nothing of it: OVA opens no file without places."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.nodeset import text_of

STEP_X, STEP_Y = 220, 110
"""Pixels from one node to the next, and from one row to the next."""
LEFT, TOP = 150, 60


def layout(nodes: Sequence[Any], edges: Sequence[Any]) -> dict[str, tuple[int, int]]:
    """A place for each node by its id, in rows: what leads nowhere is on top, and each other node a row below what it leads to.
    Depends only on the order of the lists; linear.
    """
    ids = [id for node in nodes if (id := id_of(node, "nodeID")) is not None]
    below: dict[str, list[str]] = {id: [] for id in ids}
    leading: set[str] = set()
    for source, target in ends(edges):
        if source in below and target in below and source != target:
            below[target].append(source)
            leading.add(source)
    row: dict[str, int] = {}
    for top in (*(id for id in ids if id not in leading), *ids):  # what is left is in circles
        if top in row:
            continue
        row[top] = 0
        waiting = deque((top,))
        while waiting:
            id = waiting.popleft()
            for other in below[id]:
                if other not in row:
                    row[other] = row[id] + 1
                    waiting.append(other)
    used: Counter[int] = Counter()
    places = {}
    for id in dict.fromkeys(ids):
        places[id] = (LEFT + STEP_X * used[row[id]], TOP + STEP_Y * row[id])
        used[row[id]] += 1
    return places


def id_of(members: Any, name: str) -> str | None:
    """An id that an object holds, as text."""
    return text_of(members.get(name)) if isinstance(members, Mapping) else None


def ends(edges: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """The ends of the edges that have two."""
    for edge in edges:
        source, target = id_of(edge, "fromID"), id_of(edge, "toID")
        if source is not None and target is not None:
            yield source, target
