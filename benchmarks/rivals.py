"""The rivals; where one cannot be had, that is a reason why something is not measured."""

from __future__ import annotations

import subprocess
from pathlib import Path

import installing
from installing import ARGDOWN, ARGUEBUF, Argdown, Missing
from measure import Unmeasured

__all__ = ["ARGDOWN", "ARGUEBUF", "Argdown", "argdown", "arguebuf", "version"]


def argdown() -> Argdown:
    """Argdown; raises `Unmeasured` where it cannot be had."""
    try:
        return installing.argdown()
    except Missing as why:
        raise Unmeasured(str(why)) from why


def arguebuf() -> Path:
    """The Python that has arguebuf; raises `Unmeasured` where it cannot be had."""
    try:
        return installing.arguebuf()
    except Missing as why:
        raise Unmeasured(str(why)) from why


def version(command: list[str]) -> str:
    """What a program says its version is; "none" without the program."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "none"
