"""A debate as an indented outline for terminals: the language, without its anchors."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from argmap.model import Attack, Debate, Inference, Relation, Statement
from argmap.model.statement import default_commitment
from argmap.render.problems.columns import columns, fit, safe, wrap
from argmap.render.problems.styles import Piece, Row, printed

DEEPEST = 12
"""Levels that are shown by indentation; what lies deeper says its level in front."""

ROLES = {"claim": "message", "premise": "plus", "and": "plus", "rebuttal": "minus", "undercut": "warning"}


@frozen
class Place:
    """A statement where it stands in the outline."""

    depth: int
    keyword: str
    id: str
    relation: Relation | None = None
    """The step from the statement to what is above it."""
    carries: bool = True
    """Whether undercuts of the step are shown below: of linked premises, only the first carries them."""


def outline(
    debate: Debate, *, only: str | None = None, depth: int | None = None, width: int = 80, colour: bool = False
) -> str:
    """The debate, or what is at and below the statement `only`, in `width` columns.

    `depth` is the number of levels shown (1: the claims alone). A statement with several places is shown in full at the
    first and named at the others. Raises `UnknownNameError` when there is no statement `only`.
    """
    return printed(_rows(debate, only, depth, max(width, 40)), colour=colour)


def _rows(debate: Debate, only: str | None, depth: int | None, width: int) -> Iterator[Row]:
    order = {article.id: number for number, article in enumerate(debate.articles)}
    if only is None:
        roots = sorted(debate.roots(), key=lambda s: order.get(s.article, -1))
        reached = {name for _, name in debate.graph.walk([root.id for root in roots])}
        tops = [*roots, *(s for s in debate.statements if s.id not in reached)]  # what is in a loop has no root
    else:
        tops = [debate[only]]
    seen: set[str] = set()
    if debate.title and only is None:
        yield (("word", "debate"), ("message", f" {safe(debate.title)}"))
    article = None
    for top in tops:
        if top.id in seen:
            continue
        if top.article != article:
            article = top.article
            if seen or (debate.title and only is None):
                yield ()
            if article:
                yield _header(debate, article)
        for place, first, hidden in _places(debate, top, seen, depth):
            yield from _shown(debate, place, article, width, first=first, hidden=hidden)


def _places(debate: Debate, top: Statement, seen: set[str], depth: int | None) -> Iterator[tuple[Place, bool, int]]:
    """Places from a statement down; whether its statement is met for the first time; how many below are left out."""
    stack = [Place(0, "claim", top.id)]
    while stack:
        place = stack.pop()
        first = place.id not in seen
        seen.add(place.id)
        below = list(_below(debate, place, first=first))
        shown = depth is None or place.depth + 1 < depth
        yield place, first, 0 if shown else len(below)
        if shown:
            stack += reversed(below)


def _below(debate: Debate, place: Place, *, first: bool) -> Iterator[Place]:
    """Undercuts of the step to what is above; then, for a statement shown in full, its premises and rebuttals."""
    level = place.depth + 1
    if place.relation and place.carries:
        for undercut in debate.attacks_on(place.relation):
            yield Place(level, "undercut", undercut.source, undercut)
    if first:
        for inference in debate.inferences_for(place.id):
            for number, premise in enumerate(inference.premises):
                yield Place(level, "and" if number else "premise", premise, inference, carries=not number)
        for attack in debate.attacks_on(place.id):
            yield Place(level, "rebuttal", attack.source, attack)


def _header(debate: Debate, name: str) -> Row:
    article = debate.graph.articles.get(name)
    if article is None:
        return (("word", "article"), ("", f" {safe(name)}"))
    about = ", ".join(part for part in (*article.authors, article.outlet, article.date) if part)
    title = f": {safe(article.title)}" if article.title else ""
    return (("word", "article"), ("message", f" {safe(name)}{title}"), ("faint", f" ({safe(about)})" if about else ""))


def _shown(debate: Debate, place: Place, article: str, width: int, *, first: bool, hidden: int) -> Iterator[Row]:
    statement = debate.graph.statements[place.id]
    indent = "  " * min(place.depth, DEEPEST) + (f"{place.depth}. " if place.depth > DEEPEST else "")
    name = "" if statement.anonymous else " " + safe(statement.name if statement.article == article else statement.id)
    marks = ", ".join(_marks(debate, statement, place.relation))
    lead: tuple[Piece, ...] = (
        ("", indent),
        (ROLES[place.keyword], place.keyword),
        ("message", name),
        ("faint", f" ({safe(marks)})" if marks else ""),
    )
    used = sum(columns(piece) for _, piece in lead)
    if not first:
        if statement.anonymous:
            lead += (("", ": " + fit(safe(statement.text), max(24, width - used - 14))),)
        yield (*lead, ("faint", " (see above)"))
        return
    more = f" (+{hidden} below)" if hidden else ""
    hang = " " * (len(indent) + 4)
    room = max(width - len(hang), 24)
    if used + 2 < width - 24:
        text, *rest = wrap(statement.text + more, room, width - used - 2)
        yield (*lead, ("", f": {text}"))
    else:  # a long list of voices leaves no room beside it
        yield (*lead, ("", ":"))
        rest = wrap(statement.text + more, room)
    for line in rest:
        yield (("", hang), ("", line))
    for line in _lines(statement, place):
        for part in wrap(line, room):
            yield (("", hang), ("faint", part))


def _marks(debate: Debate, statement: Statement, relation: Relation | None) -> Iterator[str]:
    """What the language says in parentheses."""
    article = debate.graph.articles.get(statement.article)
    yield from (" > ".join(chain) for chain in statement.voices)
    if statement.commitment != default_commitment(statement.voices, article.authors if article else ()):
        yield statement.commitment
    if isinstance(relation, Attack) and relation.manner:
        yield relation.manner
    yield from (mark for mark in (statement.kind, statement.modality) if mark)
    yield from (word for word, true in (("implicit", statement.implicit), ("thesis", statement.thesis)) if true)


def _lines(statement: Statement, place: Place) -> Iterator[str]:
    """What the language says in lines of their own."""
    if statement.condition:
        yield f"if: {statement.condition}"
    if isinstance(place.relation, Inference) and place.relation.scheme and place.carries:
        yield f"scheme: {place.relation.scheme}"
    yield from (f"{answer.sign} {answer.issue}" for answer in statement.answers)
