"""Texts of any encoding are read, and a guess is said to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.encodings import text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_the_encodings_of_unicode_are_told(encoding: str) -> None:
    text = "Plain words, then caf\xe9 and \u65e5\u672c."
    source, found = text_of(text.encode(encoding), "x")
    assert source.text == text
    assert found == ()


def test_a_guess_is_reported_where_it_begins() -> None:
    source, found = text_of("日本 café “x” \x81".encode() + b" caf\xe9 \x93x\x94 \x81", "x")
    assert [d.code for d in found] == ["AM702"]
    assert source.text.endswith(" café “x” \x81")
    short, found = text_of(b"ok\ncaf\xe9", "x")
    assert short.text == "ok\ncafé"
    assert found[0].label.span.start == 6


@given(st.binary(max_size=40))
def test_any_bytes_are_a_text(data: bytes) -> None:
    source, found = text_of(data, "x")
    for diagnostic in found:
        assert 0 <= diagnostic.label.span.start <= diagnostic.label.span.end <= len(source.text)
    if not found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        assert source.text.encode("utf-8") == data or b"\x00" in data or b"<?xml" in data
