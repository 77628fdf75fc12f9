"""Figures of agreement between two annotators: kappa, F1, segmentation similarity, CASS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from fractions import Fraction
from typing import Any

from argmap.analysis.alpha import Measure

Judged = Mapping[tuple[Any, Any], int]
"""How often the first annotator gave one label and the second another to the same thing."""

NOTHING = "there is nothing that both judged"
ONE_LABEL = "both gave one and the same label throughout, so agreement by chance is certain"
NO_GAP = "there are no two words between which a passage could begin or end"
BY_CHANCE = "the agreement on relations is not better than chance, and a mean with it would say nothing"


def kappa(judged: Judged, of: str = "pairs") -> Measure:
    """Cohen's kappa, (p_o - p_e) / (1 - p_e): 1 is perfect agreement, 0 what chance would give.

    p_o is the share of what was judged alike, p_e the share that would be if each annotator had dealt out the own labels
    blindly (J. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960).
    """
    total = sum(judged.values())
    if not total:
        return Measure(None, 0, of, NOTHING)
    ours, theirs, same = _margins(judged)
    chance = Fraction(sum(n * theirs[label] for label, n in ours.items()), total**2)
    if chance == 1:
        return Measure(None, total, of, ONE_LABEL)
    return Measure(float((Fraction(sum(same.values()), total) - chance) / (1 - chance)), total, of)


def f1(judged: Judged, label: Hashable, of: str = "pairs") -> Measure:
    """The F1 of one label: twice what both gave it to, by what each gave it to; `n` counts what one of them gave it to."""
    ours, theirs, same = _margins(judged)
    given = ours[label] + theirs[label]
    if not given:
        return Measure(None, 0, of, f"neither gave the label {label}")
    return Measure(2 * same[label] / given, given - same[label], of)


def macro_f1(judged: Judged, of: str = "pairs") -> Measure:
    """The mean F1 of the labels that one of the two gave, each weighing the same."""
    total = sum(judged.values())
    if not total:
        return Measure(None, 0, of, NOTHING)
    labels = {label for pair, n in judged.items() if n for label in pair}
    if len(labels) == 1:
        return Measure(None, total, of, ONE_LABEL)
    ours, theirs, same = _margins(judged)
    shares = [Fraction(2 * same[label], ours[label] + theirs[label]) for label in labels]
    return Measure(float(sum(shares) / len(shares)), total, of)


def similarity(one: Collection[int], other: Collection[int], gaps: int) -> Measure:
    """Segmentation similarity S = (gaps - edits) / gaps, from 0 to 1, of two sets of boundaries in numbered gaps.

    An edit puts in or takes out a boundary, or moves it to the next gap (C. Fournier and D. Inkpen, "Segmentation Similarity
    and Agreement", 2012). Most gaps of a text are no boundary for anybody, so S is high even where few boundaries are
    shared: read it beside their number.
    """
    if not gaps:
        return Measure(None, 0, "gaps", NO_GAP)
    ours, theirs = set(one), set(other)
    edits, last = 0, None
    for place in sorted(ours ^ theirs):
        if last is not None and place == last + 1 and (place in ours) != (last in ours):
            last = None  # the boundary of the one stands next to that of the other: one edit, counted already
            continue
        edits, last = edits + 1, place
    return Measure((gaps - edits) / gaps, gaps, "gaps")


def cass(relations: Measure, segments: Measure) -> Measure:
    """CASS, the harmonic mean 2 M S / (M + S) of the agreement M on relations (kappa or F1) and on segments S.

    (R. Duthie, J. Lawrence, K. Budzynska and C. Reed, "The CASS Technique for Evaluating the Performance of Argument Mining",
    2016.) Not defined where one of the two is not, nor where M is 0 or less.
    """
    for part in (relations, segments):
        if part.value is None:
            return Measure(None, part.n, part.of, part.why)
    m, s = relations.value or 0.0, segments.value or 0.0
    if m <= 0 or s <= 0:
        return Measure(None, relations.n, relations.of, BY_CHANCE)
    return Measure(2 * m * s / (m + s), relations.n, relations.of)


def _margins(judged: Judged) -> tuple[Counter[Hashable], Counter[Hashable], Counter[Hashable]]:
    ours: Counter[Hashable] = Counter()
    theirs: Counter[Hashable] = Counter()
    same: Counter[Hashable] = Counter()
    for (one, other), n in judged.items():
        ours[one] += n
        theirs[other] += n
        same[one] += n if one == other else 0
    return ours, theirs, same
