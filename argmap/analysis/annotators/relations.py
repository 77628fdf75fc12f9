"""How far two annotators relate the same statements in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from argmap.analysis.alpha import Measure
from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.annotators.measures import cass, f1, kappa, macro_f1, similarity
from argmap.analysis.annotators.tables import LabelShare, PairAgreement
from argmap.analysis.annotators.units import Row
from argmap.analysis.annotators.words import NO_TEXT, Segments
from argmap.model import Debate, Inference

PAIRS = "ordered pairs"


class Label(StrEnum):
    """What one statement does to another; of two things at once, the later in this list counts."""

    NONE = "none"
    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"


RANK = list(Label)
Ends = tuple[str, str]


def labelled(debate: Debate) -> dict[Ends, Label]:
    """The ordered pairs of statements that are related.

    A premise supports the conclusion, also where it is linked. An undercut is counted against the premises of the step that
    it attacks, or against the source of the attack: what the other annotator may have seen rebutted there.
    """
    found: dict[Ends, Label] = {}

    def put(source: str, target: str, label: Label) -> None:
        before = found.get((source, target), Label.NONE)
        found[source, target] = max(before, label, key=RANK.index)

    for inference in debate.inferences:
        for premise in inference.premises:
            put(premise, inference.conclusion, Label.SUPPORT)
    for attack in debate.attacks:
        if not attack.undercuts:
            put(attack.source, attack.target, Label.ATTACK)
            continue
        step = debate.graph.relations[attack.target]
        for end in step.premises if isinstance(step, Inference) else (step.source,):
            put(attack.source, end, Label.UNDERCUT)
    return found


def pair_agreement(
    annotations: Sequence[Annotation], units: Sequence[Row], segments: Segments, one: int, other: int
) -> PairAgreement:
    """How far two of the annotators, by their numbers, agree on boundaries and relations."""
    shared = [(row[one], row[other]) for row in units if row[one] and row[other]]
    ours = {a.statement.id: number for number, (a, _) in enumerate(shared) if a}
    theirs = {b.statement.id: number for number, (_, b) in enumerate(shared) if b}
    mine, lost = _within(labelled(annotations[one].debate), ours)
    yours, left = _within(labelled(annotations[other].debate), theirs)
    judged: Counter[tuple[Label, Label]] = Counter(
        (mine.get(pair, Label.NONE), yours.get(pair, Label.NONE)) for pair in mine.keys() | yours.keys()
    )
    silent = len(shared) * (len(shared) - 1) - sum(judged.values())
    if silent > 0:
        judged[Label.NONE, Label.NONE] += silent
    k, f = kappa(judged, PAIRS), macro_f1(judged, PAIRS)
    first, second = segments.seen[one].boundaries, segments.seen[other].boundaries
    s = similarity(first, second, segments.gaps) if segments.words else Measure(None, 0, "gaps", NO_TEXT)
    return PairAgreement(
        (annotations[one].name, annotations[other].name),
        len(shared),
        (len(first), len(second), len(first & second)) if segments.words else None,
        s,
        tuple(_share(judged, label) for label in RANK[1:]),
        k,
        f,
        cass(k, s),
        cass(f, s),
        (lost, left),
    )


def _within(labels: Mapping[Ends, Label], numbers: Mapping[str, int]) -> tuple[dict[tuple[int, int], Label], int]:
    """The related pairs by the numbers of the statements that both have, and how many others there are."""
    found = {
        (numbers[source], numbers[target]): label
        for (source, target), label in labels.items()
        if source in numbers and target in numbers and source != target
    }
    return found, len(labels) - len(found)


def _share(judged: Mapping[tuple[Label, Label], int], label: Label) -> LabelShare:
    one = sum(n for (mine, _), n in judged.items() if mine is label)
    other = sum(n for (_, yours), n in judged.items() if yours is label)
    both = judged.get((label, label), 0)
    return LabelShare(label, one, other, both, f1(judged, label, PAIRS))
