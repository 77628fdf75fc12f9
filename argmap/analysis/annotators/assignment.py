"""The best way to pair things one to one, by the Hungarian method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.analysis.diff.likeness import best

LARGEST = 80
"""A cluster with more things than this on the larger side is paired by taking the best pair again and again."""

Edges = Mapping[tuple[int, int], float]
"""Pairs that are possible, and what each is worth (more than 0)."""


def assigned(edges: Edges) -> Iterator[tuple[int, int]]:
    """Pairs of which no two share an end, worth most together; in time that grows with the size of clusters, not of the whole."""
    for cluster in _clusters(edges):
        left = sorted({one for one, _ in cluster})
        right = sorted({other for _, other in cluster})
        if max(len(left), len(right)) > LARGEST:
            triples = [(one, other, edges[one, other]) for one, other in cluster]
            yield from ((one, other) for one, other, _ in best(triples, set(left), set(right)))
            continue
        worth = [[edges.get((one, other), 0.0) for other in right] for one in left]
        if len(left) <= len(right):
            found = {(left[row], right[column]) for row, column in _optimum(worth)}
        else:
            turned = [list(column) for column in zip(*worth, strict=True)]
            found = {(left[row], right[column]) for column, row in _optimum(turned)}
        yield from sorted(found & edges.keys())


def _clusters(edges: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pairs, those together that hang together."""
    at: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for pair in edges:
        at.setdefault((False, pair[0]), []).append(pair)
        at.setdefault((True, pair[1]), []).append(pair)
    seen: set[tuple[bool, int]] = set()
    for start in at:
        waiting, cluster = [start], []
        while waiting:
            end = waiting.pop()
            if end in seen:
                continue
            seen.add(end)
            for pair in at[end]:
                if not end[0]:
                    cluster.append(pair)
                waiting += [(False, pair[0]), (True, pair[1])]
        if cluster:
            yield cluster


def _optimum(worth: list[list[float]]) -> Iterator[tuple[int, int]]:
    """A column for each row, no column twice, worth most together; there are at least as many columns as rows.

    Rows come in one after the other. Prices of rows and columns are kept such that no pair is worth more than the two
    prices together, and each chosen pair just as much; a new row takes the column that a cheapest chain of changes frees.
    """
    columns = len(worth[0])
    rows = [max(row) for row in worth]
    prices = [0.0] * columns
    owner: list[int | None] = [None] * columns
    for new in range(len(worth)):
        slack = [float("inf")] * columns
        way: list[int | None] = [None] * columns
        done: set[int] = set()
        row, column = new, None
        while True:
            for other in range(columns):
                if other not in done and (gap := rows[row] + prices[other] - worth[row][other]) < slack[other]:
                    slack[other], way[other] = gap, column
            column, delta = _cheapest(slack, done)
            rows[new] -= delta
            for other in done:
                holder = owner[other]
                assert holder is not None  # columns that were passed have one
                rows[holder] -= delta
                prices[other] += delta
            slack = [s if other in done else s - delta for other, s in enumerate(slack)]
            done.add(column)
            holder = owner[column]
            if holder is None:
                break
            row = holder
        while column is not None:
            before = way[column]
            owner[column] = new if before is None else owner[before]
            column = before
    yield from ((row, column) for column, row in enumerate(owner) if row is not None)


def _cheapest(slack: list[float], done: set[int]) -> tuple[int, float]:
    column = min((c for c in range(len(slack)) if c not in done), key=slack.__getitem__)
    return column, slack[column]
