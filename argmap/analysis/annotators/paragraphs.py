"""Paragraph by paragraph, what each annotator found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.annotators.placing import Placed
from argmap.analysis.annotators.roles import role, voice
from argmap.analysis.annotators.tables import Found, Paragraph
from argmap.analysis.annotators.units import Row
from argmap.passages import Index, paragraphs

BEGINNING = 60
"""Characters of a paragraph that are shown."""


def side_by_side(
    annotations: Sequence[Annotation], units: Sequence[Row], texts: Mapping[str, Index], articles: Sequence[str]
) -> Iterator[Paragraph]:
    """The paragraphs of each article in order, also those where nobody found anything but that somebody may have skipped."""
    for article in articles:
        rows: dict[int | None, list[Row]] = {}
        for row in units:
            there = [placed for placed in row if placed]
            if there[0].home == article:
                lines = [placed.line for placed in there if placed.line is not None]
                rows.setdefault(min(lines, default=None), []).append(row)
        beginnings = dict(_beginnings(texts[article], annotations, article)) if article in texts else {}
        for line in sorted({*rows, *beginnings} - {None}, key=lambda n: n or 0):
            found = tuple(_found(annotations, row) for row in rows.get(line, ()))
            yield Paragraph(article, line, beginnings.get(line, ""), found)
        if None in rows:
            yield Paragraph(article, None, "", tuple(_found(annotations, row) for row in rows[None]))


def _found(annotations: Sequence[Annotation], row: Row) -> tuple[Found | None, ...]:
    return tuple(_one(who, there) if there else None for who, there in zip(annotations, row, strict=True))


def _one(annotation: Annotation, placed: Placed) -> Found:
    statement = placed.statement
    return Found(statement.id, role(annotation, statement), voice(annotation, statement), statement.text)


def _beginnings(index: Index, annotations: Sequence[Annotation], article: str) -> Iterator[tuple[int | None, str]]:
    """The lines that hold something and that not everybody skips, with their first words."""
    for paragraph in paragraphs(index.text):
        if not all(_skips(annotation, article, paragraph.line) for annotation in annotations):
            words = " ".join(index.text[paragraph.start : min(paragraph.end, paragraph.start + 2 * BEGINNING)].split())
            short = words if len(words) <= BEGINNING else words[:BEGINNING].rsplit(" ", 1)[0] + " …"
            yield paragraph.line, short


def _skips(annotation: Annotation, home: str, line: int) -> bool:
    ranges = (r for a in annotation.debate.articles if annotation.homes[a.id] == home for r in a.skip)
    return any(low <= line <= high for low, high in ranges)
