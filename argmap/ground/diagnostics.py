"""What argmap has to say about a file: data, without any formatting."""

from __future__ import annotations

from enum import IntEnum

from attrs import frozen

from argmap.ground.source import Span


class Severity(IntEnum):
    """How much a diagnostic matters; larger is worse."""

    HINT = 1
    WARNING = 2
    ERROR = 3


@frozen
class Label:
    """A place that a diagnostic points at, and what is there."""

    span: Span
    text: str = ""


@frozen
class Edit:
    """A mend: put `text` in place of `span`."""

    span: Span
    text: str


@frozen
class Diagnostic:
    """One finding.

    `message` stands alone and says what is wrong, without the place. `label` is the place; `others` are further places;
    `notes` say why; `help` tells what to do, and `edits` do it.
    """

    code: str
    severity: Severity
    message: str
    label: Label
    others: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str = ""
    edits: tuple[Edit, ...] = ()
    unsure: bool = False
    """Whether a person has to decide about the edits: they may change what is said."""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Diagnostics are shown in this order: by file, then by place."""
        return (self.label.span.file, self.label.span.start, self.label.span.end, self.code)


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by file and place, each once."""
    return tuple(dict.fromkeys(sorted(diagnostics, key=lambda d: d.order)))
