"""A debate as tables: nothing is lost, and what a table of other people had is where it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field

from argmap.formats.csvfile import cells
from argmap.formats.csvfile.rows import HEADER
from argmap.formats.csvfile.sheets import (
    ARTICLES,
    DATA,
    DEBATE,
    ISSUES,
    PREFIX,
    RELATIONS,
    SHEETS,
    STANCES,
    STATEMENTS,
    VOICES,
    Column,
    Sheet,
    plain,
)  # fmt: skip
from argmap.formats.format import Part, Written
from argmap.formats.ids import foreign_ids, is_id, names_for
from argmap.formats.tables import cell_of, written
from argmap.ground.source import Source
from argmap.model import Attack, Debate, Inference, Relation, datum

MOST = 60
"""Columns of other people that a table has at most; what is in more of them goes into the column `data`."""

Element = tuple[Any, Mapping[str, str]]
"""An element, and the cells that are not what its fields say: ids, ends of relations."""


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - tables quote no passages
    """The debate as a table of statements and those beside it that have rows."""
    foreign, _ = foreign_ids(debate, f"{PREFIX}id")
    names = {id: name if isinstance(name, str) else id for id, name in foreign.items()}
    elements: dict[str, list[Element]] = {
        STATEMENTS.what: [(s, {"id": names[s.id], "article": s.article}) for s in debate.statements],
        RELATIONS.what: _relations(debate, names),
        VOICES.what: [(voice, {}) for voice in debate.voices],
        ISSUES.what: [(issue, {}) for issue in debate.issues],
        ARTICLES.what: [(article, {}) for article in debate.articles],
        STANCES.what: [(stance, {}) for stance in debate.stances],
    }
    strangers = {sheet.what: _strangers(sheet, elements[sheet.what]) for sheet in SHEETS}
    headers = _headers(debate, strangers)
    parts = []
    for sheet in SHEETS:
        if elements[sheet.what] or not sheet.suffix:
            writer = _Writer(sheet, strangers[sheet.what])
            rows = [writer.row(element, given) for element, given in elements[sheet.what]]
            head = [*(c.name for c in sheet.columns), *(headers[key] for key in writer.strangers)]
            parts.append(Part(sheet.suffix, written(head, rows)))
    said = {key for keys in strangers.values() for key in keys if headers[key] != key}
    about = _about(debate, {f"{HEADER}{key}" for key in said})
    if about:
        parts.append(Part(DEBATE.suffix, written([column.name for column in DEBATE.columns], about)))
    return Written(tuple(parts))


@define
class _Writer:
    """The rows of one table."""

    sheet: Sheet
    strangers: Sequence[str]
    places: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.places = {f"{PREFIX}{key}": number for number, key in enumerate(self.strangers, len(self.sheet.columns))}

    def row(self, element: Any, given: Mapping[str, str]) -> list[str]:
        """The cells of an element."""
        data = dict(element.data)
        row = [self._cell(column, element, given, data) for column in self.sheet.columns] + [""] * len(self.strangers)
        for key in list(data) if self.strangers else ():
            place = self.places.get(key)
            cell = cell_of(data[key]) if place is not None else None
            if place is not None and cell:
                row[place] = cell
                del data[key]
        row[self.sheet.columns.index(DATA)] = DATA.write(tuple(data.items()))
        return row

    def _cell(self, column: Column, element: Any, given: Mapping[str, str], data: dict[str, str]) -> str:
        """The cell of a column; what is kept of the cell that was read goes back into it where it still fits, and is taken out of
        the data.
        """
        name = column.name
        if name in given:
            cell = given[name]
            if name == "id" and cell != (element.key if isinstance(element, Inference | Attack) else element.id):
                del data[f"{PREFIX}id"]
            return cell
        if column is DATA:
            return ""
        value = getattr(element, name, column.empty)
        line = data.get(f"{PREFIX}{name}") if data else None
        if line is not None:
            cell = cell_of(line) or ""
            if column.value(cell)[:2] == (value, line):
                del data[f"{PREFIX}{name}"]
                return cell
        return value if column.is_text else column.write(value)


def _strangers(sheet: Sheet, elements: Iterable[Element]) -> list[str]:
    """The keys of data of the elements that have a column of their own, without the prefix."""
    found: Counter[str] = Counter()
    for element, _ in elements:
        for key, _ in element.data:
            if key.startswith(PREFIX):
                found[key[len(PREFIX) :]] += 1
    usable = [key for key in found if is_id(key) and plain(key) and plain(key) not in sheet.known]
    return usable if len(usable) <= MOST else sorted(usable, key=lambda key: -found[key])[:MOST]


def _headers(debate: Debate, strangers: Mapping[str, list[str]]) -> dict[str, str]:
    """How the columns of other people are called: as they were where reading gives the same keys again, else as the key."""
    keys = [key for found in strangers.values() for key in found]
    named = {key: cell_of(datum(debate, f"{HEADER}{key}") or key) or key for key in keys}
    fits = (
        len(set(named.values())) == len(named)
        and all(name == " ".join(name.split()) for name in named.values())
        and all(plain(named[k]) and plain(named[k]) not in s.known for s in SHEETS for k in strangers[s.what])
    )
    read = names_for(named[key] for key in keys)
    return named if fits and all(read[name] == key for key, name in named.items()) else {key: key for key in keys}


def _about(debate: Debate, implied: set[str]) -> list[tuple[str, str]]:
    """What is said of the debate itself, as fields; without what the names of columns say."""
    fields = [("id", debate.id), ("title", debate.title), *(("note", note) for note in debate.notes)]
    fields += [(f"data {key}", value) for key, value in debate.data if key not in implied]
    return [pair for pair in fields if pair[1]]


# relations ------------------------------------------------------------------------------------------------------------------


def _relations(debate: Debate, names: Mapping[str, str]) -> list[Element]:
    """The relations with their ends as cells."""
    relations: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
    ids = _ids(relations)
    ends = {id: name if name == name.strip() and not cells.LIST.search(name) else id for id, name in names.items()}
    return [(relation, _ends(relation, ids, ends)) for relation in relations]


def _ends(relation: Relation, ids: Mapping[str, str], ends: Mapping[str, str]) -> dict[str, str]:
    given = {"id": ids[relation.key]}
    if isinstance(relation, Attack):
        target = ids[relation.target].strip() if relation.undercuts else ends[relation.target]
        return given | {
            "type": "undercut" if relation.undercuts else "attack", "sources": ends[relation.source], "target": target,
            "scheme": "",
        }  # fmt: skip
    sources = cells.joined(ends[premise] for premise in relation.premises)
    return given | {"type": "support", "sources": sources, "target": ends[relation.conclusion], "manner": ""}


def _ids(relations: Sequence[Relation]) -> dict[str, str]:
    """The cells with the ids of relations, by key: what was read where nothing else is called so, else the key."""
    keys = {relation.key for relation in relations}
    ids: dict[str, str] = {}
    used: set[str] = set()
    for relation in relations:
        cell = cell_of(datum(relation, f"{PREFIX}id")) if relation.data else None
        name = cell.strip() if cell else ""
        if cell and name and name not in keys and name not in used:
            used.add(name)
            ids[relation.key] = cell
        else:
            ids[relation.key] = relation.key
    return ids
