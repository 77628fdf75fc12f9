"""Agreement between annotators: how far two or more annotations of one text say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from argmap.analysis.annotators.articles import common
from argmap.analysis.annotators.features import features
from argmap.analysis.annotators.matching import OVERLAP
from argmap.analysis.annotators.paragraphs import side_by_side
from argmap.analysis.annotators.placing import Placed, indexes, placed
from argmap.analysis.annotators.relations import pair_agreement
from argmap.analysis.annotators.stances import stances
from argmap.analysis.annotators.tables import (
    Agreement,
    Confusion,
    Feature,
    Figure,
    Found,
    LabelShare,
    PairAgreement,
    Paragraph,
    Share,
    StanceRow,
    Unit,
)
from argmap.analysis.annotators.units import Row, units
from argmap.analysis.annotators.words import Segments, segments
from argmap.ground.source import Source
from argmap.model import Debate


def agree(
    *debates: Debate,
    names: Sequence[str] | None = None,
    texts: Mapping[str, Source | str] | None = None,
    overlap: float = OVERLAP,
) -> Agreement:
    """How far two or more annotations agree on the articles that they share with the first; docs/agreement.md explains it.

    `names` are what the annotators are called (numbers from 1), `texts` the texts of the articles by id, as `Loaded.texts` has
    them: without its text an article is compared by the words of anchors alone, and `notes` say so. Statements are the
    same whose passages have a Jaccard index of at least `overlap` (more than 0, at most 1).

    Raises `ArgmapError` when the annotations are not of one text, `ModelError` for a debate that could not be written down,
    `ValueError` for fewer than two debates, other than one name for each, a name twice, or another overlap.
    """
    called = tuple(names) if names is not None else tuple(str(n + 1) for n in range(len(debates)))
    if len(debates) < 2:  # noqa: PLR2004 - one annotator agrees with nobody
        raise ValueError("agreement needs at least two annotations")
    if len(called) != len(debates) or len(set(called)) < len(called):
        raise ValueError(f"{len(debates)} annotations need as many different names, not {called}")
    if not 0 < overlap <= 1:
        raise ValueError(f"the overlap is more than 0 and at most 1, not {overlap}")
    shared = common(debates, called, texts or {})
    there = indexes(shared)
    everything = [placed(annotation, there) for annotation in shared.annotations]
    rows = units(everything, overlap)
    words = segments(shared.annotations, everything, there)
    alpha, cells = stances(shared.annotations)
    return Agreement(
        called,
        shared.articles,
        overlap,
        shared.notes,
        tuple(_share(name, n, everything[n], rows, words) for n, name in enumerate(called)),
        tuple(Unit(tuple(p.statement.id if p else None for p in row)) for row in rows),
        words.alpha,
        features(shared.annotations, rows),
        alpha,
        cells,
        tuple(
            pair_agreement(shared.annotations, rows, words, one, other)
            for one, other in combinations(range(len(called)), 2)
        ),
        tuple(side_by_side(shared.annotations, rows, there, shared.articles)),
    )


def _share(name: str, number: int, own: Sequence[Placed], rows: Sequence[Row], words: Segments) -> Share:
    matched = sum(row[number] is not None and sum(p is not None for p in row) > 1 for row in rows)
    covered = len(words.seen[number].covered) if words.words else None
    return Share(name, len(own), sum(p.anywhere for p in own), matched, covered)


__all__ = [
    "OVERLAP", "Agreement", "Confusion", "Feature", "Figure", "Found", "LabelShare", "PairAgreement", "Paragraph",
    "Share", "StanceRow", "Unit", "agree",
]  # fmt: skip
