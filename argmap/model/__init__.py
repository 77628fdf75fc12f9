"""What is argued: frozen classes that know nothing of files, tokens or pictures."""

from argmap.model.article import Article, Issue, Stance, Voice
from argmap.model.debate import Debate
from argmap.model.relation import Attack, Inference, Relation
from argmap.model.statement import Answer, Chain, Statement
from argmap.model.terms import AttackKind, Commitment, Kind, Manner, Modality, Position, Sign, VoiceKind
from argmap.model.words import Anchor, Data, datum

__all__ = [
    "Anchor", "Answer", "Article", "Attack", "AttackKind", "Chain", "Commitment", "Data", "Debate", "Inference", "Issue", "Kind",
    "Manner", "Modality", "Position", "Relation", "Sign", "Stance", "Statement", "Voice", "VoiceKind", "datum",
]  # fmt: skip
