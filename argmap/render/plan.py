"""A scene with its texts measured: all that the layout engine has to know, and all that it must not change."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from statistics import fmean

from attrs import frozen

from argmap.render.box import SMALL, TEXT, Box, box, room
from argmap.render.letters.lines import Line, Style, Tone, depth, paragraph
from argmap.render.options import Direction
from argmap.render.routing.loops import closing
from argmap.render.rows import rows
from argmap.render.sizes import APART, ENDS, LABEL, ROW_GAP
from argmap.scene.parts import Group, Scene

GROUP_TITLE, GROUP_SUBTITLE = Style(TEXT + 1, bold=True), Style(SMALL, Tone.QUIET)
GROUP_COLUMNS = 60
"""Room for the title of an article, in mean letters."""
WORD = Style(LABEL)
WORD_ROOM = 62.0
"""The room for the words on a line, in points: they set how far apart ranks stand."""
BETWEEN = " · "
"""Between the word for a relation and its manner, which get lines of their own."""


@frozen
class Plan:
    """The measured scene: boxes go with its cards, labels with its groups.

    `nodes` names every part for the engine, and `homes` tells the group of cards and junctions that have one. `aside` are the
    numbers of the links that tell nothing about which card stands over which: those between groups, and those that close a
    loop. The engine does not hear of them. `words` are those on the links that have some, by the number of the link.
    """

    scene: Scene
    boxes: tuple[Box, ...]
    labels: tuple[Box, ...]
    nodes: dict[str, str]
    homes: dict[str, str]
    aside: frozenset[int]
    words: dict[int, Box]
    rows: tuple[tuple[str, ...], ...]
    """Cards without relations that stand side by side, by id."""


def plan(scene: Scene, columns: int, direction: Direction = Direction.UP) -> Plan:
    """The scene with cards whose text is about `columns` letters wide, and large enough for the lines that end at them."""
    parts = (
        *((card.id, f"n{number}") for number, card in enumerate(scene.cards, 1)),
        *((junction.id, f"j{number}") for number, junction in enumerate(scene.junctions, 1)),
        *((group.id, f"cluster_{number}") for number, group in enumerate(scene.groups, 1)),
    )
    ends = Counter(link.target for link in scene.links)
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    least = {
        card.id: (ends[card.id] - 1) * APART + 2 * ENDS if sideways and ends[card.id] > 1 else 0.0
        for card in scene.cards
    }
    boxes = tuple(box(card, columns, least[card.id]) for card in scene.cards)
    homes = {member: group.id for group in scene.groups for member in group.members}
    within = {n: link for n, link in enumerate(scene.links) if homes.get(link.source) == homes.get(link.target)}
    aside = closing(within, scene.points) | (frozenset(range(len(scene.links))) - within.keys())
    words = {n: _words(link.label) for n, link in enumerate(scene.links) if link.label}
    size = (boxes[0].width, fmean(box.height for box in boxes) + ROW_GAP) if boxes else (1.0, 1.0)
    found = rows(scene, homes, aside, size if sideways else size[::-1])
    return Plan(scene, boxes, tuple(map(_label, scene.groups)), dict(parts), homes, aside, words, found)


@lru_cache(maxsize=4096)
def _words(label: str) -> Box:
    return block(tuple((part, WORD) for part in label.split(BETWEEN)), WORD_ROOM)


def _label(group: Group) -> Box:
    return block(((group.title, GROUP_TITLE), (group.subtitle, GROUP_SUBTITLE)), room(GROUP_COLUMNS))


def block(paragraphs: tuple[tuple[str, Style], ...], wide: float) -> Box:
    """Paragraphs below each other, as wide as their widest line; a line from right to left keeps the right edge."""
    lines: list[Line] = []
    top = 0.0
    for text, style in paragraphs:
        found = paragraph(text, style, 0, top, wide)
        lines += found
        top += depth(found)
    widest = wide if any(line.right for line in lines) else max((line.width for line in lines), default=0)
    return Box(round(widest, 2), round(top, 2), tuple(lines))
