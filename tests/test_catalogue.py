"""Every code has an example that triggers it and a mended one that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.exchange import read
from argmap.ground.catalogue import BY_CODE, BY_NAME, ENTRIES, Entry, Example
from argmap.ground.source import encode
from argmap.scene.themes.file import read_theme
from argmap.scene.themes.judge import Doubt

ROOT = Path(__file__).parent.parent


def codes(example: Example, folder: Path) -> list[str]:
    for name, text in example.files.items():
        (folder / name).write_bytes(encode(text))
    main = folder / example.name
    main.write_bytes(encode(example.annotation))
    found = read_theme(main) if example.is_theme else read(main, texts=[])
    return [d.code for d in found.diagnostics]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.code)
def test_the_wrong_example_triggers_just_its_code(entry: Entry, tmp_path: Path) -> None:
    """One mistake costs one error."""
    assert codes(entry.wrong, tmp_path) == [entry.code]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.code)
def test_the_right_example_is_clean(entry: Entry, tmp_path: Path) -> None:
    """The mend mends."""
    assert codes(entry.right, tmp_path) == []


def test_codes_and_names_are_unique_and_in_order() -> None:
    """No code is used twice, and the catalogue reads in order."""
    assert len(BY_CODE) == len(BY_NAME) == len(ENTRIES)
    assert [e.code for e in ENTRIES] == sorted(e.code for e in ENTRIES)
    assert all(re.fullmatch(r"AM\d{3}", e.code) and re.fullmatch(r"[a-z0-9-]+", e.name) for e in ENTRIES)


def test_every_finding_in_the_code_is_in_the_catalogue_and_the_other_way_round() -> None:
    """A name mistyped in a call of `finding` would be found by a user otherwise."""
    used = {str(doubt) for doubt in Doubt}
    for path in (ROOT / "argmap").rglob("*.py"):
        used |= set(
            re.findall(r'(?:finding|_unknown|_complain|_of_nothing)\(\s*f?"([a-z0-9{}-]+)"', path.read_text("utf-8"))
        )
    for path in (ROOT / "argmap" / "formats").rglob("*.py"):  # there they are collected, and counted, in several ways
        text = path.read_text("utf-8")
        used |= set(re.findall(r"""\.(?:say|say_at|wants)\(\s*"([a-z0-9-]+)\"""", text))
        used |= {name for name in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', text) if name in BY_NAME}
    for pattern in [name for name in used if "{" in name]:
        used.remove(pattern)
        used |= {name for name in BY_NAME if re.fullmatch(re.sub(r"\{\w+\}", r"\\w+", pattern), name)}
    assert used == set(BY_NAME)
