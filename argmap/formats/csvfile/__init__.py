"""Tables of statements, relations, voices, issues, articles and stances (CSV, RFC 4180), for spreadsheets and statistics."""

from __future__ import annotations

from argmap.formats.csvfile.reading import read
from argmap.formats.csvfile.sheets import DEBATE, SHEETS, STATEMENTS, plain
from argmap.formats.csvfile.writing import write
from argmap.formats.document import Document
from argmap.formats.format import Format
from argmap.formats.tables import DELIMITERS

OURS = tuple(column.name for column in STATEMENTS.columns)
CODED = frozenset(("concept", "agreement"))
"""Columns by which coded statements (DNA) are told from arguments."""


def sniff(document: Document) -> bool:
    """Whether the first row names a column of texts and another that is known; one column of texts is enough in a file that is
    called a table.
    """
    head = document.head.partition("\n")[0][:2000]
    for delimiter in DELIMITERS:
        names = [name.strip('" \t\r') for name in head.split(delimiter)]
        if tuple(names[: len(OURS)]) == OURS:
            return True
        known = [STATEMENTS.known.get(plain(name), "") for name in names]
        if "text" in known and not CODED & set(map(plain, names)):
            named = document.name.lower().endswith((".csv", ".tsv", ".tab"))
            return len(set(known) - {""}) > 1 or named
    return False


ABOUT = (
    (
        "`x.csv` has a row for each statement; relations, voices, issues, articles, stances and what is said of the debate are in "
        "tables beside it, `x.relations.csv` and so on, where there are any. Names in one cell stand between semicolons, sentences "
        "and anchors on lines of their own. A relation has a type (support, attack, undercut), its sources (linked premises) and "
        "its target: a statement or, by its id, a relation."
    ),
    (
        "Tables of other people need a column `text`; `id`, delimiters, the case of names and further columns are as they like. "
        "What no column of ours holds is kept under `csv.` and the name of its column, and has that column again when "
        "it is written."
    ),
    (
        "A cell that begins with `=`, `+`, `-` or `@` gets an apostrophe before it, so that no spreadsheet takes it for a formula; "
        "reading takes it away. Files that are not ASCII begin with a byte order mark, which Excel needs."
    ),
)
FORMAT = Format(
    "csv", "Tables (CSV)", (".csv",), sniff, read, write,
    kept=("columns that argmap does not know", "cells that are not what their column should hold", "relations that lead nowhere"),
    companions=tuple(sheet.suffix for sheet in (*SHEETS, DEBATE) if sheet.suffix),
    about=ABOUT, source="RFC 4180; OWASP on CSV injection",
)  # fmt: skip
