"""The legend as SVG: a small sample of everything that needs explaining, and the words for it."""

from __future__ import annotations

from attrs import frozen

from argmap.model import Commitment
from argmap.render.drawing.cards import RING, RINGS, shape, stack
from argmap.render.drawing.pieces import Piece, Rect, known
from argmap.render.drawing.strokes import stroke
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.layout import Path
from argmap.render.letters.lines import Style, Tone, paragraph
from argmap.render.letters.metrics import text_width
from argmap.render.sizes import HEAD, JUNCTION
from argmap.scene.parts import Card, LegendEntry, LinkRole, Mark, Role
from argmap.scene.theme import Theme

WORDS = Style(9, Tone.QUIET)
SAMPLE, GAP, ROW = 30.0, 18.0, 17.0
"""Width of a sample, room between entries, and height of a row."""
HIGH = 11.0
"""Height of a sample card."""


@frozen
class Key:
    """The drawn legend and its size; each entry is a piece."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


def key(entries: tuple[LegendEntry, ...], wide: float, theme: Theme) -> Key:
    """The legend in rows not wider than `wide`, where a row holds at least one entry."""
    x, y, widest = 0.0, 0.0, 0.0
    drawn: list[Piece] = []
    for entry in entries:
        width = SAMPLE + 6 + text_width(entry.text, WORDS.size)
        if x and x + width > wide:
            x, y = 0.0, y + ROW
        words = texts(paragraph(entry.text, WORDS, SAMPLE + 6, 1, width), theme)
        entry_drawn = tag("g", _sample(entry.sample, theme) + words, transform=f"translate({number(x)} {number(y)})")
        drawn.append(Piece(entry_drawn, known(Rect(x, y, x + width, y + ROW))))
        widest = max(widest, x + width)
        x += width + GAP
    return Key(round(widest, 2), y + ROW if entries else 0.0, tuple(drawn))


def _sample(sample: LinkRole | Mark | Commitment, theme: Theme) -> str:
    middle = HIGH / 2 + 1
    if isinstance(sample, LinkRole):
        return stroke(
            Path(((0, middle), (8, middle), (14, middle), (SAMPLE - HEAD, middle)), (SAMPLE, middle)),
            theme.links[sample],
            theme.paper,
        )
    if sample is Mark.LINKED:
        return _joined(theme, middle)
    commitment = sample if isinstance(sample, Commitment) else Commitment.ENDORSED
    card = Card(
        "",
        "",
        Role.CLAIM,
        "",
        "",
        thesis=sample is Mark.THESIS,
        implicit=sample is Mark.IMPLICIT,
        folded=int(sample is Mark.FOLDED),
        context=sample in {Mark.CONTEXT, Mark.REMOVED},
        commitment=commitment,
        tag=sample if isinstance(sample, Mark) and sample in RINGS else None,
    )
    if card.tag:  # the frame around it needs room
        return tag(
            "g",
            shape(card, SAMPLE - 2 * RING - 2, HIGH - 2 * RING + 2, theme),
            transform=f"translate({number(RING + 1)} {number(RING)})",
        )
    room = 7.0 if sample is Mark.FOLDED else 0.0  # for the edges that stand out
    through = (
        tag("path", d=f"M4 {number(HIGH / 2)}H{number(SAMPLE - 4)}", stroke=theme.context)
        if sample is Mark.REMOVED
        else ""
    )
    below = stack(card, SAMPLE - room, HIGH - room / 2, theme) if card.folded else ""
    return tag("g", below + shape(card, SAMPLE - room, HIGH - room / 2, theme) + through, transform="translate(0 1)")


def _joined(theme: Theme, middle: float) -> str:
    look = theme.links[LinkRole.SUPPORT]
    join = SAMPLE * 0.45
    tails = ((0.0, 1.0), (0.0, 2 * middle - 1))
    lines = "".join(stroke(Path((tail, tail, (join, middle), (join, middle))), look, theme.paper) for tail in tails)
    onward = stroke(
        Path(((join, middle), (join, middle), (SAMPLE - HEAD, middle), (SAMPLE - HEAD, middle)), (SAMPLE, middle)),
        look,
        theme.paper,
    )
    return lines + onward + tag("circle", cx=join, cy=middle, r=JUNCTION / 2, fill=look.color)
