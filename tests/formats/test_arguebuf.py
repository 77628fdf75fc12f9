from hypothesis import given
from argmap.model import Debate
from tests.formats.laws import hold
from tests.strategies import debates


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("arguebuf", debate)
