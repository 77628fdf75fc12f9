"""How far the annotations give the same voices the same stances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.analysis.alpha import Measure, alpha
from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.annotators.tables import StanceRow
from argmap.analysis.positions import positions
from argmap.model import Position

CELLS = "voices and issues"


def stances(annotations: Sequence[Annotation]) -> tuple[Measure, tuple[StanceRow, ...]]:
    """Alpha over what each voice makes of each issue (pro, con, mixed, silent), and the cells that are not silent for all.

    The units are all voices that somebody gave a stance on anything, on all issues that somebody gave a stance on: that
    two annotators hear a voice say nothing on an issue is agreement too.
    """
    found: list[Mapping[tuple[str, str], Position]] = []
    for annotation in annotations:
        table = positions(annotation.debate)
        names = annotation.voices
        found.append({(issue, names.get(voice, voice)): c.position for (voice, issue), c in table.cells.items()})
    said = dict.fromkeys(key for cells in found for key, position in cells.items() if position is not Position.SILENT)
    issues, voices = sorted({issue for issue, _ in said}), sorted({voice for _, voice in said})
    if not said:
        return Measure(None, 0, CELLS, "nobody is given a stance on any issue"), ()
    every = [(issue, voice) for issue in issues for voice in voices]
    measure = alpha([[cells.get(key, Position.SILENT) for key in every] for cells in found], of=CELLS)
    rows = (StanceRow(*key, tuple(cells.get(key, Position.SILENT) for cells in found)) for key in every if key in said)
    return measure, tuple(rows)
