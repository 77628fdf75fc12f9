"""Marked stretches of a text as anchors of statements, and anchors as marks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.markup import DEEPEST, Mark
from argmap.formats.spans import Stretch, anchors_for, stretches_of
from argmap.formats.values import SURROGATES, compact
from argmap.ground.errors import ModelError
from argmap.model import Anchor, Statement

PREFIX = "node"
"""What OVA puts in front of the id of a node in the id of its span."""
Named = tuple[str, int, Anchor]
"""The id of a statement, and one of its anchors with its number."""
ABOUT = 64
"""Statements of one locution that its passage is taken to be that of."""


def anchors_in(
    marks: Sequence[Mark],
    texts: Mapping[str, str],
    names: Mapping[str, str],
    about: Mapping[str, Sequence[str]],
    home: str,
) -> dict[str, tuple[Anchor, ...]]:
    """The anchors of statements by id. A mark names an I-node, or an L-node that says something of I-nodes (`about`).

    `names` are the ids of statements by node; `home` is the article of marks that name none.
    """
    found: dict[str, list[tuple[int, Anchor]]] = {}
    derived = _derived(marks, texts, home)
    for number, (mark, anchor) in enumerate(zip(marks, derived, strict=True)):
        order, exact = _read_exact(mark.exact)
        here = exact or anchor
        if here is None:
            continue
        for statement in _meant(mark.id, names, about):
            if statement.rpartition("/")[0] == (mark.article or home):
                found.setdefault(statement, []).append((number if order is None else order, here))
    return {id: tuple(anchor for _, anchor in sorted(each, key=_first)) for id, each in found.items()}


def _derived(marks: Sequence[Mark], texts: Mapping[str, str], home: str) -> list[Anchor | None]:
    """The anchor that follows from the words of each mark."""
    found: list[Anchor | None] = [None] * len(marks)
    placed: dict[str, list[tuple[int, Stretch]]] = {}
    for number, mark in enumerate(marks):
        placed.setdefault(mark.article or home, []).append((number, (mark.start, mark.end)))
    for article, here in placed.items():
        anchors = anchors_for(texts.get(article, ""), [_tight(texts.get(article, ""), *stretch) for _, stretch in here])
        for (number, _), anchor in zip(here, anchors, strict=True):
            found[number] = anchor
    return found


def _tight(text: str, start: int, end: int) -> Stretch:
    """A stretch without the spaces around it: who marks with a mouse takes some."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))


def _meant(id: str, names: Mapping[str, str], about: Mapping[str, Sequence[str]]) -> list[str]:
    """The statements whose passage a mark is."""
    for node in (id.removeprefix(PREFIX), id):
        if node in names:
            return [names[node]]
        if node in about:
            return list(dict.fromkeys(names[i] for i in about[node][:ABOUT] if i in names))
    return []


def marks_of(
    statements: Iterable[Statement], texts: Mapping[str, str], nodes: Mapping[str, Any]
) -> tuple[dict[str, list[Mark]], dict[str, tuple[Anchor, ...]]]:
    """The marks of each article for the anchors of its statements, and by statement the anchors that have a place in the text.
    `nodes` are the ids of nodes by statement.
    """
    wanted: dict[str, list[tuple[str, int, Anchor]]] = {}
    for statement in statements:
        if statement.anchors and statement.article in texts:
            listed = wanted.setdefault(statement.article, [])
            listed += [(statement.id, n, anchor) for n, anchor in enumerate(statement.anchors)]
    marks: dict[str, list[Mark]] = {}
    kept: dict[str, list[tuple[int, Anchor]]] = {}
    for article, anchors in wanted.items():
        found = stretches_of(texts[article], [anchor for *_, anchor in anchors])
        placed = _nested((s, one) for s, one in zip(found, anchors, strict=True) if s and s[0] < s[1])
        for _, (id, n, anchor) in placed:
            kept.setdefault(id, []).append((n, anchor))
        marks[article] = _marked(article, texts[article], placed, nodes)
    return marks, {id: tuple(anchor for _, anchor in sorted(each, key=_first)) for id, each in kept.items()}


def _first(pair: tuple[int, Anchor]) -> int:
    return pair[0]


def _nested(placed: Iterable[tuple[Stretch, Named]]) -> list[tuple[Stretch, Named]]:
    """Stretches in the order in which they begin, each within those that it begins in: one that would end behind them ends with
    them, and one within too many is left out.
    """
    ends: list[int] = []
    made = []
    for (start, end), named in sorted(placed, key=lambda one: (one[0][0], -one[0][1])):
        while ends and ends[-1] <= start:
            ends.pop()
        if len(ends) < DEEPEST:
            ends.append(min(end, ends[-1]) if ends else end)
            made.append(((start, ends[-1]), named))
    return made


def _marked(article: str, text: str, placed: Sequence[tuple[Stretch, Named]], nodes: Mapping[str, Any]) -> list[Mark]:
    """The marks of stretches; what their words do not tell of the anchors they say outright."""
    derived = anchors_for(text, [_tight(text, *stretch) for stretch, _ in placed])
    last: dict[str, int] = {}
    unordered = set()
    for _, (id, n, _) in placed:
        if n < last.get(id, -1):
            unordered.add(id)
        last[id] = n
    return [
        Mark(
            str(nodes[id]), *stretch, article,
            _write_exact(n if id in unordered else None, anchor) if id in unordered or anchor != follows else "",
        )
        for (stretch, (id, n, anchor)), follows in zip(placed, derived, strict=True)
    ]  # fmt: skip


def _write_exact(order: int | None, anchor: Anchor) -> str:
    return compact([anchor.opening, anchor.closing, anchor.line, *([] if order is None else [order])])


def _read_exact(said: str) -> tuple[int | None, Anchor | None]:
    """The place of an anchor among those of its statement, where it is said, and the anchor; None for what is no anchor."""
    if not said:
        return None, None
    try:
        opening, closing, line, *rest = json.loads(said)
        anchor = Anchor(opening, closing, None if isinstance(line, bool) else line)
    except (ValueError, TypeError, ModelError, RecursionError):
        return None, None
    if SURROGATES.search(anchor.opening + anchor.closing):
        return None, None
    order = rest[0] if rest and isinstance(rest[0], int) and not isinstance(rest[0], bool) else None
    return order, anchor
