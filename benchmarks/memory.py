"""The most memory that a command holds."""

from __future__ import annotations

import sys
from functools import partial

from cold_start import words
from measure import Result, in_turns, peak
from setting import Setting
from table import Section, noises, versus

NAME = "memory"
SHARE = 0.5


def measure(setting: Setting) -> Section:
    rows = []
    samples: list[Result] = []
    for count in (1_000,) if setting.quick else (100, 1_000, 10_000, 50_000):
        print(f"  {count:,}", file=sys.stderr)
        found = in_turns(
            setting.runs(5),
            {
                "argmap": partial(_peak, "argmap", setting, count),
                "argdown": partial(_peak, "argdown", setting, count),
            },
        )
        samples += found.values()
        row = versus(f"{count:,} statements", found["argmap"], found["argdown"], lambda mb: f"{mb:.0f} MB", most=SHARE)
        rows.append(row if count == 50_000 else row._replace(target="", met=None))
    text = (
        "The peak of the resident memory, as the kernel counts it, of `argmap check FILE` and of `argdown json FILE OUT`. The "
        "ratio is the share of Argdown's."
    )
    return Section(NAME, "Memory", text, tuple(rows), noises(samples), "Argdown")


def _peak(name: str, setting: Setting, count: int) -> float:
    return peak(words(name, setting, count))
