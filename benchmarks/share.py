"""How much of the time for a picture is our own, and where it goes."""

from __future__ import annotations

import statistics
import sys
from typing import Any

from measure import Result, Sample, Unmeasured
from phases import ENGINE, PARTS
from setting import Setting, argmap_worker
from table import Row, Section, duration, limit, noises, times

NAME = "share"
MOST = 0.5
"""The share of the layout engine's time that everything else may take."""
TENTH = 0.1
"""Seconds that the picture of an article may take."""
ARTICLES = ("wicker-2016", "lee-2022", "scmp-2023", "eir-2024", "matsuo-2024")


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count in (100, 1_000) if setting.quick else (100, 1_000, 10_000):
        print(f"  {count:,}", file=sys.stderr)
        rows += _shares(setting, f"{count:,} statements", setting.forest(count), samples, 5 if count > 1_000 else 15)
    for article in ARTICLES:
        file = str(setting.example(f"japan-korea/{article}.argmap"))
        rows += _shares(setting, article, file, samples, 25, most=TENTH)
    text = (
        "`to_svg` of a model in a warm process, the forests of the other parts and the five articles: what the layout engine "
        "takes, from the DOT text to its answer, and what everything else takes. The ratio is ours over the engine's. Below "
        "the forests, where our own time goes."
    )
    return Section(NAME, "Our share of a picture", text, tuple(rows), noises(samples), "engine")


def _shares(
    setting: Setting, what: str, file: str, samples: list[Result], runs: int, most: float | None = None
) -> list[Row]:
    """The rows of one picture: its time if it has a target, our share, and the parts of it."""
    try:
        with argmap_worker() as worker:
            worker.ask("phases", file=file)  # caches are warm afterwards
            answers = [worker.ask("phases", file=file) for _ in range(setting.runs(runs))]
    except Unmeasured as why:
        return [Row(f"{what}: `to_svg`", f"not measured: {why}", target=f"at most {MOST:g}x")]
    whole = Sample(tuple(answer["seconds"] for answer in answers))
    samples.append(whole)
    own = statistics.median(answer["seconds"] - answer["parts"][ENGINE] for answer in answers)
    engine = statistics.median(answer["parts"][ENGINE] for answer in answers)
    first = [limit(f"{what}: `to_svg`", whole, duration, most)] if most else []
    share = Row(
        f"{what}: our share",
        duration(own),
        duration(engine),
        times(own / engine),
        f"at most {MOST:g}x",
        own <= MOST * engine,
    )
    return [
        *first,
        share if not most else share._replace(target="", met=None),
        *([] if most else _parts(what, answers)),
    ]


def _parts(what: str, answers: list[dict[str, Any]]) -> list[Row]:
    ours = (part for part in PARTS if part != ENGINE)
    return [
        Row(f"{what}: {part}", duration(statistics.median(answer["parts"][part] for answer in answers)))
        for part in ours
    ]
