"""What the subjects share: how thorough to be, and where the forests are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import forests
from installing import cache_folder
from measure import ROOT, Worker

HERE = Path(__file__).resolve().parent
ARGMAP = (sys.executable, "-m", "argmap")


class Setting(NamedTuple):
    """How a run is done."""

    quick: bool = False

    def runs(self, thorough: int) -> int:
        """How often something is measured."""
        return 3 if self.quick else thorough

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of the forests that are read."""
        return (1_000, 10_000) if self.quick else (1_000, 10_000, 50_000)

    def file(self, name: str) -> Path:
        """A file in the folder of made things."""
        folder = cache_folder() / "made"
        folder.mkdir(exist_ok=True)
        return folder / name

    def example(self, name: str) -> Path:
        """A file or folder of the examples."""
        return ROOT / "examples" / name

    def forest(self, count: int, style: str = "titled", suffix: str = "argmap") -> str:
        """The path of a forest in one of its forms."""
        path = self.file(f"{style}-{count}.{suffix}")
        forests.make(count, path.parent)
        return str(path)


def argmap_worker() -> Worker:
    """A warm argmap."""
    return Worker([sys.executable, HERE / "argmap_worker.py"])
