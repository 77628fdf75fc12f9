"""A whole folder of annotations, as corpora have them."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from measure import Result, in_turns, output, seconds
from setting import ARGMAP, Setting
from share import ARTICLES
from table import Row, Section, duration, limit, noises, versus

NAME = "folder"
COUNT = 500
HIDDEN = ".debate"
"""The debate that the annotations belong to; the command looks into no hidden folder."""


def measure(setting: Setting) -> Section:
    count = 50 if setting.quick else COUNT
    folder = make(setting, count)
    out = f"{setting.file('pictures')}{os.sep}"
    jobs = "--jobs" in output([*ARGMAP, "render", "--help"])
    command = partial(_draw, folder, out)
    contest = {"one": partial(command, "--jobs", "1") if jobs else command}
    if jobs:
        contest["all"] = command
    samples: dict[str, Result] = in_turns(3, contest)
    one, everyone = samples["one"], samples.get("all", "there is no --jobs yet")
    what = f"{count} annotations of 44 to 85 statements"
    rows = [
        limit(f"{what}: on one core", one, duration),
        versus(f"{what}: on all {os.cpu_count()} cores", everyone, one, duration),
    ]
    if not isinstance(one, str):
        rows.insert(1, Row(f"{what}: on one core, each", duration(one.median / count)))
    text = (
        "`argmap render FOLDER -o OUT/` from start to end on copies of the five articles of examples/japan-korea, each with the "
        "shared issues and voices of its debate. The ratio says how many times as fast all cores are (three runs)."
    )
    return Section(NAME, "A folder of annotations", text, tuple(rows), noises(samples.values()), "one core")


def make(setting: Setting, count: int) -> Path:
    """A folder of so many annotations: copies of the articles, and the debate that they name in a hidden folder."""
    folder = setting.file(f"folder-{count}")
    shutil.rmtree(folder, ignore_errors=True)
    (folder / HIDDEN).mkdir(parents=True)
    for file in setting.example("japan-korea").glob("*.argmap"):
        shutil.copy(file, folder / HIDDEN)
    for number, article in enumerate(islice(cycle(ARTICLES), count)):
        text = (folder / HIDDEN / f"{article}.argmap").read_text("utf-8")
        text = text.replace("debate: debate.argmap", f"debate: {HIDDEN}/debate.argmap", 1)
        (folder / f"{number:03}-{article}.argmap").write_text(text, "utf-8")
    return folder


def _draw(folder: Path, out: str, *jobs: str) -> float:
    print(f"  {' '.join(jobs) or 'all'}", file=sys.stderr)
    return seconds([*ARGMAP, "render", folder, "-o", out, "--quiet", *jobs])
