"""An example of the catalogue, checked as if it lay in the current folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from argmap.exchange import read
from argmap.ground.catalogue import Example
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span


def checked(example: Example) -> tuple[tuple[Diagnostic, ...], dict[str, Source]]:
    """What is found in an example, and its sources; files have the names that the example gives them."""
    with TemporaryDirectory() as folder:
        for name, text in {example.name: example.annotation, **example.files}.items():
            Path(folder, name).write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
        diagnostics, read = _found(example, Path(folder, example.name))
    prefix = f"{folder}{os.sep}"

    def bare(text: str) -> str:
        return text.replace(prefix, "").replace(folder, ".")

    def moved(diagnostic: Diagnostic) -> Diagnostic:
        return evolve(
            diagnostic,
            message=bare(diagnostic.message),
            label=evolve(diagnostic.label, span=here(diagnostic.label.span)),
            others=tuple(evolve(label, span=here(label.span)) for label in diagnostic.others),
            notes=tuple(bare(note) for note in diagnostic.notes),
            edits=tuple(evolve(edit, span=here(edit.span)) for edit in diagnostic.edits),
        )

    def here(span: Span) -> Span:
        return span._replace(file=bare(span.file))

    sources = {bare(name): Source(bare(name), source.text) for name, source in read.items()}
    return tuple(map(moved, diagnostics)), sources


def _found(example: Example, path: Path) -> tuple[tuple[Diagnostic, ...], Mapping[str, Source]]:
    if example.is_theme:
        from argmap.scene.themes.file import read_theme  # noqa: PLC0415 - few examples are themes

        found = read_theme(path)
        return found.diagnostics, {found.source.name: found.source}
    loaded = read(path, texts=())
    return loaded.diagnostics, loaded.sources
