"""What must hold for any bytes: the targets of the fuzzer, which ordinary tests run on the cases it found."""

from __future__ import annotations

import argmap
from argmap.ground.source import decode, encode
from argmap.model import Anchor
from argmap.model.words import SEPARATED
from argmap.passages import resolve
from argmap.syntax import fmt, read

SPLIT = "\x1f"
"""Separates text and words in the input of `anchors`."""


def parser(data: bytes) -> None:
    """Reading keeps every byte, and the model can be written down and read again."""
    source = decode(data, "fuzz")
    tree = read(source)
    assert encode(tree.text) == data
    model = argmap.parse(source.text).model
    text = argmap.dumps(model)
    again = argmap.parse(text)
    assert again.model == model
    assert fmt(text) == text


def formatter(data: bytes) -> None:
    """Formatting twice is formatting once, and changes no model."""
    text = decode(data, "fuzz").text
    once = fmt(text)
    assert fmt(once) == once
    assert argmap.parse(once).model == argmap.parse(text).model


def anchors(data: bytes) -> None:
    """Whatever words are looked for in whatever text: offsets inside the text, and an exact match is exact."""
    text, _, words = decode(data, "fuzz").text.partition(SPLIT)
    opening, _, closing = (w.strip(" \t") for w in words.replace("\n", " ").replace("\r", " ").partition(SPLIT))
    if not opening or SEPARATED.search(opening + '"') or SEPARATED.search(closing + '"'):
        return
    (match,) = resolve(text, [Anchor(opening, closing)])
    assert -1 <= match.start <= match.end <= len(text)
    if match.how.name == "EXACT":
        assert text.startswith(opening, match.start)
        assert text[: match.end].endswith(closing)


TARGETS = {"parser": parser, "formatter": formatter, "anchors": anchors}
