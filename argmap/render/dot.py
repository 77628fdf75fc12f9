"""A measured scene as DOT text, through the graphviz package.

Nodes have the sizes that the plan gives them, whatever an engine thinks of their labels, and names of their own (n1, j1,
cluster_1), so that no text of the annotation is ever taken for syntax.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from argmap.render import paint
from argmap.render.box import Box
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.channel import usual
from argmap.render.sizes import HEAD, INCH, JUNCTION, ROW_GAP
from argmap.scene.parts import Card, Link
from argmap.scene.theme import Theme

T = TypeVar("T")

RANKDIR = {Direction.UP: "BT", Direction.DOWN: "TB", Direction.LEFT: "RL", Direction.RIGHT: "LR"}
SIDES = {Direction.UP: ("n", "s"), Direction.DOWN: ("s", "n"), Direction.LEFT: ("w", "e"), Direction.RIGHT: ("e", "w")}
"""The sides of cards where lines begin and end."""
TITLES = {
    Direction.UP: {"labelloc": "b", "labeljust": "l"},
    Direction.DOWN: {"labelloc": "t", "labeljust": "l"},
    Direction.LEFT: {"labelloc": "t", "labeljust": "r"},
    Direction.RIGHT: {"labelloc": "t", "labeljust": "l"},
}
"""What puts the title of an article into its upper left corner: Graphviz turns these words with the graph."""


def dot(plan: Plan, direction: Direction, theme: Theme | None = None) -> str:
    """The picture as DOT; without a theme only what the layout depends on, and nothing that the annotator wrote.

    Parts keep the order of the scene: reasons stand in the order of the text. Frames around articles and lines that pass cards
    aside would upset that, so that they are not part of the layout.
    """
    from graphviz import Digraph  # noqa: PLC0415 - only pictures pay for loading it

    scene = plan.scene
    room, upright = usual(plan, direction), direction in {Direction.UP, Direction.DOWN}
    steps = 2 if scene.junctions else 1
    graph = Digraph(
        "argmap",
        graph_attr=_graph(direction, room / steps) | (paint.heading(scene, theme) if theme else {}),
        node_attr=_NODE | (paint.node(theme) if theme else {}),
        edge_attr=_EDGE | (paint.edge(theme) if theme else {}),
    )

    def add(statement: str, attributes: dict[str, str]) -> None:
        """A node or edge that only the layout needs: names, words and numbers, which need no quotation marks."""
        graph.body.append(f"\t{statement} [{' '.join(f'{key}={value}' for key, value in attributes.items())}]\n")

    for card, box in _rows(list(zip(scene.cards, plan.boxes, strict=True)), direction):
        if theme:
            graph.node(plan.nodes[card.id], **_size(box), **paint.card(card, box, theme))
        else:
            add(plan.nodes[card.id], _size(box))
    for junction in scene.junctions:
        if theme:
            graph.node(plan.nodes[junction.id], **_POINT, **paint.junction(junction, theme))
        else:
            add(plan.nodes[junction.id], _POINT)
    for number, link in enumerate(scene.links, 1):
        ends = plan.nodes[link.source], plan.nodes[link.target]
        if number - 1 in plan.aside:
            if theme:
                graph.edge(*ends, id=f"e{number}", constraint="false", **paint.link(link, theme, upright=upright))
            continue
        course = {"id": f"e{number}"} | _course(link, *ends, direction, steps)
        if theme:
            graph.edge(*ends, **course, **paint.link(link, theme, upright=upright))
        else:
            add(" -> ".join(ends), course)
    for row in plan.rows:
        for first, second in pairwise(row):
            graph.edge(plan.nodes[second], plan.nodes[first], style="invis", weight="40", minlen=str(steps))
    for group, label in zip(scene.groups, plan.labels, strict=True):
        if theme:
            look = TITLES[direction] | paint.group(group, label, theme)
            with graph.subgraph(name=plan.nodes[group.id], graph_attr=look) as cluster:
                for member in group.members:
                    cluster.node(plan.nodes[member])
    with graph.subgraph(graph_attr={"rank": "max"}) as top:  # main claims stand level, however deep their reasons go
        for card in _tops(plan):
            top.node(plan.nodes[card.id])
    return str(graph.source)


def _tops(plan: Plan) -> list[Card]:
    sources = {link.source for n, link in enumerate(plan.scene.links) if n not in plan.aside}
    sources |= {id for row in plan.rows for id in row[1:]}
    return [card for card in plan.scene.cards if card.id not in sources]


def _rows(parts: list[T], direction: Direction) -> list[T]:
    """Parts in the order in which Graphviz lays out what does not hang together: from below where lines lead sideways."""
    return parts if direction in {Direction.UP, Direction.DOWN} else parts[::-1]


def _inches(points: float) -> str:
    return f"{points / INCH:.4f}"


def _size(box: Box) -> dict[str, str]:
    return {"width": _inches(box.width), "height": _inches(box.height)}


_NODE = {"shape": "box", "fixedsize": "true", "label": "", "margin": "0"}
_EDGE = {"arrowsize": str(HEAD / 10)}  # Graphviz's arrows are ten points long
_HEADLESS = {"dir": "none"}
_POINT = {"shape": "point", "width": _inches(JUNCTION), "height": _inches(JUNCTION)}


def _course(link: Link, tail: str, head: str, direction: Direction, steps: int) -> dict[str, str]:
    """Where a line begins and ends, how many ranks up that is, and whether it should rather be straight than others.

    Where there are junctions, cards stand on every other rank and junctions on those between, so that linked premises are
    level with other ones. Undercuts come from the side, hence the lines through a junction are the straight ones.
    """
    begin, end = SIDES[direction]
    from_card, to_card = tail.startswith("n"), head.startswith("n")
    ports = ({"tailport": begin} if from_card else {}) | ({"headport": end} if to_card else {})
    rank = {} if from_card != to_card or steps == 1 else {"minlen": str(steps)}
    straight = {"weight": "40"} if not link.head or (to_card and not from_card) else {}
    return {**rank, **straight, **ports, **({} if link.head else _HEADLESS)}


def _graph(direction: Direction, room: float) -> dict[str, str]:
    return {
        "charset": "UTF-8",
        "rankdir": RANKDIR[direction],
        "ordering": "in",
        "newrank": "true",  # one ranking for all articles
        "nodesep": _inches(ROW_GAP),
        "ranksep": _inches(room),
    }
