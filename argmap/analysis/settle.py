"""What follows from the rules of a net and nothing else: the least labelling, and the proof of a label."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from attrs import frozen

from argmap.analysis.net import Rules

UNDECIDED, IN, OUT = 0, 1, 2
NONE = -1


@frozen
class Labels:
    """What each node of a net is, and the node that settled it: NONE where nothing did but the rules themselves.

    For a node that waited for an option and is in, `chosen` is the option that came first.
    """

    label: bytearray
    cause: list[int]
    chosen: list[int]


def settle(rules: Rules, forced: Mapping[int, int] | None = None) -> Labels:
    """The least labelling of a net, `forced` nodes besides those of the rules; what no rule settles is undecided.

    Linear in the number of edges, without recursion.
    """
    net, fixed = rules.net, {**rules.forced, **(forced or {})}
    size = len(net.names)
    label, cause, chosen = bytearray(size), [NONE] * size, [NONE] * size
    missing = [len(needs) + len(threats) for needs, threats in zip(net.needs, net.threats, strict=True)]
    left = [0] * size
    for node, options in enumerate(net.options):
        if options and node not in rules.bare:
            left[node] = len(options)
            missing[node] += 1
    queue: deque[int] = deque()

    def set_(node: int, value: int, by: int) -> None:
        if not label[node] and node not in fixed:
            label[node], cause[node] = value, by
            queue.append(node)

    for node in rules.absent:
        set_(node, OUT, NONE)
    for node, value in fixed.items():
        label[node] = value
        queue.append(node)
    for node, count in enumerate(missing):
        if not count:
            set_(node, IN, NONE)
    while queue:
        node = queue.popleft()
        stands = label[node] == IN
        for other in net.needed[node] if stands else net.threatened[node]:
            missing[other] -= 1
            if not missing[other]:
                set_(other, IN, node)
        for other in net.threatened[node] if stands else net.needed[node]:
            set_(other, OUT, node)
        for other in net.optional[node]:
            if not left[other]:
                continue  # bare, or an option came before
            if stands:
                left[other], chosen[other] = 0, node
                missing[other] -= 1
                if not missing[other]:
                    set_(other, IN, node)
            else:
                left[other] -= 1
                if not left[other]:
                    set_(other, OUT, node)
    return Labels(label, cause, chosen)


def proof(rules: Rules, labels: Labels, node: int) -> dict[int, int]:
    """Nodes with labels that are enough for the label of a node, each with grounds of its own among them; in no loop."""
    net = rules.net
    found: dict[int, int] = {}
    stack = [node]
    while stack:
        last = stack.pop()
        if last in found or not labels.label[last]:
            continue
        found[last] = labels.label[last]
        if last in rules.absent or last in rules.forced or labels.cause[last] == NONE:
            continue
        if labels.label[last] == IN:
            stack += net.needs[last] + net.threats[last]
            stack += [labels.chosen[last]] * (labels.chosen[last] != NONE)
        elif (
            labels.cause[last] in net.options[last]
            and last not in rules.bare
            and labels.label[labels.cause[last]] == OUT
        ):
            stack += net.options[last]
        else:
            stack.append(labels.cause[last])
    return found
