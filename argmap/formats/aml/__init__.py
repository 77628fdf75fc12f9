"""AML, the files of Araucaria. Read only.

After the program's own writer and its DTD, version 1.5.1 (C. Reed and G. Rowe, "Araucaria: software for argument analysis,
diagramming and representation", 2004). An argument unit (AU) is a proposition with what bears on it: a refutation, and convergent
(CA) or linked (LA) arguments. CA is no conflict here.
"""

from __future__ import annotations

import re

from argmap.formats.aml.reading import Reader
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading

ROOT = re.compile(r"<ARG[\s>]")


def read(document: Document) -> Reading:
    """The debate that an argument of Araucaria is."""
    return Reader(document).read()


def sniff(document: Document) -> bool:
    """Whether it is XML with an `ARG` in its first lines."""
    return document.looks_like_xml and ROOT.search(document.head) is not None


ABOUT = (
    "A proposition is a statement, one that is `missing` is implicit. A convergent argument (CA) is an inference, a linked one "
    "(LA) an inference of several premises, a refutation an attack; the refutation of a refutation attacks that. The scheme of an "
    "inference is the one that its conclusion and a premise are both in. Owners are voices, who hold a statement that the author "
    "reports. Offsets are checked against the text of the file, and become anchors in it."
)
KEPT = (
    "evaluations of nodes and of support", "roles in Toulmin's and Wigmore's diagrams", "definitions of the schemes that are used",
    "the text, its analyst and date",
)  # fmt: skip
FORMAT = Format(
    "aml", "AML (Araucaria)", (".aml",), sniff, read, about=(ABOUT,), kept=KEPT,
    unread=("definitions of schemes that nothing uses",), source="the program Araucaria and its DTD",
)  # fmt: skip
