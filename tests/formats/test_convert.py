"""Files of all formats from the command line and from scripts."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import argmap
from argmap.formats import FORMATS, get
from argmap.model import Debate, Inference, Statement
from tests.desk import GOOD, Desk, stdin

AIF = {
    "nodes": [
        {"nodeID": "1", "text": "The city should build the bridge.", "type": "I"},
        {"nodeID": "2", "text": "It shortens the way to school.", "type": "I"},
        {"nodeID": "3", "text": "RA", "type": "RA"},
    ],
    "edges": [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"}],
}
READ = Debate(
    (Statement("1", "The city should build the bridge."), Statement("2", "It shortens the way to school.")),
    (Inference(("2",), "1"),),
)


def put_aif(desk: Desk, name: str = "x.json", **more: object) -> Path:
    return desk.file(name, json.dumps({**AIF, **more}))


def test_the_name_says_the_format_and_the_losses_are_told(desk: Desk) -> None:
    desk.file("a.argmap")
    assert desk.argmap("convert", "a.argmap", "a.aif.json") == 0
    assert "wrote a.aif.json" in desk.err
    assert "AIF" in desk.err
    assert "cannot hold" in desk.err
    assert "kind of 1 statement" in desk.err
    assert {node["type"] for node in json.loads((desk.folder / "a.aif.json").read_text("utf-8"))["nodes"]} >= {
        "I",
        "RA",
        "CA",
    }
    assert desk.argmap("convert", "a.argmap", "b.aif.json", "--quiet") == 0
    assert desk.err == ""


def test_a_foreign_file_becomes_an_annotation(desk: Desk) -> None:
    put_aif(desk)
    assert desk.argmap("convert", "x.json", "x.argmap") == 0
    assert argmap.load("x.argmap").model.statements[0].text == "The city should build the bridge."
    assert desk.argmap("convert", "x.json", "-") == 0
    assert "claim 1: The city should build the bridge.\n  premise 2:" in desk.out


def test_an_annotation_that_is_there_is_not_overwritten(desk: Desk) -> None:
    put_aif(desk)
    desk.file("x.argmap")
    assert desk.argmap("convert", "x.json", "x.argmap") == 1
    assert "--force" in desk.err
    assert (desk.folder / "x.argmap").read_text("utf-8") == GOOD
    assert desk.argmap("convert", "x.json", "x.argmap", "--force") == 0
    assert (desk.folder / "x.argmap").read_text("utf-8") != GOOD
    assert desk.argmap("convert", "x.json", "x.json") == 1
    assert "is the file to write" in desk.err


def test_streams(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, GOOD.encode())
    assert desk.argmap("convert", "-", "-", "--to", "mermaid") == 0
    assert desk.out.startswith("flowchart")
    stdin(monkeypatch, json.dumps(AIF).encode())
    assert desk.argmap("convert", "-", "-") == 0
    assert "claim 1:" in desk.out
    desk.file("a.argmap")
    assert desk.argmap("convert", "a.argmap", "-", "--to", "csv") == 1
    assert "cannot go to one stream" in desk.err


def test_many_files_go_into_a_folder(desk: Desk) -> None:
    put_aif(desk, "one.json")
    put_aif(desk, "two.aif.json")
    desk.file("bad.json", "{")
    assert desk.argmap("convert", "one.json", "bad.json", "two.aif.json", "out/", "--to", "argmap") == 1
    assert "bad.json" in desk.err
    assert {"one.argmap", "two.argmap"} <= {path.name for path in (desk.folder / "out").iterdir()}
    made = argmap.load(desk.folder / "out" / "two.argmap").model
    assert [(s.id, s.text) for s in made] == [(s.id, s.text) for s in READ]
    assert [i.key for i in made.inferences] == [i.key for i in READ.inferences]


def test_mistakes_in_the_arguments(desk: Desk) -> None:
    desk.file("a.argmap")
    for arguments, words in (
        (["a.argmap"], "name the file to read and the file to write"),
        (["a.argmap", "a.nonsense"], "says no format"),
        (["a.argmap", "a.aif.json", "--to", "aff"], "did you mean 'aif'"),
        (["a.argmap", "a.md", "--from", "mermaid"], "can be written but not read"),
        (["a.argmap", "x.aml"], "can be read but not written"),
        (["a.argmap", "a.argmap", "b.json"], ""),
        (["a.argmap", "b.argmap", "c.json"], "no file or folder"),
        (["a.argmap", "out/"], "--to has to name the format"),
        (["missing.argmap", "b.json"], "no file or folder"),
    ):
        assert desk.argmap("convert", *arguments) in (0, 1, 2)
        assert words in desk.err


def test_strict_writes_nothing_where_anything_would_be_lost(desk: Desk) -> None:
    desk.file("a.argmap")
    assert desk.argmap("convert", "a.argmap", "a.aif.json", "--strict") == 1
    assert not (desk.folder / "a.aif.json").exists()
    assert desk.argmap("convert", "a.argmap", "a.json", "--strict") == 0
    assert argmap.read("a.json").model == argmap.load("a.argmap").model


def test_the_losses_can_be_listed(desk: Desk) -> None:
    desk.file("a.argmap")
    for name in ("lost.csv", "lost.json", "lost.md"):
        assert desk.argmap("convert", "a.argmap", "a.aif.json", "--lost", name) == 0
        assert "bridge-2024/build" in (desk.folder / name).read_text("utf-8")
    rows = list(csv.DictReader((desk.folder / "lost.csv").read_text("utf-8").splitlines()))
    assert {"what": "statement", "id": "bridge-2024/build", "field": "kind"} in rows


def test_mistakes_in_foreign_files_have_their_place(desk: Desk) -> None:
    put_aif(desk, edges=[*AIF["edges"], {"edgeID": "3", "fromID": "9", "toID": "3"}])
    assert desk.argmap("convert", "x.json", "x.argmap") == 1
    assert "error[AM712]" in desk.err
    assert "--> x.json:1:" in desk.err
    assert (desk.folder / "x.argmap").exists(), "what could be read is written"
    assert desk.argmap("check", "x.json") == 1
    assert "AM712" in desk.out


def test_every_verb_takes_foreign_files(desk: Desk) -> None:
    put_aif(desk)
    for arguments in (
        ["check", "x.json"],
        ["show", "x.json"],
        ["render", "x.json", "-o", "x.svg"],
        ["stats", "x.json"],
        ["compare", "x.json"],
        ["diff", "x.json", "x.json"],
    ):
        assert desk.argmap(*arguments) == 0, (arguments, desk.err)
    assert "The city should build" in (desk.folder / "x.svg").read_text("utf-8")


def test_the_formats_are_listed(desk: Desk) -> None:
    assert desk.argmap("convert", "--list") == 0
    for name in FORMATS:
        assert name in desk.out
    assert "argmap" in desk.out


@pytest.mark.parametrize("name", FORMATS)
def test_every_suffix_leads_to_its_format(name: str, tmp_path: Path) -> None:
    """Written under any of its suffixes, a debate is read again without being told the format."""
    format = get(name)
    if not (format.read and format.write):
        return
    text = GOOD.replace("\narticle", "issue bridge (policy): The city should build a bridge.\n\narticle", 1)
    debate = argmap.parse(text.replace("  premise", "  pro bridge\n  premise", 1)).model
    for suffix in format.suffixes:
        path = tmp_path / f"some.where{suffix}"
        argmap.write(debate, path)
        again = argmap.read(path)
        assert len(again.model.statements) >= 1
        assert again.ok, again.diagnostics


def test_a_file_that_nobody_knows_is_read_as_an_annotation(desk: Desk) -> None:
    desk.file("notes.txt")
    assert argmap.read("notes.txt").model == argmap.parse(GOOD).model
    with pytest.raises(argmap.UnreadableError):
        argmap.read("nothing.json")
    with pytest.raises(argmap.UnknownNameError, match="did you mean 'aif'"):
        argmap.read("notes.txt", "aiff")
    with pytest.raises(argmap.FormatError):
        argmap.read("notes.txt", "mermaid")
    with pytest.raises(argmap.FormatError):
        argmap.write(Debate(), "x.aml")
    with pytest.raises(argmap.FormatError):
        argmap.write(Debate(), "x.unknown")


def test_nothing_but_the_file_and_what_belongs_to_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A foreign file names other files; none of them is opened."""
    desk.file("secret.txt", "secret")
    path = put_aif(desk, text="file:///etc/passwd", include="secret.txt")
    opened: list[str] = []
    original = Path.read_bytes

    def watched(self: Path) -> bytes:
        opened.append(self.name)
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    argmap.read(path)
    assert opened == ["x.json"]


def test_the_text_of_a_foreign_file_is_put_beside_the_annotation(desk: Desk) -> None:
    """So that anchors can be checked, and the way back leads to the same file; a text that is there is left alone."""
    desk.file("in/x.ann", "T1\tClaim 4 10\tbridge\n")
    desk.file("in/x.txt", "The bridge is old.\n")
    assert desk.argmap("convert", "in/x.ann", "out/x.argmap") == 0
    assert (desk.folder / "out" / "x.txt").read_text("utf-8") == "The bridge is old.\n"
    assert desk.argmap("check", "out/x.argmap") == 0
    assert desk.argmap("convert", "out/x.argmap", "back/x.ann") == 0
    assert (desk.folder / "back" / "x.ann").read_text("utf-8").startswith("T1\tClaim 4 10\tbridge\n")
    desk.file("out/x.txt", "Mine.\n")
    assert desk.argmap("convert", "in/x.ann", "out/x.argmap", "--force") == 0
    assert (desk.folder / "out" / "x.txt").read_text("utf-8") == "Mine.\n"
