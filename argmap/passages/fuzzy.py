"""Find the words of the text that are most like an anchor's. The door to rapidfuzz for passages.

The text is searched folded. A long text is searched only around the grams that it shares with the words, so that time
does not grow with the number of anchors times the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from argmap.model import Anchor
from argmap.passages.index import Index
from argmap.passages.locate import Layers, closing
from argmap.passages.match import End, How, Match, Stretch
from argmap.passages.occurrences import gram_places, grams_of

ALIKE = 80.0
"""Words that are at least so similar (0 to 100) are taken to be those of the anchor."""
NEAREST = 60.0
"""Words that are at least so similar are shown as the nearest."""
SHORTEST, LONGEST = 4, 300
"""Lengths between which folded words can be compared: shorter ones are like everything, longer ones take too long."""
SMALL = 30_000
"""A folded text, or line, of at most this length is searched as a whole."""
AFTER = 3_000
"""Code points after the opening words in which words like the closing words are looked for."""
GRAM, STEP, COMMON = 8, 3, 64
"""Length and steps of the grams that lead to the words; a gram that stands more often than `COMMON` leads nowhere."""
WINDOWS, BIN = 6, 32
TOKEN = re.compile(r"\w+|[^\w\s]")
SLIP = 24

Places = Mapping[str, Iterable[int]]


@frozen
class Like:
    """A stretch of the text, and how similar (0 to 100) it is to the words that were looked for."""

    stretch: Stretch
    similarity: float


def clues(index: Index, anchors: Iterable[Anchor]) -> Places:
    """The places of the grams of all opening words in the folded text, where it is too long to be searched whole."""
    text = index.normal.text
    if len(text) <= SMALL:
        return {}
    keys = (index.normal.key(_ends(anchor).opening) for anchor in anchors)
    grams = {gram for key in keys if GRAM <= len(key) <= LONGEST for _, gram in grams_of(key, GRAM)}
    return gram_places(text, grams, GRAM, STEP, COMMON) if grams else {}


def like(index: Index, lost: Match, layers: Layers, places: Places) -> Match:
    """The match by words that are like those of an anchor whose own words were not found.

    Its similarity is at least `NEAREST`; whether that is enough is for the caller to decide. `lost` is then the end that
    is less similar. Without such words the match stays as it was.
    """
    anchor = _ends(lost.anchor)
    opening = Like(lost.opening, 100.0) if lost.opening else _opening(index, anchor, places)
    if opening is None:
        return lost
    start, opened = opening.stretch
    found = evolve(
        lost, how=How.FUZZY, start=start, end=opened, opening=opening.stretch,
        similarity=opening.similarity, lines=(index.line_of(start),), lost=End.OPENING,
    )  # fmt: skip
    if not anchor.closing:
        return found
    stop = opened + AFTER + len(lost.anchor.opening)
    follows = closing(anchor, layers, (opened, stop))
    if follows:
        return evolve(found, end=follows[0][1], closing=follows[0])
    near = _closing(index, anchor, (opened, stop))
    if near is None:
        neither = End.CLOSING if opening.similarity >= ALIKE else End.OPENING
        return evolve(lost, opening=opening.stretch, lines=found.lines, lost=neither)
    worse = End.CLOSING if near.similarity < opening.similarity else End.OPENING
    similarity = min(near.similarity, opening.similarity)
    return evolve(found, end=near.stretch[1], closing=near.stretch, similarity=similarity, lost=worse)


def _ends(anchor: Anchor) -> Anchor:
    """The anchor by the ends of words that are too long to be compared."""
    opening, closing = anchor.opening, anchor.closing
    half = LONGEST // 2
    if len(opening) > LONGEST:
        closing = closing or opening[-half:].strip(" \t")
        opening = opening[:half].strip(" \t")
    return evolve(anchor, opening=opening, closing=closing[-half:].strip(" \t"))


def _opening(index: Index, anchor: Anchor, places: Places) -> Like | None:
    key, text = index.normal.key(anchor.opening), index.normal.text
    on_line = None
    if anchor.line is not None:
        low, high = map(index.normal.folded.into, index.line(anchor.line))
        on_line = _best(index, key, [(low, min(high, low + SMALL))])
        if on_line and on_line.similarity >= ALIKE:
            return on_line
    windows = [(0, len(text))] if len(text) <= SMALL else list(_windows(key, places))
    found = _best(index, key, windows)
    return max(filter(None, (on_line, found)), key=lambda each: each.similarity, default=None)


def _closing(index: Index, anchor: Anchor, within: Stretch) -> Like | None:
    low, high = map(index.normal.folded.into, within)
    found = _best(index, index.normal.key(anchor.closing), [(low, high)])
    return found if found and found.stretch[0] >= within[0] else None


def _windows(key: str, places: Places) -> Iterator[Stretch]:
    """Stretches of the folded text that share most grams with the key."""
    votes = Counter((hit - offset) // BIN for offset, gram in grams_of(key, GRAM) for hit in places.get(gram, ()))
    for number, _ in votes.most_common(WINDOWS):
        middle = number * BIN
        yield max(0, middle - BIN), middle + 2 * BIN + len(key) + SLIP


def _best(index: Index, key: str, windows: Iterable[Stretch]) -> Like | None:
    """The words in these windows of the folded text that are most like the key."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only anchors with mistakes pay for loading it

    if not SHORTEST <= len(key) <= LONGEST:
        return None
    text, best, least = index.normal.text, None, NEAREST
    for low, high in windows:
        found = fuzz.partial_ratio_alignment(key, text[low:high], score_cutoff=least)
        if found and found.dest_end > found.dest_start and (best is None or found.score > least):
            best, least = (low, low + found.dest_start, low + found.dest_end), found.score
    if best is None:
        return None
    ways = list(_whole(text, *best)) or [best[1:]]
    score, _, (start, end) = max((fuzz.ratio(key, text[a:b]), -abs(b - a - len(key)), (a, b)) for a, b in ways)
    return Like(index.normal.back(start, end), score) if score >= NEAREST else None


def _whole(text: str, floor: int, start: int, end: int) -> Iterator[Stretch]:
    """Stretches near this one that begin and end with words."""
    low = max(floor, start - SLIP)
    tokens = [(low + m.start(), low + m.end()) for m in TOKEN.finditer(text[low : end + SLIP])]
    for first, _ in tokens:
        if abs(first - start) <= SLIP and (first == 0 or first > low):
            yield from ((first, last) for _, last in tokens if last > first and abs(last - end) <= SLIP)
