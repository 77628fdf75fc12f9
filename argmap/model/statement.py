"""A statement and what is said about it."""

from __future__ import annotations

from attrs import field, frozen

from argmap.ground.source import Span
from argmap.model.terms import UNCLEAR, Commitment, Kind, Modality, Sign
from argmap.model.words import DATA, Anchor, Data, check_data, is_id, is_key, is_line, many, maybe

Chain = tuple[str, ...]
"""Ids of voices, outermost first: `("hinata", "tokyo")` is what Hinata says that Tokyo says."""


@frozen
class Answer:
    """The side that a statement takes on an issue."""

    issue: str = field(validator=is_id)
    sign: Sign


def default_commitment(voices: tuple[Chain, ...], authors: tuple[str, ...]) -> Commitment:
    """The commitment of a statement that says none: endorsed where an author is among those who assert it, else reported."""
    own = not voices or any(len(c) == 1 and c[0] in authors and c[0] != UNCLEAR for c in voices)
    return Commitment.ENDORSED if own else Commitment.REPORTED


@frozen
class Statement:
    """A proposition that somebody asserts (AIF: an I-node with its locutions).

    `id` is `article/name`, or `name` where it belongs to no article. `voices` are the chains of those who assert it
    together; none means the author of the article. `commitment` is what the author makes of it. A name that begins
    with `~` was made from the text, for a statement that the annotator did not name.
    """

    id: str
    text: str
    kind: Kind | None = None
    modality: Modality | None = None
    condition: str = ""
    implicit: bool = False
    thesis: bool = False
    voices: tuple[Chain, ...] = ()
    commitment: Commitment = Commitment.ENDORSED
    anchors: tuple[Anchor, ...] = ()
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()
    sic: tuple[str, ...] = ()
    data: Data = DATA
    origin: Span | None = field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def article(self) -> str:
        """The id of the article it belongs to; empty when it belongs to none."""
        return self.id.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The id without the article."""
        return self.id.rpartition("/")[2]

    @property
    def anonymous(self) -> bool:
        """Whether the annotator gave it no id."""
        return self.name.startswith("~")

    def answer(self, issue: str) -> Sign | None:
        """The side it takes on an issue, if any."""
        return next((answer.sign for answer in self.answers if answer.issue == issue), None)


_FIELDS = {a.name: a for a in Statement.__attrs_attrs__}


def check_statement(statement: Statement) -> None:
    """Raise `ModelError` when no annotation could say this statement.

    The check runs when a debate is used, not in the constructor, because annotations of 100,000 statements are read
    line by line and cannot hold such a value in the first place.
    """
    is_key(statement, _FIELDS["id"], statement.id)
    is_line(statement, _FIELDS["text"], statement.text)
    maybe(is_line)(statement, _FIELDS["condition"], statement.condition)
    many(many(is_id))(statement, _FIELDS["voices"], statement.voices)
    many(is_line)(statement, _FIELDS["notes"], statement.notes)
    many(is_line)(statement, _FIELDS["sic"], statement.sic)
    if statement.data:
        check_data(statement)
