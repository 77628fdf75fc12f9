"""Find one anchor's passage by words that are the text's own: exactly, or but for quotes, dashes, spaces and case.

Where the opening words stand more than once and no line is given, the anchor still has one meaning if only one of the
places is followed by the closing words on its own line or, if none is, within `NEAR`. With a line, the first place on
that line that the closing words follow is meant. If the words are not on that line but stand in one other place, the
passage is there: it moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from argmap.model import Anchor
from argmap.passages.index import Index
from argmap.passages.layer import Layer
from argmap.passages.match import End, How, Match, Stretch

NEAR = 1_000
"""Code points after the opening words within which closing words settle which opening words are meant: a paragraph."""
REACH = 100_000
"""Code points after the opening words within which the closing words must begin."""
SHOWN = 8
"""So many lines of an ambiguous anchor are kept."""

Layers = Sequence[tuple[How, Layer]]


def locate(index: Index, anchor: Anchor, layers: Layers) -> Match:
    """The match of an anchor by the words in these layers, the best first."""
    if anchor.line is None:
        return _anywhere(index, anchor, layers)
    line, opened = index.line(anchor.line), None
    for how, layer in layers:
        for spot in layer.on_line(anchor.opening, line):
            found = passage(index, anchor, spot, how, layers)
            if found.placed:
                return found
            opened = opened or found
    if opened:  # the line is right, the closing words are not
        return opened
    found = _anywhere(index, anchor, layers)
    return evolve(found, how=How.MOVED) if found.placed else found


def _anywhere(index: Index, anchor: Anchor, layers: Layers) -> Match:
    for how, layer in layers:
        spots = layer.spots(anchor.opening)
        if spots.more:  # too many to ask each what follows it
            return ambiguous(index, anchor, spots.stretches)
        if spots.stretches:
            return _choose(index, anchor, spots.stretches, how, layers)
    return Match(anchor, How.MISSING, lost=End.OPENING, similarity=0.0)


def _choose(index: Index, anchor: Anchor, spots: Sequence[Stretch], how: How, layers: Layers) -> Match:
    if len(spots) == 1:
        return passage(index, anchor, spots[0], how, layers)
    if not anchor.closing:
        return ambiguous(index, anchor, spots)
    followed = [spot for spot in spots if closing(anchor, layers, (spot[1], index.line(index.line_of(spot[0]))[1]))]
    followed = followed or [spot for spot in spots if closing(anchor, layers, (spot[1], spot[1] + NEAR))]
    if len(followed) == 1:
        return passage(index, anchor, followed[0], how, layers)
    return ambiguous(index, anchor, followed or spots)


def ambiguous(index: Index, anchor: Anchor, spots: Iterable[Stretch]) -> Match:
    """The match of an anchor that may mean any of these places."""
    lines = dict.fromkeys(index.line_of(start) for start, _ in spots)
    return Match(anchor, How.AMBIGUOUS, lines=tuple(lines)[:SHOWN])


def passage(index: Index, anchor: Anchor, opening: Stretch, how: How, layers: Layers) -> Match:
    """The match whose opening words are here; it is not placed when the closing words do not follow."""
    start, opened = opening
    lines = (index.line_of(start),)
    if not anchor.closing:
        return Match(anchor, how, start, opened, opening, lines=lines)
    follows = closing(anchor, layers, (opened, opened + NEAR), (opened, opened + REACH))
    if follows:
        stretch, closed = follows
        worst = How.NORMALISED if How.NORMALISED in {how, closed} else How.EXACT
        return Match(anchor, worst, start, stretch[1], opening, stretch, lines=lines)
    before = closing(anchor, layers, (start, opened), (start - NEAR, start), (start - REACH, start))
    if before:
        return Match(anchor, How.REVERSED, opening=opening, closing=before[0], lines=lines)
    return Match(anchor, How.MISSING, opening=opening, lines=lines, lost=End.CLOSING, similarity=0.0)


def closing(anchor: Anchor, layers: Layers, *ranges: Stretch) -> tuple[Stretch, How] | None:
    """The first closing words that begin in the first of these ranges that has them, and how they were found."""
    for low, high in ranges:
        for how, layer in layers:
            found = layer.first(anchor.closing, max(0, low), high)
            if found:
                return found, how
    return None
