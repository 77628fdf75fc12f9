"""Numbers in the place of names, and the key to them."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.analysis.positions import Positions
from argmap.render.drawing.pieces import Piece
from argmap.render.figures.events import Event
from argmap.render.figures.tips import name
from argmap.render.figures.words import SMALL, Part, ending, label, one_line, upright
from argmap.scene.theme import Theme

COLUMN, NUMBER, GAP = 200.0, 24.0, 16.0
"""The width of a column of the key, of the numbers in it, and the room between two."""


def numbers(positions: Positions, found: tuple[Event, ...]) -> dict[str, str]:
    """The voices of events, numbered from 1 in the order of the positions."""
    speaking = {moment.voice for event in found for moment in event.moments}
    return {voice: str(n) for n, voice in enumerate((v for v in positions.voices if v in speaking), 1)}


def key_pieces(
    positions: Positions, numbered: Mapping[str, str], top: float, wide: float, theme: Theme
) -> tuple[list[Piece], float]:
    """The names to the numbers, in columns that are read downward, and where they end."""
    columns = max(1, int((wide + GAP) // (COLUMN + GAP)))
    deep = -(-len(numbered) // columns)
    listed = list(numbered.items())
    pieces: list[Piece] = []
    lowest = top
    for column in range(columns):
        x, y = column * (COLUMN + GAP), top
        for voice, n in listed[column * deep : (column + 1) * deep]:
            shown = name(positions, voice)
            box = label((Part(shown, SMALL, 3),), COLUMN - NUMBER - 4)
            pieces.append(ending(n, x + NUMBER, y + SMALL.size * 0.59, SMALL, theme.quiet))
            tip = f"{voice}: {one_line(shown)}"
            pieces.append(upright(box, x + NUMBER + 4, y, theme, tip, class_="voice", data_voice=voice))
            y += box.height + 2
        lowest = max(lowest, y)
    return pieces, round(lowest, 2)
