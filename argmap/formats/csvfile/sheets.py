"""The tables that a debate is written in: which columns each has, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, frozen

from argmap.formats.csvfile import cells
from argmap.formats.tables import kept
from argmap.formats.texts import one_line
from argmap.model import Answer, Commitment, Kind, Manner, Modality, Position, VoiceKind

MARKS = re.compile(r"[\W_]+")
PREFIX = "csv."
"""The namespace of what is kept from tables."""


def plain(name: str) -> str:
    """The name of a column without case, spaces and punctuation, by which it is known."""
    return MARKS.sub("", name).casefold()


@frozen
class Column:
    """A column: its name, which is that of a field of the model unless `field` says another, and how its cells are read and
    written. A text is one line; `required` ones are never empty. `others` are names that other people give it.
    """

    name: str
    read: Callable[[str], Any] | None = None
    write: Callable[[Any], str] = str
    others: tuple[str, ...] = ()
    empty: Any = ""

    @property
    def is_text(self) -> bool:
        """Whether it holds a line of text as it is."""
        return self.read is None

    def value(self, cell: str) -> tuple[Any, str, str]:
        """The value of a cell; what has to be kept of the cell since the value does not say it; what is wrong with it."""
        if not cell:
            return self.empty, "", ""
        if self.read is None:
            text, raw = one_line(cell)
            if not cell.strip(" \t\r\n"):
                return self.empty, kept(cell), ""
            return text, kept(cell) if raw else "", ""
        try:
            return self.read(cell), "", ""
        except ValueError as error:
            return self.empty, kept(cell), str(error)


@frozen
class Sheet:
    """A table: what its rows are, what the name of its file ends with, its columns."""

    what: str
    suffix: str
    columns: tuple[Column, ...]
    more: tuple[str, ...] = field(default=())
    """Names of columns that are read but not written."""

    @cached_property
    def known(self) -> Mapping[str, str]:
        """The names of its columns by their plain names, also by those that other people give them."""
        found = {plain(other): column.name for column in self.columns for other in column.others}
        return found | {plain(name): name for name in (*(column.name for column in self.columns), *self.more)}

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    def fit(self, header: Sequence[str]) -> int:
        """How many columns of a header it knows."""
        return len({self.known[name] for name in map(plain, header) if name in self.known})


def _answers(values: tuple[Answer, ...]) -> str:
    return cells.joined(f"{answer.sign} {answer.issue}" for answer in values)


def _maybe(value: Any) -> str:
    return "" if value is None else str(value)


NOTES = Column("notes", cells.lines, cells.on_lines, ("note", "comment", "comments"), ())
DATA = Column("data", cells.data, cells.data_lines, (), ())
ANCHORS = Column("anchors", cells.anchors, cells.anchor_lines, ("anchor",), ())
KIND = Column("kind", cells.term(Kind), _maybe, (), None)

STATEMENTS = Sheet(
    "statement", "",
    (
        Column("id", others=("statement id", "node id", "key")),
        Column("article", others=("article id", "document", "document id", "doc", "doc id")),
        Column("text", others=("statement", "statement text", "proposition", "sentence", "content")),
        Column("voices", cells.chains, cells.chain_words, ("voice", "speaker", "speakers", "person"), ()),
        Column("commitment", cells.term(Commitment), str, (), None),
        KIND,
        Column("modality", cells.term(Modality), _maybe, (), None),
        Column("answers", cells.answers, _answers, (), ()),
        Column("condition"),
        Column("implicit", cells.truth, cells.said, (), empty=False),
        Column("thesis", cells.truth, cells.said, (), empty=False),
        ANCHORS, NOTES,
        Column("sic", cells.lines, cells.on_lines, (), ()),
        DATA,
    ),
    ("pro", "con"),
)  # fmt: skip
RELATIONS = Sheet(
    "relation", ".relations.csv",
    (
        Column("id", others=("relation id", "edge id")),
        Column("type", others=("relation", "relation type", "edge type")),
        Column("sources", others=("source", "from", "from id", "premise", "premises", "source id", "start")),
        Column("target", others=("to", "to id", "conclusion", "target id", "end")),
        Column("scheme", cells.scheme),
        Column("manner", cells.term(Manner), _maybe, (), None),
        DATA,
    ),
)  # fmt: skip
VOICES = Sheet(
    "voice", ".voices.csv",
    (
        Column("id"), Column("name"), Column("kind", cells.term(VoiceKind, VoiceKind.PERSON), str, (), VoiceKind.PERSON),
        Column("role"), NOTES, DATA,
    ),
)  # fmt: skip
ISSUES = Sheet(
    "issue", ".issues.csv",
    (
        Column("id"), Column("text", others=("issue", "proposition")), KIND,
        Column("time_relative", cells.truth, cells.said, (), empty=False), Column("scope"), NOTES, DATA,
    ),
)  # fmt: skip
ARTICLES = Sheet(
    "article", ".articles.csv",
    (
        Column("id"), Column("title"), Column("authors", cells.listed, cells.joined, ("author",), ()), Column("date"),
        Column("outlet", others=("source",)), Column("url", others=("link",)), Column("language"), Column("text", others=("file",)),
        Column("fingerprint"), Column("skip", cells.stretches, cells.stretch_words, (), ()), NOTES, DATA,
    ),
)  # fmt: skip
STANCES = Sheet(
    "stance", ".stances.csv",
    (
        Column("voice", others=("person",)), Column("issue"), Column("position", cells.term(Position), _maybe, ("stance",), None),
        Column("article"), ANCHORS, NOTES, DATA,
    ),
)  # fmt: skip
DEBATE = Sheet("debate", ".debate.csv", (Column("field"), Column("value")))
SHEETS = (STATEMENTS, RELATIONS, VOICES, ISSUES, ARTICLES, STANCES)
"""All tables whose rows are elements, that of statements first."""
