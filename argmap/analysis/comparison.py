"""Everything that can be said of who stands where in a debate, computed as it is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from argmap.analysis.clashes import Clash, SharedPremise, clashes, shared_premises
from argmap.analysis.issues import IssueRow, consensus, excluding, issues
from argmap.analysis.pages import Page, page, pages
from argmap.analysis.pairs import Pair, pair
from argmap.analysis.positions import Positions, Voices, positions
from argmap.analysis.timeline import Moment, timeline
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.ground.registry import load
from argmap.model import Debate

if TYPE_CHECKING:
    from argmap.analysis.agreement import Agreement
    from argmap.analysis.clusters import Dendrogram
    from argmap.analysis.disputes import Disputes
    from argmap.analysis.double_cruxes import DoubleCrux


@frozen
class Comparison:
    """Who stands where in a debate, on what grounds, and what follows from it. Made by `compare`.

    The tables are attributes, each computed when it is first asked for: `positions`, `pages`, `agreement`, `issues`, `clusters`,
    `shared_premises`, `clashes`, `timeline`, `cruxes`; `pair` and `page` look at two voices or one issue. `table` gives any
    of them ready to be written, `render` draws one, `summary` says it in plain words.
    """

    debate: Debate
    positions: Positions
    weights: Mapping[str, float] = field(factory=dict)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """A page for each issue: both sides, with reasons and objections."""
        return pages(self.debate, self.positions)

    @cached_property
    def agreement(self) -> Agreement:
        """The agreement of each pair of voices, with the number of issues that it rests on."""
        from argmap.analysis.agreement import agreement  # noqa: PLC0415 - may bring numpy

        return agreement(self.positions, self.weights or None)

    @cached_property
    def issues(self) -> tuple[IssueRow, ...]:
        """Each issue with the number of voices on each side, and how divided they are."""
        return issues(self.positions)

    @cached_property
    def clusters(self) -> Dendrogram:
        """The voices by average linkage, or the reason why there are none."""
        from argmap.analysis.clusters import clusters  # noqa: PLC0415 - few ask for them

        return clusters(self.agreement)

    @cached_property
    def shared_premises(self) -> tuple[SharedPremise, ...]:
        """What serves opposite conclusions as a premise."""
        return shared_premises(self.debate, self.positions)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Statements of one article against those of another."""
        return clashes(self.debate, self.positions)

    @cached_property
    def timeline(self) -> tuple[Moment, ...]:
        """The positions in the order of time."""
        return timeline(self.positions)

    @cached_property
    def cruxes(self) -> tuple[DoubleCrux, ...]:
        """What the voices oppose each other on, and how much depends on it: candidates for cruxes first."""
        return self.disputes.rows

    @cached_property
    def disputes(self) -> Disputes:
        """The cruxes, with the number of pairs of voices that were looked at and whether those were all."""
        from argmap.analysis.disputes import disputes  # noqa: PLC0415 - only cruxes need the labelling

        return disputes(self.debate, self.positions)

    def pair(self, one: str, other: str) -> Pair:
        """Two voices beside each other. Raises `UnknownNameError` for one that takes no position."""
        return pair(self.positions, one, other)

    def page(self, issue: str) -> Page:
        """Both sides of an issue. Raises `UnknownNameError` for one that the comparison is not about."""
        return page(self.debate, self.positions, issue)

    def table(self, name: str) -> Any:
        """One of the tables as columns and rows (`argmap.render.table` writes it as text, CSV, JSON or Markdown; it has
        `to_pandas()`). Raises `UnknownNameError`.
        """
        return load("argmap.render.compared.tables:named")(self, name)

    def summary(self) -> str:
        """Who stands where and why, in plain words."""
        words: str = load("argmap.render.compared.summary:text")(self)
        return words

    def render(self, view: str, path: str | os.PathLike[str], **choices: Any) -> Path:
        """Draw one of the views into a file; `issue=` and `crux=` (a number from 1) say which where there are several.

        Raises `UnknownNameError` for a view that does not exist, and what `argmap.render` raises.
        """
        drawn: Path = load("argmap.render.compared.views:render")(self, view, path, **choices)
        return drawn

    def _repr_html_(self) -> str:
        """The summary, for Jupyter and its like."""
        html: str = load("argmap.render.compared.summary:html")(self)
        return html


def compare(
    debate: Debate,
    *,
    kind: Voices | str = Voices.ALL,
    voices: Iterable[str] | None = None,
    issues: Iterable[str] | None = None,
    exclude_consensus: bool = False,
    weights: Mapping[str, float] | None = None,
) -> Comparison:
    """Compare the positions of the voices of a debate.

    With the kind `author` only the authors of articles are compared, not those whom they quote. `voices` and `issues` are the
    ids of those to look at; `exclude_consensus` leaves out issues that all who speak of them are on one side of; `weights` say
    how much an issue counts in agreement (1 unless named).

    Raises `UnknownNameError` for a voice or issue that the debate does not have, `ModelError` for a debate that could not be
    written down.
    """
    found = positions(debate, kind=kind)
    if voices is not None:
        kept = [debate.voice(id).id for id in voices]
        silent = [id for id in kept if id not in found.voices]
        found = found.narrowed(voices=[id for id in kept if id not in silent])
    if issues is not None:
        asked = list(issues)
        for issue in asked:
            if issue not in found.issues:
                raise UnknownNameError(f"no issue has the id {issue!r}{did_you_mean(issue, found.issues)}")
        found = found.narrowed(issues=asked)
    if exclude_consensus:
        found = excluding(found, consensus(found))
    return Comparison(debate, found, dict(weights or {}))
