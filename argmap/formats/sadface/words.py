"""What SADFace calls things, and how it says passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.formats.aif.names import scheme_of
from argmap.formats.nodes import objects
from argmap.formats.nodes.taken import ATTACK, INFERENCE, Dialect, Quote

VERSION = "0.5.4.0"
"""The version of the format that is written."""
CORE = ("version", "id", "analyst_name", "analyst_email", "created", "edited", "title", "description", "notes")
"""Members of `metadata.core` that other tools look for."""
ROOT = ("metadata", "resources", "nodes", "edges")
ATOM = ("id", "type", "text", "sources", "metadata")
SCHEME = ("id", "type", "name", "metadata")
RESOURCE = ("id", "type", "content", "url", "metadata")
RESERVED = ("sources", "mutual", "edges", "node", "edge", "dangling", "core", "argmap", "text", "id")
SUPPORT, CONFLICT = "support", "attack"
NAMES = {INFERENCE: ("inference", SUPPORT), ATTACK: ("conflict", CONFLICT)}
CONFLICTS = frozenset(("attack", "conflict", "disagree", "disagreement", "attacks", "con"))
OTHERS = frozenset(("rephrase", "preference"))


def write_passages(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    """Passages as the sources of an atom."""
    return [{"resource_id": q.resource, "text": q.text, "offset": q.offset, "length": len(q.text)} for q in quotes]


def quotes_of(sources: Any) -> tuple[Quote, ...]:
    """The passages that the sources of an atom name."""
    found = []
    for raw in sources if isinstance(sources, list) else ():
        if isinstance(raw, dict):
            resource, text = (held if isinstance(held, str) else "" for held in map(raw.get, ("resource_id", "text")))
            found.append(Quote(resource, text, objects.number(raw.get("offset")), raw))
    return tuple(found)


def _scheme(name: Any) -> str:
    return scheme_of(name) if isinstance(name, str) else ""


DIALECT = Dialect("sadface.", "sources", "name", None, write_passages, quotes_of, _scheme, atom_to_atom=False)
