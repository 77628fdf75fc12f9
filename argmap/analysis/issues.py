"""The issues of a debate: how many stand where, and which divide, which join.

    polarisation of an issue = p q / 0.25      p and q: the shares of pro and con among the voices that are not silent

It is 1 where half are for and half against, 0 where all are on one side or mixed (the component for one item of Lauka's measure
of mass partisan polarisation, over those who answer, since newspaper voices leave most issues alone). It says nothing
without the number of those who answer, which stands beside it.

- A *consensus* issue is one on which at least two voices speak and all (or the share that is asked for) are on one side.
- A *divisive* issue is one with voices on both sides; they are ranked by polarisation, then by the number that speak.
- A *bridging* issue is one on which all clusters of voices are on one side: in each, most of those who speak, and somebody does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from argmap.analysis.positions import Positions
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Position

LEAST = 2
"""Voices that have to speak on an issue before one can speak of consensus."""


@frozen
class IssueRow:
    """How many voices stand where on an issue. `n` is the number of those that are not silent.

    `polarisation` is from 0 to 1, or None where nobody speaks.
    """

    issue: str
    pro: int
    con: int
    mixed: int
    silent: int
    n: int
    polarisation: float | None


def issues(positions: Positions) -> tuple[IssueRow, ...]:
    """A row for each issue, in the order of the debate. Linear in the number of cells."""
    voices, found = set(positions.voices), {issue: Counter[Position]() for issue in positions.issues}
    for (voice, issue), cell in positions.cells.items():
        if voice in voices and issue in found and cell.position is not Position.SILENT:
            found[issue][cell.position] += 1
    return tuple(_row(issue, counts, len(voices)) for issue, counts in found.items())


def _row(issue: str, counts: Counter[Position], voices: int) -> IssueRow:
    pro, con, mixed = (counts[side] for side in (Position.PRO, Position.CON, Position.MIXED))
    n = pro + con + mixed
    return IssueRow(issue, pro, con, mixed, voices - n, n, 4 * pro * con / (n * n) if n else None)


def consensus(positions: Positions, *, share: float = 1.0) -> tuple[IssueRow, ...]:
    """The issues on which at least two voices speak and at least this share of them is on one side, in the order of the debate.

    A mixed voice is on no side. Raises `ValueError` for a share that is not above a half and at most 1, since a half of the
    voices on one side leaves room for as many on the other.
    """
    if not 0.5 < share <= 1:  # noqa: PLR2004
        raise ValueError(f"a consensus is of a share above 0.5 and at most 1, not {share}")
    return tuple(row for row in issues(positions) if row.n >= LEAST and max(row.pro, row.con) >= share * row.n)


def divisive(positions: Positions) -> tuple[IssueRow, ...]:
    """The issues with voices on both sides, the most polarised first, of those the ones on which more voices speak."""
    both = [row for row in issues(positions) if row.pro and row.con]
    return tuple(sorted(both, key=lambda row: (-(row.polarisation or 0), -row.n)))


@frozen
class Bridge:
    """An issue on which all clusters are on one side, with the numbers of voices of each cluster that are pro, con and mixed."""

    issue: str
    side: Position
    n: int
    clusters: tuple[tuple[int, int, int], ...]


def bridging(positions: Positions, clusters: Iterable[Iterable[str]]) -> tuple[Bridge, ...]:
    """The issues that join clusters, in the order of the debate: in each cluster somebody speaks, and more than half of those
    who speak are on the one side.

    Raises `UnknownNameError` for a voice that has no position, `ValueError` for a voice in two clusters, an empty cluster, and
    fewer than two clusters: one cannot be bridged.
    """
    home = _homes(positions, tuple(tuple(cluster) for cluster in clusters))
    size = len(set(home.values()))
    counts = {issue: [Counter[Position]() for _ in range(size)] for issue in positions.issues}
    for (voice, issue), cell in positions.cells.items():
        if voice in home and issue in counts:
            counts[issue][home[voice]][cell.position] += 1
    found = []
    for issue, each in counts.items():
        numbers = tuple((c[Position.PRO], c[Position.CON], c[Position.MIXED]) for c in each)
        for place, side in enumerate((Position.PRO, Position.CON)):
            if all(2 * one[place] > sum(one) for one in numbers):
                found.append(Bridge(issue, side, sum(map(sum, numbers)), numbers))
    return tuple(found)


def _homes(positions: Positions, clusters: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """The number of the cluster of each voice."""
    if len(clusters) < LEAST:
        raise ValueError(f"issues bridge two clusters or more, and there are {len(clusters)}")
    known, home = set(positions.voices), dict[str, int]()
    for number, cluster in enumerate(clusters):
        if not cluster:
            raise ValueError("a cluster without voices is on no side; leave it out")
        for voice in cluster:
            if voice not in known:
                near = did_you_mean(voice, positions.voices)
                raise UnknownNameError(f"no voice {voice!r} takes a position{near}")
            if home.setdefault(voice, number) != number:
                raise ValueError(f"the voice {voice!r} is in two clusters")
    return home


def excluding(positions: Positions, rows: Iterable[IssueRow | Bridge | str]) -> Positions:
    """The positions without some issues, named or as rows: without consensus issues, which hide the camps, say.

    Raises `UnknownNameError` for an issue that is not among them.
    """
    out = {row if isinstance(row, str) else row.issue for row in rows}
    for issue in sorted(out.difference(positions.issues)):
        raise UnknownNameError(f"no issue has the id {issue!r}{did_you_mean(issue, positions.issues)}")
    return positions.narrowed(issues=(issue for issue in positions.issues if issue not in out))
