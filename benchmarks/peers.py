"""Beside arguebuf, the nearest Python library."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import rivals
from measure import Result, Unmeasured, Worker, in_turns
from setting import HERE, Setting, argmap_worker
from table import Row, Section, duration, noises, versus

NAME = "peers"
TASKS = {
    "build": "from text to model; arguebuf: from objects in memory to graph",
    "rewrite": "write and read again; arguebuf: as JSON",
    "walk": "visit every statement of one tree; arguebuf: breadth first",
}
STYLES = {"build": ("titled", "forest"), "rewrite": ("titled", "forest"), "walk": ("tree", "tree")}


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count in (1_000,) if setting.quick else (1_000, 10_000):
        for task, words in TASKS.items():
            print(f"  {count:,} {task}", file=sys.stderr)
            once = task == "walk" and count > 1_000  # it takes arguebuf the better part of a minute
            with ExitStack() as stack:
                found = _contest(setting, stack, task, count, 1 if once else setting.runs(5))
            samples += found.values()
            what = f"{count:,} statements: {words}" + (" (one run)" if once else "")
            rows.append(versus(what, found["argmap"], found["arguebuf"], duration, least=1.0))
    text = (
        f"arguebuf {rivals.ARGUEBUF} has no text format of its own to write by hand, so it is given the forest as objects that are "
        "in memory already, while argmap reads text. The ratio says how many times as fast argmap is."
    )
    return Section(NAME, "Beside arguebuf", text, tuple(rows), noises(samples), "arguebuf")


def _contest(setting: Setting, stack: ExitStack, task: str, count: int, runs: int) -> dict[str, Result]:
    annotation, forest = STYLES[task]
    ours = stack.enter_context(argmap_worker())
    contest = {"argmap": ours.seconds(task, file=setting.forest(count, annotation))}
    try:
        theirs = stack.enter_context(Worker([rivals.arguebuf(), HERE / "arguebuf_worker.py"]))
    except Unmeasured as why:
        return {**in_turns(runs, contest), "arguebuf": str(why)}
    contest["arguebuf"] = theirs.seconds(task, file=setting.forest(count, forest, "json"))
    if runs > 1:
        in_turns(1, contest)
    return in_turns(runs, contest)
