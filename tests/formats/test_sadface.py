"""SADFace: documents of others come through an annotation as the same graph, and any debate is read as it was written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.formats.loss import forget
from argmap.formats.sadface import sniff
from argmap.model import Anchor, Answer, Article, Attack, Debate, Inference, Issue, Sign, Statement, Voice
from tests.formats.laws import hold
from tests.strategies import debates, lines

CORE = {
    "analyst_email": "ann@example.org", "analyst_name": "Ann", "created": "2024-05-01T10:00:00", "description": "A test.",
    "edited": "2024-05-02T10:00:00", "id": "0f8fad5b-d9cb-469f-a165-70867728950e", "notes": "One.\nTwo.", "title": "Bridges",
    "version": "0.5.4.0",
}  # fmt: skip
TEXT = "The bridge is old.\nIt will not last, say those who built it.\nIt will not last."


def document(nodes: str, edges: str, **more: Any) -> dict[str, Any]:
    """A document from words, `a:atom r:inference:support` and `a>r r>b`, with more members for nodes by id."""
    listed: list[dict[str, Any]] = []
    for word in nodes.split():
        id, kind, *name = word.split(":")
        made = {"id": id, "type": kind, "metadata": {"core": {}}}
        made |= (
            {"text": f"{id.upper()}.", "sources": []}
            if kind == "atom"
            else {"name": (name or [""])[0].replace("_", " ")}
        )
        listed.append(made | more.pop(id, {}))
    links = [dict(zip(("source_id", "target_id"), edge.split(">"), strict=True)) for edge in edges.split()]
    edges_ = [{"id": f"e{number}", **link} for number, link in enumerate(links)]
    return {"metadata": {"core": CORE}, "resources": [], "nodes": listed, "edges": edges_, **more}


def read(value: Any) -> Reading:
    return reads(json.dumps(value), "sadface")


def codes(found: Reading) -> list[str]:
    return sorted(d.code for d in found.diagnostics)


def graph(value: Any) -> Any:
    """A document without the order of what it lists."""
    return {
        name: {item["id"]: item for item in held} if isinstance(held, list) else held for name, held in value.items()
    }


def again(value: Any, *, without: str = "") -> Any:
    """A document through an annotation and back, perhaps without a statement."""
    found = read(value)
    through = argmap.parse(argmap.dumps(found.model)).model
    assert through == found.model
    through = through.without([without]) if without else through
    written = writes(through, "sadface", texts=found.texts)
    if not without:
        assert written.lost == ()
    return json.loads(written.text)


WHOLE = document(
    "a:atom b:atom c:atom d:atom r:inference:support x:conflict:attack u:scheme:conflict s:inference:Expert_Opinion "
    "o:inference:Reasoning_Of_Mine q:conflict:disagree p:scheme:rephrase",
    "a>r b>r r>c d>x x>c d>u u>r b>s s>d a>o o>d q>a q>c a>p p>b",
    a={"sources": [{"resource_id": "t", "text": "The bridge is old", "offset": 0, "length": 17}], "metadata": {"core": {"k": 1}, "org.example": {"x": [None]}}},
    b={"text": "Two\nlines. "}, c={"sources": [{"resource_id": "t", "text": "It will not last", "offset": 61, "length": 16}]},
    resources=[{"id": "t", "content": TEXT, "type": "text", "metadata": {"core": {"url": "https://example.org/"}}}],
)  # fmt: skip
WHOLE["metadata"] = {"core": {**CORE, "claim": "c"}, "org.example": {"level": 3}}


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("sadface", debate)
    assert writes(debate, "sadface").lost == ()


def test_a_document_comes_back_as_the_same_graph() -> None:
    """Ids of nodes and edges, names, types, sources, metadata, also those that argmap has no word for."""
    assert graph(again(WHOLE)) == graph(WHOLE)


def test_what_a_document_says_is_in_the_model() -> None:
    found = read(WHOLE)
    model = found.model
    assert codes(found) == ["AM716"]
    assert (model.title, model.notes) == ("Bridges", ("One.", "Two."))
    assert [s.id for s in model if s.thesis] == ["t/c"]
    assert model["b"].text == "Two lines."
    assert {(i.key, i.scheme) for i in model.inferences} == {
        ("t/a+b>t/c", ""),
        ("b>d", "expert opinion"),
        ("t/a>d", ""),
    }
    step = Inference(("t/a", "b"), "t/c").key
    attacks = {Attack("d", "t/c").key, Attack("d", step).key, Attack("t/a", "t/c").key, Attack("t/c", "t/a").key}
    assert {attack.key for attack in model.attacks} == attacks
    assert model.article("t").url == "https://example.org/"
    assert found.texts["t"].text == TEXT
    assert found.texts["t"].name == model.article("t").text


def test_sources_are_anchors_that_lead_where_they_say() -> None:
    """Words that stand twice get their line; nothing of the source is kept beside."""
    model = read(WHOLE).model
    assert model["a"].anchors == (Anchor("The bridge is old"),)
    (anchor,) = model["c"].anchors
    assert anchor != Anchor("It will not last")
    assert not any(key == "sadface.sources" for s in model for key, _ in s.data)


@pytest.mark.parametrize(
    ("source", "expected", "kept"),
    [
        ({"resource_id": "t", "text": "say those", "offset": 37, "length": 9}, [], False),
        ({"resource_id": "t", "text": "say those", "offset": 38, "length": 9}, ["AM714"], True),
        ({"resource_id": "t", "text": "say those", "offset": 37, "length": 4}, ["AM714"], True),
        ({"resource_id": "t", "text": "say those", "offset": -1, "length": 9}, ["AM714"], True),
        ({"resource_id": "t", "text": "say those", "offset": True, "length": 9}, ["AM714"], True),
        ({"resource_id": "t", "text": "say those"}, [], True),
        ({"resource_id": "t", "text": "nowhere", "offset": 3, "length": 7}, ["AM714"], True),
        ({"resource_id": "t", "text": "say those", "offset": 37, "length": 9, "page": 4}, [], True),
        ({"resource_id": "gone", "text": "say those", "offset": 37, "length": 9}, ["AM712"], True),
        ({"resource_id": "empty", "text": "say those", "offset": 37, "length": 9}, [], True),
        ({"text": 3}, ["AM714"], True),
        ("say those", ["AM714"], True),
    ],
)
def test_offsets_are_checked_and_what_does_not_follow_is_kept(source: Any, expected: list[str], kept: bool) -> None:
    texts = [{"id": "t", "content": TEXT, "type": "text"}, {"id": "empty", "content": "", "type": "text"}]
    value = document("a:atom", "", a={"sources": [source]}, resources=texts)
    found = read(value)
    assert codes(found) == expected
    (statement,) = found.model
    assert any(key == "sadface.sources" for key, _ in statement.data) is kept
    assert again(value)["nodes"][0]["sources"] == [source]


def test_an_older_document_is_read() -> None:
    """With its header outside `metadata`, schemes instead of inferences and conflicts, and nodes without metadata."""
    value = {
        "analyst_name": "Ann", "analyst_email": "a@example.org", "created": "2017", "edited": "2017", "id": "x", "metadata": {},
        "nodes": [
            {"id": "a", "type": "atom", "text": "A.", "metadata": {}, "sources": []}, {"id": "b", "type": "atom", "text": "B."},
            {"id": "c", "type": "atom", "text": "C."}, {"id": "r", "type": "scheme", "name": "support"},
            {"id": "x", "type": "scheme", "name": "conflict"},
        ],
        "edges": [{"id": str(n), "source_id": s, "target_id": t} for n, (s, t) in enumerate((*e,) for e in ("ar", "rb", "cx", "xb"))],
        "resources": [],
    }  # fmt: skip
    assert sniff(Document.of(json.dumps(value)))
    found = read(value)
    assert codes(found) == []
    assert [i.key for i in found.model.inferences] == ["a>b"]
    assert [a.key for a in found.model.attacks] == ["c>!b"]
    made = again(value)
    assert {name: made[name] for name in ("analyst_name", "created", "id")} == {
        "analyst_name": "Ann",
        "created": "2017",
        "id": "x",
    }
    assert {node["id"]: (node["type"], node.get("name")) for node in made["nodes"]} == {
        node["id"]: (node["type"], node.get("name")) for node in value["nodes"] if isinstance(node, dict)
    }  # fmt: skip
    assert graph(made)["edges"] == graph(value)["edges"]


def test_only_what_hangs_on_what_is_gone_is_lost() -> None:
    """After an annotation was edited."""
    made = again(WHOLE, without="b")
    assert {node["id"] for node in made["nodes"]} == {"a", "c", "d", "x", "o", "q"}
    assert {node["id"]: node["name"] for node in made["nodes"] if node["type"] != "atom"}["o"] == "Reasoning Of Mine"
    assert all(node["metadata"] == WHOLE["nodes"][0]["metadata"] for node in made["nodes"] if node["id"] == "a")


def test_an_edit_counts_more_than_what_was_kept() -> None:
    found = read(WHOLE)
    model = found.model.replace("t/a", anchors=(Anchor("say those who built it"),)).replace("b", text="Another text.")
    schemes = {"b>d": "analogy"}
    model = evolve(model, inferences=tuple(evolve(i, scheme=schemes.get(i.key, i.scheme)) for i in model.inferences))
    written = writes(model, "sadface", texts=found.texts)
    nodes = graph(json.loads(written.text))["nodes"]
    assert nodes["a"]["sources"] == [{"resource_id": "t", "text": "say those who built it", "offset": 37, "length": 22}]
    assert nodes["b"]["text"] == "Another text."
    assert nodes["s"] == {
        "id": "s",
        "type": "inference",
        "name": "support",
        "metadata": {"core": {}, "argmap": {"scheme": "analogy"}},
    }
    assert {(loss.id, loss.field) for loss in written.lost} == {
        ("b", "data sadface.text"),
        ("b>d", "data sadface.name"),
    }
    hold("sadface", model, dict(found.texts))


def test_what_the_format_has_no_field_for_is_in_the_metadata() -> None:
    debate = Debate(
        (Statement("x/a", "A.", thesis=True, answers=(Answer("toll", Sign.PRO),), anchors=(Anchor("say those"),)), Statement("x/b", "B.", voices=(("v",),), commitment=argmap.Commitment.REPORTED)),
        (Inference(("x/b",), "x/a", "expert opinion"),), (Attack("x/a", "x/b>x/a", argmap.Manner.DENIES),),
        (Article("x", title="T", url="https://example.org/", text="x.txt"),), (Voice("v", "V"),), (Issue("toll", "A toll."),), title="Debate",
    )  # fmt: skip
    made = json.loads(writes(debate, "sadface", texts={"x": argmap.Source("x.txt", TEXT)}).text)
    nodes = graph(made)["nodes"]
    assert made["metadata"]["core"]["claim"] == "x/a"
    assert made["metadata"]["core"]["title"] == "Debate"
    assert nodes["x/a"]["sources"] == [{"resource_id": "x", "text": "say those", "offset": 37, "length": 9}]
    assert nodes["x/a"]["metadata"] == {"core": {}, "argmap": {"answers": [{"issue": "toll", "sign": "pro"}]}}
    assert nodes["x/b"]["metadata"] == {"core": {}, "argmap": {"voices": [["v"]]}}
    assert nodes["x/b>x/a"]["name"] == "support"
    assert nodes["x/a>!x/b>x/a"]["type"] == "conflict"
    assert made["resources"] == [
        {
            "id": "x",
            "content": TEXT,
            "type": "text",
            "metadata": {"core": {"url": "https://example.org/"}, "argmap": {"title": "T"}},
        }
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], ["AM714"]),
        ({}, ["AM715", "AM715"]),
        ({"nodes": {}, "edges": 3, "metadata": [], "resources": "x"}, ["AM714", "AM714", "AM714", "AM714"]),
        ({"nodes": [3], "edges": [None], "resources": [[]]}, ["AM714", "AM714", "AM714"]),
        (document("a:atom a:atom", ""), ["AM711"]),
        (document("a:atom r:inference:support", "a>r r>b"), ["AM712", "AM719"]),
        (document("a:atom r:inference:support", "a>r"), ["AM719"]),
        (document("a:atom b:atom", "a>b"), ["AM719"]),
        (document("a:atom b:atom q:claim", "a>q q>b"), ["AM713"]),
        (document("a:atom q:conflict:disagree", "q>a"), ["AM719"]),
        (document("a:atom b:atom r:inference s:inference", "a>r r>b a>s s>b"), ["AM716"]),
        (document("a:atom", "", a={"text": 3, "metadata": "x", "sources": {}}), ["AM714", "AM714", "AM714"]),
        ({"edges": [], "nodes": [{"type": "atom", "text": "A"}, {"id": 3, "type": "atom"}]}, ["AM714", "AM715"]),
        ({"nodes": [], "edges": [{"id": "e", "source_id": "a"}, {"id": "f", "source_id": "a", "target_id": 3}]}, ["AM714", "AM715"]),
        (document("a:atom", "", metadata={"core": {"claim": "x"}}), ["AM712"]),
        (document("a:atom", "", a={"metadata": {"argmap": {"kind": "odd", "voices": [["v"]], "new": 1}}}), ["AM712", "AM713", "AM714"]),
        (document("a:atom", "", metadata={"argmap": {"voices": [{"id": "author", "name": "A"}, {"id": "v"}, {"id": "v", "name": "V"}, 3], "issues": 1, "id": "a b"}}),
         ["AM711", "AM714", "AM714", "AM714", "AM714", "AM715"]),
    ],
)  # fmt: skip
def test_mistakes_are_said_and_what_can_be_read_is_kept(value: Any, expected: list[str]) -> None:
    found = read(value)
    assert codes(found) == sorted(expected)
    assert argmap.parse(argmap.dumps(found.model)).model == found.model
    written = writes(found.model, "sadface", texts=found.texts)
    assert reads(written.text, "sadface").model == found.model
    assert written.lost == ()


VALUES = st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), lines()), lambda v: st.lists(v, max_size=2) | st.dictionaries(lines(), v, max_size=2), max_leaves=4)  # fmt: skip
IDS = st.sampled_from(["a", "b", "c", "d", "a/b", "a b", "", "t", "a>b", "author", "c -> d"])
OWN = st.fixed_dictionaries({}, optional={"argmap": st.fixed_dictionaries({}, optional={
    "kind": st.sampled_from(["fact", "odd", 3]), "voices": st.sampled_from([[["v"]], [["author"]], [[]], 3]), "data": st.just({"x": "y"}), "scheme": st.sampled_from(["analogy", "no"]),
    "anchors": st.just([{"opening": "The bridge"}]), "commitment": st.sampled_from(["rejected", "reported"]), "odd": VALUES,
}), "core": VALUES, "org.example": VALUES})  # fmt: skip
SOURCE = st.fixed_dictionaries({"resource_id": IDS, "text": st.sampled_from(["The bridge", "last", "x", ""]), "offset": st.sampled_from([0, 30, 73, -1, "1"])}, optional={"length": st.sampled_from([4, 10])})  # fmt: skip
NODE = st.fixed_dictionaries({"id": IDS, "type": st.sampled_from(["atom", "atom", "scheme", "inference", "conflict", "odd"])}, optional={
    "text": st.one_of(lines(), VALUES), "name": st.sampled_from(["support", "attack", "disagree", "Expert Opinion", "rephrase", 3]), "sources": st.lists(SOURCE, max_size=2), "metadata": OWN, "odd": VALUES,
})  # fmt: skip
EDGE = st.fixed_dictionaries({"id": IDS, "source_id": IDS, "target_id": IDS}, optional={"odd": VALUES})
RESOURCE = st.fixed_dictionaries({"id": IDS, "content": st.sampled_from([TEXT, "", "x"])}, optional={"type": VALUES, "metadata": OWN, "url": VALUES})  # fmt: skip
DOCUMENT = st.fixed_dictionaries(
    {"nodes": st.lists(NODE, max_size=6), "edges": st.lists(EDGE, max_size=9), "resources": st.lists(RESOURCE, max_size=2), "metadata": OWN}, optional={"odd": VALUES}
)  # fmt: skip


@given(DOCUMENT)
def test_any_document_comes_through_an_annotation(value: Any) -> None:
    """Whatever is wrong with it: what was read once is written, and read as the same."""
    found = read(value)
    through = argmap.parse(argmap.dumps(found.model)).model
    assert through == found.model
    written = writes(through, "sadface", texts=found.texts)
    assert {loss.field for loss in written.lost} <= {"data sadface.id"}, (
        "of ids that are alike and no ids here, one may be lost"
    )
    assert reads(written.text, "sadface").model == forget(found.model, written.lost)


def test_chains_and_wide_steps_are_no_danger() -> None:
    """5,000 undercuts, each of the one before, and conflicts that would double attacks without end."""
    count = 5_000
    nodes = [{"id": f"a{n}", "type": "atom", "text": "x"} for n in range(count)]
    nodes += [{"id": f"c{n}", "type": "conflict", "name": "attack"} for n in range(count - 1)]
    ends = [(f"a{n + 1}", f"c{n}") for n in range(count - 1)] + [
        (f"c{n}", f"c{n - 1}" if n else "a0") for n in range(count - 1)
    ]
    edges = [{"id": f"e{n}", "source_id": source, "target_id": target} for n, (source, target) in enumerate(ends)]
    found = read({"nodes": nodes, "edges": edges})
    assert codes(found) == []
    assert len(found.model.attacks) == count - 1
    doubled = " ".join(f"a>c{n} b>c{n} c{n}>{f'c{n - 1}' if n else 'd'}" for n in range(40))
    stacked = read(document("a:atom b:atom d:atom " + " ".join(f"c{n}:conflict:attack" for n in range(40)), doubled))
    assert len(stacked.model.attacks) < 1000


def test_places_are_those_of_the_file() -> None:
    text = json.dumps(document("a:atom b:atom", "a>z"), indent=1)
    found = reads(text, "sadface")
    (diagnostic,) = found.diagnostics
    assert json.loads(text[slice(*diagnostic.label.span[1:])])["target_id"] == "z"
    origin = found.model["a"].origin
    assert origin
    assert json.loads(text[origin.start : origin.end])["id"] == "a"
