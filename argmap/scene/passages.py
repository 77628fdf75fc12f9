"""The words of the articles that statements stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.model import Statement

if TYPE_CHECKING:
    from argmap.ground.source import Source

BETWEEN = " […] "
"""Between two passages of one statement."""
MOST = 1200
"""Characters of a passage that a tip shows; more would cover the map."""


def passages(statements: Iterable[Statement], texts: Mapping[str, str | Source]) -> dict[str, str]:
    """The passages of statements by id, of those whose article's text is among `texts` and in which they are found."""
    by_article: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.anchors and statement.article in texts:
            by_article.setdefault(statement.article, []).append(statement)
    if not by_article:
        return {}
    from argmap.passages import resolve  # noqa: PLC0415 - most pictures are drawn without the texts

    found: dict[str, list[str]] = {}
    for article, group in by_article.items():
        given = texts[article]
        text = given if isinstance(given, str) else given.text
        anchors = [(s.id, anchor) for s in group for anchor in s.anchors]
        for (id, _), match in zip(anchors, resolve(text, [anchor for _, anchor in anchors]), strict=True):
            if match.placed:
                found.setdefault(id, []).append(text[match.start : match.end])
    return {id: _shortened(BETWEEN.join(" ".join(words.split()) for words in each)) for id, each in found.items()}


def _shortened(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"
