"""The ids of the statements of an Argdown document."""

from __future__ import annotations

from argmap.build.slugs import Namer
from argmap.formats.argdown.outline import ARGUMENT, STATEMENT, Item
from argmap.formats.argdown.own import own_of
from argmap.formats.ids import is_id, names_for
from argmap.formats.texts import one_line


def ids_of(items: list[Item], kinds: list[str]) -> dict[tuple[str, str], str]:
    """The ids of statements by kind and title: what our own data say, else the title if that can be an id."""
    taken: set[str] = set()
    wanted: dict[tuple[str, str], str] = {}
    for item, kind in zip(items, kinds, strict=True):
        own = own_of(item.data)
        id = own.id if own else ""
        if id and is_id(id) and id not in taken:
            taken.add(id)
            wanted[kind, item.title] = id
    for kind in (STATEMENT, ARGUMENT):
        titles = [
            i.title
            for i, k in zip(items, kinds, strict=True)
            if k == kind and not i.untitled and (k, i.title) not in wanted
        ]
        names = names_for(titles, taken=taken)
        taken |= set(names.values())
        wanted |= {(kind, title): name for title, name in names.items()}
    namer = Namer()
    for item, kind in zip(items, kinds, strict=True):
        if (kind, item.title) not in wanted:
            id = namer.name("", text_of(item), taken)
            taken.add(id)
            wanted[kind, item.title] = id
    return wanted


def text_of(item: Item) -> str:
    """The text of a statement: what Argdown's statement says, without its tags; its title, where it says nothing."""
    if not item.texts and not item.untitled:
        return one_line(item.title)[0]
    return one_line(item.texts[-1].plain if item.texts else "")[0]
