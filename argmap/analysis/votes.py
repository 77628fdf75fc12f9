"""Positions as bit sets: for each voice the issues that it speaks on, one bit each. What agreement is computed from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import frozen

from argmap.analysis.positions import Cell, Positions
from argmap.analysis.weights import Weights, whole_weights
from argmap.ground.dates import Period, period

ANY_TIME = -1
"""The bit set of all times."""


@frozen
class Votes:
    """Who stands where: bit n of a set is issue n; the sets are in the order of the voices.

    `weights` are whole numbers above 0, one for each issue; issues of weight 0 are not among them. `times` says, for each
    voice, on which time-relative issues it speaks at which times: pairs of a bit set of times and a bit set of issues. Two
    sets of times without a common bit cannot be the same time. What may be of any time is not in it.
    """

    voices: tuple[str, ...]
    issues: tuple[str, ...]
    weights: tuple[int, ...]
    pro: tuple[int, ...]
    con: tuple[int, ...]
    mixed: tuple[int, ...]
    times: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def speaks(self) -> tuple[int, ...]:
        """The issues that each voice speaks on."""
        return tuple(a | b | c for a, b, c in zip(self.pro, self.con, self.mixed, strict=True))


def votes(positions: Positions, weights: Weights | None = None) -> Votes:
    """The positions as bit sets, without the issues of weight 0. Linear in the number of cells.

    Raises what `whole_weights` raises.
    """
    every = whole_weights(weights, positions.issues)
    issues = tuple(issue for issue, weight in zip(positions.issues, every, strict=True) if weight)
    bit = {issue: 1 << number for number, issue in enumerate(issues)}
    voices = {voice: number for number, voice in enumerate(positions.voices)}
    sides: dict[int | None, list[int]] = {score: [0] * len(voices) for score in (1, -1, 0)}
    dated: list[tuple[int, Cell]] = []
    for (voice, issue), cell in positions.cells.items():
        side = sides.get(cell.score)
        if side is not None and voice in voices and issue in bit:
            side[voices[voice]] |= bit[issue]
            if issue in positions.relative:
                dated.append((voices[voice], cell))
    when: list[dict[int, int]] = [{} for _ in voices]
    for (number, cell), moment in zip(dated, _moments([cell for _, cell in dated]), strict=True):
        if moment != ANY_TIME:
            when[number][moment] = when[number].get(moment, 0) | bit[cell.issue]
    return Votes(
        positions.voices,
        issues,
        tuple(weight for weight in every if weight),
        tuple(sides[1]),
        tuple(sides[-1]),
        tuple(sides[0]),
        tuple(tuple(moments.items()) for moments in when),
    )


def _moments(cells: Sequence[Cell]) -> list[int]:
    """For each cell the times at which its voice speaks, as a bit set of the stretches between all dates that occur."""
    periods = [_periods(cell) for cell in cells]
    ends = sorted({end for some in periods for one in some or () for end in (one.first, one.last + 1)})
    return [ANY_TIME if some is None else _bits(some, ends) for some in periods]


def _periods(cell: Cell) -> list[Period] | None:
    """The periods of all grounds; nothing where one may be of any time, or there is no ground."""
    found = [period(date) for date in dict.fromkeys(ground.date for ground in cell.grounds)]
    known = [one for one in found if one is not None]
    return known if known and len(known) == len(found) else None


def _bits(periods: Iterable[Period], ends: Sequence[float]) -> int:
    moment = 0
    for one in periods:
        moment |= (1 << bisect_left(ends, one.last + 1)) - (1 << bisect_left(ends, one.first))
    return moment
