"""The files that the arguments of a command name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.cli.streams import tell

STDIN, STDIN_NAME = "-", "<stdin>"
SUFFIX = ".argmap"
MAGIC = "*?["


def inputs(arguments: Sequence[str]) -> tuple[list[str], int]:
    """The files that are named, each once, and how many arguments named none, about which a line was printed."""
    files: dict[str, None] = {}
    failed = 0
    for argument in arguments:
        try:
            found = [STDIN] if argument == STDIN else [str(path) for path in _files(argument)]
            if not found:
                tell(_missing(argument))
        except (OSError, ValueError) as error:  # ValueError: a null character
            tell(f"{argument}: {getattr(error, 'strerror', None) or error}")
            found = []
        failed += not found
        files |= dict.fromkeys(found)
    return list(files), failed


def _files(argument: str) -> Iterator[Path]:
    """The files of one argument; patterns are resolved here because the shell of Windows leaves that to us."""
    path = Path(argument)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield path
    elif any(sign in argument for sign in MAGIC):
        from glob import glob  # noqa: PLC0415 - only patterns pay for it

        for name in sorted(glob(argument, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            found = Path(name)
            yield from _in_folder(found) if found.is_dir() else [found]


def _in_folder(folder: Path) -> Iterator[Path]:
    """The annotations in a folder and below, in the order of their names; hidden folders are left out."""

    def fail(error: OSError) -> None:
        tell(f"{error.filename}: {error.strerror}")

    for path, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(path, name) for name in sorted(names) if name.endswith(SUFFIX))


def _missing(argument: str) -> str:
    path = Path(argument)
    if path.is_dir():
        return f"there is no annotation (*{SUFFIX}) in the folder {argument!r}"
    if any(sign in argument for sign in MAGIC):
        return f"no file fits the pattern {argument!r}"
    from argmap.ground.nearest import did_you_mean  # noqa: PLC0415 - only mistakes pay for it

    names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    return f"there is no file or folder {argument!r}{did_you_mean(path.name, names)}"
