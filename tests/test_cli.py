"""The command, through its real entry point: `main(arguments) -> status`, and a few times as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import completion, main, progress, streams
from argmap.cli.verbs import VERBS
from argmap.ground.catalogue import ENTRIES
from tests.desk import GOOD, Desk, stdin

ROOT = Path(__file__).parent.parent
UNTIDY = GOOD.replace("  premise short:", "   premise   short :").replace("  rebuttal dear", "   rebuttal dear")
UNTIDY = UNTIDY.replace("    rebuttal (denies)", "      rebuttal (denies)")
SLIP = GOOD.replace("  premise short", "  premisse short")


# the command itself -----------------------------------------------------------------------------------------------------


def test_without_a_verb_the_verbs_are_listed(desk: Desk) -> None:
    assert desk.argmap() == 2
    assert desk.out == ""
    usage = desk.err
    assert desk.argmap("--help") == 0
    assert desk.out == usage
    assert all(f"  {verb.name}" in usage and verb.summary in usage for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_explains_itself_with_examples(desk: Desk, verb: Any) -> None:
    assert desk.argmap(verb.name, "--help") == 0
    assert f"usage: argmap {verb.name}" in desk.out
    assert "examples:\n  " in desk.out
    assert max(map(len, desk.out.splitlines())) <= 100
    with_help = desk.out
    assert desk.argmap("help", verb.name) == 0
    assert desk.out == with_help


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "there is no verb 'chek'; did you mean 'check'?"),
        (["rendr", "x.argmap"], "did you mean 'render'?"),
        (["zzzzzz"], "there is no verb 'zzzzzz'\n"),
        (["--verson"], "did you mean '--version'?"),
        (["check", "--stric"], "there is no option '--stric'; did you mean '--strict'?"),
        (["check", "--format", "xml"], "invalid choice"),
        (["show", "a", "b"], "one argument too many: 'b'"),
        (["show", "a", "--depth", "0"], "--depth"),
        (["render"], "FILE"),
        (["explain", "AM9999"], "there is no code 'AM9999'"),
    ],
)
def test_what_is_not_understood_is_told_with_status_2(desk: Desk, arguments: list[str], said: str) -> None:
    assert desk.argmap(*arguments) == 2
    assert said in desk.err
    assert desk.out == ""


def test_a_file_in_place_of_the_verb_suggests_check(desk: Desk) -> None:
    desk.file("a.argmap")
    assert desk.argmap("a.argmap") == 2
    assert "did you mean 'argmap check a.argmap'?" in desk.err


def test_the_version(desk: Desk) -> None:
    assert desk.argmap("--version") == 0
    assert desk.out.startswith("argmap 0.")


# check ------------------------------------------------------------------------------------------------------------------


def test_check_of_a_good_file(desk: Desk) -> None:
    desk.file("a.argmap")
    assert desk.argmap("check", "a.argmap", "--strict") == 0
    assert desk.out == "no problems in 1 file\n"
    assert desk.argmap("check", "-q", "a.argmap") == 0
    assert (desk.out, desk.err) == ("", "")


def test_check_shows_the_place_and_the_mend(desk: Desk) -> None:
    desk.file("a.argmap", SLIP)
    assert desk.argmap("check", "a.argmap") == 1
    assert "error[AM004]" in desk.out
    assert " --> a.argmap:10:3\n" in desk.out
    assert "10 |   premisse short" in desk.out
    assert "   |   ^^^^^^^^" in desk.out
    assert "10 +   premise short" in desk.out
    assert "1 error in 1 file" in desk.out
    assert "argmap explain AM004" in desk.out


def test_check_without_files_looks_into_the_folder(desk: Desk) -> None:
    desk.file("sub/a.argmap")
    desk.file("b.argmap", SLIP)
    desk.file(".hidden/c.argmap", SLIP)
    assert desk.argmap("check", "--format", "short") == 1
    assert desk.out.count("\n") == 1
    assert desk.out.startswith("b.argmap:10:3: error[AM004] ")


def test_check_takes_patterns_folders_and_files_each_once(desk: Desk) -> None:
    for name in ("a1.argmap", "a2.argmap", "sub/a3.argmap"):
        desk.file(name)
    assert desk.argmap("check", "a*.argmap", ".", "a1.argmap", "**/*.argmap") == 0
    assert desk.out == "no problems in 3 files\n"


def test_one_bad_file_does_not_stop_the_others(desk: Desk) -> None:
    desk.file("a.argmap")
    desk.file("b.argmap", SLIP)
    desk.file("bytes.argmap", "claim: \udcff\udcfe\n")
    (desk.folder / "empty").mkdir()
    assert desk.argmap("check", "a.argmp", "bytes.argmap", "empty", "x*", "b.argmap", "nul\x00") == 1
    assert desk.err.splitlines() == [
        "argmap: there is no file or folder 'a.argmp'; did you mean 'a.argmap'?",
        "argmap: there is no annotation (*.argmap) in the folder 'empty'",
        "argmap: no file fits the pattern 'x*'",
        "argmap: there is no file or folder 'nul\\x00'",
    ]
    assert "\\xff" in desk.out
    assert "error[AM004]" in desk.out


def test_a_file_that_may_not_be_read_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.file("a.argmap")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root, who runs tests in containers, may read everything
    for verb in ("check", "fmt", "show", "new"):
        assert desk.argmap(verb, "a.argmap", *(["-o", "b"] if verb == "new" else [])) == 1
        assert desk.err == "argmap: a.argmap: Permission denied\n"


def test_strict_counts_warnings(desk: Desk) -> None:
    desk.file("a.argmap", GOOD.replace("voice dean", "voice idle: Nobody\nvoice dean"))
    assert desk.argmap("check", "a.argmap") == 0
    hints = "hint" in desk.out and "warning" not in desk.out
    assert desk.argmap("check", "a.argmap", "--strict") == (0 if hints else 1)


def test_check_reads_the_standard_input(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, SLIP.encode())
    assert desk.argmap("check", "-") == 1
    assert "--> <stdin>:10:3" in desk.out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs_are_nothing_but_json(desk: Desk, form: str) -> None:
    desk.file("a.argmap", SLIP)
    assert desk.argmap("check", "a.argmap", "--format", form) == 1
    found = json.loads(desk.out)
    if form == "json":
        assert [(d["code"], d["name"]) for d in found["diagnostics"]] == [("AM004", "unknown-keyword")]
    else:
        (run,) = found["runs"]
        assert [result["ruleId"] for result in run["results"]] == ["AM004"]
        assert run["tool"]["driver"]["version"]
    desk.file("a.argmap")
    assert desk.argmap("check", "a.argmap", "--format", form) == 0
    assert json.loads(desk.out)


def test_check_for_github(desk: Desk) -> None:
    desk.file("a.argmap", SLIP)
    assert desk.argmap("check", "a.argmap", "--format", "github") == 1
    assert desk.out.startswith(
        "::error file=a.argmap,line=10,endLine=10,col=3,endColumn=10,title=AM004 unknown-keyword::"
    )


def test_check_fixes_what_it_can(desk: Desk) -> None:
    path = desk.file("a.argmap", SLIP)
    assert desk.argmap("check", "--fix", "a.argmap") == 0
    assert path.read_text("utf-8") == GOOD
    assert (desk.out, desk.err) == ("no problems in 1 file\n", "argmap: mended a.argmap\n")


def test_texts_are_looked_for_in_folders(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.file("a.argmap", GOOD.replace("  date", "  text: bridge.txt\n  date").replace("school by", "school by"))
    desk.file("texts/bridge.txt", "Build the bridge\n")
    assert desk.argmap("check", "a.argmap", "--format", "short") == 0
    assert "bridge.txt" in desk.out
    assert desk.argmap("check", "a.argmap", "--format", "short", "--texts", "texts") == 0
    assert "was not found" not in desk.out
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join(["elsewhere", "texts"]))
    assert desk.argmap("check", "a.argmap", "--format", "short") == 0
    assert "was not found" not in desk.out


# fmt --------------------------------------------------------------------------------------------------------------------


def test_fmt_changes_what_is_untidy_and_touches_nothing_else(desk: Desk) -> None:
    good, untidy = desk.file("a.argmap"), desk.file("b.argmap", UNTIDY)
    before = good.stat()
    assert desk.argmap("fmt", ".") == 0
    assert untidy.read_text("utf-8") == GOOD
    assert (good.stat().st_mtime_ns, good.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert desk.err == "argmap: laid out b.argmap\n"


def test_fmt_check_and_diff_change_nothing(desk: Desk) -> None:
    desk.file("a.argmap")
    untidy = desk.file("b.argmap", UNTIDY)
    assert desk.argmap("fmt", "--check", "a.argmap", "b.argmap") == 1
    assert desk.err == "argmap: would lay out b.argmap\n"
    assert desk.argmap("fmt", "--diff", "b.argmap") == 1
    assert desk.out.startswith("--- a/b.argmap\n+++ b/b.argmap\n@@ ")
    assert "-   premise   short :" in desk.out
    assert "+  premise short:" in desk.out
    assert untidy.read_text("utf-8") == UNTIDY
    assert desk.argmap("fmt", "--check", "--diff", "a.argmap") == 0
    assert (desk.out, desk.err) == ("", "")


def test_fmt_from_the_input_to_the_output(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, UNTIDY.encode())
    assert desk.argmap("fmt", "-") == 0
    assert desk.out == GOOD


def test_fmt_leaves_what_it_does_not_understand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.file("a.argmap", SLIP)
    assert desk.argmap("fmt", "a.argmap", "nothing.argmap") == 1
    assert path.read_text("utf-8") == SLIP
    assert "argmap: a.argmap: left as it is, for it has syntax errors (argmap check a.argmap)" in desk.err
    stdin(monkeypatch, SLIP.encode())
    assert desk.argmap("fmt", "-") == 1
    assert desk.out == SLIP  # an editor that pipes its buffer through keeps its text


# show, stats, new, explain ------------------------------------------------------------------------------------------------


def test_show_prints_the_outline(desk: Desk) -> None:
    desk.file("a.argmap")
    assert desk.argmap("show", "a.argmap") == 0
    assert desk.out.splitlines() == [
        "article bridge-2024: Build the bridge (mora, 2024-05)",
        "claim build (policy, thesis): The city should build the foot bridge.",
        "  premise short: The bridge shortens the way to school by ten minutes.",
        "  rebuttal dear (dean, rejected): The bridge costs too much.",
        "    rebuttal (denies): The state pays for it.",
    ]
    assert desk.argmap("show", "a.argmap", "--only", "dear", "--depth", "1") == 0
    assert desk.out.splitlines()[1:] == ["claim dear (dean, rejected): The bridge costs too much. (+1 below)"]
    assert desk.argmap("show", "a.argmap", "--only", "shrot") == 1
    assert desk.err == "argmap: no statement has the id 'shrot'; did you mean 'short'?\n"


OUTLINE = """\
debate Bridges

article x (unclear, 2024)
claim a (value, probable): A bridge is good for everybody who lives on either
    side of the river and has to cross it twice a day.
    if: it is built
    pro bridge
  premise b: It is short.
      scheme: example
    undercut u (outweighs): Short is not all.
      premise b (see above)
  and c (implicit): Short is good.
  rebuttal (p > q, q, conceded): It is dear.
    undercut: Dear is relative.

article y (unclear, 2024)
claim loop: One leads to another.
  premise other: And back.
    premise loop (see above)
"""


def test_show_says_what_the_annotation_says(desk: Desk) -> None:
    desk.file("d.argmap", """\
debate
  title: Bridges
issue bridge (policy): The city should build the bridge.
voice p: P
voice q: Q

article x
  author: unclear
  date: 2024
claim a (probable, value): A bridge is good for everybody who lives on either side of the river and has to cross it
    | twice a day.
  if: it is built
  pro bridge
  premise b: It is short.
    scheme: example
    undercut u (outweighs): Short is not all.
      premise b
  and c (implicit): Short is good.
  rebuttal (p > q, q, conceded): It is dear.
    undercut: Dear is relative.

article y
  author: unclear
  date: 2024
claim loop: One leads to another.
  premise other: And back.
    premise loop
""")  # fmt: skip
    desk.argmap("show", "d.argmap")
    assert desk.out == OUTLINE


def test_show_goes_down_any_number_of_levels(desk: Desk) -> None:
    deep = "".join(f"{' ' * n}{'premise' if n else 'claim'} s{n}: Level {n}.\n" for n in range(3000))
    desk.file("deep.argmap", deep)
    assert desk.argmap("show", "deep.argmap") == 0
    assert desk.out.splitlines()[-1] == " " * 24 + "2999. premise s2999: Level 2999."
    assert desk.argmap("show", "deep.argmap", "--depth", "2") == 0
    assert desk.out == "claim s0: Level 0.\n  premise s1: Level 1. (+1 below)\n"


def test_show_prints_what_could_be_read(desk: Desk) -> None:
    desk.file("a.argmap", SLIP)
    assert desk.argmap("show", "a.argmap") == 1
    assert "1 error (argmap check a.argmap)" in desk.err
    assert "claim build" in desk.out


@pytest.mark.parametrize("form", ["text", "csv", "json", "markdown"])
def test_stats_has_a_row_for_each_article(desk: Desk, form: str) -> None:
    desk.file("a.argmap")
    desk.file("b.argmap", GOOD.replace("bridge-2024", "bridge-2025"))
    assert desk.argmap("stats", "a.argmap", "b.argmap", "a.argmap", "--format", form) == 0
    assert desk.out.count("bridge-2024") == desk.out.count("bridge-2025") == 1
    if form == "json":
        assert len(json.loads(desk.out)) == 2


def test_stats_counts_an_article_once_and_as_the_debate_sees_it(desk: Desk) -> None:
    desk.file("a.argmap")
    desk.file("debate.argmap", 'debate\ninclude "a.argmap"\nbridge-2024/short\n  rebuttal: It is slow.\n')
    desk.argmap("stats", ".", "--format", "csv")
    head, *rows = desk.out.splitlines()
    assert len(rows) == 2
    figures = dict(zip(head.split(","), rows[0].split(","), strict=True))
    assert (figures["article"], figures["attacks"]) == ("bridge-2024", "2")


def test_new_starts_an_annotation_and_spares_what_is_there(desk: Desk) -> None:
    desk.file("texts/bridge-2024.txt", "Build the bridge\n\nThe walk to school is long.\n")
    assert desk.argmap("new", "texts/bridge-2024.txt", "-o", "a.argmap") == 0
    text = (desk.folder / "a.argmap").read_text("utf-8")
    assert "text: texts/bridge-2024.txt" in text
    assert desk.argmap("new", "texts/bridge-2024.txt", "-o", "a.argmap") == 1
    assert "--force" in desk.err
    assert desk.argmap("new", "texts/bridge-2024.txt", "-o", "a.argmap", "--force") == 0
    assert desk.argmap("new", "texts/bridge-2024.txt") == 0
    assert "text: bridge-2024.txt" in (desk.folder / "texts/bridge-2024.argmap").read_text("utf-8")
    assert desk.argmap("new", "texts/bridge-2024.txt", "-o", "-") == 0
    assert desk.out == text
    assert desk.argmap("new", "nothing.txt") == 1
    assert desk.err == "argmap: nothing.txt: No such file or directory\n"


def test_explain_lists_all_codes(desk: Desk) -> None:
    assert desk.argmap("explain") == 0
    assert all(entry.code in desk.out and entry.name in desk.out for entry in ENTRIES)


@pytest.mark.parametrize("word", ["AM004", "am004", "unknown-keyword"])
def test_explain_tells_all_about_a_code(desk: Desk, word: str) -> None:
    assert desk.argmap("explain", word) == 0
    assert desk.out.startswith("error[AM004] unknown-keyword\n")
    assert "Wrong:" in desk.out
    assert "--> example.argmap:" in desk.out
    assert "Right:" in desk.out


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_what_is_explained_is_what_check_says(desk: Desk, entry: Any) -> None:
    assert desk.argmap("explain", entry.code) == 0
    assert f"[{entry.code}]: " in desk.out
    assert "/tmp" not in desk.out


# render -------------------------------------------------------------------------------------------------------------------


def test_render_draws_beside_the_annotation(desk: Desk) -> None:
    desk.file("sub/a.argmap")
    assert desk.argmap("render", "sub/a.argmap") == 0
    assert (desk.folder / "sub/a.svg").read_text("utf-8").lstrip().startswith("<")
    assert desk.err == f"argmap: wrote {Path('sub/a.svg')}\n"


def test_render_goes_where_it_is_told(desk: Desk) -> None:
    desk.file("a.argmap")
    desk.file("b.argmap")
    assert desk.argmap("render", "a.argmap", "-o", "map.png", "-q") == 0
    assert (desk.folder / "map.png").read_bytes().startswith(b"\x89PNG")
    assert desk.err == ""
    assert desk.argmap("render", "a.argmap", "b.argmap", "-o", "pictures", "--format", "dot") == 0
    assert sorted(p.name for p in (desk.folder / "pictures").iterdir()) == ["a.dot", "b.dot"]
    assert desk.argmap("render", "a.argmap", "-o", "-", "--format", "dot") == 0
    assert "digraph" in desk.out
    assert desk.argmap("render", "a.argmap", "b.argmap", "-o", "-") == 2
    assert desk.argmap("render", "a.argmap", "--article", "nope") == 1
    assert "nope" in desk.err
    assert desk.argmap("render", "a.argmap", "-o", "a.argmap") in {1, 2}
    assert (desk.folder / "a.argmap").read_text("utf-8") == GOOD


def test_render_does_not_draw_one_picture_over_another(desk: Desk) -> None:
    desk.file("one/a.argmap")
    desk.file("two/a.argmap")
    assert desk.argmap("render", "one", "two", "-o", "out/", "--format", "dot") == 1
    assert "would replace" in desk.err


def test_render_draws_what_could_be_read(desk: Desk) -> None:
    desk.file("a.argmap", SLIP)
    assert desk.argmap("render", "a.argmap", "missing.argmap", "-o", "out/") == 1
    assert (desk.folder / "out/a.svg").exists()
    assert "1 error" in desk.err


# streams --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_those_who_want_them(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    environment: dict[str, str],
    *,
    terminal: bool,
    coloured: bool,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(streams, "is_terminal", lambda _: terminal)
    desk.file("a.argmap", SLIP)
    desk.argmap("check", "a.argmap", "--color", choice)
    assert ("\x1b[" in desk.out) == coloured


@pytest.mark.usefixtures("desk")
def test_the_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert streams.width() == 80
    monkeypatch.setenv("COLUMNS", "60")
    assert streams.width() == 60
    monkeypatch.setenv("COLUMNS", "500")
    assert streams.width() == streams.WIDEST


def test_progress_is_for_the_patient_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with progress.Progress(3) as quiet:
        quiet.step("a")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "is_terminal", lambda _: True)
    with progress.Progress(3) as shown:
        shown.step("a\x1b[2J")
        shown.step("b")
    assert capsys.readouterr().err == "1/3 a\\x1b[2J\r\x1b[K2/3 b\r\x1b[K"


def test_an_interruption_ends_with_130(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("argmap.cli.check.run", interrupt)
    assert desk.argmap("check") == 130


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_completion_knows_verbs_and_options(desk: Desk, shell: str) -> None:
    assert desk.argmap("completion", shell) == 0
    assert all(verb.name in desk.out for verb in VERBS)
    assert "strict" in desk.out


# as a process ------------------------------------------------------------------------------------------------------------


ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}


def process(*arguments: str, folder: Path, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**ENVIRONMENT, **settings.pop("env", {})}
    command = [sys.executable, "-m", "argmap", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60, **settings
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "cp932"])
def test_terminals_of_every_encoding_get_something(desk: Desk, encoding: str) -> None:
    desk.file("条約.argmap", "article x\n  title: 条約 \udcff é\nclam 条約: 日本 é\n")
    for arguments in (["check"], ["show", "条約.argmap"], ["explain"], ["fmt", "--diff", "条約.argmap"]):
        done = process(*arguments, folder=desk.folder, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"})
        assert done.returncode in {0, 1}
        assert b"Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_trouble(desk: Desk) -> None:
    for number in range(300):
        desk.file(f"{number}.argmap", SLIP)
    command = [sys.executable, "-m", "argmap", "check"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=desk.folder, env=ENVIRONMENT, stdout=pipe, stderr=pipe) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline().startswith(b"error[AM004]")
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()
    assert child.returncode == (main.PROBLEMS if os.name == "nt" else main.BROKEN_PIPE)


def test_the_module_is_the_command(desk: Desk) -> None:
    done = process("--version", folder=desk.folder)
    assert (done.returncode, done.stdout.split()[0]) == (0, b"argmap")
    assert process("chek", folder=desk.folder).returncode == 2


def test_the_command_does_not_load_what_it_does_not_need(desk: Desk) -> None:
    desk.file("a.argmap", SLIP)
    script = "import sys, argmap.cli.main as m; m.main(['check', 'a.argmap']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, check=True, timeout=60)
    loaded = set(done.stderr.decode().split())
    assert "argmap.cli.check" in loaded
    heavy = {"rich", "graphviz", "uniseg", "shtab", "networkx", "difflib", "importlib.metadata", "edtf", "langcodes"}
    assert not loaded & {*heavy, "argmap.cli.render", "argmap.render.pictures", "argmap.scene"}
