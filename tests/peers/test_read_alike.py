"""What neither argmap nor arguebuf wrote: both see the same texts and the same relations in one document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import reads
from tests.peers.conftest import installing
from tests.peers.shape import of_arguebuf, of_debate
from tests.peers.worker import Refused, Worker

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


@st.composite
def essays(draw: st.DrawFn) -> tuple[str, str]:
    """An annotated essay as brat holds it: one major claim, claims that are for or against it, and premises below them."""
    text = ""
    entities: list[str] = []
    relations: list[str] = []

    def said(kind: str) -> str:
        nonlocal text
        words = draw(WORDS.map(lambda words: " ".join(["so", *words])))  # a quotation mark would end arguebuf's reading
        start = len(text)
        text += f"{words}. "
        entities.append(f"T{len(entities) + 1}\t{kind} {start} {start + len(words)}\t{words}")
        return f"T{len(entities)}"

    said("MajorClaim")
    targets = []
    for number in range(draw(st.integers(0, 4))):
        targets.append(said("Claim"))
        relations.append(f"A{number + 1}\tStance {targets[-1]} {draw(st.sampled_from(['For', 'Against']))}")
    for number in range(draw(st.integers(0, 6)) if targets else 0):
        target = draw(st.sampled_from(targets))
        targets.append(said("Premise"))
        kind = draw(st.sampled_from(["supports", "attacks"]))
        relations.append(f"R{number + 1}\t{kind} Arg1:{targets[-1]} Arg2:{target}")
    return "\n".join([*entities, *relations]) + "\n", text


@settings(max_examples=100)
@given(essays())
def test_brat(arguebuf: Worker, essay: tuple[str, str]) -> None:
    """Stances and relations. arguebuf 2 writes a stop before the major claim."""
    annotation, text = essay
    graph = arguebuf.ask(do="load", format="brat", text=annotation)
    for atom in graph["atoms"]:
        if installing.ARGUEBUF.startswith("2.") and atom["id"] == graph["major"]:
            atom["text"] = atom["text"].removeprefix(". ")
    assert of_debate(reads(annotation, "brat", companions={".txt": text}).model) == of_arguebuf(graph)


UNIT = "<AU><PROP identifier='{id}' missing='no'><PROPTEXT offset='-1'>{text}</PROPTEXT></PROP>{below}</AU>"


@st.composite
def units(draw: st.DrawFn, names: Iterator[int], depth: int = 0) -> str:
    """An argument of Araucaria: a proposition, what refutes it, and what it follows from, each premise on its own."""
    id, text = next(names), draw(TEXTS)
    below = ""
    if depth < 4:
        if draw(st.integers(0, 3)) == 0:
            below += f"<REFUTATION>{draw(units(names, depth + 1))}</REFUTATION>"
        below += "".join(f"<CA>{draw(units(names, depth + 1))}</CA>" for _ in range(draw(st.integers(0, 2))))
    return UNIT.format(id=f"P{id}", text=escape(text), below=below)


@settings(max_examples=100)
@given(st.builds(count).flatmap(units))
def test_aml(arguebuf: Worker, unit: str) -> None:
    """Convergent premises (CA is no conflict) and refutations. arguebuf 2 fails at any premise: it gives two nodes one id."""
    text = f"<?xml version='1.0'?><ARG><TEXT></TEXT>{unit}</ARG>"
    if installing.ARGUEBUF.startswith("2.") and unit.count("<PROP ") > 1:
        with pytest.raises(Refused, match="already contains an element with key"):
            arguebuf.ask(do="load", format="aml", text=text)
        return
    graph = arguebuf.ask(do="load", format="aml", text=text)
    assert of_debate(reads(text, "aml").model) == of_arguebuf(graph)
