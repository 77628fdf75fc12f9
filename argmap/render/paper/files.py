"""Several files that belong together: all of them are written, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from argmap.ground.errors import UnreadableError


def numbered(path: Path, count: int) -> tuple[Path, ...]:
    """The names of so many pages: `map-1.svg`, or `map-01.svg` where there are ten and more, so that they sort."""
    digits = len(str(count))
    return tuple(path.with_name(f"{path.stem}-{number:0{digits}}{path.suffix}") for number in range(1, count + 1))


def write_all(files: Mapping[Path, str | bytes]) -> tuple[Path, ...]:
    """Write all files or none, and return their paths. The files are in one folder.

    First all of them are written under other names; then those that are there step aside one by one and come back should
    anything fail. Raises `UnreadableError`.
    """
    paths = tuple(files)
    for path in paths:
        if path.is_dir():
            raise UnreadableError(f"{path} cannot be written: there is a folder of that name")
    try:
        with tempfile.TemporaryDirectory(prefix=".argmap.", dir=paths[0].parent, ignore_cleanup_errors=True) as aside:
            new, old = Path(aside, "new"), Path(aside, "old")
            new.mkdir()
            old.mkdir()
            for path, content in files.items():
                (new / path.name).write_bytes(content.encode() if isinstance(content, str) else content)
            _exchange(paths, new, old)
    except OSError as error:
        raise UnreadableError(f"{paths[0]} cannot be written: {error.strerror or error}") from error
    return paths


def _exchange(paths: tuple[Path, ...], new: Path, old: Path) -> None:
    """Put the new files in the place of the old ones; should one fail, everything is as it was."""
    with ExitStack() as undo:
        for path in paths:
            if path.exists() or path.is_symlink():
                path.replace(old / path.name)
                undo.callback((old / path.name).replace, path)
            (new / path.name).replace(path)
            undo.callback(path.unlink)
        undo.pop_all()
