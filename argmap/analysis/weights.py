"""Weights of issues as whole numbers, so that sums of them are exact, whoever computes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean

ROOM = 50
"""Bits that the sum of all weights may take: twice as much is exact in a floating-point number."""

Weights = Mapping[str, int | float | Fraction | Decimal]
"""How much each issue counts; one that is not named counts 1, one of weight 0 is left out."""


def whole_weights(weights: Weights | None, issues: Iterable[str]) -> tuple[int, ...]:
    """A whole number for each issue, in the proportions of the weights; all 1 where all are equal.

    Decimal fractions are taken as written (0.1 is a tenth). Where the proportions need more than 50 bits, they are rounded to
    what fits, never to nothing. Raises `UnknownNameError` for a weight of an issue that is not among them, `ValueError` for
    one that is negative or no number, and where all are 0.
    """
    names = tuple(issues)
    known = set(names)
    given = weights or {}
    for name, weight in given.items():
        if name not in known:
            raise UnknownNameError(f"a weight is given for {name!r}, which is no issue{did_you_mean(name, names)}")
        _check(name, weight)
    exact = [_fraction(given.get(name, 1)) for name in names]
    if names and not any(exact):
        raise ValueError("all weights are 0, so there is nothing left to compare; give some issue a weight above 0")
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    whole = [weight // (gcd(*whole) or 1) for weight in whole]
    if sum(whole).bit_length() <= ROOM:
        return tuple(whole)
    most, unit = max(whole), 1 << (ROOM - 1 - len(names).bit_length())
    return tuple(weight and max(1, weight * unit // most) for weight in whole)


def _check(name: str, weight: Any) -> None:
    if isinstance(weight, bool) or not isinstance(weight, int | float | Fraction | Decimal):
        raise ValueError(f"the weight of {name!r} is {weight!r}, which is no number")  # noqa: TRY004 - one kind of error
    if not 0 <= weight < float("inf"):  # also true of what is not a number
        raise ValueError(f"the weight of {name!r} is {weight}; give a number that is 0 or above")


def _fraction(weight: int | float | Fraction | Decimal) -> Fraction:  # noqa: PYI041 - Fraction takes each in its own way
    return Fraction(str(weight)) if isinstance(weight, float) else Fraction(weight)
