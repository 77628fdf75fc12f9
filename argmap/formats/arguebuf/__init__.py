"""arguebuf, the graphs of the Python package of that name (versions 2 and 3) as JSON.

Atoms are statements, schemes of support and attack inferences and attacks, participants voices, references anchors in the texts of
resources. What the format has no field for stands under `argmap` in its userdata, which are there for things of others.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.formats.arguebuf.taking import Taking
from argmap.formats.arguebuf.words import DIALECT
from argmap.formats.arguebuf.writing import written
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.nodes.reading import reading
from argmap.formats.nodes.taken import Report
from argmap.formats.nodes.writing import best
from argmap.ground.source import Source
from argmap.model import Debate


def read(document: Document) -> Reading:
    """The debate that a graph is."""
    report = Report(document.json)
    made = reading(Taking(report).take(document.json.value), DIALECT, report)
    return Reading(made.model, (*document.json.diagnostics, *made.diagnostics), made.texts)


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as a graph; what arguebuf has no field for is in its userdata."""
    return best(debate, DIALECT.prefix, lambda keep: written(debate, texts, keep=keep), read)


def sniff(document: Document) -> bool:
    """Whether it is an object with a map of nodes that are atoms or schemes, or with the version of the schema."""
    if not document.looks_like_json:
        return False
    root = document.json.value
    nodes = root.get("nodes") if isinstance(root, dict) else None
    if not isinstance(nodes, dict):
        return False
    if "schemaVersion" in root or "schema_version" in root:
        return True
    first = [node for _, node in zip(range(20), nodes.values(), strict=False)]
    return any(isinstance(node, dict) and ("atom" in node or "scheme" in node) for node in first)


ABOUT = (
    "An atom is a statement, a scheme of support an inference whose premises are linked, a scheme of attack an attack: of an "
    "atom, or of another scheme, which is an undercut. Participants are voices, resources articles with their texts, a reference "
    "is an anchor where its words stand at its offset in the resource, the major claim is the thesis. Names of schemes are "
    "Walton's on both sides. Written is no time of now; what the format has no field for is in the userdata under `argmap`, so "
    "that nothing is lost. Graphs of arguebuf name neither title nor author of the whole."
)
FORMAT = Format(
    "arguebuf", "arguebuf (JSON)", (".arguebuf.json", ".arguebuf"), sniff, read, write, about=(ABOUT,),
    source="the message arg_services.graph.v1.Graph of the packages arg-services 1.7 and 2.0",
    kept=(
        "schemes of rephrase and preference with their edges, edges from atom to atom", "times, analysts and userdata",
        "ids of nodes and edges", "schemes of arguebuf that Walton's list does not have",
    ),
)  # fmt: skip
