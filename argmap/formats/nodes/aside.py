"""Nodes and edges that no relation is made of: kept with the debate, and put back where they still fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from argmap.formats.aif.kept import put_aside, taken_back
from argmap.formats.loss import Loss
from argmap.formats.nodes.relations import Relations
from argmap.formats.nodes.taken import OTHER, Link
from argmap.model import Data

NODE, EDGE, GONE = "node/", "edge/", "dangling/"
ENDS = ("source", "target")


def aside(relations: Relations) -> dict[str, str]:
    """What is kept aside, as data of the debate; it is said once."""
    prefix, report = relations.dialect.prefix, relations.report
    kept: dict[str, str] = {}
    put_aside(kept, f"{prefix}{NODE}", [(step.id, step.raw, "id") for step in relations.steps])
    for key, links in ((EDGE, relations.links), (GONE, relations.dangling)):
        put_aside(kept, f"{prefix}{key}", [(link.id, _members(link), "id") for link in links])
    ins, outs = {link.target for link in relations.links}, {link.source for link in relations.links}
    told = (step for step in relations.steps if step.kind != OTHER and not (step.id in ins and step.id in outs))
    counted = Counter(step.called for step in relations.steps if step.called)
    counted.subtract(step.called for step in told)  # a step that leads from nothing or to nothing is reported by itself
    counted = +counted
    words = [f"{count:,} {called}{'' if count == 1 else 's'}" for called, count in sorted(counted.items())]
    bare = sum(link.source in relations.names and link.target in relations.names for link in relations.links)
    if bare and relations.dialect.atom_to_atom:
        words.append(f"{bare:,} edge{'' if bare == 1 else 's'} from atom to atom")
    if words:
        message = f"parts that are on no map are kept as data: {', '.join(words)}"
        report.say("kept-aside", message, (), "they are written back")
    return kept


def _members(link: Link) -> dict[str, Any]:
    return {"id": link.id, "source": link.source, "target": link.target, **link.more}


def put_back(data: Data, prefix: str, there: set[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Loss]]:
    """The nodes and the edges that were kept aside, as far as their ends are still `there` (ids of nodes), and what is lost."""
    if not any(key.startswith(prefix) for key, _ in data):
        return [], [], []
    nodes = {str(members["id"]): (key, members) for key, members in taken_back(data, f"{prefix}{NODE}", "id")}
    nodes = {id: held for id, held in nodes.items() if id not in there}
    edges = taken_back(data, f"{prefix}{EDGE}", "id")
    alive = there | nodes.keys()
    cut = {end for _, members in edges if not _joins(members, alive) for end in _ends(members)}
    lost = [key for id, (key, _) in nodes.items() if id in cut]
    alive -= {id for id in nodes if id in cut}
    lost += [key for key, members in edges if not _joins(members, alive)]
    back = [members for _, members in edges if _joins(members, alive)]
    gone = taken_back(data, f"{prefix}{GONE}", "id")
    back += [members for _, members in gone if not _joins(members, alive) and len(_ends(members)) == len(ENDS)]
    return (
        [members for id, (_, members) in nodes.items() if id in alive],
        back,
        [Loss("debate", "", f"data {key}") for key in lost],
    )


def _ends(members: dict[str, Any]) -> Sequence[str]:
    return [members[end] for end in ENDS if isinstance(members.get(end), str)]


def _joins(members: dict[str, Any], alive: set[str]) -> bool:
    ends = _ends(members)
    return len(ends) == len(ENDS) and alive.issuperset(ends)
