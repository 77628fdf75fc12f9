"""Passages: where the anchors of an annotation lead in the article's text."""

from argmap.passages.fingerprint import fingerprint
from argmap.passages.index import Index
from argmap.passages.match import How, Match
from argmap.passages.resolve import resolve
from argmap.passages.selectors import text_fragment, text_position, text_quote, write_anchor
from argmap.passages.sentences import paragraphs, sentences
from argmap.passages.skeleton import skeleton
from argmap.passages.turns import cut_off, merged

__all__ = [
    "How", "Index", "Match", "cut_off", "fingerprint", "merged", "paragraphs", "resolve", "sentences", "skeleton", "text_fragment",
    "text_position", "text_quote", "write_anchor",
]  # fmt: skip
