"""The tables of a comparison, each as columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from argmap.analysis.agreement import AgreementRow
from argmap.analysis.clashes import Clash
from argmap.analysis.comparison import Comparison
from argmap.analysis.issues import IssueRow
from argmap.analysis.pages import Page
from argmap.analysis.pairs import Meeting
from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.passages import write_anchor
from argmap.render.table import Table, table

MANY = 200
"""Voices above which pairs are not listed with their issues: a table of all pairs would have more than 20,000 rows."""


def named(comparison: Comparison, name: str) -> Table:
    """The table with this name. Raises `UnknownNameError`."""
    if name not in TABLES:
        raise UnknownNameError(f"there is no table {name!r} (tables: {', '.join(TABLES)}){did_you_mean(name, TABLES)}")
    return TABLES[name](comparison)


def matrix(comparison: Comparison) -> Table:
    """A row for each voice, a column for each issue: pro, con, mixed, or nothing where it is silent."""
    found = comparison.positions
    rows = []
    for voice in found.voices:
        cells = (found.cells.get((voice, issue)) for issue in found.issues)
        rows.append((voice, found.names.get(voice, voice), *(cell.position if cell else "" for cell in cells)))
    return Table(("voice", "name", *found.issues), tuple(rows))


def stances(comparison: Comparison) -> Table:
    """A row for each voice and issue that is not silent, with all that the position is derived from."""
    found = comparison.positions
    columns = ("voice", "issue", "position", "statements", "how", "articles", "dates", "overridden", "conditional")
    rows = []
    for voice in found.voices:
        for issue, cell in found.of_voice(voice).items():
            rows.append((
                voice, issue, cell.position, tuple(g.statement for g in cell.grounds if g.statement),
                tuple(dict.fromkeys(g.how for g in cell.grounds)), tuple(dict.fromkeys(g.article for g in cell.grounds)),
                cell.dates, cell.overridden, bool(cell.grounds) and all(g.conditional for g in cell.grounds),
            ))  # fmt: skip
    return Table(columns, tuple(rows))


def sides(comparison: Comparison) -> Table:
    """A row for each statement that takes a side: the issue, the voice, the words it stands at, its reasons and objections."""
    return _sides(comparison.pages)


def side(comparison: Comparison, issue: str) -> Table:
    """The rows of `sides` of one issue. Raises `UnknownNameError`."""
    return _sides((comparison.page(issue),))


def _sides(pages: Iterable[Page]) -> Table:
    columns = ("issue", "position", "voice", "name", "how", "statement", "text", "anchors", "reasons", "objections")
    rows = []
    for page in pages:
        for stand in (*page.pro, *page.con, *page.mixed):
            for argued in stand.argued:
                ground = argued.ground
                rows.append((
                    page.issue, ground.sign, stand.voice, stand.name, ground.how, ground.statement, argued.text,
                    tuple(map(write_anchor, ground.anchors)),
                    tuple(f"{r.statement}: {r.text}" for r in argued.reasons),
                    tuple(f"{r.statement}: {r.text}" for r in argued.objections),
                ))  # fmt: skip
    return Table(columns, tuple(rows))


def issues(comparison: Comparison) -> Table:
    """A row for each issue: how many are on each side, and how divided they are."""
    return table(tuple(comparison.issues), IssueRow)


def agreement(comparison: Comparison) -> Table:
    """A row for each pair of voices that share an issue."""
    return table(tuple(row for row in comparison.agreement if row.shared), AgreementRow)


def pairs(comparison: Comparison) -> Table:
    """A row for each pair of voices that share an issue, with what they agree and oppose on.

    Raises `ArgmapError` for more than 200 voices.
    """
    voices = comparison.positions.voices
    columns = (
        "voice",
        "other",
        "shared",
        "agreement",
        "coverage",
        "agree",
        "oppose",
        "mixed",
        "at_different_times",
        "one_silent",
    )
    if len(voices) > MANY:
        raise ArgmapError(
            f"{len(voices):,} voices are too many for a table of pairs with their issues ({MANY} at most): name some by --voices,"
            " or take the table of agreement"
        )
    rows = []
    for row in comparison.agreement:
        if row.shared or row.left_out:
            found = comparison.pair(row.voice, row.other)
            ways = (tuple(c.issue for c in found.on(m)) for m in MEETINGS)
            rows.append((row.voice, row.other, row.shared, row.agreement, row.coverage, *ways))
    return Table(columns, tuple(rows))


def pair(comparison: Comparison, one: str, other: str) -> Table:
    """Two voices beside each other: a row for each issue that either speaks of. Raises `UnknownNameError`."""
    found = comparison.pair(one, other)
    rows = [
        (
            c.issue,
            c.meeting,
            c.one.position,
            c.other.position,
            *(tuple(g.statement for g in x.grounds if g.statement) for x in (c.one, c.other)),
        )
        for c in sorted(found.commons, key=lambda c: ORDER.index(c.meeting))
    ]
    share = "nothing to compare" if found.agreement is None else f"agreement {found.agreement:.2f}"
    total = (f"{found.shared} shared of {len(found.commons)}", share, "", "", (), ())
    names = (one, other)
    return Table(("issue", "meeting", *names, *(f"statements of {name}" for name in names)), (*rows, total))


ORDER = tuple(Meeting)
MEETINGS = (Meeting.AGREE, Meeting.OPPOSE, Meeting.MIXED, Meeting.APART, Meeting.ONE_SILENT)


def shared_premises(comparison: Comparison) -> Table:
    """A row for each premise of opposite conclusions."""
    rows = (
        (found.premise, found.position or "", found.issue, _uses(found.pro), _uses(found.con))
        for found in comparison.shared_premises
    )
    return Table(("premise", "side", "issue", "for_it", "against_it"), tuple(rows))


def _uses(uses: Any) -> tuple[str, ...]:
    return tuple(f"{use.voice}: {use.conclusion}" for use in uses)


def clashes(comparison: Comparison) -> Table:
    """A row for each clash of statements of different articles."""
    return table(comparison.clashes, Clash)


def timeline(comparison: Comparison) -> Table:
    """A row for each position in each article, in the order of time."""
    columns = ("date", "voice", "issue", "position", "article", "statements")
    return Table(
        columns, tuple((m.date, m.voice, m.issue, m.position, m.article, m.statements) for m in comparison.timeline)
    )


def cruxes(comparison: Comparison) -> Table:
    """A row for each opposition of two voices, candidates for cruxes first."""
    columns = (
        "rank",
        "issue",
        "attack",
        "voice",
        "statement",
        "claim",
        "other",
        "other_statement",
        "other_claim",
        "text",
    )
    rows = (
        (
            row.rank, row.issue, row.attack, row.one.voice, row.one.statement, row.one.claim, row.other.voice, row.other.statement,
            row.other.claim, row.text,
        )
        for row in comparison.cruxes
    )  # fmt: skip
    return Table(columns, tuple(rows))


TABLES: Mapping[str, Callable[[Comparison], Table]] = {
    "matrix": matrix,
    "stances": stances,
    "sides": sides,
    "issues": issues,
    "agreement": agreement,
    "pairs": pairs,
    "shared-premises": shared_premises,
    "clashes": clashes,
    "timeline": timeline,
    "cruxes": cruxes,
}
"""The tables in the order of a report."""
