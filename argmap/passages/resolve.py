"""From anchors to passages: by the words as they are, then folded, then by words that are like them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from argmap.ground.errors import ModelError
from argmap.model import Anchor
from argmap.passages.fuzzy import ALIKE, clues, like
from argmap.passages.index import Index
from argmap.passages.locate import locate
from argmap.passages.match import How, Match

BREAK = re.compile(r"[\r\n]+")


def resolve(text: str | Index, anchors: Sequence[Anchor]) -> tuple[Match, ...]:
    """A match for each anchor, in their order; all at once is much faster than one by one."""
    index = Index.of(text)
    exact = ((How.EXACT, index.exact),)
    index.exact.learn(map(index.wanted, anchors))
    matches = [locate(index, anchor, exact) for anchor in anchors]
    rest = [n for n, match in enumerate(matches) if match.how is not How.EXACT]
    if not rest:
        return tuple(matches)
    both = (*exact, (How.NORMALISED, index.normal))
    index.normal.learn(index.wanted(anchors[n]) for n in rest)
    for n in rest:
        matches[n] = locate(index, anchors[n], both)
    lost = [n for n in rest if matches[n].how is How.MISSING]
    places = clues(index, [anchors[n] for n in lost if matches[n].opening is None]) if lost else {}
    for n in lost:
        matches[n] = like(index, matches[n], both, places)
    drafts = {n: list(_drafts(index, matches[n])) for n in rest}
    index.exact.learn(index.wanted(draft) for each in drafts.values() for draft in each)
    for n in rest:
        matches[n] = _judged(_mended(index, matches[n], drafts[n]))
    return tuple(matches)


def _judged(match: Match) -> Match:
    """The match, where words that are not enough alike do not count as found."""
    if match.how is not How.FUZZY:
        return match
    if match.similarity >= ALIKE:
        return evolve(match, lost=None)
    return evolve(match, how=How.MISSING, start=-1, end=-1)


def _mended(index: Index, match: Match, drafts: Sequence[Anchor]) -> Match:
    """The match with the first of the drafts that leads exactly to its passage."""
    exact = ((How.EXACT, index.exact),)
    for draft in drafts:
        found = locate(index, draft, exact)
        if found.how is How.EXACT and (not match.placed or (found.start, found.end) == (match.start, match.end)):
            return evolve(match, suggestion=draft)
    return match


def _drafts(index: Index, match: Match) -> Iterator[Anchor]:
    """Ways to write the anchor in the words of the text."""
    first, last = match.opening, match.closing
    if first is None or not (match.placed or match.how is How.REVERSED):
        return
    if match.how is How.REVERSED and last is not None:
        # closing words that begin within the opening words make one passage with them; others stand in the other's place
        first, last = ((first[0], max(first[1], last[1])), None) if last[0] >= first[0] else (last, first)
    opening = BREAK.split(index.text[slice(*first)])
    closing = BREAK.split(index.text[slice(*last)]) if last else opening[1:] or [""]  # an anchor is one line
    line = index.line_of(first[0])
    for where in (line,) if match.anchor.line is not None else (None, line):
        try:
            yield Anchor(opening[0].strip(" \t"), closing[-1].strip(" \t"), where)
        except ModelError:  # words of the text that cannot stand in an anchor
            return
