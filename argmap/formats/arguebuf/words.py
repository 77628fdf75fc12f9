"""What arguebuf calls things: the names of its schemes, and how it says a passage.

The names of schemes are those of the enumerations of the message `arg_services.graph.v1.Graph` in the package arg-services 2.0,
which are Walton's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from argmap.formats.nodes import objects
from argmap.formats.nodes.taken import ATTACK, INFERENCE, OTHER, Dialect, Quote
from argmap.model.schemes import SCHEMES

SUPPORT, DEFAULT_SUPPORT = "SUPPORT_", "SUPPORT_DEFAULT"
DEFAULTS: Final = {INFERENCE: ("support", DEFAULT_SUPPORT), ATTACK: ("attack", "ATTACK_DEFAULT")}
"""The member of a scheme and its value, for each kind of step."""
KINDS: Final = {"support": INFERENCE, "attack": ATTACK, "rephrase": OTHER, "preference": OTHER}
OURS: Mapping[str, str] = {
    "VERBAL_CLASSIFICATION_DEFINITION": "definition to verbal classification",
    "VERBAL_CLASSIFICATION_VAGUENESS": "vagueness of a verbal classification",
    "VERBAL_CLASSIFICATION_ARBITRARINESS": "arbitrariness of a verbal classification",
}
"""Names of schemes that are not ours in capitals."""
NEAR: Mapping[str, str] = {
    "RHETORICAL_OPPOSITIONS": "oppositions", "EPISTEMIC_IGNORANCE": "ignorance", "POSITIVE_VALUES": "values",
    "NEGATIVE_VALUES": "values", "BIAS_AD_HOMINEM": "bias", "SORITES_SLIPPERY_SLOPE": "slippery slope",
    "FULL_SLIPPERY_SLOPE": "slippery slope", "PRAGMATIC_ALTERNATIVES": "alternatives",
}  # fmt: skip
"""Schemes of which ours know only the more general; the name is kept beside."""
NAMES = (
    "POSITION_TO_KNOW EXPERT_OPINION WITNESS_TESTIMONY POPULAR_OPINION POPULAR_PRACTICE EXAMPLE ANALOGY COMPOSITION "
    "DIVISION OPPOSITIONS ALTERNATIVES VERBAL_CLASSIFICATION VERBAL_CLASSIFICATION_DEFINITION "
    "VERBAL_CLASSIFICATION_VAGUENESS VERBAL_CLASSIFICATION_ARBITRARINESS INTERACTION_OF_ACT_AND_PERSON VALUES "
    "SACRIFICE PRACTICAL_REASONING TWO_PERSON_PRACTICAL_REASONING WASTE SUNK_COSTS IGNORANCE CAUSE_TO_EFFECT "
    "CORRELATION_TO_CAUSE SIGN ABDUCTIVE EVIDENCE_TO_HYPOTHESIS CONSEQUENCES POSITIVE_CONSEQUENCES "
    "NEGATIVE_CONSEQUENCES THREAT FEAR_APPEAL DANGER_APPEAL NEED_FOR_HELP DISTRESS COMMITMENT ETHOTIC "
    "GENERIC_AD_HOMINEM INCONSISTENT_COMMITMENT CIRCUMSTANTIAL_AD_HOMINEM BIAS GRADUALISM SLIPPERY_SLOPE "
    "PRECEDENT_SLIPPERY_SLOPE VERBAL_SLIPPERY_SLOPE RULES EXCEPTIONAL_CASE PRECEDENT PERCEPTION"
)
KNOWN: Final = frozenset(NAMES.split(" "))
"""Names of schemes of arguebuf that are also ours."""
VALUES: Mapping[str, str] = {OURS.get(name, name.replace("_", " ").lower()): f"{SUPPORT}{name}" for name in KNOWN}
"""The value of the enumeration for each of our schemes that has one."""
BACK: Mapping[str, str] = {value: scheme for scheme, value in VALUES.items() if scheme in SCHEMES}
NEARLY: Mapping[str, str] = {f"{SUPPORT}{name}": scheme for name, scheme in NEAR.items()}


def value_of(scheme: str) -> str:
    """The value of the enumeration for a scheme of ours: the default where it has none."""
    return VALUES.get(scheme, DEFAULT_SUPPORT)


def scheme_of(value: Any) -> str:
    """Our name of a scheme; empty for a default and for one that we do not know."""
    return BACK.get(value) or NEARLY.get(value, "") if isinstance(value, str) else ""


def quotes_of(reference: Any) -> tuple[Quote, ...]:
    """The passage that a reference names. Where the offset is 0, arguebuf 2 leaves it out."""
    if not isinstance(reference, dict):
        return ()
    resource, text = (held if isinstance(held, str) else "" for held in map(reference.get, ("resource", "text")))
    return (Quote(resource, text, objects.number(reference.get("offset")), reference),)


def write_passages(quotes: Sequence[Quote]) -> dict[str, Any] | None:
    """The first of some passages as a reference."""
    found = [{"resource": quote.resource, "offset": quote.offset, "text": quote.text} for quote in quotes[:1]]
    return found[0] if found else None


DIALECT = Dialect("arguebuf.", "reference", "scheme", 1, write_passages, quotes_of, scheme_of, atom_to_atom=True)
