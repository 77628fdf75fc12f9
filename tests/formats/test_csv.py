"""Tables: a debate comes back whole, and tables that other people made are read as far as they go."""

from __future__ import annotations

from hypothesis import given

from argmap.model import Debate
from tests.formats.laws import hold
from tests.strategies import debates


@given(debates())
def test_law(debate: Debate) -> None:
    hold("csv", debate)
