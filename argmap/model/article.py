"""The article, and those who speak in it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.ground.source import Span
from argmap.model.terms import Kind, Position, VoiceKind
from argmap.model.words import DATA, Anchor, Data, is_id, is_line, many, maybe

origin = field(default=None, eq=False, repr=False, kw_only=True)


@frozen
class Voice:
    """Somebody who asserts something: a person, an institution, a group, or somebody unnamed."""

    id: str = field(validator=is_id)
    name: str = field(validator=is_line)
    kind: VoiceKind = VoiceKind.PERSON
    role: str = field(default="", validator=maybe(is_line))
    notes: tuple[str, ...] = field(default=(), validator=many(is_line))
    data: Data = DATA
    origin: Span | None = origin


@frozen
class Issue:
    """A proposition that several voices can be for or against, declared once for a debate and never negated."""

    id: str = field(validator=is_id)
    text: str = field(validator=is_line)
    kind: Kind | None = None
    time_relative: bool = False
    scope: str = field(default="", validator=maybe(is_line))
    notes: tuple[str, ...] = field(default=(), validator=many(is_line))
    data: Data = DATA
    origin: Span | None = origin


@frozen
class Article:
    """The text that was annotated, as its header describes it.

    `authors` are ids of voices; `date` is EDTF (ISO 8601-2), `language` BCP 47; `text` is the name of the file that
    holds the text, `fingerprint` tells whether it is still the same, and `skip` are the inclusive line ranges, from 1,
    that are page furniture.
    """

    id: str = field(validator=is_id)
    title: str = field(default="", validator=maybe(is_line))
    authors: tuple[str, ...] = field(default=(), validator=many(is_id))
    date: str = field(default="", validator=maybe(is_line))
    outlet: str = field(default="", validator=maybe(is_line))
    url: str = field(default="", validator=maybe(is_line))
    language: str = field(default="", validator=maybe(is_line))
    text: str = field(default="", validator=maybe(is_line))
    fingerprint: str = field(default="", validator=maybe(is_line))
    skip: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = field(default=(), validator=many(is_line))
    data: Data = DATA
    origin: Span | None = origin
    places: Mapping[str, Span] = field(factory=dict, eq=False, repr=False, kw_only=True)
    """Where the text of each field stands in the annotation, by the name of the field."""


@frozen
class Stance:
    """A stance stated outright by the annotator; it overrides what the voice's statements give."""

    voice: str = field(validator=is_id)
    issue: str = field(validator=is_id)
    position: Position
    article: str = field(default="", validator=maybe(is_id))
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[str, ...] = field(default=(), validator=many(is_line))
    data: Data = DATA
    origin: Span | None = origin
