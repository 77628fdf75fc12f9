"""Arggraph XML, the format of the arg-microtexts corpus.

After its DTD and after A. Peldszus and M. Stede, "From argument diagrams to argumentation mining in texts" (2013): elementary
discourse units are segments of the text; argumentative discourse units (ADU) stand on them, are the proponent's or the
opponent's, and support or attack each other or, to undercut them, relations between others.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.formats.arggraph.reading import Reader
from argmap.formats.arggraph.writing import Writer
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.regained import written
from argmap.ground.source import Source
from argmap.model import Debate


def read(document: Document) -> Reading:
    """The debate that the graphs of a file are; with anchors where the text lies beside it."""
    return Reader(document).read()


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - the file holds segments, not the text
    """The debate as one graph."""
    return written(debate, "arggraph.", _made, lambda made: read(Document.of(made.text)).model)


def _made(debate: Debate) -> Written:
    return Written.of(Writer(debate).text())


def sniff(document: Document) -> bool:
    """Whether it is XML with an arggraph in its first lines."""
    return document.looks_like_xml and "<arggraph" in document.head


ABOUT = (
    "An ADU is a statement, and its text is that of the segments that it stands on. `sup` is an inference, `exa` one by example, "
    "`add` links a premise to it; `reb` is an attack of a statement, `und` an undercut of a relation, also of an attack. Several "
    "sources of one attack become attacks each, and are one again when written. ADUs of type `opp` are what the voice `opponent` "
    "says and the author reports. The graph is an article; its topic is an issue on which its author takes the stance that the "
    "file says. Segments that the annotator added (`implicit`, part 2 of the corpus) make implicit statements. Where the text lies "
    "beside the file (`.txt`), statements are anchored in it. A debate of several articles is "
    "written as one graph."
)
KEPT = (
    "ids of ADUs, segments and edges", "segments that no ADU stands on, joints, several segments for one ADU",
    "edges that lead to nothing",
)  # fmt: skip
FORMAT = Format(
    "arggraph", "arggraph XML (arg-microtexts)", (".arggraph.xml", ".xml"), sniff, read, write, about=(ABOUT,), kept=KEPT,
    companions=(".txt",), source="the DTD of the arg-microtexts corpus (Peldszus and Stede)",
)  # fmt: skip
