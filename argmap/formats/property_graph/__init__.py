"""Debates as graphs whose nodes and edges have attributes, which is what GraphML and networkx hold.

Statements are nodes, and so are the steps between them, as in AIF: only then can several premises go into one step, and an attack
at a step. Every field of the model that is a number, a word or a text is an attribute of its own; lists are JSON. A graph of other
people has statements for nodes and steps for edges; attributes that nobody knows are kept as data and come back.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from argmap.ground.source import Span

Scalar = str | int | float | bool
Attributes = Mapping[str, Scalar]


@frozen
class Node:
    """A node: what it is called, and what is said of it; `number` is its id where that is no text but a number."""

    id: str
    attributes: Attributes
    span: Span = field(eq=False)
    number: int | None = None


@frozen
class Edge:
    """An edge from a node to another; `id` is empty where it has none."""

    source: str
    target: str
    attributes: Attributes
    span: Span = field(eq=False)
    id: str = ""


@frozen
class PropertyGraph:
    """Nodes, edges and what is said of the graph itself; `id` is empty where it has none."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    attributes: Attributes
    span: Span = field(eq=False)
    id: str = ""
    directed: bool = True
