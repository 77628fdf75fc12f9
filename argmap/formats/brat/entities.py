"""Entities of a brat annotation as statements that stand in its text."""

from __future__ import annotations

from argmap.formats.brat.kept import ID, SPANS, TEXT
from argmap.formats.brat.roles import is_major
from argmap.formats.brat.standoff import Entity, spans_as_text, words_at
from argmap.formats.spans import Stretch, anchors_for
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.source import Source
from argmap.model import Anchor, Statement

SHOWN = 40
"""Characters of an id or of a text that a message shows."""
SPACES = 100
"""Characters by which a text with other spaces may be longer than four times itself."""


def words_of(text: str, stretches: tuple[Stretch, ...], said: str) -> str | None:
    """What the text says at some stretches, if that can be what is said to stand there; None where it is far longer or where a
    stretch is not in the text. Takes time in proportion to what is said, not to the stretches.
    """
    size = sum(end - start for start, end in stretches)
    return words_at(text, stretches) if size <= 4 * len(said) + SPACES else None


def fits(entity: Entity, text: Source, tally: Tally) -> bool:
    """Whether the text says at the stretches of an entity what the entity says; if not, that is reported."""
    words = words_of(text.text, entity.stretches, entity.text)
    if words is not None and words.split() == entity.text.split():
        return True
    inside = all(0 <= start <= end <= len(text.text) for start, end in entity.stretches)
    name = "anchor-fuzzy" if inside else "anchor-missing"
    if tally.wants(name):
        where, id = spans_as_text(entity.stretches)[:SHOWN], entity.id[:SHOWN]
        if inside:
            start, end = entity.stretches[0]
            said = " ".join(text.text[start : min(end, start + SHOWN)].split())
            message = f"the text says at {where} something else than `{id}`"
            tally.report(name, message, entity.span, f"the text has `{said}` there")
        else:
            message = f"the text does not go as far as {where}, where `{id}` is to stand"
            tally.report(name, message, entity.span, "no such place")
    return False


def anchors_of(entities: list[Entity], text: Source) -> dict[str, tuple[Anchor | None, ...]]:
    """The anchors of entities, one for each stretch."""
    found = iter(anchors_for(text.text, [stretch for entity in entities for stretch in entity.stretches]))
    return {entity.id: tuple(next(found) for _ in entity.stretches) for entity in entities}


def statement_of(name: str, entity: Entity, text: Source | None, anchors: tuple[Anchor | None, ...]) -> Statement:
    """What an entity says, with what its file says of it and the annotation language has no word for."""
    said, raw = one_line(entity.text)
    data = [(ID, encode(entity.id))] if name.rpartition("/")[2] != entity.id else []
    if len(anchors) != len(entity.stretches) or None in anchors:
        data.append((SPANS, encode(spans_as_text(entity.stretches))))
    words = words_of(text.text, entity.stretches, entity.text) if text is not None else entity.text
    if raw or words != entity.text:
        data.append((TEXT, encode(entity.text)))
    kept = tuple(anchor for anchor in anchors if anchor is not None)
    return Statement(name, said, thesis=is_major(entity.type), anchors=kept, data=tuple(data), origin=entity.span)
