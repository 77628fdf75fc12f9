"""One code of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.ground.diagnostics import Severity

MAIN, THEME = "example.argmap", "example.toml"


@frozen
class Example:
    """An annotation that shows a mistake or its mend, with the other files it needs.

    `annotation` is checked under the name `name` in a folder that also holds `files`; where the name ends in `.toml`, it is
    not an annotation but a theme; any other name is that of a file in another format.
    """

    annotation: str
    files: Mapping[str, str] = field(factory=dict)
    name: str = MAIN

    @property
    def is_theme(self) -> bool:
        """Whether this is the file of a theme."""
        return self.name == THEME

    @property
    def is_foreign(self) -> bool:
        """Whether this is a file of another format."""
        return self.name not in (MAIN, THEME)


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


def look(text: str) -> Example:
    """An example that is the file of a theme."""
    return Example(text.lstrip("\n"), name=THEME)
