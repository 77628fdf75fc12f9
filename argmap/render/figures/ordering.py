"""The order of two rows of voices and the issues between them in which few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from statistics import fmean

from attrs import frozen

ROUNDS = 12
"""Times that both rows are sorted by what they are joined to; it settles long before."""

Joined = Sequence[tuple[str, str]]
"""Pairs of a voice and an issue."""


@frozen
class Order:
    """Issues from the top down, and the voices at either side of them."""

    issues: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def ordered(voices: Sequence[str], issues: Sequence[str], joined: Joined) -> Order:
    """The best of several orders: each row in turn is sorted by the mean place of what it is joined to (Sugiyama's barycentres).

    Of voices in that order every other one stands at the right, so that both sides are about as long.
    """
    spoken: dict[str, list[str]] = {voice: [] for voice in voices}
    speakers: dict[str, list[str]] = {issue: [] for issue in issues}
    for voice, issue in joined:
        spoken[voice].append(issue)
        speakers[issue].append(voice)
    row = tuple(issues)
    best = _sides(voices, row, spoken)
    least = crossings(best, joined)
    for _ in range(ROUNDS):
        found = _sides(voices, row, spoken)
        count = crossings(found, joined)
        if count < least:
            best, least = found, count
        places = _places(found.left) | _places(found.right)
        row = tuple(sorted(row, key=lambda issue: _mean(places[voice] for voice in speakers[issue])))  # stable
        if row == found.issues:
            break
    return best


def crossings(order: Order, joined: Joined) -> int:
    """How many pairs of lines cross."""
    issues = _places(order.issues, whole=True)
    return sum(_crossings(_places(side, whole=True), issues, joined) for side in (order.left, order.right))


def _crossings(voices: dict[str, float], issues: dict[str, float], joined: Joined) -> int:
    ends = sorted((voices[voice], issues[issue]) for voice, issue in joined if voice in voices)
    seen: list[float] = []
    found = 0
    for _, place in ends:
        found += len(seen) - bisect_right(seen, place)
        insort(seen, place)
    return found


def _sides(voices: Sequence[str], row: tuple[str, ...], spoken: dict[str, list[str]]) -> Order:
    places = _places(row)
    listed = sorted(voices, key=lambda voice: _mean(places[issue] for issue in spoken[voice]))
    return Order(row, tuple(listed[::2]), tuple(listed[1::2]))


def _places(row: Sequence[str], *, whole: bool = False) -> dict[str, float]:
    """The place of each, as a number or as a part of the way down."""
    return {id: float(n) if whole else (n + 0.5) / len(row) for n, id in enumerate(row)}


def _mean(places: Iterable[float]) -> float:
    found = tuple(places)
    return fmean(found) if found else 0.5
