"""Other tools, each installed once into a folder of its own outside the checkout: to measure beside them, and to test against them.

The folder is `argmap-benchmarks` in the user's cache, or what ARGMAP_BENCHMARKS names. Processes that want the same tool at
once wait for each other, and what was left half installed, or is of another version, is made anew. Needs nothing but Python.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ARGDOWN = "1.7.5"
"""The newest Argdown that runs with Node 20."""
ARGUEBUF = "3.0.0" if sys.version_info >= (3, 13) else "2.7.2"
"""The newest arguebuf that runs with this Python."""
SADFACE = "0.5.4.0"
XAIF = "0.3.6"
PANDAS = "3.1.1"
"""What xaif imports without saying so."""

PATIENCE = 900.0
"""Seconds after which an installer is taken to hang."""


class Missing(Exception):  # noqa: N818 - it is no error of who asks
    """Why a tool cannot be had."""


class Argdown(NamedTuple):
    """Where Argdown is."""

    node: str
    folder: Path

    @property
    def modules(self) -> Path:
        """The packages that Node finds."""
        return self.folder / "node_modules"

    @property
    def command(self) -> tuple[str, str]:
        """What runs its command line."""
        return self.node, str(self.modules / "@argdown" / "cli" / "dist" / "cli.js")


def cache_folder() -> Path:
    """Where tools, forests and compiled Python are kept: `argmap-benchmarks` in the user's cache, or ARGMAP_BENCHMARKS."""
    chosen = os.environ.get("ARGMAP_BENCHMARKS")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(chosen) if chosen else base / "argmap-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def argdown() -> Argdown:
    """Argdown and the Node that runs it; raises `Missing`."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise Missing(f"there is no {'npm' if node else 'node'} on this machine")
    packages = tuple(f"@argdown/{part}@{ARGDOWN}" for part in ("core", "cli"))

    def install(folder: Path) -> str:
        folder.mkdir()
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        return _run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *packages], folder)

    found = Argdown(node, cache_folder() / f"argdown-{ARGDOWN}")
    _installed(found.folder, packages, Path(found.command[1]), install)
    return found


def arguebuf() -> Path:
    """The Python that has arguebuf; raises `Missing`."""
    return _python(f"arguebuf=={ARGUEBUF}")


def sadface() -> Path:
    """The Python that has SADFace's tool, which is under the GPL: only ever run, never imported; raises `Missing`."""
    return _python(f"sadface=={SADFACE}")


def xaif() -> Path:
    """The Python that has the package xaif; raises `Missing`."""
    return _python(f"xaif=={XAIF}", f"pandas=={PANDAS}")


def _python(*packages: str) -> Path:
    """The Python of an environment with packages."""
    made_by = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folder = cache_folder() / f"{packages[0].replace('==', '-')}-{made_by}"
    python = folder / "bin" / "python"

    def install(folder: Path) -> str:
        quiet = ("--quiet", "--disable-pip-version-check")
        return _run([sys.executable, "-m", "venv", str(folder)]) or _run(
            [str(python), "-m", "pip", "install", *quiet, *packages]
        )

    _installed(folder, packages, python, install)
    return python


_FAILED: dict[Path, str] = {}
"""What installers complained of: one process does not try again what failed."""


def _installed(folder: Path, packages: tuple[str, ...], program: Path, install: Callable[[Path], str]) -> None:
    """See to it that a folder has packages; raises `Missing`."""
    whole = folder / "installed"
    with _alone(folder.parent / f"{folder.name}.lock"):
        if folder not in _FAILED and not (program.is_file() and _words(whole) == packages):
            shutil.rmtree(folder, ignore_errors=True)
            if failed := install(folder):
                _FAILED[folder] = f"{packages[0]} could not be installed: {failed}"
            else:
                whole.write_text("\n".join(packages), encoding="utf-8")  # last: it says that all the rest is there
    if folder in _FAILED:
        raise Missing(_FAILED[folder])


def _words(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").split()) if file.is_file() else ()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Wait until no other process is in here; the system frees the lock of a process that died."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _run(command: list[str], cwd: Path | None = None) -> str:
    """Run an installer; the last line of its complaint when it fails."""
    print(f"  {' '.join([Path(command[0]).name, *command[1:]])}", file=sys.stderr)
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else f"status {done.returncode}"
