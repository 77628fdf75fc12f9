"""Tables: a debate comes back whole, and tables that other people made are read as far as they go."""

from __future__ import annotations

import csv
import doctest
import io
import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import get, reads, tables, writes
from argmap.formats.csvfile.sheets import SHEETS
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.tables import DELIMITERS, bare, read_table, shielded, written
from argmap.ground.source import Source
from argmap.model import (
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Position,
    Sign,
    Stance,
    Statement,
    Voice,
    datum,
)
from tests.formats.laws import again, errors, hold
from tests.strategies import debates, lines

TUTORIAL = Path(__file__).parent.parent.parent / "examples" / "tutorial" / "debate.argmap"
CELLS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@';,\t\r\n\"a5 ＝\ufeff")), max_size=12
)


def read(text: str, **companions: str) -> Reading:
    """A table called x.csv with those beside it: `relations=...` is x.relations.csv."""
    return reads(
        text, "csv", name="x.csv", companions={f".{name}.csv": content for name, content in companions.items()}
    )


def codes(reading: Reading) -> list[str]:
    return [d.code for d in reading.diagnostics]


def again_written(reading: Reading) -> Reading:
    """Through an annotation, written and read once more."""
    model = argmap.parse(argmap.dumps(reading.model)).model
    assert model == reading.model
    return again("csv", writes(model, "csv"))


# laws ------------------------------------------------------------------------------------------------------------------------


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("csv", debate)


def test_nothing_is_lost() -> None:
    model = argmap.load(TUTORIAL).model
    made = writes(model, "csv")
    assert made.lost == ()
    assert again("csv", made).model == model


NAMES = st.sampled_from(
    [
        "id",
        "text",
        "w",
        "My-Col",
        "a/b",
        "header/My-Col",
        "name",
        "role",
        "scheme",
        "kind",
        "data",
        "Voices",
        "_",
        "relation/1",
    ]
)
KEPT = st.one_of(
    st.sampled_from(
        [
            '"a b"',
            '"a\\nb"',
            "a b",
            '"x',
            "12",
            "=1",
            '"=1\\n"',
            '""',
            '" a"',
            "fact",
            "My Col",
            '"a; b"',
            "attack",
            "a>b",
        ]
    ),
    lines(),
)


@given(st.data())
def test_what_is_kept_of_tables_comes_back(data: st.DataObject) -> None:
    """Also when somebody edited it: in its column where it fits, else among the data."""

    def some() -> tuple[tuple[str, str], ...]:
        return tuple(data.draw(st.dictionaries(NAMES.map(lambda n: f"csv.{n}"), KEPT, max_size=3)).items())

    raws = data.draw(
        st.lists(st.sampled_from(["a", "b", "my id", "a; b", "x/1", "x/y z"]), min_size=2, max_size=4, unique=True)
    )
    read_of = read("id,text\n" + "".join(f'"{raw}",T\n' for raw in raws)).model
    ids = [s.id for s in read_of]
    inference = Inference((ids[1],), ids[0], data=some())
    linked = Inference(tuple(ids[1:]), ids[0], data=some())
    inferences = tuple({i.key: i for i in (inference, linked)}.values())
    attacks = (Attack(ids[0], ids[1], data=some()), Attack(ids[0], inference.key, data=some()))
    debate = evolve(
        read_of, statements=tuple(evolve(s, data=tuple((dict(s.data) | dict(some())).items())) for s in read_of), inferences=inferences,
        attacks=attacks, data=some(), voices=(Voice("v", "V", data=some()),), issues=(Issue("i", "I", data=some()),),
        articles=(*read_of.articles, Article("art", data=some())), stances=(Stance("v", "i", Position.PRO, data=some()),),
    )  # fmt: skip
    hold("csv", debate)


# cells -----------------------------------------------------------------------------------------------------------------------


def test_examples_in_docs() -> None:
    assert doctest.testmod(tables).failed == 0


@given(CELLS)
def test_no_cell_is_a_formula(cell: str) -> None:
    safe = shielded(cell)
    assert bare(safe) == cell
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", safe, re.ASCII):
        assert not re.search(r"(?:^|[;,\t\r\n])\"*[=+\-@＝＋－＠]", safe)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4), st.sampled_from(DELIMITERS))
def test_any_cells_come_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    text = written(["text", "id"], rows, delimiter=delimiter).removeprefix("\ufeff")
    table = read_table(Source("x", text), lambda names: len({"text", "id"} & set(names)))
    assert table.diagnostics == ()
    assert [row.cells for row in table.rows] == [row for row in rows if any(row)]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_other_programs_see_the_same_cells(rows: list[tuple[str, str]]) -> None:
    """Python's own reader, which knows no apostrophes."""
    text = written(["a", "b"], rows, mark=False)
    seen = list(csv.reader(io.StringIO(text, newline="")))
    assert seen[1:] == [[shielded(cell) for cell in row] if any(row) else ["", ""] for row in rows]


@given(st.lists(st.lists(st.text('ab=" ', max_size=5), min_size=2, max_size=2), min_size=1, max_size=4))
def test_tables_that_pythons_writer_makes(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["id", "text"], *rows])
    table = read_table(Source("x", out.getvalue()), len)
    assert [list(row.cells) for row in table.rows] == [[bare(c) for c in row] for row in rows if any(row)]
    assert table.diagnostics == ()


@given(st.text('",\n\r;a =', max_size=60))
def test_places_are_in_the_file(text: str) -> None:
    table = read_table(Source("x", text), len)
    for row in table.rows:
        assert 0 <= row.start <= row.end <= len(text)
    assert all(0 <= d.label.span.start <= d.label.span.end <= len(text) for d in table.diagnostics)


def test_a_stray_quotation_mark_costs_its_line() -> None:
    """And not the rest of the file."""
    reading = read('id,text\na,"Bridges are long.\nb,"Rivers, too."\nc,Boats are not.\n')
    assert [s.text for s in reading.model] == ['"Bridges are long.', "Rivers, too.", "Boats are not."]
    assert codes(reading) == ["AM701"]
    (diagnostic,) = reading.diagnostics
    assert diagnostic.label.span.start == len("id,text\na,")


def test_a_quotation_mark_inside_is_kept() -> None:
    reading = read('id,text\na,"He said "no" to it",\nb,B\n')
    assert reading.model["a"].text == 'He said no" to it"'
    assert codes(reading) == ["AM701"]


# tables of other people ------------------------------------------------------------------------------------------------------


def test_only_texts() -> None:
    reading = read("text\nThe city should build the bridge.\nIt is short.\nIt is short.\n")
    assert [s.id for s in reading.model] == ["~the-city-should-build", "~it-is-short", "~it-is-short-2"]
    assert codes(reading) == []


BRIDGE = "ID;Statement Text;Weight\r\n1;The city should build the bridge.;3\r\n2;It shortens\r\n"


@pytest.mark.parametrize("text", [BRIDGE, "\ufeff" + BRIDGE, BRIDGE.replace(";", ","), BRIDGE.replace(";", "\t"), "sep=;\n" + BRIDGE,
                                  BRIDGE.replace("\r\n", "\r"), BRIDGE.replace("Statement Text", '"Statement_text"')])  # fmt: skip
def test_delimiters_case_and_ragged_rows(text: str) -> None:
    reading = reads(text.encode(), "csv", name="x.csv")
    assert [(s.id, s.text, datum(s, "csv.Weight")) for s in reading.model] == [
        ("1", "The city should build the bridge.", "3"), ("2", "It shortens", "")
    ]  # fmt: skip
    assert codes(reading) == ["AM716"]
    assert again_written(reading).model == reading.model
    assert "Weight" in writes(reading.model, "csv").text.split("\r\n")[0]


def test_utf_16_as_excel_saves_it() -> None:
    reading = reads("id\ttext\n1\tDas wäre schön.\n".encode("utf-16"), "csv", name="x.txt")
    assert reading.model["1"].text == "Das wäre schön."


def test_relations() -> None:
    reading = read(
        "id,text\n1,A\n2,B\n3,C\n4,D\nmy id,E\n",
        relations="From,To,Relation Type,id\n2; 3,1,supports,r1\n4,1,CON,\n3,r1,undercuts,r2\nmy id,r2,attack,\nmy id,4>!1,undercut,\n",
    )
    linked = Inference(("2", "3"), "1")
    attack, undercut = Attack("4", "1"), Attack("3", linked.key)
    assert codes(reading) == []
    assert {i.key for i in reading.model.inferences} == {linked.key}
    assert {a.key for a in reading.model.attacks} == {
        attack.key, undercut.key, Attack("my-id", undercut.key).key, Attack("my-id", attack.key).key
    }  # fmt: skip
    assert again_written(reading).model == reading.model
    made = writes(reading.model, "csv")
    assert "my id" in made.text
    assert [row["id"] for row in csv.DictReader(io.StringIO(made.parts[1].text))][:1] == ["r1"]


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ("source,target,type\n2,9,support\n", ["AM712"]),
        ("source,target,type\n9,1,support\n", ["AM712"]),
        ("source,target,type\n2,x,undercut\n", ["AM712"]),
        ("source,target,type\n,1,attack\n", ["AM719"]),
        ("source,target,type\n2,,attack\n", ["AM719"]),
        ("source,target,type\n2,1,likes\n", ["AM714"]),
        ("source,target,type\n2,1,\n", ["AM715"]),
        ("source,target\n2,1\n3,1\n", ["AM715"]),
        ("source,target,type\n2,1,pro\n2,1,pro\n", ["AM711"]),
        ("source,target,type\n2;3,1,con\n", ["AM713"]),
        ("source,target,type,scheme\n2,1,pro,magic\n", ["AM713"]),
        ("source,target,type,id\n2,b,undercut,a\n3,a,undercut,b\n", ["AM712" ]),
    ],
)  # fmt: skip
def test_one_mistake_costs_one_diagnostic(relations: str, expected: list[str]) -> None:
    reading = read("id,text\n1,A\n2,B\n3,C\n", relations=relations)
    assert codes(reading) == expected
    assert all(d.label.span.file.endswith(".relations.csv") for d in reading.diagnostics)
    assert again_written(reading).model == reading.model


def test_a_loop_of_undercuts_is_kept_aside() -> None:
    reading = read("id,text\n1,A\n", relations="id,source,target,type\na,1,b,undercut\nb,1,a,undercut\n")
    assert reading.model.attacks == ()
    assert len(reading.model.data) == 2


def test_thousands_of_undercuts_on_each_other() -> None:
    """In the wrong order, so that each has to wait for the next."""
    rows = [f"u{n},1,u{n + 1},undercut" for n in range(3000)] + ["u3000,1,2,attack"]
    reading = read("id,text\n1,A\n2,B\n", relations="\n".join(["id,source,target,type", *rows]))
    assert len(reading.model.attacks) == 3001
    assert codes(reading) == []


def test_statements_with_all_that_can_be_said() -> None:
    reading = read(
        "id,article,text,voices,commitment,kind,modality,pro,con,answers,implicit,thesis,anchors,notes\n"
        'a,News of Today,A,"Ana Mora > Bo; Li, Wei",Rejected,POLICY,probable,Build it,toll,con tax,yes,x,"5 ""on the"" .. ""bridge""\n'
        '@ ""a """" b""","One.\nTwo."\n'
    )
    (statement,) = reading.model
    assert codes(reading) == []
    assert statement.id == "News-of-Today/a"
    assert statement.voices == (("Ana-Mora", "Bo"), ("Li,-Wei".replace(",", ""),))
    assert {v.id: v.name for v in reading.model.voices} == {"Ana-Mora": "Ana Mora", "Bo": "Bo", "Li-Wei": "Li, Wei"}
    assert statement.commitment is Commitment.REJECTED
    assert statement.answers == (Answer("tax", Sign.CON), Answer("Build-it", Sign.PRO), Answer("toll", Sign.CON))
    assert [(a.line, a.opening, a.closing) for a in statement.anchors] == [
        (5, "on the", "bridge"),
        (None, 'a "" b', ""),
    ]
    assert statement.notes == ("One.", "Two.")
    assert statement.implicit
    assert statement.thesis
    assert reading.model.articles == (Article("News-of-Today", "News of Today"),)
    assert again_written(reading).model == reading.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["AM701"]),
        ("id,name\n1,A\n", ["AM716", "AM715"]),
        ("id,text\n1,\n2,B\n", ["AM715"]),
        ("id,text\n1,A\n1,B\n", ["AM711"]),
        ("id,text,kind\n1,A,claim\n2,B,premise\n", ["AM713"]),
        ("id,text,implicit\n1,A,perhaps\n", ["AM713"]),
        ("id,text,anchors\n1,A,line 5\n", ["AM713"]),
        ("id,text,data\n1,A,nonsense\n", ["AM713"]),
        ("id,text,answers\n1,A,maybe toll\n", ["AM713"]),
        ("id,article,text\nx/1,y,A\n", ["AM714"]),
        ("id,text,text\n1,A,B\n", ["AM704"]),
        ("id,text\n1,A,more,and more\n", ["AM716"]),
        ("id,text,voices\n1,A,author > Bo\n", ["AM714"]),
    ],
)
def test_one_mistake_in_statements_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert codes(reading) == expected
    assert again_written(reading).model == reading.model


def test_cells_that_are_not_understood_are_written_where_they_were() -> None:
    reading = read('id,text,kind,My column,My column\n1,"A\nB",premise,3,"x\ny"\n')
    made = writes(argmap.parse(argmap.dumps(reading.model)).model, "csv")
    (row,) = csv.DictReader(io.StringIO(made.text, newline=""))
    assert (row["text"], row["kind"], row["My column"], row["My column 2"]) == ("A\nB", "premise", "3", "x\ny")
    assert reading.model["1"].text == "A B"


def test_row_numbers_of_r_are_no_column() -> None:
    assert read('"","id","text"\n"1","a","A"\n"2","b","B"\n').diagnostics == ()


def test_stances_and_declarations_of_other_people() -> None:
    reading = read(
        "id,text,person\n1,A,Ana Mora\n",
        voices="id,name,kind,role\nmora,Ana Mora,PERSON,mayor\n,The town,institution,\nauthor,An author,,\n",
        issues="id,text\n,Build it.\n",
        stances="person,issue,stance\nAna Mora,Build it.,pro\nmora,Build it.,con\n,Build it.,pro\n",
    )
    assert [(v.id, v.name) for v in reading.model.voices] == [
        ("mora", "Ana Mora"),
        ("The-town", "The town"),
        ("author-", "An author"),
    ]
    assert reading.model["1"].voices == (("mora",),)
    assert [(s.voice, s.issue, s.position) for s in reading.model.stances] == [("mora", "Build-it.", Position.PRO)]
    assert codes(reading) == ["AM711", "AM715"]
    assert again_written(reading).model == reading.model


# recognised ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.csv", "text\nA\n", "csv"),
        ("x.txt", "id;text\n1;A\n", "csv"),
        ("x.csv", '"Statement ID","Sentence"\n1,A\n', "csv"),
        ("x.csv", "person,concept,agreement,text\na,b,1,c\n", "dna"),
        ("x.dna.csv", "document,date,person,organization,concept,agreement\n1,2,a,b,c,1\n", "dna"),
    ],
)
def test_tables_are_told(name: str, text: str, expected: str) -> None:
    document = Document.of(text, name)
    assert [format for format in ("csv", "dna") if get(format).sniff(document)] == [expected]


def test_a_column_called_concept_makes_no_coded_statements() -> None:
    reading = read("id,text,concept,agreement\n1,A,b,1\n")
    assert get("csv").sniff(Document.of(writes(reading.model, "csv").text, "x.csv"))


# hostile ---------------------------------------------------------------------------------------------------------------------


def test_huge_cells_nul_and_control_characters() -> None:
    text = "x" * 1_000_000
    debate = Debate((Statement("a", text), Statement("b", "\x00\x01\x0b\x1c"), Statement("c", "=cmd|' /C calc'!A0")))
    made = writes(debate, "csv")
    assert again("csv", made).model == debate
    assert "\nc,,'=cmd" in made.text


def test_half_surrogates_do_not_stop_the_writer() -> None:
    made = writes(Debate((Statement("a", "a\ud800b\udc80"),)), "csv")
    made.text.encode()
    assert errors(again("csv", made)) == []


@pytest.mark.parametrize(
    "text",
    ['"' * 99_999, '"a\n' * 50_000, ",\n" * 50_000, '""a\n' * 50_000, "a," * 100_000, "'" * 100_000, 'x"\n"' * 50_000],
)
def test_linear_time(text: str) -> None:
    """No file makes the reader slow; quadratic time would take minutes here."""
    read(f"id,text\n{text}")


def test_ten_thousand_mistakes_are_told_in_few_words() -> None:
    reading = read("id,text,kind\n" + "1,A,no\n" * 10_000)
    assert len(reading.model) == 10_000
    assert len(reading.diagnostics) <= 3
    assert len(read("id,text\n" + 'a,"b"c\n' * 10_000).diagnostics) <= 110


@given(st.lists(st.lists(st.sampled_from(["id", "text", "1", "2", "a b", "pro", "support", "voices", "x > y", '"', '5 "a"', "=", "", "author"]), max_size=4), max_size=6),
       st.lists(st.lists(st.sampled_from(["source", "target", "type", "1", "2", "undercut", "attack", "1>2", "id", ""]), max_size=4), max_size=6))  # fmt: skip
def test_nothing_stops_the_reader(rows: list[list[str]], relations: list[list[str]]) -> None:
    reading = read(
        "\n".join(map(",".join, rows)), relations="\n".join(map(",".join, relations)), voices="id\n1\n", stances="a\n"
    )
    assert reading.model.graph
    assert argmap.parse(argmap.dumps(reading.model)).model == reading.model


def test_files_lie_beside_each_other(tmp_path: Path) -> None:
    model = argmap.load(TUTORIAL).model
    argmap.write(model, tmp_path / "market.csv")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"market{sheet.suffix or '.csv'}" for sheet in SHEETS} | {"market.debate.csv"}
    assert argmap.read(tmp_path / "market.csv").model == model
