"""Judgements about a debate. A check is a function from the debate to diagnostics; a suite is a tuple of checks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from argmap.checks.articles import article_data
from argmap.checks.denials import mixed_answers, own_denials
from argmap.checks.grounds import unsupported_claims
from argmap.checks.kinds import kind_clashes
from argmap.checks.loops import support_loops
from argmap.checks.stances import check_stances
from argmap.checks.voices import unused_voices
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source
from argmap.model import Debate

Check = Callable[[Debate], list[Diagnostic]]

SUITE: tuple[Check, ...] = (
    unsupported_claims, support_loops, own_denials, mixed_answers, kind_clashes, article_data, check_stances
)  # fmt: skip


FOREIGN: tuple[Check, ...] = (support_loops,)
"""What is judged in debates that come from other formats: not how well they were annotated."""


def check_foreign(debate: Debate) -> list[Diagnostic]:
    """The judgements about a debate that no annotator of ours wrote."""
    return [d for check in FOREIGN for d in check(debate)]


def check_debate(debate: Debate, files: Collection[str]) -> list[Diagnostic]:
    """All judgements that need no article text. `files` are the files whose own declarations are judged too."""
    return [d for check in SUITE for d in check(debate)] + unused_voices(debate, files)


def check_texts(debate: Debate, texts: Mapping[str, Source]) -> list[Diagnostic]:
    """All judgements about passages, for the articles whose text is at hand."""
    if not texts:
        return []
    from argmap.checks.anchors import check_anchors  # noqa: PLC0415 - most files are checked without their text

    return [d for a in debate.articles if a.id in texts for d in check_anchors(a, texts[a.id], debate)]


__all__ = ["FOREIGN", "SUITE", "Check", "check_debate", "check_foreign", "check_texts"]
