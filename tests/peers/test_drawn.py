"""Mermaid and D2 see in what argmap writes the boxes, words and arrows that the debate has, and nothing of a text as syntax."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings

import argmap
from argmap import Debate
from argmap.formats import writes
from argmap.formats.drawn import Drawing, Role
from argmap.model import Attack, Inference, Statement
from tests.conftest import ROOT
from tests.peers.worker import Worker
from tests.strategies import debates

EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))
HOSTILE = (
    "end", 'a "quoted" and a `ticked` word', "%%{init: {}}%%", "1. first", "2) second", "- dash", "+ plus", "${x} and $x", "|md x |", "<b>bold</b> &lt; &", "#quot;",
    "a\\nb", "$$x^2$$", "fa:fa-car", "日本 שלום 🙂", "#35;", "ﬂ°°60¶ß", "ﬂ°lt¶ß", "**b** _i_ ~s~", "{}[]()", "_blank_", "it's", "subgraph x", "click n1 call f()",
    "]]; n1 --> n2", "a: b", "x.y", "vars: {a: 1}", "...@file", "\\", '\\"', "style n1 fill:#f00", "---", "a -- b --> c", "&#x3c;script&#x3e;", "https://www.example.org/a_b",
)  # fmt: skip


def words(text: str) -> str:
    """A text without what only divides it."""
    return "".join(letter for letter in text if not letter.isspace() and letter.isprintable() and letter != "\ufeff")


def hostile() -> Debate:
    statements = tuple(Statement(f"s{n}", text) for n, text in enumerate(HOSTILE))
    linked = Inference(("s0", "s1"), "s2")
    return Debate(statements, (linked,), (Attack("s3", linked.key), Attack("s4", "s5")), title="".join(HOSTILE))


def compare_mermaid(worker: Worker, debate: Debate) -> None:
    drawing = Drawing.of(debate)
    seen = worker.ask(text=writes(debate, "mermaid").text)
    boxes = {id: text for id, text, _, _ in seen["boxes"]}
    assert set(boxes) == {*drawing.boxes.values(), *drawing.joints.values()}
    assert {kind for _, _, kind, _ in seen["boxes"]} <= {"string"}
    assert seen["links"] == 0
    for statement in debate.statements:
        shown = re.split("<br/?><i>", boxes[drawing.boxes[statement.id]].replace("\u2060", ""))[0]
        assert "<" not in shown, "a text is no HTML"
        assert words(unescape(shown)) == words(statement.text.replace("\u2060", ""))
    ends = {"arrow_point": Role.SUPPORT, "arrow_cross": Role.ATTACK, "arrow_open": Role.PART}
    arrows = Counter(
        (start, end, Role.UNDERCUT if line == "dotted" else ends[kind]) for start, end, kind, line, _ in seen["arrows"]
    )
    assert arrows == Counter((a.source, a.target, a.role) for a in drawing.arrows)


def compare_d2(worker: Worker, debate: Debate) -> None:
    drawing = Drawing.of(debate)
    seen = worker.ask(text=writes(debate, "d2").text)
    boxes = {id.rpartition(".")[2]: (label, language, link) for id, label, _, language, link, _ in seen["shapes"]}
    assert {*drawing.boxes.values(), *drawing.joints.values()} <= set(boxes)
    assert all(not language and not link for _, language, link in boxes.values())
    for statement in debate.statements:
        assert words(boxes[drawing.boxes[statement.id]][0]).startswith(words(statement.text))
    assert len(seen["connections"]) == len(drawing.arrows)
    crosses = sum(arrow.role in (Role.ATTACK, Role.UNDERCUT) for arrow in drawing.arrows)
    assert sum(end == "cross" for _, _, _, end, _ in seen["connections"]) == crosses


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_as_mermaid(mermaid: Worker, path: object) -> None:
    compare_mermaid(mermaid, argmap.load(str(path), texts=[]).model)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_as_d2(d2: Worker, path: object) -> None:
    compare_d2(d2, argmap.load(str(path), texts=[]).model)


def test_nothing_in_a_text_is_mermaid(mermaid: Worker) -> None:
    compare_mermaid(mermaid, hostile())


def test_nothing_in_a_text_is_d2(d2: Worker) -> None:
    compare_d2(d2, hostile())


@settings(max_examples=100)
@given(debate=debates())
def test_any_debate_as_mermaid(mermaid: Worker, debate: Debate) -> None:
    compare_mermaid(mermaid, debate)


@settings(max_examples=60)
@given(debate=debates())
def test_any_debate_as_d2(d2: Worker, debate: Debate) -> None:
    compare_d2(d2, debate)
