"""What must hold in a debate so that it can be written down as an annotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from argmap.ground.errors import ModelError
from argmap.model.schemes import SCHEMES
from argmap.model.statement import check_statement
from argmap.model.terms import AUTHOR, RESERVED, UNCLEAR
from argmap.model.words import check_data

if TYPE_CHECKING:
    from argmap.model.debate import Debate
    from argmap.model.statement import Statement

T = TypeVar("T")


def unique(what: str, pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The values by key; `ModelError` when two share one."""
    table: dict[str, T] = {}
    for key, value in pairs:
        if key in table:
            raise ModelError(f"there are two of the {what} {key!r}")
        table[key] = value
    return table


def known(name: str, table: Iterable[str], where: str) -> None:
    """`ModelError` when a name is not in the table."""
    if name not in table:
        raise ModelError(f"{where} names {name!r}, which is not there")


def distinct(values: Iterable[object], where: str) -> None:
    """`ModelError` when a value is there twice."""
    values = list(values)
    if len(set(values)) < len(values):
        raise ModelError(f"{where} names something twice")


def check(debate: Debate, statements: Mapping[str, Statement]) -> None:
    """Raise `ModelError` when a declaration, a statement or a stance could not be written down."""
    voices = unique("voice", ((v.id, v) for v in debate.voices))
    issues = unique("issue", ((i.id, i) for i in debate.issues))
    articles = unique("article", ((a.id, a) for a in debate.articles))
    for name in voices:
        if name in RESERVED:
            raise ModelError(f"{name!r} has a meaning of its own and cannot be the id of a voice")
    speakers = {*voices, UNCLEAR}
    for article in debate.articles:
        distinct(article.authors, article.id)
        for author in article.authors:
            known(author, speakers, article.id)
        if not all(0 < first <= last < 10**9 for first, last in article.skip):
            raise ModelError(f"{article.id!r} skips lines that cannot be: {article.skip}")
    check_data(debate)
    for declared in (debate.voices, debate.issues, debate.articles, debate.stances, debate.inferences, debate.attacks):
        for element in declared:
            if element.data:
                check_data(element)
    for statement in statements.values():
        check_statement(statement)
        if statement.article:
            known(statement.article, articles, statement.id)
        if statement.voices:
            _check_chains(statement, speakers)
        if statement.answers:
            distinct(statement.answers, statement.id)
            for answer in statement.answers:
                known(answer.issue, issues, statement.id)
    for inference in debate.inferences:
        if inference.scheme and inference.scheme not in SCHEMES:
            raise ModelError(f"{inference.scheme!r} is no argumentation scheme")
    unique("stance", ((f"{s.voice} on {s.issue} in {s.article or 'no article'}", s) for s in debate.stances))
    for stance in debate.stances:
        known(stance.voice, speakers, "a stance")
        known(stance.issue, issues, "a stance")
        if stance.article:
            known(stance.article, articles, "a stance")


def _check_chains(statement: Statement, speakers: set[str]) -> None:
    distinct(statement.voices, statement.id)
    for chain in statement.voices:
        if not chain or (AUTHOR in chain and (len(chain) > 1 or len(statement.voices) == 1)):
            raise ModelError(f"{statement.id}: the author alone is no voice of its own; a chain begins with another")
        for name in chain:
            if name != AUTHOR:
                known(name, speakers, statement.id)
