"""Coded statements in the columns of Discourse Network Analyzer (DNA; P. Leifeld): who agrees with what, where and when."""

from __future__ import annotations

from argmap.formats.dna.columns import AGREEMENT, CONCEPT, KNOWN, ORGANIZATION, PERSON, plain
from argmap.formats.dna.reading import read
from argmap.formats.dna.writing import write
from argmap.formats.document import Document
from argmap.formats.format import Format
from argmap.formats.tables import DELIMITERS


def sniff(document: Document) -> bool:
    """Whether the first row names concepts and those who agree with them, and is not that of a table of ours."""
    head = document.head.partition("\n")[0][:2000]
    for delimiter in DELIMITERS:
        names = [plain(name) for name in head.split(delimiter)]
        known = {KNOWN[name] for name in names if name in KNOWN}
        if {CONCEPT, AGREEMENT} <= known and known & {PERSON, ORGANIZATION} and "commitment" not in names:
            return True
    return False


ABOUT = (
    (
        "A row is a statement by a person on a concept: persons are voices and their organisation is their role (where no person "
        "is named the organisation is the voice), concepts are issues, documents articles; an agreement of 1 answers pro, 0 con, "
        "and on a scale of more levels the sign counts. Rows with the same coding stay apart. Without a text of its own a "
        "statement has that of the concept."
    ),
    (
        "Written is a row for each statement, each voice that asserts it and each issue that it answers, and for each stance that "
        "is stated outright (a row without an id). The ids of voices and issues get columns where names do not give them."
    ),
)
FORMAT = Format(
    "dna", "Coded statements (DNA)", (".dna.csv",), sniff, read, write,
    kept=("positions in the text, coders and further columns", "levels of agreement other than 0 and 1", "dates as they stand"),
    about=ABOUT, source="the event lists of DNA 3 and rDNA",
)  # fmt: skip
