"""Names for statements that the annotator did not name."""

from __future__ import annotations

import re
from collections.abc import Container

ODD = re.compile(r"[^\w-]+|_+")


def slug(text: str) -> str:
    """`~` and the first four words of a text: readable in messages, and the same wherever the statement stands."""
    words = ODD.sub("", "-".join(text[:64].split(None, 4)[:4]).lower()).strip("-")
    return f"~{words or 'statement'}"


class Namer:
    """Gives out slugs, each once; a taken one gets a number."""

    def __init__(self) -> None:
        self.next: dict[str, int] = {}

    def name(self, section: str, text: str, taken: Container[str]) -> str:
        """The id of a statement of a section (an article or nothing) that is not among the taken ids."""
        base = f"{section}/{slug(text)}" if section else slug(text)
        number = self.next.get(base)
        if number is None and base not in taken:
            self.next[base] = 2
            return base
        number = number or 1
        id = base if number == 1 else f"{base}-{number}"
        while id in taken:
            number += 1
            id = f"{base}-{number}"
        self.next[base] = number + 1
        return id
