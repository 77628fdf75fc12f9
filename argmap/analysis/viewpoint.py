"""Points of view: which statements of a debate a voice holds, and which objections it has to live with."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from argmap.analysis.holding import asserted_by, asserted_by_somebody
from argmap.analysis.objections import objections
from argmap.model import Debate


@frozen
class View:
    """What one voice's reasons, or all voices' together, are made of. All fields are ids of statements and keys of relations.

    `held` is what the voice asserts, endorses or concedes. `raised` is what it does not hold but answers, with what
    others hold in support of it. `bare` is what is held or raised without reasons that count. `steps` are the relations that
    count.
    """

    voice: str | None
    held: frozenset[str]
    raised: frozenset[str]
    bare: frozenset[str]
    steps: frozenset[str]


def view(debate: Debate, voice: str | None = None, accept: Iterable[str] = ()) -> View:
    """The point of view of a voice, or of the whole debate; `accept` are ids that it has to take in besides what it holds.

    Linear in the size of the debate. Raises `UnknownNameError` for a voice that the debate does not have.
    """
    accepted = frozenset(accept)
    if voice is None:
        own, raised = asserted_by_somebody(debate), frozenset[str]()
        attacks = {a.key for a in debate.attacks if a.source in own}
    else:
        own = asserted_by(debate, debate.voice(voice).id)
        attacks, raised = objections(debate, voice, own)
    attacks |= {a.key for a in debate.attacks if a.source in accepted and a.source not in own}
    inferences, grounded = set(), set()
    for inference in debate.inferences:
        ground = own if inference.conclusion in own else own | raised if inference.conclusion in raised else frozenset()
        if ground.issuperset(inference.premises):
            grounded.add(inference.conclusion)
            inferences.add(inference.key)
        elif accepted and all(p in ground or p in accepted for p in inference.premises):
            inferences.add(inference.key)
    return View(voice, own, raised, (own | raised) - grounded, frozenset(attacks | inferences))
