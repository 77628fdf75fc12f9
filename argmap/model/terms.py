"""The closed lists of the field's terms. The values are the words of the language."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What kind of proposition a statement or an issue is."""

    FACT = "fact"
    VALUE = "value"
    POLICY = "policy"


class Modality(StrEnum):
    """How sure the voice says to be."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Commitment(StrEnum):
    """What the author of the article makes of a statement."""

    ENDORSED = "endorsed"
    REPORTED = "reported"
    REJECTED = "rejected"
    CONCEDED = "conceded"


class Manner(StrEnum):
    """How an attack answers what it attacks."""

    OUTWEIGHS = "outweighs"
    MITIGATES = "mitigates"
    DENIES = "denies"


class AttackKind(StrEnum):
    """What an attack is aimed at: a conclusion, a premise, or the step from one to the other."""

    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"


class VoiceKind(StrEnum):
    """Who or what a voice is."""

    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    UNNAMED = "unnamed"
    UNCLEAR = "unclear"


class Sign(StrEnum):
    """The side a statement takes on an issue."""

    PRO = "pro"
    CON = "con"


class Position(StrEnum):
    """The side a voice takes on an issue."""

    PRO = "pro"
    CON = "con"
    MIXED = "mixed"
    SILENT = "silent"


AUTHOR = "author"
"""The voice of the article's author, in parentheses."""

UNCLEAR = "unclear"
"""The voice that the text does not let one tell."""

IMPLICIT, THESIS, TIME_RELATIVE = "implicit", "thesis", "time-relative"

RESERVED = frozenset(
    {AUTHOR, UNCLEAR, IMPLICIT, THESIS, TIME_RELATIVE, Position.MIXED, Position.SILENT}
    | {str(term) for terms in (Kind, Modality, Commitment, Manner, Sign, VoiceKind) for term in terms}
)
"""Words that mean something in parentheses, and so cannot be the id of a voice."""
