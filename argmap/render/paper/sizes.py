"""Sizes of paper, in points, and the rooms that a page is divided into."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.render.drawing.pieces import Rect
from argmap.render.sizes import INCH

MM = INCH / 25.4
MARGIN = 12 * MM
"""Around what a page shows; every printer reaches that far."""
OVERLAP = 6 * MM
"""So much of the neighbours at the right and below is shown once more, to glue pages together."""
FOOT = 24.0
"""The room for the lines below what a page shows."""


@frozen
class Paper:
    """A sheet of paper: its name and its size in points."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> Paper:
        """The sheet on its side."""
        return Paper(self.name, self.height, self.width)

    @property
    def inside(self) -> Rect:
        """What is left inside the margins."""
        return Rect(0, 0, self.width, self.height).grown(-MARGIN)

    @property
    def shown(self) -> Rect:
        """What is left for a tile of a picture that takes several pages."""
        inside = self.inside
        return Rect(inside.left, inside.top, inside.right, inside.bottom - FOOT)

    @property
    def room(self) -> tuple[float, float]:
        """The largest tile, without what overlaps."""
        return self.shown.width - OVERLAP, self.shown.height - OVERLAP


def _paper(name: str, width: float, height: float) -> Paper:
    return Paper(name, round(width * MM, 2), round(height * MM, 2))


PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        _paper("a0", 841, 1189),
        _paper("a1", 594, 841),
        _paper("a2", 420, 594),
        _paper("a3", 297, 420),
        _paper("a4", 210, 297),
        _paper("a5", 148, 210),
        _paper("letter", 215.9, 279.4),
        _paper("legal", 215.9, 355.6),
        _paper("tabloid", 279.4, 431.8),
    )
}
"""Upright, by name."""


def paper(name: str | Paper | None) -> Paper | None:
    """The paper with this name; one of one's own, and none, pass as they are. Raises `UnknownNameError`."""
    if name is None or isinstance(name, Paper):
        return name
    if name.lower() in PAPERS:
        return PAPERS[name.lower()]
    raise UnknownNameError(f"there is no page size {name!r}{did_you_mean(name, PAPERS)}; sizes: {', '.join(PAPERS)}")
