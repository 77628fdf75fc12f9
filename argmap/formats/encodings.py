"""The text of a foreign file: annotations are UTF-8, other people's files need not be."""

from __future__ import annotations

import codecs
import re

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source

MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""Byte order marks; that of UTF-32 begins like that of UTF-16 and is looked for first."""
SAMPLE = 256
"""Bytes that are looked at for the zeros that UTF-16 has between letters of ASCII."""
DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
WINDOWS = "Windows-1252"
PLAIN = re.compile(r"(?:iso8859|koi8|cp|mac|shift_jis|euc|gb|big5)[\w-]*")
"""Encodings that a declaration may ask for, as Python names them: others are not for texts, or slow, or raise what they like."""
WESTERN = frozenset(("iso8859-1", "iso8859-15", "cp1252"))
"""Encodings that any bytes could be in, so that they are often declared by mistake."""
BEYOND = re.compile(rb"[\x80-\xff]")


def text_of(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a foreign file and what is wrong with its encoding.

    A byte order mark is heeded and left out. Without one the text is UTF-16 where of every second byte most are zero, else what
    its XML declaration says, else UTF-8, else Windows-1252, which is what programs that do not write UTF-8 usually write. That
    the file is not what it should be is reported, with the first place.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name)
    return _decoded(data, _wide(data) or _declared(data) or "utf-8", name)


def _declared(data: bytes) -> str:
    """The encoding that an XML declaration names, where it is one that letters of ASCII look the same in; else empty."""
    found = DECLARATION.match(data)
    if not found:
        return ""
    try:
        known = codecs.lookup(found[1].decode("ascii"))
        return known.name if PLAIN.fullmatch(known.name) and b"<?xml".decode(known.name) == "<?xml" else ""
    except (LookupError, ValueError):
        return ""


def _wide(data: bytes) -> str:
    """UTF-16 by its zeros, without a byte order mark; empty when it is not that."""
    sample = data[:SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if len(sample) > 3 and not len(data) % 2:  # noqa: PLR2004 - two letters
        if all(even) and odd.count(0) * 2 > len(odd):
            return "utf-16-le"
        if all(odd) and even.count(0) * 2 > len(even):
            return "utf-16-be"
    return ""


def _decoded(data: bytes, encoding: str, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    try:
        source = Source(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        return _guessed(data, encoding, name, error)
    if encoding in WESTERN and not source.text.isascii() and (text := _unicode(data)) is not None:
        return _told(Source(name, text), encoding, "UTF-8", "these letters are UTF-8", BEYOND.search(data).start())  # type: ignore[union-attr]
    return source, ()


def _guessed(data: bytes, encoding: str, name: str, error: UnicodeDecodeError) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a file that is not in its encoding."""
    label = f"{data[error.start : error.start + 1].hex()} is no {encoding.upper()}"
    before = len(data[: error.start].decode(encoding, "replace"))
    # in the middle of a letter, behind letters of the same kind
    cut = error.reason == "unexpected end of data" and before < error.start
    if cut or (encoding.startswith("utf-") and encoding != "utf-8"):
        text, place = data.decode(encoding, "replace"), before
        read_as = f"{encoding.upper()} with replacement characters"
    elif encoding != "utf-8" and (decoded := _unicode(data)) is not None:
        text, read_as, place = decoded, "UTF-8", len(data[: error.start].decode("utf-8", "ignore"))
    else:
        text, read_as, place = data.decode("cp1252", "argmap-latin-1"), WINDOWS, error.start
    return _told(Source(name, text), encoding, read_as, label, place)


def _unicode(data: bytes) -> str | None:
    """The text where the bytes are UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _told(source: Source, encoding: str, read_as: str, label: str, place: int) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text, with the warning that it is in another encoding."""
    size = len(source.text)
    span = source.span(min(place, size), min(place + 1, size))
    message = f"the file is not {encoding.upper()}; it is read as {read_as}"
    return source, (finding("wrong-encoding", message, span, label, help="save it as UTF-8"),)


def _latin(error: UnicodeError) -> tuple[str, int]:
    """The bytes that Windows-1252 leaves undefined, as Latin-1 has them."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("argmap-latin-1", _latin)
