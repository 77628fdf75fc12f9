"""Stances in the order of time."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from argmap.analysis.positions import Positions, together
from argmap.ground.dates import days
from argmap.model import Position


@frozen
class Moment:
    """The position of a voice on an issue in one article; `first` and `last` are the days that its date may mean."""

    date: str
    voice: str
    issue: str
    position: Position
    article: str
    statements: tuple[str, ...]
    first: dt.date | None = None
    last: dt.date | None = None


def timeline(positions: Positions) -> tuple[Moment, ...]:
    """A moment for each voice, issue and article, the earliest first; those without a date last."""
    found = []
    for cell in positions.cells.values():
        for article in dict.fromkeys(ground.article for ground in cell.grounds):
            grounds = [ground for ground in cell.grounds if ground.article == article]
            when = grounds[0].date
            span = days(when) if when else None
            found.append(
                Moment(
                    when,
                    cell.voice,
                    cell.issue,
                    together(ground.sign for ground in grounds),
                    article,
                    tuple(ground.statement for ground in grounds if ground.statement),
                    *(span or (None, None)),
                )
            )
    order = {issue: n for n, issue in enumerate(positions.issues)}
    return tuple(sorted(found, key=lambda m: (m.first or dt.date.max, m.last or dt.date.max, order.get(m.issue, 0))))
