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


def test_the_place_is_that_of_the_text_as_it_was_read() -> None:
    source, found = text_of("日本 ".encode() + b"\xe9.", "x")
    assert source.text[slice(*found[0].label.span[1:])] == "é"


def test_a_letter_that_the_end_cuts_off_does_not_make_the_others_another_encoding() -> None:
    source, found = text_of("日本".encode()[:-1], "x")
    assert source.text == "日\ufffd"
    assert [(d.code, d.label.span.start) for d in found] == [("AM702", 1)]


def declared(encoding: str, rest: bytes) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + rest


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "big5"])
def test_a_declaration_that_is_wrong_is_reported_and_the_text_is_right(encoding: str) -> None:
    source, found = text_of(declared(encoding, "<a>café 日本</a>".encode()), "x")
    assert source.text.endswith("<a>café 日本</a>")
    assert [d.code for d in found] == ["AM702"]


@pytest.mark.parametrize(
    "encoding",
    ["idna", "punycode", "utf-7", "unicode_escape", "undefined", "rot13", "base64", "zip", "ascii", "nonsense"],
)
@given(rest=st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode)).map(b"<a>1".__add__))
def test_no_declared_codec_is_trusted_that_is_no_encoding_of_texts(encoding: str, rest: bytes) -> None:
    source, _ = text_of(declared(encoding, rest), "x")
    assert source.text.removeprefix(declared(encoding, b"").decode()) == text_of(rest, "x")[0].text


@given(st.binary(max_size=40))
def test_any_bytes_are_a_text(data: bytes) -> None:
    source, found = text_of(data, "x")
    for diagnostic in found:
        assert 0 <= diagnostic.label.span.start <= diagnostic.label.span.end <= len(source.text)
    if not found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        assert source.text.encode("utf-8") == data or b"\x00" in data or b"<?xml" in data
