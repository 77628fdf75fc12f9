"""Acceptance: which statements and relations of a debate stand once all objections are counted, and from whose point of view.

Every statement, inference and attack is *in*, *out* or *undecided*. This is the least labelling (in the sense of P. M. Dung's
grounded extension, with support and with attacks on steps) that obeys these rules:

- An **inference** is in when all its premises are in and all undercuts of it are out; out when a premise is out or an undercut in.
- An **attack** is in when the force of its source is in and all undercuts of it are out. The force of a statement is in when the
  statement is, and nothing that is in outweighs or mitigates it.
- A **statement** is in when all attacks that defeat it are out and it either has no reasons or one of its reasons is in. It is out
  when an attack that is in defeats it, or when it has reasons and all of them are out: what is held on grounds falls with them.
- What none of these rules settles is undecided: mutual attacks, an attack on oneself, a loop of support that nothing
  outside supports.

**The manner of an attack.** An attack without a manner, and one that `denies`, goes against the truth of what it attacks and
defeats it. One that `outweighs` or `mitigates` grants the truth and goes against the force: the statement stays in, as a
premise too, but its own attacks are idle. So does an attack without a manner on what the same author conceded. An undercut
goes against a step, which is nothing but force, so it makes the step idle whatever its manner.

**Whose point of view.** The whole debate holds what anybody holds: everything but what an author turns down and nobody named
asserts. A voice holds what it asserts and, as the author, what it endorses or concedes; not what it reports or
rejects. Everything else is out, except for objections that it answers (see below).

- A step is a voice's reason when it holds all the premises. What it holds without such a reason it just asserts.
- An objection that a voice answers, its own concession or somebody else's, is met as long as the answer stands: when the answer
  falls, the objection is back. To answer is to attack the objection, its step, or what it rests on.
- An objection that a voice does not answer does not move it: it holds what it holds although it granted, raised or heard the
  objection. In the whole debate an unanswered objection defeats, and to reject an objection is not to answer it.
- What a voice says against its own step (an undercut that is not conceded), and a denial of its own statement, count. So do
  attacks by which a voice goes round in circles: two statements of its own that attack each other are undecided.

A condition is part of a statement: "q, if p" stands or falls as a whole. An implicit premise without a voice is held by the
author and by everybody who argues with it: who holds the conclusion and the stated premises beside it. docs/acceptance.md shows
these rules on examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import field, frozen

from argmap.analysis.because import Because, because
from argmap.analysis.net import FORCE, Rules, net_of, rules_of
from argmap.analysis.settle import IN, OUT, UNDECIDED, Labels, settle
from argmap.analysis.viewpoint import View, view
from argmap.model import Debate


class Label(StrEnum):
    """What a statement or a relation is once all objections are counted."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


LABELS: Mapping[int, Label] = {IN: Label.IN, OUT: Label.OUT, UNDECIDED: Label.UNDECIDED}


@frozen
class Labelling:
    """The labels of all statements (by id) and relations (by key) of a debate, in the debate's order.

    `voice` is whose point of view it is, None for the whole debate; `view` is what that point of view is made of.
    """

    voice: str | None
    statements: Mapping[str, Label]
    relations: Mapping[str, Label]
    view: View
    rules: Rules = field(eq=False, repr=False)
    labels: Labels = field(eq=False, repr=False)

    def __getitem__(self, name: str) -> Label:
        """The label of a statement (by its full id) or of a relation (by its key). Raises `KeyError`."""
        return self.statements[name] if name in self.statements else self.relations[name]

    def because(self, name: str) -> Because:
        """Why a statement or relation has its label: what settled it. Raises `KeyError`."""
        return because(self.rules, self.labels, name)


def labelling(
    debate: Debate, voice: str | None = None, *, accept: Iterable[str] = (), reject: Iterable[str] = ()
) -> Labelling:
    """What stands in a debate from the point of view of a voice, or in the whole debate.

    `accept` and `reject` are ids of statements that are taken to be in or out, whatever is said for or against them. Linear
    in the size of the debate. Raises `UnknownNameError` for a voice or an id that the debate does not have, `ValueError` for a
    statement both accepted and rejected, `ModelError` for a debate that could not be written down.
    """
    forced = forced_labels(debate, accept, reject)
    seen = view(debate, voice, (id for id, label in forced.items() if label == IN))
    rules = rules_of(net_of(debate), seen, forced)
    labels = settle(rules)
    named = {name: LABELS[label] for name, label in zip(rules.net.names, labels.label, strict=True)}
    return Labelling(
        seen.voice,
        {s.id: named[s.id] for s in debate.statements},
        {key: label for key, label in named.items() if ">" in key and not key.endswith(FORCE)},
        seen,
        rules,
        labels,
    )


def forced_labels(debate: Debate, accept: Iterable[str], reject: Iterable[str]) -> dict[str, int]:
    """Full ids with the labels they are given. Raises what `labelling` raises."""
    taken = {debate[id].id: IN for id in _ids(accept)}
    for id in _ids(reject):
        full = debate[id].id
        if taken.setdefault(full, OUT) == IN:
            raise ValueError(f"{full!r} cannot be accepted and rejected at once")
    return taken


def _ids(names: Iterable[str]) -> Iterable[str]:
    return (names,) if isinstance(names, str) else names
