"""An axis of time: from days to points, and the years, months or days that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from argmap.render.figures.scale import step_of

YEAR, MONTH = 365.2425, 30.44
"""Days."""
APART = 58.0
"""Between two names on the axis, at least, in points."""
MONTHS = (1, 2, 3, 6)


@frozen
class Axis:
    """The days from `first` to `last` (as ordinals) over a length that begins at `left`, in points."""

    first: int
    last: int
    left: float
    length: float

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.left + self.length

    def at(self, day: float) -> float:
        """Where a day is; one that is outside, at the end next to it."""
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * self.length, 2)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The places that have a name, with their names, at least 58 points apart."""
        days = APART / self.length * (self.last - self.first)
        if days > 6 * MONTH:
            step = step_of(days / YEAR)
            start = -(-date.fromordinal(self.first).year // step) * step
            years = range(int(start), date.fromordinal(self.last).year + 1, int(step))
            found: Iterable[tuple[int, str]] = ((date(y, 1, 1).toordinal(), f"{y:04}") for y in years if y)
        elif days > MONTH / 2:
            step = next(step for step in MONTHS if step * MONTH >= days)
            found = ((day, date.fromordinal(day).isoformat()[:7]) for day in self._months(step))
        else:
            step = step_of(days)
            found = ((day, date.fromordinal(day).isoformat()) for day in range(self.first, self.last + 1, int(step)))
        yield from ((self.at(day), name) for day, name in found if self.first <= day <= self.last)

    def _months(self, step: int) -> Iterator[int]:
        start, end = date.fromordinal(self.first), date.fromordinal(self.last)
        for number in range(start.year * 12, end.year * 12 + end.month, step):
            yield date(number // 12, number % 12 + 1, 1).toordinal()


def axis(days: Iterable[int], left: float, length: float) -> Axis:
    """The axis on which all these days lie, with some room before the first and after the last."""
    found = tuple(days) or (date(2000, 1, 1).toordinal(),)
    first, last = min(found), max(found)
    more = max(3, round((last - first) * 0.03))
    return Axis(max(1, first - more), min(date.max.toordinal(), last + more), left, length)
