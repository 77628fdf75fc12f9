"""Compare the positions of the five articles, as `make demo` does from the shell.

    python examples/japan-korea/compare.py [FOLDER]

leaves a report (index.html, with every figure as SVG and every table as CSV and JSON) in FOLDER, out/demo/comparison unless it is
named, and prints what there is to learn from it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import argmap
from argmap.render.report.report import write

HERE = Path(__file__).parent


def main(folder: Path) -> int:
    """Write the report; 1 when the annotations have errors."""
    loaded = argmap.load(HERE / "debate.argmap")
    comparison = argmap.compare(loaded.model)
    print(comparison.summary())
    print(write(comparison, folder))

    # the same, piece by piece: every table and figure can be had alone
    for clash in comparison.clashes:
        if clash.later and clash.premise:
            print(f"{clash.source} ({clash.source_date}) defeats a premise: {clash.target} ({clash.target_date})")
    shaken = argmap.whatif(loaded.model, reject=["wicker-2016/settled"], voice="wicker")
    print(
        "Without the settlement of 2015, Wicker's",
        ", ".join(change.statement for change in shaken.falls),
        "would fall.",
    )
    return 0 if loaded.ok else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/demo/comparison")))
