"""Coded statements, as discourse network analysis has them: who says how much of what, and where.

Statements that repeat one another are a question of their own: how often somebody is quoted tells about the journalist, so
unless told otherwise a statement counts once for each article.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from argmap.analysis.positions import How, Positions
from argmap.model import Position


class Duplicates(StrEnum):
    """What is done with statements of one actor that put the same concept at the same level."""

    INCLUDE = "include"
    """All count."""
    ARTICLE = "article"
    """They count once for each article."""
    ONCE = "once"
    """They count once."""


@frozen
class Coded:
    """A coded statement: an actor puts a concept at a level (0 rejects it, 1 supports it, unless the scale is another).

    `count` says how often; `article` where, so that repetitions can be told.
    """

    actor: str
    concept: str
    level: int
    article: str = ""
    count: int = field(default=1)

    @count.validator
    def _some(self, _: object, count: int) -> None:
        if count < 1:
            raise ValueError(f"a statement that is made {count} times is none; leave it out or count from 1")


@frozen
class Scale:
    """The whole numbers from `least` to `greatest`, both included: all levels there can be, whichever are used."""

    least: int = 0
    greatest: int = 1

    def __attrs_post_init__(self) -> None:
        """Raise `ValueError` for a scale on which nobody can disagree."""
        if self.least >= self.greatest:
            raise ValueError(f"a scale from {self.least} to {self.greatest} has no two levels")

    @property
    def steps(self) -> int:
        """The number of levels less one: how far the ends are apart."""
        return self.greatest - self.least


BINARY = Scale()
"""Against (0) and for (1)."""

Profile = dict[str, dict[int, int]]
"""What an actor says: for each concept how often at each level."""


def profiles(statements: Iterable[Coded], scale: Scale, duplicates: Duplicates) -> dict[str, Profile]:
    """What each actor says, the actors in the order in which they appear. Raises `ValueError` for a level off the scale."""
    seen: set[tuple[str, ...]] = set()
    found: dict[str, Profile] = {}
    for said in statements:
        if not scale.least <= said.level <= scale.greatest:
            levels = f"{scale.least} to {scale.greatest}"
            raise ValueError(f"{said.actor!r} puts {said.concept!r} at {said.level}, but the scale is from {levels}")
        levels_of = found.setdefault(said.actor, {}).setdefault(said.concept, {})
        count = said.count
        if duplicates is not Duplicates.INCLUDE:
            where = said.article if duplicates is Duplicates.ARTICLE else ""
            key = (said.actor, said.concept, str(said.level), where)
            count = 0 if key in seen else 1
            seen.add(key)
        if count:
            levels_of[said.level] = levels_of.get(said.level, 0) + count
    return found


def coded(positions: Positions) -> tuple[Coded, ...]:
    """The grounds of positions as coded statements on the binary scale: pro is 1, con is 0, mixed is both.

    Where the annotator states a stance outright, it stands for what the statements give.
    """
    found = []
    for (voice, issue), cell in positions.cells.items():
        stated = [ground for ground in cell.grounds if ground.how is How.STATED]
        for ground in stated or cell.grounds:
            found += [Coded(voice, issue, level, ground.article) for level in LEVELS[ground.sign]]
    return tuple(found)


LEVELS = {Position.PRO: (1,), Position.CON: (0,), Position.MIXED: (0, 1), Position.SILENT: ()}
