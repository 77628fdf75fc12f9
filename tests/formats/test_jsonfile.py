"""argmap's own JSON: nothing is lost, the schema fits, version 1 is read for good, and one mistake costs nothing but itself."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap.formats import reads, writes
from argmap.formats.jsonfile.shapes import Header, Objection, Step, members_of
from argmap.ground.catalogue import BY_CODE
from argmap.model import (
    Anchor,
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Kind,
    Manner,
    Modality,
    Position,
    Sign,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)
from argmap.model.schemes import SCHEMES
from argmap.model.terms import UNCLEAR
from tests.formats.laws import hold
from tests.strategies import debates

SCHEMA = json.loads((files("argmap") / "formats" / "schemas" / "argmap-1.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FROZEN = Path(__file__).parent / "frozen" / "argmap-1.json"


def names(text: str) -> list[str]:
    """The names of the diagnostics."""
    return [BY_CODE[d.code].name for d in reads(text, "json").diagnostics]


def file(**members: Any) -> str:
    return json.dumps({"argmap": 1, **members})


def said(*statements: dict[str, Any], **members: Any) -> str:
    return file(statements=[{"id": f"s{n}", "text": "Text.", **s} for n, s in enumerate(statements)], **members)


# what is written -------------------------------------------------------------------------------------------------------------


@given(debates())
def test_nothing_is_lost(debate: Debate) -> None:
    assert writes(debate, "json").lost == ()
    hold("json", debate)


@given(debates())
def test_what_is_written_fits_the_schema(debate: Debate) -> None:
    VALIDATOR.validate(json.loads(writes(debate, "json").text))


@given(debates())
def test_it_comes_through_an_annotation(debate: Debate) -> None:
    """JSON, annotation, JSON: the same members in some order."""
    text = writes(debate, "json").text
    again = writes(argmap.parse(argmap.dumps(reads(text, "json").model)).model, "json").text
    assert reads(again, "json").model == debate
    assert sorted(line.rstrip(",") for line in again.splitlines()) == sorted(
        line.rstrip(",") for line in text.splitlines()
    )


def test_an_element_is_a_line_and_says_no_more_than_it_must() -> None:
    statements = tuple(
        Statement(f"a/s{n}", "The city should build the bridge.", anchors=(Anchor("build", line=n),))
        for n in range(500)
    )
    inferences = tuple(Inference((s.id,), "a/s0") for s in statements[1:])
    lines = writes(Debate(statements, inferences, articles=(Article("a"),)), "json").text.splitlines()
    assert len(lines) == 1 + 1 + 3 + 500 + 2 + 499 + 2 + 1
    assert (
        lines[6]
        == '    {"id": "a/s0", "text": "The city should build the bridge.", "anchors": [{"opening": "build", "line": 0}]},'
    )
    assert sum(map(len, lines)) < 400 * 500


# the schema --------------------------------------------------------------------------------------------------------------------

CLASSES = {
    "voice": Voice, "issue": Issue, "article": Article, "statement": Statement, "stance": Stance, "anchor": Anchor,
    "inference": Step, "attack": Objection,
}  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_the_schema_has_the_members_of_the_model(name: str) -> None:
    schema, cls = SCHEMA["$defs"][name], CLASSES[name]
    fields = {a.name: a for a in attrs.fields(cls) if a.name not in ("origin", "places")}
    assert set(schema["properties"]) == set(fields) == members_of(cls)
    assert set(schema["required"]) == {name for name, a in fields.items() if a.default is attrs.NOTHING}
    assert schema["additionalProperties"] is False


def test_the_schema_has_the_members_of_a_debate() -> None:
    lists = {"voices", "issues", "articles", "statements", "inferences", "attacks", "stances"}
    assert set(SCHEMA["properties"]) == {"$schema", "argmap"} | lists | {a.name for a in attrs.fields(Header)}
    assert {a.name for a in attrs.fields(Debate)} == lists | {a.name for a in attrs.fields(Header)}


def test_the_schema_has_the_words_of_the_field() -> None:
    defs = SCHEMA["$defs"]
    answer = defs["statement"]["properties"]["answers"]["items"]["properties"]
    for terms, schema in (
        (Kind, defs["kind"]), (Modality, defs["statement"]["properties"]["modality"]), (Manner, defs["attack"]["properties"]["manner"]),
        (Commitment, defs["statement"]["properties"]["commitment"]), (VoiceKind, defs["voice"]["properties"]["kind"]),
        (Sign, answer["sign"]), (Position, defs["stance"]["properties"]["position"]),
    ):  # fmt: skip
        assert schema["enum"] == [str(term) for term in terms]
    assert set(defs["scheme"]["enum"]) == SCHEMES
    Draft202012Validator.check_schema(SCHEMA)


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A file in which one thing was changed."""
    root = json.loads(writes(draw(debates()), "json").text)
    places: list[tuple[Any, Any]] = []
    level = [root]
    while level:
        held = level.pop()
        for key, value in list(held.items() if isinstance(held, dict) else enumerate(held)):
            places.append((held, key))
            if isinstance(value, dict | list):
                level.append(value)
    held, key = draw(st.sampled_from(places))
    if isinstance(held, dict) and draw(st.booleans()):
        if draw(st.booleans()):
            del held[key]
        else:
            held[draw(st.sampled_from(["mood", "id", "a b", "*", "text", "undercuts", "target"]))] = draw(JUNK)
    else:
        held[key] = draw(JUNK)
    return root


JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 1.5, 10**12, "", "x", "a b", " x", "x\ny", "fact", "author", 'a" .. "b', [], ["x"], [[]], [["x"]], {}, {"x": 1}, {"id": "x"}, [3]]
)  # fmt: skip


@settings(max_examples=60)
@given(spoilt())
def test_what_the_schema_refuses_is_reported_and_what_is_read_can_be_said(root: Any) -> None:
    """No mistake is passed over in silence, and no mistake makes a debate that could not be written down."""
    reading = reads(json.dumps(root), "json")
    assert reading.model.graph
    assert VALIDATOR.is_valid(root) or reading.diagnostics
    assert reads(writes(reading.model, "json").text, "json").model == reading.model
    assert argmap.parse(argmap.dumps(reading.model)).model == reading.model


# versions ------------------------------------------------------------------------------------------------------------------------


def test_version_1_is_read_for_good() -> None:
    """The file and the debate beside it are never changed; only members may be added to the classes."""
    reading = reads(FROZEN.read_text("utf-8"), "json")
    assert reading.diagnostics == ()
    first = Inference(
        ("mora-2024/short", "mora-2024/cheap"), "mora-2024/build", "practical reasoning", data=(("json.id", "first"),)
    )
    second = Inference(("mora-2024/both",), "mora-2024/build", data=(("x", "2"),))
    u1 = Attack("mora-2024/no", first.key, Manner.MITIGATES, data=(("json.id", "u1"),))
    assert reading.model == Debate(
        statements=(
            Statement("mora-2024/build", "The city should build the bridge.", Kind.POLICY, thesis=True),
            Statement(
                "mora-2024/short", "It is short.", Kind.FACT, Modality.PROBABLE, "it is built",
                anchors=(Anchor("the way"), Anchor("it is", "short", 12)), notes=("n",), sic=("s",),
            ),
            Statement("mora-2024/cheap", "It is cheap.", implicit=True, data=(("aif.nodeID", "7"),)),
            Statement("mora-2024/dear", "It is dear.", voices=(("council",), (UNCLEAR, "mora")), commitment=Commitment.REPORTED),
            Statement("mora-2024/both", "It is old.", voices=(("author",), ("council",)), commitment=Commitment.REPORTED),
            Statement(
                "mora-2024/no", "There is no money.", voices=(("council",),), commitment=Commitment.REJECTED,
                answers=(Answer("toll", Sign.CON),),
            ),
            Statement("alone", "Nobody says this.", commitment=Commitment.CONCEDED),
        ),
        inferences=(first, second),
        attacks=(
            Attack("mora-2024/short", u1.key, data=(("json.id", "u2"),)),
            Attack("mora-2024/dear", "mora-2024/cheap", Manner.DENIES),
            u1,
            Attack("alone", second.key),
        ),
        articles=(
            Article(
                "mora-2024", "Build it", ("mora",), "2024-05", "The River", "https://river.example/1", "en", "mora.txt", "abc",
                ((1, 2), (9, 9)), ("Opinion.",),
            ),
        ),
        voices=(Voice("mora", "Ana Mora"), Voice("council", "The council", VoiceKind.INSTITUTION, "owner", ("Elected.",), data=(("x", "1"),))),
        issues=(Issue("toll", "There should be a toll.", Kind.POLICY, True, "the city", ("Since May.",)),),
        stances=(Stance("council", "toll", Position.MIXED, "mora-2024", (Anchor("a toll"),), ("Unsure.",)),),
        id="river", title="The bridge", notes=("Frozen: this file is never changed.",),
        data=(("aif.edges", "[]"), ("json.$schema", "argmap-1.json")),
    )  # fmt: skip


def test_the_frozen_file_fits_the_schema_and_comes_back() -> None:
    root = json.loads(FROZEN.read_text("utf-8"))
    VALIDATOR.validate(root)
    again = json.loads(writes(reads(FROZEN.read_text("utf-8"), "json").model, "json").text)
    for statement in root["statements"]:  # what is meant where nothing is said is said
        if "voices" in statement:
            statement.setdefault("commitment", "reported")
    assert again == root


def test_the_page_shows_what_is_written() -> None:
    page = (Path(argmap.__file__).parent.parent / "docs" / "json.md").read_text("utf-8")
    shown = page.partition("```json\n")[2].partition("```")[0]
    assert reads(shown, "json").diagnostics == ()
    assert writes(reads(shown, "json").model, "json").text == shown


def test_a_newer_file_comes_back() -> None:
    """What this version does not know is reported, kept and put back where it was."""
    text = said(
        {"mood": {"angry": [1, None]}, "a b": 2}, layers=[{"id": "l"}], voices=[{"id": "v", "name": "V", "born": 1970}]
    )
    reading = reads(text, "json")
    assert names(text) == ["unknown-part"] * 4
    again = argmap.parse(argmap.dumps(reading.model)).model
    assert json.loads(writes(again, "json").text) == json.loads(text)
    assert not VALIDATOR.is_valid(json.loads(text))


@pytest.mark.parametrize(
    ("version", "name"),
    [
        (2, "newer-version"),
        (0, "wrong-type"),
        ("1", "wrong-type"),
        (1.0, "wrong-type"),
        (True, "wrong-type"),
        (None, "wrong-type"),
    ],
)
def test_other_versions(version: Any, name: str) -> None:
    text = json.dumps({"argmap": version, "statements": [{"id": "a", "text": "T."}]})
    assert names(text) == [name]
    assert len(reads(text, "json").model) == 1


# mistakes --------------------------------------------------------------------------------------------------------------------------

A, B = {"id": "a"}, {"id": "b"}
FIRST = {"id": "i", "premises": ["a"], "conclusion": "b"}
WRONG: list[tuple[str, list[str]]] = [
    (json.dumps([]), ["wrong-type"]),
    ("3", ["wrong-type"]),
    (json.dumps({"statements": []}), ["missing-field"]),
    (file(statements="none"), ["wrong-type"]),
    (file(statements=[3, None, "a"]), ["wrong-type"] * 3),
    (said({"text": 5}), ["wrong-type"]),
    (said({"text": "a\nb"}), ["wrong-type"]),
    (said({"text": " a"}), ["wrong-type"]),
    (said({"text": "\ud800"}), ["wrong-type"]),
    (file(statements=[{"id": "a"}]), ["missing-field"]),
    (file(statements=[{"text": "a"}]), ["missing-field"]),
    (said({"id": 5}), ["wrong-type"]),
    (said({"id": "a b"}), ["wrong-type"]),
    (said({"id": ""}), ["wrong-type"]),
    (said(A, A, A), ["duplicate-node"] * 2),
    (said({"kind": "fct"}), ["wrong-type"]),
    (said({"kind": None}), ["wrong-type"]),
    (said({"implicit": 1}), ["wrong-type"]),
    (said({"notes": "n"}), ["wrong-type"]),
    (said({"notes": ["n", 1, " ", "m"]}), ["wrong-type"] * 2),
    (said({"voices": "unclear"}), ["wrong-type"]),
    (said({"voices": ["unclear"]}), ["wrong-type"]),
    (said({"voices": [[]]}), ["wrong-type"]),
    (said({"voices": [["unclear", "author"]]}), ["wrong-type"]),
    (said({"voices": [["unclear"], ["unclear"]]}), ["wrong-type"]),
    (said({"voices": [["fact"]]}), ["wrong-type"]),
    (said({"voices": [["x"], ["x", "y"]]}, {"voices": [["x"]]}), ["dangling-edge"] * 2),
    (said({"answers": [{"issue": "toll", "sign": "pro"}]}), ["dangling-edge"]),
    (said({"answers": [{"issue": "toll", "sign": "maybe"}]}), ["wrong-type"]),
    (said({"answers": [{"issue": "toll"}]}), ["missing-field"]),
    (said({"anchors": ["words"]}), ["wrong-type"]),
    (said({"anchors": [{"opening": "words", "line": "3"}]}), ["wrong-type"]),
    (said({"anchors": [{"opening": "words", "line": -3}]}), ["wrong-type"]),
    (said({"anchors": [{"closing": "words"}]}), ["missing-field"]),
    (said({"anchors": [{"opening": 'a" .. "b'}]}), ["wrong-type"]),
    (said({"anchors": [{"opening": "words", "page": 3}]}), ["unknown-part"]),
    (said({"data": {"x": 1}}), ["wrong-type"]),
    (said({"data": {"x y": "1"}}), ["wrong-type"]),
    (said({"data": ["x"]}), ["wrong-type"]),
    (said({"id": "article/name"}), []),
    (file(voices=[{"id": "fact", "name": "F"}]), ["wrong-type"]),
    (file(voices=[{"id": "v"}]), ["missing-field"]),
    (file(voices=[{"name": "V"}]), ["missing-field"]),
    (file(issues=[{"id": "a/b", "text": "T."}]), ["wrong-type"]),
    (file(articles=[{"id": "a", "authors": ["unclear", "unclear"]}]), ["wrong-type"]),
    (file(articles=[{"id": "a", "authors": ["author"]}]), ["wrong-type"]),
    (file(articles=[{"id": "a", "authors": ["mora"]}]), ["dangling-edge"]),
    (file(articles=[{"id": "a", "skip": [[3, 2], [1, 1], 3]}]), ["wrong-type"] * 2),
    (said(A, B, inferences=[{"premises": ["a", "z"], "conclusion": "b"}]), ["dangling-edge"]),
    (said(A, B, inferences=[{"premises": [], "conclusion": "b"}]), ["impossible-step"]),
    (said(A, B, inferences=[{"premises": ["a"]}]), ["missing-field"]),
    (said(A, B, inferences=[{"premises": ["a", "a"], "conclusion": "b"}]), ["duplicate-node"]),
    (said(A, B, inferences=[FIRST, {**FIRST, "id": "j"}]), ["duplicate-node"]),
    (said(A, B, inferences=[FIRST, {"id": "i", "premises": ["b"], "conclusion": "a"}]), ["duplicate-node"]),
    (said(A, B, inferences=[{**FIRST, "scheme": "singn"}]), ["wrong-type"]),
    (said(A, B, attacks=[{"source": "a", "target": "z"}]), ["dangling-edge"]),
    (said(A, B, attacks=[{"source": "z", "target": "a"}]), ["dangling-edge"]),
    (said(A, B, attacks=[{"source": "a"}]), ["impossible-step"]),
    (said(A, B, inferences=[FIRST], attacks=[{"source": "a", "target": "b", "undercuts": "i"}]), ["impossible-step"]),
    (said(A, B, attacks=[{"source": "a", "undercuts": "z"}]), ["dangling-edge"]),
    (said(A, B, attacks=[{"source": "a", "id": "x", "undercuts": "y"}, {"source": "b", "id": "y", "undercuts": "x"}]), ["impossible-step"] * 2),
    (said(A, B, attacks=[{"source": "a", "id": "x", "undercuts": "x"}]), ["impossible-step"]),
    (said(issues=[{"id": "t", "text": "T."}], stances=[{"voice": "unclear", "issue": "t", "position": "pro"}] * 2), ["duplicate-node"]),
    (said(issues=[{"id": "t", "text": "T."}], stances=[{"voice": "unclear", "issue": "t"}]), ["missing-field"]),
    (said(issues=[{"id": "t", "text": "T."}], stances=[{"voice": "author", "issue": "t", "position": "pro"}]), ["wrong-type"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=range(len(WRONG)))
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    model = reads(text, "json").model
    assert model.graph
    assert argmap.parse(argmap.dumps(model)).model == model
    again = reads(writes(model, "json").text, "json")
    assert again.model == model


def test_the_rest_of_an_element_is_kept() -> None:
    text = said(
        {"kind": "fct", "text": 5, "notes": ["n", 1], "anchors": [{"opening": "a"}, 3, {"opening": "b", "line": True}]}
    )
    (statement,) = reads(text, "json").model.statements
    assert statement.notes == ("n",)
    assert statement.anchors == (Anchor("a"), Anchor("b"))
    assert dict(statement.data)["json.text"] == "5"
    assert dict(statement.data)["json.kind"] == "fct"


def test_nothing_falls_to_the_author_by_accident() -> None:
    """Voices that cannot be read are unclear, and what is not said to be endorsed is reported."""
    several: list[Any] = ["tokyo", ["tokyo"], [[]], [[3]], [["tokyo", "author"]], {}]
    for voices in several:
        (statement,) = reads(said({"voices": voices}), "json").model.statements
        assert statement.voices == ((UNCLEAR,),)
        assert statement.commitment is Commitment.REPORTED


def test_what_names_a_changed_id_follows_it() -> None:
    text = file(
        voices=[{"id": "ana mora", "name": "Ana"}, {"id": "fact", "name": "F"}],
        issues=[{"id": "a toll", "text": "T."}],
        articles=[{"id": "a 1", "authors": ["ana mora"]}],
        statements=[{"id": "s 1", "text": "T.", "voices": [["fact", "ana mora"]], "answers": [{"issue": "a toll", "sign": "pro"}]}, {"id": "s2", "text": "U."}],
        inferences=[{"premises": ["s2"], "conclusion": "s 1"}],
        stances=[{"voice": "ana mora", "issue": "a toll", "position": "con", "article": "a 1"}],
    )  # fmt: skip
    model = reads(text, "json").model
    assert set(names(text)) == {"wrong-type"}
    assert model.articles[0].authors == ("ana-mora",)
    assert model["s-1"].voices == (("fact-", "ana-mora"),)
    assert model["s-1"].answers == (Answer("a-toll", Sign.PRO),)
    assert [i.key for i in model.inferences] == ["s2>s-1"]
    assert model.stances[0].article == "a-1"


def test_what_an_id_means_that_is_there_twice_is_the_first() -> None:
    model = reads(said(A, {**A, "text": "Other."}, B, inferences=[FIRST]), "json").model
    assert [(s.id, s.text) for s in model.statements] == [("a", "Text."), ("a-2", "Other."), ("b", "Text.")]
    assert [i.key for i in model.inferences] == ["a>b"]


def test_places_are_those_of_the_mistakes() -> None:
    text = said(A, {"kind": "fct"})
    (diagnostic,) = reads(text, "json").diagnostics
    span = diagnostic.label.span
    assert text[span.start : span.end] == '"fct"'
    origin = reads(text, "json").model["a"].origin
    assert origin is not None
    assert text[origin.start : origin.end] == '{"id": "a", "text": "Text."}'


def test_ids_of_relations_come_back() -> None:
    attacks = [
        {"id": "x", "source": "a", "target": "b"},
        {"source": "b", "undercuts": "x"},
        {"id": "y", "source": "a", "undercuts": "i"},
    ]
    text = said(A, B, inferences=[FIRST], attacks=attacks)
    model = argmap.parse(argmap.dumps(reads(text, "json").model)).model
    again = json.loads(writes(model, "json").text)
    assert again["inferences"] == [FIRST]
    assert sorted(map(str, again["attacks"])) == sorted(map(str, attacks))


def test_undercuts_of_undercuts_may_be_as_deep_as_you_like() -> None:
    """Ten thousand of them, in the order in which none of them can be understood before the last."""
    attacks = [{"id": f"u{n}", "source": "a", "undercuts": f"u{n + 1}"} for n in range(10_000)]
    text = said(A, B, attacks=[*attacks, {"id": "u10000", "source": "a", "target": "b"}])
    model = reads(text, "json").model
    assert names(text) == []
    assert len(model.attacks) == 10_001
    hold("json", model)


def test_ten_thousand_mistakes_fill_no_screen() -> None:
    text = said(*[{"kind": n} for n in range(10_000)])
    found = reads(text, "json").diagnostics
    assert len(found) == 101
    assert found[-1].message == "9,900 more of the same kind"
    assert len(reads(text, "json").model) == 10_000
    assert len(reads(file(statements=[{"id": "a", "text": "T."}] * 20_000), "json").model) == 20_000


def test_what_cannot_be_an_element_is_kept() -> None:
    text = said(A, B, inferences=[{"premises": ["a"]}], attacks=[3], stances={"a": 1})
    data = dict(reads(text, "json").model.data)
    assert data == {"json.inferences/0": '{"premises":["a"]}', "json.attacks/0": "3", "json.stances": '{"a":1}'}
