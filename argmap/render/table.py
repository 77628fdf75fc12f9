"""Tables, as every analysis returns them, as text, CSV, JSON and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import zip_longest
from math import isfinite
from typing import Any

import attrs
from attrs import field, frozen

from argmap.render.problems.columns import columns, fit, pad, safe, wrap

GAP = "  "
LEAST = 12
"""Columns below which no column of a table is squeezed."""

MARKDOWN = re.compile(r"([\\`*_\[\]<>|~$])")


@frozen
class Table:
    """Rows of cells under named columns.

    A cell is a text, a number, a truth value, a term, nothing, a frozen attrs object, or a tuple of these.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] = field()

    @rows.validator
    def _even(self, _: object, rows: tuple[tuple[Any, ...], ...]) -> None:
        for row in rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")

    def to_pandas(self) -> Any:
        """The table as a DataFrame, terms as their words and several values in a cell as a list.

        Raises `ImportError` where pandas is not installed.
        """
        from pandas import DataFrame  # noqa: PLC0415 - never needed by argmap itself

        return DataFrame([[_value(cell) for cell in row] for row in self.rows], columns=list(self.columns))


def table(rows: Sequence[Any], kind: type[Any] | None = None) -> Table:
    """A table of frozen attrs objects, a column for each field; `kind` is their class, where there may be no row."""
    kind = kind or (type(rows[0]) if rows else None)
    names = tuple(attribute.name for attribute in attrs.fields(kind)) if kind else ()
    return Table(names, tuple(tuple(getattr(row, name) for name in names) for row in rows))


def transposed(table: Table) -> Table:
    """The table with a column for each row, under its first cell, and a row for each further column."""
    heads = tuple(_plain(row[0], ", ") for row in table.rows)
    rows = ((_words(name), *(row[n] for row in table.rows)) for n, name in enumerate(table.columns) if n)
    return Table((_words(table.columns[0]) if table.columns else "", *heads), tuple(rows))


def text(table: Table, width: int | None = None) -> str:
    """The table in aligned columns, numbers at the right; wide cells are broken to fit it into `width` columns."""
    cells = [[safe(_words(name)) for name in table.columns], *([_cell(cell) for cell in row] for row in table.rows)]
    if not table.columns:
        return ""
    widths = [max(columns(line) for row in cells for line in row[n].split("\n")) for n in range(len(table.columns))]
    if width is not None:
        widths = _squeezed(widths, width - len(GAP) * (len(widths) - 1))
    numeric = [all(_is_number(row[n]) for row in table.rows) and bool(table.rows) for n in range(len(table.columns))]
    lines = [_head(cells[0], widths, numeric), GAP.join("-" * size for size in widths)]
    for row in cells[1:]:
        lines += _broken(row, widths, numeric)
    return "".join(line.rstrip(" ") + "\n" for line in lines)


def csv(table: Table) -> str:
    """The table as CSV (RFC 4180, lines ended by a line feed); several values in a cell are separated by `; `."""
    from csv import writer  # noqa: PLC0415 - each format loads what it needs
    from io import StringIO  # noqa: PLC0415

    out = StringIO(newline="")
    lines = writer(out, lineterminator="\n")
    lines.writerow(table.columns)
    lines.writerows([_plain(cell, "; ") for cell in row] for row in table.rows)
    return out.getvalue()


def json(table: Table) -> str:
    """The table as a JSON array of objects, one for each row, in ASCII; numbers stay numbers, no value is null."""
    from json import dumps  # noqa: PLC0415 - each format loads what it needs

    rows = [{name: _value(cell) for name, cell in zip(table.columns, row, strict=True)} for row in table.rows]
    return dumps(rows, indent=2) + "\n"


def markdown(table: Table) -> str:
    """The table as GitHub's Markdown; what Markdown would take for a mark is escaped."""
    numeric = [all(_is_number(row[n]) for row in table.rows) and bool(table.rows) for n in range(len(table.columns))]
    lines = [[_escaped(_words(name)) for name in table.columns], ["---:" if right else "---" for right in numeric]]
    lines += [[_escaped(_plain(cell, ", ")) for cell in row] for row in table.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def plain(cell: Any) -> str:
    """A cell as it is written into a line of text; several values are separated by commas."""
    return _plain(cell, ", ")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _is_number(cell: Any) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))


def _plain(cell: Any, between: str) -> str:
    """The cell as text."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float():
            return f"{cell:.4g}" if cell % 1 else f"{cell:g}"
        case Enum():
            return str(cell.value)
        case tuple() | list() | frozenset() | set():
            return between.join(_part(part) for part in _ordered(cell))
        case _ if attrs.has(type(cell)):
            return _part(cell)
        case _:
            return str(cell)


def _part(cell: Any) -> str:
    """One of several values: a pair as `mora: 5`."""
    if attrs.has(type(cell)):
        cell = tuple(getattr(cell, field.name) for field in attrs.fields(type(cell)))
    return _plain(cell, ": ")


def _value(cell: Any) -> Any:
    """The cell as JSON has it."""
    match cell:
        case Enum():
            return cell.value
        case float() if not isfinite(cell):  # JSON has no such number
            return None
        case None | bool() | int() | float() | str():
            return cell
        case tuple() | list() | frozenset() | set():
            return [_value(part) for part in _ordered(cell)]
        case _ if attrs.has(type(cell)):
            return {field.name: _value(getattr(cell, field.name)) for field in attrs.fields(type(cell))}
        case _:
            return str(cell)


def _ordered(cell: Iterable[Any]) -> Iterable[Any]:
    return sorted(cell, key=str) if isinstance(cell, frozenset | set) else cell


def _cell(cell: Any) -> str:
    return "\n".join(safe(line) for line in _plain(cell, ", ").split("\n"))


def _escaped(cell: str) -> str:
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>".join(MARKDOWN.sub(r"\\\1", safe(line)).replace("&", "&amp;") for line in lines)


def _squeezed(widths: list[int], room: int) -> list[int]:
    """The widths, the widest of them cut down as long as they do not fit."""
    widths = list(widths)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda n: widths[n])
        if widths[widest] <= LEAST:
            break
        second = sorted([*widths, LEAST])[-2]
        excess = sum(widths) - room
        widths[widest] -= max(1, min(excess, widths[widest] - max(second, LEAST)))
    return widths


def _head(names: list[str], widths: list[int], numeric: list[bool]) -> str:
    places = zip(names, widths, numeric, strict=True)
    return GAP.join(pad(fit(name, size), size, right=right) for name, size, right in places)


def _broken(row: list[str], widths: list[int], numeric: list[bool]) -> Iterator[str]:
    """The lines that a row takes."""
    pieces = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    for line in zip_longest(*pieces, fillvalue=""):
        yield GAP.join(pad(piece, size, right=right) for piece, size, right in zip(line, widths, numeric, strict=True))
