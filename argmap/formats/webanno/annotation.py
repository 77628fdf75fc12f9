"""A statement as a W3C annotation, and what annotations of ours are recognised by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from argmap.formats.ids import is_id
from argmap.model import Anchor, Commitment, Kind, Modality, Statement
from argmap.model.statement import default_commitment
from argmap.passages import text_fragment

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
STATEMENT, ARTICLE, DEBATE = "urn:argmap:statement:", "urn:argmap:article:", "urn:argmap:debate"
OURS = "urn:argmap:"
DIRECTIVE = ":~:text="
PASSAGE = ("TextQuoteSelector", "TextPositionSelector")
KEPT = "webanno.annotation"
VOICE, SAYS = "voice: ", " > "
"""How a tag names a chain of voices."""
TAGS: Mapping[str, tuple[str, Any]] = {
    **{str(kind): ("kind", kind) for kind in Kind}, **{str(modality): ("modality", modality) for modality in Modality},
    "implicit": ("implicit", True), "thesis": ("thesis", True),
}  # fmt: skip
"""Tags of ours, with the field and the value that they stand for."""
COMMITMENTS = {str(commitment): ("commitment", commitment) for commitment in Commitment}


def annotation_of(
    statement: Statement, source: str, passages: Mapping[tuple[str, int], list[dict[str, Any]]]
) -> dict[str, Any]:
    """A statement as an annotation."""
    tags = [tag for tag, (name, value) in TAGS.items() if getattr(statement, name) == value]
    tags += [f"{VOICE}{SAYS.join(chain)}" for chain in statement.voices]
    if statement.commitment != default_commitment(statement.voices, ()):
        tags.append(str(statement.commitment))
    body = [{"type": "TextualBody", "value": statement.text, "format": "text/plain", "purpose": "describing"}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    targets = [
        _target(anchor, source, passages.get((statement.id, n), ())) for n, anchor in enumerate(statement.anchors)
    ]
    return {
        "id": urn(STATEMENT, statement.id), "type": "Annotation", "motivation": "describing",
        "body": body, "target": source if not targets else targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _target(anchor: Anchor, source: str, passage: Iterable[dict[str, Any]]) -> dict[str, Any]:
    fragment = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": text_fragment(anchor)[1:]}
    line = {} if anchor.line is None else {"argmap:line": anchor.line}
    return {"source": source, "selector": [fragment, *passage], **line}


def urn(kind: str, id: str) -> str:
    """A name of ours for a statement or an article, as an address."""
    return kind + quote(id, safe="/~")


def own_name(address: str) -> str:
    """The id of the statement that we wrote under this address; empty for the address of somebody else."""
    name = unquote(address.removeprefix(STATEMENT)) if address.startswith(STATEMENT) else ""
    return name if is_id(name) and urn(STATEMENT, name) == address else ""
