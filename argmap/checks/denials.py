"""Voices that say a thing and its denial."""

from __future__ import annotations

import re

from argmap.checks.places import head_of, place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.model import Commitment, Debate, Manner, Sign, Statement

DENIAL = re.compile(r"(?:it is (?:not (?:the case|true|so)|false|untrue) that|it is not|not:?)\s+", re.IGNORECASE)


def asserts(debate: Debate, statement: Statement) -> set[tuple[str, str]]:
    """Who stands behind a statement, as pairs of article and voice: its speakers, and the author who endorses it.

    What the author concedes is granted for the sake of the argument, so it may be denied afterwards.
    """
    voices = set(debate.speakers(statement)) if statement.voices else set()
    article = debate.graph.articles.get(statement.article)
    if statement.commitment is Commitment.ENDORSED:
        voices |= set(article.authors if article and article.authors else ("author",))
    return {(statement.article, voice) for voice in voices}


def own_denials(debate: Debate) -> list[Diagnostic]:
    """A warning where one voice asserts a statement and its denial: by an attack that `denies`, or in so many words."""
    statements = debate.graph.statements
    pairs = [
        (statements[a.target], statements[a.source])
        for a in debate.attacks
        if a.manner is Manner.DENIES and not a.undercuts and a.target != a.source
    ]
    plain: dict[str, list[Statement]] = {}
    for statement in debate.statements:
        if statement.text[:1] in "iInN" and DENIAL.match(statement.text):
            plain.setdefault(_plain(DENIAL.sub("", statement.text, count=1)), []).append(statement)
    if plain:
        pairs += [(s, denial) for s in debate.statements for denial in plain.get(_plain(s.text), ()) if denial is not s]
    found = []
    for said, denied in dict.fromkeys((a.id, b.id) for a, b in pairs):
        statement, denial = statements[said], statements[denied]
        both = asserts(debate, statement) & asserts(debate, denial)
        if both:
            voice = min(both)[1]
            found.append(
                finding(
                    "own-denial", f"`{voice}` asserts a statement and its denial", head_of(denial),
                    "denies what the same voice asserts", others=(Label(head_of(statement), "asserted here"),),
                    help="mark who says each, or what the author rejects or concedes",
                )
            )  # fmt: skip
    return found


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def mixed_answers(debate: Debate) -> list[Diagnostic]:
    """A hint where one voice answers an issue both ways in one article: it may be so, or a slip."""
    first: dict[tuple[str, str, str], dict[Sign, Statement]] = {}
    found = []
    for statement in debate.statements:
        for answer in statement.answers:
            for article, voice in asserts(debate, statement):
                sides = first.setdefault((article, voice, answer.issue), {})
                if answer.sign not in sides:
                    sides[answer.sign] = statement
                    other = next((s for sign, s in sides.items() if sign is not answer.sign), None)
                    if other is not None:
                        found.append(
                            finding(
                                "mixed-answers", f"`{voice}` answers `{answer.issue}` both ways", head_of(statement),
                                f"{answer.sign} here", others=(Label(place(other), f"{other.answer(answer.issue)} here"),),
                                notes=("the stance is counted as mixed",),
                            )
                        )  # fmt: skip
    return found
