"""Double cruxes: what two voices oppose each other on that carries the opposed claims of both.

In the practice of double crux a statement B is a crux for somebody's claim P when that person would no longer hold P if B turned
out false; a double crux of two people who disagree on P is a B that they disagree on too, and which is a crux for both. Here
"would no longer hold" is read off the annotation: the claim does not stand without the statement (see `labelling` and
`cruxes`). So what is found are candidates: the text shows reasons, not minds.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.analysis.dependence import Bearing
from argmap.analysis.double_words import in_words
from argmap.analysis.labelling import labelling
from argmap.analysis.oppositions import Opposition, oppositions
from argmap.analysis.positions import Positions, positions
from argmap.analysis.stakes import Best, Stakes, stakes
from argmap.model import Debate


class Rank(StrEnum):
    """How much an opposition carries, most first."""

    DOUBLE = "double crux"
    """A crux for both sides' opposed claims."""
    ONE_SIDED = "one-sided crux"
    """A crux for the opposed claim of one side."""
    ON_PATH = "on a path"
    """Supports an opposed claim, which stands without it; or bears on a main claim that the other does not oppose."""
    OPPOSED = "opposed only"
    """No main claim of either rests on it."""


@frozen
class Side:
    """What one voice has at stake: its `statement`, and the `claim` that depends on it, empty where none does.

    Where a step of the voice is undercut, `statement` is the key of that step. `path` leads from it to the claim: ids of
    statements and keys of relations. `opposed` tells that the other voice opposes the claim. Where the claim stands without
    the statement, `together` are those that it does not stand without either when this one is given up too.
    """

    voice: str
    statement: str
    claim: str = ""
    bearing: Bearing = Bearing.NOTHING
    path: tuple[str, ...] = ()
    opposed: bool = True
    together: tuple[str, ...] = ()


@frozen
class DoubleCrux:
    """What two voices oppose each other on, and how much of their dispute depends on it.

    They meet on an `issue` (an id) or by an `attack` (a key). `over_issue` and `over_attack` say the same of the claims that
    depend on it. `text` says it in plain sentences.
    """

    rank: Rank
    issue: str
    attack: str
    over_issue: str
    over_attack: str
    one: Side
    other: Side
    text: str


@frozen
class DoubleCruxes:
    """What two voices oppose each other on, what carries most first; `complete` tells that nothing was left out."""

    one: str
    other: str
    rows: tuple[DoubleCrux, ...]
    complete: bool

    def of(self, rank: Rank | str) -> tuple[DoubleCrux, ...]:
        """The rows of one rank."""
        return tuple(row for row in self.rows if row.rank == rank)


def double_cruxes(
    debate: Debate, one: str, other: str, *, found: Positions | None = None, most: int = 100
) -> DoubleCruxes:
    """Where two voices oppose each other, and what of it is a crux for both, for one or for none; the first `most`.

    `found` are the positions where they are at hand. Each of the claims that are tried (see `stakes`) and each row takes time
    close to linear in what the claim depends on. Raises `UnknownNameError` for a voice that the debate does not have.
    """
    first, second = labelling(debate, one), labelling(debate, other)
    met = oppositions(debate, found or positions(debate), first.view, second.view)
    both = stakes(debate, first, [o.ones for o in met]), stakes(debate, second, [o.others for o in met])
    claimed = _claimed(met, both)
    findings = sorted((_finding(here, claimed, both) for here in met), key=lambda found: found.order)
    rows = tuple(_row(debate, finding, both) for finding in findings[:most])
    return DoubleCruxes(one, other, rows, len(met) <= most and all(some.complete for some in both))


ORDER = {rank: n for n, rank in enumerate(Rank)}


@frozen
class _Finding:
    """An opposition with the one of the others that depends on it most, and what each side has at stake."""

    rank: Rank
    here: Opposition
    over: Opposition | None
    best: tuple[Best, Best]
    order: tuple[int, ...]


def _claimed(met: tuple[Opposition, ...], both: tuple[Stakes, Stakes]) -> list[Opposition]:
    """The oppositions that are about claims with grounds, at most two about the same ones: an opposition is none over itself."""
    ours, theirs = both
    found: dict[tuple[tuple[str, ...], ...], list[Opposition]] = {}
    for there in met:
        ones, others = (tuple(i for i in s if i in k.claims) for s, k in ((there.ones, ours), (there.others, theirs)))
        same = found.setdefault((ones, others), [])
        if (ones or others) and len(same) < 2:  # noqa: PLR2004
            same.append(there)
    return [there for same in found.values() for there in same]


def _finding(here: Opposition, claimed: list[Opposition], both: tuple[Stakes, Stakes]) -> _Finding:
    ours, theirs = both
    best, over = (ours.best(here.ones, ()), theirs.best(here.others, ())), None
    for there in claimed:
        if there is not here:
            pair = ours.best(here.ones, there.ones), theirs.best(here.others, there.others)
            if _worth(pair) > _worth(best):
                best, over = pair, there
    mine, yours = (
        one if one.bearing or one.statement in stake.main else stake.best(statements, stake.main)
        for one, stake, statements in zip(best, both, (here.ones, here.others), strict=True)
    )
    rank = _rank(best, ((mine, ours), (yours, theirs)))
    theses = (mine.claim in ours.main) + (yours.claim in theirs.main)
    paths = bool(mine.bearing) + bool(yours.bearing)
    return _Finding(rank, here, over, (mine, yours), (ORDER[rank], -theses, -paths, ours.far(mine) + theirs.far(yours)))


def _row(debate: Debate, found: _Finding, both: tuple[Stakes, Stakes]) -> DoubleCrux:
    here, over = found.here, found.over
    one, other = (_side(stake, best) for stake, best in zip(both, found.best, strict=True))
    return DoubleCrux(
        found.rank, here.issue, here.attack, over.issue if over else "", over.attack if over else "", one, other,
        in_words(debate, found.rank, here, (one, other)),
    )  # fmt: skip


def _side(stake: Stakes, best: Best) -> Side:
    """The side of a voice, with the path, and what has to be given up together where one statement is not enough."""
    if not best.bearing:
        return Side(stake.voice, best.statement)
    claim = stake.claims[best.claim]
    together = claim.partners(best.statement) if best.bearing is Bearing.PATH and claim.stands else ()
    path = claim.path(best.statement, best.bearing)
    return Side(stake.voice, best.statement, best.claim, best.bearing, path, best.claim in stake.opposed, together)


def _worth(pair: tuple[Best, Best]) -> tuple[int, int]:
    """What sorts pairs of bearings by the rank they give: two cruxes, one, any path."""
    bearings = [pair[0].bearing, pair[1].bearing]
    return bearings.count(Bearing.CRUX), bearings.count(Bearing.PATH)


def _rank(shared: tuple[Best, Best], sides: tuple[tuple[Best, Stakes], ...]) -> Rank:
    """The rank by what both sides have at stake over one opposition, and by what each has over any."""
    if all(best.bearing is Bearing.CRUX for best in shared):
        return Rank.DOUBLE
    if any(best.bearing is Bearing.CRUX and best.claim in stake.opposed for best, stake in sides):
        return Rank.ONE_SIDED
    return Rank.ON_PATH if any(best.bearing for best, _ in sides) else Rank.OPPOSED
