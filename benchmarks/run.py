"""Measure argmap beside Argdown and arguebuf, and write docs/benchmarks.md.

    python benchmarks/run.py                  everything (about twenty minutes), written to docs/benchmarks.md
    python benchmarks/run.py --quick          smaller files and fewer runs, printed only
    python benchmarks/run.py --only reading   one subject, printed only

Argdown is installed by npm and arguebuf by pip, once, into a folder outside the checkout (`argmap-benchmarks` in the user's
cache, or what ARGMAP_BENCHMARKS names). Without node or without a network their columns say why they are empty.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import anchors
import cold_start
import comparing
import exchange
import folder
import forests
import hostile
import memory
import peers
import reading
import render
import rivals
import share
from measure import ROOT
from setting import Setting
from table import Section

SUBJECTS = {
    module.NAME: module
    for module in (reading, cold_start, memory, hostile, anchors, render, share, folder, comparing, exchange, peers)
}
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure argmap beside Argdown and arguebuf.")
    parser.add_argument("--quick", action="store_true", help="smaller files and fewer runs, printed only")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="one subject, printed only (may be repeated)")
    options = parser.parse_args()
    setting = Setting(options.quick)
    before = load()
    sections = []
    for name in options.only or SUBJECTS:
        print(name, file=sys.stderr)
        sections.append(SUBJECTS[name].measure(setting))
        print(sections[-1].markdown())
    if not options.quick and not options.only:
        written = page(sections, before)
        replace(PAGE, written)
        print(f"wrote {PAGE}", file=sys.stderr)
    return 0


def page(sections: list[Section], before: str) -> str:
    """The whole of docs/benchmarks.md."""
    rows = [row for section in sections for row in section.rows if row.target]
    missed = [row.what for row in rows if row.met is False]
    unknown = [row.what for row in rows if row.met is None]
    noise = [value for section in sections for value in section.noise]
    summary = f"{sum(row.met is True for row in rows)} of {len(rows)} targets were met"
    if missed:
        summary += "; missed: " + "; ".join(missed)
    if unknown:
        summary += "; not measured: " + "; ".join(unknown)
    how = (
        "Written by `make bench` (`python benchmarks/run.py`); do not edit. argmap and its rival take turns in one run, in the "
        "opposite order every other round; every number is a median of 5 runs or more, unless the row says otherwise."
    )
    weather = (
        f"Noise: the quartiles of a sample are {statistics.median(noise):.0%} of its median apart in the middle, "
        f"{max(noise):.0%} in the worst case. Ratios are steadier than times, since both rivals have the same weather."
    )
    facts = [f"* {line}" for line in (*machine(before), forests.origin(), weather)]
    top = ["# Benchmarks", "", how, "", *facts, "", f"**{summary}.**", ""]
    return "\n".join([*top, *(section.markdown() for section in sections)])


def machine(before: str) -> list[str]:
    """What the numbers were measured on."""
    system = f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}"
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in ("attrs", "lark", "rapidfuzz"))
    node = f"Node {rivals.version(['node', '--version'])}, npm {rivals.version(['npm', '--version'])}"
    return [
        f"{datetime.now(UTC):%Y-%m-%d}, argmap {commit()}",
        f"{system}; load {before} at the start, {load()} at the end",
        f"Python {platform.python_version()} with {libraries}; {node}",
        f"Argdown {rivals.ARGDOWN} from npm, arguebuf {rivals.ARGUEBUF} from PyPI",
    ]


def commit() -> str:
    """The state of the checkout."""
    described = rivals.version(["git", "-C", str(ROOT), "describe", "--always", "--dirty=, with changes"])
    return f"at {described}"


def processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def load() -> str:
    """How many processes wanted the processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def replace(path: Path, content: str) -> None:
    """Write a file as a whole or not at all."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


if __name__ == "__main__":
    sys.exit(main())
