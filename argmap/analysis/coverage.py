"""How much of an article's text an annotation is about."""

from __future__ import annotations

from bisect import bisect_right

from attrs import frozen

from argmap.model import Article, Debate
from argmap.passages import merged, paragraphs, resolve, sentences
from argmap.passages.match import Stretch

BEGINNING = 60
"""Characters of an uncovered paragraph that are shown."""


@frozen
class Uncovered:
    """A paragraph of which no sentence stands under an anchor: its line in the text (from 1), and how it begins."""

    line: int
    beginning: str


@frozen
class Coverage:
    """Sentences of a text outside the lines that the article skips, and how many of them an anchor touches."""

    sentences: int
    covered: int
    uncovered: tuple[Uncovered, ...]

    @property
    def share(self) -> float:
        """The covered share of the sentences, from 0 to 1; 1 for a text without sentences."""
        return self.covered / self.sentences if self.sentences else 1.0


def coverage(article: Article, text: str, debate: Debate) -> Coverage:
    """What the anchors of the article's statements and stances cover of its text."""
    anchors = [anchor for s in debate.statements if s.article == article.id for anchor in s.anchors]
    anchors += [anchor for s in debate.stances if s.article == article.id for anchor in s.anchors]
    passages = merged([(m.start, m.end) for m in resolve(text, anchors) if m.placed])
    skipped = merged([(first, last + 1) for first, last in article.skip])
    total = covered = 0
    uncovered: list[Uncovered] = []
    for paragraph in paragraphs(text):
        if _inside(paragraph.line, skipped):
            continue
        found = sentences(text, paragraph, article.language)
        touched = sum(_touches(sentence, passages) for sentence in found)
        total += len(found)
        covered += touched
        if found and not touched:
            uncovered.append(Uncovered(paragraph.line, _beginning(text[paragraph.start : paragraph.end])))
    return Coverage(total, covered, tuple(uncovered))


def _inside(number: int, stretches: list[Stretch]) -> bool:
    place = bisect_right(stretches, (number, float("inf"))) - 1
    return place >= 0 and number < stretches[place][1]


def _touches(sentence: Stretch, stretches: list[Stretch]) -> bool:
    place = bisect_right(stretches, (sentence[1] - 1, float("inf"))) - 1
    return place >= 0 and stretches[place][1] > sentence[0]


def _beginning(text: str) -> str:
    words = " ".join(text[: 2 * BEGINNING].split())
    return words if len(words) <= BEGINNING else words[:BEGINNING].rsplit(" ", 1)[0] + " …"
