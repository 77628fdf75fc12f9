"""Names for statements that the annotator did not name."""

from __future__ import annotations

import re
from collections.abc import Container

WORDS = re.compile(r"[^\W_]+")


def slug(text: str) -> str:
    """`~` and the first words of a text: readable in messages, and the same wherever the statement stands."""
    return "~" + ("-".join(WORDS.findall(text[:48].lower())[:4]) or "statement")


class Namer:
    """Gives out slugs, each once; a taken one gets a number."""

    def __init__(self) -> None:
        self.next: dict[str, int] = {}

    def name(self, section: str, text: str, taken: Container[str]) -> str:
        """The id of a statement of a section (an article or nothing) that is not among the taken ids."""
        base = f"{section}/{slug(text)}" if section else slug(text)
        number = self.next.get(base, 1)
        id = base if number == 1 else f"{base}-{number}"
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        self.next[base] = number + 1
        return id
