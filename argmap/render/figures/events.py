"""What a timeline shows: the voices that take one side on an issue at one time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import frozen

from argmap.analysis.positions import Positions
from argmap.analysis.timeline import Moment
from argmap.model import Position
from argmap.render.figures.saying import counted
from argmap.render.figures.tips import name
from argmap.render.figures.words import one_line

READ, NAMES = 60, 12
"""So many events, and names of each, are read out."""


@frozen
class Event:
    """The voices that take one side on an issue at one time.

    `first` and `last` are days as ordinals, None where the date is open on that side, or there is none.
    """

    issue: str
    position: Position
    moments: tuple[Moment, ...]
    first: int | None
    last: int | None

    @property
    def dated(self) -> bool:
        """Whether it has a place in time."""
        return self.first is not None or self.last is not None

    @property
    def date(self) -> str:
        """The dates as they are written, each once."""
        return ", ".join(dict.fromkeys(moment.date for moment in self.moments if moment.date)) or "no date"


def events(moments: Iterable[Moment]) -> tuple[Event, ...]:
    """The moments of one issue, side and time together, in the order of the first of each."""
    found: dict[tuple[str, Position, int | None, int | None], list[Moment]] = {}
    for moment in moments:
        first, last = _day(moment.first, dt.date.min), _day(moment.last, dt.date.max)
        found.setdefault((moment.issue, moment.position, first, last), []).append(moment)
    return tuple(Event(issue, position, tuple(of), first, last) for (issue, position, first, last), of in found.items())


def _day(day: dt.date | None, end: dt.date) -> int | None:
    """A day as a number; nothing where the date does not say."""
    return None if day is None or day == end else day.toordinal()


def aloud(positions: Positions, found: tuple[Event, ...]) -> Iterator[str]:
    """The events as sentences, as far as one can listen to them."""
    for event in found[:READ]:
        voices = dict.fromkeys(moment.voice for moment in event.moments)
        names = [one_line(name(positions, voice), 80) for voice in voices]
        more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
        yield f"{event.date}: {event.position} {event.issue}: {', '.join(names[:NAMES])}{more}."
    if len(found) > READ:
        yield f"And {counted(len(found) - READ, 'more moment')}."
