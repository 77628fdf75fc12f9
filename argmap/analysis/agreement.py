"""How far voices agree: the mean over the issues that two voices both speak on, for every pair.

With s = 1 for pro, 0 for mixed and -1 for con, and w the weights of issues (1 where none are given):

    agreement = Σ w (1 - |s - s'| / 2) / Σ w        over the issues that both speak on
    coverage  = their number / the number of issues that at least one of the two speaks on

This is the city-block measure of voting-advice applications (the same side 1, mixed beside a side ½, opposite sides 0), and
the congruence of discourse network analysis, in its integer form, for each shared issue. That mixed is half way between the
sides is a convention; people who are asked do not always see it there. Where nothing is shared, agreement is undefined: None.
Agreement on two issues says little, so the number of shared issues stands beside every figure, and coverage is not multiplied in.

On an issue that is about a time ("now"), two voices whose dates cannot overlap are not compared. `left_out` counts such issues.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.util import find_spec

from attrs import frozen

from argmap.analysis.counting import Counts, count
from argmap.analysis.positions import Positions
from argmap.analysis.votes import votes
from argmap.analysis.weights import Weights
from argmap.ground.collector import collector_paused
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean

MANY = 300
"""Voices above which the matrices of numpy are faster, where it is installed."""


@frozen
class AgreementRow:
    """How far two voices agree. `shared` is the number of issues compared; agreement and coverage are from 0 to 1.

    `agreement` is None where nothing is shared, `coverage` where neither voice speaks. `left_out` are the issues that both
    speak on at times that cannot be the same; they are not shared, and the coverage is the lower for them.
    """

    voice: str
    other: str
    agreement: float | None
    shared: int
    coverage: float | None
    left_out: int


@frozen
class Agreement:
    """The agreement of every pair of voices, from each with the next to the last two. `spoken` is the number of issues that
    each voice speaks on.
    """

    voices: tuple[str, ...]
    issues: tuple[str, ...]
    """The issues compared: those of weight 0 are not among them."""
    spoken: tuple[int, ...]
    counts: Counts

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.counts.shared)

    def __iter__(self) -> Iterator[AgreementRow]:
        """A row for each pair, the voices in order; made as they are asked for, since there may be millions."""
        at = 0
        for first, voice in enumerate(self.voices):
            for second in range(first + 1, len(self.voices)):
                yield self._row(at, first, second, voice)
                at += 1

    @property
    def rows(self) -> tuple[AgreementRow, ...]:
        """The table: a row for each pair."""
        with collector_paused():
            return tuple(self)

    @property
    def distances(self) -> Iterator[float | None]:
        """1 - agreement of each pair, in the order of the rows; None where nothing is shared."""
        for points, weight in zip(self.counts.points, self.counts.weight, strict=True):
            yield 1 - points / (2 * weight) if weight else None

    def between(self, voice: str, other: str) -> AgreementRow:
        """The row of two voices, in either order; of one with itself, it agrees wherever it speaks.

        Raises `UnknownNameError` for a voice that has no position.
        """
        first, second = self._place(voice), self._place(other)
        if first == second:
            spoken = self.spoken[first]
            return AgreementRow(voice, other, 1.0 if spoken else None, spoken, 1.0 if spoken else None, 0)
        low, high = min(first, second), max(first, second)
        return self._row(low * len(self.voices) - low * (low + 1) // 2 + high - low - 1, first, second, voice)

    def _row(self, at: int, first: int, second: int, voice: str) -> AgreementRow:
        counts = self.counts
        weight, shared = counts.weight[at], counts.shared[at]
        left = counts.left_out[at] if counts.left_out else 0
        either = self.spoken[first] + self.spoken[second] - shared - left
        return AgreementRow(
            voice,
            self.voices[second],
            counts.points[at] / (2 * weight) if weight else None,
            shared,
            shared / either if either else None,
            left,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {voice: number for number, voice in enumerate(self.voices)}

    def _place(self, voice: str) -> int:
        try:
            return self._places[voice]
        except KeyError:
            near = did_you_mean(voice, self.voices)
            raise UnknownNameError(f"no voice {voice!r} takes a position{near}") from None


def agreement(positions: Positions, weights: Weights | None = None, *, numpy: bool | None = None) -> Agreement:
    """How far each pair of voices agrees. `weights` says how much an issue counts: 1 if not named, 0 to leave it out.

    `numpy` says whether to compute with it; unless told, it is used for many voices where it is installed (`argmap[numbers]`).
    The numbers are the same. In the square of the number of voices. Raises `UnknownNameError` for the weight of an unknown
    issue, `ValueError` for one that is negative or no number and where all are 0, `ImportError` where numpy is asked for and
    not installed.
    """
    cast = votes(positions, weights)
    if numpy is None:
        numpy = len(cast.voices) > MANY and find_spec("numpy") is not None
    if numpy:
        from argmap.analysis import matrices  # noqa: PLC0415 - brings numpy

        counts = matrices.count(cast)
    else:
        counts = count(cast)
    return Agreement(cast.voices, cast.issues, tuple(issues.bit_count() for issues in cast.speaks), counts)
