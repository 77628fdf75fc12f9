r"""Tables in text files (CSV, RFC 4180), as spreadsheets and scripts write them: read with places, written safely.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection, and so does
what follows a separator inside a cell, since a program that expects another separator would begin a new cell there. Reading
takes that apostrophe away again; what had one already gets a second, so nothing is ever changed:

>>> shielded("=1+1"), shielded("'=1+1"), shielded("a;=1+1"), shielded("-5"), shielded("a = b")
("'=1+1", "''=1+1", "a;'=1+1", '-5', 'a = b')
>>> [bare(shielded(text)) for text in ("=1+1", "'=1+1", "a;=1+1", "-5")]
['=1+1', "'=1+1", 'a;=1+1', '-5']
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import define, field, frozen

from argmap.formats.values import SURROGATES, compact
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span

FORMULA = re.compile(r"((?:^|[;,\t\r\n])\"*)('*)(?=[=+\-@＝＋－＠])")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
SPECIAL = re.compile(r"""[",;\t\r\n\x00-\x1f\x7f]|^\s|\s$""")
BREAK = re.compile(r"[\r\n]")
DELIMITERS = ",;\t"
SEPARATOR = re.compile(r"[ \t]*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
"""A first line by which a file tells Excel its delimiter."""
MOST = 100
"""Mistakes of one file that are reported one by one."""


def shielded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if FORMULA.search(cell) is None or NUMBER.fullmatch(cell):
        return cell
    return FORMULA.sub(r"\1'\2", cell)


def bare(cell: str) -> str:
    """What `shielded` was given."""
    return FORMULA.sub(lambda found: found[1] + found[2][1:], cell) if "'" in cell else cell


@frozen
class Row:
    """A row: its cells without quotation marks and apostrophes, and where it stands."""

    cells: tuple[str, ...]
    start: int
    end: int


@frozen(eq=False)
class Table:
    """A table as read: the names of its columns as they stand, its rows without blank ones, and what is wrong with the file."""

    source: Source
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    head: Row = Row((), 0, 0)

    def span(self, row: Row) -> Span:
        """Where a row stands."""
        return self.source.span(row.start, row.end)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, each its own; also of those that have none, and of cells beyond the last column."""
        width = max((len(row.cells) for row in self.rows), default=0)
        header = [*self.header, *[""] * (width - len(self.header))]
        used, names = {name for name in header if name}, []
        times: dict[str, int] = {}
        for number, name in enumerate(header, 1):
            own = base = name or f"column {number}"
            while own in times or (own != name and own in used):
                times[base] = times.get(base, 1) + 1
                own = f"{base} {times[base]}"
            times.setdefault(own, 1)
            names.append(own)
        return tuple(names)


def kept(cell: str) -> str:
    """A cell as a line of data: as it is where that can be, else as a string of JSON."""
    if cell and not cell.startswith('"') and cell == cell.strip(" \t") and not BREAK.search(cell):
        return cell if cell.isascii() or not SURROGATES.search(cell) else compact(cell)
    return compact(cell)


def cell_of(line: str) -> str | None:
    """The cell that `kept` was given; None when no cell gives this line."""
    if not line.startswith('"'):
        return None if SURROGATES.search(line) else line
    try:
        cell = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cell if isinstance(cell, str) and kept(cell) == line and not SURROGATES.search(cell) else None


@define
class Report:
    """What there is to say of tables: of one kind of mistake the first place, and how often it is there."""

    said: dict[tuple[str, str], tuple[str, Span, str, str]] = field(factory=dict)
    counts: dict[tuple[str, str], int] = field(factory=dict)

    def add(self, name: str, about: str, message: str, span: Span, label: str = "", help: str = "") -> None:
        """A mistake; those of one `name` that are `about` the same are told once."""
        key = (name, about)
        self.said.setdefault(key, (message, span, label, help))
        self.counts[key] = self.counts.get(key, 0) + 1

    def diagnostics(self) -> Iterator[Diagnostic]:
        """All of them."""
        for key, (message, span, label, help) in self.said.items():
            count = self.counts[key] - 1
            more = f" (and {count:,} more like this)" if count else ""
            yield finding(key[0], message + more, span, label, help=help)


def read_table(source: Source, fits: Callable[[Sequence[str]], int]) -> Table:
    """The table that a text holds. `fits` tells how well a header suits: the delimiter that gives the best one is taken.

    Quoted cells may hold line breaks and delimiters. A quotation mark that is never closed, or is closed on another line by
    one that no cell ends with, costs its own line and no more. Linear.
    """
    start, delimiter = 0, ""
    said = SEPARATOR.match(source.text)
    if said and not said[1].isalnum():
        start, delimiter = said.end(), said[1]
    if not delimiter:
        heads = {d: next(iter(_Records(source, d, start, quiet=True)), Row((), 0, 0)).cells for d in DELIMITERS}
        delimiter = max(DELIMITERS, key=lambda d: (fits(heads[d]), len(heads[d])))
    records = _Records(source, delimiter, start)
    rows = [row for row in records if any(row.cells)]
    head = rows[0] if rows else Row((), 0, 0)
    header = tuple(" ".join(name.split()) for name in head.cells)
    return Table(source, delimiter, header, tuple(rows[1:]), tuple(records.found()), head)


@frozen
class _Stray:
    place: int
    message: str


class _Records:
    """The rows of a text, one after the other, and the mistakes that were met."""

    def __init__(self, source: Source, delimiter: str, start: int, *, quiet: bool = False) -> None:
        self.source, self.start, self.quiet = source, start, quiet
        d = re.escape(delimiter)
        self.cell = re.compile(rf' *"(?P<quoted>(?:[^"]++|"")*+)"(?P<after>[^{d}\r\n]*)(?P<end>{d}|\r\n|\r|\n|\Z)')
        self.plain = re.compile(rf"(?P<plain>[^{d}\r\n]*)(?P<end>{d}|\r\n|\r|\n|\Z)")
        self.delimiter = delimiter
        self.strays: list[_Stray] = []

    def __iter__(self) -> Iterator[Row]:
        text, at = self.source.text, self.start
        size = len(text)
        while at < size:
            begin, cells = at, []
            while True:
                cell, found = self._cell(text, at)
                cells.append(bare(cell))
                at = found.end()
                if found["end"] != self.delimiter:
                    break
            yield Row(tuple(cells), begin, found.start("end"))

    def _cell(self, text: str, at: int) -> tuple[str, re.Match[str]]:
        """The text of a cell, and the match that ends it."""
        plain = self.plain.match(text, at)
        assert plain is not None  # it matches anything
        if not plain["plain"].lstrip(" ").startswith('"'):
            return plain["plain"], plain
        quoted = self.cell.match(text, at)
        if quoted is None or (quoted["after"].strip(" ") and _breaks(quoted["quoted"])):
            self._stray(at, "a quotation mark that is never closed")
            return plain["plain"], plain
        content = quoted["quoted"].replace('""', '"')
        after = quoted["after"].strip(" ")
        if after:
            self._stray(quoted.start("after"), "text behind a quotation mark that ends a cell")
            content += quoted["after"]
        return content, quoted

    def _stray(self, place: int, message: str) -> None:
        if not self.quiet:
            self.strays.append(_Stray(place, message))

    def found(self) -> Iterator[Diagnostic]:
        """What was wrong, each with its place; of very many the first."""
        help = "write a quotation mark inside a quoted cell twice"
        for stray in self.strays[:MOST]:
            span = self.source.span(stray.place, min(stray.place + 1, len(self.source.text)))
            yield finding("malformed-file", stray.message, span, "here", help=help)
        if len(self.strays) > MOST:
            left = len(self.strays) - MOST
            span = self.source.span(self.strays[MOST].place, self.strays[MOST].place + 1)
            yield finding("malformed-file", f"{left:,} more stray quotation marks", span, "the next", help=help)


def _breaks(text: str) -> bool:
    return "\n" in text or "\r" in text


def written(header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ",", mark: bool = True) -> str:
    """A table as text: lines end as RFC 4180 says, cells are quoted where they have to be and are no formulas.

    With `mark` a text that is not ASCII begins with a byte order mark, without which Excel takes it for another encoding.
    """
    lines = [delimiter.join(_quoted(cell) for cell in row) for row in (header, *rows)]
    text = "\r\n".join(lines) + "\r\n"
    if not text.isascii():
        text = SURROGATES.sub("\ufffd", text)
        if mark:
            text = f"\ufeff{text}"
    return text


def _quoted(cell: str) -> str:
    if not cell:
        return cell
    if FORMULA.search(cell):
        cell = shielded(cell)
    if SPECIAL.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
