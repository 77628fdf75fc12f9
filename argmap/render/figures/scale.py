"""Round numbers on an axis."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log10


def steps(low: float, high: float, most: float) -> Iterator[float]:
    """The round numbers from `low` to `high`, at most about so many: 1, 2 or 5 times a power of ten apart; 0 is one of them."""
    if high < low:
        return
    step = step_of((high - low) / max(most, 1))
    for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1):
        yield n * step


def step_of(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not less; whole from 1 on."""
    if least <= 1:
        return 1
    power = 10.0 ** floor(log10(least))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= least * (1 - 1e-9))
