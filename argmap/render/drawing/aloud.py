"""What is said of a picture to those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.render.letters.metrics import clean
from argmap.scene.parts import LinkRole, Scene

RELATIONS = {
    LinkRole.SUPPORT: ("inference", "inferences"),
    LinkRole.REBUT: ("rebuttal", "rebuttals"),
    LinkRole.UNDERMINE: ("undermining attack", "undermining attacks"),
    LinkRole.UNDERCUT: ("undercut", "undercuts"),
}
TOPS = 5
"""So many main claims are read out."""
LONG = 300
"""Characters that are read out of one."""


def describe(scene: Scene) -> str:
    """One sentence: how many statements and articles there are."""
    counts = ((len(scene.cards), ("statement", "statements")), (len(scene.groups), ("article", "articles")))
    shown = [_counted(count, words) for count, words in counts if count]
    return f"Argument map{': ' + ', '.join(shown) if shown else ' without statements'}."


def reading(scene: Scene) -> str:
    """The whole description: what there is, how it hangs together, and the main claims in the order of the annotation."""
    return " ".join((describe(scene), *_relations(scene), *_claims(scene)))


def _relations(scene: Scene) -> Iterator[str]:
    found = Counter(link.role for link in scene.links if link.head)
    if found:
        yield f"Lines show {_listed([_counted(found[role], RELATIONS[role]) for role in RELATIONS if found[role]])}."


def _claims(scene: Scene) -> Iterator[str]:
    """The statements that bear on no other; where every one does, there is none."""
    sources = {link.source for link in scene.links}
    bearing = {link.target for link in scene.links}
    tops = [card for card in scene.cards if card.id not in sources and (card.id in bearing or card.thesis)]
    if tops:
        yield "Main claim:" if len(tops) == 1 else f"{len(tops)} main claims:"
        yield from (f"“{_short(card.text)}”{_end(n, min(len(tops), TOPS))}" for n, card in enumerate(tops[:TOPS], 1))
    if len(tops) > TOPS:
        yield f"And {len(tops) - TOPS} more."


def _end(number: int, last: int) -> str:
    return "." if number == last else ";"


def _short(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= LONG else f"{shown[: LONG - 1].rstrip()}…"


def _counted(count: int, words: tuple[str, str]) -> str:
    return f"{count} {words[count != 1]}"


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
