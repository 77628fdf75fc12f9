"""Two voices beside each other: what they agree and oppose on, and what only one of them speaks of."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.analysis.positions import Cell, Positions
from argmap.ground.dates import gap
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Position


class Meeting(StrEnum):
    """How two voices meet on an issue."""

    AGREE = "agree"
    OPPOSE = "oppose"
    MIXED = "mixed"
    """Both speak, and at least one of them on both sides."""
    APART = "at different times"
    """Both speak, of a time-relative issue, at dates that cannot be the same time."""
    ONE_SILENT = "one silent"
    BOTH_SILENT = "both silent"


@frozen
class Common:
    """Two voices on one issue."""

    issue: str
    meeting: Meeting
    one: Cell
    other: Cell

    @property
    def agreement(self) -> float | None:
        """1 - |s - s'| / 2 with 1 for pro, 0 for mixed and -1 for con; None where the issue is not shared."""
        if self.one.score is None or self.other.score is None or self.meeting is Meeting.APART:
            return None
        return 1 - abs(self.one.score - self.other.score) / 2


@frozen
class Pair:
    """Two voices on all issues, in the order of the debate; those on which both are silent are left out."""

    one: str
    other: str
    commons: tuple[Common, ...]

    def on(self, meeting: Meeting | str) -> tuple[Common, ...]:
        """The issues on which the two meet in this way."""
        return tuple(common for common in self.commons if common.meeting == meeting)

    @property
    def shared(self) -> int:
        """The number of issues that both speak of, at the same time where that matters."""
        return sum(common.agreement is not None for common in self.commons)

    @property
    def agreement(self) -> float | None:
        """The mean agreement on the shared issues, from 0 to 1; None where there is none. Equals DNA's integer congruence by
        shared issues (Leifeld, dna-manual) and the unweighted city-block formula of voting-advice applications.
        """
        found = [common.agreement for common in self.commons if common.agreement is not None]
        return sum(found) / len(found) if found else None

    @property
    def coverage(self) -> float | None:
        """The shared issues by those that either speaks of; None where neither speaks."""
        return self.shared / len(self.commons) if self.commons else None


def pair(positions: Positions, one: str, other: str) -> Pair:
    """Two voices of some positions beside each other.

    Raises `UnknownNameError` for a voice that takes no position.
    """
    for voice in (one, other):
        if voice not in positions.voices:
            raise UnknownNameError(
                f"no voice {voice!r} takes a position (those that do: {', '.join(positions.voices) or 'none'})"
                f"{did_you_mean(voice, positions.voices)}"
            )
    found = (common(positions, issue, one, other) for issue in positions.issues)
    return Pair(one, other, tuple(c for c in found if c.meeting is not Meeting.BOTH_SILENT))


def common(positions: Positions, issue: str, one: str, other: str) -> Common:
    """How two voices meet on an issue."""
    cells = positions.cell(one, issue), positions.cell(other, issue)
    return Common(issue, _meeting(cells, relative=issue in positions.relative), *cells)


def apart(one: Cell, other: Cell) -> bool:
    """Whether nothing that one cell is derived from can be of the same time as anything of the other."""
    both = one.grounds and other.grounds
    return bool(both) and all(gap(a.date, b.date) > 0 for a in one.grounds for b in other.grounds)


def _meeting(cells: tuple[Cell, Cell], *, relative: bool) -> Meeting:
    one, other = cells
    silent = (one.position is Position.SILENT) + (other.position is Position.SILENT)
    if silent:
        return Meeting.BOTH_SILENT if silent == len(cells) else Meeting.ONE_SILENT
    if relative and apart(one, other):
        return Meeting.APART
    if Position.MIXED in {one.position, other.position}:
        return Meeting.MIXED
    return Meeting.AGREE if one.position is other.position else Meeting.OPPOSE
