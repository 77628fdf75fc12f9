"""The lines of a brat standoff file, by what they begin with. Nothing in them is quoted: columns are separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from argmap.formats.spans import Stretch
from argmap.formats.tally import Tally
from argmap.ground.diagnostics import Label
from argmap.ground.source import LINE, Source, Span

ENTITY = re.compile(r"(?P<type>\S+)[ \t]+(?P<spans>\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)[ \t]*")
RELATION = re.compile(r"(?P<type>\S+)(?P<ends>(?:[ \t]+[^\s:]+:\S+)+)\s*")
ATTRIBUTE = re.compile(r"(?P<name>\S+)[ \t]+(?P<of>\S+)(?:[ \t]+(?P<value>\S.*?))?\s*")
NOTE = re.compile(r"(?P<type>\S+)[ \t]+(?P<of>\S+)[ \t]*")
KNOWN = "TREAMN#*"
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that would make a file look as if it were in another encoding."""


@frozen
class Entity:
    """A text-bound annotation (`T`): its type, its stretches of the text, and the text that the file says it has."""

    id: str
    type: str
    stretches: tuple[Stretch, ...]
    text: str
    raw: str
    span: Span


@frozen
class Tie:
    """A relation (`R`): its type, and its two ends with the names of their roles, the source first."""

    id: str
    type: str
    roles: tuple[str, str]
    source: str
    target: str
    raw: str
    span: Span


@frozen
class Mark:
    """An attribute (`A`, `M`): its name, what it is of, and its value, which may be missing."""

    id: str
    name: str
    of: str
    value: str
    raw: str
    span: Span


@frozen
class Note:
    """A note (`#`): its type, what it is of, and its text."""

    id: str
    type: str
    of: str
    text: str
    raw: str
    span: Span


@define(eq=False)
class Standoff:
    """The annotations of a file, each kind in the order of the file; `others` are lines of other kinds as they are."""

    entities: dict[str, Entity] = field(factory=dict)
    ties: dict[str, Tie] = field(factory=dict)
    marks: list[Mark] = field(factory=list)
    notes: list[Note] = field(factory=list)
    others: list[str] = field(factory=list)
    ids: dict[str, Span] = field(factory=dict)
    """Whatever has an id, and where."""
    triggers: set[str] = field(factory=set)
    """The entities that are words for events, and no statements."""


def lines_of(source: Source) -> Iterator[tuple[str, Span]]:
    """The lines of a file that are not blank, with their places."""
    start = 0
    for line in LINE.findall(source.text):
        said = line.rstrip("\r\n")
        if said.strip():
            yield said, source.span(start, start + len(said))
        start += len(line)


def read_standoff(source: Source, tally: Tally) -> Standoff:
    """The annotations of a file; what is none is reported, and kept as it is."""
    made = Standoff()
    counts: dict[str, int] = {}
    for raw, span in lines_of(source):
        id, _, rest = raw.partition("\t")
        if id[:1] not in KNOWN or (id != "*" and len(id) == 1) or not rest:
            made.others.append(raw)
            if tally.wants("unknown-part"):
                tally.report("unknown-part", "a line that is no annotation", span, "kept, and not understood")
            continue
        free = id if id in ("*", "#") or id not in made.ids else _free(id, made, counts)
        if free != id and tally.wants("duplicate-node"):
            others = (Label(made.ids[id], "the first"),)
            tally.report(
                "duplicate-node", f"the id `{id[:60]}` is there twice", span, f"kept as `{free[:60]}`", others=others
            )
        if id != "*":
            made.ids[free] = span
        if not _taken(made, free, rest, raw, span):
            made.others.append(raw)
            if id[0] in "TRAM" and tally.wants("malformed-file"):
                tally.report(
                    "malformed-file",
                    f"the annotation `{id[:60]}` is not as it should be",
                    span,
                    "kept, and not understood",
                )
    return made


def _free(id: str, made: Standoff, counts: dict[str, int]) -> str:
    free = id
    while free in made.ids:
        counts[id] = counts.get(id, 1) + 1
        free = f"{id}-{counts[id]}"
    return free


def _taken(made: Standoff, id: str, rest: str, raw: str, span: Span) -> bool:
    """Take a line as what it is; whether that could be done."""
    head, _, text = rest.partition("\t")
    kind = id[0]
    if kind == "T" and (found := ENTITY.fullmatch(head)):
        stretches = tuple((int(a), int(b)) for a, b in (pair.split(" ") for pair in found["spans"].split(";")))
        made.entities[id] = Entity(id, found["type"], stretches, text, raw, span)
    elif kind == "R" and (found := RELATION.fullmatch(head)):
        ends = [(role, end) for role, _, end in (pair.partition(":") for pair in found["ends"].split())]
        ends.sort(key=lambda pair: {"Arg1": 0, "Arg2": 2}.get(pair[0], 1))
        if len(ends) != 2:  # noqa: PLR2004 - two ends
            return False
        (one, source), (other, target) = ends
        made.ties[id] = Tie(id, found["type"], (one, other), source, target, raw, span)
    elif kind in "AM" and (found := ATTRIBUTE.fullmatch(rest)):
        made.marks.append(Mark(id, found["name"], found["of"], found["value"] or "", raw, span))
    elif kind == "#" and text and (found := NOTE.fullmatch(head)):
        made.notes.append(Note(id, found["type"], found["of"], text, raw, span))
    else:
        if kind == "E":
            made.triggers.add(head.split(" ")[0].rpartition(":")[2])
        return False
    return True


def words_at(text: str, stretches: tuple[Stretch, ...]) -> str | None:
    """The text of an entity by its stretches, as brat writes it: in one line, the pieces with a space between them; None where a
    stretch is not in the text.
    """
    if not all(0 <= start <= end <= len(text) for start, end in stretches):
        return None
    return column(" ".join(text[start:end] for start, end in stretches))


def column(text: str) -> str:
    """A text as the last column of a line."""
    return text.replace("\r", " ").replace("\n", " ")


def spans_as_text(stretches: tuple[Stretch, ...]) -> str:
    """Stretches as they stand in a line: `0 5;8 12`."""
    return ";".join(f"{start} {end}" for start, end in stretches)


def stretches_from(text: str) -> tuple[Stretch, ...] | None:
    """The way back; None where the text is not like that."""
    found = ENTITY.fullmatch(f"T {text}")
    if not found or found["spans"] != text:
        return None
    return tuple((int(a), int(b)) for a, b in (pair.split(" ") for pair in text.split(";")))
