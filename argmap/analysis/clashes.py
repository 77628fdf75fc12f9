"""Where articles meet: statements of one voice attacked by another's, and premises that serve opposite conclusions."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from itertools import product

from attrs import frozen

from argmap.analysis.pairs import apart
from argmap.analysis.positions import Cell, Positions, held
from argmap.ground.dates import days
from argmap.model import AttackKind, Debate, Inference, Position

MANY = 200
"""Voices on an issue above which pairs of them are not listed."""


class Through(StrEnum):
    """How two voices clash."""

    ATTACK = "attack"
    """A statement of one attacks one of the other."""
    ISSUE = "issue"
    """They take opposite sides on an issue in different articles."""


@frozen
class Clash:
    """A statement of one voice against one of another, in different articles.

    `target` is what is attacked, with the voice that holds it and the date of its article; `source` what attacks it, or takes
    the other side on the `issue`. `later` tells that the attack is the later text by all that the dates say, `premise` that what
    it attacks is a reason for something.
    """

    through: Through
    source: str
    source_voice: str
    target: str
    target_voice: str
    kind: AttackKind | None = None
    issue: str = ""
    source_date: str = ""
    target_date: str = ""
    later: bool = False
    premise: bool = False


@frozen
class Use:
    """What somebody concludes from a premise: the conclusion, the issue that it answers, and on which side."""

    conclusion: str
    voice: str
    issue: str
    position: Position


@frozen
class SharedPremise:
    """A statement, or a side on an issue, that is a reason for opposite conclusions on one issue.

    `premise` is the id of the statement, or of the issue where several statements say the same of it, with the `position` taken.
    """

    premise: str
    position: Position | None
    issue: str
    pro: tuple[Use, ...]
    con: tuple[Use, ...]


def clashes(debate: Debate, positions: Positions) -> tuple[Clash, ...]:
    """The clashes between statements of different articles: attacks first, then opposite sides on one issue.

    Attacks are those of the debate file, where statements of different articles are related; those on time-relative issues
    count where the texts may be of the same time. An issue that more than 200 voices speak of gives no clashes by opposite sides:
    they would be all pairs of two crowds, which the stance matrix shows better.
    """
    return (*_attacks(debate, set(positions.voices) or None), *_opposed(positions))


def _attacks(debate: Debate, within: set[str] | None) -> Iterator[Clash]:
    graph = debate.graph
    for attack in debate.attacks:
        target = graph.end(attack)
        one, other = graph.statements[attack.source], graph.statements[target]
        if one.article == other.article:
            continue
        dates = tuple(a.date if (a := graph.articles.get(s.article)) else "" for s in (one, other))
        premise = any(isinstance(use, Inference) for use in graph.uses.get(target, ()))
        for source_voice, target_voice in product(_holders(debate, one.id), _holders(debate, other.id)):
            if source_voice != target_voice and (within is None or {source_voice, target_voice} & within):
                yield Clash(
                    Through.ATTACK, one.id, source_voice, other.id, target_voice, debate.kind_of(attack),
                    source_date=dates[0], target_date=dates[1], later=_later(*dates), premise=premise,
                )  # fmt: skip


def _holders(debate: Debate, id: str) -> tuple[str, ...]:
    statement = debate.graph.statements[id]
    return tuple(
        voice for voice, how, _ in held(statement, debate.graph.articles.get(statement.article)) if how != "rejected"
    )


def _opposed(positions: Positions) -> Iterator[Clash]:
    for issue in positions.issues:
        cells = positions.of_issue(issue).values()
        if len(cells) > MANY:
            continue
        against = [cell for cell in cells if cell.position is Position.CON]
        for one in (cell for cell in cells if cell.position is Position.PRO):
            for other in against:
                if issue not in positions.relative or not apart(one, other):
                    yield from _first_opposed(one, other)


def _first_opposed(one: Cell, other: Cell) -> Iterator[Clash]:
    """The first statements by which two voices oppose each other in different articles."""
    pairs = product(one.grounds, other.grounds)
    found = next(((a, b) for a, b in pairs if a.article != b.article), None)
    if found:
        a, b = found
        yield Clash(
            Through.ISSUE, b.statement, other.voice, a.statement, one.voice, issue=one.issue,
            source_date=b.date, target_date=a.date, later=_later(b.date, a.date),
        )  # fmt: skip


def _later(one: str, other: str) -> bool:
    first, second = days(one) if one else None, days(other) if other else None
    return bool(first and second and first[0] > second[1])


def shared_premises(debate: Debate, positions: Positions) -> tuple[SharedPremise, ...]:
    """The premises that lead to opposite sides of an issue: the same statement, or the same side on an issue.

    A premise leads to all that rests on it, however far up.
    """
    uses = _uses(debate, positions)
    found = []
    for key, reached in uses.items():
        for issue in dict.fromkeys(use.issue for use in reached):
            pro, con = (
                tuple(dict.fromkeys(use for use in reached if use.issue == issue and use.position is side))
                for side in (Position.PRO, Position.CON)
            )
            if pro and con and key[0] != issue:
                found.append(SharedPremise(*key, issue, pro, con))
    return tuple(found)


def _uses(debate: Debate, positions: Positions) -> dict[tuple[str, Position | None], list[Use]]:
    """What each premise leads to, by the statement and by the side on an issue that it takes.

    What a conclusion leads to is handed down to its premises until nothing is new: of each voice and side of an issue only the
    first conclusion, so that this stays near linear however deep the reasons go.
    """
    graph = debate.graph
    reached: dict[str, dict[tuple[str, Position, str], Use]] = {}
    waiting: deque[tuple[str, list[Use]]] = deque()
    for statement in debate.statements:
        if statement.answers:
            holders = [voice for voice in _holders(debate, statement.id) if voice in positions.voices]
            found = [
                Use(statement.id, voice, answer.issue, Position(answer.sign))
                for voice in holders
                for answer in statement.answers
            ]
            waiting.append((statement.id, found))
    while waiting:
        id, news = waiting.popleft()
        for inference in graph.reasons.get(id, ()):
            for premise in inference.premises:
                known = reached.setdefault(premise, {})
                fresh = [u for u in news if (u.issue, u.position, u.voice) not in known and u.conclusion != premise]
                if fresh:
                    known.update(((u.issue, u.position, u.voice), u) for u in fresh)
                    waiting.append((premise, fresh))
    uses: dict[tuple[str, Position | None], list[Use]] = {}
    for premise in graph.statements:
        if premise in reached:
            found = list(reached[premise].values())
            uses.setdefault((premise, None), []).extend(found)
            for answer in graph.statements[premise].answers:
                uses.setdefault((answer.issue, Position(answer.sign)), []).extend(found)
    return uses
