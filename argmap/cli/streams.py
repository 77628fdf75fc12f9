"""The three standard streams: what they can show and how to write to them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from argmap.render.problems.columns import safe

WIDEST = 120
"""Columns that are used of a wider terminal: longer lines are hard to read."""


def nowhere() -> TextIO:
    """A stream that takes everything and keeps nothing."""
    return Path(os.devnull).open("w", encoding="utf-8")


def prepare() -> None:
    """Let the output streams write what they have no character for as an escape, instead of failing."""
    sys.stdout = sys.stdout or nowhere()  # closed by the caller, or a program without a console on Windows
    sys.stderr = sys.stderr or nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody is looking at the stream."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # replaced by something simple, or closed
        return False


def width(stream: TextIO | None = None) -> int:
    """The columns to write to a stream (the standard output): those of the terminal, 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), WIDEST)
    try:
        return min(os.get_terminal_size((stream or sys.stdout).fileno()).columns or 80, WIDEST)
    except (OSError, AttributeError, ValueError):
        return 80


def colour(choice: str, stream: TextIO | None = None) -> bool:
    """Whether to write colours, by the option, the environment (no-color.org, force-color.org) and the stream."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("0", ""):
        return True
    if os.environ.get("TERM") == "dumb" or not is_terminal(stream or sys.stdout):
        return False
    return _understood()


def _understood() -> bool:
    """Whether the terminal understands escape sequences; that of Windows has to be asked to."""
    if sys.platform != "win32":
        return True
    import ctypes  # noqa: PLC0415 - Windows only

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    return bool(kernel.GetConsoleMode(handle, ctypes.byref(mode)) and kernel.SetConsoleMode(handle, mode.value | 4))


def write(text: str) -> None:
    """Text to the standard output."""
    sys.stdout.write(text)


def write_error(text: str) -> None:
    """Text to the standard error, after all that was written before."""
    sys.stdout.flush()
    sys.stderr.write(text)


def write_bytes(data: bytes) -> None:
    """Bytes to the standard output, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_bytes() -> bytes:
    """All of the standard input."""
    return sys.stdin.buffer.read()


def tell(message: str) -> None:
    """One line to the standard error, for the person at the terminal."""
    sys.stdout.flush()
    print("argmap:", " ".join(safe(line) for line in message.splitlines()), file=sys.stderr)


def complaint(path: str, error: Exception) -> str:
    """What a person is told about a file that could not be read or written."""
    reason = getattr(error, "strerror", None) or str(error)
    return reason if path in reason else f"{path}: {reason}"
