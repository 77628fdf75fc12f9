"""Agreement of every pair by bit sets: no other package is needed, and some hundreds of voices take a moment."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from attrs import frozen

from argmap.analysis.votes import Votes


@frozen
class Counts:
    """What every pair of voices shares; the arrays hold the pairs (0, 1), (0, 2), ... (1, 2), ... of the numbers of voices.

    `points` are twice the weighted sum of what the two agree on, `weight` is the weight of the issues compared, `shared` their
    number, `left_out` the number of those that are not compared because of their dates; None where there are none. All are
    whole numbers, so that nothing is rounded before the last division.
    """

    points: array[int]
    weight: array[int]
    shared: array[int]
    left_out: array[int] | None


def count(votes: Votes) -> Counts:
    """What every pair of voices shares. In the square of their number."""
    speaks, size = votes.speaks, len(votes.voices)
    pairs = size * (size - 1) // 2
    planes = _planes(votes.weights)
    plain = planes == [(1 << len(votes.issues)) - 1]
    points, shared = zeros(2 * sum(votes.weights), pairs), zeros(len(votes.issues), pairs)
    weight = shared if plain else zeros(sum(votes.weights), pairs)
    left_out = zeros(len(votes.issues), pairs) if any(votes.times) else None
    at = -1
    for first in range(size):
        speaking, times = speaks[first], votes.times[first]
        pro, con, mixed = votes.pro[first], votes.con[first], votes.mixed[first]
        for second in range(first + 1, size):
            at += 1
            both = speaking & speaks[second]
            if not both:
                continue
            if left_out and times and votes.times[second]:
                left = both & _apart(times, votes.times[second])
                left_out[at] = left.bit_count()
                both ^= left
            opposed = both & (pro & votes.con[second] | con & votes.pro[second])
            half = both & (mixed ^ votes.mixed[second])
            shared[at] = both.bit_count()
            if plain:
                points[at] = 2 * both.bit_count() - 2 * opposed.bit_count() - half.bit_count()
            else:
                weight[at] = _weight(both, planes)
                points[at] = 2 * weight[at] - 2 * _weight(opposed, planes) - _weight(half, planes)
    return Counts(points, weight, shared, left_out)


def _planes(weights: Iterable[int]) -> list[int]:
    """For each binary digit of the weights, the lowest first, the issues whose weight has it."""
    planes: list[int] = []
    for number, weight in enumerate(weights):
        planes += [0] * (weight.bit_length() - len(planes))
        for digit in range(weight.bit_length()):
            if weight >> digit & 1:
                planes[digit] |= 1 << number
    return planes


def zeros(most: int, count: int) -> array[int]:
    """An array of noughts that takes numbers up to `most`, in as few bytes as possible."""
    code = "H" if most < 1 << 16 else "I" if most < 1 << 32 else "Q"
    return array(code, bytes(count * array(code).itemsize))


def _weight(issues: int, planes: list[int]) -> int:
    return sum((issues & plane).bit_count() << digit for digit, plane in enumerate(planes))


def _apart(times: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> int:
    """The issues that two voices speak on at times that cannot be the same."""
    apart = 0
    for when, about in times:
        for other, also in others:
            if not when & other:
                apart |= about & also
    return apart
