"""What annotators say differently, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.analysis.annotators import Agreement, PairAgreement

SHOWN = 6
"""So many differences of one feature are named."""


def differences(agreement: Agreement) -> Iterator[tuple[str, list[str]]]:
    """Titles, each with lines below it; only where there is something to say."""
    features = []
    for feature in agreement.features:
        named = [f"{c.one} / {c.other} {c.n}" for c in feature.confusions[:SHOWN]]
        more = len(feature.confusions) - SHOWN
        if named:
            features.append(f"{feature.name}: {', '.join(named)}{f' and {more} more' if more > 0 else ''}")
    if features:
        yield f"what they say differently about the same statement ({' / '.join(agreement.annotators)})", features
    relations = [line for pair in agreement.pairs for line in _relations(pair, several=len(agreement.pairs) > 1)]
    if relations:
        yield "relations between statements that both have", relations
    stances = [
        f"{row.voice} on {row.issue}: "
        + ", ".join(f"{who} {what}" for who, what in zip(agreement.annotators, row.positions, strict=True))
        for row in agreement.stances
        if not row.same
    ]
    if stances:
        yield f"stances that differ ({len(stances)} of {len(agreement.stances)} that somebody gave)", stances


def _relations(pair: PairAgreement, *, several: bool) -> Iterator[str]:
    one, other = pair.annotators
    lead = f"{one}, {other}: " if several else ""
    for share in pair.relations:
        if share.one or share.other:
            yield f"{lead}{share.label}: {one} {share.one}, {other} {share.other}, both {share.both}"
    if any(pair.lost):
        yield f"{lead}not counted, since the other has not both statements: {one} {pair.lost[0]}, {other} {pair.lost[1]}"
