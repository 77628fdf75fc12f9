"""What was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from measure import Result, Sample

HEADER = ("what", "argmap", "rival", "ratio", "target", "met")


class Row(NamedTuple):
    """A line of a table. `met` is None where there is no target, or nothing was measured."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None


class Section(NamedTuple):
    """What one subject found out."""

    name: str
    title: str
    text: str
    rows: tuple[Row, ...]
    noise: tuple[float, ...] = ()
    """How far apart the runs were, for each sample (0.1: the quartiles are 10 % of the median apart)."""
    rival: str = "rival"

    def markdown(self) -> str:
        """The section with its heading."""
        header = tuple(self.rival if word == "rival" else word for word in HEADER)
        lines = [_line(header), _line("---" if n == 0 or n >= 4 else "---:" for n in range(len(header)))]
        lines += [_line(_cells(row)) for row in self.rows]
        command = f"`python benchmarks/run.py --only {self.name}`"
        return "\n".join([f"## {self.title}", "", f"{self.text} Alone: {command}.", "", *lines, ""])


def _cells(row: Row) -> tuple[str, ...]:
    met = {True: "yes", False: "**no**", None: "not measured" if row.target else ""}[row.met]
    return (row.what, row.ours, row.theirs, row.ratio, row.target, met)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def times(value: float) -> str:
    """A ratio."""
    return f"{value:.2f}x" if value < 100 else f"{value:,.0f}x"


def duration(seconds: float) -> str:
    """A time in the unit that suits it."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.001:
        return f"{seconds * 1e3:.1f} ms"
    return f"{seconds * 1e6:.2f} µs"


def per_second(count: int, seconds: float) -> str:
    """A rate."""
    return f"{count / seconds:,.0f}/s"


def versus(
    what: str,
    ours: Result,
    theirs: Result,
    show: Callable[[float], str],
    *,
    least: float | None = None,
    most: float | None = None,
) -> Row:
    """A row about times or sizes of two rivals, of which the smaller is the better.

    With `least` the ratio is how many times faster argmap is, and the target that it is at least so many times; with `most`
    it is the share of the rival's that argmap takes, and the target that it is at most that.
    """
    target = f"at least {least:g}x" if least else f"at most {most:g}x" if most else ""
    if isinstance(ours, str):
        return Row(what, f"not measured: {ours}", _shown(theirs, show), "", target)
    if isinstance(theirs, str):
        return Row(what, show(ours.median), f"not measured: {theirs}", "", target)
    ratio = ours.median / theirs.median if most else theirs.median / ours.median
    met = ratio >= least if least else ratio <= most if most else None
    return Row(what, show(ours.median), show(theirs.median), times(ratio), target, met)


def limit(what: str, ours: Result, show: Callable[[float], str], most: float | None = None) -> Row:
    """A row about argmap alone: at most so much."""
    target = f"at most {show(most)}" if most else ""
    if isinstance(ours, str):
        return Row(what, f"not measured: {ours}", target=target)
    return Row(what, show(ours.median), target=target, met=ours.median <= most if most else None)


def noises(results: Iterable[Result]) -> tuple[float, ...]:
    """How far apart the runs of each were."""
    return tuple(result.noise for result in results if isinstance(result, Sample))


def _shown(result: Result, show: Callable[[float], str]) -> str:
    return f"not measured: {result}" if isinstance(result, str) else show(result.median)
