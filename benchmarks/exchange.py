"""Read and write the formats of other tools; AIF and arguebuf's JSON beside arguebuf."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import rivals
from measure import Result, Sample, Unmeasured, Worker, in_turns
from setting import HERE, Setting, argmap_worker
from table import Row, Section, duration, limit, noises, times, versus

NAME = "exchange"
RUNS = 7
SIZES = (1_000, 10_000)
RIVALLED = {"aif": "AIF", "arguebuf": "arguebuf's JSON"}
"""Formats that arguebuf reads and writes too."""
WAYS = {"read": "to a model in memory", "written": "from a model in memory"}
AT_MOST = {("aif", "read"): 1.0, ("aif", "written"): 1.0}
"""Seconds that a file of 10,000 nodes may take."""
GROWTH = 13.0


def measure(setting: Setting) -> Section:
    samples: list[Result] = []
    rows: list[Row] = []
    grown: dict[tuple[str, str], dict[int, Result]] = {}
    with ExitStack() as stack:
        ours = stack.enter_context(argmap_worker())
        theirs = _arguebuf(stack)
        both = ours.ask("formats")["names"]
        for name in (*RIVALLED, *(name for name in both if name not in RIVALLED)):
            for count in SIZES:
                found = _contest(setting, ours, theirs, name, count)
                samples += found.values()
                for way, words in WAYS.items():
                    grown.setdefault((name, way), {})[count] = found[way]
                    rows += _rows(name, count, way, words, found)
    rows += [row for key, sizes in grown.items() if (row := _growth(*key, sizes))]
    text = (
        "A forest of so many nodes, statements and steps together, from the text of a file in memory to the model and back, in "
        "processes that are warm. The ratio says how many times as fast argmap is; what arguebuf drops on the way is in "
        "[formats](formats.md) and in `make test-peers`."
    )
    return Section(NAME, "Other formats", text, tuple(rows), noises(samples), "arguebuf")


def _arguebuf(stack: ExitStack) -> Worker | str:
    try:
        return stack.enter_context(Worker([rivals.arguebuf(), HERE / "arguebuf_worker.py"]))
    except Unmeasured as why:
        return str(why)


def _contest(setting: Setting, ours: Worker, theirs: Worker | str, name: str, count: int) -> dict[str, Result]:
    """Reading and writing of one format, and arguebuf's where it knows the format."""
    print(f"  {name} {count:,}", file=sys.stderr)
    forest = setting.forest(count // 2)  # half of the nodes are steps
    file = str(setting.file(f"exchange-{count}.{name}"))
    ours.ask("put", file=forest, format=name, out=file)
    contest = {way: ours.seconds(f"foreign_{way}", file=file, format=name) for way in WAYS}
    if name in RIVALLED and not isinstance(theirs, str):
        contest |= {f"their {way}": theirs.seconds(f"foreign_{way}", file=file, format=name) for way in WAYS}
    in_turns(1, contest)
    found = in_turns(setting.runs(RUNS), contest)
    if name in RIVALLED and isinstance(theirs, str):
        found |= {f"their {way}": theirs for way in WAYS}
    return found


def _rows(name: str, count: int, way: str, words: str, found: dict[str, Result]) -> list[Row]:
    what = f"{count:,} nodes of {RIVALLED.get(name, name)} {way}, {words}"
    if f"their {way}" in found:
        rows = [versus(what, found[way], found[f"their {way}"], duration, least=1.0)]
    else:
        rows = [limit(what, found[way], duration)]
    most = AT_MOST.get((name, way))
    if most and count == SIZES[-1]:
        rows.append(limit(f"{what}: alone", found[way], duration, most))
    return rows


def _growth(name: str, way: str, sizes: dict[int, Result]) -> Row | None:
    small, large = (sizes.get(count) for count in SIZES)
    if not isinstance(small, Sample) or not isinstance(large, Sample):
        return None
    ratio = large.median / small.median
    what = f"{RIVALLED.get(name, name)} {way}: time for {SIZES[1]:,} nodes over that for {SIZES[0]:,}"
    return Row(
        what,
        f"{duration(large.median)} / {duration(small.median)}",
        "",
        times(ratio),
        f"at most {GROWTH:g}x",
        ratio <= GROWTH,
    )
