"""What a voice holds, and what anybody does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from argmap.analysis.positions import How, held
from argmap.model import Attack, Commitment, Debate, Statement
from argmap.model.terms import AUTHOR, UNCLEAR


def asserted_by(debate: Debate, voice: str) -> frozenset[str]:
    """Ids of the statements that a voice holds: what it asserts and, as author, what it endorses or concedes.

    An unstated premise is nobody's words. Where the annotator gave it no voice it is held by everybody who argues with it: who
    holds a conclusion and at least one stated premise of a step to it, and all of them.
    """
    articles = debate.graph.articles
    found = {
        s.id
        for s in debate.statements
        if any(v == voice and how is not How.REJECTED for v, how, _ in holders(debate, s))
    }
    open_ = {
        s.id for s in debate.statements
        if s.implicit and not s.voices and s.commitment is not Commitment.REJECTED and s.id not in found
        and s.article in articles
    }  # fmt: skip
    queue = deque(found if open_ else ())
    while queue:
        for inference in debate.graph.reasons.get(queue.popleft(), ()):
            unstated = [p for p in inference.premises if p in open_ and p not in found]
            stated = [p for p in inference.premises if p not in open_]
            if unstated and stated and found.issuperset(stated):
                found.update(unstated)
                queue.extend(unstated)
    return frozenset(found)


def asserted_by_somebody(debate: Debate) -> frozenset[str]:
    """Ids of the statements that anybody holds: all but those that an author turns down and nobody named asserts."""
    return frozenset(
        s.id for s in debate.statements
        if s.commitment is not Commitment.REJECTED or any(c[-1] not in (UNCLEAR, AUTHOR) for c in s.voices)
    )  # fmt: skip


def is_answer_to_concession(debate: Debate, attack: Attack) -> bool:
    """Whether an attack without a manner answers what the same author has granted.

    What is granted is not taken back by an answer to it, so such an attack is read like `outweighs`.
    """
    target = debate.graph.statements.get(attack.target)
    if attack.manner is not None or target is None or target.commitment is not Commitment.CONCEDED:
        return False
    granted = {voice for voice, how, _ in holders(debate, target) if how is How.CONCEDED}
    return any(v in granted for v, _, _ in holders(debate, debate.graph.statements[attack.source]))


def holders(debate: Debate, statement: Statement) -> Iterable[tuple[str, How, tuple[str, ...]]]:
    """The voices that a statement counts for, how, and through whom; also those that reject it."""
    return held(statement, debate.graph.articles.get(statement.article))
