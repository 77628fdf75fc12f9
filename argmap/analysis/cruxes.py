"""Cruxes: what a claim stands or falls with, from the point of view of a voice.

A crux of a claim is a statement that the voice holds and without which (forced out) the claim is no longer in. Each of several
linked premises is one; of convergent reasons none is, unless it is the only one that stands; the answer to an objection
is one when nothing else answers it. The rules are those of `labelling`.

Every crux is in every proof of the claim, so only the statements of one proof are tried, all at once (`scenarios`).
Where no single statement decides, two or three together may: those are looked for from proof to proof (R. Reiter 1987, hitting
sets), pairs first, until the budget is spent.

The text shows reasons, not minds: a crux is a candidate for what would change the voice's mind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import combinations

from attrs import evolve, field, frozen

from argmap.analysis.because import Because
from argmap.analysis.labelling import LABELS, Label, Labelling, labelling
from argmap.analysis.net import Rules, cut_to
from argmap.analysis.scenarios import decisive
from argmap.analysis.settle import IN, OUT, Labels, proof, settle
from argmap.analysis.trace import spread, way
from argmap.analysis.wording import called, listed, quoted
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Attack, Debate

BUDGET = 1_000_000
"""Labels that the search for sets may compute: some seconds."""
MOST_SETS = 1000
"""Sets after which the search ends."""


@frozen
class Crux:
    """A statement without which a claim does not stand.

    `distance` counts the statements on the way to the claim, along the reasons that it rests on: 1 for what bears on it directly.
    `bears_on` is the next statement on that way. `objection` is empty, or what the way leads over: an objection that comes back
    without the statement. `text` says it in a sentence.
    """

    statement: str
    distance: int
    bears_on: str
    objection: str
    text: str


@frozen
class Cruxes:
    """What a claim stands or falls with for a voice (for the whole debate where it is None).

    `label` is what the claim is as things are, and `because` why; only a claim that is in has cruxes. `cruxes` are single
    statements, nearest first. `sets` are pairs and triples of ids that only together carry the claim; none holds another, and
    `complete` tells that there are no more of the size that was asked for.
    """

    voice: str | None
    claim: str
    label: Label
    because: Because
    cruxes: tuple[Crux, ...]
    sets: tuple[tuple[str, ...], ...]
    complete: bool
    rules: Rules = field(eq=False, repr=False)
    labels: Labels = field(eq=False, repr=False)

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the single cruxes."""
        return tuple(crux.statement for crux in self.cruxes)

    def path(self, *ids: str) -> tuple[str, ...]:
        """The way on which the claim falls with a crux, or with a set of them: ids of statements and keys of relations.

        It begins with one of them and ends with the claim. Raises `UnknownNameError` (a `KeyError`) for what is no crux of it.
        """
        number = self.rules.net.number
        for id in ids:
            if id not in number:
                raise UnknownNameError(f"{id!r} does not bear on {self.claim!r}{did_you_mean(id, self.statements)}")
        forced = {number[id]: OUT for id in ids}
        came = spread(self.rules.net, self.labels, settle(self.rules, forced), forced)
        if self.label is not Label.IN or number[self.claim] not in came:
            raise UnknownNameError(f"{self.claim!r} stands without {listed(map(repr, ids))}")
        return way(self.rules.net, came, number[self.claim])


def cruxes(debate: Debate, claim: str, voice: str | None = None, *, largest: int = 3, budget: int = BUDGET) -> Cruxes:
    """What a claim stands or falls with from the point of view of a voice, or in the whole debate.

    Sets have at most `largest` statements; 1 looks for none. `budget` limits the search for sets, in labels computed. Single
    cruxes are always complete, in time close to linear in the size of what the claim depends on. Raises `UnknownNameError` for a
    claim or voice that the debate does not have.
    """
    return cruxes_in(debate, labelling(debate, voice), debate[claim].id, largest=largest, budget=budget)


def cruxes_in(debate: Debate, stands: Labelling, claim: str, *, largest: int = 1, budget: int = BUDGET) -> Cruxes:
    """The same where the labelling is at hand; `claim` is a full id."""
    rules = cut_to(stands.rules, stands.rules.net.number[claim])
    labels = settle(rules)
    label = LABELS[labels.label[0]]
    singles: tuple[Crux, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()
    complete = True
    if label is Label.IN:
        tried = premises_of(rules, labels, stands.view.held)
        singles = _singles(debate, stands.voice, rules, labels, tried)
        if largest > 1:
            sets, complete = _sets(rules, stands.view.held, {c.statement for c in singles}, largest, budget)
    because = stands.because(claim)
    return Cruxes(stands.voice, claim, label, because, singles, sets, complete, rules, labels)


def premises_of(rules: Rules, labels: Labels, held: frozenset[str]) -> list[int]:
    """The nodes of the statements, but for the claim (node 0), that a proof of it takes to be in and the voice holds."""
    used = proof(rules, labels, 0)
    return [
        n for n, label in used.items() if n and label == IN and n not in rules.forced and rules.net.names[n] in held
    ]


def _singles(debate: Debate, voice: str | None, rules: Rules, labels: Labels, tried: list[int]) -> tuple[Crux, ...]:
    near = _near(rules, labels, debate)
    found = sorted(decisive(rules, labels, 0, tried), key=lambda n: (near[n][0], n))
    names = rules.net.names
    made = []
    for n in found:
        distance, before, objection = near[n]
        text = _sentence(debate, voice, names[0], names[n], names[before], objection)
        made.append(Crux(names[n], distance, names[before], objection, text))
    return tuple(made)


def _near(rules: Rules, labels: Labels, debate: Debate) -> dict[int, tuple[int, int, str]]:
    """For the nodes of a proof: how far from the claim, the statement before, the first objection between."""
    net, used, graph = rules.net, proof(rules, labels, 0), debate.graph
    found: dict[int, tuple[int, int, str]] = {0: (0, 0, "")}
    queue = deque([0])
    while queue:
        node = queue.popleft()
        far, before, over = found[node]
        if net.names[node] in graph.statements:
            far, before = far + 1, node
        for other in net.before(node):
            if other in used and other not in found:
                attack = graph.relations.get(net.names[other]) if not over and other in net.threats[node] else None
                found[other] = (far, before, attack.source if isinstance(attack, Attack) else over)
                queue.append(other)
    return found


def _sentence(debate: Debate, voice: str | None, claim: str, crux: str, before: str, objection: str) -> str:
    """What makes a statement a crux, in the words of the annotation."""
    who = "in the debate" if voice is None else f"for {called(debate, voice)}"
    falls = f"{quoted(debate, claim)} no longer stands {who}"
    if objection:
        through = "" if before in (objection, claim) else f" by {quoted(debate, before)}"
        answer = f"the objection {quoted(debate, objection)} is not met{through}"
        return f"Candidate: without {quoted(debate, crux)} {answer}, and {falls}."
    if before == claim:
        return f"Candidate: without {quoted(debate, crux)} no reason is left, and {falls}."
    return f"Candidate: {quoted(debate, crux)} carries {quoted(debate, before)}; without it {falls}."


def _sets(
    rules: Rules, held: frozenset[str], singles: set[str], largest: int, budget: int
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Smallest sets of at most `largest` statements without which the claim falls, each as ids; and whether that is all.

    What is given up so far is widened by every statement of a proof that is left, since a set that decides meets every proof.
    """
    names = rules.net.names
    found: dict[frozenset[int], None] = {}
    queue: deque[frozenset[int]] = deque([frozenset()])
    tried = set(queue)
    while queue and budget > 0 and len(found) < MOST_SETS:
        gone = queue.popleft()
        budget -= 3 * len(names)  # settled once, and gone through once or twice for the statements to add
        less = evolve(rules, forced={**rules.forced, **dict.fromkeys(gone, OUT)})
        labels = settle(less)
        more = [n for n in premises_of(less, labels, held) if names[n] not in singles]
        fatal = set(decisive(less, labels, 0, more)) if gone else set[int]()
        found |= {gone | {n}: None for n in more if n in fatal and not _covers(found, gone | {n})}
        if len(gone) < largest - 1:
            wider = (gone | {n} for n in more if n not in fatal)
            new = [some for some in dict.fromkeys(wider) if some not in tried and not _covers(found, some)]
            tried.update(new)
            queue.extend(new)
    ordered = sorted(found, key=lambda some: (len(some), sum(some), sorted(some)))
    return tuple(tuple(names[n] for n in sorted(some)) for some in ordered), not queue


def _covers(found: Mapping[frozenset[int], None], some: frozenset[int]) -> bool:
    """Whether a set holds one of those that were found."""
    return any(frozenset(part) in found for size in range(2, len(some) + 1) for part in combinations(some, size))
