"""Annotations through the pipeline, one after the other: one that fails does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from argmap import exchange
from argmap.cli.inputs import STDIN, STDIN_NAME
from argmap.cli.progress import Progress
from argmap.cli.streams import complaint, read_bytes, tell
from argmap.ground.diagnostics import Severity
from argmap.ground.errors import ArgmapError
from argmap.pipeline import Loaded
from argmap.render.problems.summary import counted


def texts(folders: Sequence[str]) -> tuple[str, ...]:
    """The folders with the texts of articles: those of the option, then those of the environment."""
    return (*folders, *(folder for folder in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if folder))


def load_each(paths: Sequence[str], folders: Sequence[str]) -> Iterator[tuple[str, Loaded | None]]:
    """Each path with what is there; nothing where it could not be read, about which a line was printed."""
    with Progress(len(paths)) as progress:
        for path in paths:
            progress.step(path)
            loaded = load_one(path, folders)
            progress.wipe()
            yield path, loaded


def load_one(path: str, folders: Sequence[str], format: str | None = None) -> Loaded | None:
    """One file, an annotation or in another format; nothing, after a line to the person at the terminal, when it cannot be read."""
    try:
        if path == STDIN:
            return exchange.read_bytes(read_bytes(), STDIN_NAME, format, texts=texts(folders))
        return exchange.read(path, format, texts=texts(folders))
    except (ArgmapError, OSError) as error:
        tell(complaint(path, error))
        return None


def warn(path: str, loaded: Loaded) -> bool:
    """Whether there are errors; then a line says that what is shown is only what could be read."""
    errors = sum(d.severity == Severity.ERROR for d in loaded.diagnostics)
    if errors:
        name = STDIN_NAME if path == STDIN else path
        tell(f"{name}: {counted(errors, 'error')} (argmap check {path}); this is what could be read")
    return bool(errors)
