"""The pictures of a comparison by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from argmap.analysis.comparison import Comparison
from argmap.analysis.double_cruxes import Rank
from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.ground.registry import load
from argmap.scene.names import join

Chosen = dict[str, str]
MOST = 12
"""So many pictures of one view are in a report."""


@frozen
class Shown:
    """A view: what stands over it, what it shows, what makes it, and which pictures of it a report has."""

    heading: str
    words: str
    make: str
    choices: Callable[[Comparison], Iterator[Chosen]]


def _once(_: Comparison) -> Iterator[Chosen]:
    yield {}


def _contested(comparison: Comparison) -> Iterator[Chosen]:
    """The contested issues, the most divided first."""
    pages = [page for page in comparison.pages if page.contested]
    pages.sort(key=lambda page: (-min(len(page.pro), len(page.con)), -page.speakers))
    return ({"issue": page.issue} for page in pages[:MOST])


def _cruxes(comparison: Comparison) -> Iterator[Chosen]:
    carrying = sum(row.rank is not Rank.OPPOSED for row in comparison.cruxes)
    return ({"crux": str(number)} for number in range(1, min(MOST, carrying) + 1))


def told(comparison: Comparison, name: str, chosen: Mapping[str, str]) -> tuple[str, str]:
    """What stands over a picture of a view, and what it shows."""
    view = VIEWS[name]
    if "crux" in chosen:
        row = comparison.cruxes[int(chosen["crux"]) - 1]
        names = (comparison.positions.names.get(side.voice, side.voice) for side in (row.one, row.other))
        return f"{str(row.rank).capitalize()}: {join(names)}", row.text
    if "issue" in chosen:
        return f"{view.heading}: {chosen['issue']}", comparison.page(chosen["issue"]).proposition
    return view.heading, view.words


VIEWS: Mapping[str, Shown] = {
    "matrix": Shown(
        "Who stands where", "Each voice's position on each issue. Rest the pointer on a cell for the statements behind it.",
        "argmap.render.compared.figures:matrix", _once,
    ),
    "positions": Shown(
        "Positions", "Issues in the middle, voices around them, lines by the side that they take.",
        "argmap.render.compared.figures:positions", _once,
    ),
    "bars": Shown(
        "How divided the issues are", "The number of voices for and against each issue.",
        "argmap.render.compared.figures:bars", _once,
    ),
    "cruxes": Shown(
        "What it hangs on", "The way from a candidate crux to both theses.", "argmap.render.compared.figures:crux", _cruxes
    ),
    "issue": Shown(
        "Both sides", "The statements that take sides on an issue, and what bears on them.",
        "argmap.render.compared.figures:issue", _contested,
    ),
    "agreement": Shown(
        "Agreement", "The share of agreement of each pair of voices, with the number of issues that they share.",
        "argmap.render.compared.figures:agreement", _once,
    ),
    "network": Shown(
        "Who is near whom", "Lines between voices that share issues: solid where they agree more than not, dashed else.",
        "argmap.render.compared.figures:network", _once,
    ),
    "timeline": Shown(
        "In time", "Positions by the date of the article.", "argmap.render.compared.figures:timeline", _once
    ),
}  # fmt: skip
"""The views in the order of a report."""
OWN = frozenset({"issue", "crux"})
"""Choices that say which picture of a view, and not how it looks."""


def shown(comparison: Comparison, name: str, chosen: Mapping[str, Any]) -> Any:
    """What is drawn: a figure, or a scene. Raises `UnknownNameError` for a view that does not exist."""
    if name not in VIEWS:
        raise UnknownNameError(f"there is no view {name!r} (views: {', '.join(VIEWS)}){did_you_mean(name, VIEWS)}")
    wanted = next(iter(VIEWS[name].choices(comparison)), None)
    own = {key: chosen[key] for key in OWN if key in chosen}
    for key in own:
        if TAKEN.get(name) != key:
            raise UnknownNameError(f"the view {name!r} does not take {key!r}")
    if not own and wanted is None:
        raise ArgmapError(f"there is nothing to draw as {name!r}: {NOTHING.get(name, 'no picture')}")
    return load(VIEWS[name].make)(comparison, **(own or wanted or {}))


TAKEN = {"issue": "issue", "cruxes": "crux"}
"""What says which picture of a view, by the view."""
NOTHING = {"issue": "no issue is contested", "cruxes": "no candidate for a crux was found"}


def drawing_of(comparison: Comparison, name: str, choices: Mapping[str, Any]) -> str:
    """A view as the text of an SVG file."""
    svg: str = load("argmap.render.pictures:to_svg")(
        shown(comparison, name, choices), **{key: value for key, value in choices.items() if key not in OWN}
    )
    return svg


def render(comparison: Comparison, name: str, path: str | os.PathLike[str], **choices: Any) -> Path:
    """Draw a view into a file, as `argmap.render` does."""
    looks = {key: value for key, value in choices.items() if key not in OWN}
    drawn: Path = load("argmap.render.output:render")(shown(comparison, name, choices), path, **looks)
    return drawn
