"""Average linkage over whole numbers: which clusters are joined in turn, and how high."""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Iterator

LARGEST = 1 << 36
"""The most units that a distance of 1 may have: sums of distances then stay below 2^63 up to 20,000 members."""


def link(rows: list[array[int]], unit: int) -> Iterator[tuple[int, int, float, int]]:
    """Each merge: the clusters joined, named by their first members, the first one first, the height, and the size.

    `rows` holds for each member its distances to those after it, in units of which a distance of 1 has `unit`; they are used
    up. The heights do not fall. Of pairs at one distance the first is joined. D. Müllner's generic algorithm (2011): each
    cluster keeps its nearest one after it, and looks for it again only when it may have the turn; in the square of the number
    of members, on all but made-up input.
    """
    size = len(rows)
    sizes = [1] * size
    alive = list(range(size))
    nearest, bound, stale = [0] * size, [0.0] * size, [False] * size

    def search(cluster: int) -> None:
        """Find the nearest of the clusters after this one, the first of several."""
        row, own = rows[cluster], sizes[cluster] * unit
        best, at = float("inf"), cluster
        for other in alive[bisect(alive, cluster) :]:
            mean = row[other - cluster - 1] / (own * sizes[other])
            if mean < best:
                best, at = mean, other
        nearest[cluster], bound[cluster], stale[cluster] = at, best, False

    for cluster in alive:
        search(cluster)
    while len(alive) > 1:
        first = min(alive, key=bound.__getitem__)
        while stale[first]:
            search(first)
            first = min(alive, key=bound.__getitem__)
        second, height = nearest[first], bound[first]
        alive.remove(second)
        _join(rows, alive, first, second)
        sizes[first] += sizes[second]
        for cluster in alive[: bisect(alive, second)]:
            if nearest[cluster] in (first, second):
                stale[cluster] = True  # the mean of two is not below the lower, so the bound still holds
        yield first, second, height, sizes[first]


def _join(rows: list[array[int]], alive: list[int], first: int, second: int) -> None:
    """Add the sums of distances of the second cluster to those of the first."""
    mine, theirs = rows[first], rows[second]
    for other in alive:
        if other < first:
            rows[other][first - other - 1] += rows[other][second - other - 1]
        elif first < other < second:
            mine[other - first - 1] += rows[other][second - other - 1]
        elif other > second:
            mine[other - first - 1] += theirs[other - second - 1]
    rows[second] = array("q")
