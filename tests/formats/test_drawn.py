"""Mermaid, D2 and Markdown: everything is there once, and nothing in a text is syntax."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

import argmap
from argmap.formats import writes
from argmap.formats.d2 import quoted
from argmap.formats.drawn import Drawing
from argmap.formats.markdown import safe as markdown_safe
from argmap.formats.mermaid import safe as mermaid_safe
from argmap.model import Attack, Debate, Inference, Statement
from tests.golden import golden
from tests.strategies import debates, lines

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "tutorial" / "lindqvist-2023.argmap"
MERMAID = re.compile(
    r'---|title: ".*"|flowchart RL|  classDef [a-z]+ [\w#:,\- ]+|  subgraph a\d+ \["[^"]*"\]|    direction RL|  end|  class n\d+ implicit'
    r'| {2,4}n\d+\["[^"]*"\]:::(?:thesis|claim|premise|objection)| {2,4}j\d+\(\(" "\)\):::joint'
    r'|  [nj]\d+ (?:-->|--x|-\.-x|---|-- "[\w ,#;\-]*" --[>x]|-\. "[\w ,#;\-]*" \.-x) [nj]\d+'
)
STRING = r'"(?:[^"\\$]|\\["\\$n])*"'
D2 = re.compile(
    rf"title: {STRING} \{{near.*\}}|a\d+: {STRING} \{{|\}}|(?:  )?n\d+: {STRING} \{{class: [a-z]+(?:; style.stroke-dash: 4)?\}}"
    rf'|(?:  )?j\d+: "" \{{class: joint\}}|(?:a\d+\.)?[nj]\d+ (?:->|--) (?:a\d+\.)?[nj]\d+: (?:{STRING} )?\{{class: [a-z]+\}}'
)


@given(debates())
def test_mermaid_has_only_lines_of_ours(debate: Debate) -> None:
    """Whatever the texts are, each line is one of the shapes that are written, and each statement has a box."""
    text = writes(debate, "mermaid").text
    assert text.isprintable() or "\n" in text
    for line in text.splitlines():
        assert MERMAID.fullmatch(line), line
    assert len(re.findall(r"^ +n\d+\[", text, re.MULTILINE)) == len(debate.statements)
    assert len(re.findall(r"^  [nj]\d+ [-.]", text, re.MULTILINE)) == len(Drawing.of(debate).arrows)


@given(debates())
def test_d2_has_only_lines_of_ours(debate: Debate) -> None:
    """The same for D2."""
    text = writes(debate, "d2").text
    body = text[text.index("\n}\n") + 3 :]
    for line in body.splitlines():
        assert D2.fullmatch(line), line
    assert len(re.findall(r"^ *n\d+: ", body, re.MULTILINE)) == len(debate.statements)


@given(debates())
def test_markdown_has_a_line_for_each_statement(debate: Debate) -> None:
    """At least one: some are named again."""
    text = writes(debate, "markdown").text
    items = re.findall(r"^ *- \*\*(?:claim|premise|and|rebuttal|undercut)\*\*", text, re.MULTILINE)
    assert len(items) >= len(debate.statements)
    for statement in debate.statements:
        assert markdown_safe(statement.text) in text


@given(lines(80))
def test_texts_are_no_syntax(text: str) -> None:
    assert not re.search(r'["<>`%${}\[\]|;:&*~^=@\\]', re.sub(r"#\d+;", "", mermaid_safe(text)))
    assert re.fullmatch(STRING, quoted(text))
    assert not re.search(r"(?<!\\)[`*_\[\]<>|~$&=%^#@]", markdown_safe(text).replace("\\\\", ""))


@pytest.mark.parametrize("name", ["mermaid", "d2", "markdown"])
def test_golden(name: str) -> None:
    """An article as it is written; look at it when it changes."""
    golden(f"formats/lindqvist.{name}", writes(argmap.load(EXAMPLE, texts=[]).model, name).text)


def test_undercuts_and_linked_premises_have_joints() -> None:
    """So that they cannot be taken for rebuttals and convergent premises."""
    statements = tuple(Statement(id, id.upper()) for id in "abcdef")
    linked, plain, attack = Inference(("a", "b"), "c"), Inference(("d",), "c"), Attack("e", "c")
    undercuts = (Attack("f", linked.key), Attack("f", attack.key))
    drawing = Drawing.of(Debate(statements, (linked, plain), (attack, *undercuts)))
    assert set(drawing.joints) == {linked.key, attack.key}
    ways = {(a.source, a.target, str(a.role)) for a in drawing.arrows}
    c, j1, j2 = drawing.boxes["c"], drawing.joints[linked.key], drawing.joints[attack.key]
    n = drawing.boxes
    assert ways == {
        (n["a"], j1, "part"), (n["b"], j1, "part"), (j1, c, "support"), (n["d"], c, "support"), (n["e"], j2, "part"), (j2, c, "attack"),
        (n["f"], j1, "undercut"), (n["f"], j2, "undercut"),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["mermaid", "d2", "markdown"])
def test_depth_is_no_danger(name: str) -> None:
    """A chain of 20,000 statements is written."""
    statements = tuple(Statement(f"s{n}", f"Statement {n}.") for n in range(20_000))
    steps = tuple(Inference((f"s{n + 1}",), f"s{n}") for n in range(19_999))
    text = writes(Debate(statements, steps), name).text
    assert "Statement 19999" in text
