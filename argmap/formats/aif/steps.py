"""The S-nodes of a nodeset that are inferences and attacks between statements, and what has to be kept aside."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from attrs import define, field

from argmap.formats.aif.nodeset import Edge, Node, Nodeset, Taking

STEPS = ("RA", "CA")
ENTHYMEME = "EN"
"""The type that OVA gives to what is said by nobody and meant: an implicit premise."""
STATEMENTS = ("I", ENTHYMEME)


@define(eq=False)
class Step:
    """An S-node with the edges from statements to it, and from it to statements and steps."""

    node: Node
    ins: list[Edge] = field(factory=list)
    outs: list[Edge] = field(factory=list)


@define(eq=False)
class Sorted:
    """A nodeset sorted: statements, steps in an order in which each comes after what it attacks, and the rest."""

    statements: list[Node]
    steps: list[Step]
    nodes: list[Node] = field(factory=list)
    """Nodes that are kept aside."""
    edges: list[Edge] = field(factory=list)
    """Edges that are kept aside."""
    reported: set[str] = field(factory=set)
    """Nodes kept aside about which an error was reported."""


def sort(nodeset: Nodeset, taking: Taking) -> Sorted:
    """The nodeset sorted; a step that leads from nothing or to nothing is reported."""
    kinds = {id: "I" if node.type in STATEMENTS else node.type for id, node in nodeset.nodes.items()}
    steps = {id: Step(node) for id, node in nodeset.nodes.items() if node.type in STEPS}
    made = Sorted([node for node in nodeset.nodes.values() if node.type in STATEMENTS], [])
    touched: Counter[str] = Counter()
    for edge in nodeset.dangling:  # reported already
        touched.update((f">{edge.source}", f"<{edge.target}"))
    seen: set[tuple[str, str]] = set()
    for edge in nodeset.edges:
        source, target = kinds[edge.source], kinds[edge.target]
        again = (edge.source, edge.target) in seen
        seen.add((edge.source, edge.target))
        if not again and source == "I" and target in STEPS:
            steps[edge.target].ins.append(edge)
        elif not again and ((source in STEPS and target == "I") or (source == "CA" and target in STEPS)):
            steps[edge.source].outs.append(edge)
        else:
            made.edges.append(edge)
            touched.update((f">{edge.source}", f"<{edge.target}"))
    made.nodes = [node for node in nodeset.nodes.values() if node.type not in (*STATEMENTS, *STEPS)]
    usable = set(_in_order(steps, made, touched))
    for id, step in steps.items():
        if id not in usable:
            _aside(step, made, taking, touched)
    return made


def _in_order(steps: dict[str, Step], made: Sorted, touched: Counter[str]) -> Iterator[str]:
    """The steps that can be used, each after those that it attacks; edges to steps that cannot are kept aside."""
    waiting: dict[str, set[str]] = {}
    blocks: dict[str, list[str]] = {}
    ready: deque[str] = deque()
    for id, step in steps.items():
        waiting[id] = {edge.target for edge in step.outs if edge.target in steps}
        for target in waiting[id]:
            blocks.setdefault(target, []).append(id)
        if not waiting[id]:
            ready.append(id)
    done: set[str] = set()
    rest = iter(list(steps))
    while True:
        while ready:
            id = ready.popleft()
            if id in done:
                continue
            done.add(id)
            step = steps[id]
            fits = bool(step.ins and step.outs)
            if fits:
                made.steps.append(step)
                yield id
            for other in blocks.get(id, ()):
                waiting[other].discard(id)
                if not fits:
                    _cut(steps[other], id, made, touched)
                if not waiting[other]:
                    ready.append(other)
        stuck = next((id for id in rest if id not in done), None)
        if stuck is None:
            return
        for target in list(waiting[stuck]):  # attacks that go round in a circle: the circle is cut here
            _cut(steps[stuck], target, made, touched)
        waiting[stuck].clear()
        ready.append(stuck)


def _cut(step: Step, target: str, made: Sorted, touched: Counter[str]) -> None:
    touched.update((f">{step.node.id}", f"<{target}"))
    made.edges += [edge for edge in step.outs if edge.target == target]
    step.outs = [edge for edge in step.outs if edge.target != target]


def _aside(step: Step, made: Sorted, taking: Taking, touched: Counter[str]) -> None:
    """Keep a step aside; report it when one of its ends is missing altogether."""
    node = step.node
    made.nodes.append(node)
    made.edges += [*step.ins, *step.outs]
    starts = bool(step.ins) or touched[f"<{node.id}"]
    ends = bool(step.outs) or touched[f">{node.id}"]
    if starts and ends:
        return
    what = "an inference" if node.type == "RA" else "an attack"
    lacks = (
        "leads from nothing to nothing"
        if not starts and not ends
        else "leads from nothing"
        if not starts
        else "leads to nothing"
    )
    made.reported.add(node.id)
    taking.say("impossible-step", f"{what} `{node.id[:60]}` {lacks}", ("nodes", node.number), "kept aside")
