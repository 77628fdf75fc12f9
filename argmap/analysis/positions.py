"""Who stands where: the position of each voice on each issue, with the statements that it is derived from.

The rules (docs/comparing.md explains them with examples):

- A statement counts for the voices that assert it: of a chain of reports the last, of several voices each.
- It counts for the author of the article where it is endorsed, and where it is conceded: what one grants one holds.
- A statement that is only reported gives the author nothing.
- A statement `pro` an issue that the author rejects gives the author `con`; one `con` an issue that is rejected gives nothing,
  since whoever denies an objection has not yet taken the side that it was aimed at.
- Both signs give `mixed`, none `silent`. A stance that the annotator states outright overrides what statements give.

The unit is the voice, not the article: what a voice says in several articles is one position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from argmap.model import Anchor, Article, Chain, Commitment, Debate, Position, Sign, Statement
from argmap.model.terms import AUTHOR, UNCLEAR


class How(StrEnum):
    """What makes a statement count for a voice."""

    ASSERTED = "asserted"
    ENDORSED = "endorsed"
    CONCEDED = "conceded"
    REJECTED = "rejected"
    STATED = "stated outright"


class Voices(StrEnum):
    """Whose positions are compared."""

    ALL = "all"
    AUTHOR = "author"


@frozen
class Ground:
    """Why a voice has a position on an issue.

    `statement` is the id of a statement, or nothing where the annotator stated the stance outright. `chain` are the voices
    through which one hears of it, the outermost first; `conditional` tells that it holds only under a condition.
    """

    statement: str
    sign: Position
    how: How
    article: str
    date: str = ""
    chain: Chain = ()
    conditional: bool = False
    anchors: tuple[Anchor, ...] = ()


@frozen
class Cell:
    """The position of a voice on an issue and all its grounds, in the order of the debate.

    `overridden` tells that a stance stated outright differs from what the statements give.
    """

    voice: str
    issue: str
    position: Position
    grounds: tuple[Ground, ...] = ()
    overridden: bool = False

    @property
    def score(self) -> int | None:
        """1 for pro, 0 for mixed, -1 for con, None for silent."""
        return SCORES[self.position]

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates of the articles that it is derived from, each once."""
        return tuple(dict.fromkeys(ground.date for ground in self.grounds if ground.date))


SCORES: Mapping[Position, int | None] = {
    Position.PRO: 1, Position.MIXED: 0, Position.CON: -1, Position.SILENT: None
}  # fmt: skip


@frozen
class Positions:
    """The positions of some voices on some issues.

    `cells` holds those that are not silent, by voice and issue. `names` are the names of voices, `propositions` those of issues.
    """

    voices: tuple[str, ...]
    issues: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    names: Mapping[str, str] = field(factory=dict, repr=False)
    propositions: Mapping[str, str] = field(factory=dict, repr=False)
    relative: frozenset[str] = frozenset()
    """The issues that are about a time, so that what is said of them at different dates is not comparable."""

    def cell(self, voice: str, issue: str) -> Cell:
        """The cell of a voice and an issue; an empty one where the voice is silent."""
        return self.cells.get((voice, issue)) or Cell(voice, issue, Position.SILENT)

    def of_voice(self, voice: str) -> dict[str, Cell]:
        """The issues that a voice speaks on, with its cells."""
        found = ((issue, self.cells.get((voice, issue))) for issue in self.issues)
        return {issue: cell for issue, cell in found if cell}

    def of_issue(self, issue: str) -> dict[str, Cell]:
        """The voices that speak on an issue, with their cells."""
        found = ((voice, self.cells.get((voice, issue))) for voice in self.voices)
        return {voice: cell for voice, cell in found if cell}

    def narrowed(self, *, voices: Iterable[str] | None = None, issues: Iterable[str] | None = None) -> Positions:
        """The positions of some of the voices on some of the issues, in the order given."""
        kept = self.voices if voices is None else tuple(dict.fromkeys(voices))
        about = self.issues if issues is None else tuple(dict.fromkeys(issues))
        within = set(kept), set(about)
        cells = {key: cell for key, cell in self.cells.items() if key[0] in within[0] and key[1] in within[1]}
        return Positions(kept, about, cells, self.names, self.propositions, self.relative)


def positions(debate: Debate, *, kind: Voices | str = Voices.ALL) -> Positions:
    """The positions of the voices of a debate that take some, in the order of the debate, on all its issues.

    With the kind `author`, only those of the authors of articles. A voice that nobody declared has its id for a name, and
    nobody is left out because there are many. Linear in the size of the debate. Raises `ModelError` for a debate that could
    not be written down, `ValueError` for another kind.
    """
    authors = {author for article in debate.articles for author in article.authors}
    found: dict[tuple[str, str], list[Ground]] = {}
    for voice, issue, ground in _grounds(debate):
        if voice != UNCLEAR and (Voices(kind) is Voices.ALL or voice in authors):
            found.setdefault((voice, issue), []).append(ground)
    voices, issues = debate.graph.voices, debate.graph.issues
    speaking = {voice for voice, _ in found}
    cells = {key: _cell(*key, grounds) for key, grounds in found.items()}
    return Positions(
        tuple(id for id in (*voices, *dict.fromkeys(v for v, _ in found if v not in voices)) if id in speaking),
        (*issues, *dict.fromkeys(issue for _, issue in found if issue not in issues)),
        cells,
        {id: voice.name for id, voice in voices.items()},
        {id: issue.text for id, issue in issues.items()},
        frozenset(id for id, issue in issues.items() if issue.time_relative),
    )


def _grounds(debate: Debate) -> Iterator[tuple[str, str, Ground]]:
    articles = debate.graph.articles
    for statement in debate.statements:
        if statement.answers:
            article = articles.get(statement.article)
            for voice, how, chain in held(statement, article):
                for answer in statement.answers:
                    sign = _sign(answer.sign, how)
                    if sign:
                        yield voice, answer.issue, _ground(statement, article, sign, how, chain)
    for stance in debate.stances:
        article = articles.get(stance.article)
        date = article.date if article else ""
        ground = Ground("", stance.position, How.STATED, stance.article, date, anchors=stance.anchors)
        yield stance.voice, stance.issue, ground


def held(statement: Statement, article: Article | None) -> Iterator[tuple[str, How, Chain]]:
    """The voices that a statement counts for, each once, why, and through whom one hears of it."""
    authors = article.authors if article else ()
    seen: set[str] = set()
    for chain in statement.voices:
        for voice in authors if chain[-1] == AUTHOR else chain[-1:]:
            if voice not in seen:
                seen.add(voice)
                yield voice, How.ASSERTED, chain
    how = COMMITTED.get(statement.commitment)
    if how is How.ENDORSED and not statement.voices:
        how = How.ASSERTED
    if how:
        yield from ((author, how, ()) for author in authors if author not in seen)


COMMITTED: Mapping[Commitment, How] = {
    Commitment.ENDORSED: How.ENDORSED, Commitment.CONCEDED: How.CONCEDED, Commitment.REJECTED: How.REJECTED
}  # fmt: skip


def _sign(sign: Sign, how: How) -> Position | None:
    if how is not How.REJECTED:
        return Position(sign)
    return Position.CON if sign is Sign.PRO else None


def _ground(statement: Statement, article: Article | None, sign: Position, how: How, chain: Chain) -> Ground:
    date = article.date if article else ""
    conditional = bool(statement.condition)
    return Ground(statement.id, sign, how, statement.article, date, chain, conditional, statement.anchors)


def _cell(voice: str, issue: str, grounds: list[Ground]) -> Cell:
    said = together(ground.sign for ground in grounds if ground.how is not How.STATED)
    stated = [ground.sign for ground in grounds if ground.how is How.STATED]
    position = together(stated) if stated else said
    return Cell(voice, issue, position, tuple(grounds), overridden=bool(stated) and position is not said)


def together(signs: Iterable[Position]) -> Position:
    """Several signs as one position."""
    found = set(signs) - {Position.SILENT}
    if not found:
        return Position.SILENT
    return found.pop() if len(found) == 1 else Position.MIXED
