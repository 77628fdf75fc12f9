"""All figures of an agreement in one table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from argmap.analysis.alpha import Measure
from argmap.analysis.annotators.tables import Agreement, Feature, Figure, PairAgreement

ALPHA = "Krippendorff's alpha"


def figures(agreement: Agreement) -> Iterator[Figure]:
    """The figures, first those of all annotators together, then those of each two."""
    everybody = ", ".join(agreement.annotators)
    for share in agreement.shares:
        value = share.matched / share.statements if share.statements else None
        remark = "" if share.statements else "there are no statements"
        yield Figure("statements", share.annotator, "share matched", value, share.statements, "statements", remark)
    for share in agreement.shares:
        if share.words is not None and agreement.words.n:
            part = share.words / agreement.words.n
            yield Figure("words", share.annotator, "share annotated", part, agreement.words.n, "words")
    yield _figure("words", everybody, ALPHA, agreement.words)
    for feature in agreement.features:
        yield _figure(feature.name, everybody, ALPHA, feature.alpha)
        yield _same(feature, everybody)
    yield _figure("stances", everybody, ALPHA, agreement.stances_alpha)
    for issue, rows in groupby(agreement.stances, lambda row: row.issue):
        same = [row.same for row in rows]
        yield Figure(f"stances: {issue}", everybody, "share the same", sum(same) / len(same), len(same), "voices")
    for pair in agreement.pairs:
        yield from _pair(pair)


def _pair(pair: PairAgreement) -> Iterator[Figure]:
    both = ", ".join(pair.annotators)
    if pair.boundaries:
        one, other, shared = pair.boundaries
        value = 2 * shared / (one + other) if one + other else None
        remark = "" if one + other else "neither has a boundary"
        yield Figure("boundaries", both, "F1", value, one + other - shared, "boundaries", remark)
    yield _figure("boundaries", both, "segmentation similarity", pair.similarity)
    yield _figure("relations", both, "Cohen's kappa", pair.kappa)
    yield _figure("relations", both, "macro F1", pair.f1)
    for share in pair.relations:
        yield _figure(f"relations: {share.label}", both, "F1", share.f1)
    yield _figure("overall", both, "CASS (kappa)", pair.cass_kappa)
    yield _figure("overall", both, "CASS (F1)", pair.cass_f1)


def _figure(about: str, annotators: str, name: str, measure: Measure) -> Figure:
    return Figure(about, annotators, name, measure.value, measure.n, measure.of, measure.why)


def _same(feature: Feature, annotators: str) -> Figure:
    value = feature.same / feature.n if feature.n else None
    remark = "" if feature.n else "nothing was judged by two annotators"
    return Figure(feature.name, annotators, "share the same", value, feature.n, "statements", remark)
