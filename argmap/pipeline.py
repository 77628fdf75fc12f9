"""The one way through the house: read, parse, build, check."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define, field, frozen

from argmap.build import build
from argmap.checks import check_debate, check_texts
from argmap.ground.catalogue import BY_NAME, finding
from argmap.ground.collector import collector_paused
from argmap.ground.diagnostics import Diagnostic, Severity, in_order
from argmap.ground.errors import UnreadableError
from argmap.ground.source import Source, decode
from argmap.model import Debate
from argmap.reading import Finder, find_texts
from argmap.syntax import Tree, read


@frozen
class Loaded:
    """A model together with everything there is to say about it. The model holds all that could be read."""

    model: Debate
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source] = field(repr=False)
    """The annotations and article texts that spans point into, by the name in `Span.file`."""
    texts: Mapping[str, Source] = field(factory=dict, repr=False)
    """The texts of the articles that were found, by the id of the article."""
    trees: tuple[Tree, ...] = field(default=(), repr=False)
    """The files as written: the one that was asked for, then those it includes."""

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return all(d.severity < Severity.ERROR for d in self.diagnostics)


def load(path: str | os.PathLike[str], *, texts: Sequence[str | os.PathLike[str]] | None = None) -> Loaded:
    """Read an annotation or a debate file with all that it includes, and check it.

    The texts of articles are looked for beside the file, then in the folders `texts`; where that is None, in those of the
    environment variable `ARGMAP_TEXTS`. Nothing outside the file's folder and these is read.
    Mistakes in the files come back as diagnostics; only a `path` that cannot be read raises, `UnreadableError`.
    """
    path = Path(path)
    try:
        source = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    return _through(source, Finder.beside(path, texts))


def parse(
    text: str,
    name: str = "<text>",
    *,
    folder: str | os.PathLike[str] | None = None,
    texts: Sequence[str | os.PathLike[str]] | None = None,
) -> Loaded:
    """Read an annotation from a string, and check it.

    Other files (includes, the texts of articles) are looked for only if a `folder` or `texts` are given: as if the string
    were a file called `name` in that folder, by default the current one.
    """
    if folder is None and texts is None:
        return _through(Source(name, text), None)
    path = Path(folder or ".") / name
    return _through(Source(str(path) if folder else name, text), Finder.beside(path, texts))


def _through(source: Source, finder: Finder | None) -> Loaded:
    with collector_paused():
        main = read(source)
        reading = _Reading(finder)
        reading.take(main, (reading.place(source.name),))
        trees = tuple(reading.trees)
        borrowed = reading.borrowed()
        debate, found = build(trees, borrowed)
        sources = {t.source.name: t.source for t in (*trees, *borrowed)}
        texts, missing = find_texts(debate, finder) if finder else ({}, [])
        diagnostics = [d for t in trees for d in t.diagnostics]
        on_broken_lines = {_line(sources, d) for d in diagnostics}
        files = {t.source.name for t in trees}
        further = [*reading.diagnostics, *found, *missing, *check_debate(debate, files), *check_texts(debate, texts)]
        diagnostics += [d for d in further if _line(sources, d) not in on_broken_lines]
        diagnostics = _first_things(diagnostics)
    sources.update({text.name: text for text in texts.values()})
    return Loaded(debate, in_order(diagnostics), sources, texts, trees)


def _first_things(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what may be no more than a consequence: hints where there are errors, and voices that nobody seems to use
    where a name is unknown.
    """
    if all(d.severity < Severity.ERROR for d in diagnostics):
        return diagnostics
    unknown = {BY_NAME["unknown-voice"].code, BY_NAME["unknown-qualifier"].code}
    gone = {BY_NAME["unused-voice"].code} if any(d.code in unknown for d in diagnostics) else set()
    return [d for d in diagnostics if d.severity > Severity.HINT and d.code not in gone]


def _line(sources: Mapping[str, Source], diagnostic: Diagnostic) -> tuple[str, int]:
    """The line that a diagnostic is about; one mistake costs one error, so a broken line gets no second one."""
    span = diagnostic.label.span
    source = sources.get(span.file)
    return span.file, source.position(span.start)[0] if source else 0


@define(eq=False)
class _Reading:
    """The files that belong together, each read once."""

    finder: Finder | None
    trees: list[Tree] = field(factory=list)
    seen: dict[Path, Tree] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)

    def place(self, name: str) -> Path:
        """Where a file really is, whatever way led there."""
        return Path(name).resolve() if self.finder else Path(name)

    def take(self, tree: Tree, way: tuple[Path, ...]) -> None:
        """Add a file and what it includes; `way` are the files that led here, this one last."""
        waiting = [(tree, way)]
        while waiting:
            tree, way = waiting.pop()
            self.seen[way[-1]] = tree
            self.trees.append(tree)
            if self.finder:
                found = [
                    self._included(tree, way, index) for index, line in enumerate(tree.lines) if line.kind == "INCLUDE"
                ]
                waiting += [step for step in reversed(found) if step]

    def _included(self, tree: Tree, way: tuple[Path, ...], index: int) -> tuple[Tree, tuple[Path, ...]] | None:
        assert self.finder is not None  # without one nothing is included
        line = tree.lines[index]
        if len(line.parts) < 2:  # noqa: PLR2004 - a broken line, reported already
            return None
        span = tree.part_span(index, 1)
        name = line.part(1)[1:-1]
        read_in = self.finder.read(tree.source.name, name, span, self.diagnostics)
        if read_in is None:
            return None
        place = self.place(read_in.name)
        if place in way:
            through = " includes ".join(f"`{p.name}`" for p in (*way[way.index(place) :], place))
            message = f"`{name}` includes itself"
            self.diagnostics.append(
                finding("include-circular", message, span, "goes round in a circle", notes=(through,))
            )
            return None
        if place in self.seen:
            return None
        further = self.seen[place] = read(read_in)
        return further, (*way, place)

    def borrowed(self) -> list[Tree]:
        """The debate files that annotations name as the place of their issues and voices, and that are not read anyway."""
        found: dict[Path, Tree] = {}
        for tree in self.trees if self.finder else ():
            for index, line in enumerate(tree.lines):
                if line.kind == "FIELD" and line.word == "debate" and len(line.parts) > 1:
                    name = line.part(1)[1:].strip(" \t")
                    span = tree.part_span(index, 1)
                    assert self.finder is not None  # nothing is borrowed without one
                    source = self.finder.read(tree.source.name, name, span, self.diagnostics) if name else None
                    if source and self.place(source.name) not in self.seen:
                        found.setdefault(self.place(source.name), read(source))
        return list(found.values())
