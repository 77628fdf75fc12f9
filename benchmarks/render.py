"""Pictures."""

from __future__ import annotations

import sys
from functools import partial

import rivals
from measure import Result, in_turns, seconds
from setting import ARGMAP, Setting, argmap_worker
from table import Row, Section, duration, limit, noises, versus

NAME = "render"
SECOND = 1.0


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count in (100, 1_000):
        print(f"  {count:,}", file=sys.stderr)
        file = setting.forest(count)
        with argmap_worker() as worker:
            found = in_turns(setting.runs(5), {"argmap": worker.seconds("picture", file=file)})["argmap"]
        samples.append(found)
        rows.append(limit(f"{count:,} statements: `to_svg`", found, duration, SECOND if count == 1_000 else None))
        both = in_turns(
            setting.runs(5),
            {
                "argmap": partial(_argmap, setting, count),
                "argdown": partial(_argdown, setting, count),
            },
        )
        samples += both.values()
        what = f"{count:,} statements: the command"
        rows.append(versus(what, both["argmap"], both["argdown"], duration, least=1.0))
    text = (
        "An SVG of a forest: `argmap.render.to_svg` on a model in a warm process, and the commands `argmap render FILE -o "
        "map.svg` and `argdown map -f svg FILE OUT` from start to end."
    )
    return Section(NAME, "Pictures", text, tuple(rows), noises(samples), "Argdown")


def _argmap(setting: Setting, count: int) -> float:
    return seconds([*ARGMAP, "render", setting.forest(count), "-o", setting.file("map.svg")])


def _argdown(setting: Setting, count: int) -> float:
    words = ["map", "-f", "svg", setting.forest(count, suffix="argdown"), str(setting.file("svg"))]
    return seconds([*rivals.argdown().command, *words])
