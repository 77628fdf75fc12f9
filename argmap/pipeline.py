"""The one way through the house: read, parse, build, check."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.ground.diagnostics import Diagnostic, Severity
from argmap.ground.source import Source
from argmap.model import Debate


@frozen
class Loaded:
    """A model together with everything there is to say about it. The model holds all that could be read."""

    model: Debate
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source] = field(repr=False)
    """The annotations and article texts that spans point into, by the name in `Span.file`."""
    texts: Mapping[str, Source] = field(factory=dict, repr=False)
    """The texts of the articles that were found, by the id of the article."""

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return all(d.severity < Severity.ERROR for d in self.diagnostics)
