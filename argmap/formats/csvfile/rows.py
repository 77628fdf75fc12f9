"""Rows of tables as values of the model, before it is known what they name; and what is wrong with them, told once for many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from argmap.formats.csvfile.sheets import DATA, PREFIX, SHEETS, Sheet, plain
from argmap.formats.document import Document
from argmap.formats.ids import names_for
from argmap.formats.tables import Report, Row, Table, kept, read_table
from argmap.ground.source import Span
from argmap.model import Data

HEADER = f"{PREFIX}header/"
"""Keys of the debate that keep how a column is called where its name cannot be a key."""
TOLD = 10
"""Names that a message lists."""


@frozen(eq=False)
class Entry:
    """A row as values by column, all that is kept of it, and its place."""

    values: Mapping[str, Any]
    data: dict[str, str]
    span: Span
    cells: Mapping[str, str]
    """The cells that say something, by column."""

    @property
    def pairs(self) -> Data:
        """What is kept of it."""
        return tuple(self.data.items())

    def text(self, name: str) -> str:
        """The value of a column of text."""
        value: str = self.values.get(name, "")
        return value

    def keep(self, column: str) -> None:
        """Keep a cell as it is, since its value was not taken."""
        self.data.setdefault(f"{PREFIX}{column}", kept(self.cells[column]))


@frozen(eq=False)
class Tables:
    """The tables of a debate that are there, by what their rows are."""

    tables: Mapping[str, Table]
    report: Report
    keys: Mapping[str, str]
    """The keys of columns that argmap does not know, by their names."""

    @classmethod
    def of(cls, document: Document) -> Tables:
        """The tables of a document and of those beside it."""
        report = Report()
        tables: dict[str, Table] = {}
        for sheet in SHEETS:
            source = document.beside(sheet.suffix) if sheet.suffix else document.source
            if source is not None:
                tables[sheet.what] = read_table(source, sheet.fit)
        others = [
            name
            for sheet in SHEETS
            if sheet.what in tables
            for name, column in _places(sheet, tables[sheet.what])
            if not column
        ]
        return cls(tables, report, names_for(others))

    def headers(self) -> Data:
        """How columns are called whose names cannot be keys."""
        return tuple((f"{HEADER}{key}", kept(name)) for name, key in self.keys.items() if key != name)

    def entries(self, sheet: Sheet) -> list[Entry]:
        """The rows of a table; none when it is not there."""
        table = self.tables.get(sheet.what)
        if table is None:
            return []
        places = _places(sheet, table)
        numbers = {n for n, (name, column) in enumerate(places) if not column and _only_numbers(table, n, name)}
        found = [self._entry(sheet, table, row, places, numbers) for row in table.rows]
        filled = {number for row in table.rows for number, cell in enumerate(row.cells) if cell}
        self._strangers(table, [places[n][0] for n in sorted(filled - numbers) if not places[n][1]])
        self._twice(sheet, table, places)
        return found

    def _entry(self, sheet: Sheet, table: Table, row: Row, places: list[tuple[str, str]], numbers: set[int]) -> Entry:
        values: dict[str, Any] = {}
        data: dict[str, str] = {}
        span = table.span(row)
        raw: dict[str, str] = {}
        for number, cell in enumerate(row.cells):
            if not cell or number in numbers:
                continue
            name, known = places[number]
            column = sheet.by_name.get(known)
            if not known or (known in raw and known not in sheet.more):
                data.setdefault(f"{PREFIX}{self.keys.get(name, known)}", kept(cell))
                continue
            raw[known] = cell
            if column is None:  # one of those that are only read
                continue
            value, left, wrong = column.value(cell)
            if wrong:
                message = f"column `{known}`: {wrong}"
                self.report.add("unknown-part", f"{sheet.what} {known}", message, span, "kept as data")
            if left:
                data[f"{PREFIX}{known}"] = left
            if column is DATA:
                data.update(value)
            else:
                values[known] = value
        return Entry(values, data, span, raw)

    def _strangers(self, table: Table, names: list[str]) -> None:
        if names:
            listed = ", ".join(f"`{name}`" for name in names[:TOLD])
            more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
            number = "a column" if len(names) == 1 else f"{len(names)} columns"
            message = f"{number} that argmap does not know: {listed}{more}"
            self.report.add("kept-aside", table.source.name, message, table.span(table.head), "kept as data")

    def _twice(self, sheet: Sheet, table: Table, places: list[tuple[str, str]]) -> None:
        seen: set[str] = set()
        for name, known in places:
            if known and known in seen and known not in sheet.more:
                message = f"two columns say `{known}`; the first that says something counts, the other is kept as data"
                self.report.add("duplicate-key", f"{sheet.what} {known}", message, table.span(table.head), f"`{name}`")
            seen.add(known)


def _places(sheet: Sheet, table: Table) -> list[tuple[str, str]]:
    """For each place in a row the name of its column and which column of ours that is, empty where it is none."""
    said = [*table.header, *[""] * (len(table.names) - len(table.header))]
    return [(own, sheet.known.get(plain(name), "")) for own, name in zip(table.names, said, strict=True)]


def _only_numbers(table: Table, place: int, name: str) -> bool:
    """Whether a column without a name counts the rows, as R writes it."""
    if place or not table.header or table.header[0] or not name.startswith("column"):
        return False
    return all(row.cells[0] == str(number) for number, row in enumerate(table.rows, 1))
