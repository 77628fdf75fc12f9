"""XML of strangers, read as far as it can be, and XML written so that it can be read. The only door to defusedxml.

No entity is expanded and no other file is read. The reader keeps its own stack, and time is in proportion to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any

from attrs import define, field, frozen

from argmap.formats.mending import DOCTYPE, ILLEGAL, REFERENCE, Mended, mended
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span

__all__ = [
    "DEEPEST", "ILLEGAL", "Element", "Xml", "attribute", "escape", "id_from_xml", "legal", "read_xml", "xml_id",
]  # fmt: skip
NOT_WELL_FORMED = "the file is not well-formed XML"
DEEPEST = 200
"""Levels of elements that are read."""
INVALID_TOKEN = 4
"""Expat's number for characters that cannot stand where they do."""
NEAR = 40
"""Characters behind a bare `&` after which expat stumbles."""
DECLARED = re.compile(r"<!ENTITY[^>]*+>?")
WHOLE_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")


@define(eq=False)
class Element:
    """An element: its name without the namespace, its attributes, the characters directly inside it, and its children. `span` is
    its start tag.
    """

    tag: str
    namespace: str
    attributes: dict[str, str]
    span: Span
    children: list[Element] = field(factory=list)
    text: str = ""

    def find(self, tag: str) -> Element | None:
        """The first child of this name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> Iterator[Element]:
        """The children of this name, in order."""
        return (child for child in self.children if child.tag == tag)

    def iter(self) -> Iterator[Element]:
        """The element and all below it, in the order of the document."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(element.children)

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)


@frozen(eq=False)
class Xml:
    """An XML file: its outermost element (None where there is none), and what is wrong with the file."""

    source: Source
    root: Element | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_xml(data: bytes, source: Source) -> Xml:  # noqa: ARG001 - the text is what was made of the bytes
    """The elements of an XML file, as far as it can be read; what is wrong with the file is in its diagnostics.

    Declarations of entities are refused. A file that is not well formed is read once more with what is commonly wrong set right
    (a bare `&`, entities of HTML, characters that XML cannot hold), and then up to the first mistake that is left. So is one whose
    document type may declare entities elsewhere: in attributes, expat would leave them out without a word.
    """
    first = _Reading(source, Mended(source.text))
    first.read()
    if first.wrong is None and not ("&" in source.text and DOCTYPE.match(source.text)):
        return Xml(source, first.root, tuple(first.diagnostics))
    again = _Reading(source, mended(source.text))
    again.read()
    found = [*again.diagnostics]
    if first.wrong is not None:
        found.insert(0, first.wrong)
    if again.wrong is not None and (first.wrong is None or again.wrong.label.span != first.wrong.label.span):
        found.append(again.wrong)
    return Xml(source, again.root, tuple(found))


class _Reading:
    """One reading of a text: the target that the parser reports to."""

    def __init__(self, source: Source, mended: Mended) -> None:
        self.source, self.mended = source, mended
        self.buffer = mended.text.encode("utf-8", "replace")
        self.ascii = len(self.buffer) == len(mended.text)
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.texts: list[list[str]] = []
        self.depth = 0
        self.deep = False
        self.diagnostics: list[Diagnostic] = []
        self.wrong: Diagnostic | None = None
        self.undefined: tuple[int, int] | None = None
        self.bytes = self.letters = 0
        self.expat: Any = None

    def read(self) -> None:
        from defusedxml import DefusedXmlException  # noqa: PLC0415 - only for XML
        from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415

        parser: Any = DefusedXMLParser(target=self, encoding="utf-8", forbid_dtd=False)
        parser.entity = _Entities(self)  # for documents whose DTD is elsewhere
        self.expat = parser.parser
        self.expat.specified_attributes = True  # defaults are copied to every element: megabytes could become gigabytes
        try:
            parser.feed(self.buffer)
            parser.close()
        except DefusedXmlException:
            self.wrong = self._refused()
        except (ParseError, ValueError) as error:
            self.wrong = self._malformed(error)
        while self.stack:
            self._close()

    # what the parser reports -------------------------------------------------------------------------------------------

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            if not self.deep:
                self.deep = True
                message = f"elements are nested more than {DEEPEST} levels deep"
                self.diagnostics.append(
                    finding("too-deep", message, self._span(), "this and what is inside it is left out")
                )
            return
        namespace, local = _split(tag)
        own = {_split(name)[1]: value for name, value in attributes.items()}
        if len(own) < len(attributes):  # `id` and `x:id`: the plain one is meant
            own |= {name: value for name, value in attributes.items() if "}" not in name}
        element = Element(local, namespace, own, self._span())
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)
        self.texts.append([])

    def end(self, tag: str) -> None:  # noqa: ARG002 - expat has seen that it is the right one
        self.depth -= 1
        if self.depth < DEEPEST:
            self._close()

    def data(self, text: str) -> None:
        if self.stack and self.depth <= DEEPEST:
            self.texts[-1].append(text)

    def close(self) -> None:
        """The end of the document."""

    def _close(self) -> None:
        self.stack.pop().text = "".join(self.texts.pop())

    # places and problems -----------------------------------------------------------------------------------------------

    def _offset(self, index: int) -> int:
        """The offset in the original for a byte of what is parsed; asked for in ascending order."""
        if self.ascii:
            return self.mended.back(index)
        if index >= self.bytes:
            self.letters += len(self.buffer[self.bytes : index].decode("utf-8", "ignore"))
            self.bytes = index
        return self.mended.back(self.letters)

    def _span(self) -> Span:
        start = self._offset(self.expat.CurrentByteIndex)
        whole = WHOLE_TAG.match(self.source.text, start)
        return self.source.span(start, whole.end() if whole else len(self.source.text))

    def no_entity(self) -> None:
        """Note that the parser meets an entity that nobody knows: when it stops it is already further."""
        start = self._offset(self.expat.CurrentByteIndex)
        found = REFERENCE.match(self.source.text, start)
        self.undefined = (start, found.end() if found else start)

    def _refused(self) -> Diagnostic:
        declared = DECLARED.search(self.source.text, max(self.source.text.find("<!DOCTYPE"), 0))
        start, end = declared.span() if declared else (0, min(1, len(self.source.text)))
        note = (
            "entities can expand to gigabytes and reach for other files, so none is expanded and nothing else is read"
        )
        message = "the file declares entities or reaches for other files"
        return finding(
            "unsafe-xml", message, self.source.span(start, end), "refused", notes=(note,), help="write the texts out"
        )

    def _malformed(self, error: Exception) -> Diagnostic:
        from xml.parsers.expat import ErrorString  # noqa: PLC0415 - only the words of its errors

        code = getattr(error, "code", 0)
        why = ErrorString(code) if code else str(error)
        size = len(self.source.text)
        if self.undefined is not None:
            span = self.source.span(*self.undefined)
            return finding("malformed-file", NOT_WELL_FORMED, span, "no entity of this name is declared")
        start = min(self._offset(max(self.expat.ErrorByteIndex, 0)), max(size - 1, 0))
        sign = self.source.text.rfind("&", max(0, start - NEAR), start + 1)
        if code == INVALID_TOKEN and sign >= 0 and REFERENCE.match(self.source.text, sign)[0] == "&":  # type: ignore[index]
            start, why = sign, "written `&amp;` in XML"
        message = "the file is empty" if not self.source.text.strip() else NOT_WELL_FORMED
        return finding(
            "malformed-file", message, self.source.span(start, min(start + 1, size)), why or "not understood"
        )


class _Entities(dict[str, str]):
    """The entities of HTML."""

    def __init__(self, reading: _Reading) -> None:
        super().__init__((name, chr(code)) for name, code in name2codepoint.items())
        self.reading = reading

    def __missing__(self, name: str) -> str:
        self.reading.no_entity()
        raise KeyError(name)


def _split(tag: str) -> tuple[str, str]:
    """Namespace and local name."""
    namespace, _, local = tag.rpartition("}")
    return namespace.removeprefix("{"), local


# writing -----------------------------------------------------------------------------------------------------------------


def legal(text: str) -> str:
    """The text with U+FFFD in the place of characters that XML 1.0 cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """A legal text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A legal text as the value of an attribute, in quotation marks; line ends and tabs come back as they are."""
    return f'"{escape(text).replace(chr(34), "&quot;").replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'


START = r"A-Za-z_\xc0-\xd6\xd8-\xf6\xf8-\u0131\u0391-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u05d0-\u05ea\u0621-\u063a"
START += r"\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
"""Letters that begin a name in every edition of XML 1.0, of the scripts that ids are likely to be in."""
OTHER = rf"[^{START}\-.0-9]"
ESCAPED = re.compile(r"_x(?P<code>[0-9A-F]{4,6})_")
EMPTY = "_x_"
"""How the id without characters is written."""
TO_ESCAPE = re.compile(rf"{OTHER}|^[^{START}]|_(?=x[0-9A-F]{{4,6}}_)|^_(?=x_\Z)", re.DOTALL)


def xml_id(id: str) -> str:
    """An id as an XML name: characters that no name holds are written `_xHHHH_` by their code (as in ISO/IEC 9075-14), and so is a
    `_` that would look like that. Different ids give different names, and most ids stay as they are.
    """
    return TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", id) or EMPTY


def id_from_xml(name: str) -> str:
    """The id that `xml_id` wrote as this name; a name that it would not have written is an id as it is."""
    id = "" if name == EMPTY else ESCAPED.sub(lambda found: _character(found["code"]), name)
    return id if xml_id(id) == name else name


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else f"_x{code}_"  # noqa: PLR2004 - the end of Unicode
