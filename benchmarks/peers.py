"""Beside arguebuf, the nearest Python library."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import rivals
from measure import Result, Sample, Unmeasured, Worker, in_turns
from setting import HERE, Setting, argmap_worker
from table import Row, Section, duration, noises, versus

NAME = "peers"
TASKS = {
    "build": "from text to model; arguebuf: from objects in memory to graph",
    "rewrite": "write and read again; arguebuf: as JSON",
    "walk": "visit every statement of one tree; arguebuf: breadth first",
}
PICTURES = {"STEP": "as it draws by itself", "STRAIGHT": "with straight edges"}
"""arguebuf's names of how edges run; it draws them at right angles unless told otherwise."""
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
        if count == 1_000:
            for style, words in PICTURES.items():
                rows += _pictures(setting, count, style, words, samples)
    text = (
        f"arguebuf {rivals.ARGUEBUF} has no text format of its own to write by hand, so it is given the forest as objects that are "
        "in memory already, while argmap reads text. Both draw what is in memory; arguebuf does so by Graphviz's `dot`, and "
        "its limit of a thousand nodes was lifted. The ratio says how many times as fast argmap is, or its picture as small."
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


def _pictures(setting: Setting, count: int, style: str, words: str, samples: list[Result]) -> list[Row]:
    """The rows about an SVG: how long it takes, and how large it is."""
    annotation, forest = setting.forest(count), setting.forest(count, "forest", "json")
    out = str(setting.file("arguebuf.svg"))
    print(f"  {count:,} pictures, {style.lower()}", file=sys.stderr)
    with ExitStack() as stack:
        ours = stack.enter_context(argmap_worker())
        contest = {"argmap": ours.seconds("picture", file=annotation)}
        size: dict[str, Result] = {"argmap": Sample((ours.ask("picture", file=annotation)["bytes"] / count,))}
        try:
            theirs = stack.enter_context(Worker([rivals.arguebuf(), HERE / "arguebuf_worker.py"]))
            drawn = theirs.ask("picture", file=forest, out=out, style=style)
            contest["arguebuf"] = theirs.seconds("picture", file=forest, out=out, style=style)
            size["arguebuf"] = Sample((drawn["bytes"] / count,))
            found = in_turns(setting.runs(5), contest)
        except Unmeasured as why:
            found = {**in_turns(setting.runs(5), contest), "arguebuf": str(why)}
            size["arguebuf"] = str(why)
    samples += found.values()
    what = f"{count:,} statements: to SVG; arguebuf: {words}"
    rows = [versus(what, found["argmap"], found["arguebuf"], duration, least=1.0)]
    if style == "STEP":
        rows.append(versus(f"{count:,} statements: bytes of SVG for each", size["argmap"], size["arguebuf"], _bytes))
    return rows


def _bytes(value: float) -> str:
    return f"{value:,.0f} B"
