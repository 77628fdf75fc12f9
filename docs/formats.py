"""Write docs/formats.md anew: which formats there are and what each can hold, from the formats themselves.

    python docs/formats.py

What a format holds is found out: a debate that uses the whole language is written in it, and what its writer says is lost is
counted. The words about each format come from its `Format`.
"""
# ruff: noqa: INP001, T201 - a script for the shell

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, fields, frozen

import argmap
from argmap.formats import FORMATS, get, writes
from argmap.formats.format import Format
from argmap.formats.loss import Loss, elements
from argmap.model import Attack, Debate, Inference
from argmap.pipeline import Loaded

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "formats.md"
DEBATE = ROOT / "examples" / "tutorial" / "debate.argmap"
BEGIN, END = "<!-- made by docs/formats.py from here -->", "<!-- to here -->"

ALL, SOME, NONE = "●", "◐", "–"


@frozen
class Row:
    """A part of a debate: what it is called, and which elements or fields it is made of."""

    words: str
    what: str
    names: tuple[str, ...] = ("",)
    """Fields; an empty one is the element itself."""
    which: Callable[[Any], bool] = lambda _: True


ROWS = (
    Row("statements", "statement"),
    Row("their texts", "statement", ("text",)),
    Row("kind: fact, value, policy", "statement", ("kind",)),
    Row("modality", "statement", ("modality",)),
    Row("condition", "statement", ("condition",)),
    Row("implicit", "statement", ("implicit",)),
    Row("thesis", "statement", ("thesis",)),
    Row("whose it is: voices and chains", "statement", ("voices",)),
    Row("commitment of the author", "statement", ("commitment",)),
    Row("anchors in the article", "statement", ("anchors",)),
    Row("answers to issues", "statement", ("answers",)),
    Row("notes, sic", "statement", ("notes", "sic")),
    Row("convergent premises", "inference", which=lambda i: not i.linked),
    Row("linked premises", "inference", which=lambda i: i.linked),
    Row("argumentation schemes", "inference", ("scheme",)),
    Row("rebuttals", "attack", which=lambda a: not a.undercuts),
    Row("undercuts of inferences", "attack", which=lambda a: a.undercuts and "!" not in a.target),
    Row("undercuts of attacks", "attack", which=lambda a: a.undercuts and "!" in a.target),
    Row("manner of an answer", "attack", ("manner",)),
    Row("articles", "article"),
    Row("their headers", "article", ("title", "authors", "date", "outlet", "url", "language", "text", "skip", "notes")),
    Row("voices", "voice"),
    Row("kind and role of voices", "voice", ("kind", "role", "notes")),
    Row("issues", "issue"),
    Row("kind and scope of issues", "issue", ("kind", "time_relative", "scope", "notes")),
    Row("stances stated outright", "stance"),
    Row("id, title and notes of the debate", "debate", ("id", "title", "notes")),
    Row("data of other formats", "statement", ("data",)),
)


def sample() -> Loaded:
    """A debate that uses the whole language, with its texts."""
    loaded = argmap.load(DEBATE, texts=[])
    debate = loaded.model
    attack = next(a for a in debate.attacks if not a.undercuts)
    first, *rest = debate.statements
    other = next(s for s in rest if s.id not in (attack.source, attack.target))
    premise, conclusion = (s.id for s in debate.statements[-2:])
    return evolve(
        loaded,
        model=evolve(
            debate,
            statements=(evolve(first, data=(("page", "12"),)), *rest),
            inferences=(*debate.inferences, Inference((premise,), conclusion, "sign")),
            attacks=(*debate.attacks, Attack(other.id, attack.key)),
        ),
    )


def held(row: Row, debate: Debate, losses: set[Loss]) -> str:
    """How much of a part of a debate a written file holds."""
    there = lost = 0
    gone = {loss.place for loss in losses if not loss.field}
    for what, id, element in elements(debate):
        if what != row.what or not row.which(element):
            continue
        for name in row.names:
            if name and not says_something(element, name):
                continue
            there += 1
            names = [f"data {key}" for key, _ in element.data] if name == "data" else [name]
            lost += (what, id) in gone or any(Loss(what, id, n) in losses for n in names)
    assert there, f"the sample has no {row.words}"
    return ALL if not lost else NONE if lost == there else SOME


def says_something(element: Any, name: str) -> bool:
    """Whether a field is not what it is when nothing is said."""
    value = getattr(element, name)
    if name == "commitment":
        return True
    return bool(value) and value != getattr(fields(type(element)), name).default


def tables() -> Iterator[str]:
    """The lines of the part of the page that is made."""
    formats = [get(name) for name in FORMATS]
    yield "| format | what it is | files | read | written |"
    yield "|---|---|---|---|---|"
    for format in formats:
        files = " ".join(f"`{suffix}`" for suffix in (*format.suffixes, *format.companions))
        ways = " | ".join("yes" if way else "" for way in (format.read, format.write))
        yield f"| [`{format.name}`](#{format.name}) | {format.title} | {files} | {ways} |"
    yield from (
        "",
        "## What each format holds",
        "",
        f"{ALL} all of it, {SOME} some of it, {NONE} none of it, when [the debate of the tutorial][debate], which uses the whole",
        "language, is written in the format with its texts at hand. What is lost is reported on every conversion, thing by",
        "thing with `--lost`.",
        "",
        "[debate]: ../examples/tutorial/debate.argmap",
        "",
    )
    yield from matrix([format for format in formats if format.write])
    for format in formats:
        yield from section(format)


def matrix(formats: list[Format]) -> Iterator[str]:
    """What each format that can be written holds, part by part."""
    loaded = sample()
    lost = {format.name: bare(writes(loaded.model, format.name, texts=loaded.texts).lost) for format in formats}
    yield "| | " + " | ".join(format.name for format in formats) + " |"
    yield "|---|" + ":-:|" * len(formats)
    for row in ROWS:
        yield f"| {row.words} | " + " | ".join(held(row, loaded.model, lost[format.name]) for format in formats) + " |"


def bare(losses: Iterable[Loss]) -> set[Loss]:
    """What was lost, whatever stands in its place."""
    return {Loss(loss.what, loss.id, loss.field) for loss in losses}


def section(format: Format) -> Iterator[str]:
    """What there is to say of one format."""
    yield ""
    yield f"## {format.name}"
    yield ""
    yield f"{format.title}." + (f" Defined by {format.source}." if format.source else "")
    for paragraph in format.about:
        yield ""
        yield paragraph
    for words, items in (
        ("Kept as data and written back, since the language has no word for it", format.kept),
        ("Reported and left out", format.unread),
    ):
        if items:
            yield ""
            yield f"{words}: {'; '.join(items)}."


def written(page: str) -> str:
    """The page with the part that is made made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n" + "\n".join(tables()) + f"\n\n{END}{after}"


def main() -> int:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
