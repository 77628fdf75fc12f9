"""What an annotator says about a statement, one value for each feature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.analysis.annotators.articles import Annotation
from argmap.analysis.diff.changes import Role
from argmap.model import Inference, Statement
from argmap.model.terms import AUTHOR

UNMARKED = "unmarked"
"""The modality of a statement whose text marks none."""


def role(annotation: Annotation, statement: Statement) -> Role:
    """What a statement does first: it is a premise if it is one anywhere, else an attack, else a claim."""
    uses = annotation.debate.graph.uses.get(statement.id, ())
    if any(isinstance(use, Inference) for use in uses):
        return Role.PREMISE
    attack = next((use for use in uses if not isinstance(use, Inference)), None)
    if attack is None:
        return Role.CLAIM
    return Role.UNDERCUT if attack.undercuts else Role.REBUTTAL


def voice(annotation: Annotation, statement: Statement) -> str:
    """Who asserts it: `author`, or the chains as the language writes them, in the order of the alphabet."""
    names = annotation.voices
    article = annotation.debate.graph.articles.get(statement.article)
    authors = article.authors if article else ()

    def called(chain: tuple[str, ...]) -> str:
        if len(chain) == 1 and authors == chain:
            return AUTHOR
        return " > ".join(names.get(id, id) for id in chain)

    chains = {called(chain) for chain in statement.voices}
    own = {names.get(id, id) for id in authors}
    if not chains or (own and chains == own):
        return AUTHOR
    return ", ".join(sorted(chains))


FEATURES: Mapping[str, Callable[[Annotation, Statement], str | None]] = {
    "role": role,
    "kind": lambda _, statement: statement.kind,
    "modality": lambda _, statement: statement.modality or UNMARKED,
    "commitment": lambda _, statement: statement.commitment,
    "voice": voice,
}
"""The features, each with what its value is; None where the annotator chose none, so that there is nothing to agree on."""
