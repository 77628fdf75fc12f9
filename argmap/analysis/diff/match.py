"""Which statement of the new state is which of the old one: by id, then by passages, then by likeness of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from attrs import frozen

from argmap.analysis.diff.changes import How
from argmap.analysis.diff.likeness import best, folded, likeness, pairs
from argmap.model import Article, Debate, Statement
from argmap.passages.folding import fold_words

CROWD = 50
"""A passage that so many statements stand on tells nothing."""


@frozen
class Matched:
    """What was found again."""

    new: Mapping[str, str]
    """The new id of each old statement, by the old id."""
    how: Mapping[str, How]
    """How each was found, by the new id."""
    articles: Mapping[str, str]
    """The new id of each old article that was found again."""


def match(old: Debate, new: Debate) -> Matched:
    """Find the statements of one state in the other, each at most once.

    By id, where that of the article may have changed; the rest by the words of their anchors; the rest by likeness.
    Only statements of the same article are matched by passage or text.
    """
    articles = match_articles(old, new)
    names: dict[str, str] = {}
    how: dict[str, How] = {}
    for one, other, way in _by_id(old, new, articles):
        if one not in names and other not in how:
            names[one], how[other] = other, way
    for way, find in ((How.PASSAGE, _by_passage), (How.TEXT, _by_text)):
        left, right = _by_article(old, names, articles), _by_article(new, how, {})
        for article, ours in left.items():
            theirs = right.get(article, [])
            for at, to in find(ours, theirs) if theirs else ():
                names[ours[at].id], how[theirs[to].id] = theirs[to].id, way
    return Matched(names, how, articles)


def match_articles(old: Debate, new: Debate) -> dict[str, str]:
    """The new id of each old article: the same, or that of the only one with the same fingerprint, text, address or title.

    Where one article is left on either side, it is taken to be the same if nothing says that it is another.
    """
    found = {a.id: a.id for a in old.articles if a.id in new.graph.articles}
    for fact in ("fingerprint", "text", "url", "title"):
        ours = _only([a for a in old.articles if a.id not in found], fact)
        theirs = _only([a for a in new.articles if a.id not in found.values()], fact)
        found |= {ours[value].id: theirs[value].id for value in ours if value in theirs}
    left = [a for a in old.articles if a.id not in found]
    right = [a for a in new.articles if a.id not in found.values()]
    if len(left) == len(right) == 1 and not _apart(left[0], right[0]):
        found[left[0].id] = right[0].id
    return found


def _apart(one: Article, other: Article) -> bool:
    """Whether both articles say what they are, and it is not the same."""
    facts = ((one.fingerprint, other.fingerprint), (one.title, other.title), (one.url, other.url))
    return any(a and b and a != b for a, b in facts)


def _only(articles: Sequence[Article], fact: str) -> dict[str, Article]:
    """The articles by a fact about them, where only one has it."""
    often = Counter(getattr(article, fact) for article in articles)
    return {value: a for a in articles if (value := getattr(a, fact)) and often[value] == 1}


def _renamed(statement: Statement, articles: Mapping[str, str]) -> str:
    """The id that a statement has if only that of its article changed."""
    article = statement.article
    there = articles.get(article, article)
    return statement.id if there == article else f"{there}/{statement.name}"


def _by_id(old: Debate, new: Debate, articles: Mapping[str, str]) -> Iterator[tuple[str, str, How]]:
    """Statements of one id, first those that were named.

    Ids that were made from the text shift when another statement begins with the same words, so the text goes before them.
    """
    same = [(s, _renamed(s, articles)) for s in old.statements]
    both = [(s, new.graph.statements[there]) for s, there in same if there in new.graph.statements]
    yield from ((s.id, n.id, How.ID) for s, n in both if not s.anonymous or s.text == n.text)
    texts: dict[tuple[str, str], list[str]] = {}
    for statement in reversed(new.statements):
        if statement.anonymous:
            texts.setdefault((statement.article, statement.text), []).append(statement.id)
    settled = {n.id for s, n in both if s.text == n.text}
    for statement, there in same:
        waiting = texts.get((there.rpartition("/")[0], statement.text), []) if statement.anonymous else []
        while waiting and there not in settled:
            name = waiting.pop()
            if name not in settled:
                yield statement.id, name, How.TEXT
                break
    yield from ((s.id, n.id, How.ID) for s, n in both)


def _by_article(debate: Debate, done: Container[str], articles: Mapping[str, str]) -> dict[str, list[Statement]]:
    """The statements that are not done, by the new id of their article."""
    found: dict[str, list[Statement]] = {}
    for statement in debate.statements:
        if statement.id not in done:
            found.setdefault(articles.get(statement.article, statement.article), []).append(statement)
    return found


def _by_passage(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Statements that share an anchor; among several those whose texts are most alike."""
    places: dict[tuple[str, str], list[int]] = {}
    for number, statement in enumerate(new):
        for words in _words(statement):
            places.setdefault(words, []).append(number)
    found = []
    for number, statement in enumerate(old):
        near = [places.get(words, []) for words in _words(statement)]
        there = dict.fromkeys(other for others in near if len(others) <= CROWD for other in others)
        text = folded(statement.text) if there else ""
        found += [(number, other, likeness(text, folded(new[other].text))) for other in there]
    yield from ((one, other) for one, other, _ in best(found, set(range(len(old))), set(range(len(new)))))


def _words(statement: Statement) -> set[tuple[str, str]]:
    """The words of the anchors, without what differs between copies of a text; lines shift, so they do not count."""
    return {(fold_words(anchor.opening), fold_words(anchor.closing)) for anchor in statement.anchors}


def _by_text(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Statements whose texts are alike."""
    yield from ((one, other) for one, other, _ in pairs([s.text for s in old], [s.text for s in new]))
