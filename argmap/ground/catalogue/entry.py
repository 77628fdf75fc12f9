"""One code of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.ground.diagnostics import Severity

MAIN = "example.argmap"


@frozen
class Example:
    """An annotation that shows a mistake or its mend, with the other files it needs.

    `annotation` is checked under the name `example.argmap` in a folder that also holds `files`.
    """

    annotation: str
    files: Mapping[str, str] = field(factory=dict)


@frozen
class Entry:
    """A code, and what `argmap explain` says of it. Codes are never reused; the name says the same in words."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    wrong: Example
    right: Example


def example(annotation: str, **files: str) -> Example:
    """An example; files are named by keywords in which `__` stands for the dot: `text__txt="..."`."""
    return Example(
        annotation.lstrip("\n"), {name.replace("__", "."): text.lstrip("\n") for name, text in files.items()}
    )
