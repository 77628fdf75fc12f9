"""Statements that rest on themselves."""

from __future__ import annotations

from collections import deque

from argmap.checks.places import head_of, place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.model import Debate, Inference

SHOWN = 8
"""Edges of a loop that a diagnostic names; the rest is counted."""


def support_loops(debate: Debate) -> list[Diagnostic]:
    """A warning for every group of statements that support each other in a circle, naming the edges of one circle."""
    reasons = debate.graph.reasons
    found = []
    for group in _circles(debate):
        members = set(group)
        first = min(
            group, key=lambda id: (place(debate.graph.statements[id]).file, place(debate.graph.statements[id]).start)
        )
        way = _way_round(first, members, reasons)
        edges = [f"`{_name(step.premises)}` supports `{step.conclusion}`" for step in way]
        shown = [*edges[:SHOWN], *([f"and {len(edges) - SHOWN} more steps"] if len(edges) > SHOWN else [])]
        others = tuple(Label(place(step), f"supports `{step.conclusion}`") for step in way[:SHOWN] if step.origin)
        span = head_of(debate.graph.statements[first])
        others = tuple(o for o in others if o.span.start != span.start)
        found.append(
            finding(
                "support-loop", f"`{first}` supports itself" + (f" through {len(way) - 1} more" if len(way) > 1 else ""),
                span, "the circle goes through this", others=others, notes=("; ".join(shown),),
                help="a circle proves nothing: decide which of these steps the author really takes, and drop another",
            )
        )  # fmt: skip
    return found


def _name(premises: tuple[str, ...]) -> str:
    return "` and `".join(premises)


def _circles(debate: Debate) -> list[list[str]]:
    """The strongly connected components of the support graph that hold a circle (R. Tarjan 1972), without recursion."""
    graph = debate.graph
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    found: list[list[str]] = []
    for start in graph.reasons:
        if start in index:
            continue
        work = [(start, iter(_premises(graph.reasons, start)))]
        index[start] = low[start] = len(index)
        open_[start] = None
        while work:
            id, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[id])
                if low[id] == index[id]:
                    component: list[str] = []
                    while not component or component[-1] != id:
                        component.append(open_.popitem()[0])
                    if len(component) > 1 or id in _premises(graph.reasons, id):
                        found.append(component[::-1])
            elif following not in index:
                index[following] = low[following] = len(index)
                open_[following] = None
                work.append((following, iter(_premises(graph.reasons, following))))
            elif following in open_:
                low[id] = min(low[id], index[following])
    return found


def _premises(reasons: dict[str, list[Inference]], id: str) -> list[str]:
    return [name for step in reasons.get(id, ()) for name in step.premises]


def _way_round(start: str, members: set[str], reasons: dict[str, list[Inference]]) -> list[Inference]:
    """The steps of a shortest circle from a statement back to itself, each one's conclusion a premise of the one before."""
    came: dict[str, tuple[str, Inference]] = {}
    queue = deque([start])
    while queue and start not in came:
        id = queue.popleft()
        for step in reasons.get(id, ()):
            for name in step.premises:
                if name in members and name not in came:
                    came[name] = (id, step)
                    queue.append(name)
    way: list[Inference] = []
    id = start
    while not way or id != start:
        id, step = came[id]
        way.append(step)
    return way
