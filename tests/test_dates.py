"""Dates of EDTF: which exist, what they span, how far they are apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.ground.dates import days, gap, is_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02?", date(2016, 1, 1), date(2016, 3, 31)),  # uncertain: off by as much as its own length
        ("2024-10~", date(2024, 9, 1), date(2024, 11, 30)),
        ("2023-08-02/2023-08-17", date(2023, 8, 2), date(2023, 8, 17)),
        ("2023-08/..", date(2023, 8, 1), date(9999, 12, 31)),
        ("../2020", date(1, 1, 1), date(2020, 12, 31)),
        ("2016-21", date(2016, 3, 1), date(2016, 5, 31)),  # spring
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert is_date(text)
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["", "foo", "2016-02-30", "2023-02-29", "2016-13", "9" * 200, "２０１６"])
def test_no_dates(text: str) -> None:
    assert not is_date(text)
    assert days(text) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-08-02/2023-08-17", "2023-08", 0),
        ("2023-08", "2023-09", 1),
        ("2016-02", "2017", 307),
        ("", "2020", 0),
        ("someday", "2020", 0),
    ],
)
def test_gap(one: str, other: str, expected: int) -> None:
    assert gap(one, other) == gap(other, one) == expected


@given(st.text(alphabet="0123456789-/.~?%XUuYE{}[],^ ", max_size=30))
def test_no_text_is_too_much(text: str) -> None:
    found = days(text)
    assert found is None or (is_date(text) and found[0] <= found[1]) or not is_date(text)
