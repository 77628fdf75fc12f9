"""SADFace's own tool loads what argmap writes, and argmap reads what it saves. It is run as a program, never imported."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

import argmap
from argmap import Debate
from argmap.formats import reads, writes
from argmap.formats.loss import forget
from tests.conftest import ROOT
from tests.peers.shape import bare
from tests.strategies import debates

EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))
Tool = Callable[..., str]


@pytest.fixture(scope="session")
def tool(sadface: list[str], tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """Run the tool on a document with some options, in the folder of the document; what it prints."""
    folder = tmp_path_factory.mktemp("sadface")

    def run(document: str, *options: str, commands: str = "") -> str:
        (folder / "document.json").write_text(document, encoding="utf-8")
        command = [*sadface, "--load", "document.json", *options]
        done = subprocess.run(
            command, cwd=folder, input=commands, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run.folder = folder  # type: ignore[attr-defined]
    return run


def saved(tool: Tool, document: str) -> str:
    """The document as the tool saves what it loaded."""
    tool(document, "--save", "saved")
    path: Path = tool.folder / "saved.json"  # type: ignore[attr-defined]
    return path.read_text("utf-8")


@settings(max_examples=25)
@given(debates().map(bare))
def test_what_the_tool_saves_is_read_as_before(tool: Tool, debate: Debate) -> None:
    """It loads any debate, and what it saves of it is the same debate."""
    written = writes(debate, "sadface")
    text = saved(tool, written.text)
    assert json.loads(text) == json.loads(written.text)
    assert reads(text, "sadface").model == forget(debate, written.lost)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_the_tool_counts_what_the_examples_hold(tool: Tool, example: Path) -> None:
    """Its list of atoms is our statements; its picture has a box for each of them, a diamond for each step, and their edges."""
    written = writes(argmap.load(example).model, "sadface")
    debate = forget(argmap.load(example).model, written.lost)
    listed = tool(written.text, "--interactive", commands="list_atoms\nquit\n").splitlines()
    assert Counter(line.split(" | ")[1] for line in listed if " | " in line) == Counter(s.text for s in debate)
    drawn = tool(written.text, "--exportdot")
    assert drawn.count("shape=box") == len(debate)
    assert drawn.count("shape=diamond") == len(debate.inferences) + len(debate.attacks)
    ends = sum(len(i.premises) + 1 for i in debate.inferences) + 2 * len(debate.attacks)
    assert len(re.findall(r'^(?:digraph .*)?"[^"]+" -> "[^"]+";$', drawn, re.MULTILINE)) == ends


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_the_tool_finds_no_fault_but_those_it_finds_in_its_own(tool: Tool, example: Path) -> None:
    """It refuses ids that are no UUIDs, and the kinds of nodes and entries of `core` that it writes itself."""
    said = tool(writes(argmap.load(example).model, "sadface").text, "--verify", "document.json")
    problems = Counter(
        re.sub(r"UUID4.*", "UUID4", problem) for problem in re.findall(r"""["'](.+?)["'](?=[,\]])""", said)
    )
    assert set(problems) <= {
        "'edge_id' is not an instance of UUID4",
        "'source_id' is not an instance of UUID4",
        "'target_id' is not an instance of UUID4",
        "'node_id' is not an instance of UUID4",
        "Node 'type' not of supported SADFace node type",
        *(f"Metadata contains the invalid key: {key}" for key in ("title", "description", "notes", "claim")),
    }
