"""JSON is read as far as it can be, and every value has a place."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.jsons import DEEPEST, Json, dump_json, read_json
from argmap.formats.places import containers
from argmap.formats.tolerant import MOST, Tolerant, places
from argmap.ground.source import Source
from tests.formats.test_pieces import JSON, same

PIECES = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        '"a"',
        "1",
        "-0.5e3",
        "null",
        "tru",
        "NaN",
        "\\",
        "\\u12",
        "//x",
        "/*",
        " ",
        "\n",
        "é",
        "\x00",
        "\t",
        r'"\q"',
        "*/",
    ]
)
BROKEN = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=20))


def read(text: str) -> Json:
    return read_json(Source("x.json", text))


def found(text: str) -> list[tuple[str, str]]:
    """Codes, and what the diagnostics point at."""
    return [(d.code, text[slice(*d.label.span[1:])]) for d in read(text).diagnostics]


@given(JSON)
def test_what_is_right_is_read_as_python_reads_it(value: Any) -> None:
    text = dump_json(value)
    assert same(read(text).value, json.loads(text))
    assert read(text).diagnostics == ()
    assert same(Tolerant(Source("x", text), DEEPEST).read(), json.loads(text)), "both readers read the same"


@given(JSON, st.sampled_from([None, 2]))
def test_every_value_has_its_place(value: Any, indent: int | None) -> None:
    text = dump_json(value, indent=indent)
    document = read(text)
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document.value)]
    while waiting:
        path, held = waiting.pop()
        span = document.span(path)
        assert same(json.loads(text[span.start : span.end]), held)
        waiting += [
            ((*path, key), inner)
            for key, inner in (
                held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
            )
        ]


@given(BROKEN)
def test_nothing_stops_the_reader(text: str) -> None:
    document = read(text)
    for diagnostic in document.diagnostics:
        assert 0 <= diagnostic.label.span.start <= diagnostic.label.span.end <= len(text)
    assert len(document.diagnostics) <= MOST + 1
    document.span(["nodes", 3, "text"])
    try:
        right = json.loads(text)
    except ValueError:
        assert document.diagnostics
    else:
        assert same(document.value, right) or document.diagnostics


@given(
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=5), min_size=1), min_size=1, max_size=5),
    st.data(),
)
def test_what_stands_before_a_cut_is_read(nodes: list[dict[str, str]], data: st.DataObject) -> None:
    text = dump_json({"nodes": nodes}, indent=None).rstrip()
    cut = data.draw(st.integers(0, len(text) - 1))
    document = read(text[:cut])
    assert len(document.diagnostics) == 1
    whole = [n for n in range(len(nodes)) if read(text).span(["nodes", n]).end <= cut]
    value = document.value if isinstance(document.value, dict) else {}
    assert (value.get("nodes") or [])[: len(whole)] == nodes[: len(whole)]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("", None, [("AM701", "")]),
        ("hello", None, [("AM701", "hello")]),
        ('{"a": 1, "a": 2}', {"a": 2}, [("AM704", '"a"')]),
        ("[NaN, -Infinity, 1e999]", [None, None, None], [("AM705", "NaN"), ("AM705", "-Infinity"), ("AM705", "1e999")]),
        ("[" + "9" * 5000 + "]", [None], [("AM705", "9" * 5000)]),
        ("[1, 2", [1, 2], [("AM701", "2")]),
        ('{"a": [1, {"b": "c', {"a": [1, {"b": "c"}]}, [("AM701", '"')]),
        ('{"a"::1}', {"a": 1}, [("AM701", ":")]),
        ("[1 2]", [1, 2], [("AM701", "2")]),
        ("[1,]", [1], [("AM701", ",")]),
        ("[,1]", [1], [("AM701", ",")]),
        ("{a: 1}", {"a": 1}, [("AM701", "a")]),
        ('{"a" 1}', {"a": 1}, [("AM701", "1")]),
        ('{"a": 1 "b": 2}', {"a": 1, "b": 2}, [("AM701", '"b"')]),
        ('{"a":}', {"a": None}, [("AM701", '"a"')]),
        ('{"x": [1, 2}', {"x": [1, 2]}, [("AM701", "}")]),
        ("[1}", [1], [("AM701", "}")]),
        ("[1] 2", [1], [("AM701", "2")]),
        ("[1, nul, 2]", [1, None, 2], [("AM701", "nul")]),
        (r'"a\qb"', r"a\qb", [("AM701", r"\q")]),
        ("// c\n[1] /* d */", [1], [("AM701", "// c")]),
        ("{[1], 2}", {"": [1], "2": None}, None),
        ("[1,]\n", [1], [("AM701", ",")]),
        ("[1, 2\n", [1, 2], [("AM701", "2")]),
        ('["a\tb", "c\nd"]', ["a\tb", "c\nd"], [("AM701", "\t")]),
        (r'["\u00e9\q"]', [r"é\q"], [("AM701", r"\q")]),
        (r'["\u00e9\u12', ["é"], [("AM701", '"')]),
        (r'["\u00e9' + "\\", ["é"], [("AM701", '"')]),
        ('{"a": [1]], "b": 2}', {"a": [1], "b": 2}, [("AM701", "]")]),
    ],
    ids=lambda value: repr(value)[:20] if isinstance(value, str) else None,
)
def test_one_mistake_costs_one_diagnostic(text: str, value: Any, expected: list[tuple[str, str]] | None) -> None:
    assert read(text).value == value
    if expected is not None:
        assert found(text) == expected


def test_what_is_nested_too_deep_is_left_out_and_the_rest_is_read() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    document = read(f'{{"nodes": [1], "deep": {deep}, "edges": [2]}}')
    assert document.value["nodes"] == [1]
    assert document.value["edges"] == [2]
    assert [d.code for d in document.diagnostics] == ["AM703"]
    assert [d.code for d in read("[" * 300 + "]" * 300).diagnostics] == ["AM703"]
    assert read("[" * DEEPEST + "]" * DEEPEST).diagnostics == ()
    assert [d.code for d in read("[" * 1_000_000).diagnostics] == ["AM703", "AM701"]


@given(JSON)
def test_both_ways_to_places_agree(value: Any) -> None:
    source = Source("x", dump_json(value))
    quick, whole = containers(source.text), places(source, DEEPEST)
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while waiting:
        path, held = waiting.pop()
        if isinstance(held, dict | list):
            assert quick.nearest(path) == whole.nearest(path)
            assert quick.nearest(path)[2]
            waiting += [
                ((*path, step), inner) for step, inner in (held.items() if isinstance(held, dict) else enumerate(held))
            ]


def test_a_path_that_is_not_there_leads_to_what_is_around_it() -> None:
    text = '{"a": [1, {"b": 2}]}'
    assert text[slice(*read(text).span(["a", 1, "c", 4])[1:])] == '{"b": 2}'
    assert text[slice(*read(text).span(["z"])[1:])] == text
    assert read("").span(["a"])[1:] == (0, 0)


def test_places_of_a_broken_file_are_those_of_what_was_read() -> None:
    text = '{"nodes": [{"a": 1}, {"a": NaN, "b": "two"}], "deep": ' + "[" * 300 + "]" * 300 + ', "end": 5'
    document = read(text)
    assert text[slice(*document.span(["nodes", 1, "b"])[1:])] == '"two"'
    assert text[slice(*document.span(["end"])[1:])] == "5"


def test_deep_places_take_no_more_memory_than_others() -> None:
    inner = "[]," * 20_000 + "1"
    shallow, deep = Source("x", inner.join("[]")), Source("x", inner.join(("[" * 199, "]" * 199)))
    sizes = []
    for source in (shallow, deep):
        tracemalloc.start()
        containers(source.text)
        sizes.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert sizes[1] < 2 * sizes[0]


def test_very_many_problems_are_not_all_reported() -> None:
    for text in ("[" + "x, " * 1000 + "1]", "," * 1000, "[" + "NaN," * 1000 + "1]", "{" + '"a":1,' * 1000 + '"b":2}'):
        assert len(read(text).diagnostics) == MOST + 1
    assert read("[" + "x, " * 1000 + "1]").value[-1] == 1
    assert len(read("{" + "a" * 100_000 + ": 1}").diagnostics[0].message) < 200


def test_what_cannot_be_written_is_refused_or_escaped() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dump_json(float("nan"))
    assert dump_json(["é\ud800"]) == '[\n  "é\\ud800"\n]\n'
