"""Pictures."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial

import rivals
from measure import Result, Sample, Unmeasured, Worker, in_turns, seconds
from setting import ARGMAP, HERE, Setting, argmap_worker
from table import Row, Section, duration, limit, noises, versus

NAME = "render"
SECOND, THIRD = 1.0, 0.33
COMMANDS = "the command"
WARM = "text in memory to SVG in memory"


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count in (100, 1_000):
        print(f"  {count:,}", file=sys.stderr)
        thousand = count == 1_000
        commands = in_turns(
            setting.runs(7),
            {"argmap": partial(_argmap, setting, count), "argdown": partial(_argdown, setting, count)},
        )
        warm, svg = _warm(setting, count)
        samples += [*commands.values(), *warm.values()]
        rows.append(limit(f"{count:,} statements: `to_svg`", warm["to_svg"], duration, SECOND if thousand else None))
        for what, found in ((COMMANDS, commands), (WARM, warm)):
            row = versus(f"{count:,} statements: {what}", found["argmap"], found["argdown"], duration, most=THIRD)
            rows.append(row if thousand else row._replace(target="", met=None))
        rows.append(
            versus(f"{count:,} statements: bytes of SVG for each", svg["argmap"], svg["argdown"], _bytes, most=1.0)
        )
        rows[-1] = rows[-1]._replace(target="", met=None)
    text = (
        "An SVG of a forest: `argmap.to_svg` on a model in a warm process; the commands `argmap render FILE -o map.svg` and "
        "`argdown map -f svg FILE OUT` from start to end; and, in warm processes, `argmap.parse` and `to_svg` against all the "
        "steps of Argdown's export of a map. The ratio is the share of Argdown's. Argdown puts the same sentences into boxes; "
        "argmap's cards hold besides what a statement is, its name, its id for pages, and a tip."
    )
    return Section(NAME, "Pictures", text, tuple(rows), noises(samples), "Argdown")


def _bytes(value: float) -> str:
    return f"{value:,.0f} B"


def _argmap(setting: Setting, count: int) -> float:
    return seconds([*ARGMAP, "render", setting.forest(count), "-o", setting.file("map.svg")])


def _argdown(setting: Setting, count: int) -> float:
    words = ["map", "-f", "svg", setting.forest(count, suffix="argdown"), str(setting.file("svg"))]
    return seconds([*rivals.argdown().command, *words])


def _warm(setting: Setting, count: int) -> tuple[dict[str, Result], dict[str, Result]]:
    """What warm processes take, and how many bytes of SVG they make for a statement."""
    annotation, argdown = setting.forest(count), setting.forest(count, suffix="argdown")
    with ExitStack() as stack:
        ours = stack.enter_context(argmap_worker())
        contest = {"argmap": ours.seconds("text_to_picture", file=annotation)}
        alone = {"to_svg": ours.seconds("picture", file=annotation)}
        try:
            found = rivals.argdown()
            theirs = stack.enter_context(Worker([found.node, HERE / "argdown_worker.cjs", found.folder]))
            contest["argdown"] = theirs.seconds("picture", file=argdown)
        except Unmeasured as why:
            return {**in_turns(setting.runs(7), contest | alone), "argdown": str(why)}, {
                "argmap": "",
                "argdown": str(why),
            }
        in_turns(1, contest)
        times = in_turns(setting.runs(7), contest) | in_turns(setting.runs(7), alone)
        sizes: dict[str, Result] = {
            "argmap": Sample((ours.ask("picture", file=annotation)["bytes"] / count,)),
            "argdown": Sample((theirs.ask("picture", file=argdown)["bytes"] / count,)),
        }
        return times, sizes
