"""Ids of nodes and edges: what statements and relations are called in files, and what the ids of files become."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from argmap.formats.ids import names_for
from argmap.formats.loss import Loss
from argmap.formats.relation_ids import LONGEST, plain_ids
from argmap.formats.values import decode, encode
from argmap.model import Attack, Debate, Relation, datum


def statement_ids(foreign: Mapping[str, str]) -> dict[str, str]:
    """Ids of statements for ids of atoms, given with the article that each is quoted from (empty where there is none): the atom
    `a` that is quoted from `x` is `x/a`.
    """
    names = names_for(foreign)
    taken = set(names.values())
    made = {}
    for id, article in foreign.items():
        name = names[id]
        whole = f"{article}/{name}"
        made[id] = whole if article and "/" not in name and whole not in taken else name
    return made


def foreign_statement_ids(debate: Debate, key: str, quoted: Mapping[str, str]) -> tuple[dict[str, str], list[Loss]]:
    """The ids of atoms by ids of statements: what the datum `key` keeps, wherever reading it gives the statement again; else the id
    of the statement, and the datum is lost. `quoted` are the articles that statements will be seen to be quoted from.
    """
    wanted = {s.id: s.id for s in debate.statements}
    kept = []
    for statement in debate.statements:
        if statement.data and (line := datum(statement, key)):
            kept.append(statement.id)
            value = decode(line)
            if isinstance(value, str) and encode(value) == line:
                wanted[statement.id] = value
    while kept:
        foreign: dict[str, str] = {}
        owners: dict[str, str] = {}
        for id, name in wanted.items():
            foreign.setdefault(name, quoted.get(id, ""))
            owners.setdefault(name, id)
        names = statement_ids(foreign)
        wrong = [id for id, name in wanted.items() if name != id and (owners[name] != id or names[name] != id)]
        if not wrong:
            break
        wanted |= {id: id for id in wrong}
    return wanted, [Loss("statement", id, f"data {key}") for id in kept if wanted[id] == id]


class StepIds:
    """What the relations of a debate are called where no file has called them otherwise; no statement and no two relations
    share an id.
    """

    def __init__(self, debate: Debate) -> None:
        self.plain = {key: id if len(id) <= LONGEST else _digest(id) for key, id in plain_ids(debate).items()}
        self.attacks = {attack.key for attack in debate.attacks}

    def of(self, relation: Relation) -> str:
        """The id of a relation."""
        both = not isinstance(relation, Attack) and relation.key in self.attacks
        return f"{self.plain[relation.key]}|" if both else self.plain[relation.key]


def _digest(id: str) -> str:
    return f">{blake2b(id.encode('utf-8', 'surrogateescape'), digest_size=8).hexdigest()}"


def edge_id(source: str, target: str) -> str:
    """The id of an edge: its ends."""
    return f"{source} -> {target}"
