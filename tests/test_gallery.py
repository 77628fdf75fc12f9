"""The gallery shows what argmap draws now, and everything that its folder holds."""

from __future__ import annotations

import importlib.util
import re
import sys
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from argmap import Debate

ROOT = Path(__file__).parent.parent
MOST = 4_000_000
"""Bytes that the pictures of the gallery may take together."""


def script(path: Path) -> ModuleType:
    """A script of the checkout that is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gallery: Any = script(ROOT / "docs" / "gallery.py")
TEXT = gallery.PAGE.read_text("utf-8")
ENTRIES = gallery.entries(TEXT)
OURS = [entry for entry in ENTRIES if gallery.is_ours(entry)]


@pytest.fixture(scope="module")
def same_argument() -> Any:
    """The script that gives the same argument to the other tools."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return script(ROOT / "benchmarks" / "same_argument.py")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_every_picture_is_shown_once_and_every_image_is_one_of_them() -> None:
    """What the page shows is in the folder, and nothing else is."""
    shown = [name for entry in ENTRIES for name in entry.names]
    assert sorted(shown) == sorted(file.name for file in gallery.FOLDER.iterdir())
    assert TEXT.count("<img ") + len(re.findall(r"!\[", TEXT)) == len(shown)


def test_every_command_has_a_picture() -> None:
    """No block of commands is without, and none is there twice."""
    assert len(ENTRIES) == TEXT.count("```sh")
    assert all(entry.names for entry in ENTRIES)
    assert len({entry.command for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.names[0])
def test_every_picture_is_described(entry: Any) -> None:
    """In a sentence for those who cannot see it, not by the name of its file."""
    assert len(entry.alt.split()) >= 8


@pytest.mark.parametrize("entry", OURS, ids=lambda e: e.names[0])
def test_the_pictures_are_what_their_commands_draw(entry: Any, tmp_path: Path) -> None:
    """SVGs as text, those of all pages; PNGs differ with the fonts of a machine. `make gallery` draws all anew."""
    if entry.names[0].endswith(".png"):
        return
    drawn = gallery.draw(entry.command, tmp_path)
    assert tuple(drawn) == entry.names
    for name in drawn:
        assert (tmp_path / name).read_text("utf-8") == (gallery.FOLDER / name).read_text("utf-8"), "make gallery"


def test_the_page_says_how_large_the_pictures_are() -> None:
    """Widths and the table are those of the files."""
    assert gallery.written(TEXT, {}, gallery.FOLDER) == TEXT


def test_the_pictures_are_small() -> None:
    """All of them together, and a PNG is one."""
    assert sum(file.stat().st_size for file in gallery.FOLDER.iterdir()) < MOST
    assert all(f.read_bytes().startswith(b"\x89PNG") for f in gallery.FOLDER.glob("*.png"))


def test_the_other_tools_are_given_the_whole_argument(same_argument: Any) -> None:
    """Every statement is said once, and every relation is there."""
    debate: Debate = same_argument.the_argument()
    assert len(debate) > 15
    text = same_argument.argdown(debate)
    for statement in debate:
        assert text.count(f"]: {statement.text}") == 1
    assert text.count("\n  - [") == sum(not attack.undercuts for attack in debate.attacks) > 0
    assert text.count("\n  _ [") == sum(attack.undercuts for attack in debate.attacks) > 0
    assert text.count("\n  + [") + text.count("\n----\n") == len(debate.inferences)
    graph = same_argument.arguebuf(debate)
    assert {said["text"] for said in graph["statements"]} == {statement.text for statement in debate}
    ids = {part["id"] for part in (*graph["statements"], *graph["steps"])}
    assert len(graph["steps"]) == len(debate.inferences) + len(debate.attacks)
    assert all({*step["sources"], step["target"]} <= ids for step in graph["steps"])


@pytest.mark.parametrize("name", ["by-argdown.svg", "by-arguebuf.svg"])
def test_the_pictures_of_other_tools_show_our_sentences(name: str, same_argument: Any) -> None:
    """All of them, and nothing that we did not write but the tools' own words for steps."""
    picture = (gallery.FOLDER / name).read_text("utf-8")
    shown = [unescape(line) for line in re.findall(r"<text[^>]*>([^<]*)</text>", picture)]
    debate = same_argument.the_argument()
    said = " ".join(shown)
    assert all(word in said for statement in debate for word in statement.text.split())
    ours = {word for line in same_argument.argdown(debate).split() for word in re.findall(r"\w+", line.casefold())}
    assert set(re.findall(r"\w+", said.casefold())) - ours <= {"support", "attack"}
