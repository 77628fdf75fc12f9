"""AIF, the Argument Interchange Format, in its JSON form as AIFdb and its tools write it.

I-nodes are statements, RA-nodes inferences (their premises are linked), CA-nodes attacks (of an S-node: undercuts). Locutions give
statements their voices.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.formats.aif.keeping import heeded
from argmap.formats.aif.nodeset import Taking
from argmap.formats.aif.reading import debate_of
from argmap.formats.aif.writing import Writer
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.jsons import dump_json
from argmap.ground.source import Source
from argmap.model import Debate


def read(document: Document) -> Reading:
    """The debate that a nodeset is."""
    taking = Taking(document.json)
    found = debate_of(document.json.value, taking)
    return Reading(found.debate, (*document.json.diagnostics, *taking.diagnostics()))


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - AIF holds no text
    """The debate as a nodeset, with locutions and participants."""
    return heeded(debate, ("aif.",), _written, lambda text: read(Document.of(text)).model)


def _written(debate: Debate, mute: frozenset[str]) -> Written:
    writer = Writer(debate, mute)
    members = writer.nodeset()
    return Written.of(dump_json(members), writer.lost)


def sniff(document: Document) -> bool:
    """Whether it is an object with nodes that have a `nodeID`, or without nodes but with edges and locutions."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    if not isinstance(value, dict) or not isinstance(value.get("nodes"), list) or "edges" not in value:
        return False
    nodes = value["nodes"]
    return any(isinstance(node, dict) and "nodeID" in node for node in nodes[:20]) or (
        not nodes and "locutions" in value
    )


ABOUT = (
    "An I-node is a statement, an RA-node an inference whose premises are linked, a CA-node an attack: of a statement, or of "
    "another S-node, which is an undercut. Names of schemes become Walton's names. Who utters a locution that asserts a statement "
    "is its voice; locutions that assert locutions are reports. Written are locutions, acts of asserting and participants for all "
    "who assert anything, the authors of articles among them. Ids of nodes and edges stay. When an annotation was edited, what was "
    "kept of the file is written as far as it still fits."
)
FORMAT = Format(
    "aif", "AIF (JSON of AIFdb)", (".aif.json", ".aif"), sniff, read, write, about=(ABOUT,),
    source="Chesñevar et al., Towards an argument interchange format (2006), and the JSON of AIFdb",
    kept=("L, YA, TA, MA and PA nodes with their edges", "timestamps, scheme ids and other members", "ids of nodes and edges"),
)  # fmt: skip
