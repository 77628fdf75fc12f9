"""What elements of a file name and the file does not declare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from argmap.formats.jsonfile.hooks import short
from argmap.ground.source import Span
from argmap.model import Article, Issue, Stance, Statement, Voice, VoiceKind
from argmap.model.terms import AUTHOR, UNCLEAR

Report = Callable[[str, str, Span, str], None]
"""Reports a diagnostic: its name, what it says, the place and the words for that."""
Use = tuple[str, Span | None]


def undeclared_voices(
    voices: list[Voice], articles: list[Article], statements: list[Statement], stances: list[Stance], report: Report
) -> list[Voice]:
    """Unclear voices for those who are named and declared nowhere, each reported once."""
    uses: list[Iterable[Use]] = [
        ((name, article.origin) for article in articles for name in article.authors),
        ((name, s.origin) for s in statements if s.voices for chained in s.voices for name in chained),
        ((stance.voice, stance.origin) for stance in stances),
    ]
    missing = _missing({AUTHOR, UNCLEAR, *(v.id for v in voices)}, chain.from_iterable(uses), "voice", report)
    return [Voice(name, name, VoiceKind.UNCLEAR) for name in missing]


def undeclared_issues(
    issues: list[Issue], statements: list[Statement], stances: list[Stance], report: Report
) -> list[Issue]:
    """Issues without words for those that are named and declared nowhere, each reported once."""
    answered = ((answer.issue, s.origin) for s in statements if s.answers for answer in s.answers)
    uses = chain(answered, ((stance.issue, stance.origin) for stance in stances))
    return [Issue(name, name) for name in _missing({i.id for i in issues}, uses, "issue", report)]


def undeclared_articles(articles: list[Article], statements: list[Statement], stances: list[Stance]) -> list[Article]:
    """Articles that are only ever named; nothing more has to be said of an article, so nothing is wrong."""
    used = dict.fromkeys(chain((s.article for s in statements), (stance.article for stance in stances)))
    there = {"", *(article.id for article in articles)}
    return [Article(name) for name in used if name not in there]


def _missing(there: set[str], uses: Iterable[Use], what: str, report: Report) -> list[str]:
    found: dict[str, Span | None] = {}
    for name, place in uses:
        if name not in there and name not in found:
            found[name] = place
    for name, place in found.items():
        assert place is not None
        report("dangling-edge", f"the {what} {short(name)} is named and not declared", place, f"names {short(name)}")
    return list(found)
