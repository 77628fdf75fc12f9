"""arguebuf: graphs of others come through an annotation as the same graph, and any debate is read as it was written."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.formats.arguebuf.words import NAMES, SUPPORT, VALUES, scheme_of, value_of
from argmap.formats.format import Reading
from argmap.formats.loss import forget
from argmap.model import Anchor, Article, Attack, Commitment, Debate, Kind, Statement, Voice
from argmap.model.schemes import SCHEMES
from tests.formats.laws import hold
from tests.strategies import debates, lines

TEXT = "The bridge is old.\nIt will not last, say those who built it.\nIt will not last."
TIME = {"created": "2024-05-01T10:00:00.120842Z", "updated": "2024-05-01T10:00:00.120842Z"}
SCHEMES_OF = {"S": {"support": "SUPPORT_DEFAULT"}, "A": {"attack": "ATTACK_DEFAULT"}, "R": {"rephrase": "REPHRASE_DEFAULT"}, "P": {"preference": "PREFERENCE_DEFAULT"}, "N": {}}  # fmt: skip


def document(nodes: str, edges: str, **more: Any) -> dict[str, Any]:
    """A graph from words: `a r:S` and `a>r r>b`; a node is an atom where no letter says which scheme it is."""
    listed: dict[str, Any] = {}
    for word in nodes.split():
        id, _, scheme = word.partition(":")
        node = {"scheme": SCHEMES_OF[scheme]} if scheme else {"atom": {"text": f"{id.upper()}."}}
        listed[id] = {**node, "metadata": TIME, **more.pop(id, {})}
    links = [dict(zip(("source", "target"), edge.split(">"), strict=True)) for edge in edges.split()]
    return {"nodes": listed, "edges": {f"e{number}": {**link, "metadata": TIME} for number, link in enumerate(links)}, "schemaVersion": 1, **more}  # fmt: skip


def read(value: Any) -> Reading:
    return reads(json.dumps(value), "arguebuf")


def codes(found: Reading) -> list[str]:
    return sorted(d.code for d in found.diagnostics)


def again(value: Any, *, without: str = "") -> Any:
    """A graph through an annotation and back, perhaps without a statement."""
    found = read(value)
    through = argmap.parse(argmap.dumps(found.model)).model
    assert through == found.model
    through = through.without([without]) if without else through
    written = writes(through, "arguebuf", texts=found.texts)
    if not without:
        assert written.lost == ()
    return json.loads(written.text)


WHOLE = document(
    "a b c d r:S x:A u:A s:S m:S p:R q:P n:N", "a>r b>r r>c d>x x>c d>u u>r b>s s>d a>m m>d a>p p>b b>q q>d a>n n>d d>a",
    a={"atom": {"text": "A.", "reference": {"resource": "t", "offset": 0, "text": "The bridge is old"}}, "userdata": {"k": [1.5, "x", None]}},
    b={"atom": {"text": "Two\nlines. ", "participant": "jane"}}, c={"atom": {"text": "C.", "reference": {"resource": "t", "offset": 61, "text": "It will not last"}}},
    d={"atom": {"text": "D.", "reference": {"text": "words of no resource"}}},
    s={"scheme": {"support": "SUPPORT_EXPERT_OPINION", "premiseDescriptors": ["b"]}}, m={"scheme": {"support": "SUPPORT_MEMORY"}},
    resources={"t": {"text": TEXT, "title": "Bridges", "source": "https://example.org/", "timestamp": "2024-01-01T00:00:00Z", "metadata": TIME}},
    participants={"jane": {"name": "Jane Doe", "username": "jd", "email": "j@example.org", "url": "https://example.org/j", "location": "Bonn", "description": "engineer", "metadata": TIME}},
    analysts={"ann": {"name": "Ann", "email": "ann@example.org"}}, majorClaim="c", libraryVersion="2.0.1", metadata=TIME, userdata={"note": "n"},
)  # fmt: skip


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("arguebuf", debate)
    assert writes(debate, "arguebuf").lost == ()


def test_a_graph_comes_back_as_the_same_graph() -> None:
    """Ids of nodes and edges, schemes, references, times, people, also what argmap has no word for."""
    assert again(WHOLE) == WHOLE


def test_what_a_graph_says_is_in_the_model() -> None:
    found = read(WHOLE)
    model = found.model
    (hint,) = found.diagnostics
    assert hint.code == "AM716"
    assert "1 other scheme, 1 preference scheme, 1 rephrase scheme, 1 edge from atom to atom" in hint.message
    assert [s.id for s in model if s.thesis] == ["t/c"]
    assert (model["b"].text, model["b"].voices, model["b"].commitment) == (
        "Two lines.",
        (("jane",),),
        Commitment.REPORTED,
    )
    assert {(i.key, i.scheme) for i in model.inferences} == {
        ("t/a+b>t/c", ""),
        ("b>d", "expert opinion"),
        ("t/a>d", ""),
    }
    assert {a.key for a in model.attacks} == {Attack("d", "t/c").key, Attack("d", "t/a+b>t/c").key}
    (voice,) = model.voices
    assert (voice.id, voice.name, voice.role) == ("jane", "Jane Doe", "engineer")
    (article,) = model.articles
    assert (article.id, article.title, article.url) == ("t", "Bridges", "https://example.org/")
    assert model["a"].anchors == (Anchor("The bridge is old"),)
    assert model["c"].anchors == (Anchor("It will not last", line=3),)
    assert found.texts["t"].text == TEXT


@pytest.mark.parametrize(
    ("reference", "expected", "kept"),
    [
        ({"resource": "t", "offset": 37, "text": "say those"}, [], False),
        ({"resource": "t", "offset": 37.0, "text": "say those"}, [], False),
        ({"resource": "t", "offset": 36, "text": "say those"}, ["AM714"], True),
        ({"resource": "t", "offset": "37", "text": "say those"}, ["AM714"], True),
        ({"resource": "t", "text": "say those"}, [], True),
        ({"resource": "t", "offset": 5, "text": "nowhere"}, ["AM714"], True),
        ({"resource": "gone", "offset": 5, "text": "say those"}, ["AM712"], True),
        ({"text": "say those"}, [], True),
        ({"resource": ["t"], "text": None}, ["AM714"], True),
        ("say those", ["AM714"], False),
    ],
)
def test_offsets_are_checked_and_what_does_not_follow_is_kept(reference: Any, expected: list[str], kept: bool) -> None:
    value = document("a", "", a={"atom": {"text": "A.", "reference": reference}}, resources={"t": {"text": TEXT}})
    found = read(value)
    assert codes(found) == expected
    (statement,) = found.model
    assert any(key == "arguebuf.reference" for key, _ in statement.data) is kept
    if isinstance(reference, dict):
        assert again(value)["nodes"]["a"]["atom"]["reference"] == reference


def test_an_author_speaks_in_an_article_of_his_own() -> None:
    """So that others see who says it; a statement of another voice has that one."""
    debate = Debate(
        (Statement("x/a", "A."), Statement("x/b", "B.", voices=(("w",),), commitment=Commitment.REPORTED),
         Statement("x/c", "C.", voices=(("w", "v"),), kind=Kind.FACT, commitment=Commitment.REPORTED)),
        (), (), (Article("x", authors=("v",)),), (Voice("v", "V"), Voice("w", "W")),
    )  # fmt: skip
    nodes = json.loads(writes(debate, "arguebuf").text)["nodes"]
    assert [nodes[id]["atom"].get("participant") for id in ("x/a", "x/b", "x/c")] == ["v", "w", None]
    assert nodes["x/c"]["userdata"] == {"argmap": {"kind": "fact", "voices": [["w", "v"]]}}
    hold("arguebuf", debate)


@given(debates(), st.randoms(use_true_random=False))
def test_what_goes_through_arguebuf_comes_back(debate: Debate, chance: random.Random) -> None:
    """It keeps no order of nodes and edges, makes floating point numbers of all numbers, and leaves out an offset of 0."""
    value = json.loads(writes(debate, "arguebuf").text)
    for name in ("nodes", "edges"):
        items = list(value[name].items())
        chance.shuffle(items)
        value[name] = dict(items)
    value = json.loads(json.dumps(value), parse_int=float) | {"schemaVersion": 1}
    assert read(value).model == debate


def test_an_offset_of_0_that_is_left_out_changes_nothing() -> None:
    statement = Statement("x/a", "A.", anchors=(Anchor("The", "is old"), Anchor("say those", line=2)))
    debate = Debate((statement,), articles=(Article("x", text="x.txt"),))
    value = json.loads(writes(debate, "arguebuf", texts={"x": argmap.Source("x.txt", TEXT)}).text)
    reference = value["nodes"]["x/a"]["atom"]["reference"]
    assert reference == {"resource": "x", "offset": 0, "text": "The bridge is old"}
    del reference["offset"]
    (found,) = read(value).model
    assert found.anchors == statement.anchors
    assert again(value)["nodes"]["x/a"]["atom"]["reference"] == reference


def test_names_of_schemes() -> None:
    assert set(VALUES) <= SCHEMES
    assert len(VALUES) == len(NAMES.split(" "))
    assert all(scheme_of(value_of(scheme)) == scheme for scheme in VALUES)
    assert {scheme_of(f"{SUPPORT}{name}") for name in NAMES.split(" ")} == set(VALUES)
    assert value_of("dilemma") == value_of("") == "SUPPORT_DEFAULT"
    assert scheme_of("SUPPORT_FULL_SLIPPERY_SLOPE") == "slippery slope"
    assert scheme_of("SUPPORT_DEFAULT") == scheme_of("SUPPORT_ODD") == scheme_of(7) == scheme_of(None) == ""


@pytest.mark.parametrize("scheme", ["dilemma", "expert opinion", ""])
@pytest.mark.parametrize("kept", ["SUPPORT_MEMORY", "SUPPORT_SIGN", "SUPPORT_DEFAULT"])
def test_a_scheme_that_was_changed_on_either_side_counts(kept: str, scheme: str) -> None:
    """In the annotation, or in the file by another tool."""
    found = read(document("a b r:S", "a>r r>b", r={"scheme": {"support": kept}}))
    model = evolve(found.model, inferences=tuple(evolve(i, scheme=scheme) for i in found.model.inferences))
    value = json.loads(writes(model, "arguebuf").text)
    assert [i.scheme for i in read(value).model.inferences] == [scheme]
    value["nodes"]["r"]["scheme"] = {"support": "SUPPORT_SIGN"}
    assert [i.scheme for i in read(value).model.inferences] == ["sign"]


def test_only_what_hangs_on_what_is_gone_is_lost() -> None:
    made = again(WHOLE, without="b")
    assert set(made["nodes"]) == {"a", "c", "d", "x", "m", "n"}
    assert {id: made["nodes"][id] for id in made["nodes"]} == {id: WHOLE["nodes"][id] for id in made["nodes"]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], ["AM714"]),
        ({}, []),
        ({"nodes": [], "edges": 3, "participants": "x", "userdata": 1}, ["AM714", "AM714", "AM714", "AM714"]),
        ({"nodes": {"a": 3}, "edges": {"e": None}, "resources": {"r": []}}, ["AM714", "AM714", "AM714"]),
        (document("a r:S", "a>r r>b"), ["AM712", "AM719"]),
        (document("a r:S", "r>a"), ["AM719"]),
        (document("a b", "a>b"), ["AM716"]),
        (document("a b r:S s:S", "a>r r>b a>s s>b"), ["AM716"]),
        (document("a", "", a={"atom": {"text": 3, "participant": 4}, "odd": 1}), ["AM713", "AM714", "AM714"]),
        (document("a", "", a={"atom": {"text": "A.", "participant": "p"}}), ["AM712"]),
        (document("a", "", a={"atom": None}), ["AM715"]),
        (document("a", "", a={"scheme": {}}), ["AM713"]),
        ({"nodes": {}, "edges": {"e": {"source": "a"}, "f": {"source": 3, "target": "a"}}}, ["AM714", "AM715"]),
        (document("a", "", majorClaim="b"), ["AM712"]),
        (document("a", "", schemaVersion=2, new={}), ["AM713", "AM718"]),
        (document("a", "", schemaVersion="x"), ["AM714"]),
        (document("a", "", a={"userdata": {"argmap": {"kind": "odd", "voices": [["v"]], "new": 1}}}), ["AM712", "AM713", "AM714"]),
        ({"nodes": {"a": {"atom": {"text": "A"}}}, "edges": {}, "major_claim": "a", "schema_version": 1}, []),
    ],
)  # fmt: skip
def test_mistakes_are_said_and_what_can_be_read_is_kept(value: Any, expected: list[str]) -> None:
    found = read(value)
    assert codes(found) == expected
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
    written = writes(found.model, "arguebuf", texts=found.texts)
    assert reads(written.text, "arguebuf").model == found.model
    assert written.lost == ()


VALUES_ = st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), lines()), lambda v: st.lists(v, max_size=2) | st.dictionaries(lines(), v, max_size=2), max_leaves=4)  # fmt: skip
IDS = st.sampled_from(["a", "b", "c", "d", "a/b", "a b", "", "t", "a>b", "a+b>c", "author", "c -> d"])
OWN = st.fixed_dictionaries({}, optional={"argmap": st.fixed_dictionaries({}, optional={
    "kind": st.sampled_from(["fact", "odd", 3]), "voices": st.sampled_from([[["v"]], [["author"]], [[]], 3]), "data": st.just({"x": "y"}), "scheme": st.sampled_from(["dilemma", "no"]),
    "anchors": st.just([{"opening": "The bridge", "line": 1.0}]), "commitment": st.sampled_from(["rejected", "reported"]), "authors": st.just(["a"]), "premises": VALUES_, "odd": VALUES_,
}), "more": VALUES_})  # fmt: skip
BESIDE = {"metadata": st.one_of(st.just(TIME), VALUES_), "userdata": st.one_of(OWN, VALUES_), "odd": VALUES_}
REFERENCE = st.fixed_dictionaries({}, optional={"resource": IDS, "text": st.sampled_from(["The bridge", "last", "x", ""]), "offset": st.sampled_from([0, 30, 72, -1, "1"]), "odd": VALUES_})  # fmt: skip
ATOM = st.fixed_dictionaries({}, optional={"text": st.one_of(lines(), VALUES_), "reference": REFERENCE, "participant": IDS, "odd": VALUES_})  # fmt: skip
SCHEME = st.one_of(
    st.fixed_dictionaries({"support": st.sampled_from(["SUPPORT_DEFAULT", "SUPPORT_SIGN", "SUPPORT_MEMORY", "ODD", 3])}, optional={"premiseDescriptors": VALUES_}),
    st.sampled_from([*SCHEMES_OF.values(), {"attack": 7}, {"odd": 1}]),
)  # fmt: skip
NODE = st.one_of(st.fixed_dictionaries({"atom": ATOM}, optional=BESIDE), st.fixed_dictionaries({"scheme": SCHEME}, optional=BESIDE), VALUES_)  # fmt: skip
EDGE = st.fixed_dictionaries({"source": IDS, "target": IDS}, optional=BESIDE)
RESOURCE = st.fixed_dictionaries({"text": st.sampled_from([TEXT, "", "x"])}, optional={"title": lines() | VALUES_, "source": VALUES_, **BESIDE})  # fmt: skip
PERSON = st.fixed_dictionaries({"name": lines() | VALUES_}, optional={"description": lines() | VALUES_, "email": VALUES_, "url": VALUES_, **BESIDE})  # fmt: skip
GRAPH = st.fixed_dictionaries(
    {"nodes": st.dictionaries(IDS, NODE, max_size=6), "edges": st.dictionaries(IDS, EDGE, max_size=8)},
    optional={"resources": st.dictionaries(IDS, RESOURCE, max_size=2), "participants": st.dictionaries(IDS, PERSON, max_size=2), "analysts": VALUES_, "majorClaim": IDS,
              "schemaVersion": st.sampled_from([1, 2, "x"]), **BESIDE},
)  # fmt: skip


@given(GRAPH)
def test_any_graph_comes_through_an_annotation(value: Any) -> None:
    """Whatever is wrong with it: what was read once is written, and read as the same."""
    found = read(value)
    through = argmap.parse(argmap.dumps(found.model)).model
    assert through == found.model
    written = writes(through, "arguebuf", texts=found.texts)
    assert {loss.field for loss in written.lost} <= {"data arguebuf.id"}, (
        "of ids that are alike and no ids here, one may be lost"
    )
    assert reads(written.text, "arguebuf").model == forget(found.model, written.lost)


def test_places_are_those_of_the_file() -> None:
    text = json.dumps(document("a b", "a>z"), indent=1)
    found = reads(text, "arguebuf")
    (diagnostic,) = found.diagnostics
    assert json.loads(text[slice(*diagnostic.label.span[1:])])["target"] == "z"
    origin = found.model["a"].origin
    assert origin
    assert json.loads(text[origin.start : origin.end])["atom"] == {"text": "A."}
