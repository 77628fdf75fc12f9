"""Who agrees with whom: the tables of comparison, from some voices to ten thousand.

python benchmarks/comparing.py TASK VOICES ISSUES [WAY]     one task in this process: what it took, as JSON
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import Any

from measure import Result, Sample, Unmeasured, output
from setting import Setting
from table import Row, Section, duration, limit, noises

NAME = "comparing"
FILLED = 0.05
"""The share of the issues that a voice speaks on."""
MOST, MEMORY = 10.0, 1024.0
"""Seconds and MB that the agreement of ten thousand voices on a thousand issues may take."""
TABLES = 10.0
"""Seconds that each table of two thousand voices on five hundred issues may take."""
LARGE, GIANT = (2_000, 500), (10_000, 1_000)
TASKS = ("agreement", "rows", "issues", "clusters", "dispersion", "similarity")


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    sizes = ((125, 500), (250, 500), (500, 500)) if setting.quick else ((500, 500), (1_000, 500), LARGE)
    for task in TASKS:
        print(f"  {task}", file=sys.stderr)
        found = [_seconds(task, *size, runs=setting.runs(5), way="plain") for size in sizes]
        samples += [one for one, _ in found]
        for n, ((taken, _), size) in enumerate(zip(found, sizes, strict=True)):
            row = limit(f"{task}: {_size(size)}", taken, duration, TABLES if size == LARGE else None)
            rows.append(row._replace(ratio=_growth(found[n - 1][0], taken, size[0] / sizes[n - 1][0])) if n else row)
    print("  many", file=sys.stderr)
    size = LARGE if setting.quick else GIANT
    ways = ("numpy", "plain") if find_spec("numpy") else ("plain",)
    for way in ways:
        taken, memory = _seconds("agreement", *size, runs=setting.runs(3) if way == "numpy" else 1, way=way)
        samples.append(taken)
        numpy = way == "numpy" and size == GIANT
        with_it = "with numpy" if way == "numpy" else "without numpy"
        rows.append(limit(f"agreement {with_it}: {_size(size)}", taken, duration, MOST if numpy else None))
        rows.append(limit(f"the most memory of that, {with_it}", memory, _megabytes, MEMORY if numpy else None))
    text = (
        f"Voices at random on {FILLED:.0%} of the issues each, pro, con or mixed, in a process of its own; positions are made "
        "before the clock starts. The ratio is the growth from the size before, as a power of the number of voices (2: four "
        "times as long for twice as many), without numpy. `rows` makes an object of each pair, `clusters` is average linkage "
        "on positions six times as dense, `similarity` the congruence of coded statements."
    )
    return Section(NAME, "Numbers of comparison", text, tuple(rows), noises(samples))


def _seconds(task: str, voices: int, issues: int, *, runs: int, way: str = "auto") -> tuple[Result, Result]:
    """What some runs of a task took, and the most memory that their process held."""
    command: list[str | Path] = [sys.executable, Path(__file__), task, str(voices), str(issues), way, str(runs)]
    try:
        answer = json.loads(output(command))
    except Unmeasured as why:
        return str(why), str(why)
    return Sample(tuple(answer["seconds"])), Sample((answer["memory"],))


def _growth(before: Result, after: Result, times: float) -> str:
    if isinstance(before, str) or isinstance(after, str):
        return ""
    return f"^{log(after.median / before.median) / log(times):.1f}"


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]:,} voices, {size[1]:,} issues"


def _megabytes(memory: float) -> str:
    return f"{memory:.0f} MB"


def made(voices: int, issues: int, filled: float = FILLED) -> Any:
    """Positions at random, the same every time."""
    from argmap.analysis.positions import Cell, Ground, How, Positions  # noqa: PLC0415 - only the child needs it
    from argmap.model import Position  # noqa: PLC0415

    dice = random.Random(f"{voices} {issues}")
    names, about = tuple(f"voice-{n}" for n in range(voices)), tuple(f"issue-{n}" for n in range(issues))
    sides = (Position.PRO, Position.CON, Position.MIXED)
    grounds = {side: (Ground("s", side, How.ASSERTED, "a", "2024"),) for side in sides}
    cells = {}
    for voice in names:
        for issue in dice.sample(about, round(issues * filled)):
            side = dice.choice(sides)
            cells[voice, issue] = Cell(voice, issue, side, grounds[side])
    return Positions(names, about, cells)


def prepared(task: str, voices: int, issues: int, way: str) -> Callable[[], object]:
    """What is to be timed."""
    from argmap.analysis.agreement import agreement  # noqa: PLC0415 - only the child needs it
    from argmap.analysis.clusters import clusters  # noqa: PLC0415
    from argmap.analysis.coded import coded  # noqa: PLC0415
    from argmap.analysis.dispersion import dispersion, polarisation, spread  # noqa: PLC0415
    from argmap.analysis.issues import consensus, divisive  # noqa: PLC0415
    from argmap.analysis.issues import issues as table  # noqa: PLC0415
    from argmap.analysis.similarity import similarity  # noqa: PLC0415

    cast = made(voices, issues, 6 * FILLED if task == "clusters" else FILLED)
    if task == "agreement":
        return lambda: agreement(cast, numpy=None if way == "auto" else way == "numpy")
    if task == "issues":
        return lambda: (table(cast), consensus(cast), divisive(cast), polarisation(cast))
    if task == "similarity":
        said = coded(cast)
        return lambda: similarity(said, "congruence", normalisation="cosine")
    found = agreement(cast)
    if task == "clusters":
        assert not clusters(found, shared=1).refused, "positions are too thin for a tree"
        return lambda: clusters(found, shared=1)
    if task == "dispersion":
        return lambda: (spread(found), dispersion(found))
    return lambda: found.rows


def child(task: str, voices: str, issues: str, way: str = "auto", runs: str = "1") -> None:
    """Time a task in this process and print what it took."""
    import resource  # noqa: PLC0415 - not on every system

    work = prepared(task, int(voices), int(issues), way)
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "median": statistics.median(seconds), "memory": memory}))


if __name__ == "__main__":
    child(*sys.argv[1:])
