"""Anchors in long articles."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

from measure import Result, in_turns
from setting import Setting, argmap_worker
from table import Row, Section, duration, limit, noises

NAME = "anchors"
MEGABYTE = 1_000_000
SYLLABLES = [first + second for first in "bdgklmnprst" for second in "aeiou"]
KINDS = ("exact", "numbered", "typography", "slips", "gone")
MIXED = {"exact": 0.5, "numbered": 0.2, "typography": 0.1, "slips": 0.15, "gone": 0.05}
"""What an article's anchors are like: as in the text, with the number of the line, with other quotation marks, dashes
and capitals, with slips of the keyboard (fuzzy), and with words that are not in the text at all.
"""
CASES = ((1_000, 1, 1.0), (5_000, 10, 10.0))
"""Anchors, megabytes and the seconds that they may take."""


def make(size: int, count: int) -> dict[str, Any]:
    """An article of that many bytes in lines of several sentences, and anchors of each kind in it."""
    numbers = random.Random(f"anchors-{size}-{count}")
    words = sorted({"".join(numbers.choices(SYLLABLES, k=numbers.choice((1, 2, 2, 3, 3, 4)))) for _ in range(20_000)})
    lines: list[str] = []
    starts: list[int] = []
    offset = 0
    while offset < size:
        starts.append(offset)
        lines.append(" ".join(_sentence(numbers, words) for _ in range(numbers.randint(3, 8))))
        offset += len(lines[-1]) + 1
    anchors = [
        {"kind": kind, **_anchor(numbers, kind, lines[number], number, starts[number], words)}
        for kind in KINDS
        for number in numbers.choices(range(len(lines)), k=count)
    ]
    return {"text": "\n".join(lines) + "\n", "anchors": anchors}


def _sentence(numbers: random.Random, words: list[str]) -> str:
    said = numbers.choices(words, k=numbers.randint(8, 24))
    said[len(said) // 2] += numbers.choice((",", "’s", " –", ",", ""))
    return " ".join(said).capitalize() + "."


def _anchor(numbers: random.Random, kind: str, line: str, number: int, start: int, words: list[str]) -> dict[str, Any]:
    said = line.split(" ")
    first = numbers.randrange(0, len(said) - 16)
    opening, closing = " ".join(said[first : first + 5]), " ".join(said[first + 11 : first + 15])
    place = start + len(" ".join(said[:first])) + (1 if first else 0)
    if kind == "typography":
        opening = opening.replace("’", "'").replace("–", "-").upper()
    if kind == "slips":
        opening = _slip(numbers, opening).strip()
    if kind == "gone":
        opening, place = " ".join(numbers.choices(words, k=5)), -1
    return {"opening": opening, "closing": closing, "line": number + 1 if kind == "numbered" else None, "start": place}


def _slip(numbers: random.Random, words: str) -> str:
    """The words with a letter changed, one left out and one twice."""
    for change in ("e", "", "nn"):
        at = numbers.randrange(len(words))
        words = words[:at] + change + words[at + 1 :]
    return words


def mixed(anchors: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """As many anchors as an article has, in the shares of `MIXED`."""
    found = []
    for kind, share in MIXED.items():
        found += [anchor for anchor in anchors if anchor["kind"] == kind][: round(count * share)]
    return found


def measure(setting: Setting) -> Section:
    rows: list[Row] = []
    samples: list[Result] = []
    for count, megabytes, most in CASES[:1] if setting.quick else CASES:
        print(f"  {count:,} in {megabytes} MB", file=sys.stderr)
        made = make(megabytes * MEGABYTE, count)
        everything, usual = setting.file("anchors.json"), setting.file("anchors-mixed.json")
        everything.write_text(json.dumps(made), encoding="utf-8")
        usual.write_text(json.dumps({**made, "anchors": mixed(made["anchors"], count)}), encoding="utf-8")
        with argmap_worker() as worker:
            what = f"{count:,} anchors in {megabytes} MB"
            row = _row(setting, worker, usual, list(KINDS), f"{what}, mixed", samples)
            rows.append(row if isinstance(row, Row) else limit(row[0], row[1], duration, most))
            for kind in KINDS:
                row = _row(setting, worker, everything, [kind], f"{what}, all {kind}", samples)
                rows.append(row if isinstance(row, Row) else limit(row[0], row[1], duration))
    text = (
        "`argmap.passages.resolve` on an article of made-up words that it sees for the first time. Mixed: "
        + ", ".join(f"{share:.0%} {kind}" for kind, share in MIXED.items())
        + ". Exact anchors are as in the text; numbered ones say the line too; typography has other quotation marks, dashes and "
        "capitals; slips have three slips of the keyboard in their five opening words, so they are found only by likeness; gone "
        "are words that are nowhere in the text. In parentheses: how many were placed where they were taken from."
    )
    return Section(NAME, "Anchors", text, tuple(rows), noises(samples))


def _row(
    setting: Setting, worker: Any, file: Path, kinds: list[str], what: str, samples: list[Result]
) -> Row | tuple[str, Result]:
    ask = worker.seconds("anchors", file=str(file), kinds=kinds)
    found = in_turns(setting.runs(5), {"argmap": ask})["argmap"]
    samples.append(found)
    if isinstance(found, str):
        return what, found
    answer = worker.ask("anchors", file=str(file), kinds=kinds)
    return f"{what} ({answer['right']:,} of {answer['anchors']:,} right)", found
