"""Texts that are compared with files. `ARGMAP_ACCEPT=1` writes the files anew; look at what changed before you commit it."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def golden(name: str, text: str) -> None:
    """Hold a text against the file of this name in tests/golden."""
    path = FOLDER / name
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true", "CI compares; only people accept"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    expected = path.read_bytes().decode() if path.is_file() else ""
    assert text == expected, f"{path} differs; if the new text is right, run again with ARGMAP_ACCEPT=1"
