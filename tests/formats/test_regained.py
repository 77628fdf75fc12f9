"""Losses that are found out by reading what was written: exact, whatever was lost."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.loss import Loss, elements, fields_lost, forget
from argmap.formats.regained import losses
from argmap.model import Debate, Statement
from tests.formats.laws import check_losses
from tests.strategies import debates

NEEDED = {"id", "text", "name", "premises", "conclusion", "source", "target", "voice", "issue", "article", "position"}
"""Fields that an element cannot be without, or is told from others by."""
PARTS = {"statements", "inferences", "attacks", "articles", "voices", "issues", "stances"}


@given(debates(), st.data())
def test_the_losses_between_two_debates_lead_from_one_to_the_other(debate: Debate, data: st.DataObject) -> None:
    every = [
        loss
        for what, id, element in elements(debate)
        for loss in fields_lost(what, id, element, NEEDED | (PARTS if what == "debate" else set()))
    ]
    every += [
        Loss(what, id) for what, id, _ in elements(debate) if what in ("statement", "inference", "attack", "stance")
    ]
    less = forget(debate, data.draw(st.lists(st.sampled_from(every), max_size=6)) if every else ())
    found = losses(debate, less)
    assert found is not None
    check_losses(debate, tuple(found))
    assert forget(debate, found) == less
    assert losses(debate, debate) == []


@given(debates())
def test_what_was_not_there_is_no_loss(debate: Debate) -> None:
    more = evolve(debate, statements=(*debate.statements, Statement("not-there/1", "More.")))
    assert losses(debate, more) is None
    assert losses(debate, evolve(debate, data=(*debate.data, ("x-new", "1")))) is None
    assert losses(more, debate) == [Loss("statement", "not-there/1")]
