"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from argmap.ground.errors import UnreadableError


def write_atomically(path: str | os.PathLike[str], data: bytes | str) -> Path:
    """Write a file as a whole or not at all, and return its path; text is written as UTF-8 with the line ends it has.

    The bytes go to a file in the same folder, which then takes the place of the old one and keeps its permissions. A link
    is followed; a device or a pipe is written to as it is. Raises `UnreadableError` when that fails; the old file is then as
    it was.
    """
    target = Path(path)
    content = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
    try:
        real = target.resolve()
        if real.exists() and not real.is_file():
            real.write_bytes(content)  # a folder complains, a device takes it
            return target
        handle, name = tempfile.mkstemp(prefix=f".{real.name[:40]}.", suffix=".part", dir=real.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(_mode(real))
            Path(name).replace(real)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnreadableError(f"{target} cannot be written: {error.strerror or error}") from error
    return target


def _mode(path: Path) -> int:
    """The permissions of the file that is there, else those that any new file would get."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
