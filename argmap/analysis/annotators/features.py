"""How far the annotators say the same about the statements that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from argmap.analysis.alpha import alpha
from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.annotators.roles import FEATURES
from argmap.analysis.annotators.tables import Confusion, Feature
from argmap.analysis.annotators.units import Row


def features(annotations: Sequence[Annotation], units: Sequence[Row]) -> tuple[Feature, ...]:
    """Role, kind, modality, commitment and voice: alpha, and how many statements all say the same about."""
    found = []
    for name, value in FEATURES.items():
        rows = [
            tuple(value(who, there.statement) if there else None for who, there in zip(annotations, unit, strict=True))
            for unit in units
        ]
        judged = [row for row in rows if sum(v is not None for v in row) > 1]
        same = sum(len(set(row) - {None}) == 1 for row in judged)
        mixed: Counter[tuple[str, str]] = Counter(
            (str(one), str(other)) for row in judged for one, other in combinations(row, 2) if None not in (one, other)
        )
        confused = [Confusion(*pair, n) for pair, n in mixed.items() if pair[0] != pair[1]]
        confused.sort(key=lambda c: (-c.n, c.one, c.other))
        measure = alpha(list(zip(*rows, strict=True)), of="statements")
        found.append(Feature(name, measure, same, len(judged), tuple(confused)))
    return tuple(found)
