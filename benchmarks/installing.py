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
from collections.abc import Iterator
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

MERMAID, JSDOM = "11.17.2", "29.1.1"
"""Mermaid, and the document without a browser that it wants in Node."""
D2 = "0.1.33"
"""D2 0.7 as WebAssembly."""

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
    found = Argdown(node, cache_folder() / f"argdown-{ARGDOWN}")
    packages = tuple(f"@argdown/{part}@{ARGDOWN}" for part in ("core", "cli"))
    install = [npm, "install", "--prefix", str(found.folder), "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    _installed(found.folder, packages, Path(found.command[1]), [install])
    return found


def mermaid() -> tuple[str, Path]:
    """A Node, and the folder whose `node_modules` hold Mermaid; raises `Missing`."""
    return _node("mermaid", MERMAID, f"jsdom@{JSDOM}")


def d2() -> tuple[str, Path]:
    """A Node, and the folder whose `node_modules` hold D2; raises `Missing`."""
    return _node("@terrastruct/d2", D2)


def _node(package: str, version: str, *more: str) -> tuple[str, Path]:
    """Node, and a folder with packages for it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise Missing(f"there is no {'npm' if node else 'node'} on this machine")
    folder = cache_folder() / f"{package.rpartition('/')[2]}-{version}"
    packages = (f"{package}@{version}", *more)
    install = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    _installed(folder, packages, folder / "node_modules" / package / "package.json", [install])
    return node, folder


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
    make = [sys.executable, "-m", "venv", str(folder)]
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
    _installed(folder, packages, python, [make, install])
    return python


_FAILED: dict[Path, str] = {}
"""What installers complained of: one process does not try again what failed."""


def _installed(folder: Path, packages: tuple[str, ...], program: Path, commands: list[list[str]]) -> None:
    """See to it that a folder has packages, by commands that are run in it; raises `Missing`."""
    whole = folder / "installed"
    with _alone(folder.parent / f"{folder.name}.lock") as lock:
        if folder not in _FAILED and not (program.is_file() and _words(whole) == packages):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            if failed := next(filter(None, (_run(command, folder, lock) for command in commands)), ""):
                _FAILED[folder] = f"{packages[0]} could not be installed: {failed}"
            else:
                whole.write_text("\n".join(packages), encoding="utf-8")  # last: it says that all the rest is there
    if folder in _FAILED:
        raise Missing(_FAILED[folder])


def _words(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").split()) if file.is_file() else ()


@contextmanager
def _alone(file: Path) -> Iterator[int]:
    """Wait until no other process is in here. The system frees the lock when all who hold it are gone, however they went."""
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield held.fileno()


def _run(command: list[str], folder: Path, lock: int) -> str:
    """Run an installer, which holds the lock too, in case this process dies first; the last line of its complaint."""
    print(f"  {' '.join([Path(command[0]).name, *command[1:]])}", file=sys.stderr)
    try:
        done = subprocess.run(
            command, cwd=folder, pass_fds=[lock], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else f"status {done.returncode}"
