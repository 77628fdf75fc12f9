"""SADFace, the Simple Argument Description Format of Simon Wells, as its Python package 0.5 and older tools write it.

Atoms are statements, nodes of inference and conflict inferences and attacks, sources anchors in the texts of resources. What the
format has no field for stands under `argmap` in its metadata, which is there for things of other tools.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.nodes.reading import reading
from argmap.formats.nodes.taken import Report
from argmap.formats.nodes.writing import best
from argmap.formats.sadface.taking import Taking
from argmap.formats.sadface.words import DIALECT
from argmap.formats.sadface.writing import written
from argmap.ground.source import Source
from argmap.model import Debate


def read(document: Document) -> Reading:
    """The debate that a document is."""
    report = Report(document.json)
    made = reading(Taking(report).take(document.json.value), DIALECT, report)
    return Reading(made.model, (*document.json.diagnostics, *made.diagnostics), made.texts)


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as a document; what SADFace has no field for is in its metadata."""
    return best(debate, DIALECT.prefix, lambda keep: written(debate, texts, keep=keep), read)


def sniff(document: Document) -> bool:
    """Whether it is an object with lists of nodes and edges, and nodes or a header as SADFace has them."""
    if not document.looks_like_json:
        return False
    root = document.json.value
    if not isinstance(root, dict) or not all(isinstance(root.get(name), list) for name in ("nodes", "edges")):
        return False
    metadata = root.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    if "analyst_name" in root or (isinstance(core, dict) and "analyst_name" in core):
        return True
    kinds = {"atom", "scheme", "inference", "conflict"}
    nodes = [node for node in root["nodes"][:20] if isinstance(node, dict) and "id" in node]
    return any(isinstance(node.get("type"), str) and node["type"] in kinds for node in nodes)


ABOUT = (
    "An atom is a statement, a node of inference an inference whose premises are linked, a node of conflict an attack: of "
    "an atom, or of another such node, which is an undercut. Edges are read as they stand: from what attacks over the node "
    "to what is attacked, as the format is described; `build_attack` of its package 0.5 draws them the other way round, and "
    "there is no telling. A disagreement of two atoms is an attack each way. A source is an anchor where its words stand at "
    "its offset in the resource, which is the text of an article; the claim of the document is the thesis. Names of "
    "inferences become Walton's names of schemes. Written are the names `support` and `attack`, by which other tools tell "
    "the two; schemes and all else that the format has no field for are in the metadata under `argmap`, so that nothing is "
    "lost."
)
FORMAT = Format(
    "sadface", "SADFace (JSON)", (".sadface.json", ".sadface"), sniff, read, write, about=(ABOUT,),
    source="the Python package sadface 0.5 of the Open Argumentation project",
    kept=(
        "metadata of every namespace, analyst and dates", "nodes of other types and edges between atoms", "ids of nodes and edges",
    ),
)  # fmt: skip
