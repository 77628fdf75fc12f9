"""An entry of the catalogue, as `argmap explain` shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.ground.catalogue import Entry, Example
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source
from argmap.render.problems import terminal
from argmap.render.problems.columns import fit, safe, wrap
from argmap.render.problems.styles import Row, printed, word

LONGEST = 132
"""Columns that are shown of a line of an example; only what is wrong because of its length is longer."""


def explain(
    entry: Entry,
    diagnostics: Sequence[Diagnostic] = (),
    sources: Mapping[str, Source] | None = None,
    *,
    colour: bool = False,
    width: int = 80,
) -> str:
    """What a code means, in `width` columns: an explanation, a wrong example with what is said about it, the right one.

    `diagnostics` and `sources` are what checking the wrong example gave; without them nothing stands under it.
    """
    severity = word(entry.severity)
    head: list[Row] = [
        ((severity, f"{severity}[{entry.code}]"), ("message", f" {entry.name}")),
        *((("", line),) for line in wrap(entry.summary, width)),
        (),
        *((("", line),) for line in _paragraphs(entry.explanation, width)),
    ]
    found = [d for d in diagnostics if d.code == entry.code]
    said = terminal.report(found, sources or {}, colour=colour, width=width)
    wrong = printed([(), (("help", "Wrong:"),), (), *_example(entry.wrong)], colour=colour)
    right = printed([(("help", "Right:"),), (), *_example(entry.right)], colour=colour)
    return f"{printed(head, colour=colour)}{wrong}\n{said}{right}"


def _paragraphs(text: str, width: int) -> Iterator[str]:
    """The text anew broken into lines; what is indented keeps its lines."""
    for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
        if number:
            yield ""
        lines = paragraph.split("\n")
        if any(line.startswith((" ", "-", "*")) for line in lines):
            yield from map(safe, lines)
        else:
            yield from wrap(" ".join(line.strip() for line in lines), width)


def _example(example: Example) -> Iterator[Row]:
    files = {"": example.annotation, **example.files}
    for name, text in files.items():
        if name:
            yield ()
            yield (("faint", f"    {safe(name)}:"),)
        for line in text.rstrip("\n").split("\n"):
            yield (("", f"    {fit(safe(line), LONGEST)}"),)
