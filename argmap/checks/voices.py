"""Voices that say nothing."""

from __future__ import annotations

from collections.abc import Collection

from argmap.checks.places import place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.model import Debate


def unused_voices(debate: Debate, files: Collection[str]) -> list[Diagnostic]:
    """A warning for every voice that is declared in one of the files and never speaks."""
    used = {voice for article in debate.articles for voice in article.authors}
    used |= {stance.voice for stance in debate.stances}
    used |= {voice for statement in debate.statements for chain in statement.voices for voice in chain}
    return [
        finding(
            "unused-voice", f"the voice `{voice.id}` says nothing", place(voice), "declared and never used",
            help="attribute a statement to it, or take it out",
        )
        for voice in debate.voices
        if voice.id not in used and voice.origin is not None and voice.origin.file in files
    ]  # fmt: skip
