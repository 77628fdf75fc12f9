"""Where the statements of an annotation stand, so that those of several can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

from attrs import frozen

from argmap.analysis.annotators.articles import Annotation, Common
from argmap.model import Statement
from argmap.passages import Index, merged, resolve
from argmap.passages.folding import fold_words
from argmap.passages.layer import UNSPACED
from argmap.passages.match import Stretch

MANY = 8
"""So many passages of a statement are also compared one by one."""
WORD = re.compile(rf"(?=\w){UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\w)+")
"""A run of letters and digits; in scripts without spaces each letter is one."""


@frozen
class Placed:
    """A statement with its passages: stretches of the text of its article, from 0 in code points, in order and apart.

    Without the text there are none, but the folded `words` of its anchors. `line` is where the first passage begins, by
    the text or, without it, by the first anchor that says so.
    """

    statement: Statement
    home: str
    passages: tuple[Stretch, ...] = ()
    words: frozenset[str] = frozenset()
    line: int | None = None

    @property
    def anywhere(self) -> bool:
        """Whether it has a place."""
        return bool(self.passages or self.words)

    def overlap(self, other: Placed) -> float:
        """The Jaccard index of the passages of two statements: what both cover by what either covers, from 0 to 1.

        Where one of them has several, it is that of the two passages that are most alike if this is more: somebody who
        anchors a thesis to the headline too has not annotated another statement.
        """
        if self.home != other.home:
            return 0.0
        if not self.passages or not other.passages:
            either = len(self.words | other.words)
            return len(self.words & other.words) / either if either else 0.0
        pairs = product(self.passages[:MANY], other.passages[:MANY])
        return max(_index(self.passages, other.passages), *(_index((one,), (two,)) for one, two in pairs))


def _index(one: Sequence[Stretch], other: Sequence[Stretch]) -> float:
    shared = _shared(one, other)
    return shared / (sum(end - start for start, end in (*one, *other)) - shared)


def _shared(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """The code points in both of two lists of stretches, each in order and apart."""
    shared = first = second = 0
    while first < len(one) and second < len(other):
        start = max(one[first][0], other[second][0])
        end = min(one[first][1], other[second][1])
        shared += max(0, end - start)
        if one[first][1] <= other[second][1]:
            first += 1
        else:
            second += 1
    return shared


def indexes(common: Common) -> Mapping[str, Index]:
    """The texts, each ready for looking up anchors."""
    return {home: Index.of(text) for home, text in common.texts.items()}


def placed(annotation: Annotation, texts: Mapping[str, Index]) -> tuple[Placed, ...]:
    """The statements of an annotation with their passages, in its order."""
    found: dict[str, Placed] = {}
    for home in dict.fromkeys(annotation.homes.values()):
        statements = [s for s in annotation.debate.statements if annotation.home(s) == home]
        if home in texts:
            index = texts[home]
            matches = iter(resolve(index, [anchor for s in statements for anchor in s.anchors]))
            for s in statements:
                own = [m for m in (next(matches) for _ in s.anchors) if m.placed and m.start < m.end]
                line = index.line_of(min(m.start for m in own)) if own else None
                found[s.id] = Placed(s, home, tuple(merged([(m.start, m.end) for m in own])), line=line)
        else:
            for s in statements:
                lines = [anchor.line for anchor in s.anchors if anchor.line is not None]
                found[s.id] = Placed(s, home, words=_words(s), line=lines[0] if lines else None)
    return tuple(found[s.id] for s in annotation.debate.statements if s.id in found)


def _words(statement: Statement) -> frozenset[str]:
    said = " ".join(f"{anchor.opening} {anchor.closing}" for anchor in statement.anchors)
    return frozenset(WORD.findall(fold_words(said)))
