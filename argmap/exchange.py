"""Files of any format: annotations and what other tools read and write, through one door each way."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.build import dumps
from argmap.checks import check_foreign, check_texts
from argmap.formats import by_suffix, detect, get, writes
from argmap.formats.document import Document
from argmap.formats.format import Format, Written
from argmap.formats.loss import Loss
from argmap.formats.registry import suffix_of
from argmap.ground.collector import collector_paused
from argmap.ground.diagnostics import in_order
from argmap.ground.errors import FormatError, UnreadableError
from argmap.ground.files import write_atomically
from argmap.ground.source import Source
from argmap.model import Debate
from argmap.pipeline import Loaded, load, parse
from argmap.reading import Finder, find_texts

ARGMAP = "argmap"
"""The name of the annotation language among the formats."""
SUFFIX = ".argmap"

Texts = Sequence[str | os.PathLike[str]] | None


def read(path: str | os.PathLike[str], format: str | None = None, *, texts: Texts = None) -> Loaded:
    """Read a file of any format that argmap knows, and check it: the model of all that could be read, with the diagnostics, whose
    places are in that file.

    The format is told from the content, and from the name where the content does not tell; `format` says it outright.
    A file that no format knows is read as an annotation, as `load` does. `texts` are folders with the texts of articles.

    Raises `UnreadableError` when the file cannot be read, `UnknownNameError` for a format that does not exist, `FormatError` for
    one that can only be written.
    """
    name = os.fspath(path)
    if format == ARGMAP or (format is None and name.endswith(SUFFIX)):
        return load(path, texts=texts)
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    found = _told(Document(name, data), format)
    if found is None:
        return load(path, texts=texts)
    suffix = suffix_of(name, found)
    stem = name[: len(name) - len(suffix)]

    def companion(other: str) -> bytes | None:
        try:
            return Path(f"{stem}{other}").read_bytes()
        except (OSError, ValueError):
            return None

    return _checked(found, Document(name, data, companion, stem), Finder.beside(Path(path), texts))


def read_bytes(data: bytes, name: str = "<text>", format: str | None = None, *, texts: Texts = None) -> Loaded:
    """Read a file that is in memory, as `read` does; nothing lies beside it."""
    found = None if format == ARGMAP else _told(Document(name, data), format)
    if found is None:
        return parse(data.decode("utf-8", "surrogateescape"), name, texts=texts)
    return _checked(found, Document(name, data), Finder.beside(Path(name), texts) if texts is not None else None)


ANNOTATION = re.compile(
    r"(?:claim|voice|issue|article|debate|includes?|says|stance|premise|rebuttal)[ \t]*(?:[ \t][^\r\n]*)?(?:$|[:(\r\n])",
    re.MULTILINE,
)
"""How a line of an annotation begins."""


def _told(document: Document, name: str | None) -> Format | None:
    """The format that was named, or that the file is found to be in; None for an annotation."""
    if name is not None:
        return get(name)
    if by_suffix(document.name) is None and ANNOTATION.match(_first_line(document.head)):
        return None
    try:
        return detect(document)
    except FormatError:
        return None


def _first_line(text: str) -> str:
    """The first line that is neither blank nor a comment."""
    return next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")


def _checked(format: Format, document: Document, finder: Finder | None) -> Loaded:
    """What a reader makes of a document, with the judgements that hold for any debate."""
    if format.read is None:
        raise FormatError(f"{format.title} can be written but not read")
    with collector_paused():
        reading = format.read(document)
        debate = reading.model
        assert debate.graph  # a reader that makes an impossible model is our mistake, and found here
        found, missing = find_texts(debate, finder) if finder else ({}, [])
        texts: Mapping[str, Source] = {**found, **reading.texts}
        diagnostics = [*document.encoding_diagnostics, *reading.diagnostics, *missing]
        diagnostics += [*check_foreign(debate), *check_texts(debate, texts)]
    sources = {document.source.name: document.source, **document.handed, **{text.name: text for text in texts.values()}}
    return Loaded(debate, in_order(diagnostics), sources, texts)


def write(
    debate: Debate,
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    texts: Mapping[str, Source] | None = None,
) -> tuple[Loss, ...]:
    """Write a debate into a file of any format that argmap knows, and return what of the debate that file does not hold.

    Without a `format`, what the name of the file ends with says which: `map.aif.json`, `map.argdown`, `map.graphml`. `texts`
    are the texts of the articles by id, as `Loaded.texts` has them: some formats hold places in them. A format of several
    files (brat, CSV) writes them beside each other. Each file is written as a whole or not at all.

    Raises `FormatError` when the name does not tell the format or the format can only be read, `UnknownNameError` for a format
    that does not exist, `UnreadableError` when a file cannot be written, `ModelError` for a debate that no annotation could say.
    """
    name = os.fspath(path)
    made = written(debate, target_format(name, format), texts=texts)
    write_parts(made, name, target_format(name, format))
    return made.lost


def target_format(path: str, format: str | None = None) -> str:
    """The format to write a file in: the one that was named, or what the name of the file says. Raises `FormatError`."""
    if format is not None:
        return format
    found = ARGMAP if path.endswith(SUFFIX) else by_suffix(path)
    if found is None:
        raise FormatError(f"what {path!r} ends with says no format; name one")
    return found


def written(debate: Debate, format: str, *, texts: Mapping[str, Source] | None = None) -> Written:
    """The debate in a format, in memory; see `write`."""
    return Written.of(dumps(debate)) if format == ARGMAP else writes(debate, format, texts=texts)


def paths_of(made: Written, path: str, format: str) -> tuple[str, ...]:
    """Where the files of a written debate go when the first goes to `path`."""
    suffix = SUFFIX if format == ARGMAP else suffix_of(path, get(format))
    stem = path[: len(path) - len(suffix)]
    return tuple(path if number == 0 else f"{stem}{part.suffix}" for number, part in enumerate(made.parts))


def write_parts(made: Written, path: str, format: str) -> tuple[Path, ...]:
    """Write the files of a written debate, the one that was asked for last, and return their paths, it first."""
    places = paths_of(made, path, format)
    done = [write_atomically(place, part.text) for place, part in reversed(list(zip(places, made.parts, strict=True)))]
    return tuple(reversed(done))


__all__ = ["paths_of", "read", "read_bytes", "target_format", "write", "write_parts", "written"]
