"""The figures of articles as a person reads them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from argmap.analysis.stats import ArticleStats

LABEL = 14
"""Columns of the labels on the left."""


def text(rows: Iterable[ArticleStats], width: int = 80) -> str:
    """A block for each article, at most `width` columns wide, ending in a newline."""
    return "\n".join("".join(_block(row, max(width, 40))) for row in rows)


def _block(row: ArticleStats, width: int) -> Iterator[str]:
    yield f"{row.article or '(no article)'}\n"
    yield from _line("statements", f"{row.statements}: {_parts(row)}", width)
    yield from _line("kinds", _count((row.facts, "fact"), (row.values, "value"), (row.policies, "policy")), width)
    linked = f", {row.linked} of them linked" if row.linked else ""
    steps = f"{_count((row.inferences, 'inference'))}{linked}; {_count((row.attacks, 'attack'))}; depth {row.depth}"
    yield from _line("relations", steps, width)
    yield from _line("voices", ", ".join(f"{voice} {count}" for voice, count in row.voices), width)
    yield from _line("issues", f"{row.issues} answered" if row.issues else "", width)
    yield from _line("unanswered", ", ".join(map(_name, row.unanswered)), width)
    yield from _line("unchallenged", ", ".join(map(_name, row.unchallenged)), width)
    if row.sentences is None:
        yield from _line("coverage", "unknown: the article's text is not at hand (--texts)", width)
    else:
        share = f"{100 * (row.coverage or 0):.0f} % ({row.covered} of {_count((row.sentences, 'sentence'))})"
        yield from _line("coverage", share, width)
        for paragraph in row.uncovered:
            yield from _line("  uncovered", f"line {paragraph.line}: {paragraph.beginning}", width)


def _parts(row: ArticleStats) -> str:
    roles = _count(
        (row.claims, "claim"), (row.premises, "premise"), (row.rebuttals, "rebuttal"), (row.undercuts, "undercut")
    )
    return roles + (f"; {row.implicit} implicit" if row.implicit else "")


def _count(*pairs: tuple[int, str]) -> str:
    plurals = {"policy": "policies"}
    named = [f"{n} {word if n == 1 else plurals.get(word, word + 's')}" for n, word in pairs if n]
    return ", ".join(named) or f"no {plurals.get(pairs[0][1], pairs[0][1] + 's')}"


def _name(id: str) -> str:
    return id.rpartition("/")[2]


def _line(label: str, said: str, width: int) -> Iterator[str]:
    if said:
        lines = textwrap.wrap(said, width - LABEL - 2, break_on_hyphens=False)
        for number, line in enumerate(lines):
            yield f"  {label if number == 0 else '':<{LABEL}}{line}\n"
