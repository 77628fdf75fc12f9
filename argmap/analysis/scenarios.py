"""Thousands of what-ifs at once: each bit of a number is one of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from argmap.analysis.net import Rules, waited_for
from argmap.analysis.settle import IN, OUT, Labels

BLOCK = 4096
"""Scenarios that are computed at once. More need more memory, fewer more passes."""


def decisive(rules: Rules, labels: Labels, node: int, rejected: Sequence[int]) -> list[int]:
    """Those of some nodes each of which, forced out alone, keeps `node`, which is in, from being so; in their order.

    `labels` are those of the rules as they are. Exactly what `settle` would say of every single rejection. The nodes are
    taken in blocks; within one every node that they bear on is computed once, or a few times where the net has loops, with one
    bit for each rejection. The time is that of the nodes borne on, times the bits by those of a machine word.
    """
    order = _inside_out(rules, node)
    rejected = [n for n in rejected if n not in rules.absent and n not in rules.forced]
    found: list[int] = []
    for first in range(0, len(rejected), BLOCK):
        block = rejected[first : first + BLOCK]
        stands = _simulated(rules, labels, order, block, node)
        found += [n for bit, n in enumerate(block) if not stands >> bit & 1]
    return found


def _simulated(rules: Rules, labels: Labels, order: list[int], block: Sequence[int], node: int) -> int:
    """The scenarios in which a node is in."""
    net, every = rules.net, (1 << len(block)) - 1
    place = {n: 1 << bit for bit, n in enumerate(block)}
    touched = _touched(rules, block)
    stands = [every if label == IN else 0 for label in labels.label]
    fallen = [every if label == OUT else 0 for label in labels.label]
    todo = [n for n in order if n in touched]
    for n in todo:
        stands[n] = fallen[n] = 0
    queue, waiting = deque(todo), set(todo)
    while queue:
        n = queue.popleft()
        waiting.discard(n)
        good, bad = every, 0
        for other in net.needs[n]:
            good &= stands[other]
            bad |= fallen[other]
        for other in net.threats[n]:
            good &= fallen[other]
            bad |= stands[other]
        if n not in rules.bare and net.options[n]:
            some, none = 0, every
            for other in net.options[n]:
                some |= stands[other]
                none &= fallen[other]
            good &= some
            bad |= none
        own = place.get(n, 0)
        good, bad = good & ~own, bad | own
        if good != stands[n] or bad != fallen[n]:
            stands[n], fallen[n] = good, bad
            for other in net.after(n):
                if other in touched and other not in waiting:
                    waiting.add(other)
                    queue.append(other)
    return stands[node]


def _touched(rules: Rules, nodes: Iterable[int]) -> set[int]:
    """The nodes that some bear on, however far, but for those whose label nothing can change."""
    found = {n for n in nodes if n not in rules.forced}
    stack = list(found)
    while stack:
        for other in rules.net.after(stack.pop()):
            if other not in found and other not in rules.absent and other not in rules.forced:
                found.add(other)
                stack.append(other)
    return found


def _inside_out(rules: Rules, node: int) -> list[int]:
    """What a node depends on, each after what it depends on itself (but for loops), without recursion."""
    order: list[int] = []
    seen = {node}
    work = [(node, iter(waited_for(rules, node)))]
    while work:
        last, rest = work[-1]
        for other in rest:
            if other not in seen:
                seen.add(other)
                work.append((other, iter(waited_for(rules, other))))
                break
        else:
            work.pop()
            order.append(last)
    return order
