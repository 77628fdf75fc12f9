"""Passages that files name by offsets, as anchors, and back. An offset counts when the words stand there, and only then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.formats.nodes.taken import Quote
from argmap.formats.spans import Stretch, anchors_for, quoted_anchor, stretches_of
from argmap.formats.values import SURROGATES
from argmap.model import Anchor, Debate


def stands(text: str, quote: Quote) -> bool:
    """Whether the words of a passage stand in the text where the passage says."""
    return quote.offset is not None and bool(quote.text) and text.startswith(quote.text, quote.offset)


def alike(ours: Sequence[Quote], theirs: Sequence[Quote]) -> bool:
    """Whether the passages of a file are those that we would write; some tools leave out an offset."""
    return len(ours) == len(theirs) > 0 and all(
        (a.resource, a.text) == (b.resource, b.text) and b.offset in (a.offset, None)
        for a, b in zip(ours, theirs, strict=True)
    )


def derived_anchors(quotes: Sequence[Quote], texts: Mapping[str, str]) -> list[Anchor | None]:
    """The anchor that follows from each passage: one that leads to where it stands in the text, else one of its own words; None
    where there is none. `texts` are the texts of the resources by what the passages call them.
    """
    found: list[Anchor | None] = [None] * len(quotes)
    placed: dict[str, list[tuple[int, Stretch]]] = {}
    for number, quote in enumerate(quotes):
        text = texts.get(quote.resource, "")
        if text and quote.offset is not None and stands(text, quote) and not SURROGATES.search(quote.text):
            placed.setdefault(quote.resource, []).append((number, (quote.offset, quote.offset + len(quote.text))))
        else:
            found[number] = None if SURROGATES.search(quote.text) else quoted_anchor(quote.text)
    for resource, here in placed.items():
        anchors = anchors_for(texts[resource], [stretch for _, stretch in here])
        for (number, _), anchor in zip(here, anchors, strict=True):
            found[number] = anchor
    return found


def exact_quotes(debate: Debate, texts: Mapping[str, str], ids: Iterable[str] | None = None) -> dict[str, list[Quote]]:
    """The passages that the anchors of statements lead to, by statement, as far as they lead anywhere in the texts of the articles.
    Of these statements only, if `ids` are given.
    """
    only = None if ids is None else set(ids)
    wanted: dict[str, list[tuple[str, Anchor]]] = {}
    for statement in debate.statements:
        if statement.anchors and texts.get(statement.article) and (only is None or statement.id in only):
            wanted.setdefault(statement.article, []).extend((statement.id, anchor) for anchor in statement.anchors)
    found: dict[str, list[Quote]] = {}
    for article, anchors in wanted.items():
        text = texts[article]
        for (id, _), stretch in zip(anchors, stretches_of(text, [anchor for _, anchor in anchors]), strict=True):
            if stretch and stretch[0] < stretch[1]:
                found.setdefault(id, []).append(Quote(article, text[slice(*stretch)], stretch[0], None))
    return found
