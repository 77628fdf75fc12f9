"""From the shell's point of view: commands and imports in fresh processes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import rivals
from measure import Result, in_turns, seconds
from setting import ARGMAP, Setting
from table import Row, Section, duration, limit, noises, versus

NAME = "cold_start"
SHARE = 0.3
IMPORT = 0.15
IMPORTS = {
    "import argmap": "`import argmap`",
    "from argmap import *": "`from argmap import *`: all that it offers",
}


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count in (100,) if setting.quick else (100, 1_000, 10_000):
        contest = {
            "argmap": command("argmap", setting, count),
            "argdown": command("argdown", setting, count),
        }
        in_turns(1, contest)
        found = in_turns(setting.runs(15 if count == 100 else 7), contest)
        samples += found.values()
        share = SHARE if count == 100 else None
        row = versus(f"{count:,} statements", found["argmap"], found["argdown"], duration, most=share or 1.0)
        rows.append(row if share else row._replace(target="", met=None))
    rows += _imports(setting, samples)
    text = (
        "A fresh process from start to end: `argmap check FILE` against `argdown json FILE OUT`, and what it takes to import "
        "argmap, beyond what Python itself takes to start. The ratio is the share of Argdown's time."
    )
    return Section(NAME, "Cold start", text, tuple(rows), noises(samples), "Argdown")


def command(name: str, setting: Setting, count: int) -> Callable[[], float]:
    """A function that runs the command line of argmap or Argdown on a forest and gives the seconds."""
    return lambda: seconds(words(name, setting, count))


def words(name: str, setting: Setting, count: int) -> list[str]:
    """The command line of argmap or Argdown for a forest."""
    if name == "argmap":
        return [*ARGMAP, "check", setting.forest(count)]
    return [*rivals.argdown().command, "json", setting.forest(count, suffix="argdown"), str(setting.file("json"))]


def _imports(setting: Setting, samples: list[Result]) -> list[Row]:
    def python(code: str) -> Callable[[], float]:
        return lambda: seconds([sys.executable, "-c", code])

    contest = {"pass": python("pass"), **{code: python(code) for code in IMPORTS}}
    in_turns(1, contest)
    found = in_turns(setting.runs(15), contest)
    samples += found.values()
    bare = found["pass"]
    assert not isinstance(bare, str)  # Python runs
    rows = []
    for code, what in IMPORTS.items():
        taken = found[code]
        net = taken if isinstance(taken, str) else taken._replace(values=(max(taken.median - bare.median, 1e-6),))
        rows.append(limit(what, net, duration, IMPORT))
    return rows
