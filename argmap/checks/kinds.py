"""Kinds of propositions that do not fit."""

from __future__ import annotations

from argmap.checks.places import head_of, place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.model import Debate


def kind_clashes(debate: Debate) -> list[Diagnostic]:
    """A warning where a statement of one kind answers an issue of another: "should" and "will" are not one question."""
    found = []
    for statement in debate.statements:
        for answer in statement.answers if statement.kind else ():
            issue = debate.graph.issues[answer.issue]
            if issue.kind and issue.kind is not statement.kind:
                found.append(
                    finding(
                        "kind-clash", f"a {statement.kind} answers the {issue.kind} issue `{issue.id}`", head_of(statement),
                        f"a {statement.kind}", others=(Label(place(issue), f"a {issue.kind}"),),
                        help="let a statement of the issue's own kind answer it",
                    )
                )  # fmt: skip
    return found
