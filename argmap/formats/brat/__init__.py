"""Brat standoff: an annotation (.ann) beside its text (.txt), as corpora of argument mining are annotated with.

After the manual of brat, and after the Argument Annotated Essays (C. Stab and I. Gurevych, "Parsing argumentation structures
in persuasive essays", 2017): entities are MajorClaim, Claim and Premise, relations supports and attacks; the attribute Stance says
how a claim stands to the major claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.formats.brat.reading import Reader
from argmap.formats.brat.writing import as_it_was, with_notes
from argmap.formats.document import Document
from argmap.formats.format import Format, Part, Reading, Written
from argmap.formats.regained import losses
from argmap.ground.collector import collector_paused
from argmap.ground.source import Source
from argmap.model import Debate

LINE = re.compile(r"(?:[TREAMN#]\d*|\*)\t\S+ \S")
ENTITY = re.compile(r"^T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t", re.MULTILINE)


def read(document: Document) -> Reading:
    """The debate that an annotation is."""
    return Reader(document).read()


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as an annotation and its text: as the annotation that it was read from where it still is that, else with notes
    that say what brat has no word for.
    """
    with collector_paused():
        ann, text = with_notes(debate, texts)
        lost = losses(debate, _again(ann, text, "debate"))
        assert lost is not None, "a file holds more than was written into it"
        before = as_it_was(debate, texts)
        if before is not None:
            left = losses(debate, _again(*before))
            if left is not None and {(loss.place, loss.field) for loss in left} <= {
                (loss.place, loss.field) for loss in lost
            }:
                ann, beside, _ = before
                return Written((Part("", ann), *([] if beside is None else [Part(".txt", beside)])), tuple(left))
        return Written((Part("", ann), Part(".txt", text)), tuple(lost))


def _again(ann: str, text: str | None, stem: str) -> Debate:
    """What reading a written annotation gives."""
    held = {} if text is None else {".txt": text.encode("utf-8", "surrogateescape")}
    return read(Document(f"{stem}.ann", ann.encode("utf-8", "surrogateescape"), held.get, stem)).model


def sniff(document: Document) -> bool:
    """Whether its first lines are annotations, with an entity among them."""
    return LINE.match(document.head) is not None and ENTITY.search(document.head) is not None


READ = (
    "An entity is a statement: a MajorClaim is a thesis, Claim and Premise follow from the place in the debate and are kept where "
    "they do not. Its spans are anchors in the text beside the annotation; spans to which no anchor leads are kept. `supports` is "
    "an inference, `attacks` an attack. The stance of a claim is an inference to or an attack of the first major claim, and is "
    "written as the attribute again. Notes of annotators are notes."
)
WRITTEN = (
    "A debate of other origin is written over the texts of its articles where they are at hand (one behind the other), else over "
    "its statements, one a line. What brat has no word for stands in notes that begin with `argmap:`: linked premises, schemes, "
    "kinds, paraphrases, voices. Brat has no relation to a relation, so undercuts are lost."
)
KEPT = (
    "ids of entities, relations, attributes and notes", "types of entities and relations", "attributes of any name",
    "events, equivalences and normalisations",
)  # fmt: skip
FORMAT = Format(
    "brat", "brat standoff", (".ann",), sniff, read, write, about=(READ, WRITTEN), kept=KEPT, companions=(".txt",),
    source="the manual of brat",
)  # fmt: skip
