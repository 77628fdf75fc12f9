"""Arguments with premises and conclusion, as data of the inference to their main conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from argmap import model
from argmap.formats.argdown.outline import INTERMEDIARY, MAIN, PREMISE, STATEMENT, Inference, Item, Line
from argmap.formats.argdown.own import OWN, own_of
from argmap.model.schemes import SCHEMES


def premises_of(argument: Item, number: int) -> list[int]:
    """The places of the statements that the conclusion at a place follows from: those that the data name under `uses` (or
    `from`), else all above it, up to the conclusion before.
    """
    line = argument.lines[number]
    data = line.inference.data if line.inference else None
    for name in ("uses", "from"):
        used = data.get(name) if isinstance(data, dict) else None
        if isinstance(used, list) and used:
            places = [n - 1 for n in used if isinstance(n, int) and 0 < n <= len(argument.lines) and n - 1 != number]
            if len(places) == len(used):
                return places
    places = []
    for place in range(number - 1, -1, -1):
        places.append(place)
        if argument.lines[place].role == INTERMEDIARY:
            break
    return places[::-1]


@define(eq=False)
class Record:
    """An argument as it is written: what is said of it as a whole, and its lines, each the id of a statement, with the rules
    and data of the inference before it if it is a conclusion.
    """

    said: dict[str, Any] = field(factory=dict)
    lines: list[Any] = field(factory=list)
    needed: bool = False
    """Whether it says more than the inference that it is of."""

    def value(self) -> dict[str, Any]:
        """The record as a JSON value."""
        return {**self.said, "lines": self.lines}


KEYS = {"title", "texts", "tags", "data", "section", "lines"}


def records_in(value: Any) -> list[Record]:
    """The records that a value holds; none where it is not what `Record.value` gives."""
    found = []
    for raw in value if isinstance(value, list) else []:
        if not isinstance(raw, dict) or not set(raw) <= KEYS or not _are_lines(raw.get("lines")):
            return []
        if not isinstance(raw.get("title", ""), str) or not isinstance(raw.get("section", ""), str):
            return []
        if (
            not _are_texts(raw.get("texts", []))
            or not _are_texts(raw.get("tags", []))
            or not isinstance(raw.get("data", {}), dict)
        ):
            return []
        found.append(Record({name: said for name, said in raw.items() if name != "lines"}, raw["lines"], True))
    return found


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _are_lines(value: Any) -> bool:
    if not isinstance(value, list) or not value or isinstance(value[0], str) is False or isinstance(value[-1], str):
        return False
    return all(
        isinstance(line, str)
        or (
            isinstance(line, list)
            and len(line) in (2, 3)
            and isinstance(line[0], str)
            and _are_texts(line[1])
            and all(isinstance(data, dict) for data in line[2:])
        )
        for line in value
    )


def recorded(argument: Item, ids: Mapping[tuple[str, str], str]) -> Record:
    """The record of an argument."""
    said: dict[str, Any] = {}
    if not argument.untitled:
        said["title"] = argument.title
    if argument.texts:
        said["texts"] = [text.raw for text in argument.texts]
    if argument.tags:
        said["tags"] = sorted(argument.tags)
    if argument.data:
        said["data"] = argument.data
    if argument.section:
        said["section"] = argument.section
    lines: list[Any] = []
    needed = bool(said) or sum(line.inference is not None for line in argument.lines) > 1
    for line in argument.lines:
        id = ids[STATEMENT, line.title]
        if line.inference is None:
            lines.append(id)
            continue
        data = line.inference.data
        rest = {n: v for n, v in data.items() if n != OWN or own_of(data) is None} if isinstance(data, dict) else {}
        rules = list(line.inference.rules)
        if rest or (rules and not (len(rules) == 1 and rules[0] in SCHEMES)):
            needed = True
        lines.append([id, rules, *([rest] if rest else [])])
    return Record(said, lines, needed)


def item_of(record: Record) -> Item:
    """The argument that a record is of, with ids for titles."""
    last = len(record.lines) - 1
    lines = []
    for number, line in enumerate(record.lines):
        if isinstance(line, str):
            lines.append(Line(line, PREMISE))
        else:
            role = MAIN if number == last else INTERMEDIARY
            lines.append(Line(line[0], role, Inference(tuple(line[1]), line[2] if len(line) > 2 else None)))  # noqa: PLR2004
    return Item(record.said.get("title", ""), lines=tuple(lines))


@define(eq=False)
class Proof:
    """An argument that is written with premises and conclusion: its record, the inferences of its conclusions by line, and what
    undercuts them.
    """

    record: Record
    inferences: dict[int, model.Inference]
    undercuts: dict[int, list[str]] = field(factory=dict)
    """Ids of statements by line."""
    home: str = ""
    """What stands for it as the place where statements are defined."""

    @property
    def title(self) -> str:
        """The title of the argument; empty if it has none."""
        title: str = self.record.said.get("title", "")
        return title
