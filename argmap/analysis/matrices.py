"""Agreement of every pair by products of matrices, for thousands of voices. The only door to numpy.

For s and s' in -1, 0, 1 twice the agreement on an issue is 2 - |s - s'| = 1 + s s' + (1 - s²)(1 - s'²), so with K for who
speaks, S for the sides and M for who is mixed, the points of all pairs are K Kᵀ + S Sᵀ + M Mᵀ and the shared issues K Kᵀ.
All entries are whole numbers that floating-point numbers hold exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from argmap.analysis.counting import Counts, zeros
from argmap.analysis.votes import Votes

BLOCK = 512
"""Voices of which the pairs are computed at a time."""
SINGLE = 1 << 24
"""Below this a number of 32 bits holds every whole one."""

Matrix = np.ndarray[Any, np.dtype[Any]]


def count(votes: Votes) -> Counts:
    """What every pair of voices shares: what `counting.count` gives, sooner."""
    size, about = len(votes.voices), len(votes.issues)
    pairs = size * (size - 1) // 2
    plain = set(votes.weights) <= {1}
    points, shared = zeros(2 * sum(votes.weights), pairs), zeros(about, pairs)
    weight = shared if plain else zeros(sum(votes.weights), pairs)
    left_out = zeros(about, pairs) if any(votes.times) else None
    found = Counts(points, weight, shared, left_out)
    if pairs and about:
        pro, con, mixed = (_matrix(side, about) for side in (votes.pro, votes.con, votes.mixed))
        _fill(found, votes.weights, pro + con + mixed, pro.astype(np.int8) - con, mixed)
        if left_out is not None:
            _leave_out(found, votes, pro.astype(np.int8) - con, mixed)
    return found


def _fill(found: Counts, weights: Sequence[int], speaks: Matrix, sides: Matrix, mixed: Matrix) -> None:
    """All pairs, as if every issue that two share were compared."""
    kind: Any = np.float32 if 2 * sum(weights) < SINGLE else np.float64
    size, plain = len(speaks), found.weight is found.shared
    used = mixed.any(axis=0)
    speaking, rest = speaks.astype(kind), np.concatenate([sides, mixed[:, used]], axis=1).astype(kind)
    scale = np.array(weights, kind)
    both = np.concatenate([scale, scale[used]])
    points, weight, shared = (np.frombuffer(a, a.typecode) for a in (found.points, found.weight, found.shared))
    at = 0
    for start in range(0, size, BLOCK):
        rows = slice(start, start + BLOCK)
        common = speaking[rows] @ speaking[start:].T
        weighed = common if plain else (speaking[rows] * scale) @ speaking[start:].T
        agreed = (rest[rows] if plain else rest[rows] * both) @ rest[start:].T
        agreed += weighed
        for row in range(len(common)):
            end = at + size - start - row - 1
            points[at:end] = agreed[row, row + 1 :]
            shared[at:end] = common[row, row + 1 :]
            if not plain:
                weight[at:end] = weighed[row, row + 1 :]
            at = end


def _leave_out(found: Counts, votes: Votes, sides: Matrix, mixed: Matrix) -> None:
    """Take back, issue by issue, the pairs that speak at times that cannot be the same."""
    assert found.left_out is not None  # there are times
    moments: dict[int, list[tuple[int, int]]] = {}
    for voice, times in enumerate(votes.times):
        for when, about in times:
            for issue in np.flatnonzero(_matrix([about], len(votes.issues))).tolist():
                moments.setdefault(issue, []).append((voice, when))
    arrays = found.points, found.shared, found.left_out, found.weight
    points, shared, left_out, weight = (np.frombuffer(a, a.typecode) for a in arrays)
    size = len(votes.voices)
    for issue, dated in moments.items():
        voices = np.array([voice for voice, _ in dated], np.int64)
        first, second = _apart([when for _, when in dated])
        low, high = voices[first], voices[second]
        at = low * size - low * (low + 1) // 2 + high - low - 1
        side, between = sides[:, issue].astype(np.int64), mixed[:, issue].astype(np.int64)
        agreed = (1 + side[low] * side[high] + between[low] * between[high]) * votes.weights[issue]
        points[at] -= agreed.astype(points.dtype)
        shared[at] -= shared.dtype.type(1)
        left_out[at] += left_out.dtype.type(1)
        if found.weight is not found.shared:
            weight[at] -= weight.dtype.type(votes.weights[issue])


def _apart(times: Sequence[int]) -> tuple[Matrix, Matrix]:
    """The pairs of times without a common bit, by their places, the lower first."""
    kinds = {when: number for number, when in enumerate(dict.fromkeys(times))}
    bits = _matrix(list(kinds), max(when.bit_length() for when in kinds)).astype(np.float32)
    apart = (bits @ bits.T) == 0
    which = np.array([kinds[when] for when in times])
    first, second = np.nonzero(np.triu(apart[np.ix_(which, which)], 1))
    return first, second


def _matrix(sets: Sequence[int], width: int) -> Matrix:
    """Bit sets as the rows of a matrix of noughts and ones."""
    size = (width + 7) // 8
    raw = np.frombuffer(b"".join(bits.to_bytes(size, "little") for bits in sets), np.uint8)
    return np.unpackbits(raw.reshape(len(sets), size), axis=1, count=width, bitorder="little")
