"""Which statement a node is: ids of statements for ids of nodes, and back."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.ids import names_for
from argmap.formats.loss import Loss
from argmap.formats.values import decode, encode
from argmap.model import Debate, datum

KEY = "aif.nodeID"
ROUNDS = 4
"""Times that ids are tried; then every statement that is still in doubt is called by its own id."""


def statement_names(foreign: Iterable[str], home: str = "") -> dict[str, str]:
    """Ids of statements for ids of nodes. `home` is the article of those whose ids name none: the node `3` of a file with a text is
    `text/3`.
    """
    names = names_for(foreign)
    if not home:
        return names
    taken = set(names.values())
    return {
        id: whole if "/" not in name and (whole := f"{home}/{name}") not in taken else name
        for id, name in names.items()
    }


def node_ids(debate: Debate, home: str = "") -> tuple[dict[str, str | int], list[Loss]]:
    """The ids of nodes for statements: what the datum `aif.nodeID` keeps (a text, or a whole number), wherever reading it gives the
    id of the statement again; elsewhere the id itself, and the datum is lost. No two statements share one.
    """
    own = {s.id: s.id for s in debate.statements}
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
        wrong = [id for id, f in wanted.items() if f != id and (names[str(f)] != id or back[str(f)] != id)]
        if not wrong:
            break
        wanted |= {id: id for id in wrong}
    else:
        wanted = {**own}
    return wanted, [Loss("statement", id, f"data {KEY}") for id in kept if wanted[id] == id]
