"""GraphML: nothing is lost, graphs of other people come back as they were, and hostile ones stop nobody."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.ground.catalogue import BY_CODE
from argmap.model import Attack, Debate, Inference, Manner, Statement
from tests.formats.laws import hold
from tests.strategies import debates, lines

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
A, B, C = (Statement(name, f"{name.upper()} is so.") for name in "abc")
Found = tuple[dict[str, Any], list[tuple[str, str, str | None, dict[str, str]]]]


def plainly(text: str) -> Found:
    """Nodes and edges with their attributes, as anybody reads them."""
    root = ET.fromstring(text)
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{NAMESPACE}key")}

    def said(element: ET.Element) -> dict[str, str]:
        return {str(names[data.get("key")]): data.text or "" for data in element.findall(f"{NAMESPACE}data")}

    nodes = {str(node.get("id")): said(node) for node in root.iter(f"{NAMESPACE}node")}
    edges = [(str(e.get("source")), str(e.get("target")), e.get("id"), said(e)) for e in root.iter(f"{NAMESPACE}edge")]
    return nodes, edges


def names(text: str) -> list[str]:
    return [BY_CODE[d.code].name for d in reads(text, "graphml").diagnostics]


def graph(inside: str, keys: str = "", attributes: str = 'edgedefault="directed"') -> str:
    return (
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}<graph {attributes}>{inside}</graph></graphml>'
    )


def through_an_annotation(text: str) -> str:
    return writes(argmap.parse(argmap.dumps(reads(text, "graphml").model)).model, "graphml").text


# ours --------------------------------------------------------------------------------------------------------------------------


@given(debates())
def test_nothing_is_lost(debate: Debate) -> None:
    assert writes(debate, "graphml").lost == ()
    hold("graphml", debate)


KEYS = ("graphml.weight", "graphml.label", "graphml.text", "graphml.type", "graphml.id", "graphml.node/id", "graphml.node/text",
        "graphml.edge/id", "graphml.edge/more", "graphml.argmap", "graphml.argmap.text", "graphml._x_", "graphml.a_x0020_b",
        "graphml.foreign", "graphml.exact", "graphml.graph/id", "graphml.relation", "graphml.data")  # fmt: skip
VALUES = (
    "1",
    "1.5",
    "true",
    '""',
    '"1"',
    "[1]",
    "null",
    "attack",
    "supports",
    "a",
    "b c",
    "9223372036854775808",
    '[["e",{}]]',
    '[["",{"type":"attack"}]]',
)


@settings(max_examples=60)
@given(debates(), st.data())
def test_nothing_that_was_kept_of_a_graph_is_lost(debate: Debate, data: st.DataObject) -> None:
    """Whatever somebody makes of the data that reading graphs leaves."""
    pairs = st.dictionaries(st.sampled_from(KEYS), st.one_of(st.sampled_from(VALUES), lines()), max_size=4)

    def changed(element: Any) -> Any:
        more = data.draw(pairs)
        if data.draw(st.booleans()) and hasattr(element, "text"):
            more[data.draw(st.sampled_from(["graphml.label", "graphml.text", "graphml.name"]))] = element.text
        return evolve(element, data=tuple(more.items()))

    spiced = evolve(
        changed(debate),
        statements=tuple(map(changed, debate.statements)),
        inferences=tuple(map(changed, debate.inferences)),
        attacks=tuple(map(changed, debate.attacks)),
    )
    hold("graphml", spiced)


def test_linked_premises_and_undercuts_are_exact() -> None:
    step = Inference(("b", "c"), "a", "sign")
    attack = Attack("c", step.key, Manner.MITIGATES)
    debate = Debate((A, B, C), (step,), (attack, Attack("b", attack.key)))
    nodes, edges = plainly(writes(debate, "graphml").text)
    assert nodes["a"] == {"type": "statement", "label": "A is so.", "text": "A is so.", "commitment": "endorsed"}
    assert nodes["b+c>a"] == {"type": "inference", "label": "sign", "scheme": "sign"}
    assert nodes["c>!b+c>a"] == {"type": "attack", "label": "mitigates", "manner": "mitigates"}
    assert [(source, target, said["role"]) for source, target, _, said in edges] == [
        ("b", "b+c>a", "premise"),
        ("c", "b+c>a", "premise"),
        ("b+c>a", "a", "conclusion"),
        ("c", "c>!b+c>a", "attacker"),
        ("c>!b+c>a", "b+c>a", "attacked"),
        ("b", "b>!c>!b+c>a", "attacker"),
        ("b>!c>!b+c>a", "c>!b+c>a", "attacked"),
    ]


def test_the_order_of_the_file_means_nothing() -> None:
    """Programs write nodes and edges in an order of their own."""
    debate = Debate((A, B, C), (Inference(("c", "b"), "a"),), (Attack("a", "b"),))
    lines = re.split(r"(?=    <(?:node|edge) )", writes(debate, "graphml").text.replace("  </graph>\n</graphml>\n", ""))
    mixed = "".join([lines[0], *reversed(lines[1:]), "  </graph>\n</graphml>\n"])
    assert reads(mixed, "graphml").model == debate


# of other people -----------------------------------------------------------------------------------------------------------------

FIELDS = (
    '<key id="k0" for="node" attr.name="label" attr.type="string"/><key id="k1" for="node" attr.name="weight" attr.type="double"/>'
    '<key id="k2" for="edge" attr.name="relation" attr.type="string"/><key id="k3" for="edge" attr.name="sure" attr.type="boolean"/>'
    '<key id="k4" for="node" attr.name="Modularity Class" attr.type="int"/><key id="k5" for="graph" attr.name="type" attr.type="string"/>'
    '<key id="k6" for="node" attr.name="type" attr.type="string"><default>claim</default></key>'
)
THEIRS = graph(
    """<data key="k5">map</data>
    <node id="n0"><data key="k0">Build the bridge.</data><data key="k1">0.5</data><data key="k4">3</data></node>
    <node id="n 1"><data key="k0">It is
    short &amp; cheap.</data><data key="k6">reason</data></node>
    <node id="n,1"/>
    <edge id="e0" source="n 1" target="n0"><data key="k2">supports</data><data key="k3">true</data></edge>
    <edge id="e1" source="n,1" target="n0"><data key="k2">Rebuttal (strong)</data></edge>
    <edge source="n,1" target="n 1"><data key="k2">undercuts</data></edge>
    <edge id="e2" source="n 1" target="n0"><data key="k2">pro</data></edge>
    <edge id="e3" source="n0" target="n,1"/>""",
    FIELDS,
    'id="mine" edgedefault="directed"',
)


def test_a_graph_of_other_people() -> None:
    reading = reads(THEIRS, "graphml")
    debate = reading.model
    assert [(s.id, s.text) for s in debate.statements] == [
        ("n0", "Build the bridge."), ("n-1", "It is short & cheap."), ("n-1-2", "n,1"),
    ]  # fmt: skip
    assert [(i.premises, i.conclusion) for i in debate.inferences] == [(("n-1",), "n0"), (("n0",), "n-1-2")]
    assert [(a.source, a.target) for a in debate.attacks] == [("n-1-2", "n0"), ("n-1-2", "n-1")]
    assert names(THEIRS) == ["unknown-part", "kept-aside"], "an edge says nothing; attributes are kept"
    assert dict(debate["n0"].data) == {
        "graphml.weight": "0.5", "graphml.Modularity_x0020_Class": "3", "graphml.type": "claim", "graphml.node/text": "label",
    }  # fmt: skip


def test_a_graph_of_other_people_comes_back() -> None:
    """Through an annotation: nodes, edges, ids and attributes; ours come beside them, under other names where they clash."""
    (nodes, edges), (before, links) = plainly(through_an_annotation(THEIRS)), plainly(THEIRS)
    assert list(nodes) == list(before)
    for id, said in before.items():
        assert nodes[id].items() >= {"type": "claim", **said}.items()
        assert nodes[id]["argmap.type"] == "statement"
    assert sorted(map(str, edges)) == sorted(map(str, links))
    assert '<graph id="mine"' in through_an_annotation(THEIRS)


def test_an_edited_text_is_the_label_that_it_came_from() -> None:
    debate = reads(THEIRS, "graphml").model
    text = writes(debate.replace("n0", text="Build it."), "graphml").text
    assert plainly(text)[0]["n0"]["label"] == "Build it."
    assert reads(text, "graphml").model["n0"].text == "Build it."


@settings(max_examples=50)
@given(st.data())
def test_any_graph_of_other_people_comes_back(data: st.DataObject) -> None:
    """Nodes, edges and attributes of any graph, with parallel edges, loops and names like ours."""
    words = st.sampled_from(
        ["label", "text", "type", "role", "kind", "id", "weight", "relation", "argmap_x", "a b", "data", "exact"]
    )
    values = st.one_of(
        st.sampled_from(["attack", "support", "x", " y", "<&>", "two\nlines", "", "statement"]), lines(8)
    )
    said = st.dictionaries(
        words, values.filter(lambda v: re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", v) is None), max_size=3
    )
    ids = data.draw(
        st.lists(st.sampled_from(["a", "b c", "b,c", "a/b", "é", "a>b", "b-c", "1"]), min_size=1, unique=True)
    )
    keys: dict[tuple[str, str], str] = {}

    def element(tag: str, head: str) -> str:
        inside = [
            f'<data key="{keys.setdefault((tag, name), f"k{len(keys)}")}">{value.replace("&", "&amp;").replace("<", "&lt;")}</data>'
            for name, value in data.draw(said).items()
        ]
        return f"<{tag} {head}>{''.join(inside)}</{tag}>"

    nodes = [element("node", f'id="{id.replace(">", "&gt;")}"') for id in ids]
    edges = []
    for number in range(data.draw(st.integers(0, 6))):
        ends = f'source="{data.draw(st.sampled_from(ids))}" target="{data.draw(st.sampled_from(ids))}"'
        edges.append(element("edge", f'id="e{number}" {ends}' if data.draw(st.booleans()) else ends))
    heads = "".join(
        f'<key id="{key}" for="{tag}" attr.name="{name}" attr.type="string"/>' for (tag, name), key in keys.items()
    )
    text = graph("".join(nodes + edges), heads)
    assert not [d for d in reads(text, "graphml").diagnostics if d.severity is argmap.Severity.ERROR]
    (found, links), (before, were) = plainly(through_an_annotation(text)), plainly(text)
    assert set(found) == set(before)
    for id, attributes in before.items():
        assert found[id].items() >= attributes.items()
    assert sorted(map(str, links)) == sorted(map(str, were))


YED = graph(
    """<node id="n0"><data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Fill color="#FFCC00"/>
    <y:NodeLabel alignment="center">Build it.<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1" yfiles.foldertype="group"><data key="d6"/><graph id="n1:"><node id="n1::n0"/><edge source="n1::n0" target="n0"/></graph></node>
    <edge id="e0" source="n1" target="n0"><data key="d9"><y:PolyLineEdge xmlns:y="http://www.yworks.com/xml/graphml">
    <y:EdgeLabel>attacks</y:EdgeLabel></y:PolyLineEdge></data></edge>""",
    '<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>',
)


def test_yed() -> None:
    """Labels are read out of drawings, graphs inside of nodes are parts of the graph; both are said."""
    debate = reads(YED, "graphml").model
    assert [(s.id, s.text) for s in debate.statements] == [("n0", "Build it."), ("n1", "n1"), ("n1-n0", "n1::n0")]
    assert [a.source for a in debate.attacks] == ["n1"]
    assert len(debate.inferences) == 1
    assert sorted(names(YED)) == ["kept-aside", "unknown-part", "unknown-part", "unknown-part"]


# mistakes --------------------------------------------------------------------------------------------------------------------------

N = '<node id="a"/><node id="b"/>'
OURS = (
    '<key id="v" for="graph" attr.name="argmap" attr.type="long"/><key id="t" for="node" attr.name="type" attr.type="string"/>'
    + "".join(
        f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>'
        for name in ("text", "kind", "anchors", "scheme", "voices", "data", "implicit")
    )
)


def own(inside: str) -> str:
    return graph(f'<data key="v">1</data>{inside}', OURS)


def node(id: str, **said: str) -> str:
    return f'<node id="{id}">{"".join(f"<data key={k!r}>{v}</data>" for k, v in said.items())}</node>'


INFERENCE, ATTACK = node("i", t="inference"), node("x", t="attack")
WRONG: list[tuple[str, list[str]]] = [
    ("", ["malformed-file"]),
    ("<graphml", ["malformed-file"]),
    ("<gexf/>", ["wrong-type"]),
    ("<graphml/>", []),
    (graph(""), []),
    (graph(N), []),
    (graph('<node id="a"/><node id="a"/>'), ["duplicate-node"]),
    (graph("<node/>"), ["missing-field"]),
    (graph(f'{N}<edge source="a"/>'), ["missing-field"]),
    (graph(f'{N}<edge source="a" target="z"/>'), ["dangling-edge"]),
    (graph(f'{N}<edge source="a" target="b"/>'), ["unknown-part"]),
    (graph(f'{N}<edge source="a" target="b" type="con"/>', attributes='edgedefault="undirected"'), ["unknown-part", "kept-aside"]),
    (graph(f'{N}<hyperedge><endpoint node="a"/></hyperedge>'), ["unknown-part"]),
    (graph(f'{N}<node id="c"><port name="p"/></node>'), ["unknown-part"]),
    (graph('<node id="a"><data key="k">x</data></node>', '<key id="k" for="node" attr.name="k" attr.type="int"/>'), ["wrong-type", "kept-aside"]),
    (graph('<node id="a"><data key="?">x</data></node>'), ["kept-aside"]),
    (own(N), []),
    (own(node("a", t="claim")), ["unknown-part"]),
    (own(node("a", text="T.", kind="fct")), ["wrong-type"]),
    (own(node("a", text="T.", anchors="[")), ["wrong-type"]),
    (own(node("a", text="T.", anchors="[" * 900 + "]" * 900)), ["wrong-type"]),
    (own(node("a", text="T.", anchors="[" * 100_000)), ["wrong-type"]),
    (own(node("a", text="T.", implicit="perhaps")), ["wrong-type"]),
    (own(node("a", text="T.", implicit="true")), []),
    (own(node("a", text="T.", voices='[["tokyo"]]')), ["dangling-edge"]),
    (own(node("a", text="T.", data="[]")), ["wrong-type"]),
    (own(f'{N}{INFERENCE}<edge source="a" target="i"/><edge source="i" target="b"/>'), []),
    (own(f'{N}{INFERENCE}<edge source="a" target="i"/>'), ["missing-field"]),
    (own(f'{N}{INFERENCE}<edge source="i" target="b"/>'), ["impossible-step"]),
    (own(f'{N}{INFERENCE}{node("j", t="inference")}<edge source="a" target="i"/><edge source="i" target="j"/>'), ["impossible-step", "missing-field", "missing-field"]),
    (own(f'{N}{ATTACK}<edge source="a" target="x"/>'), ["impossible-step"]),
    (own(f'{N}{ATTACK}<edge source="x" target="b"/>'), ["missing-field"]),
    (own(f'{N}{ATTACK}<edge source="a" target="x"/><edge source="x" target="x"/>'), ["impossible-step"]),
    (own(f'{N}{ATTACK}<edge source="a" target="x"/><edge source="b" target="x"/><edge source="x" target="b"/>'), []),
    (graph(N).replace("<graphml", '<!DOCTYPE graphml [<!ENTITY lol "lol">]><graphml'), ["unsafe-xml"]),
    (graph(N)[:-20], ["malformed-file"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=range(len(WRONG)))
def test_one_mistake_costs_one_diagnostic(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    model = reads(text, "graphml").model
    assert model.graph
    assert argmap.parse(argmap.dumps(model)).model == model
    again = reads(writes(model, "graphml").text, "graphml")
    assert again.model == model
    assert not [d for d in again.diagnostics if d.severity is argmap.Severity.ERROR]


def test_places_are_in_the_file() -> None:
    text = graph(f'{N}<edge source="a" target="z"/>')
    (diagnostic,) = reads(text, "graphml").diagnostics
    span = diagnostic.label.span
    assert text[span.start : span.end] == '<edge source="a" target="z"/>'
    origin = reads(text, "graphml").model["b"].origin
    assert origin is not None
    assert text[origin.start : origin.end] == '<node id="b"/>'


def test_what_dangles_is_kept() -> None:
    text = graph(f'{N}<edge id="e" source="a" target="z" type="con"/>')
    assert dict(reads(text, "graphml").model.data) == {"graphml.edges/0": '["a","z","e",{"type":"con"}]'}


def test_floods_stop_nobody() -> None:
    """Ten thousand of everything that could be multiplied by ten thousand."""
    keys = "".join(f'<key id="k{n}" for="node" attr.name="a{n}"><default>x</default></key>' for n in range(10_000))
    text = graph("".join(f'<node id="n{n}"/>' for n in range(10_000)), keys)
    assert len(reads(text, "graphml").model) == 10_000
    assert names(text) == ["unknown-part", "kept-aside"]
    assert len(reads(graph('<node id="n"/>' * 10_000), "graphml").model) == 10_000
    nested = graph('<node id="a"><graph>' * 5000 + "</graph></node>" * 5000)
    assert names(nested)[0] == "too-deep"
    clash = Debate(tuple(Statement("".join(chr(c) for c in divmod(n, 8)) + "x", "T.") for n in range(64)))
    hold("graphml", clash)


def test_characters_that_no_file_holds_come_back() -> None:
    debate = Debate(
        (Statement("a\x00", "T\x01\ufffe.", condition="\x02"), Statement("a\ufffd", "U.")),
        (Inference(("a\x00",), "a\ufffd"),),
    )
    hold("graphml", debate)
    assert "\ufffd" in writes(debate, "graphml").text
