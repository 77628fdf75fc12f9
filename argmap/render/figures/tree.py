"""The dendrogram beside a table: which voices are joined, and at which distance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil

from argmap.analysis.clusters import Dendrogram
from argmap.render.drawing.pieces import Piece, Rect
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.part import piece
from argmap.render.figures.scale import step_of
from argmap.render.figures.words import ID, Part, centred, label, one_line, tipped, upright
from argmap.scene.theme import Theme

LENGTH, STUB = 170.0, 10.0
"""The length of the scale, and of the lines before its zero, in points."""
LINE = 1.2
TITLE = "distance: 1 − agreement"
NAMES = 20
"""Names that a tip holds."""


def tree(
    found: Dendrogram, names: Callable[[str], str], rows: dict[str, float], left: float, top: float, theme: Theme
) -> Iterator[Piece]:
    """The tree of voices that stand at the heights `rows`, from `left` on, with its scale at the height `top`."""
    highest = max((merge.height for merge in found.merges), default=0.0) or 1.0
    step = step_of(highest * 100 / 4) / 100
    most = ceil(highest / step - 1e-9) * step
    zero = left + STUB
    at = [(left, rows[voice]) for voice in found.voices]
    for place, merge in enumerate(found.merges):
        one, other = at[merge.left], at[merge.right]
        x = round(zero + merge.height / most * LENGTH, 2)
        d = f"M{number(one[0])} {number(one[1])}H{number(x)}V{number(other[1])}H{number(other[0])}"
        voices = found.members(len(found.voices) + place)
        more = f" and {len(voices) - NAMES} more" if len(voices) > NAMES else ""
        who = ", ".join(one_line(names(voice), 60) for voice in voices[:NAMES])
        tip = tipped(f"distance {merge.height:.2f}, {merge.size} voices: {who}{more}")
        line = tag("path", d=d, fill="none", stroke=theme.ink, stroke_width=LINE)
        ys = sorted((one[1], other[1]))
        drawn = tag("g", tip + line, class_="merge", data_height=f"{merge.height:.4g}")
        # not one rectangle: what lies in the corner of the two lines is not the tree's
        yield piece(drawn, Rect(x - 1, ys[0], x + 1, ys[1]), *(Rect(a, y - 1, x, y + 1) for a, y in (one, other)))
        at.append((x, round((one[1] + other[1]) / 2, 2)))
    yield from _scale(most, step, zero, top, theme)


def _scale(most: float, step: float, zero: float, top: float, theme: Theme) -> Iterator[Piece]:
    marks = [n * step for n in range(round(most / step) + 1)]
    d = f"M{number(zero)} {number(top)}H{number(zero + LENGTH)}"
    d += "".join(f"M{number(zero + mark / most * LENGTH)} {number(top)}v-4" for mark in marks)
    line = tag("path", d=d, fill="none", stroke=theme.frame, stroke_width=0.8)
    yield piece(line, Rect(zero, top - 4, zero + LENGTH, top + 1), ground=True)
    for mark in marks:
        yield centred(f"{mark:.2f}".rstrip("0").rstrip("."), zero + mark / most * LENGTH, top - 11, ID, theme.quiet)
    title = label((Part(TITLE, ID, 2),), LENGTH)
    yield upright(title, zero, top - 20 - title.height, theme)
