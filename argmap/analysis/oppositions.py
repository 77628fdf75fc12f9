"""Where two voices oppose each other: the issues and attacks, with the statements of each side."""

from __future__ import annotations

from attrs import frozen

from argmap.analysis.pairs import Meeting, common
from argmap.analysis.positions import Cell, How, Positions
from argmap.analysis.viewpoint import View
from argmap.model import Attack, Debate


@frozen
class Opposition:
    """What two voices oppose each other on: the id of an `issue`, or the key of an `attack` of one on the other.

    `ones` and `others` are ids of statements: those of the first voice and those of the second, main claims first. Where a voice
    only rejects a statement, they are its answers to that statement; where its step is undercut, it is the key of the step.
    """

    issue: str
    attack: str
    ones: tuple[str, ...]
    others: tuple[str, ...]


def oppositions(debate: Debate, positions: Positions, one: View, other: View) -> tuple[Opposition, ...]:
    """Where two voices oppose each other: opposite sides of an issue at one time, then attacks of one on what the other holds.

    Linear in the size of the debate.
    """
    found = []
    first, second = one.voice or "", other.voice or ""
    for issue in positions.issues:
        meeting = common(positions, issue, first, second)
        if meeting.meeting is Meeting.OPPOSE:
            sides = (_statements(debate, meeting.one, one), _statements(debate, meeting.other, other))
            found.append(Opposition(issue, "", *sides))
    ours, theirs = one.held - other.held, other.held - one.held
    for attack in debate.attacks:
        if attack.source in ours:
            targets = _targets(debate, attack, other, theirs)
            found += [Opposition("", attack.key, (attack.source,), targets)] if targets else []
        elif attack.source in theirs:
            targets = _targets(debate, attack, one, ours)
            found += [Opposition("", attack.key, targets, (attack.source,))] if targets else []
    return tuple(found)


def _targets(debate: Debate, attack: Attack, seen: View, alone: frozenset[str]) -> tuple[str, ...]:
    """What an attack is aimed at of what only one of the voices holds; of an undercut the step, if that is its own."""
    end = debate.graph.end(attack)
    if end not in alone:
        return ()
    return (attack.target,) if not attack.undercuts or attack.target in seen.steps else (end,)


def _statements(debate: Debate, cell: Cell, seen: View) -> tuple[str, ...]:
    """The statements that give a voice its position, main claims first."""
    found: dict[str, None] = {}
    for ground in cell.grounds:
        if ground.sign is not cell.position or ground.how is How.STATED:
            continue
        if ground.how is not How.REJECTED:
            found[ground.statement] = None
        else:
            attacks = debate.graph.objections.get(ground.statement, ())
            found.update(dict.fromkeys(a.source for a in attacks if a.source in seen.held))
    return tuple(sorted(found, key=lambda id: weight(debate, id)))


def weight(debate: Debate, id: str) -> tuple[bool, bool]:
    """What sorts main claims first: a thesis, then what nothing else rests on."""
    return not debate.graph.statements[id].thesis, id in debate.graph.uses
