"""Answers a line of JSON on the standard input by a line on the standard output: what arguebuf took for something."""

from __future__ import annotations

import gc
import json
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import arguebuf

Answer = dict[str, Any]


@lru_cache(maxsize=2)
def forest(file: str) -> list[dict[str, Any]]:
    roots: list[dict[str, Any]] = json.loads(Path(file).read_text(encoding="utf-8"))
    return roots


def graph(roots: list[dict[str, Any]]) -> Any:
    """The graph of a forest: arguebuf puts a node of its own between a reason and what it is a reason for."""
    made = arguebuf.Graph()
    stack: list[tuple[dict[str, Any], Any]] = [(root, None) for root in roots]
    while stack:
        node, parent = stack.pop()
        atom = arguebuf.AtomNode(node["text"], id=node["id"])
        made.add_node(atom)
        if parent is not None:
            sign = arguebuf.Support.DEFAULT if node["type"] == "premise" else arguebuf.Attack.DEFAULT
            scheme = arguebuf.SchemeNode(sign)
            made.add_edge(arguebuf.Edge(atom, scheme))
            made.add_edge(arguebuf.Edge(scheme, parent))
        stack += [(child, atom) for child in node["children"]]
    return made


def build(file: str) -> Answer:
    """Make the graph from objects that are in memory already."""
    roots = forest(file)
    start = time.perf_counter()
    made = graph(roots)
    return {"seconds": time.perf_counter() - start, "statements": len(made.atom_nodes)}


@lru_cache(maxsize=1)
def kept(file: str) -> Any:
    return graph(forest(file))


def walk(file: str) -> Answer:
    """Visit every statement from the roots down."""
    made = kept(file)
    start = time.perf_counter()
    seen = sum(len(arguebuf.traverse.bfs(root, made.incoming_atom_nodes)) for root in made.root_nodes)
    return {"seconds": time.perf_counter() - start, "statements": seen}


def rewrite(file: str) -> Answer:
    """Write the graph as JSON and read it again."""
    made = kept(file)
    start = time.perf_counter()
    written = json.dumps(arguebuf.dump.dict(made))
    between = time.perf_counter()
    arguebuf.load.dict(json.loads(written))
    end = time.perf_counter()
    return {"seconds": end - start, "writing": between - start, "bytes": len(written.encode())}


def picture(file: str, out: str, style: str) -> Answer:
    """Draw an SVG by Graphviz's dot; `style` is arguebuf's name of how edges run."""
    made = kept(file)
    start = time.perf_counter()
    render(made, out, style)
    return {"seconds": time.perf_counter() - start, "bytes": Path(out).stat().st_size}


def draw(file: str, out: str) -> Answer:
    """Draw an argument of statements and steps, where steps may be attacked too."""
    argument = json.loads(Path(file).read_text(encoding="utf-8"))
    schemes = {scheme.value.casefold(): scheme for scheme in arguebuf.Support}
    made = arguebuf.Graph(name="argument")
    nodes = {said["id"]: arguebuf.AtomNode(said["text"], id=said["id"]) for said in argument["statements"]}
    for step in argument["steps"]:
        support = schemes.get(step["scheme"].casefold(), arguebuf.Support.DEFAULT)
        nodes[step["id"]] = arguebuf.SchemeNode(arguebuf.Attack.DEFAULT if step["attack"] else support, id=step["id"])
    for node in nodes.values():
        made.add_node(node)
    for step in argument["steps"]:
        for source, target in [*((name, step["id"]) for name in step["sources"]), (step["id"], step["target"])]:
            made.add_edge(arguebuf.Edge(nodes[source], nodes[target]))
    made.major_claim = next((nodes[said["id"]] for said in argument["statements"] if said["major"]), None)
    render(made, out)
    return {"statements": len(made.atom_nodes)}


def render(made: Any, out: str, style: str | None = None) -> None:
    """As arguebuf draws by itself, but without its limit of a thousand nodes, and in points instead of 300 to the inch."""
    edges = arguebuf.schemas.graphviz.EdgeStyle[style] if style else None
    drawn = arguebuf.dump.graphviz(made, edge_style=edges, max_nodes=len(made.nodes) + 1)
    arguebuf.render.graphviz(drawn, out, dpi=72)


LOADS = {"aif": arguebuf.load.aif, "arguebuf": arguebuf.load.dict}
DUMPS = {"aif": arguebuf.dump.aif, "arguebuf": arguebuf.dump.dict}


def foreign_read(file: str, format: str) -> Answer:
    """From the text of a file to a graph."""
    text = Path(file).read_text(encoding="utf-8")
    start = time.perf_counter()
    made = LOADS[format](json.loads(text))
    return {"seconds": time.perf_counter() - start, "statements": len(made.atom_nodes)}


@lru_cache(maxsize=1)
def foreign(file: str, format: str) -> Any:
    return LOADS[format](json.loads(Path(file).read_text(encoding="utf-8")))


def foreign_written(file: str, format: str) -> Answer:
    """From a graph to the text of a file."""
    made = foreign(file, format)
    start = time.perf_counter()
    written = json.dumps(DUMPS[format](made))
    return {"seconds": time.perf_counter() - start, "bytes": len(written)}


ANSWERS = {f.__name__: f for f in (build, walk, rewrite, picture, draw, foreign_read, foreign_written)}


def main() -> None:
    for line in sys.stdin:
        question = json.loads(line)
        gc.collect()
        try:
            answer = ANSWERS[question.pop("do")](**question)
        except Exception as error:  # noqa: BLE001 - the one who asks is told, whatever it is
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
        print(json.dumps(answer), flush=True)


main()
