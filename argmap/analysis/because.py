"""Why a statement or a relation stands, or does not."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from argmap.analysis.net import FORCE, Rules
from argmap.analysis.settle import IN, NONE, OUT, Labels


class Why(StrEnum):
    """What settles a label."""

    ASSERTED = "asserted"
    """In: held, without reasons that count, and not defeated."""
    SUPPORTED = "supported"
    """In: a reason stands, and nothing defeats it. Names the reason; for a relation, the premises or the source."""
    TAKEN = "taken"
    """In or out: the caller wants it so."""
    NOT_HELD = "not held"
    """Out: it is no part of this point of view."""
    DEFEATED = "defeated"
    """Out: an attack stands. Names all such attacks: rebuttals of a statement, undercuts of a relation."""
    OUTWEIGHED = "outweighed"
    """Out (an attack): an answer that outweighs or mitigates its source stands. Names all such answers."""
    GROUNDLESS = "groundless"
    """Out: all reasons fell. Names them; for a relation, the premise or source that fell."""
    OPEN = "open"
    """Undecided. Names what it waits for."""


@frozen
class Because:
    """What settles the label of a statement or relation: ids of statements and keys of relations, and how."""

    why: Why
    names: tuple[str, ...] = ()


def because(rules: Rules, labels: Labels, name: str) -> Because:
    """Why a node of a net has its label. Raises `KeyError` for a name that the net does not have."""
    net, label = rules.net, labels.label
    node = net.number[name]
    if node in rules.forced:
        return Because(Why.TAKEN)
    if node in rules.absent:
        return Because(Why.NOT_HELD)
    cause = labels.cause[node]
    if label[node] == IN:
        chosen = (labels.chosen[node],) if labels.chosen[node] != NONE else net.needs[node]
        return Because(Why.SUPPORTED, _named(rules, chosen)) if chosen else Because(Why.ASSERTED)
    if label[node] == OUT:
        if cause in net.threats[node]:
            return Because(Why.DEFEATED, _standing(rules, labels, node))
        if cause in net.options[node]:
            return Because(Why.GROUNDLESS, _named(rules, net.options[node]))
        if net.names[cause].endswith(FORCE) and labels.cause[cause] in net.threats[cause]:
            return Because(Why.OUTWEIGHED, _standing(rules, labels, cause))
        return Because(Why.GROUNDLESS, _named(rules, (cause,)))
    options = () if node in rules.bare or labels.chosen[node] != NONE else net.options[node]
    waiting = (n for n in (*net.needs[node], *options, *net.threats[node]) if not label[n])
    return Because(Why.OPEN, _named(rules, tuple(waiting)))


def _standing(rules: Rules, labels: Labels, node: int) -> tuple[str, ...]:
    return _named(rules, tuple(n for n in rules.net.threats[node] if labels.label[n] == IN))


def _named(rules: Rules, nodes: tuple[int, ...]) -> tuple[str, ...]:
    """The names of nodes; the force of a statement goes by the statement, and what is no part of the view is left out."""
    names = (rules.net.names[n].removesuffix(FORCE) for n in nodes if n not in rules.absent)
    return tuple(dict.fromkeys(names))
