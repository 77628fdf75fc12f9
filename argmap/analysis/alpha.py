"""Krippendorff's alpha: how far annotators agree beyond chance.

The definition is that of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011). Of each
unit that at least two annotators judged, every ordered pair of its values counts 1 / (m - 1), where m is the number of values
of the unit; the sums o(c, k) of these are the coincidences, n(c) their margins and n the number of all values. Then

    alpha = 1 - D_o / D_e
    D_o   = sum of o(c, k) d(c, k) / n
    D_e   = sum of n(c) n(k) d(c, k) / (n (n - 1))

with the squared difference d of two values:

    nominal   0 for the same value, else 1
    ordinal   (the values from c to k, counted in n, less half of n(c) and half of n(k)) squared
    interval  (c - k) squared
    ratio     ((c - k) / (c + k)) squared

1 is perfect agreement, 0 what chance would give, less than 0 worse than chance. Values that are missing are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import zip_longest
from math import isfinite, isnan
from numbers import Real
from typing import Any

from attrs import frozen

NOT_SHARED = "nothing was judged by two annotators"
NOUGHT, ONE = Fraction(0), Fraction(1)
ONE_VALUE = "everybody chose one and the same value throughout, so agreement by chance is certain"


class Level(StrEnum):
    """What can be said of two values: that they differ, which is more, by how much, by what part."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@frozen
class Measure:
    """A figure with what it rests on.

    `value` is None where it is not defined, and `why` then says in words why not. `n` is the number of units, `of` what
    these are, in the plural.
    """

    value: float | None
    n: int
    of: str = "units"
    why: str = ""


def alpha(
    ratings: Iterable[Sequence[Hashable | None]],
    level: Level | str = Level.NOMINAL,
    *,
    order: Sequence[Hashable] | None = None,
    of: str = "units",
) -> Measure:
    """Krippendorff's alpha of the values that annotators gave to units, at most 1; `n` counts the units that two judged.

    `ratings` holds a row for each annotator, with a value for each unit, None (or NaN) where one is missing; a short row misses
    its last units. Nominal values are anything hashable; ordinal ones are ordered by `order` or, without it, as Python
    orders them; interval and ratio values are finite numbers, those of a ratio not negative.
    Not defined when no unit has two values, or when all are the same.
    Raises `ValueError` for values that the level cannot have, or another level.
    """
    return of_units(Counter(frozenset(_counted(values).items()) for values in zip_longest(*ratings)), level, order, of)


def of_units(
    units: Mapping[frozenset[tuple[Hashable, int]], int],
    level: Level | str = Level.NOMINAL,
    order: Sequence[Hashable] | None = None,
    of: str = "units",
) -> Measure:
    """The same from units that are alike counted together: how often each value was given, and how many such units there are."""
    level = Level(level)
    judged = {unit: times for unit, times in units.items() if sum(n for _, n in unit) > 1}
    number = sum(judged.values())
    if not number:
        return Measure(None, 0, of, NOT_SHARED)
    margins: Counter[Hashable] = Counter()
    for unit, times in judged.items():
        for value, n in unit:
            margins[value] += n * times
    scale = _scale(margins, level, order)
    if len(margins) == 1:
        return Measure(None, number, of, ONE_VALUE)
    total = sum(margins.values())
    observed = sum(_within(unit, scale, level) * times for unit, times in judged.items()) / total
    expected = _between(margins, scale, level) / (total * (total - 1))
    return Measure(float(1 - observed / expected), number, of)


def _counted(values: Iterable[Hashable | None]) -> Counter[Hashable]:
    return Counter(value for value in values if value is not None and not (isinstance(value, float) and isnan(value)))


def _scale(margins: Counter[Hashable], level: Level, order: Sequence[Hashable] | None) -> Mapping[Hashable, Any]:
    """Where each value stands, so that differences can be taken: for ordinal values the middle of its ranks."""
    if level is Level.NOMINAL:
        return {value: value for value in margins}
    if level is Level.ORDINAL:
        return _ranks(margins, order)
    for value in margins:
        if not isinstance(value, Real) or not isfinite(value) or (level is Level.RATIO and value < 0):
            kind = "a finite number" if level is Level.INTERVAL else "a number from 0 up"
            raise ValueError(f"{level} values are numbers; {value!r} is not {kind}")
    return {value: Fraction(value) for value in margins}  # type: ignore[call-overload]  # looked at above


def _ranks(margins: Counter[Hashable], order: Sequence[Hashable] | None) -> Mapping[Hashable, Fraction]:
    if order is not None:
        places = {value: place for place, value in enumerate(order)}
        if unknown := [value for value in margins if value not in places]:
            raise ValueError(f"the order names all values but {unknown[0]!r}")
        key: Callable[[Any], Any] = places.__getitem__
    else:
        key = _itself
    try:
        ordered = sorted(margins, key=key)
    except TypeError as error:
        raise ValueError(f"these values have no order of their own; give one ({error})") from error
    ranks, below = {}, 0
    for value in ordered:
        ranks[value] = below + Fraction(margins[value], 2)
        below += margins[value]
    return ranks


def _itself(value: Any) -> Any:
    return value


def _within(unit: frozenset[tuple[Hashable, int]], scale: Mapping[Hashable, Any], level: Level) -> Fraction:
    """The differences of the ordered pairs of values of one unit, by the number of values less 1."""
    values = list(unit)
    size = sum(n for _, n in values)
    return sum((n * k * _difference(scale[a], scale[b], level) for a, n in values for b, k in values), NOUGHT) / (
        size - 1
    )


def _between(margins: Counter[Hashable], scale: Mapping[Hashable, Any], level: Level) -> Fraction:
    """The differences of the ordered pairs of all values; in linear time but for ratios."""
    total = sum(margins.values())
    places = [(scale[value], n) for value, n in margins.items()]
    if level is Level.NOMINAL:
        return Fraction(total**2 - sum(n**2 for _, n in places))
    if level is Level.RATIO:
        return sum((n * k * _difference(a, b, level) for a, n in places for b, k in places), NOUGHT)
    # the sum of n(c) n(k) (c - k)^2 is 2 (n sum n(c) c^2 - (sum n(c) c)^2)
    return Fraction(2 * (total * sum(n * a * a for a, n in places) - sum(n * a for a, n in places) ** 2))


def _difference(a: Any, b: Any, level: Level) -> Fraction:
    """The squared difference of two places on the scale; exact, so that neither order nor size of the values matters."""
    if a == b:
        return NOUGHT
    if level is Level.NOMINAL:
        return ONE
    return Fraction(((a - b) / (a + b)) ** 2 if level is Level.RATIO else (a - b) ** 2)
