"""Stances stated outright."""

from __future__ import annotations

from argmap.checks.places import place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.model import Debate


def check_stances(debate: Debate) -> list[Diagnostic]:
    """A warning for every stance that is stated outright without a passage."""
    help = 'add an anchor that shows it: `@ "opening words" .. "closing words"`'
    return [
        finding(
            "stance-without-passage",
            f"nothing shows that `{s.voice}` is {s.position} `{s.issue}`",
            place(s),
            "no anchor",
            help=help,
        )
        for s in debate.stances
        if not s.anchors
    ]
