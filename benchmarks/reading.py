"""Parse and build the model, beside Argdown."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial

import rivals
from measure import Result, Sample, Unmeasured, Worker, in_turns
from setting import HERE, Setting, argmap_worker
from table import Row, Section, duration, noises, per_second, times, versus

NAME = "reading"
RUNS = {1_000: 31, 10_000: 11, 50_000: 7}
STYLES = {"titled": "with ids", "untitled": "without ids"}
FASTER = 2.0
GROWTH = 60.0


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    alone: dict[int, Result] = {}
    with ExitStack() as stack:
        ours = stack.enter_context(argmap_worker())
        theirs = _argdown(stack)
        for style, words in STYLES.items():
            for count in setting.sizes:
                found = _contest(setting, ours, theirs, style, count)
                samples += found.values()
                what = f"{count:,} statements {words}: parse and build"
                rows.append(versus(what, found["argmap"], found["argdown"], partial(per_second, count), least=FASTER))
                if style == "titled":
                    alone[count] = found["argmap"]
                    what = f"{count:,} statements {words}: parse, build and check"
                    rows.append(versus(what, found["checked"], found["argdown"], partial(per_second, count)))
    rows.append(_growth(alone))
    text = (
        "Text in memory to model in memory, in processes that are warm: `read` and `build` of argmap against `parse-input` and "
        "`build-model` of Argdown, in statements per second; the ratio says how many times as fast argmap is. `argmap.parse`, "
        "which also checks, is measured beside it; Argdown does nothing of the kind."
    )
    return Section(NAME, "Reading", text, tuple(rows), noises(samples), "Argdown")


def _argdown(stack: ExitStack) -> Worker | str:
    try:
        found = rivals.argdown()
    except Unmeasured as why:
        return str(why)
    return stack.enter_context(Worker([found.node, HERE / "argdown_worker.cjs", found.folder]))


def _contest(setting: Setting, ours: Worker, theirs: Worker | str, style: str, count: int) -> dict[str, Result]:
    annotation, argdown = setting.forest(count, style), setting.forest(count, style, "argdown")
    contestants = {"argmap": ours.seconds("build", file=annotation)}
    if not isinstance(theirs, str):
        contestants["argdown"] = theirs.seconds("build", file=argdown)
    if style == "titled":
        contestants["checked"] = ours.seconds("parse", file=annotation)
    print(f"  {style} {count:,}", file=sys.stderr)
    warm_up = in_turns(3 if count < 50_000 else 1, contestants)
    for asked, file in ((ours, annotation), (theirs, argdown)):
        if not isinstance(asked, str) and not isinstance(warm_up["argmap"], str):
            assert asked.ask("build", file=file)["statements"] == count
    found = in_turns(setting.runs(RUNS[count]), contestants)
    return {**found, "argdown": theirs} if isinstance(theirs, str) else found


def _growth(alone: dict[int, Result]) -> Row:
    what, target = "time for 50,000 statements over that for 1,000", f"at most {GROWTH:g}x"
    small, large = alone.get(1_000), alone.get(50_000)
    if not isinstance(small, Sample) or not isinstance(large, Sample):
        return Row(what, "not measured in this run", target=target)
    ratio = large.median / small.median
    return Row(what, f"{duration(large.median)} / {duration(small.median)}", "", times(ratio), target, ratio <= GROWTH)
