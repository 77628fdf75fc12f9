"""The formats by name, by the name of a file and by its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.ground.errors import ArgmapError, FormatError, UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.ground.registry import load

if TYPE_CHECKING:
    from argmap.ground.source import Source
    from argmap.model import Debate

GROUP = "argmap.formats"
"""The group of entry points by which other packages add formats."""

FORMATS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "json": ("argmap.formats.jsonfile", (".json",)),
    "xaif": ("argmap.formats.xaif", (".xaif.json", ".xaif")),
    "ova": ("argmap.formats.ova", (".ova.json",)),
    "aif": ("argmap.formats.aif", (".aif.json", ".aif")),
    "sadface": ("argmap.formats.sadface", (".sadface.json", ".sadface")),
    "arguebuf": ("argmap.formats.arguebuf", (".arguebuf.json", ".arguebuf")),
    "argdown-json": ("argmap.formats.argdown_json", (".argdown.json",)),
    "webanno": ("argmap.formats.webanno", (".jsonld", ".webanno.json")),
    "arggraph": ("argmap.formats.arggraph", (".arggraph.xml", ".xml")),
    "aml": ("argmap.formats.aml", (".aml",)),
    "graphml": ("argmap.formats.graphml", (".graphml",)),
    "brat": ("argmap.formats.brat", (".ann",)),
    "argdown": ("argmap.formats.argdown", (".argdown", ".ad")),
    "dna": ("argmap.formats.dna", (".dna.csv",)),
    "csv": ("argmap.formats.csvfile", (".csv",)),
    "kialo": ("argmap.formats.kialo", (".kialo.txt", ".kialo")),
    "mermaid": ("argmap.formats.mermaid", (".mmd", ".mermaid")),
    "d2": ("argmap.formats.d2", (".d2",)),
    "markdown": ("argmap.formats.markdown", (".md",)),
}
"""Where our formats are, and what their files end with, in the order in which they are asked whether a file is theirs: a
format that is an older one with something more comes before it. A test holds the suffixes to those that the formats say themselves.
"""


def names() -> tuple[str, ...]:
    """The names of all formats, ours first."""
    return (*FORMATS, *sorted(installed()))


def get(name: str) -> Format:
    """The format with this name.

    Raises `UnknownNameError` when there is none, `FormatError` when the package that brings it is broken.
    """
    if name in FORMATS:
        found: Format = load(f"{FORMATS[name][0]}:FORMAT")
        return found
    others = installed()
    if name not in others:
        every = names()
        raise UnknownNameError(f"there is no format {name!r}{did_you_mean(name, every)}; formats: {', '.join(every)}")
    return _foreign(name, others[name])


@cache
def installed() -> dict[str, Any]:
    """The entry points of other packages' formats by name; the names of ours are taken."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - only names that are not ours pay for it

    return {point.name: point for point in entry_points(group=GROUP) if point.name not in FORMATS}


def _foreign(name: str, point: Any) -> Format:
    try:
        found = point.load()
    except (Exception, SystemExit) as error:  # somebody else's module may do anything when it is imported
        raise FormatError(
            f"the format {name!r} of {point.value} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(found, Format):
        raise FormatError(f"the format {name!r} of {point.value} is a {type(found).__name__}; it has to be a Format")
    return found


def by_suffix(path: str) -> str | None:
    """The name of the format that the name of a file says, by the longest suffix that fits; None when none does."""
    low = path.lower()
    fits = [(len(suffix), name) for name, suffix in _suffixes() if low.endswith(suffix)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def suffix_of(path: str, format: Format) -> str:
    """What of the name of a file is a suffix of the format, as it is written there; else what follows the last dot."""
    low = path.lower()
    fits = [suffix for suffix in format.suffixes if low.endswith(suffix)]
    if fits:
        return path[-max(map(len, fits)) :]
    dot = path.rfind(".")
    return path[dot:] if dot > max(path.rfind("/"), path.rfind("\\")) + 1 else ""


def stem_of(path: str) -> str:
    """The name of a file without what says its format."""
    name = by_suffix(path)
    if name is not None:
        return path[: len(path) - len(suffix_of(path, get(name)))]
    return path.rpartition(".")[0] or path


def _suffixes() -> Iterator[tuple[str, str]]:
    for name, (_, suffixes) in FORMATS.items():
        yield from ((name, suffix) for suffix in suffixes)
    for name, point in installed().items():
        try:
            yield from ((name, suffix) for suffix in _foreign(name, point).suffixes)
        except ArgmapError:
            continue  # a broken package spoils no format but its own


def detect(document: Document) -> Format:
    """The format of a file: by its content, asking first the format that its name says.

    Raises `FormatError` when no format knows it.
    """
    named = by_suffix(document.name)
    order = dict.fromkeys([named, *names()] if named else names())
    for name in order:
        try:
            format = get(name)
        except FormatError:
            continue
        if format.read and format.sniff(document):
            return format
    if named and get(named).read:  # it is called so and cannot be told from its content: its reader says what is wrong
        return get(named)
    readable = ", ".join(name for name in FORMATS if get(name).read)
    raise FormatError(f"{document.name} is in no format that argmap knows{_begins(document)}; formats: {readable}")


def _begins(document: Document) -> str:
    return f" (it begins with {document.head[:20]!r})" if document.head else " (it is empty)"


def reads(
    data: str | bytes,
    format: str | None = None,
    *,
    name: str = "<text>",
    companions: Mapping[str, str | bytes] | None = None,
) -> Reading:
    """A foreign text, read: the model and what there is to say about it. `companions` are the texts of files that belong to it,
    by suffix. Without a format it is told from the content.

    Raises `UnknownNameError` for a format that is not there, `FormatError` for one that cannot be read.
    """
    return read_document(Document.of(data, name, companions), format)


def read_document(document: Document, format: str | None = None) -> Reading:
    """A document, read in a format or in the one that it is found to be in."""
    found = get(format) if format else detect(document)
    if found.read is None:
        raise FormatError(f"{found.title} can be written but not read")
    return found.read(document)


def writes(debate: Debate, format: str, *, texts: Mapping[str, Source] | None = None) -> Written:
    """The debate in a foreign format: its files, and what they do not hold. `texts` are the texts of its articles, by id.

    Raises `UnknownNameError` for a format that is not there, `FormatError` for one that cannot be written, `ModelError` for a
    debate that no annotation could say.
    """
    found = get(format)
    if found.write is None:
        raise FormatError(f"{found.title} can be read but not written")
    assert debate.graph  # raises ModelError
    return found.write(debate, texts or {})
