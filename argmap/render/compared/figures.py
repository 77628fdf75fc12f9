"""What each view of a comparison draws: a figure, or a scene that is drawn as a map."""

from __future__ import annotations

from argmap.analysis.comparison import Comparison
from argmap.ground.errors import ArgmapError
from argmap.render.figures.figure import Figure
from argmap.scene.parts import Scene


def matrix(comparison: Comparison) -> Figure:
    """Voices and issues, a symbol in each cell."""
    from argmap.render.figures.matrix import stance_matrix  # noqa: PLC0415 - each figure loads what it needs

    return stance_matrix(comparison.positions, debate=comparison.debate)


def positions(comparison: Comparison) -> Figure:
    """Issues in the middle, voices around them."""
    from argmap.render.figures.sides import positions_map  # noqa: PLC0415

    return positions_map(comparison.positions, debate=comparison.debate)


def bars(comparison: Comparison) -> Figure:
    """The number of voices on each side of each issue."""
    from argmap.render.figures.bars import issue_bars  # noqa: PLC0415

    return issue_bars(comparison.positions, debate=comparison.debate)


def timeline(comparison: Comparison) -> Figure:
    """Positions by date."""
    from argmap.render.figures.timeline import stance_timeline  # noqa: PLC0415

    return stance_timeline(comparison.positions, debate=comparison.debate)


def agreement(comparison: Comparison) -> Figure:
    """The agreement of each pair, with the dendrogram beside it where there is one."""
    from argmap.render.figures.heat import agreement_matrix  # noqa: PLC0415

    return agreement_matrix(comparison.positions, comparison.agreement, comparison.clusters, debate=comparison.debate)


def network(comparison: Comparison) -> Figure:
    """Voices with lines between those that share issues."""
    from argmap.render.figures.network import agreement_network  # noqa: PLC0415

    return agreement_network(comparison.positions, comparison.agreement, comparison.clusters, debate=comparison.debate)


def issue(comparison: Comparison, issue: str) -> Scene:
    """Both sides of an issue as a map."""
    from argmap.scene.issue import issue_scene  # noqa: PLC0415

    return issue_scene(comparison.debate, comparison.positions, issue)


def crux(comparison: Comparison, crux: str | int) -> Scene:
    """The way from a crux to both theses; `crux` is its number, from 1. Raises `ArgmapError` where there is none such."""
    from argmap.scene.crux import crux_scene  # noqa: PLC0415

    rows, crux = comparison.cruxes, str(crux)
    if not crux.isdecimal() or not 0 < int(crux) <= len(rows):
        raise ArgmapError(f"there is no crux number {crux}: they go from 1 to {len(rows)}")
    return crux_scene(comparison.debate, comparison.positions, rows[int(crux) - 1])
