"""XML of strangers can do no harm and is read as far as it can be; what is written is read again."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.document import Document
from argmap.formats.xmls import DEEPEST, Xml, attribute, escape, id_from_xml, legal, xml_id
from tests.strategies import lines

NAME = re.compile(r"[\w_][\w.\-·]*")
PIECES = st.sampled_from(
    [
        "<a>",
        "</a>",
        "<b x='1'>",
        "</b>",
        "<c/>",
        "&amp;",
        "&lol;",
        "&",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE a [",
        "]>",
        "é",
        "日本",
        "\x00",
        '<!ENTITY x "y">',
        "<?x",
    ]
)


def read(text: str | bytes) -> Xml:
    return Document.of(text).xml


def tags(xml: Xml) -> list[str]:
    return [element.tag for element in xml.root.iter()] if xml.root else []


def found(text: str) -> list[tuple[str, str]]:
    return [(d.code, text[slice(*d.label.span[1:])]) for d in read(text).diagnostics]


@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30), st.binary(max_size=30)))
def test_nothing_stops_the_reader(text: str | bytes) -> None:
    xml = read(text)
    for diagnostic in xml.diagnostics:
        assert 0 <= diagnostic.label.span.start <= diagnostic.label.span.end <= len(xml.source.text)
    assert xml.root or xml.diagnostics


@given(lines(60), lines(60))
def test_what_is_written_is_read_again(text: str, value: str) -> None:
    text, value = legal(text), legal(value)
    xml = read(f"<a x={attribute(value)}>{escape(text)}<b/></a>")
    assert xml.diagnostics == ()
    assert xml.root
    assert (xml.root.text, xml.root.get("x")) == (text, value)


@given(st.one_of(st.text(), st.text("_x0041F", max_size=12)))
def test_every_id_is_a_name_and_comes_back(id: str) -> None:
    name = xml_id(id)
    assert id_from_xml(name) == id
    assert NAME.fullmatch(name)
    assert read(f"<{name}/>").diagnostics == ()


def test_short_ids_of_the_signs_of_escapes_have_names_of_their_own() -> None:
    ids = ["".join(signs) for size in range(8) for signs in product("_x04", repeat=size)]
    assert len({xml_id(id) for id in ids}) == len(ids)
    assert [id for id in ids if id_from_xml(xml_id(id)) != id] == []


@given(st.text("_x0041F ab", max_size=12))
def test_a_name_that_is_no_encoding_stays(name: str) -> None:
    assert id_from_xml(name) == name or xml_id(id_from_xml(name)) == name


def test_places_are_those_of_the_text_whatever_stands_before() -> None:
    text = '<a x="é">日本🙂<b y="1">t</b>\n<c/></a>'
    root = read(text).root
    assert root
    assert [text[slice(*element.span[1:])] for element in root.iter()] == ['<a x="é">', '<b y="1">', "<c/>"]
    assert root.text == "日本🙂\n"


@pytest.mark.parametrize(
    ("text", "elements", "expected"),
    [
        ("<a>R&D<b/></a>", "ab", [("AM701", "&")]),
        ("<a>caf&eacute;<b/></a>", "ab", [("AM701", "&")]),
        ("<a>\x0b<b/></a>", "ab", [("AM701", "\x0b")]),
        ("<a><b/><c>日本</d></a>", "abc", [("AM701", "d")]),
        ("<a><b>", "ab", [("AM701", ">")]),
        ("<a/><b/>", "a", [("AM701", "<")]),
        ("<a>日本🙂\n日<b>é🙂</b>\x01<c/></a>", "abc", [("AM701", "\x01")]),
        ("<a>&#0;<b/></a>", "ab", [("AM701", "&")]),
        ("<a>&#x110000;<b/></a>", "ab", [("AM701", "&")]),
        ("\n<?xml version='1.0'?><a><b/></a>", "ab", [("AM701", "<")]),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a>日本<b/>&nowhere;<c/></a>', "abc", [("AM701", "&nowhere;")]),
        ('<!DOCTYPE a SYSTEM "a>[b.dtd"><!-- R&D --><a><b/></a>', "ab", []),
        ("<!DOCTYPE a [<!ELEMENT a ANY>]><a><b/></a>", "ab", []),
        ("hello", "", [("AM701", "h")]),
        ("", "", [("AM701", "")]),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a>&eacute;<b/></a>', "ab", []),
        ('<!DOCTYPE a PUBLIC "-//X//Y" "http://localhost/a.dtd"><a><b/></a>', "ab", []),
    ],
)
def test_one_mistake_costs_one_diagnostic(text: str, elements: str, expected: list[tuple[str, str]]) -> None:
    assert tags(read(text)) == list(elements)
    assert found(text) == expected


def test_entities_of_html_are_letters() -> None:
    for text in ("<a x='&eacute;'>caf&eacute;</a>", "<!DOCTYPE a SYSTEM 'a.dtd'><a x='&eacute;'>caf&eacute;</a>"):
        root = read(text).root
        assert root
        assert (root.text, root.get("x")) == ("café", "é")


def test_what_is_no_place_for_references_is_not_mended() -> None:
    root = read("<a><![CDATA[R&D &eacute; <!DOCTYPE a [<b>]>]]> R&D</a>").root
    assert root
    assert root.text == "R&D &eacute; <!DOCTYPE a [<b>]> R&D"


def test_an_attribute_with_a_prefix_does_not_hide_the_plain_one() -> None:
    root = read('<a xmlns:x="urn:x" id="1" x:id="2" x:y="3" t="a > b">c</a>').root
    assert root
    assert root.attributes == {"id": "1", "y": "3", "t": "a > b"}
    assert root.span.end == root.span.start + len('<a xmlns:x="urn:x" id="1" x:id="2" x:y="3" t="a > b">')


def test_defaults_of_attributes_do_not_multiply() -> None:
    xml = read(f'<!DOCTYPE r [<!ATTLIST a x CDATA "{"y" * 1000}">]><r>{"<a/>" * 10}<a x="z"/></r>')
    assert xml.diagnostics == ()
    assert xml.root
    assert [element.attributes for element in xml.root.all("a")] == [{}] * 10 + [{"x": "z"}]


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY l0 "lol">' + BOMB,
        '<!ENTITY l0 SYSTEM "{file}">',
        '<!ENTITY % l0 SYSTEM "{file}"> %l0;',
        '<!ENTITY l0 "x">',
        '<!ENTITY l0 "x]>y"><!-- ]> -->',
        '<!ELEMENT a ANY><!ENTITY l0 "x">',
    ],
)
def test_entities_are_refused_and_the_rest_is_read(declared: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    xml = read(f"<!DOCTYPE a [{declared.replace('{file}', secret.as_uri())}]><a>before &l9; &l0; after<b/></a>")
    assert [d.code for d in xml.diagnostics] == ["AM706"]
    assert tags(xml) == ["a", "b"]
    assert xml.root
    assert xml.root.text == "before   after"


@pytest.mark.parametrize(
    "piece", ["<!DOCTYPE a [", "<!DOCTYPE a ", "<!--", "<![CDATA[", "<?x ", "<!ENTITY ", "<a x='", "&"]
)
@pytest.mark.parametrize("before", ["", "<a>", "<!DOCTYPE a [", "<a>&"])
def test_what_is_opened_again_and_again_is_no_danger(piece: str, before: str) -> None:
    """Where every opening looked for its end up to the end of the file, this would take hours."""
    assert read(before + piece * 200_000).diagnostics


def test_depth_is_no_danger() -> None:
    xml = read("<a>" * 100_000)
    assert len(tags(xml)) == DEEPEST
    assert sorted(d.code for d in xml.diagnostics) == ["AM701", "AM703"]
    whole = read(f"<r>{'<a>' * 1000}{'</a>' * 1000}<b/></r>")
    assert [d.code for d in whole.diagnostics] == ["AM703"]
    assert tags(whole)[-1] == "b"


def test_the_declared_encoding_is_heeded() -> None:
    for encoding in ("iso-8859-1", "utf-8", "utf-16", "shift_jis"):
        text = f'<?xml version="1.0" encoding="{encoding}"?><a>{"日本" if encoding == "shift_jis" else "café"}</a>'
        document = Document.of(text.encode(encoding))
        assert document.encoding_diagnostics == ()
        assert document.xml.diagnostics == ()
        assert document.xml.root
        assert document.xml.root.text in ("日本", "café")
