"""Ids for the parts of a picture, and the words for who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.model import Article, Chain, Debate, Statement
from argmap.model.terms import AUTHOR, UNCLEAR

UNSAFE = re.compile("[^a-zA-Z0-9-]")


def part_id(prefix: str, id: str) -> str:
    """An id that HTML, SVG, CSS and the fragment of a URL all take; different for different ids.

    The slash becomes a dot, every other character that is not safe its number between underscores.
    """
    return f"{prefix}-{UNSAFE.sub(_stand_in, id)}"


def _stand_in(unsafe: re.Match[str]) -> str:
    char = unsafe[0]
    return "." if char == "/" else f"_{ord(char):x}_"


def voice_line(debate: Debate, statement: Statement) -> str:
    """Who asserts a statement: `Tokyo, according to Ana Mora; the union`. Empty where the article's author does."""
    article = debate.graph.articles.get(statement.article)
    authors = article.authors if article else ()
    own = {(AUTHOR,), *((author,) for author in authors)}
    if all(chain in own for chain in statement.voices):
        return ""
    return "; ".join(_chain(debate, chain, authors) for chain in statement.voices)


def byline(debate: Debate, article: Article) -> str:
    """Who wrote an article, where and when: `Ana Mora · The Harbour News · 2024-10~`."""
    authors = join(_name(debate, author, ()) for author in article.authors)
    return " · ".join(part for part in (authors, article.outlet, article.date) if part)


def join(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _chain(debate: Debate, chain: Chain, authors: tuple[str, ...]) -> str:
    return ", according to ".join(_name(debate, voice, authors) for voice in reversed(chain))


def _name(debate: Debate, voice: str, authors: tuple[str, ...]) -> str:
    if voice in debate.graph.voices:
        return debate.graph.voices[voice].name
    if voice == AUTHOR:
        return join(_name(debate, author, ()) for author in authors) or "the author"
    return "an unclear voice" if voice == UNCLEAR else voice
