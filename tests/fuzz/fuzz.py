"""Coverage-guided fuzzing of parser, formatter and anchors: `make fuzz SECONDS=600`.

The first byte of an input chooses the target. A crash is written beside this file as `crash-...`: put it into `found/`, where
test_fuzz.py runs it for ever, and mend the bug.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

with atheris.instrument_imports(include=["argmap"]):
    from tests.fuzz.targets import TARGETS


def one(data: bytes) -> None:
    """Run the target that the first byte names on the rest."""
    if data:
        list(TARGETS.values())[data[0] % len(TARGETS)](data[1:])


if __name__ == "__main__":
    seeds = HERE / "seeds"
    seeds.mkdir(exist_ok=True)
    for number, path in enumerate(sorted((HERE.parent.parent / "examples").rglob("*.argmap"))):
        for target in range(len(TARGETS)):
            (seeds / f"{number}-{target}").write_bytes(bytes([target]) + path.read_bytes()[:4000])
    atheris.Setup([sys.argv[0], "-dict=" + str(HERE / "words.dict"), *sys.argv[1:], str(seeds)], one)
    atheris.Fuzz()
