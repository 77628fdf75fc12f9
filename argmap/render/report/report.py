"""A comparison as a folder: `index.html` with everything on it, and each figure and table as a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from argmap.analysis.comparison import Comparison
from argmap.ground.errors import ArgmapError, UnreadableError
from argmap.ground.files import write_atomically
from argmap.render.compared.summary import chapters, text
from argmap.render.compared.tables import TABLES, named
from argmap.render.compared.views import VIEWS, drawing_of, told
from argmap.render.report.inline import inline
from argmap.render.report.page import FigurePart, TablePart, page
from argmap.render.table import Table, csv, json, plain

SHOWN = 400
"""Rows of a table that the page shows; the files hold all."""
WIDE = 900.0
"""A figure wider or higher than this many points gets a frame to scroll in."""

HEADINGS = {
    "matrix": ("Stance matrix", "Each voice's position on each issue."),
    "stances": ("Stances and their grounds", "The statements that each position is derived from."),
    "sides": ("Both sides of each issue", "The statements that take a side, with their reasons and objections."),
    "issues": ("Issues", "How many voices are on each side, and how divided they are."),
    "agreement": ("Agreement", "From 0 to 1, with the number of shared issues that it rests on."),
    "pairs": ("Pairs", "What two voices agree and oppose on, and what only one of them speaks of."),
    "shared-premises": ("Shared premises", "Premises that lead to opposite sides of an issue."),
    "clashes": ("Clashes", "Statements of one article against those of another."),
    "timeline": ("Timeline", "Positions in the order of time."),
    "cruxes": ("Cruxes", "What a disagreement may hang on: candidates, since a text shows reasons, not minds."),
}


def files(comparison: Comparison, *, progress: Callable[[str], None] = lambda _: None, **looks: Any) -> dict[str, str]:
    """The files of the report: their contents by their paths within the folder. `looks` are choices of `argmap.render`."""
    found: dict[str, str] = {}
    figures: list[FigurePart] = []
    for name, view in VIEWS.items():
        progress(view.heading)
        for figure, svg in _drawn(comparison, name, looks):
            figures.append(figure)
            if svg:
                found[f"figures/{figure.name}.svg"] = svg
    listed: list[TablePart] = []
    for name in TABLES:
        progress(HEADINGS[name][0])
        try:
            table = named(comparison, name)
        except ArgmapError as error:
            listed.append(TablePart(HEADINGS[name][0], str(error), "left out", (), ()))
            continue
        found[f"tables/{name}.csv"], found[f"tables/{name}.json"] = csv(table), json(table)
        listed.append(_listed(name, table))
    found["summary.txt"] = text(comparison)
    debate = comparison.debate
    title = debate.title or debate.id or "Who stands where"
    found["index.html"] = page(
        title=title,
        subtitle=_subtitle(comparison),
        language="en",
        summary=chapters(comparison),
        figures=figures,
        tables=listed,
        footer="Made by argmap. A position is derived from what the annotations say a voice asserts; silence is no position.",
    )
    return found


def write(comparison: Comparison, folder: str | os.PathLike[str], **choices: Any) -> Path:
    """Write the report into a folder, which is made if need be, and return the path of its page.

    Everything is made before the first file is written. Raises `UnreadableError` when a file cannot be written.
    """
    made = files(comparison, **choices)
    place = Path(folder)
    for name, content in made.items():
        target = place / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UnreadableError(f"{target.parent} cannot be made: {error.strerror or error}") from error
        write_atomically(target, content)
    return place / "index.html"


def _drawn(comparison: Comparison, name: str, looks: dict[str, Any]) -> Iterator[tuple[FigurePart, str]]:
    """The figures of a view, each with its SVG; one that cannot be drawn says why."""
    view = VIEWS[name]
    for chosen in view.choices(comparison):
        part = "-".join((name, *chosen.values()))
        heading, words = told(comparison, name, chosen)
        try:
            svg = drawing_of(comparison, name, {**looks, **chosen})
        except ArgmapError as error:
            yield FigurePart(part, heading, words, reason=str(error)), ""
            continue
        shown = inline(svg, f"{part}-")
        yield FigurePart(part, heading, words, shown, wide=_large(svg)), svg


def _large(svg: str) -> bool:
    start = svg.index("viewBox=")
    _, _, width, height = svg[start + 9 : svg.index('"', start + 9)].split()
    return float(width) > WIDE or float(height) > WIDE


def _listed(name: str, table: Table) -> TablePart:
    heading, words = HEADINGS[name]
    count = f"{len(table.rows):,} rows" if len(table.rows) != 1 else "1 row"
    more = f", the first {SHOWN} of them shown" if len(table.rows) > SHOWN else ""
    rows = tuple(tuple(plain(cell) for cell in row) for row in table.rows[:SHOWN])
    return TablePart(heading, words, count + more, tuple(c.replace("_", " ") for c in table.columns), rows)


def _subtitle(comparison: Comparison) -> str:
    found = comparison.positions
    counts = (
        (len(comparison.debate.articles), "article"),
        (len(comparison.debate.statements), "statement"),
        (len(found.voices), "voice"),
        (len(found.issues), "issue"),
    )
    return " · ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts)
