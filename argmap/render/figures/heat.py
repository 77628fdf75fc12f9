"""The agreement matrix: how far every two voices agree, with the number of issues that they share, and the tree of camps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.agreement import Agreement, AgreementRow, agreement
from argmap.analysis.clusters import Dendrogram, clusters
from argmap.analysis.positions import Positions
from argmap.model import Debate, Position
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.render.figures.limits import VOICES, within
from argmap.render.figures.matrix import voice_head
from argmap.render.figures.part import piece
from argmap.render.figures.saying import alone, counted, pairs_aloud, tables
from argmap.render.figures.symbols import look
from argmap.render.figures.tints import tint
from argmap.render.figures.tips import name
from argmap.render.figures.tree import LENGTH, STUB, tree
from argmap.render.figures.words import SMALL, VALUE, centred, one_line, share, tipped, turned, upright
from argmap.scene.names import part_id
from argmap.scene.theme import Theme

MOST_VOICES = 60
"""The table is then two thirds of a metre wide."""
WIDE, HIGH, INSET = 36.0, 29.0, 1.5
"""The size of a cell, and how far inside of it its border runs."""
NAMES, TURNED, GAP = 180.0, 130.0, 8.0
STRONGEST = 0.45
"""How much of its colour a cell of full agreement or none has."""
HALF = 0.5
TITLE = "Who agrees with whom"


def agreement_matrix(
    positions: Positions,
    found: Agreement | None = None,
    camps: Dendrogram | None = None,
    *,
    debate: Debate | None = None,
    title: str = TITLE,
    language: str = "",
) -> Figure:
    """The agreement of every two voices, ordered by camps where these can be told; else the reason why not is written below.

    `found` and `camps` are what `agreement` and `clusters` give, and computed where they are left out. Raises `ArgmapError` for
    more than 60 voices.
    """
    within(len(positions.voices), MOST_VOICES, "voices", "an agreement matrix", VOICES)
    found = agreement(positions) if found is None else found
    camps = clusters(found) if camps is None else camps
    subtitle = tables(positions, debate)
    if len(found.voices) < 2:  # noqa: PLR2004 - a pair
        return Figure(title, subtitle, f"{title}: nothing to compare.", empty(alone(positions)), language)
    description = f"{title}: a table, {subtitle}. {pairs_aloud(positions, found)}"
    return Figure(title, subtitle, description, partial(_body, positions, found, camps), language)


def _body(positions: Positions, found: Agreement, camps: Dendrogram, theme: Theme) -> Body:
    order = camps.order if not camps.refused else found.voices
    rows = [voice_head(positions, voice, 2, NAMES) for voice in order]
    columns = [voice_head(positions, voice, 3, TURNED, turned=True) for voice in order]
    left = max(head.box.width for head in rows) + GAP
    top = max((max(head.box.width for head in columns) + GAP, 44.0))
    widths = [max(WIDE, head.box.height + 4) for head in columns]
    edges = [left]
    for width in widths:
        edges.append(round(edges[-1] + width, 2))
    pieces: list[Piece] = []
    for n, head in enumerate(columns):
        x = (edges[n] + edges[n + 1]) / 2 - head.box.height / 2
        pieces.append(turned(head.box, x, top - GAP / 2, theme, head.tip, **head.about))
    middles = {}
    for n, head in enumerate(rows):
        y = top + n * HIGH
        middles[order[n]] = y + HIGH / 2
        pieces.append(upright(head.box, 0.0, y + (HIGH - head.box.height) / 2, theme, head.tip, **head.about))
        for m, other in enumerate(order):
            area = Rect(edges[m], y, edges[m + 1], y + HIGH)
            pieces.append(_cell(positions, found.between(order[n], other), area, theme))
    width, height = edges[-1], top + len(order) * HIGH
    notes = ["n is the number of issues that both speak on; on the diagonal, of those that the voice speaks on."]
    if camps.refused:
        notes.append(f"No camps are shown: {camps.refused.replace('`', '')}.")
    else:
        pieces += tree(camps, partial(name, positions), middles, width + GAP, top - GAP / 2, theme)
        width += GAP + STUB + LENGTH + 12
    return Body(round(width, 2), height, tuple(pieces), legend=tuple(_legend(found, theme)), notes=tuple(notes))


def _cell(positions: Positions, pair: AgreementRow, area: Rect, theme: Theme) -> Piece:
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    value, same = pair.agreement, pair.voice == pair.other
    kind = "self" if same else "undefined" if value is None else "agreement"
    one, other = (one_line(name(positions, voice), 80) for voice in (pair.voice, pair.other))
    if same:
        tip, drawn = f"{one}: speaks on {counted(pair.shared, 'issue')}", ""
    elif value is None:
        tip = f"{one} and {other}: no shared issue"
        drawn = tag("circle", cx=x, cy=y, r=1.1, fill=theme.quiet)
    else:
        tip = f"{one} and {other}: agreement {share(value)} on {counted(pair.shared, 'shared issue')}"
        drawn = _ground(value, area, theme) + centred(share(value), x, y - 5.5, VALUE, theme.ink).drawing
    if value is not None:
        drawn += centred(f"n {pair.shared}", x, y if same else y + 6, SMALL, theme.quiet if same else theme.ink).drawing
    if pair.left_out:
        tip += f"; {counted(pair.left_out, 'issue')} left out, spoken of at different times"
    about = {"data_voice": pair.voice, "data_other": pair.other}
    id = part_id("pair", f"{pair.voice}/{pair.other}")
    return piece(tag("g", tipped(tip) + drawn, id=id, class_=f"cell {kind}", **about), area)


def _ground(value: float, area: Rect, theme: Theme) -> str:
    """The inside of a cell: the stronger its colour and border the farther from a half; dashed below it."""
    strength = abs(value - HALF) * 2
    line = look(Position.PRO if value > HALF else Position.CON, theme)
    inner = area.grown(-INSET)
    dashes = " ".join(map(number, line.dashes)) if value < HALF else None
    color = line.color if strength else theme.frame
    return tag(
        "rect", x=inner.left, y=inner.top, width=inner.width, height=inner.height, rx=2.0,
        fill=tint(theme, line.color, STRONGEST * strength), stroke=color, stroke_width=0.6 + 0.8 * strength,
        stroke_dasharray=dashes,
    )  # fmt: skip


def _legend(found: Agreement, theme: Theme) -> Iterator[Entry]:
    steps = (0.0, 0.25, 0.5, 0.75, 1.0)
    wide = 18.0
    sample = "".join(
        _ground(value, Rect(n * wide, MIDDLE - 7, (n + 1) * wide, MIDDLE + 7), theme) for n, value in enumerate(steps)
    )
    if any(pair.agreement is not None for pair in found):
        words = "agreement from 0 (opposite sides) over ½ (dashed below) to 1 (the same side)"
        yield Entry(sample, words, wide * len(steps))
    if any(pair.agreement is None for pair in found):
        yield Entry(tag("circle", cx=6.0, cy=MIDDLE, r=1.1, fill=theme.quiet), "no shared issue", 12.0)
