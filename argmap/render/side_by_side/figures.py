"""The figures of an agreement as a table for people: fewer columns than the data, and undefined figures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render import table

if TYPE_CHECKING:
    from argmap.analysis.annotators import Agreement


def figures(agreement: Agreement, width: int) -> str:
    """The table in at most `width` columns."""
    several = len(agreement.annotators) > 2  # noqa: PLR2004 - with two it is clear whom a figure is about
    everybody = ", ".join(agreement.annotators)
    rows = []
    for figure in agreement.figures:
        about = figure.about
        if several or figure.annotators != everybody:
            about = f"{about}: {figure.annotators}" if figure.annotators != everybody else f"{about}: all"
        value = f"{figure.value:.3f}" if figure.value is not None else f"not defined: {figure.remark}"
        rows.append((about, figure.figure, value, f"{figure.n} {figure.of}"))
    return table.text(table.Table(("what", "figure", "value", "n"), tuple(rows)), width)
