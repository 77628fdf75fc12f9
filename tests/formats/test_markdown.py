"""The Markdown outline: ids are code whatever they are, and no line is of another shape than ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from argmap.formats import writes
from argmap.formats.markdown import begun, code
from argmap.model import Attack, Debate, Inference, Issue, Statement
from tests.strategies import debates, ids

SHAPES = re.compile(
    r"|#{1,2} .+|Note: .+|- .+ is \*\*(?:pro|con|mixed|silent)\*\* `.*|(?:  )*- \*\*(?:claim|premise|and|rebuttal|undercut)\*\*.*|(?:  )+<br>.+|\| .* \||[^\s#>*+\-`~|<].*|\\.*|<https?://\S+>.*|\*.+\*.*"
)  # fmt: skip


@given(debates())
def test_every_line_is_one_of_ours(debate: Debate) -> None:
    """So no text can begin a heading, a quotation or a list of its own."""
    for line in writes(debate, "markdown").text.split("\n"):
        assert SHAPES.fullmatch(line), line


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- a", r"\- a"), ("+ a", r"\+ a"), ("1. a", r"1\. a"), ("12) a", r"12\) a"), ("  2024, x", "2024, x"), (" ", "")],
)
def test_nothing_begins_a_list(text: str, expected: str) -> None:
    assert begun(text) == expected


@given(ids())
def test_ids_are_code(id: str) -> None:
    """The marks around it are as long as no row of marks inside, so it ends where it should."""
    marked = code(id)
    fence = re.match("`+", marked)
    assert fence
    inside = marked[len(fence[0]) : -len(fence[0])]
    assert marked.endswith(fence[0])
    assert fence[0] not in re.findall("`+", inside)
    assert inside.strip(" ") == re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]", " ", id).strip(" ")


@pytest.mark.parametrize(("id", "expected"), [("a", "`a`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("*", "`*`")])
def test_code(id: str, expected: str) -> None:
    assert code(id) == expected


def test_loops_and_repeated_statements_refer_back() -> None:
    statements = (Statement("a`b", "A."), Statement("b", "B."), Statement("c", "C."))
    steps = (Inference(("b",), "a`b"), Inference(("a`b",), "b"), Inference(("b",), "c"))
    text = writes(Debate(statements, steps, (Attack("c", steps[0].key),), issues=(Issue("i", "I."),)), "markdown").text
    assert text.count("*(as above or below)*") >= 2
    assert "`` a`b ``" in text
    assert "- **undercut** C." in text
