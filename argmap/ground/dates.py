"""Dates of EDTF (ISO 8601-2): whether a text is one, and the days that it may mean. The only door to edtf."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from math import inf
from typing import NamedTuple

PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
QUALIFIED = re.compile(r"[?~%]")
SEASONS = range(21, 42)
"""Numbers in the place of a month that name seasons, quarters and halves of a year."""
LONGEST = 100
"""Characters of the longest text that is looked at: no date is as long as that."""


class Period(NamedTuple):
    """The first and the last day that a date may mean, counted from a day long ago; infinite where it is open."""

    first: float
    last: float


def is_date(text: str) -> bool:
    """Whether a text is a date of EDTF (ISO 8601-2) that exists in the calendar."""
    plain = PLAIN.fullmatch(text)
    if plain and int(plain[2] or 1) not in SEASONS:
        try:
            date(int(plain[1]) or 4, int(plain[2] or 1), int(plain[3] or 1))
        except ValueError:
            return False
        return True
    if len(text) > LONGEST or not text.isascii():
        return False
    from edtf import parse_edtf  # noqa: PLC0415 - slow to load, and most dates are plain
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError, ArithmeticError):
        return False
    return all(is_date(day) for day in re.findall(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-\d\d(?!\d)", text))


@lru_cache(maxsize=4096)
def period(text: str) -> Period | None:
    """The days that a date may mean; nothing where a text is no date, or does not say when.

    A date marked as uncertain or approximate may be off by its own length: `2016-02?` is from January to March 2016. An
    interval that is open, or has an unknown end, has an infinite one. Years in the exponential form and years with a number
    of significant digits (`Y-17E7`, `1950S2`) are not counted in days: nothing.
    """
    if not is_date(text) or re.search(r"[ES]", text):
        return None
    if "/" not in text:
        return _days(text)
    start, _, end = text.partition("/")
    first = Period(-inf, -inf) if start in ("", "..") else _days(start)
    last = Period(inf, inf) if end in ("", "..") else _days(end)
    if first is None or last is None or first.first > last.last:
        return None
    return Period(first.first, last.last)


def days(text: str) -> tuple[date, date] | None:
    """The first and the last day that a date may mean, within the calendar of Python; None where `period` knows none."""
    found = period(text)
    if found is None:
        return None
    first, last = (date.fromordinal(int(min(max(end - DAY_ONE, 1), date.max.toordinal()))) for end in found)
    return first, last


def gap(one: str, other: str) -> float:
    """The days between two dates; 0 where they may overlap, or where one of them is missing or no date."""
    first, second = period(one), period(other)
    if first is None or second is None:
        return 0
    return max(0, second.first - first.last, first.first - second.last)


def _days(text: str) -> Period | None:
    """The days of a date that is no interval."""
    plain = PLAIN.fullmatch(text)
    off = 1 if QUALIFIED.search(text) else 0
    if plain and int(plain[2] or 1) not in SEASONS:
        year, month, day = int(plain[1]), int(plain[2] or 1), int(plain[3] or 1)
        if plain[3]:
            return Period(_number(year, month, day) - off, _number(year, month, day) + off)
        if plain[2]:
            return Period(_number(year, month - off, 1), _number(year, month + off + 1, 1) - 1)
        return Period(_number(year - off, 1, 1), _number(year + off + 1, 1, 1) - 1)
    from edtf import parse_edtf  # noqa: PLC0415 - slow to load, and most dates are plain

    try:
        found = parse_edtf(text)
        low, high = found.lower_strict(), found.upper_strict()
        first, last = (end if isinstance(end, float) else _number(*end[:3]) for end in (low, high))
    except (ValueError, ArithmeticError, TypeError, AttributeError):  # the package does not date all that it reads
        return None
    length = last - first + 1
    return Period(first - off * length, last + off * length) if off else Period(first, last)


def _number(year: int, month: int, day: int) -> int:
    """A day of the Gregorian calendar as a number, for any year and with months before the first and after the last.

    The months are counted from March, so that leap days come last.
    """
    years, months = divmod(year * 12 + month - 3, 12)
    return 365 * years + years // 4 - years // 100 + years // 400 + (153 * months + 2) // 5 + day


DAY_ONE = _number(1, 1, 1) - 1
"""The day before those that Python counts."""
