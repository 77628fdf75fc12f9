"""Suggested edits: carried out, and shown as changed lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from argmap.ground.diagnostics import Edit
from argmap.ground.source import Source
from argmap.render.problems.clip import window
from argmap.render.problems.places import within
from argmap.render.problems.styles import Row

MOST = 6
"""Lines that are shown of each side of a change."""

SPACES = re.compile(r"^[ \t]+|[ \t]+$")


@frozen
class Change:
    """Lines of a source, from number `line` on, and what they become."""

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def compatible(edits: Iterable[Edit], source: Source) -> list[tuple[int, int, str]]:
    """The edits of this source as start, end and text, in order; of two that overlap only the first."""
    places = [(*within(edit.span, source), edit.text) for edit in edits if edit.span.file == source.name]
    kept: list[tuple[int, int, str]] = []
    for start, end, text in sorted(dict.fromkeys(places), key=lambda p: p[:2]):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, text))
    return kept


def applied(edits: Iterable[Edit], source: Source) -> str:
    """The text of the source after the edits."""
    pieces, done = [], 0
    for start, end, text in compatible(edits, source):
        pieces += [source.text[done:start], text]
        done = end
    return "".join([*pieces, source.text[done:]])


def changes(edits: Iterable[Edit], source: Source) -> list[Change]:
    """What the edits make of the lines that they touch; edits of one line, or of lines that touch, are one change."""
    runs: list[list[tuple[int, int, str]]] = []
    for place in compatible(edits, source):
        line = source.position(place[0])[0]
        if runs and line <= source.position(runs[-1][-1][1])[0] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [change for run in runs if (change := _change(run, source))]


def _change(run: Sequence[tuple[int, int, str]], source: Source) -> Change | None:
    first, last = source.position(run[0][0])[0], source.position(run[-1][1])[0]
    begin = done = source.starts[first - 1]
    end = source.starts[last] if last < len(source.starts) else len(source.text)
    pieces = []
    for start, stop, text in run:
        pieces += [source.text[done:start], text]
        done = stop
    old, new = _lines(source.text[begin:end]), _lines("".join(pieces) + source.text[done:end])
    while old and new and old[0] == new[0]:
        old, new, first = old[1:], new[1:], first + 1
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if old == [""] and new:  # something is put on an empty line: nothing goes
        old = []
    return Change(first, tuple(old), tuple(new)) if old or new else None


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def shown(change: Change, number_width: int, width: int) -> Iterator[Row]:
    """The rows of a change: the old lines behind `-`, the new ones behind `+`, clipped around what differs."""
    room = width - number_width - 4
    old, new = change.old, change.new
    if [line.strip() for line in old] == [line.strip() for line in new]:  # only spaces differ: make them visible
        old, new = tuple(map(_spaces, old)), tuple(map(_spaces, new))
    yield (("frame", " " * number_width + " |"),)
    for sign, role, lines, others in (("-", "minus", old, new), ("+", "plus", new, old)):
        for number, line in enumerate(lines[:MOST]):
            other = others[number] if number < len(others) else line
            start = _common(line, other)
            end = max(start, len(line) - _common(line[start:][::-1], other[start:][::-1]))
            text = window(line, start, end, room).shown
            yield (("frame", f"{change.line + number:>{number_width}} "), (role, f"{sign} {text}"))
        if len(lines) > MOST:
            yield (("frame", "..."),)


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _spaces(line: str) -> str:
    return SPACES.sub(lambda found: found[0].replace(" ", "·").replace("\t", "→   "), line)
