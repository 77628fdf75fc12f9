"""Dates of EDTF (ISO 8601-2), which may be uncertain, approximate or spans: the one door to the library that reads them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
LONGEST = 100
"""Characters; no date is as long as that."""

Days = tuple[date, date]
"""The first and the last day of a date."""


def is_date(text: str) -> bool:
    """Whether a text is a date of EDTF (ISO 8601-2) that exists in the calendar."""
    if _is_plain(text):
        return days(text) is not None
    if len(text) > LONGEST or not text.isascii():
        return False
    if _read(text) is None:
        return False
    return all(is_date(day) for day in re.findall(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-\d\d(?!\d)", text))


def days(text: str) -> Days | None:
    """From the first to the last day that a date may mean, leaving aside how sure it is; None for what is no date.

    An end that is open or unknown is the first or last day of the calendar.
    """
    plain = PLAIN_DATE.fullmatch(text) if _is_plain(text) else None
    if plain:
        year, month, day = int(plain[1]), plain[2], plain[3]
        try:
            first = date(year or 4, int(month or 1), int(day or 1))
            last_month = int(month or 12)
            last = first if day else date(first.year, last_month, monthrange(first.year, last_month)[1])
        except ValueError:
            return None
        return first, last
    if len(text) > LONGEST or not text.isascii():
        return None
    found = _read(text)
    return _bounds(found) if found is not None else None


def gap(one: str, other: str) -> int:
    """The days between two dates; 0 where they may overlap, or where one of them is missing or cannot be read."""
    first, second = days(one) if one else None, days(other) if other else None
    if first is None or second is None:
        return 0
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def _is_plain(text: str) -> bool:
    plain = PLAIN_DATE.fullmatch(text)
    return bool(plain) and not (plain is not None and plain[2] and 21 <= int(plain[2]) <= 41)  # noqa: PLR2004 - seasons and quarters


def _read(text: str) -> object | None:
    from edtf import parse_edtf  # noqa: PLC0415 - slow to load, and most dates are plain
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        found: object = parse_edtf(text)
    except (EDTFParseException, ValueError, ArithmeticError):
        return None
    return found


def _bounds(found: object) -> Days | None:
    try:
        first, last = (getattr(found, f"{end}_strict")() for end in ("lower", "upper"))
        return _day(first, date.min), _day(last, date.max)
    except (AttributeError, ValueError, TypeError, ArithmeticError, IndexError):
        return None


def _day(when: object, otherwise: date) -> date:
    if not isinstance(when, tuple) and not hasattr(when, "tm_year"):
        return otherwise  # open or unknown, which edtf gives as infinity
    year, month, day = tuple(when)[:3]
    return date(min(max(year, 1), 9999), month, day)
