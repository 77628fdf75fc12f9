"""Camps: average linkage (UPGMA, Sokal and Michener) of voices on the distance 1 - agreement.

    d(A, B) = mean of 1 - agreement(a, b) over the voices a of A and b of B

The two nearest clusters are joined again and again. Average linkage needs no Euclidean distances, which Ward's method would.
Of equally near pairs the one of the voices that come first is joined, so the same debate gives the same tree. Distances are
whole numbers of a unit that fits them all, so that what is equal is found to be equal; where that would take more than 2^36
units, as with hundreds of shared issues or odd weights, they are rounded to 2^-36 and heights to nine decimal places.

A tree over pairs that share two issues shows nothing: there the answer is a reason and no tree.
"""

from __future__ import annotations

from array import array
from itertools import islice
from math import gcd, lcm

from attrs import frozen

from argmap.analysis.agreement import Agreement, AgreementRow
from argmap.analysis.linkage import LARGEST, link

SHARED = 3
"""Issues that every two voices have to share, unless told otherwise."""
VOICES = 3
"""Voices without which there are no camps."""
EXAMPLES = 100
"""Pairs that are named where many share too little."""
DIGITS = 9
"""Decimal places of a height."""


@frozen
class Merge:
    """Two clusters that are joined, at which distance, and how many voices they have together.

    `left` and `right` are numbers: the voices come first, from 0, then the merges. `left` has the voice that comes first.
    """

    left: int
    right: int
    height: float
    size: int


@frozen
class Dendrogram:
    """The tree of voices, its merges from the lowest to the highest, or the reason why there is none.

    `refused` is empty where there is one. `unshared` are pairs of voices that share too few issues, `short` is their number:
    only the first hundred are kept.
    """

    voices: tuple[str, ...]
    merges: tuple[Merge, ...] = ()
    refused: str = ""
    unshared: tuple[AgreementRow, ...] = ()
    short: int = 0

    def members(self, number: int) -> tuple[str, ...]:
        """The voices of a cluster, in the order of the debate. Raises `ValueError` for a number that no cluster has."""
        size = len(self.voices)
        if not 0 <= number < size + len(self.merges):
            raise ValueError(f"there are clusters from 0 to {size + len(self.merges) - 1}, and none is {number}")
        return tuple(self.voices[leaf] for leaf in sorted(self._leaves(number)))

    @property
    def order(self) -> tuple[str, ...]:
        """The voices in an order in which no lines of the tree cross."""
        tops = [len(self.voices) + len(self.merges) - 1] if self.merges else range(len(self.voices))
        return tuple(self.voices[leaf] for top in tops for leaf in self._leaves(top))

    def _leaves(self, number: int) -> list[int]:
        size, leaves, waiting = len(self.voices), list[int](), [number]
        while waiting:
            at = waiting.pop()
            if at < size:
                leaves.append(at)
            else:
                waiting += [self.merges[at - size].right, self.merges[at - size].left]
        return leaves


def clusters(agreement: Agreement, *, shared: int = SHARED) -> Dendrogram:
    """The tree of the voices, or the reason why there is none: too few voices, or a pair that shares fewer than `shared` issues.

    The parameter has to be at least 1 (`ValueError`), since no distance is defined without a shared issue. About in the square
    of the number of voices.
    """
    if shared < 1:
        raise ValueError(f"two voices have to share at least one issue to be compared, so `shared` cannot be {shared}")
    size = len(agreement.voices)
    if size < VOICES:
        who = {0: "nobody takes", 1: "one voice takes"}.get(size, f"only {size} voices take")
        return Dendrogram(agreement.voices, refused=f"{who} a position, and camps need {VOICES} voices")
    counts = agreement.counts
    short = sum(1 for number in counts.shared if number < shared)
    if short:
        few = tuple(islice((pair for pair in agreement if pair.shared < shared), EXAMPLES))
        first = few[0]
        refused = (
            f"{short} of {len(agreement)} pairs of voices share fewer than {shared} issues, `{first.voice}` and "
            f"`{first.other}` for one ({first.shared}); compare fewer voices, or ask for fewer shared issues"
        )
        return Dendrogram(agreement.voices, refused=refused, unshared=few, short=short)
    rows, unit = _distances(agreement)
    merges = []
    number = list(range(size))  # of the cluster that begins with this voice
    for joined, (left, right, height, together) in enumerate(link(rows, unit)):
        at = height if unit < LARGEST else round(height, DIGITS)
        merges.append(Merge(number[left], number[right], at, together))
        number[left] = size + joined
    return Dendrogram(agreement.voices, tuple(merges))


def _distances(agreement: Agreement) -> tuple[list[array[int]], int]:
    """For each voice the distances to those after it, and how many units a distance of 1 has."""
    points, weight, size, unit = agreement.counts.points, agreement.counts.weight, len(agreement.voices), 1
    for whole in {2 * w // gcd(2 * w, p) for p, w in zip(points, weight, strict=True)}:
        unit = min(lcm(unit, whole), LARGEST)
        if unit == LARGEST:
            break
    rows, at = [], 0
    for voice in range(size):
        end = at + size - voice - 1
        pairs = zip(points[at:end], weight[at:end], strict=True)
        rows.append(array("q", (((2 * w - p) * unit + w) // (2 * w) for p, w in pairs)))
        at = end
    return rows, unit


def cut(
    dendrogram: Dendrogram, *, height: float | None = None, number: int | None = None
) -> tuple[tuple[str, ...], ...]:
    """The clusters at a height (voices that are joined at most that high are together), or a number of clusters.

    In the order of their first voices. Raises `ValueError` unless exactly one of the two is given, for a number that is not
    from 1 to the number of voices, for a height that is no number, and with the reason where there is no tree.
    """
    if dendrogram.refused:
        raise ValueError(f"there is no tree to cut: {dendrogram.refused}")
    size, merges = len(dendrogram.voices), dendrogram.merges
    if height is not None and number is None:
        if height != height:  # noqa: PLR0124 - the one value that differs from itself
            raise ValueError("the height of the cut is no number")
        joined = sum(1 for merge in merges if merge.height <= height)
    elif number is not None and height is None:
        if not 1 <= number <= size:
            raise ValueError(f"{size} voices make from 1 to {size} clusters, not {number}")
        joined = size - number
    else:
        raise ValueError("cut at a height or into a number of clusters: give one of the two")
    parts = {at for merge in merges[:joined] for at in (merge.left, merge.right)}
    tops = [at for at in range(size + joined) if at not in parts]
    found = (sorted(dendrogram._leaves(top)) for top in tops)  # noqa: SLF001
    return tuple(tuple(dendrogram.voices[leaf] for leaf in leaves) for leaves in sorted(found))
