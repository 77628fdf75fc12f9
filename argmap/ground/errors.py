"""The exceptions a caller can catch. Mistakes in annotations are never exceptions: they are diagnostics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.ground.diagnostics import Diagnostic
    from argmap.ground.source import Source


class ArgmapError(Exception):
    """Base of all exceptions raised by argmap on purpose."""


class ModelError(ArgmapError, ValueError):
    """A model built in Python that no annotation could say: a dangling id, an empty text, an id twice."""


class EngineError(ArgmapError, RuntimeError):
    """The layout engine is missing, failed or took too long."""


class UnknownNameError(ArgmapError, KeyError):
    """A look-up of something that the model does not hold."""

    def __str__(self) -> str:  # KeyError would show the message in quotes
        return str(self.args[0]) if self.args else ""


class UnreadableError(ArgmapError, OSError):
    """A file that cannot be read or written."""


class FormatError(ArgmapError, ValueError):
    """A foreign format that cannot be told, read or written, or whose package is broken."""


class ThemeError(ArgmapError, ValueError):
    """A theme that cannot be used: its file has mistakes, or the package that brings it is broken.

    `diagnostics` are what was found in the file, `sources` what their spans point into.
    """

    def __init__(
        self, message: str, diagnostics: tuple[Diagnostic, ...] = (), sources: Mapping[str, Source] | None = None
    ) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
        self.sources: Mapping[str, Source] = sources or {}


class ThemeWarning(UserWarning):
    """A theme that can be used and is doubtful: what it says can hardly be seen, or not by everybody."""
