"""The keywords, and what the terminals of the grammar are called in messages."""

from __future__ import annotations

STATEMENTS = ("claim", "premise", "and", "rebuttal", "undercut")
DECLARATIONS = ("article", "debate", "voice", "issue", "stance", "include")
FIELDS = (
    "title", "author", "date", "outlet", "url", "language", "text", "fingerprint", "skip", "debate", "role", "scope", "if",
    "scheme", "note", "sic",
)  # fmt: skip

DATA = ("data", "step")

NAMES = {
    "NAME": "a name",
    "TEXT": "a colon and a text",
    "LPAR": "qualifiers in parentheses",
    "RPAR": "a closing parenthesis",
    "COMMA": "a comma",
    "GT": "`>`",
    "QUOTED": "words in straight quotation marks",
    "NUMBER": "the number of a line",
    "DOTS": "`..`",
    "END": "the end of the line",
}


def in_words(expected: frozenset[str]) -> str:
    """What may follow, as one would say it."""
    names = [words for terminal, words in NAMES.items() if terminal in expected]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "a keyword"
