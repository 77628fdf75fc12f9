"""The rivals, each installed once into a folder of its own outside the checkout.

The folder is `argmap-benchmarks` in the user's cache, or what ARGMAP_BENCHMARKS names.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from measure import Unmeasured, cache_folder

ARGDOWN = "1.7.5"
"""The newest Argdown that runs with Node 20."""
ARGUEBUF = "2.7.2"
"""The newest arguebuf that runs with Python 3.11."""


class Argdown(NamedTuple):
    """Where Argdown is."""

    node: str
    folder: Path

    @property
    def command(self) -> tuple[str, str]:
        """What runs its command line."""
        return self.node, str(self.folder / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js")


def argdown() -> Argdown:
    """Argdown; raises `Unmeasured` where it cannot be had."""
    found = _argdown()
    if isinstance(found, str):
        raise Unmeasured(found)
    return found


@cache
def _argdown() -> Argdown | str:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return f"there is no {'node' if not node else 'npm'} on this machine"
    found = Argdown(node, cache_folder() / f"argdown-{ARGDOWN}")
    if not Path(found.command[1]).is_file():
        found.folder.mkdir(exist_ok=True)
        (found.folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        packages = [f"@argdown/{part}@{ARGDOWN}" for part in ("core", "cli")]
        failed = _failed([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *packages], found.folder)
        if failed:
            return f"npm could not install Argdown: {failed}"
    return found


def arguebuf() -> Path:
    """The Python that has arguebuf; raises `Unmeasured` where it cannot be had."""
    found = _arguebuf()
    if isinstance(found, str):
        raise Unmeasured(found)
    return found


@cache
def _arguebuf() -> Path | str:
    folder = cache_folder() / f"arguebuf-{ARGUEBUF}"
    python = folder / "bin" / "python"
    if not (folder / "done").is_file():
        failed = _failed([sys.executable, "-m", "venv", "--clear", str(folder)]) or _failed(
            [str(python), "-m", "pip", "install", "--quiet", f"arguebuf=={ARGUEBUF}"]
        )
        if failed:
            return f"pip could not install arguebuf: {failed}"
        (folder / "done").touch()
    return python


def _failed(command: list[str], cwd: Path | None = None) -> str:
    """Run an installer; the last line of its complaint when it fails."""
    print(f"  {' '.join(Path(command[0]).name if n == 0 else word for n, word in enumerate(command))}", file=sys.stderr)
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else f"status {done.returncode}"


def version(command: list[str]) -> str:
    """What a program says its version is; "none" without the program."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "none"
