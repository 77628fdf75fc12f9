"""networkx reads our GraphML with all that is in it, and argmap reads what networkx writes."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

import argmap
from argmap import Debate
from argmap.formats import reads, writes
from argmap.formats.loss import forget
from argmap.formats.nx import from_networkx, to_networkx
from argmap.formats.xmls import legal
from tests.conftest import ROOT
from tests.peers.shape import of_debate, of_networkx
from tests.strategies import debates

EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))


def read(text: str) -> nx.Graph[Any]:
    """What networkx reads; edges have keys, as in `to_networkx`."""
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def written(graph: nx.Graph[Any]) -> str:
    """What networkx writes."""
    file = io.BytesIO()
    nx.write_graphml(graph, file)
    return file.getvalue().decode()


def held(graph: nx.Graph[Any]) -> tuple[dict[str, Any], Counter[Any], dict[str, Any]]:
    """Nodes, edges and what is said of the graph, with the types of all values; ids are texts in a file."""
    said = {name: value for name, value in graph.graph.items() if name not in ("node_default", "edge_default")}
    edges = Counter((str(source), str(target), typed(data)) for source, target, data in graph.edges(data=True))
    return {str(node): typed(data) for node, data in graph.nodes(data=True)}, edges, {"": typed(said)}


def typed(data: dict[str, Any]) -> frozenset[tuple[str, str, Any]]:
    return frozenset((name, type(value).__name__, value) for name, value in data.items())


@settings(max_examples=100)
@given(debates())
def test_networkx_reads_what_the_model_holds(debate: Debate) -> None:
    """Statements and steps are nodes of their kind, edges lead from premises through a step to what it is about; and all is as in
    the graph that `to_networkx` gives in memory, with values of the same types.
    """
    graph = read(writes(debate, "graphml").text)
    assert of_networkx(graph) == of_debate(debate, legal)
    assert held(graph) == held(to_networkx(debate))


@settings(max_examples=100)
@given(debates())
def test_argmap_reads_what_networkx_writes(debate: Debate) -> None:
    """A debate that went through networkx is the same debate, from a file and from memory."""
    ours = writes(debate, "graphml")
    graph = read(ours.text)
    assert reads(written(graph), "graphml").model == forget(debate, ours.lost)
    assert from_networkx(graph).model == forget(debate, ours.lost)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples(example: Path) -> None:
    """Whole articles and debates, there and back."""
    debate = argmap.load(example).model
    ours = writes(debate, "graphml")
    graph = read(ours.text)
    assert held(graph) == held(to_networkx(debate))
    assert reads(written(graph), "graphml").model == forget(debate, ours.lost)


GRAPHS: list[nx.Graph[Any]] = [
    nx.karate_club_graph(),
    nx.path_graph(4, create_using=nx.DiGraph),
    nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "b")]),
    nx.Graph(),
]


@pytest.mark.parametrize("graph", GRAPHS, ids=["karate club", "path", "double edges", "empty"])
def test_any_graph_of_networkx_is_read_without_an_error(graph: nx.Graph[Any]) -> None:
    """Graphs that know nothing of arguments: each node is a statement."""
    for node, data in graph.nodes(data=True):
        data["label"] = f"Node {node}"
    reading = reads(written(graph), "graphml")
    assert sorted(s.text for s in reading.model) == sorted(data["label"] for _, data in graph.nodes(data=True))
    assert not [d for d in reading.diagnostics if d.severity.name == "ERROR"]
