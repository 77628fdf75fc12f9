"""What the fuzzer found once stays found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FOUND = sorted((Path(__file__).parent / "fuzz" / "found").glob("*"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("path", FOUND, ids=lambda p: p.name)
def test_found_cases(path: Path, target: str) -> None:
    """Every case, through every target."""
    TARGETS[target](path.read_bytes()[1:])
