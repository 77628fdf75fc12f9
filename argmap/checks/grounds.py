"""Claims that nothing supports."""

from __future__ import annotations

from argmap.checks.places import head_of
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.model import Commitment, Debate


def unsupported_claims(debate: Debate) -> list[Diagnostic]:
    """A hint for every claim that the author makes without grounds: perhaps a premise was overlooked.

    What others are reported to say often comes without its grounds, so it is left alone.
    """
    graph = debate.graph
    return [
        finding(
            "unsupported-claim", "a claim without grounds", head_of(statement), "no premise supports this",
            help="if the article gives a reason, add it as a `premise`",
        )
        for statement in debate.statements
        if statement.commitment is Commitment.ENDORSED
        and not statement.voices
        and statement.id not in graph.uses
        and statement.id not in graph.reasons
    ]  # fmt: skip
