"""Argdown: read by a grammar of our own, and written so that Argdown reads the same statements and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.kept import with_kept
from argmap.formats.tally import Tally
from argmap.ground.collector import collector_paused
from argmap.ground.source import Source
from argmap.model import Debate

LOOKS = re.compile(
    r"^[ \t]*(?:\[[^\]\n]+\](?::|[ \t]*$)|<[^>\n!/?][^>\n]*>(?::|[ \t]*$)|(?:<?[+-]|[+-]>|><|<_|_>)[ \t]+[\[<\w]|\([0-9]+\)[ \t])",
    re.MULTILINE,
)
"""Lines that begin as those of Argdown do."""


def read(document: Document) -> Reading:
    """The debate that an Argdown document holds."""
    from argmap.formats.argdown.outlining import outline_of  # noqa: PLC0415 - builds the grammar
    from argmap.formats.argdown.reading import debate_of  # noqa: PLC0415

    with collector_paused():
        return _reading(document.source, outline_of, debate_of)


def _reading(source: Source, outline_of: Any, debate_of: Any) -> Reading:
    outline, problems = outline_of(source)
    tally = Tally()
    for problem in sorted(problems, key=lambda p: p.start):
        if tally.wants("malformed-file"):
            span = source.span(problem.start, problem.end)
            tally.report("malformed-file", problem.message, span, "", help=problem.help)
    debate = debate_of(outline, tally)
    place = source.span(0, 0)
    found = [evolve(d, label=evolve(d.label, span=place)) if not d.label.span.file else d for d in tally.diagnostics()]
    return Reading(debate, tuple(found))


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as Argdown."""
    from argmap.formats.argdown.writing import written  # noqa: PLC0415

    with collector_paused():
        return with_kept(debate, texts, "argdown.", written, read)


def sniff(document: Document) -> bool:
    """Whether a text has lines that begin as Argdown's do."""
    if document.looks_like_json:
        return False
    head = document.head
    return head.startswith("===\n") or LOOKS.search(head) is not None


FORMAT = Format("argdown", "Argdown", (".argdown", ".ad"), sniff, read, write)
