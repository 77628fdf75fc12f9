"""Answers a line of JSON on the standard input by a line on the standard output: what argmap took for something."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import evolve
from phases import stopwatch

import argmap
from argmap.build import build as built
from argmap.formats import FORMATS, get, reads, writes
from argmap.ground.collector import collector_paused
from argmap.ground.source import Source
from argmap.model import Anchor
from argmap.passages.resolve import resolve
from argmap.syntax import read

Answer = dict[str, Any]


@lru_cache(maxsize=4)
def text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8")


def build(file: str) -> Answer:
    """Parse and build the model: what Argdown's `parse-input` and `build-model` do."""
    said = text(file)
    with collector_paused():
        start = time.perf_counter()
        tree = read(Source(file, said))
        between = time.perf_counter()
        debate, found = built((tree,))
        end = time.perf_counter()
    return {
        "seconds": end - start, "reading": between - start, "building": end - between,
        "statements": len(debate.statements), "relations": len(debate.inferences) + len(debate.attacks),
        "diagnostics": len(tree.diagnostics) + len(found),
    }  # fmt: skip


def parse(file: str) -> Answer:
    """All of `argmap.parse`: parse, build and check."""
    said = text(file)
    start = time.perf_counter()
    loaded = argmap.parse(said)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "statements": len(loaded.model), "diagnostics": len(loaded.diagnostics)}


@lru_cache(maxsize=1)
def debate(file: str) -> Any:
    return argmap.load(file).model


def walk(file: str) -> Answer:
    """Visit every statement from the roots down; the tables for that are made anew each time."""
    fresh = evolve(debate(file))
    start = time.perf_counter()
    seen = sum(1 for _ in fresh.walk())
    return {"seconds": time.perf_counter() - start, "statements": seen}


def rewrite(file: str) -> Answer:
    """Write the model as text and read it again."""
    model = debate(file)
    start = time.perf_counter()
    written = argmap.dumps(model)
    between = time.perf_counter()
    again = argmap.parse(written).model
    end = time.perf_counter()
    return {"seconds": end - start, "writing": between - start, "bytes": len(written.encode()), "same": again == model}


def picture(file: str) -> Answer:
    """Draw an SVG of a model in memory."""
    model = debate(file)
    start = time.perf_counter()
    drawn = argmap.to_svg(model)
    return {"seconds": time.perf_counter() - start, "bytes": len(drawn.encode())}


def text_to_picture(file: str) -> Answer:
    """From text in memory to SVG in memory: parse, build, check and draw."""
    said = text(file)
    start = time.perf_counter()
    drawn = argmap.to_svg(argmap.parse(said).model)
    return {"seconds": time.perf_counter() - start, "bytes": len(drawn.encode())}


def phases(file: str) -> Answer:
    """Draw an SVG and say what each part of the work took."""
    model = debate(file)
    with stopwatch() as parts:
        start = time.perf_counter()
        argmap.to_svg(model)
        seconds = time.perf_counter() - start
    return {"seconds": seconds, "parts": parts}


@lru_cache(maxsize=1)
def article(file: str) -> Any:
    return json.loads(text(file))


def anchors(file: str, kinds: list[str]) -> Answer:
    """Find the passages of the anchors of these kinds in an article that is seen for the first time."""
    held = article(file)
    wanted = [anchor for anchor in held["anchors"] if anchor["kind"] in kinds]
    made = [Anchor(anchor["opening"], anchor["closing"], anchor["line"]) for anchor in wanted]
    start = time.perf_counter()
    matches = resolve(held["text"], made)
    seconds = time.perf_counter() - start
    right = sum(match.start == anchor["start"] for match, anchor in zip(matches, wanted, strict=True))
    return {
        "seconds": seconds,
        "anchors": len(made),
        "right": right,
        "how": Counter(str(match.how) for match in matches),
    }


def formats() -> Answer:
    """The formats that are both read and written."""
    return {"names": [name for name in FORMATS if get(name).read and get(name).write]}


def put(file: str, format: str, out: str) -> Answer:
    """Write a forest in a format, and a file that only its reader needs beside it."""
    written = writes(debate(file), format)
    places = [out, *(f"{out}{part.suffix}" for part in written.parts[1:])]
    for place, part in zip(places, written.parts, strict=True):
        Path(place).write_text(part.text, encoding="utf-8")
    Path(f"{out}.companions").write_text(json.dumps([part.suffix for part in written.parts[1:]]), encoding="utf-8")
    return {"bytes": Path(out).stat().st_size}


@lru_cache(maxsize=2)
def document(file: str) -> tuple[bytes, dict[str, bytes]]:
    suffixes = json.loads(Path(f"{file}.companions").read_text(encoding="utf-8"))
    return Path(file).read_bytes(), {suffix: Path(f"{file}{suffix}").read_bytes() for suffix in suffixes}


def foreign_read(file: str, format: str) -> Answer:
    """From the bytes of a file in another format to the model, with its look-up tables."""
    data, companions = document(file)
    start = time.perf_counter()
    with collector_paused():
        found = reads(data, format, name=file, companions=companions).model
        assert found.graph
    return {"seconds": time.perf_counter() - start, "statements": len(found)}


@lru_cache(maxsize=1)
def foreign(file: str, format: str) -> Any:
    data, companions = document(file)
    return reads(data, format, name=file, companions=companions).model


def foreign_written(file: str, format: str) -> Answer:
    """From the model to the text of a file in another format."""
    fresh = evolve(foreign(file, format))
    start = time.perf_counter()
    with collector_paused():
        written = writes(fresh, format)
    return {"seconds": time.perf_counter() - start, "bytes": len(written.text)}


ANSWERS = {
    f.__name__: f
    for f in (
        build, parse, walk, rewrite, picture, text_to_picture, phases, anchors, formats, put, foreign_read, foreign_written
    )
}  # fmt: skip


def main() -> None:
    for line in sys.stdin:
        question = json.loads(line)
        do = question.pop("do")
        gc.collect()
        try:
            answer = ANSWERS[do](**question)
        except Exception as error:  # noqa: BLE001 - the one who asks is told, whatever it is
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
        print(json.dumps(answer), flush=True)


main()
