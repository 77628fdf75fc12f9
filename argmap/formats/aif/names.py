"""Names of argumentation schemes as AIF files have them, and what acts of speech assert."""

from __future__ import annotations

import re
from functools import cache

from argmap.model.schemes import SCHEMES

PREFIX = re.compile(r"^(?:argument\s*)?from\s+|^argument(?:ation)?\s+(?:from|by)\s+|^arg(?:ument)?[\s_]+from[\s_]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
DEFAULTS = {"RA": "Default Inference", "CA": "Default Conflict"}
ALIASES = {
    "cause to effects": "cause to effect",
    "popularity": "popular opinion",
    "practical reasoning from goals": "practical reasoning",
}
"""Other names that files have."""
ASSERTING = frozenset(
    (
        "asserting", "asserted", "agreeing", "conceding", "popular conceding", "restating", "arguing",
        "assertive questioning", "rhetorical questioning", "default illocuting", "evaluating", "alternative giving",
    )
)  # fmt: skip
"""Acts of speech, in small letters, by which somebody asserts what they are about. Assertive and rhetorical questions do, pure ones
do not; who challenges, hypothesises or speaks in irony does not; who disagrees asserts something else (Inference Anchoring Theory,
as in the annotation guidelines of the Centre for Argument Technology, 2023).
"""


@cache
def scheme_of(name: str) -> str:
    """Our name of a scheme for the name that a file has, in whatever spelling; empty for a default or an unknown one."""
    plain = CAMEL.sub(" ", name.strip()).replace("_", " ").replace("-", " ").lower()
    plain = PREFIX.sub("", " ".join(plain.split()))
    plain = ALIASES.get(plain, plain)
    return plain if plain in SCHEMES else ""


def scheme_name(scheme: str, kind: str) -> str:
    """The name of a scheme as AIFdb writes it: every word with a capital."""
    return " ".join(word.capitalize() for word in scheme.split(" ")) if scheme else DEFAULTS[kind]
