"""How far apart the voices of a debate are as a whole, where that is defined.

With d = 1 - agreement for each pair of voices:

    polarisation      mean of the polarisation of the issues on which at least two voices speak (Lauka and others)
    spread            the greatest d
    dispersion        2 × standard deviation of d over all pairs (of the pairs themselves, not of a population they stand for)
    group divergence  mean over clusters of |mean d within - mean d to voices outside|
    group consensus   mean over clusters of 1 - mean d within
    size parity       -(1 / ln G) Σ (n / N) ln(n / N) over the sizes n of G clusters of N voices: 1 where all are as large

Spread to size parity are the measures for debates of G. Betz and his group. They are for positions on the same issues; here
voices are silent on some, so a pair may have no distance. A figure from the others would be another figure under the same
name, so there is none then, and a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import fsum, log, sqrt

from attrs import frozen

from argmap.analysis.agreement import Agreement
from argmap.analysis.issues import LEAST, issues
from argmap.analysis.positions import Positions


@frozen
class Measure:
    """A figure, how many things it is of, and, where there is no figure, why."""

    name: str
    value: float | None
    n: int
    of: str
    reason: str = ""


def polarisation(positions: Positions) -> Measure:
    """The mean polarisation of the issues on which at least two voices speak, from 0 to 1."""
    found = [row.polarisation for row in issues(positions) if row.n >= LEAST and row.polarisation is not None]
    reason = "" if found else "there is no issue on which two voices speak"
    return Measure("polarisation", _mean(found) if found else None, len(found), "issues", reason)


def spread(agreement: Agreement) -> Measure:
    """The greatest distance of two voices, from 0 to 1."""
    return _over_pairs("spread", agreement, max)


def dispersion(agreement: Agreement) -> Measure:
    """Twice the standard deviation of the distances, from 0 to 1."""
    return _over_pairs("dispersion", agreement, lambda found: 2 * _deviation(found))


def group_divergence(agreement: Agreement, clusters: Iterable[Iterable[str]]) -> Measure:
    """How far clusters are apart, compared with how far the voices in them are, from 0 to 1. Raises what `grouped` raises."""
    home = grouped(agreement, clusters)
    within, outside, reason = _distances(agreement, home)
    if len(within) == 1:
        reason = "there is one cluster, and nothing outside it"
    pairs = zip(within, outside, strict=True)
    value = None if reason else _mean([abs(_mean(own) - _mean(out)) for own, out in pairs])
    return Measure("group divergence", value, len(within), "clusters", reason)


def group_consensus(agreement: Agreement, clusters: Iterable[Iterable[str]]) -> Measure:
    """How far the voices of a cluster agree in the mean, from 0 to 1. Raises what `grouped` raises."""
    within, _, reason = _distances(agreement, grouped(agreement, clusters))
    value = None if reason else _mean([1 - _mean(own) for own in within])
    return Measure("group consensus", value, len(within), "clusters", reason)


def size_parity(clusters: Iterable[Iterable[str]]) -> Measure:
    """How evenly voices are spread over clusters: 1 where all are as large, near 0 where one has nearly all."""
    sizes = [len(set(cluster)) for cluster in clusters]
    sizes = [size for size in sizes if size]
    if len(sizes) < 2:  # noqa: PLR2004
        return Measure("size parity", None, len(sizes), "clusters", "sizes are compared from two clusters on")
    total = sum(sizes)
    value = -fsum(size / total * log(size / total) for size in sizes) / log(len(sizes))
    return Measure("size parity", min(1.0, value), len(sizes), "clusters")


def grouped(agreement: Agreement, clusters: Iterable[Iterable[str]]) -> dict[str, int]:
    """The number of the cluster of each voice. Raises `ValueError` unless every voice is in exactly one cluster,
    `UnknownNameError` for a voice that is not among those compared.
    """
    home: dict[str, int] = {}
    for number, cluster in enumerate(clusters):
        for voice in cluster:
            agreement.between(voice, voice)
            if home.setdefault(voice, number) != number:
                raise ValueError(f"the voice {voice!r} is in two clusters")
    for voice in agreement.voices:
        if voice not in home:
            raise ValueError(f"the voice {voice!r} is in no cluster")
    return home


def _over_pairs(name: str, agreement: Agreement, measure: Callable[[list[float]], float]) -> Measure:
    found = [distance for distance in agreement.distances if distance is not None]
    reason = ""
    if len(agreement) == 0:
        reason = "distances are between voices, and there are not two"
    elif len(found) < len(agreement):
        reason = f"{len(agreement) - len(found)} of {len(agreement)} pairs of voices share no issue"
    return Measure(name, None if reason else measure(found), len(found), "pairs", reason)


def _distances(agreement: Agreement, home: dict[str, int]) -> tuple[list[list[float]], list[list[float]], str]:
    """For each cluster the distances within and to the outside, and why they are not all there."""
    numbers = {cluster: number for number, cluster in enumerate(sorted(set(home.values())))}
    within: list[list[float]] = [[] for _ in numbers]
    outside: list[list[float]] = [[] for _ in numbers]
    if not numbers:
        return within, outside, "there are no voices"
    for pair in agreement:
        first, second = numbers[home[pair.voice]], numbers[home[pair.other]]
        if pair.agreement is None:
            return within, outside, f"`{pair.voice}` and `{pair.other}` share no issue"
        if first == second:
            within[first].append(1 - pair.agreement)
        else:
            outside[first].append(1 - pair.agreement)
            outside[second].append(1 - pair.agreement)
    alone = sum(1 for own in within if not own)
    are = "cluster has" if alone == 1 else "clusters have"
    return within, outside, f"{alone} {are} one voice only, and no distance within" if alone else ""


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _deviation(values: Sequence[float]) -> float:
    middle = _mean(values)
    return sqrt(_mean([(value - middle) ** 2 for value in values]))
