"""An issue and those who speak of it: both sides, each with its statements, their reasons, and the objections to them."""

from __future__ import annotations

from attrs import frozen

from argmap.analysis.positions import Cell, Ground, Positions
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Anchor, Debate, Position


@frozen
class Reason:
    """A statement that bears on another one: its id, its text, who asserts it, and where it stands."""

    statement: str
    text: str
    voices: tuple[str, ...]
    anchors: tuple[Anchor, ...] = ()


@frozen
class Argued:
    """A statement by which a voice takes a side, with what is said for it and against it.

    Without a statement the annotator stated the stance outright, and the ground tells where.
    """

    ground: Ground
    text: str = ""
    reasons: tuple[Reason, ...] = ()
    objections: tuple[Reason, ...] = ()


@frozen
class Stand:
    """A voice on one side of an issue."""

    voice: str
    name: str
    position: Position
    argued: tuple[Argued, ...]


@frozen
class Page:
    """An issue with those for it, those against it, and those who are on both sides."""

    issue: str
    proposition: str
    pro: tuple[Stand, ...]
    con: tuple[Stand, ...]
    mixed: tuple[Stand, ...]

    @property
    def speakers(self) -> int:
        """The number of voices that speak of it."""
        return len(self.pro) + len(self.con) + len(self.mixed)

    @property
    def contested(self) -> bool:
        """Whether there is somebody on either side."""
        return bool(self.pro or self.mixed) and bool(self.con or self.mixed) and self.speakers > 1


def page(debate: Debate, positions: Positions, issue: str) -> Page:
    """The page of an issue. Raises `UnknownNameError` for an issue that the positions are not about."""
    if issue not in positions.issues:
        raise UnknownNameError(f"no issue has the id {issue!r}{did_you_mean(issue, positions.issues)}")
    stands = [_stand(debate, positions, cell) for cell in positions.of_issue(issue).values()]
    sides = {
        side: tuple(stand for stand in stands if stand.position is side)
        for side in (Position.PRO, Position.CON, Position.MIXED)
    }
    text = positions.propositions.get(issue, issue)
    return Page(issue, text, sides[Position.PRO], sides[Position.CON], sides[Position.MIXED])


def pages(debate: Debate, positions: Positions) -> tuple[Page, ...]:
    """The pages of all issues, in order."""
    return tuple(page(debate, positions, issue) for issue in positions.issues)


def _stand(debate: Debate, positions: Positions, cell: Cell) -> Stand:
    argued = tuple(_argued(debate, ground) for ground in cell.grounds)
    return Stand(cell.voice, positions.names.get(cell.voice, cell.voice), cell.position, argued)


def _argued(debate: Debate, ground: Ground) -> Argued:
    if not ground.statement:
        return Argued(ground)
    graph = debate.graph
    premises = dict.fromkeys(name for i in graph.reasons.get(ground.statement, ()) for name in i.premises)
    attackers = dict.fromkeys(attack.source for attack in graph.objections.get(ground.statement, ()))
    return Argued(
        ground,
        graph.statements[ground.statement].text,
        tuple(_reason(debate, name) for name in premises),
        tuple(_reason(debate, name) for name in attackers),
    )


def _reason(debate: Debate, id: str) -> Reason:
    statement = debate.graph.statements[id]
    return Reason(id, statement.text, debate.speakers(statement), statement.anchors)
