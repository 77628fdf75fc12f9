"""What neither argmap nor arguebuf wrote: both see the same texts and the same relations in one document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import reads
from tests.peers.shape import of_arguebuf, of_debate
from tests.peers.worker import Worker

FIRST = st.sampled_from(["gold", "Straße", "日本", "1.5", '"so"', "(no)", "→"])
WORDS = st.lists(st.sampled_from(["is", "pro:", "a\\b", "1.2.", "->"]), max_size=4)
TEXTS = st.tuples(FIRST, WORDS).map(lambda t: " ".join([t[0], *t[1]]))


@st.composite
def kialo_discussions(draw: st.DrawFn) -> str:
    """An export of one thesis with claims for and against it, in order; some are links to another one that
    came before, and does not answer the same claim already."""
    lines = [f"Discussion Title: {draw(TEXTS)}", "", f"1. {draw(TEXTS)}"]
    children = {"1.": 0}
    named = ["1."]
    joined: set[tuple[str, str]] = set()
    for _ in range(draw(st.integers(0, 12))):
        above = draw(st.sampled_from(named))
        children[above] += 1
        number = f"{above}{children[above]}."
        side = draw(st.sampled_from(["Pro", "Con"]))
        others = [name for name in named if name != above and (name, above) not in joined]
        if others and draw(st.integers(0, 4)) == 0:
            other = draw(st.sampled_from(others))
            joined.add((other, above))
            lines.append(f"{number} {side}: -> See {other}")
            continue
        more = draw(st.lists(st.sampled_from(["and so on", "- a point"]), max_size=2))
        lines += [f"{number} {side}: {draw(TEXTS)}", *more]
        named.append(number)
        joined.add((number, above))
        children[number] = 0
    return "\n".join(lines) + "\n"


@settings(max_examples=100)
@given(kialo_discussions())
def test_kialo(arguebuf: Worker, text: str) -> None:
    """Claims, lines that go on, sides and links."""
    graph = arguebuf.ask(do="load", format="kialo", text=text)
    assert of_debate(reads(text, "kialo").model) == of_arguebuf(graph)


@pytest.mark.parametrize(
    "text",
    ["micro_b001", "micro_b003", "micro_b005", "micro_b010", "micro_d01", "micro_d14", "micro_k003", "micro_k020"],
)
def test_arg_microtexts(arguebuf: Worker, shared: Path, text: str) -> None:
    """Supports, examples, linked premises, rebuttals, and undercuts of both."""
    source = (shared / "samples" / "arggraph" / f"{text}.xml").read_text("utf-8")
    graph = arguebuf.ask(do="load", format="arggraph", text=source)
    assert of_debate(reads(source, "arggraph").model) == of_arguebuf(graph)
