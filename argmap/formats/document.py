"""A foreign file as its reader gets it: bytes, text, JSON or XML, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source

if TYPE_CHECKING:
    from argmap.formats.jsons import Json
    from argmap.formats.xmls import Xml

JSON_BEGINS = "{["
XML_BEGINS = "<"
HEAD = 4096
"""Characters that are looked at to tell what a file is."""


def _alone(suffix: str) -> bytes | None:  # noqa: ARG001 - a file that nothing lies beside
    return None


@frozen(eq=False)
class Document:
    """A foreign file: its name as the user wrote it, and its bytes. `companion` gives the bytes of the file beside it whose name
    has another suffix, or None: nothing else is ever read.
    """

    name: str
    data: bytes = field(repr=False)
    companion: Callable[[str], bytes | None] = field(default=_alone, repr=False)
    stem: str = ""
    """The name without the suffix of the format, where that is known."""
    handed: dict[str, Source] = field(factory=dict, init=False, repr=False)
    """The files beside it that were read, by name: diagnostics may point into them."""

    @classmethod
    def of(
        cls, text: str | bytes, name: str = "<text>", companions: Mapping[str, str | bytes] | None = None
    ) -> Document:
        """A document from memory, with its companions by suffix."""
        beside = {suffix: _bytes(content) for suffix, content in (companions or {}).items()}
        return cls(name, _bytes(text), beside.get)

    @cached_property
    def _decoded(self) -> tuple[Source, tuple[Diagnostic, ...]]:
        return _decoded(self.data, self.name)

    @property
    def source(self) -> Source:
        """The file as text."""
        return self._decoded[0]

    @property
    def encoding_diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the encoding of the file; the pipeline reports it, readers need not."""
        return self._decoded[1]

    @cached_property
    def head(self) -> str:
        """The beginning of the text, without white space before it."""
        return self.source.text[: 4 * HEAD].lstrip("\ufeff \t\r\n")[:HEAD]

    @property
    def looks_like_json(self) -> bool:
        """Whether it begins as JSON does."""
        return self.head[:1] in JSON_BEGINS and bool(self.head)

    @property
    def looks_like_xml(self) -> bool:
        """Whether it begins as XML does."""
        return self.head[:1] == XML_BEGINS

    @cached_property
    def json(self) -> Json:
        """The file as JSON, as far as it can be read as that."""
        from argmap.formats.jsons import read_json  # noqa: PLC0415 - only for JSON

        return read_json(self.source)

    @cached_property
    def xml(self) -> Xml:
        """The file as XML, as far as it can be read as that."""
        from argmap.formats.xmls import read_xml  # noqa: PLC0415 - only for XML

        return read_xml(self.data, self.source)

    def beside(self, suffix: str) -> Source | None:
        """The text of the file beside this one whose name ends in `suffix` in the place of the format's own; None if it is not
        there.
        """
        data = self.companion(suffix)
        if data is None:
            return None
        source, _ = _decoded(data, f"{self.stem or self.name.partition('.')[0]}{suffix}")
        self.handed[source.name] = source
        return source


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def _decoded(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    from argmap.formats.encodings import text_of  # noqa: PLC0415 - not for what is only written

    return text_of(data, name)
