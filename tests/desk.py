"""A folder to work in, with the command at hand."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from argmap.cli import main

GOOD = """\
voice mora: Ana Mora
voice dean (person): Piet Dean

article bridge-2024
  title: Build the bridge
  author: mora
  date: 2024-05

claim build (policy, thesis): The city should build the foot bridge.
  premise short: The bridge shortens the way to school by ten minutes.
  rebuttal dear (dean, rejected): The bridge costs too much.
    rebuttal (denies): The state pays for it.
"""
"""An annotation without mistakes."""


class Desk:
    """A folder to work in, and what the last command printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capture = folder, capture
        self.out = self.err = ""

    def file(self, name: str, text: str = GOOD) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
        return path

    def argmap(self, *arguments: str) -> int:
        self.capture.readouterr()
        status = main.main(arguments)
        self.out, self.err = self.capture.readouterr()
        return status


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
