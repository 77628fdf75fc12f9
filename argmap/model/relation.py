"""How statements bear on each other."""

from __future__ import annotations

from attrs import field, frozen

from argmap.ground.source import Span
from argmap.model.terms import Manner
from argmap.model.words import DATA, Data


@frozen
class Inference:
    """A step from premises to a conclusion (AIF: an RA-node); ids of statements.

    Several premises are linked: the step needs all of them. Convergent premises are several inferences.
    """

    premises: tuple[str, ...]
    conclusion: str
    scheme: str = ""
    data: Data = DATA
    origin: Span | None = field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def linked(self) -> bool:
        """Whether the premises work only together."""
        return len(self.premises) > 1

    @property
    def key(self) -> str:
        """What an undercut names as its target. Two inferences of one debate never share it."""
        premises = self.premises
        return f"{premises[0] if len(premises) == 1 else '+'.join(premises)}>{self.conclusion}"


@frozen
class Attack:
    """An attack (AIF: a CA-node) of the statement `source` on `target`.

    The target is a statement (rebut, undermine), or the `key` of an inference or of an attack (undercut).
    Which of these it is follows from the debate: see `Debate.kind_of`.
    """

    source: str
    target: str
    manner: Manner | None = None
    data: Data = DATA
    origin: Span | None = field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def undercuts(self) -> bool:
        """Whether it attacks a step instead of a statement."""
        return ">" in self.target

    @property
    def key(self) -> str:
        """What an undercut of this attack names as its target; short however deep undercuts are nested."""
        if not self.undercuts:
            return f"{self.source}>!{self.target}"
        from hashlib import blake2b  # noqa: PLC0415 - undercuts of undercuts are rare

        return f"{self.source}>!{blake2b(self.target.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}>"


Relation = Inference | Attack
