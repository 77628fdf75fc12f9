"""What would fall, and what would stand again, if statements were given up or granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from argmap.analysis.because import Because
from argmap.analysis.labelling import LABELS, Label, forced_labels, labelling
from argmap.analysis.net import Net
from argmap.analysis.trace import spread, way
from argmap.analysis.wording import quoted, settled_by
from argmap.ground.errors import UnknownNameError
from argmap.ground.nearest import did_you_mean
from argmap.model import Debate


@frozen
class Change:
    """A statement whose label changes: what it was and is, what settles it now, and the same in words.

    `distance` counts the statements on a shortest way from one that was accepted or rejected: 1 for what that bears on
    directly.
    """

    statement: str
    before: Label
    after: Label
    because: Because
    distance: int
    text: str


@frozen
class WhatIf:
    """What changes when some statements are accepted and some rejected, nearest to these first.

    `falls` are now out, `rises` are now in, `undecided` are now neither. The accepted and rejected statements themselves are
    not among them.
    """

    voice: str | None
    accepted: tuple[str, ...]
    rejected: tuple[str, ...]
    falls: tuple[Change, ...]
    rises: tuple[Change, ...]
    undecided: tuple[Change, ...]
    net: Net = field(eq=False, repr=False)
    came: Mapping[int, int] = field(eq=False, repr=False)

    def path(self, id: str) -> tuple[str, ...]:
        """The way from an accepted or rejected statement to one that changes: ids of statements and keys of relations.

        Raises `UnknownNameError` (a `KeyError`) for the id of a statement that does not change.
        """
        node = self.net.number.get(id)
        if node is None or node not in self.came:
            changed = [c.statement for c in (*self.falls, *self.rises, *self.undecided)]
            raise UnknownNameError(f"{id!r} does not change{did_you_mean(id, changed)}")
        return way(self.net, self.came, node)


VERBS: Mapping[Label, str] = {Label.OUT: "falls", Label.IN: "stands", Label.UNDECIDED: "becomes undecided"}


def whatif(
    debate: Debate, *, accept: Iterable[str] = (), reject: Iterable[str] = (), voice: str | None = None
) -> WhatIf:
    """What changes in a debate, from the point of view of a voice or of all, when statements are accepted and rejected.

    A voice that accepts a statement it did not hold has to live with the objections that start from it. Linear in the size of
    the debate. Raises `UnknownNameError` for an id or voice that the debate does not have, `ValueError` for a statement that
    is both accepted and rejected.
    """
    forced = forced_labels(debate, accept, reject)
    accepted = tuple(id for id, label in forced.items() if LABELS[label] is Label.IN)
    rejected = tuple(id for id, label in forced.items() if LABELS[label] is Label.OUT)
    before = labelling(debate, voice)
    after = labelling(debate, voice, accept=accepted, reject=rejected)
    net = after.rules.net
    came = spread(net, before.labels, after.labels, (net.number[id] for id in forced))
    far: dict[int, int] = {}
    found: dict[Label, list[Change]] = {label: [] for label in Label}
    for node, source in came.items():
        id = net.names[node]
        statement = id in debate.graph.statements
        far[node] = far.get(source, 0) + (statement and id not in forced)
        if statement and id not in forced:
            because = after.because(id)
            text = f"{quoted(debate, id)} {VERBS[after[id]]}: {settled_by(debate, because, after.statements)}."
            found[after[id]].append(Change(id, before[id], after[id], because, far[node], text))
    falls, rises, undecided = (tuple(found[label]) for label in (Label.OUT, Label.IN, Label.UNDECIDED))
    return WhatIf(after.voice, accepted, rejected, falls, rises, undecided, net, came)
