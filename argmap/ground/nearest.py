"""The name somebody probably meant. The only door to rapidfuzz for names."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, if one is like it enough to be a slip of the keyboard."""
    from rapidfuzz import process, utils  # noqa: PLC0415 - only mistakes pay for loading it
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    if len(word) > 200:  # nobody mistypes that much, and the distance takes quadratic time  # noqa: PLR2004
        return None
    found = process.extractOne(
        word,
        list(names),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=utils.default_process,
        score_cutoff=0.6,
    )
    return found[0] if found else None


class Nearest:
    """The names of one kind, to be asked for near ones again and again; gives up after `asked` words, since by then the
    list of names is what is missing.
    """

    def __init__(self, names: Iterable[str], asked: int = 100) -> None:
        self.names = list(dict.fromkeys(names))
        self.left = asked

    def to(self, word: str) -> str | None:
        """The name most like a word, if one is like enough."""
        self.left -= 1
        return nearest(word, self.names) if self.left >= 0 else None


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """`; did you mean 'x'?` when there is a near name, else nothing."""
    near = nearest(word, names)
    return f"; did you mean {near!r}?" if near else ""
