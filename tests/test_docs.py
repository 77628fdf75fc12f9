"""Every annotation and every piece of Python in the documentation works, and the tutorial prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

import argmap
from argmap.cli.main import main
from argmap.model.terms import AUTHOR, IMPLICIT, THESIS, TIME_RELATIVE, UNCLEAR
from argmap.syntax import fmt
from argmap.syntax.words import DECLARATIONS, FIELDS, STATEMENTS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TUTORIAL, EXAMPLE = ROOT / "docs" / "tutorial.md", ROOT / "examples" / "tutorial"
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@frozen
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    info: str
    body: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield Block(page, text.count("\n", 0, found.start()) + 1, found["info"].strip(), found["body"])


ALL = [block for page in PAGES if page.is_file() for block in blocks(page)]


def of(language: str) -> Any:
    return pytest.mark.parametrize("block", [b for b in ALL if b.info.split()[:1] == [language]], ids=str)


# annotations -----------------------------------------------------------------------------------------------------------------

WRAPPERS = [
    "{}",
    "claim wrapped: Something.\n{}",
    "claim wrapped: Something.\n  premise step: Why.\n{}",
    "article wrapped\n{}",
]
"""What a part of an annotation may stand under; it is indented as deep as its place is."""


def errors(text: str) -> list[str]:
    return [d.code for d in argmap.parse(text).diagnostics if d.severity is argmap.Severity.ERROR]


@of("argmap")
def test_annotations(block: Block) -> None:
    """`argmap` has no errors, `argmap wrong CODE` has that one, `argmap part` has none once it stands under something."""
    match block.info.split():
        case ["argmap"]:
            assert errors(block.body) == []
            assert fmt(block.body) == block.body, "not laid out as the formatter would"
        case ["argmap", "wrong", code] if code[:3] in {"AM3", "AM5"}:
            assert errors(block.body) == [], "what is wrong needs files to be seen, and the tutorial has them"
        case ["argmap", "wrong", code]:
            assert [d.code for d in argmap.parse(block.body).diagnostics] == [code]
        case ["argmap", "part"]:
            ways = [w.format(re.sub("^(?=.)", "  " * w.count("\n"), block.body, flags=re.MULTILINE)) for w in WRAPPERS]
            assert any(all(code[:3] == "AM1" for code in errors(way)) for way in ways)
        case _:
            pytest.fail(f"unknown kind of block: {block.info}")


# Python ------------------------------------------------------------------------------------------------------------------------


@of("python")
def test_python(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs, in a folder that looks like the project's; pictures and files do not land in the project itself."""
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "tutorial")
    for file in EXAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "out").mkdir()  # `make demo` has made it
    monkeypatch.chdir(tmp_path)
    exec(compile(block.body, str(block), "exec"), {"__name__": "__main__"})


# the tutorial --------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a reader of the tutorial works in."""
    for text in EXAMPLE.glob("*.txt"):
        shutil.copy(text, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return tmp_path


def played(body: str) -> str:
    """A console block as it is when its commands are run now; what both streams get is shown as a terminal would."""
    shown = io.StringIO()
    for line in body.splitlines():
        if line.startswith("$ "):
            shown.write(f"{line}\n")
            program, *arguments = shlex.split(line[2:], comments=True)
            if program == "argmap":
                with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
                    main(arguments)
    return shown.getvalue()


def test_the_tutorial_prints_what_it_says(desk: Path) -> None:
    """From the first block to the last, each annotation in the place of the one before; ARGMAP_ACCEPT=1 writes it anew."""
    page = TUTORIAL.read_text(encoding="utf-8")
    now = FENCE.sub(lambda found: _step(found, desk), page)
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true", "expectations are accepted by people, not by build servers"
        TUTORIAL.write_text(now, encoding="utf-8")
    assert now.splitlines() == page.splitlines()


def _step(found: re.Match[str], desk: Path) -> str:
    """A block of the tutorial as it should be: annotations are put down, commands are run."""
    info, body = found["info"].split(), found["body"]
    if info[:1] == ["argmap"]:
        (desk / "square.argmap").write_text(body, encoding="utf-8")
        codes = {d.code for d in argmap.load("square.argmap").diagnostics if d.severity > argmap.Severity.HINT}
        assert codes == set(info[2:])
    return f"```{found['info']}\n{played(body)}```" if info == ["console"] else found[0]


def test_the_tutorial_goes_on_from_step_to_step() -> None:
    """Ten steps, each with the file so far, which grows and never forgets a line without the text saying so."""
    page = TUTORIAL.read_text(encoding="utf-8")
    assert re.findall(r"^## (\d+)\.", page, re.MULTILINE) == [str(n) for n in range(1, 11)]
    for step in re.split(r"^## ", page, flags=re.MULTILINE)[1:11]:
        assert "```argmap" in step, step.splitlines()[0]
        assert "$ argmap" in step, step.splitlines()[0]
    assert any(block.info.startswith("argmap wrong") for block in blocks(TUTORIAL))


def test_the_links_of_the_tutorial_lead_somewhere() -> None:
    """To files of the project."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", TUTORIAL.read_text(encoding="utf-8")):
        assert target.startswith("http") or (TUTORIAL.parent / target).exists(), target


# the debate of the tutorial ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted(EXAMPLE.glob("*.argmap")), ids=lambda f: f.stem)
def test_the_example_is_clean(file: Path) -> None:
    """Not even a hint, against its texts and alone; laid out as the formatter would."""
    assert argmap.load(file, texts=[]).diagnostics == ()
    text = file.read_text(encoding="utf-8")
    assert fmt(text) == text


def test_the_example_is_written_and_read_again() -> None:
    """As the same debate."""
    debate = argmap.load(EXAMPLE / "debate.argmap", texts=[]).model
    assert argmap.parse(argmap.dumps(debate)).model == debate


def test_the_texts_of_the_example_are_short_and_quoted_sparingly() -> None:
    """A page each; anchors take at most eight words at each end."""
    for file in EXAMPLE.glob("*.txt"):
        assert 120 <= len(file.read_text(encoding="utf-8").split()) <= 250, file.name
    for statement in argmap.load(EXAMPLE / "debate.argmap", texts=[]).model:
        for anchor in statement.anchors:
            assert max(len(anchor.opening.split()), len(anchor.closing.split())) <= 8


def test_the_example_shows_the_whole_language() -> None:
    """Every keyword, field, qualifier, kind of voice and form of a line is in it."""
    loaded = argmap.load(EXAMPLE / "debate.argmap", texts=[])
    lines = [line for tree in loaded.trees for line in tree.lines]
    words = {line.word for line in lines if line.parts}
    assert words >= {*STATEMENTS, *DECLARATIONS, *FIELDS, "says", "pro", "con", "@"}
    assert {line.kind for line in lines} >= {"MORE", "COMMENT", "BLANK"}
    debate = loaded.model
    inside = {line.part(n) for line in lines for n, (name, _, _) in enumerate(line.parts) if name == "NAME"}
    assert inside >= {
        "fact",
        "value",
        "policy",
        "certain",
        "probable",
        "possible",
        IMPLICIT,
        THESIS,
        TIME_RELATIVE,
        AUTHOR,
        UNCLEAR,
    }
    assert inside >= {"endorsed", "reported", "rejected", "conceded", "outweighs", "mitigates", "denies", "mixed"}
    assert {v.kind for v in debate.voices} == set(argmap.VoiceKind)
    assert {i.kind for i in debate.issues} == set(argmap.Kind)
    assert {s.commitment for s in debate} == set(argmap.Commitment)
    assert {a.manner for a in debate.attacks} == {None, *argmap.Manner}
    assert {debate.kind_of(a) for a in debate.attacks} == set(argmap.AttackKind)
    assert any(i.linked for i in debate.inferences)
    assert any(len(s.voices) > 1 for s in debate)
    assert any(len(chain) > 1 for s in debate for chain in s.voices)
    assert any(len(s.anchors) > 1 for s in debate)
    assert any(anchor.line for s in debate for anchor in s.anchors)
    assert any(len(debate.conclusions_of(s.id)) > 1 for s in debate)
    assert any(debate[a.source].article != debate[a.target].article for a in debate.attacks if not a.undercuts)
    assert any(len(a.authors) > 1 for a in debate.articles)
    assert {"~", "/"} <= set("".join(a.date for a in debate.articles))


def test_the_picture_in_the_readme_is_that_of_its_annotation() -> None:
    """The first picture that anybody sees is drawn from the text beside it."""
    text = (ROOT / "README.md").read_text("utf-8").split("```argmap\n", 1)[1].split("```", 1)[0]
    drawn = argmap.to_svg(argmap.parse(text).model, direction="up")
    picture = ROOT / "docs" / "img" / "bridge.svg"
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        picture.write_text(drawn, "utf-8")
    assert drawn == picture.read_text("utf-8")
