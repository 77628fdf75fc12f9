"""Ids of foreign files as ids of argmap, and back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from argmap.formats.loss import Loss
from argmap.formats.values import decode, encode
from argmap.model import Debate, datum
from argmap.model.terms import RESERVED
from argmap.model.words import ID

KEY = re.compile(rf"{ID.pattern}(?:/{ID.pattern})?")
ODD = re.compile(r"""[\s()\[\]{}:,;>/|"#@（）：，\ufeff\ud800-\udfff]+""")
SURROGATE = re.compile("[\ud800-\udfff]")


def is_id(text: str) -> bool:
    """Whether a text can be the id of a statement as it is."""
    return KEY.fullmatch(text) is not None and not SURROGATE.search(text)


def names_for(foreign: Iterable[str], *, taken: Collection[str] = (), simple: bool = False) -> dict[str, str]:
    """Ids of argmap for foreign ids: those that can be ids stay as they are, the others get one that is like them, each its
    own. The same foreign ids in the same order always get the same names. `simple` ids have no article (voices,
    issues, articles) and are no words of the language.
    """
    ids = list(dict.fromkeys(foreign))
    legal = {id for id in ids if is_id(id) and id not in taken and not (simple and ("/" in id or id in RESERVED))}
    used = {*legal, *taken}
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for id in ids:
        if id in legal:
            names[id] = id
            continue
        base = name = ODD.sub("-", id).strip("-") or "node"
        if simple and base in RESERVED:
            name = f"{base}-"
        while name in used:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base}-{counts[base]}"
        used.add(name)
        names[id] = name
    return names


def foreign_ids(debate: Debate, key: str) -> tuple[Mapping[str, str | int], list[Loss]]:
    """The foreign ids of all statements by their ids: what the datum `key` keeps (a text, or a whole number), wherever reading it
    would give the id of the statement again; elsewhere the id itself, and the datum is lost. No two statements share one.
    """
    wanted: dict[str, str | int] = {s.id: s.id for s in debate.statements}
    kept: dict[str, str] = {}
    for statement in debate.statements:
        if statement.data and (line := datum(statement, key)):
            kept[statement.id] = line
            value = decode(line)
            if isinstance(value, str | int) and not isinstance(value, bool) and encode(value) == line:
                wanted[statement.id] = value
    while True:
        names = names_for(str(foreign) for foreign in wanted.values())
        back: dict[str, str] = {}
        for id, foreign in wanted.items():
            back.setdefault(str(foreign), id)
        wrong = [id for id, f in wanted.items() if f != id and (names[str(f)] != id or back[str(f)] != id)]
        if not wrong:
            break
        wanted |= {id: id for id in wrong}
    return wanted, [Loss("statement", id, f"data {key}") for id in kept if wanted[id] == id]
