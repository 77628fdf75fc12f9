"""networkx: whole debates as graphs and back, through files of networkx, and graphs of other people."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.formats.nx import from_networkx, to_networkx
from argmap.ground.catalogue import BY_CODE
from argmap.ground.errors import FormatError
from argmap.model import Attack, Debate, Inference, Kind, Statement
from tests.strategies import debates

A, B, C = (Statement(name, f"{name.upper()} is so.", Kind.FACT) for name in "abc")


def through_a_file(graph: Any) -> Any:
    buffer = io.BytesIO()
    nx.write_graphml(graph, buffer)
    buffer.seek(0)
    return nx.read_graphml(buffer)


@given(debates())
def test_nothing_is_lost(debate: Debate) -> None:
    reading = from_networkx(to_networkx(debate))
    assert reading.model == debate
    assert not [d for d in reading.diagnostics if d.severity is argmap.Severity.ERROR]


@settings(max_examples=50)
@given(debates())
def test_nothing_is_lost_in_files_of_networkx(debate: Debate) -> None:
    """networkx reads what we write, writes what we make, and we read what it writes; all are one graph."""
    ours = nx.read_graphml(io.BytesIO(writes(debate, "graphml").text.encode()))
    made = to_networkx(debate)
    assert dict(ours.nodes(data=True)) == {str(node): said for node, said in made.nodes(data=True)}
    assert sorted(map(repr, ours.edges(data=True))) == sorted(map(repr, made.edges(data=True)))
    assert from_networkx(ours).model == debate
    assert from_networkx(through_a_file(made)).model == debate
    buffer = io.BytesIO()
    nx.write_graphml(made, buffer)
    assert reads(buffer.getvalue(), "graphml").model == debate


def test_the_graph_is_what_one_expects() -> None:
    step = Inference(("b", "c"), "a")
    graph = to_networkx(Debate((A, B, C), (step,), (Attack("c", step.key),)))
    assert [id for id, said in graph.nodes(data=True) if said["type"] == "statement"] == ["a", "b", "c"]
    assert graph.nodes["b"]["kind"] == "fact"
    assert set(graph.predecessors("b+c>a")) == {"b", "c", "c>!b+c>a"}
    assert nx.has_path(graph, "c", "a")


def test_any_graph_is_read() -> None:
    """Ids of any kind, values of any kind; a number for an id comes back as one."""
    graph: Any = nx.DiGraph(name="mine")
    graph.add_node(1, text="One.", weight=np.float64(0.5), count=np.int32(3))
    graph.add_node("1", tags=["a", "b"], seen={1, 2}, missing=None, odd=float("nan"))
    graph.add_node((1, 2), text="Three.")
    graph.add_edge(1, "1", relation="attack", weight=-1)
    graph.add_edge((1, 2), 1, id="e1")
    reading = from_networkx(graph)
    assert [(s.id, s.text) for s in reading.model.statements] == [("1'1", "One."), ("1", "1"), ("1-2", "Three.")]
    assert [(a.source, a.target) for a in reading.model.attacks] == [("1'1", "1")]
    assert sorted(BY_CODE[d.code].name for d in reading.diagnostics) == ["kept-aside", "unknown-part", "unknown-part"]
    again = to_networkx(argmap.parse(argmap.dumps(reading.model)).model)
    assert again.graph["name"] == "mine"
    assert again.edges["(1, 2)", "1'1", "e1"] == {}
    assert again.nodes["1'1"]["weight"] == 0.5
    assert again.nodes["1'1"]["count"] == 3
    assert json.loads(again.nodes["1"]["tags"]) == ["a", "b"]


def test_numbers_stay_numbers() -> None:
    graph: Any = nx.MultiDiGraph()
    graph.add_edge(1, 2, type="supports")
    graph.add_edge(-3, 2, type="con")
    graph.add_edge(1, 2, type="supports")
    again = to_networkx(argmap.parse(argmap.dumps(from_networkx(graph).model)).model)
    assert set(again.nodes) == {1, 2, -3}
    assert sorted(again.edges(data="type")) == [(-3, 2, "con"), (1, 2, "supports"), (1, 2, "supports")]


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_every_kind_of_graph_is_read(kind: Any) -> None:
    reading = from_networkx(
        nx.karate_club_graph().to_directed() if kind.is_directed(kind()) else kind(nx.karate_club_graph())
    )
    assert len(reading.model) == 34
    assert len(reading.model.inferences) == (156 if kind.is_directed(kind()) else 78)
    assert reading.model.graph
    assert len(from_networkx(kind()).model) == 0


WORDS = st.sampled_from(["type", "text", "label", "argmap", "node_for_adding", "key", "attack", "data", "id", ""])
THINGS: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.binary(max_size=2), st.lists(st.integers(), max_size=2),
    st.tuples(st.integers()), st.complex_numbers(),
    st.sampled_from(["statement", "inference", "attack", "undercut", "[", '[["x"]]', "{}", 1]),
)  # fmt: skip


@given(st.data())
def test_no_graph_stops_us(data: st.DataObject) -> None:
    """Whatever the nodes and their attributes are; and what was made of it is then whole."""
    graph: Any = nx.MultiDiGraph()
    said = st.dictionaries(st.one_of(WORDS, st.integers()), THINGS, max_size=3)
    graph.graph.update(data.draw(said))
    ids = [
        *data.draw(
            st.lists(
                st.one_of(st.integers(), st.text(max_size=4), st.tuples(st.text(max_size=2))), min_size=1, unique=True
            )
        )
    ]
    for id in ids:
        graph.add_node(id)
        graph.nodes[id].update(data.draw(said))
    for _ in range(data.draw(st.integers(0, 5))):
        one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        graph.add_edges_from([(one, other, data.draw(st.sampled_from(["k", "l", 0])), data.draw(said))])
    model = from_networkx(graph).model
    assert model.graph
    assert argmap.parse(argmap.dumps(model)).model == model
    assert from_networkx(to_networkx(model)).model == model
    assert reads(writes(model, "graphml").text, "graphml").model == model


def test_networkx_is_loaded_for_this_only(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys, argmap.formats.nx, argmap.formats.graphml; assert 'networkx' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(FormatError, match="not installed"):
        to_networkx(Debate((A,)))
