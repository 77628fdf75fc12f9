"""What is in each article: statements, relations, voices, and what is left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from argmap.analysis.coverage import Uncovered, coverage
from argmap.ground.source import Source
from argmap.model import AttackKind, Commitment, Debate, Inference, Statement


@frozen
class ArticleStats:
    """The figures of one article; `article` is empty for what belongs to none.

    `claims`, `premises`, `rebuttals` and `undercuts` count statements by what they do first; `depth` is the number of
    statements on the longest walk from a root. `unanswered` are rebuttals and undercuts of what the author endorses
    that nothing answers; `unchallenged` are roots that nothing attacks, nor any step to them.
    """

    article: str
    statements: int
    claims: int
    premises: int
    rebuttals: int
    undercuts: int
    facts: int
    values: int
    policies: int
    implicit: int
    inferences: int
    linked: int
    attacks: int
    depth: int
    unanswered: tuple[str, ...]
    unchallenged: tuple[str, ...]
    voices: tuple[tuple[str, int], ...]
    """Ids of voices with the number of statements that each asserts, most first."""
    issues: int
    """Issues that a statement answers."""
    sentences: int | None
    """Sentences of the text outside the lines that the article skips; None, like what follows, where no text is at hand."""
    covered: int | None
    """Those of them that an anchor touches."""
    coverage: float | None
    """Their share, from 0 to 1."""
    uncovered: tuple[Uncovered, ...]
    """Paragraphs that no anchor touches."""


def stats(debate: Debate, texts: Mapping[str, Source | str] | None = None) -> tuple[ArticleStats, ...]:
    """A row for each article, and one for what belongs to none if there is any. `texts` are those of the articles, by id."""
    by_article: dict[str, list[Statement]] = {article.id: [] for article in debate.articles}
    for statement in debate.statements:
        by_article.setdefault(statement.article, []).append(statement)
    return tuple(_row(debate, id, statements, texts or {}) for id, statements in by_article.items())


def _row(debate: Debate, id: str, statements: list[Statement], texts: Mapping[str, Source | str]) -> ArticleStats:
    graph = debate.graph
    roles = Counter(_role(debate, s) for s in statements)
    kinds = Counter(s.kind for s in statements)
    inferences = [i for s in statements for i in graph.reasons.get(s.id, ())]
    attacks = [a for s in statements for a in graph.uses.get(s.id, ()) if not isinstance(a, Inference)]
    roots = [s.id for s in statements if s.id not in graph.uses]
    voices = Counter(voice for s in statements for voice in debate.speakers(s))
    text = texts.get(id)
    measured = None
    if text is not None and id in graph.articles:
        measured = coverage(graph.articles[id], text.text if isinstance(text, Source) else text, debate)
    return ArticleStats(
        id,
        len(statements),
        roles["claim"],
        roles["premise"],
        roles[AttackKind.REBUT],
        roles[AttackKind.UNDERCUT],
        kinds["fact"],  # type: ignore[index]  # the words of the language are their own keys
        kinds["value"],  # type: ignore[index]
        kinds["policy"],  # type: ignore[index]
        sum(s.implicit for s in statements),
        len(inferences),
        sum(i.linked for i in inferences),
        len(attacks),
        _depth(debate, statements),
        tuple(_unanswered(debate, statements)),
        tuple(root for root in roots if not _attacked(debate, root)),
        tuple(sorted(voices.items(), key=lambda pair: (-pair[1], pair[0]))),
        len({answer.issue for s in statements for answer in s.answers}),
        measured.sentences if measured else None,
        measured.covered if measured else None,
        round(measured.share, 4) if measured else None,
        measured.uncovered if measured else (),
    )


def _role(debate: Debate, statement: Statement) -> str:
    """What a statement does first: it is a premise if it is one anywhere, else an attack, else a claim."""
    uses = debate.graph.uses.get(statement.id, ())
    if any(isinstance(use, Inference) for use in uses):
        return "premise"
    attack = next((use for use in uses if not isinstance(use, Inference)), None)
    if attack is None:
        return "claim"
    return AttackKind.UNDERCUT if attack.undercuts else AttackKind.REBUT


def _depth(debate: Debate, statements: Iterable[Statement]) -> int:
    names = [s.id for s in statements]
    roots = [name for name in names if name not in debate.graph.uses]
    return max((depth + 1 for depth, _ in debate.graph.walk(roots, names)), default=0)


def _attacked(debate: Debate, id: str) -> bool:
    graph = debate.graph
    return id in graph.objections or any(step.key in graph.objections for step in graph.reasons.get(id, ()))


def _unanswered(debate: Debate, statements: Iterable[Statement]) -> Iterable[str]:
    """Attacks that nothing attacks in turn, on what the author endorses or on a step.

    What attacks something rejected, reported or conceded is itself an answer, and what is rejected needs none.
    """
    graph = debate.graph
    for statement in statements:
        if statement.commitment is Commitment.REJECTED or _attacked(debate, statement.id):
            continue
        for use in graph.uses.get(statement.id, ()):
            if isinstance(use, Inference) or use.key in graph.objections:
                continue
            aim = graph.statements.get(use.target)
            if aim is None:
                step = graph.relations[use.target]
                aim = graph.statements[step.conclusion if isinstance(step, Inference) else step.source]
            if aim.commitment is Commitment.ENDORSED:
                yield statement.id
                break
