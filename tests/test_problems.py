"""Diagnostics as text: what stands where, and that nothing a file holds can harm a terminal."""

from __future__ import annotations

import json as stdjson
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from argmap.ground.catalogue import ENTRIES, Entry, Example
from argmap.ground.diagnostics import Diagnostic, Edit, Label, Severity
from argmap.ground.source import LINE, Source, Span, decode, encode
from argmap.render import table as tables
from argmap.render.problems import github, json, sarif, short, terminal
from argmap.render.problems.columns import UNSAFE, columns, safe, wrap
from argmap.render.problems.edits import applied, changes
from argmap.render.problems.explain import explain
from argmap.render.problems.summary import summary

CASES = Path(__file__).parent / "cases" / "problems"
SGR = re.compile("\x1b\\[[0-9;]*m")
ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def golden(name: str, actual: str) -> None:
    """Compare with a file; ARGMAP_ACCEPT=1 writes it instead, which a build server (CI=true) refuses."""
    file = CASES / name
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true", "expectations are accepted by people, not by build servers"
        file.write_bytes(encode(actual))
    assert encode(actual) == file.read_bytes(), f"{name} differs; look at it and run with ARGMAP_ACCEPT=1"


class Case:
    """A source of tests/cases/problems, and spans of it by what stands there."""

    def __init__(self, name: str) -> None:
        file = CASES / name
        self.source = decode(file.read_bytes(), name)
        self.sources = {name: self.source}

    def at(self, words: str, text: str = "") -> Label:
        start = self.source.text.index(words)
        return Label(self.source.span(start, start + len(words)), text)

    def edit(self, words: str, text: str) -> Edit:
        return Edit(self.at(words).span, text)

    def also(self, name: str) -> Case:
        other = Case(name)
        self.sources |= other.sources
        return other


LONG_NOTE = (
    "a statement begins with one of `claim`, `premise`, `and`, `rebuttal` and `undercut`, and what is not a statement has "
    "a line of its own"
)


def slip() -> tuple[list[Diagnostic], dict[str, Source]]:
    """A slip of the keyboard with its mend; an id that two statements have; an anchor into the article's text."""
    case = Case("slip.argmap")
    text = case.also("slip.txt")
    line = case.at("premisse").span.start
    return [
        Diagnostic(
            "AM004", ERROR, "no keyword begins with `premisse`", case.at("premisse", "not a keyword"),
            notes=(LONG_NOTE,),
            help="write `premise`", edits=(case.edit("premisse", "premise"),),
        ),
        Diagnostic(
            "AM102", ERROR, "two statements have the id `dear`", Label(case.source.span(line + 80, line + 84), "again"),
            others=(case.at("dear", "first here"),),
        ),
        Diagnostic(
            "AM301", WARNING, "the article has other words on line 2", case.at('"The walk to school" .. "ten minutes"'),
            others=(text.at("The way to school", "nearest"), text.at("ten", "and here")),
            help="quote the words as they stand", edits=(case.edit('"The walk', '"The way'),),
        ),
        Diagnostic("AM205", HINT, "nothing supports this claim", case.at("path", "a claim")),
    ], case.sources  # fmt: skip


def wide() -> tuple[list[Diagnostic], dict[str, Source]]:
    """Characters of no, one and two columns; tabs; several labels in one line."""
    case = Case("wide.argmap")
    return [
        Diagnostic("AM103", ERROR, "条約という声はない", case.at("条約"), others=(case.at("安全", "ここ"),)),
        Diagnostic("AM103", ERROR, "marks stand over letters", case.at("re\u0301sume\u0301", "seven marks")),
        Diagnostic("AM103", ERROR, "an emoji is one", case.at("👩‍👩‍👧", "three people"), others=(case.at("after", "x"),)),
        Diagnostic("AM103", ERROR, "tabs are four spaces", case.at("tabbed", "here")),
        Diagnostic(
            "AM103", ERROR, "labels hang below", case.at("one", "the first of them"),
            others=(case.at("two", "the second"), case.at("three", "the third, which is too long to stand beside the line"),
                    case.at("one two", "and both")),
        ),
    ], case.sources  # fmt: skip


def hostile() -> tuple[list[Diagnostic], dict[str, Source]]:
    """What a terminal might obey, what turns the line round, bytes that are no UTF-8."""
    case = Case("hostile.argmap")
    return [
        Diagnostic("AM001", ERROR, "the file\x1b[31m is not\x07 UTF-8", case.at("\udcff", "a byte")),
        Diagnostic("AM001", ERROR, "escape", case.at("\x1b[2J", "\x1b]0;title\x07")),
        Diagnostic("AM001", WARNING, "direction", case.at("\u202e", "\u202eturned")),
        Diagnostic("AM001", WARNING, "null", case.at("\x00"), help="\x9b31m", edits=(case.edit("\x00", "\x1b[1m"),)),
    ], case.sources


def places() -> tuple[list[Diagnostic], dict[str, Source]]:
    """Spans that are empty, at the end, over several lines, or of a file that is not there."""
    case = Case("places.argmap")
    end = len(case.source.text)
    empty = Source("empty.argmap", "")
    case.sources["empty.argmap"] = empty
    return [
        Diagnostic("AM007", ERROR, "nothing behind the colon", Label(case.source.span(18, 18), "a text is missing")),
        Diagnostic("AM007", ERROR, "at the end", Label(case.source.span(end, end), "the end")),
        Diagnostic("AM007", ERROR, "the line end itself", Label(case.source.span(18, 19))),
        Diagnostic("AM201", WARNING, "two lines", case.at("first: One.\n  premise second: Two.", "both")),
        Diagnostic("AM201", WARNING, "three lines", case.at("first: One.\n  premise second: Two.\n  premise third")),
        Diagnostic("AM201", WARNING, "many lines", case.at(case.source.text[20:end - 1], "all of it"), others=(case.at("Two"),)),
        Diagnostic("AM201", HINT, "an empty file", Label(empty.span(0, 0), "nothing")),
        Diagnostic("AM501", ERROR, "the file cannot be read", Label(Span("gone.argmap", 5, 9), "permission denied")),
        Diagnostic("AM002", WARNING, "spaces", case.at("    premise deep"), help="indent by two",
                   edits=(Edit(case.at("    premise deep").span, "  premise deep"),)),
        Diagnostic("AM202", WARNING, "lines go", case.at("third"), help="take it out", edits=(case.edit("  premise third: Three.\n", ""),)),
        Diagnostic("AM202", WARNING, "lines come", case.at("third"), help="add one",
                   edits=(Edit(case.source.span(end, end), "  rebuttal: No.\n"), case.edit("Two", "2"))),
    ], case.sources  # fmt: skip


def long() -> tuple[list[Diagnostic], dict[str, Source]]:
    """Lines longer than the terminal is wide: the place is shown, not the beginning."""
    text = "claim long: " + "word and another " * 60000 + "HERE " + "条約" * 40 + " THERE " + "tail " * 100 + "\n"
    source = Source("long.argmap", text)
    here, there = text.index("HERE"), text.index("THERE")
    return [
        Diagnostic("AM010", ERROR, "in the middle", Label(source.span(here, here + 4), "this"), help="write it small",
                   edits=(Edit(source.span(here, here + 4), "here"),)),
        Diagnostic("AM010", ERROR, "two places", Label(source.span(here, here + 4), "this"),
                   others=(Label(source.span(0, 5), "the beginning"), Label(source.span(there, there + 5), "and that"))),
        Diagnostic("AM010", ERROR, "a long place", Label(source.span(here, there + 5), "from here to there, in one label")),
        Diagnostic("AM010", ERROR, "the end", Label(source.span(len(text) - 1, len(text) - 1), "the end")),
    ], {"long.argmap": source}  # fmt: skip


@pytest.mark.parametrize("case", [slip, wide, hostile, places, long])
def test_the_terminal_shows_what_the_case_expects(case: Any) -> None:
    diagnostics, sources = case()
    shown = terminal.report(diagnostics, sources) + summary(diagnostics, len(sources))
    golden(f"{case.__name__}.expected", shown)


def test_colours_add_nothing_but_colours() -> None:
    for case in (slip, wide, hostile, places, long):
        diagnostics, sources = case()
        assert SGR.sub("", terminal.report(diagnostics, sources, colour=True)) == terminal.report(diagnostics, sources)
        assert SGR.sub("", short.report(diagnostics, sources, colour=True)) == short.report(diagnostics, sources)
    golden("colour.expected", terminal.report(slip()[0], slip()[1], colour=True))


ENTRY = Entry(
    "AM004", "unknown-keyword", ERROR, "a line begins with a word that is no keyword",
    "Every line begins with a keyword, which says what the line is.\nA slip of the keyboard is `mended` by hand.\n\n"
    "    claim, premise\n    rebuttal\n\nThat is all.",
    Example("clam build: The city should build.\n", {"text.txt": "A text\x1b[1m.\n"}),
    Example("claim build: The city should build.\n"),
)  # fmt: skip


@pytest.mark.parametrize("form", [short, json, sarif, github])
def test_the_other_formats_say_what_the_case_expects(form: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "BY_CODE", {ENTRY.code: ENTRY}, raising=False)
    (one, sources), (other, more) = slip(), places()
    golden(f"formats.{form.__name__.rpartition('.')[2]}", form.report([*one, *other], {**sources, **more}))


def test_an_entry_is_explained_with_its_examples() -> None:
    source = Source("example.argmap", ENTRY.wrong.annotation)
    wrong = Diagnostic("AM004", ERROR, "`clam` is no keyword", Label(source.span(0, 4)))
    other = Diagnostic("AM201", HINT, "something else", Label(source.span(5, 10)))
    golden("explain.expected", explain(ENTRY, [wrong, other], {source.name: source}, width=60))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_entry_can_be_explained_in_80_columns(entry: Any) -> None:
    text = explain(entry)
    head = text[: text.index("Wrong:")]
    assert entry.code in head
    assert all(columns(line) <= 80 for line in head.splitlines())


# any text, any place ---------------------------------------------------------------------------------------------------

ALPHABET = st.one_of(
    st.sampled_from("ab \t\n\r\x00\x1b\x9b\x85\u2028\u202e\u200b\ufeff\udcff\ud800条한é\u0301\u200d👩\ufe0f✌|^-\"'"),
    st.characters(exclude_categories=()),
)
TEXTS = st.text(ALPHABET, max_size=300)


@st.composite
def reports(draw: Any) -> tuple[list[Diagnostic], dict[str, Source]]:
    sources = {name: Source(name, draw(TEXTS)) for name in ("a.argmap", "b\x1b\n.txt")}
    number = st.integers(-3, 320)
    spans = st.builds(Span, st.sampled_from([*sources, "gone"]), number, number)
    labels = st.builds(Label, spans, st.text(ALPHABET, max_size=60))
    edits = st.builds(Edit, spans, st.text(ALPHABET, max_size=40))
    words = st.text(ALPHABET, max_size=120)
    diagnostics = st.builds(
        Diagnostic, st.sampled_from(["AM001", "AM\x1b"]), st.sampled_from(Severity), words, labels,
        st.lists(labels, max_size=4).map(tuple), st.lists(words, max_size=2).map(tuple), words,
        st.lists(edits, max_size=4).map(tuple),
    )  # fmt: skip
    return draw(st.lists(diagnostics, max_size=3)), sources


def unsafe(text: str) -> list[str]:
    return [line for line in text.split("\n") if UNSAFE.search(line)]


@given(reports(), st.integers(10, 130))
def test_no_report_fails_or_holds_what_a_terminal_obeys(report: Any, width: int) -> None:
    diagnostics, sources = report
    shown = terminal.report(diagnostics, sources, width=width)
    assert not unsafe(shown)
    assert not unsafe(SGR.sub("", terminal.report(diagnostics, sources, colour=True, width=width)))
    for text in (short.report(diagnostics, sources), github.report(diagnostics, sources)):
        assert not unsafe(text)
        assert text.count("\n") == len(diagnostics)
    for text in (json.report(diagnostics, sources), sarif.report(diagnostics, sources)):
        assert not unsafe(text)
        assert stdjson.loads(text)


@given(reports(), st.integers(40, 130))
def test_lines_keep_to_the_width(report: Any, width: int) -> None:
    shown = terminal.report(*report, width=width)
    over = [line for line in shown.split("\n") if max(0, wcswidth(line)) > width]
    assert not [line for line in over if not re.match(r" *(-->|:::) ", line)]


UNITS = [
    ("a", 1), ("|", 1), ("条", 2), ("한", 2), ("é", 1), ("e\u0301", 1), ("條\u0301", 2), ("\t", 4), ("👩‍👩‍👧", 2), ("\x1b", 4),
    ("\u202e", 6), ("\udcff", 4), ("🇯🇵", 2), ("ㄱ", 2), ("ß", 1),
]  # fmt: skip
"""What is seen as one character, and its columns."""


@given(st.lists(st.sampled_from(UNITS), max_size=14), st.data())
def test_pointers_stand_under_their_place(units: list[tuple[str, int]], data: Any) -> None:
    start = data.draw(st.integers(0, len(units)))
    end = data.draw(st.integers(start, len(units)))
    line = "".join(unit for unit, _ in units)
    source = Source("a", f"first\n{line}\nlast\n")
    low = 6 + sum(len(unit) for unit, _ in units[:start])
    high = low + sum(len(unit) for unit, _ in units[start:end])
    diagnostic = Diagnostic("AM001", ERROR, "message", Label(source.span(low, high)))
    shown = terminal.one(diagnostic, {"a": source}).split("\n")
    assert shown[1] == f" --> a:2:{low - 5}"
    assert shown[3] == f"2 | {safe(line)}".rstrip(" ")
    before = sum(width for _, width in units[:start])
    assert shown[4] == "  | " + " " * before + "^" * max(1, sum(width for _, width in units[start:end]))


@given(st.text(ALPHABET, max_size=200), st.integers(8, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert "".join(lines).replace(" ", "") == safe(text.replace("\n", " ")).replace(" ", "")
    assert all(columns(line) <= room for line in lines)


# edits -----------------------------------------------------------------------------------------------------------------


@given(TEXTS, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 20), st.text("ab\n\r", max_size=6)), max_size=5))
def test_changes_show_what_the_edits_do(text: str, places: Sequence[tuple[int, int, str]]) -> None:
    source = Source("a", text)
    edits = [Edit(source.span(start, start + length), new) for start, length, new in places]
    after = _lines(applied(edits, source))
    lines = _lines(text)
    for change in reversed(changes(edits, source)):
        first = change.line - 1
        if change.old or lines[first : first + 1] != [""] or len(after) > len(lines):
            assert lines[first : first + len(change.old)] == list(change.old)
        lines[first : first + len(change.old)] = change.new
    assert [line for line in lines if line] == [line for line in after if line]


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    source = Source("a", "abcdef")
    edits = [
        Edit(source.span(0, 3), "x"),
        Edit(source.span(2, 4), "y"),
        Edit(source.span(4, 4), "z"),
        Edit(Span("b", 0, 1), ""),
    ]
    assert applied(edits, source) == "xdzef"


# for programs -----------------------------------------------------------------------------------------------------------


def test_sarif_has_what_the_standard_demands() -> None:
    diagnostics, sources = slip()
    log = stdjson.loads(sarif.report(diagnostics, sources, version="1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argmap", "1.2.3")
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for result, diagnostic in zip(run["results"], diagnostics, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"].startswith(diagnostic.message)
        (location,) = result["locations"]
        _check_place(location, sources, diagnostic.label.span)
        for related, label in zip(result.get("relatedLocations", []), diagnostic.others, strict=True):
            _check_place(related, sources, label.span)
        assert len(result.get("fixes", [])) == bool(diagnostic.edits)
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                assert change["replacements"]
                assert all(set(r) == {"deletedRegion", "insertedContent"} for r in change["replacements"])


def _check_place(location: dict[str, Any], sources: dict[str, Source], span: Span) -> None:
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == span.file
    region, source = place["region"], sources[span.file]
    assert (region["startLine"], region["startColumn"]) == source.position(span.start)
    assert (region["endLine"], region["endColumn"]) == source.position(span.end)
    assert (region["charOffset"], region["charLength"]) == (span.start, span.end - span.start)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/ü%.argmap", "a%20b/%C3%BC%25.argmap"),
        ("条約.argmap", "%E6%9D%A1%E7%B4%84.argmap"),
        ("a\udcff.argmap", "a%FF.argmap"),
        ("a#b?c:d.argmap", "a%23b%3Fc%3Ad.argmap"),
    ],
)
def test_sarif_names_files_by_uri_references(file: str, uri: str) -> None:
    assert sarif.uri(file) == uri
    assert not urlsplit(uri).scheme


def test_sarif_names_files_elsewhere_by_absolute_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sarif.uri(str(tmp_path / "x y.argmap")) == "x%20y.argmap"
    elsewhere = sarif.uri(str(tmp_path.parent / "x y.argmap"))
    assert elsewhere.startswith("file:///")
    assert unquote(elsewhere).endswith("/x y.argmap")


def test_json_counts_lines_and_columns_from_one_and_offsets_from_nought() -> None:
    source = Source("a", "x\r\n条yz\n")
    found = stdjson.loads(json.report([Diagnostic("AM001", ERROR, "m", Label(source.span(4, 6), "l"))], {"a": source}))
    (diagnostic,) = found["diagnostics"]
    assert found["version"] == 1
    assert found["summary"] == {"errors": 1, "warnings": 0, "hints": 0}
    assert (diagnostic["file"], diagnostic["line"], diagnostic["column"]) == ("a", 2, 2)
    assert (diagnostic["code"], diagnostic["name"]) == ("AM001", ENTRIES[0].name)
    label = {"line": 2, "column": 2, "offset": 4}, {"line": 2, "column": 4, "offset": 6}
    assert diagnostic["labels"] == [{"main": True, "file": "a", "start": label[0], "end": label[1], "text": "l"}]


def test_github_commands_are_escaped() -> None:
    source = Source("a,b:c.argmap", "one\ntwo\n")
    one = Diagnostic("AM999", ERROR, "100 %\nof it: yes, all", Label(source.span(0, 3)))
    two = Diagnostic("AM999", HINT, "two lines", Label(source.span(0, 6)))
    assert github.report([one, two], {source.name: source}).splitlines() == [
        "::error file=a%2Cb%3Ac.argmap,line=1,endLine=1,col=1,endColumn=3,title=AM999::100 %25%0Aof it: yes, all",
        "::notice file=a%2Cb%3Ac.argmap,line=1,endLine=2,title=AM999::two lines",
    ]


@pytest.mark.parametrize(
    ("severities", "files", "line"),
    [
        ([], 1, "no problems in 1 file"),
        ([ERROR, WARNING, ERROR, ERROR], 2, "3 errors, 1 warning in 2 files"),
        ([HINT], 1200, "1 hint in 1,200 files"),
    ],
)
def test_the_summary_counts(severities: list[Severity], files: int, line: str) -> None:
    diagnostics = [Diagnostic("AM001", severity, "m", Label(Span("a", n, n))) for n, severity in enumerate(severities)]
    assert summary(diagnostics, files).split("\n")[0] == line


def test_a_megabyte_on_one_line_is_shown_at_once() -> None:
    for unit in ("word ", "条", "e\u0301", "\x1b", "\udcff", "\u0301"):
        text = unit * (1_000_000 // len(unit))
        source = Source("a", text)
        label = Label(source.span(500_000, 500_010), "here")
        shown = terminal.one(Diagnostic("AM001", ERROR, text, label, edits=(Edit(label.span, "x"),)), {"a": source})
        assert max(map(wcswidth, shown.split("\n"))) <= 80
        assert len(shown) < 20_000


def test_line_ends_of_all_kinds_are_lines() -> None:
    source = Source("a", "one\rtwo\r\nthree\nfour")
    for line, words in enumerate(LINE.findall(source.text), start=1):
        start = source.text.index(words)
        shown = terminal.one(
            Diagnostic("AM001", ERROR, "m", Label(source.span(start, start + len(words)))), {"a": source}
        )
        assert f"{line} | {words.strip()}\n  | {'^' * len(words.strip())}\n" in shown


# tables -----------------------------------------------------------------------------------------------------------------


@frozen
class Place:
    line: int
    words: str


@frozen
class Row:
    article: str
    share: float | None
    kind: Severity
    pairs: tuple[tuple[str, int], ...] = ()
    places: tuple[Place, ...] = ()


ROWS = [
    Row("one", 0.5, ERROR, (("a", 1), ("b", 2)), (Place(3, "begins so"), Place(8, "and | so"))),
    *(Row(f"number-{n}", None, HINT) for n in range(5)),
]


def test_rows_of_objects_are_tables() -> None:
    table = tables.table(ROWS)
    golden("records.csv", tables.csv(table))
    golden("records.md", tables.markdown(tables.transposed(table)))
    assert stdjson.loads(tables.json(table))[0]["places"] == [
        {"line": 3, "words": "begins so"},
        {"line": 8, "words": "and | so"},
    ]
    assert tables.table([], Row).columns == ("article", "share", "kind", "pairs", "places")
    assert tables.text(tables.table([])) == ""
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        tables.Table(("a", "b"), ((1,),))


TABLE = tables.Table(
    ("name", "share_of", "note"),
    (("条約", 0.25, 'a "quoted", note'), ("b|c", 12, None), ("long", None, ("one sentence\nand", "another " * 9))),
)


def test_tables_are_aligned_by_columns() -> None:
    golden("table.text", tables.text(TABLE, 50))


def test_tables_are_markdown_csv_and_json() -> None:
    golden("table.md", tables.markdown(TABLE))
    golden("table.csv", tables.csv(TABLE))
    golden("table.json", tables.json(TABLE))


@given(st.lists(st.tuples(TEXTS, st.floats(), st.booleans(), st.none()), max_size=4))
def test_any_table_can_be_written(rows: list[Any]) -> None:
    table = tables.Table(("text", "number", "truth", "nothing"), tuple(rows))
    assert not unsafe(tables.text(table, 60))
    assert not unsafe(tables.markdown(table))
    assert tables.markdown(table).count("\n") == len(rows) + 2
    assert len(stdjson.loads(tables.json(table))) == len(rows)
    assert tables.text(table).startswith("text")
