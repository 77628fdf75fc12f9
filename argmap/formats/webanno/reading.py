"""Annotations of any tool as statements; what else they say is kept with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.ids import names_for
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.formats.webanno.annotation import (
    KEPT,
    OURS,
    annotation_of,
    own_name,
)
from argmap.formats.webanno.creators import Creator, apart, creators_of, last_of, named, voice_ids
from argmap.formats.webanno.parts import anchor_of, body_of, chains_of, plain, source_of, targets_of
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Span
from argmap.model import Article, Debate, Statement
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, UNCLEAR

TYPES = ("Annotation", "AnnotationPage", "AnnotationCollection")
MOST = 100
LISTS = ("items", "first", "rows", "annotations", "@graph")
"""Members that hold annotations: of pages and collections, of what Hypothesis gives and exports, of graphs in JSON-LD."""
Path = tuple[str | int, ...]


def read(document: Document) -> Reading:
    """The annotations of a page, a collection, a list or a single one as statements; what else they say is kept with them."""
    json = document.json
    reader = _Reader(document)
    for path, value in _items(json.value, reader):
        reader.take(path, value)
    return Reading(reader.debate(), (*json.diagnostics, *reader.found))


def _items(value: Any, reader: _Reader) -> Iterator[tuple[Path, Any]]:
    """The annotations in a file, each with the way to it."""
    waiting: list[tuple[Path, Any]] = [((), value)]
    while waiting:
        path, held = waiting.pop(0)
        if isinstance(held, list):
            yield from (((*path, n), item) for n, item in enumerate(held))
        elif not isinstance(held, dict):
            reader.wrong(path, "an annotation, a page or a list of them")
        elif (inner := next((name for name in LISTS if name in held), None)) is not None:
            waiting.append(((*path, inner), held[inner]))
        else:
            yield path, held


class _Reader:
    """Annotations that become statements."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Diagnostic] = []
        self.taken: list[tuple[str, str, dict[str, Any], Span]] = []
        """Address, source, annotation and place."""
        self.addresses: dict[str, Span] = {}
        self.called: dict[Creator, str] = {}
        """The ids of those who made annotations."""

    def wrong(self, path: Path, wanted: str) -> None:
        span = self.document.json.span(path)
        if len(self.found) < MOST:
            self.found.append(finding("wrong-type", f"there is no {wanted} here", span, f"{wanted} belongs here"))

    def take(self, path: Path, value: Any) -> None:
        if not isinstance(value, dict):
            self.wrong(path, "annotation")
            return
        span = self.document.json.span(path)
        address = value.get("id", value.get("@id"))
        if not isinstance(address, str) or not address:
            address = f"annotation-{len(self.taken) + 1}"
        if address in self.addresses:
            other = Label(self.addresses[address], "the first")
            message = f"there are two annotations `{address[:60]}`"
            self.found.append(finding("duplicate-node", message, span, "kept under a name of its own", others=(other,)))
            address = f"{address}#{len(self.taken) + 1}"
        self.addresses[address] = span
        self.taken.append((address, source_of(value), value, span))

    def debate(self) -> Debate:
        """The statements and the articles that they are about."""
        own = {address: name for address, *_ in self.taken if (name := own_name(address))}
        names = names_for(
            (a for a, *_ in self.taken if a not in own), taken={n.rpartition("/")[2] for n in own.values()}, simple=True
        )
        homes = {s: own[a].rpartition("/")[0] for a, s, *_ in self.taken if s and "/" in own.get(a, "")}
        sources = (source for address, source, *_ in self.taken if address not in own)
        theirs = dict.fromkeys(source for source in sources if source and source not in homes)
        articles = {name.rpartition("/")[0]: "" for name in own.values() if "/" in name}
        called = names_for((last_of(source) for source in theirs), taken=articles, simple=True)
        ids = homes | apart({source: called[last_of(source)] for source in theirs}, articles)
        self.called = voice_ids(self.taken)
        statements = []
        for address, source, value, span in self.taken:
            name = own.get(address, "")
            if not name:
                name = f"{ids[source]}/{names[address]}" if source else names[address]
                if source and source not in homes:
                    articles[ids[source]] = one_line(source)[0]
            elif "/" in name and not source.startswith(OURS):
                articles[name.rpartition("/")[0]] = one_line(source)[0] if source else ""
            statements.append(self.statement(name, source, value, span))
        made = tuple(Article(id, url=url, origin=self.document.source.span(0, 0)) for id, url in articles.items())
        speakers = dict.fromkeys(name for s in statements for chain in s.voices for name in chain)
        voices = {id: voice for creator, id in self.called.items() if (voice := creator.voice(id))}
        known = tuple(voices.get(name) or named(name) for name in speakers if name not in (AUTHOR, UNCLEAR))
        return Debate(tuple(statements), articles=made, voices=known)

    def statement(self, id: str, source: str, value: dict[str, Any], span: Span) -> Statement:
        text, fields = body_of(value)
        anchors = tuple(anchor for target in targets_of(value) if (anchor := anchor_of(target)) is not None)
        creators = () if own_name(str(value.get("id"))) else tuple((self.called[c],) for c in creators_of(value))
        voices = chains_of(value) or tuple(dict.fromkeys(creators))
        fields.setdefault("commitment", default_commitment(voices, ()))
        statement = Statement(id, one_line(text)[0], anchors=anchors, voices=voices, origin=span, **fields)
        if plain(value) == annotation_of(statement, source, {}):
            return statement
        return evolve(statement, data=((KEPT, encode(value)),))


def sniff(document: Document) -> bool:
    """Whether it is an annotation, a page, a collection or a list of annotations."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    while isinstance(value, (list, dict)):
        if isinstance(value, list):
            value = value[0] if value else None
        elif value.get("type") in TYPES:
            return True
        else:
            if "uri" in value and "target" in value:  # as Hypothesis has it
                return True
            value = next((value[name] for name in LISTS if name in value), None)
    return False
