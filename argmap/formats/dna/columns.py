"""The columns of tables of coded statements, and what their cells mean.

The names are those that DNA 3 and rDNA write into an event list (`statement_id`, `time`, the variables of a DNA Statement,
`start_position`, `document_id`, ...), those of `dna_getStatements` (`id`, `documentId`, `startCaret`, ...), and plain ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property

from attrs import frozen

from argmap.formats.ids import ODD, names_for
from argmap.formats.texts import one_line
from argmap.ground.dates import is_date
from argmap.model import Sign
from argmap.model.words import ID

PREFIX = "dna."
"""The namespace of what is kept."""
SCALED = "scaled"
"""The key under which the debate keeps that there are more levels of agreement than two."""
MARKS = re.compile(r"[\W_]+")
STATEMENT, DOCUMENT, DATE, PERSON, ORGANIZATION, CONCEPT, AGREEMENT, TEXT, TITLE, SOURCE, VOICE_ID, ISSUE_ID = CORE = (
    "statement_id", "document", "date", "person", "organization", "concept", "agreement", "text", "document_title",
    "document_source", "voice_id", "issue_id",
)  # fmt: skip
USUAL = (DOCUMENT, DATE, PERSON, ORGANIZATION, CONCEPT, AGREEMENT)
"""The columns that are always written."""
OTHERS: Mapping[str, str] = {
    STATEMENT: "statementid id", DOCUMENT: "document documentid doc docid", DATE: "date time datetime",
    PERSON: "person speaker actor", ORGANIZATION: "organization organisation org", CONCEPT: "concept category",
    AGREEMENT: "agreement agree qualifier", TEXT: "text quote", TITLE: "documenttitle", SOURCE: "documentsource",
    VOICE_ID: "voiceid", ISSUE_ID: "issueid",
}  # fmt: skip
KNOWN: Mapping[str, str] = {word: name for name, words in OTHERS.items() for word in words.split()}
SECONDS = re.compile(r"-?\d{8,11}", re.ASCII)
MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?", re.ASCII
)
NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
AGREES = frozenset(("true", "yes", "pro", "agree", "agreement"))
DISAGREES = frozenset(("false", "no", "con", "disagree", "disagreement"))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def plain(name: str) -> str:
    """The name of a column without case, spaces and punctuation."""
    return MARKS.sub("", name).casefold()


def fit(header: Sequence[str]) -> int:
    """How many columns of a header are known."""
    return len({KNOWN[name] for name in map(plain, header) if name in KNOWN})


def of_document(key: str) -> bool:
    """Whether a column says the same in all rows of a document."""
    return key in (DATE, TITLE, SOURCE) or key.startswith("document")


@frozen
class Layout:
    """The columns of a table as they are called. Of two that mean the same the first counts, the other is one of other people."""

    header: tuple[str, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """For each column the name that we have for it, or the key under which it is kept; keys never are names of ours."""
        found: list[str] = []
        for name in self.header:
            known = KNOWN.get(plain(name), "")
            found.append(known if known and known not in found else "")
        strangers = [name for name, known in zip(self.header, found, strict=True) if not known]
        keys = names_for(strangers, taken=CORE)
        return tuple(known or keys[name] for name, known in zip(self.header, found, strict=True))

    @property
    def is_ours(self) -> bool:
        """Whether it is how we would call and order these columns."""
        return self.header == tuple(ordered(self.keys)) and set(USUAL) <= set(self.keys)


def ordered(keys: Iterable[str]) -> list[str]:
    """Columns in the order in which we write them."""
    keys = set(keys)
    return [name for name in CORE if name in keys] + sorted(keys - set(CORE))


def date_of(cell: str) -> str:
    """The date of a cell as EDTF: what stands there where that is a date, the day of a moment or of Unix seconds (UTC); else
    empty.
    """
    cell = cell.strip()
    moment = MOMENT.fullmatch(cell)
    if moment and is_date(moment[1]):
        return moment[1]
    if SECONDS.fullmatch(cell):
        try:
            return (EPOCH + timedelta(seconds=int(cell))).date().isoformat()
        except OverflowError:
            return ""
    return cell if cell and is_date(cell) else ""


def sign_of(cell: str, *, scaled: bool) -> Sign | None:
    """The side that a level of agreement takes: 1 is pro and 0 con, on a scale of more levels 0 is neither."""
    word = cell.strip().casefold()
    if word in AGREES:
        return Sign.PRO
    if word in DISAGREES:
        return Sign.CON
    if not NUMBER.fullmatch(word):
        return None
    level = float(word)
    if scaled:
        return Sign.PRO if level > 0 else Sign.CON if level < 0 else None
    return Sign.PRO if level == 1 else Sign.CON if level == 0 else None


def is_level(cell: str) -> bool:
    """Whether a cell is a number other than 0 and 1, so that there are more levels than two."""
    word = cell.strip()
    return NUMBER.fullmatch(word) is not None and float(word) not in (0, 1)


def level_of(sign: Sign, *, scaled: bool) -> str:
    """The level that is written for a side."""
    return "1" if sign is Sign.PRO else "-1" if scaled else "0"


def made_text(concept: str, sign: Sign | None) -> str:
    """The text of a statement that was coded without one."""
    return f"Not: {concept}" if sign is Sign.CON else concept


def said(cell: str) -> str:
    """A cell as a line of text; empty where it says nothing."""
    return one_line(cell)[0] if cell.strip(" \t\r\n") else ""


def usual(cells: Iterable[str]) -> str:
    """What most of some cells say, in whatever order; of several the first in the alphabet, and something before nothing."""
    counts = Counter(cells)
    return min(counts, key=lambda cell: (-counts[cell], not cell, cell), default="")


def legal(cell: str) -> str:
    """The name of a statement for the id that a cell gives."""
    return cell if ID.fullmatch(cell) else ODD.sub("-", cell).strip("-") or "row"


def idents(rows: Iterable[tuple[str, bool]]) -> dict[tuple[str, bool], str]:
    """The ids of actors by what they are called and whether that is an organisation, in order of appearance."""
    words: dict[tuple[str, bool], str] = {}
    used: set[str] = set()
    for name, collective in rows:
        if (name, collective) not in words:
            word = name if name not in used else f"{name} ({'organization' if collective else 'person'})"
            words[name, collective] = word
            used.add(word)
    ids = names_for(words.values(), simple=True)
    return {key: ids[word] for key, word in words.items()}


def word_ids(words: Iterable[str]) -> dict[str, str]:
    """The ids of concepts or documents by what they are called; a full stop is left out."""
    words = list(dict.fromkeys(words))
    good = {word: word for word in words if ID.fullmatch(word)}
    short: dict[str, str] = {}
    every = set(words)
    for word in words:
        if word not in good:
            name = word.rstrip(" .!?)")
            short[word if not name or name in short or (name != word and name in every) else name] = word
    ids = names_for(short, taken=good, simple=True)
    return {**good, **{word: ids[name] for name, word in short.items()}}
