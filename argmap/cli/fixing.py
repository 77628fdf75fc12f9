"""Suggested edits, carried out in the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.cli.inputs import STDIN
from argmap.cli.loading import load_one
from argmap.cli.streams import complaint, tell
from argmap.ground.source import encode
from argmap.pipeline import Loaded

ROUNDS = 10
"""Times that a file is mended and read again: one mend may bring another mistake to light."""


def fixed(path: str, loaded: Loaded, folders: Sequence[str]) -> Loaded:
    """The annotation after its suggested edits were written to its file; other files are left alone."""
    if path == STDIN:
        return loaded
    for _ in range(ROUNDS):
        if not _mend(path, loaded):
            break
        loaded = load_one(path, folders) or loaded
    return loaded


def _mend(path: str, loaded: Loaded) -> bool:
    from argmap.ground.files import write_atomically  # noqa: PLC0415 - only when there is something to write
    from argmap.render.problems.edits import applied  # noqa: PLC0415

    source = next((s for name, s in loaded.sources.items() if Path(name) == Path(path)), None)
    if source is None:
        return False
    text = applied(
        (edit for diagnostic in loaded.diagnostics if not diagnostic.unsure for edit in diagnostic.edits), source
    )
    if text == source.text:
        return False
    try:
        write_atomically(path, encode(text))
    except OSError as error:
        tell(complaint(path, error))
        return False
    return True
