"""Which words of the text each annotator covers, and where passages begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from argmap.analysis.alpha import Measure, of_units
from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.annotators.placing import WORD, Placed
from argmap.passages import Index, merged

NO_TEXT = "the text is not at hand (--texts)"


@frozen
class Segmented:
    """The words of all texts that are at hand, numbered from 0, as one annotator sees them.

    `covered` are those that a passage touches; `boundaries` the gaps, by the number of the word behind them, at which a
    passage begins or ends.
    """

    covered: frozenset[int]
    boundaries: frozenset[int]


@frozen
class Segments:
    """The words of all texts outside the lines that everybody skips, the gaps within a text, and the annotators' views."""

    words: int
    gaps: int
    seen: tuple[Segmented, ...]

    @property
    def alpha(self) -> Measure:
        """Krippendorff's alpha over words: annotated or not."""
        if not self.words:
            return Measure(None, 0, "words", NO_TEXT)
        often = Counter(word for one in self.seen for word in one.covered)
        units: Counter[frozenset[tuple[bool, int]]] = Counter()
        for times, words in Counter(often.values()).items():
            rest = len(self.seen) - times
            units[frozenset({(True, times), (False, rest)} if rest else {(True, times)})] += words
        units[frozenset({(False, len(self.seen))})] += self.words - len(often)
        return of_units({unit: n for unit, n in units.items() if n}, of="words")


def segments(
    annotations: Sequence[Annotation], placed: Sequence[Sequence[Placed]], texts: Mapping[str, Index]
) -> Segments:
    """The words that the annotators cover, and their boundaries, over all texts."""
    covered: list[set[int]] = [set() for _ in annotations]
    boundaries: list[set[int]] = [set() for _ in annotations]
    first = gaps = 0
    for home, index in texts.items():
        found = _words(index, _skipped(annotations, home))
        starts, ends = [start for start, _ in found], [end for _, end in found]
        for number, statements in enumerate(placed):
            passages = {stretch for p in statements if p.home == home for stretch in p.passages}
            bounds = {(bisect_right(ends, start), bisect_left(starts, end)) for start, end in passages}
            real = [(low, high) for low, high in bounds if low < high]
            covered[number] |= {first + n for low, high in merged(real) for n in range(low, high)}
            boundaries[number] |= {first + n for pair in real for n in pair if 0 < n < len(found)}
        first += len(found)
        gaps += max(0, len(found) - 1)
    seen = (Segmented(frozenset(c), frozenset(b)) for c, b in zip(covered, boundaries, strict=True))
    return Segments(first, gaps, tuple(seen))


def _words(index: Index, skipped: frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words of a text outside the skipped lines."""
    out = merged([(index.line(low)[0], index.line(high)[1]) for low, high in skipped])
    at = [start for start, _ in out]
    found = []
    for word in WORD.finditer(index.text):
        place = bisect_right(at, word.start()) - 1
        if place < 0 or word.start() >= out[place][1]:
            found.append(word.span())
    return found


def _skipped(annotations: Sequence[Annotation], home: str) -> frozenset[tuple[int, int]]:
    """The lines of an article that all annotators skip, as ranges of lines."""
    each = []
    for annotation in annotations:
        articles = [a for a in annotation.debate.articles if annotation.homes[a.id] == home]
        each.append(merged([(low, high + 1) for article in articles for low, high in article.skip]))
    shared = each[0]
    for ranges in each[1:]:
        both = ((max(a, c), min(b, d)) for a, b in shared for c, d in ranges)
        shared = merged([(low, high) for low, high in both if low < high])
    return frozenset((low, high - 1) for low, high in shared)
