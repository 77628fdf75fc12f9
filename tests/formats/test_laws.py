"""The laws of all formats, over any debate, and over the examples with and without their texts.

Few examples each: the tests of each format ask for the same, and more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats import FORMATS, get
from argmap.formats.document import Document
from argmap.model import Debate
from tests.formats.laws import check_losses, hold
from tests.strategies import debates

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
BOTH = [name for name in FORMATS if get(name).read and get(name).write]
WRITTEN = [name for name in FORMATS if get(name).write]


@pytest.mark.parametrize("format", BOTH)
@settings(max_examples=25)
@given(debate=debates())
def test_what_is_written_is_read_again(format: str, debate: Debate) -> None:
    """Up to what the writer says is lost, for any debate."""
    hold(format, debate)


@pytest.mark.parametrize("format", BOTH)
@pytest.mark.parametrize("example", ["tutorial/debate.argmap", "japan-korea/debate.argmap"])
def test_the_examples_are_read_again(format: str, example: str) -> None:
    """With the texts of the articles where they are at hand, and without."""
    loaded = argmap.load(EXAMPLES / example, texts=[ROOT.parent / "shared" / "articles"])
    hold(format, loaded.model)
    hold(format, loaded.model, dict(loaded.texts))


@pytest.mark.parametrize("format", WRITTEN)
@settings(max_examples=15)
@given(debate=debates())
def test_losses_are_there(format: str, debate: Debate) -> None:
    """What a writer says is lost was there."""
    check_losses(debate, argmap.formats.writes(debate, format).lost)


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_what_the_registry_says(name: str) -> None:
    """Name and suffixes are the same in both places, and no suffix is that of two formats."""
    format = get(name)
    assert (format.name, format.suffixes) == (name, FORMATS[name][1])
    assert format.read or format.write
    others = {suffix for other in FORMATS if other != name for suffix in FORMATS[other][1]}
    assert not others & set(format.suffixes)


@pytest.mark.parametrize("name", [n for n in FORMATS if get(n).read])
@settings(max_examples=40)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read(name: str, data: bytes) -> None:
    """No input stops a reader, and what it makes is a model that can be written down."""
    format = get(name)
    document = Document.of(data, f"x{format.suffixes[0]}")
    format.sniff(document)
    assert format.read is not None
    reading = format.read(document)
    assert argmap.parse(argmap.dumps(reading.model)).model == reading.model
