"""The comparison as a whole: its tables, its words, its report, and what it makes of debates that have nothing to compare."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

import argmap
from argmap.cli import compare as command
from argmap.cli.main import main
from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.model import Debate, Statement
from argmap.render import table as tabular
from argmap.render.compared.tables import TABLES
from argmap.render.compared.views import VIEWS
from argmap.render.report.report import HEADINGS, files
from argmap.render.table import plain
from tests.pictured import HOSTILE
from tests.strategies import debates

TEXT = """\
voice ana: Ana Mora
voice ben: Ben Dean
voice union: The union

issue fee: The city should charge a fee.
issue rich: The port is rich.
issue quiet: Nights should be quiet.

article letter
  title: Against the fee
  author: ana
  date: 2023

claim no (thesis): There should be no fee.
  con fee
  premise poor: The port is poor.
    con rich
claim told (union): The harbour wants quiet nights.
  pro quiet

article reply
  title: For the fee
  author: ben
  date: 2024

claim yes (thesis): There should be a fee.
  pro fee
  premise money: The port has money to spare.
    pro rich

debate fees

claim letter/poor
  rebuttal reply/money
"""


@pytest.fixture(scope="module")
def debate() -> Debate:
    loaded = argmap.parse(TEXT)
    assert loaded.ok, [d.message for d in loaded.diagnostics]
    return loaded.model


def test_the_crux_of_a_small_debate(debate: Debate) -> None:
    """They oppose each other on the fee, and for each the claim rests on how rich the port is."""
    best = argmap.compare(debate).cruxes[0]
    assert best.rank == "double crux"
    assert {best.one.statement, best.other.statement} == {"letter/poor", "reply/money"}
    assert {best.one.claim, best.other.claim} == {"letter/no", "reply/yes"}
    assert "andidate" in best.text


def test_every_table_can_be_written(debate: Debate) -> None:
    comparison = argmap.compare(debate)
    assert list(TABLES) == list(HEADINGS)
    for name in TABLES:
        table = comparison.table(name)
        rows = list(csv.reader(io.StringIO(tabular.csv(table))))
        assert len(rows) == len(table.rows) + 1
        assert len(json.loads(tabular.json(table))) == len(table.rows)
        assert tabular.markdown(table).count("\n") == len(table.rows) + 2
        tabular.text(table, 80)
    with pytest.raises(UnknownNameError, match="did you mean 'matrix'"):
        comparison.table("matrx")


def test_tables_say_what_positions_say(debate: Debate) -> None:
    comparison = argmap.compare(debate)
    matrix = comparison.table("matrix")
    for row in matrix.rows:
        for issue, cell in zip(matrix.columns[2:], row[2:], strict=True):
            assert plain(cell) == plain(comparison.positions.cell(row[0], issue).position).replace("silent", "")
    stances = {(row[0], row[1]): row[3] for row in comparison.table("stances").rows}
    assert stances["ana", "fee"] == ("letter/no",)
    assert ("union", "quiet") in stances


def test_what_is_compared_can_be_chosen(debate: Debate) -> None:
    assert argmap.compare(debate, kind="author").positions.voices == ("ana", "ben")
    assert argmap.compare(debate, voices=["ben"]).positions.voices == ("ben",)
    assert argmap.compare(debate, issues=["rich"]).positions.issues == ("rich",)
    assert "quiet" in argmap.compare(debate).positions.issues
    both = argmap.parse(TEXT.replace("  pro fee", "  con fee")).model
    assert "fee" not in argmap.compare(both, exclude_consensus=True).positions.issues
    with pytest.raises(UnknownNameError, match="bne"):
        argmap.compare(debate, voices=["bne"])
    with pytest.raises(UnknownNameError, match="fea"):
        argmap.compare(debate, issues=["fea"])


def test_the_summary_says_who_stands_where(debate: Debate) -> None:
    words = " ".join(argmap.compare(debate).summary().split())
    assert "3 voices take a side on 3 issues; on 2 of them there is somebody on either side." in words
    assert "Ana Mora is against fee and rich." in words
    assert (
        "Ana Mora and Ben Dean oppose each other on fee and rich (2 shared issues of 2 that either speaks of)." in words
    )
    assert "Ben Dean against a premise of Ana Mora (2024, of 2023)" in words


class Page(HTMLParser):
    """The ids, links and elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


def test_the_report_needs_nothing_else(debate: Debate) -> None:
    made = files(argmap.compare(debate))
    page = read(made["index.html"])
    assert len(set(page.ids)) == len(page.ids), "pictures on one page share no id"
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert not page.tags & {"script", "link", "iframe", "object", "img"}
    assert not any(name.startswith("on") for name in page.attributes)
    for reference in re.findall(r"url\(#([^)]+)\)", made["index.html"]):
        assert reference in page.ids
    svgs = {name: text for name, text in made.items() if name.endswith(".svg")}
    assert {"figures/matrix.svg", "figures/positions.svg", "figures/cruxes-1.svg", "figures/issue-fee.svg"} <= set(svgs)
    for text in svgs.values():
        ET.fromstring(text)
    assert {f"tables/{name}.{form}" for name in TABLES for form in ("csv", "json")} <= set(made)


def test_texts_of_a_report_stay_texts() -> None:
    """Whatever stands in an annotation, nothing of it becomes markup."""
    debate = Debate(
        tuple(Statement(f"h/{name}", text) for name, text in HOSTILE.items()), articles=(argmap.Article("h"),)
    )
    loaded = argmap.parse(
        "voice ana: <script>alert(1)</script>\nissue x: <img src=x onerror=alert(1)> {{ 7*7 }}\n\nclaim a (ana): <b>bold</b>\n  pro x\n"
    )
    for model in (debate, loaded.model):
        page = read(files(argmap.compare(model))["index.html"])
        assert not page.tags & {"script", "img", "b"}
        assert not any(name.startswith("on") for name in page.attributes)
    assert "{{ 7*7 }}" in files(argmap.compare(loaded.model))["index.html"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "claim a: A.\n",
        "issue fee: A fee.\n\nclaim a: A.\n",
        "issue fee: A fee.\nvoice ana: Ana\n\nclaim a (ana): A.\n  pro fee\n",
        "issue fee: A fee.\nvoice ana: Ana\nvoice ana-2: Ana\n\nclaim a (ana): A.\n  pro fee\nclaim b (ana-2): B.\n  con fee\n",
        "issue fee: A.\nissue ban: B.\nvoice ana: Ana\nvoice ben: Ben\n\nclaim a (ana): A.\n  pro fee\nclaim b (ben): B.\n  pro ban\n",
        "issue fee: A fee.\nvoice ana: Ana\n\nclaim a (ana): A.\n  pro fee\n  premise b (ana): B.\n    premise a\n    con fee\n",
    ],
    ids=[
        "nothing",
        "no issue",
        "no answer",
        "one voice",
        "two of one name",
        "nothing shared",
        "a loop, and both sides",
    ],
)
def test_little_to_compare(text: str) -> None:
    """A clear word or an empty table, never a wrong number."""
    comparison = argmap.compare(argmap.parse(text).model)
    assert comparison.summary()
    made = files(comparison)
    assert "nan" not in " ".join(content.lower() for name, content in made.items() if name.startswith("tables/"))
    for row in comparison.table("agreement").rows:
        assert row[2] is None or 0 <= row[2] <= 1
    read(made["index.html"])


def test_one_voice_is_told_so() -> None:
    words = argmap.compare(
        argmap.parse("issue fee: A.\nvoice ana: Ana\n\nclaim a (ana): A.\n  pro fee\n").model
    ).summary()
    assert "With one voice there is nobody to compare it with." in words


@settings(max_examples=15)
@given(debates())
def test_any_debate_can_be_compared(debate: Debate) -> None:
    comparison = argmap.compare(debate)
    comparison.summary()
    for name in TABLES:
        comparison.table(name)


def test_views(debate: Debate, tmp_path: Path) -> None:
    comparison = argmap.compare(debate)
    for name in VIEWS:
        path = comparison.render(name, tmp_path / f"{name}.svg", theme="print")
        ET.fromstring(path.read_bytes())
    assert "reply/yes" in comparison.render("issue", tmp_path / "i.svg", issue="fee").read_text("utf-8")
    with pytest.raises(UnknownNameError, match="did you mean 'matrix'"):
        comparison.render("matrx", tmp_path / "x.svg")
    ET.fromstring(comparison.render("cruxes", tmp_path / "c.svg", crux=1).read_bytes())
    with pytest.raises(ArgmapError, match="go from 1 to"):
        comparison.render("cruxes", tmp_path / "x.svg", crux=99)
    with pytest.raises(UnknownNameError, match="does not take 'issue'"):
        comparison.render("matrix", tmp_path / "x.svg", issue="fee")
    nothing = argmap.compare(argmap.parse("claim a: A.\n").model)
    with pytest.raises(ArgmapError, match="no issue is contested"):
        nothing.render("issue", tmp_path / "x.svg")


# from the command line -----------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "debate.argmap"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_command_writes_a_report(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(file), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "index.html").is_file()
    assert (tmp_path / "out" / "tables" / "matrix.csv").is_file()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "Ana Mora is against fee and rich."),
        (["--pair", "ana", "ben"], "oppose"),
        (["--issue", "fee"], "letter/no"),
        (["--table", "matrix", "--format", "csv"], "ana,Ana Mora,con,con,"),
        (["--table", "clashes", "--format", "json"], '"source": "reply/money"'),
        (["--kind", "author", "--format", "markdown"], "| ana | Ana Mora |"),
    ],
)
def test_what_the_command_prints(
    arguments: list[str], expected: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(file), *arguments]) == 0
    assert expected in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["--pair", "ana", "bne"], ["--issue", "fea"], ["--voices", "bne"], ["--theme", "drak"]]
)
def test_names_that_do_not_exist(arguments: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(file), *arguments]) == 1
    shown = capsys.readouterr()
    assert "did you mean" in shown.err
    assert shown.out == ""


def test_a_debate_with_mistakes_is_compared_as_far_as_it_goes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(TEXT + "\nclam x: X.\n", encoding="utf-8")
    assert main(["compare", str(file)]) == 1
    shown = capsys.readouterr()
    assert "this is what could be read" in shown.err
    assert "Ana Mora is against fee and rich." in shown.out


def test_tables_become_data_frames(debate: Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """pandas gets plain values under the names of the columns; a stand-in takes them, since argmap does without pandas."""
    frames: list[tuple[list[list[object]], list[str]]] = []
    stand_in = ModuleType("pandas")
    stand_in.DataFrame = lambda rows, columns: frames.append((rows, columns))  # type: ignore[attr-defined] # made just now
    monkeypatch.setitem(sys.modules, "pandas", stand_in)
    table = argmap.compare(debate).table("stances")
    table.to_pandas()
    ((rows, columns),) = frames
    assert columns == list(table.columns)
    assert rows[0][:4] == ["ana", "fee", "con", ["letter/no"]]


def test_nobody_is_given_reasons_that_are_not_his() -> None:
    """A premise that somebody else asserts, and the author only reports or rejects, is no reason of the author."""
    model = argmap.parse(
        "voice ana: Ana\nvoice dean: Dean\nissue bridge: A bridge.\n\narticle a\n  author: ana\n  date: 2020\n\n"
        "claim yes: There should be a bridge.\n  pro bridge\n  premise vain (dean, rejected): It is a monument to the mayor.\n"
        "  premise own: It is short.\nclaim no (dean): There should be none.\n  con bridge\n"
    ).model
    words = argmap.compare(model).summary()
    assert "It is short." in words
    assert "monument" not in words


def test_a_report_needs_a_folder(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(file), "-o", "-"]) == 2
    assert main(["compare", str(file), "-o", str(tmp_path / "report.svg")]) == 2
    assert "--view" in capsys.readouterr().err
    assert main(["compare", str(file), "-o", str(file / "below")]) == 1
    assert f"{file / 'below'}" in capsys.readouterr().err
    assert main(["compare", str(file), "--view", "bars", "-o", str(tmp_path / "new" / "b.svg")]) == 0


def test_too_many_pairs_are_refused_and_the_report_says_so() -> None:
    voices = "".join(f"voice v{n}: Voice {n}\n" for n in range(201))
    claims = "".join(f"claim c{n} (v{n}): Claim {n}.\n  pro fee\n" for n in range(201))
    comparison = argmap.compare(argmap.parse(f"{voices}issue fee: A fee.\n\n{claims}").model)
    with pytest.raises(ArgmapError, match="201 voices are too many"):
        comparison.table("pairs")
    made = files(comparison)
    assert "tables/pairs.csv" not in made
    assert "201 voices are too many" in made["index.html"]
    assert len(comparison.summary()) < 20_000


def test_the_command_knows_what_there_is() -> None:
    """It lists tables and figures without loading them."""
    assert tuple(TABLES) == command.TABLES
    assert tuple(VIEWS) == command.VIEWS
