"""A table of signs: heads of rows at the left, turned heads of columns on top, cells, and figures at the margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrs import frozen

from argmap.render.box import Box
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.xml import Value, number, tag
from argmap.render.figures.figure import Body
from argmap.render.figures.part import piece
from argmap.render.figures.words import SMALL, centred, tipped, turned, upright
from argmap.render.letters.metrics import text_width
from argmap.scene.theme import Theme

LEAST = 19.0
"""The width of a column, and the height of a row, at least."""
AIR, GAP = 6.0, 10.0
"""Around the label of a row or column; between the cells and what stands around them."""
RULE = 0.4
"""The width of the lines between rows."""


@frozen
class Head:
    """The head of a row or column: its label, its tip, its class and what it is the head of."""

    box: Box
    tip: str
    kind: str
    id: str

    @property
    def about(self) -> dict[str, Value]:
        """What the page may look it up by."""
        return {"class_": self.kind, f"data_{self.kind}": self.id}


@frozen
class Mark:
    """What is known of a cell: its id, its class, its tip, and what it is about."""

    id: str
    kind: str
    tip: str
    about: dict[str, Value]


@frozen
class Lines:
    """The places of rows or columns: where each begins, and where the last one ends."""

    edges: tuple[float, ...]

    @classmethod
    def of(cls, start: float, sizes: Sequence[float]) -> Lines:
        """Rows or columns of these sizes, the first of which begins at `start`."""
        return cls(tuple(round(edge, 2) for edge in accumulate(sizes, initial=start)))

    def middle(self, n: int) -> float:
        """The middle of a row or column."""
        return round((self.edges[n] + self.edges[n + 1]) / 2, 2)

    @property
    def first(self) -> float:
        """Where the first begins."""
        return self.edges[0]

    @property
    def last(self) -> float:
        """Where the last ends."""
        return self.edges[-1]


@frozen
class Margin:
    """Figures beside the rows, or below the columns: a sign over each, and a number for each row and column."""

    sign: str
    """As SVG around (0, 0); a word where it does not begin with `<`."""
    kind: str
    by_row: tuple[int, ...]
    by_column: tuple[int, ...]
    total: int


@frozen
class Grid:
    """A table that has its places: rows and columns, and the margins after them."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    margins: tuple[Margin, ...]
    down: Lines
    across: Lines
    beside: Lines
    below: Lines

    @property
    def right(self) -> float:
        """The right end of the figures at the right."""
        return self.beside.last

    @property
    def bottom(self) -> float:
        """The lower end of the figures below."""
        return self.below.last


def grid(rows: Sequence[Head], columns: Sequence[Head], margins: Sequence[Margin]) -> Grid:
    """The table with its places."""
    label_room = max((head.box.width for head in rows), default=0.0)
    top = max((head.box.width for head in columns), default=0.0) + GAP
    down = Lines.of(top, [max(LEAST, head.box.height + AIR) for head in rows])
    across = Lines.of(label_room + GAP, [max(LEAST, head.box.height + AIR) for head in columns])
    wide = max((text_width(f"{m.total:,}", SMALL.size) for m in margins), default=0) + 8
    beside = Lines.of(across.last + GAP, [max(LEAST, wide)] * len(margins))
    below = Lines.of(down.last + GAP, [LEAST - 4] * len(margins))
    return Grid(tuple(rows), tuple(columns), tuple(margins), down, across, beside, below)


def heads(table: Grid, theme: Theme) -> Iterator[Piece]:
    """The lines between rows, and the heads of rows and columns."""
    yield _rules(table, theme)
    for n, head in enumerate(table.columns):
        left = table.across.middle(n) - head.box.height / 2
        yield turned(head.box, left, table.down.first - GAP / 2, theme, head.tip, **head.about)
    for n, head in enumerate(table.rows):
        yield upright(head.box, 0.0, table.down.middle(n) - head.box.height / 2, theme, head.tip, **head.about)


def cell(table: Grid, row: int, column: int, sign: str, mark: Mark) -> Piece:
    """A cell; `sign` is drawn around (0, 0)."""
    x, y = table.across.middle(column), table.down.middle(row)
    place = f"translate({number(x)} {number(y)})"
    drawn = tag("g", tipped(mark.tip) + sign, id=mark.id, class_=f"cell {mark.kind}", **mark.about, transform=place)
    half = LEAST / 2 - 2
    return piece(drawn, Rect(x - half, y - half, x + half, y + half))


def figures(table: Grid, theme: Theme) -> Iterator[Piece]:
    """The figures at the margins, with the sum of all in the corner."""
    for n, margin in enumerate(table.margins):
        x, y = table.beside.middle(n), table.below.middle(n)
        yield from _sign(margin, x, table.down.first - GAP - 3, theme)
        yield from _sign(margin, table.across.first - GAP - 3, y, theme)
        for row, count in enumerate(margin.by_row):
            yield _count(count, x, table.down.middle(row), margin.kind, theme)
        for column, count in enumerate(margin.by_column):
            yield _count(count, table.across.middle(column), y, margin.kind, theme)
        yield _count(margin.total, x, y, margin.kind, theme)


def whole(table: Grid, pieces: Sequence[Piece]) -> tuple[float, float]:
    """The width and height of a table with its pieces."""
    areas = [area for piece in pieces for area in piece.areas]
    right = max((area.right for area in areas), default=0.0)
    bottom = max((area.bottom for area in areas), default=0.0)
    return round(max(table.right, right), 2), round(max(table.bottom, bottom), 2)


def body(table: Grid, pieces: Sequence[Piece], **more: object) -> Body:
    """The table as what a figure shows."""
    return Body(*whole(table, pieces), tuple(pieces), **more)  # type: ignore[arg-type]  # legend and notes


def _sign(margin: Margin, x: float, y: float, theme: Theme) -> Iterator[Piece]:
    if not margin.sign.startswith("<"):
        yield centred(margin.sign, x, y, SMALL, theme.quiet)
        return
    place = f"translate({number(x)} {number(y)})"
    yield piece(tag("g", margin.sign, transform=place), Rect(x - 6, y - 6, x + 6, y + 6))


def _count(count: int, x: float, y: float, kind: str, theme: Theme) -> Piece:
    found = centred(f"{count:,}", x, y, SMALL, theme.ink if count else theme.quiet)
    return piece(tag("g", found.drawing, class_=f"count {kind}"), *found.areas)


def _rules(table: Grid, theme: Theme) -> Piece:
    edges = table.down.edges
    d = "".join(f"M0 {number(y)}H{number(table.across.last)}" for y in edges)
    drawn = tag("path", d=d, fill="none", stroke=theme.frame, stroke_width=RULE)
    return piece(drawn, Rect(0, edges[0], table.across.last, edges[-1]), ground=True)
