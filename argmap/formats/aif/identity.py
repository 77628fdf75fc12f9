"""Which statement a node is: ids of statements for ids of nodes, and back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from argmap.formats.ids import is_id, names_for
from argmap.formats.loss import Loss
from argmap.formats.values import decode, encode
from argmap.model import Debate, datum

KEY = "aif.nodeID"
ROUNDS = 4
"""Times that ids are tried; then every statement is called by its own id."""


def plain_id(id: str, home: str) -> str:
    """The id of the node for a statement, where nothing else is known: its own. Where a file has a `home`, a statement that belongs
    to no article says so by a `/`.
    """
    return f"/{id}" if home and "/" not in id else id


def statement_names(foreign: Iterable[str], home: str = "") -> dict[str, str]:
    """Ids of statements for ids of nodes, each its own. `home` is the article of those whose ids name none: the node `3` of a file
    with a text is `text/3`.
    """
    names = names_for(foreign)
    if not home:
        return names
    used = {name for name in names.values() if "/" in name}
    for id, name in names.items():
        if "/" in name:
            continue
        bare = id[1:]
        homeless = id[:1] == "/" and is_id(bare) and "/" not in bare
        wanted = bare if homeless else f"{home}/{name}"
        names[id] = next(n for n in chain((wanted,), (f"{wanted}-{n}" for n in count(2))) if n not in used)
        used.add(names[id])
    return names


def node_ids(debate: Debate, home: str = "") -> tuple[dict[str, str | int], list[Loss]]:
    """The ids of nodes for statements: what the datum `aif.nodeID` keeps (a text, or a whole number), wherever reading it gives the
    id of the statement again; elsewhere the id itself, and the datum is lost. No two statements share one.
    """
    own = {s.id: plain_id(s.id, home) for s in debate.statements}
    wanted: dict[str, str | int] = {**own}
    kept: list[str] = []
    for statement in debate.statements:
        if statement.data and (line := datum(statement, KEY)):
            kept.append(statement.id)
            value = decode(line)
            if isinstance(value, str | int) and not isinstance(value, bool) and encode(value) == line:
                wanted[statement.id] = value
    for _ in range(ROUNDS if kept else 0):
        names = statement_names((str(foreign) for foreign in wanted.values()), home)
        back: dict[str, str] = {}
        for id, foreign in wanted.items():
            back.setdefault(str(foreign), id)
        wrong = [id for id, f in wanted.items() if f != own[id] and (names[str(f)] != id or back[str(f)] != id)]
        if not wrong:
            break
        wanted |= {id: own[id] for id in wrong}
    else:
        wanted = {**own}
    return wanted, [Loss("statement", id, f"data {KEY}") for id in kept if wanted[id] == own[id]]
