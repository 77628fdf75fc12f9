"""Statements of several annotations that are the same, joined into units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from argmap.analysis.annotators.matching import matched
from argmap.analysis.annotators.placing import Placed

Row = tuple[Placed | None, ...]
"""A unit: a statement, or none, of each annotator."""


def units(annotations: Sequence[Sequence[Placed]], overlap: float) -> tuple[Row, ...]:
    """All statements in units, none in two, in the order of the text and, without a place in it, of the annotations.

    Every two annotations are matched; the matches are then taken from the best down, each joining two units unless one
    annotator would come to have two statements in the same.
    """
    found = []
    for one, other in combinations(range(len(annotations)), 2):
        for at, to, weight in matched(annotations[one], annotations[other], overlap):
            found.append((-weight, (one, at), (other, to)))
    unit = {(who, at): {who: at} for who, placed in enumerate(annotations) for at in range(len(placed))}
    for _, mine, theirs in sorted(found):
        here, there = unit[mine], unit[theirs]
        if here is not there and not here.keys() & there.keys():
            here |= there
            for who, at in there.items():
                unit[who, at] = here
    each = {id(members): members for members in unit.values()}
    rows = [
        tuple(placed[members[who]] if who in members else None for who, placed in enumerate(annotations))
        for members in each.values()
    ]
    homes = {home: number for number, home in enumerate(dict.fromkeys(p.home for some in annotations for p in some))}
    return tuple(sorted(rows, key=lambda row: _order(row, homes)))


def _order(row: Row, homes: dict[str, int]) -> tuple[int, int, int, int]:
    """By article, then by place; what has no passage goes by its line, what has no line comes last."""
    there = [placed for placed in row if placed]
    starts = [placed.passages[0] for placed in there if placed.passages]
    lines = [placed.line for placed in there if placed.line is not None]
    start, end = min(starts, default=(0, 0))
    return homes[there[0].home], min(lines, default=10**9), start, end
