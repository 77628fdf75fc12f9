"""A debate as a SADFace document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.format import Written
from argmap.formats.nodes import objects
from argmap.formats.nodes.taken import Atom, Link, Resource, Step, Taken
from argmap.formats.nodes.writing import Drawing
from argmap.formats.sadface.words import ATOM, CORE, DIALECT, NAMES, ROOT, SCHEME, VERSION, write_passages
from argmap.ground.source import Source
from argmap.model import Debate


def written(debate: Debate, texts: Mapping[str, Source], *, keep: bool) -> Written:
    """The debate as a document; with `keep`, what was kept of one that it came from is at its place again."""
    drawing = Drawing(debate, texts, DIALECT, keep, title=True, notes=True)
    taken = drawing.drawn()
    core, metadata, root = _header(taken, debate)
    made = {
        "metadata": {"core": core, **metadata, **({"argmap": taken.slot} if taken.slot else {})},
        **root,
        "resources": [_resource(resource) for resource in taken.resources.values()],
        "nodes": [*map(_atom, taken.atoms.values()), *map(_step, taken.steps.values()), *drawing.nodes],
        "edges": [_edge(link) for link in taken.links],
    }
    return Written.of(objects.laid_out(made), drawing.lost)


def _header(taken: Taken, debate: Debate) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The core metadata, the other metadata, and other members of the document."""
    own = taken.data
    said, metadata = own.pop("core", {}), own.pop("metadata", {})
    claim = next((id for id, atom in taken.atoms.items() if atom.thesis), "")
    core = dict.fromkeys(CORE, "") | {
        "version": VERSION,
        "id": debate.id,
        "title": debate.title,
        "notes": "\n".join(debate.notes),
    }
    core |= said if isinstance(said, dict) else {}
    if claim:
        core["claim"] = claim
    rest = {name: value for name, value in metadata.items() if name != "argmap"} if isinstance(metadata, dict) else {}
    return core, rest, objects.restored(own, ROOT, ())


def _metadata(own: dict[str, Any], slot: dict[str, Any], core: Mapping[str, Any] | None = None) -> dict[str, Any]:
    said = own.pop("metadata", {})
    said = said if isinstance(said, dict) else {}
    inner = said.get("core", {})
    inner = {**(core or {}), **inner} if isinstance(inner, dict) else inner
    made = {**said, "core": inner}
    return {"core": made.pop("core"), **made, **({"argmap": slot} if slot else {})}


def _resource(resource: Resource) -> dict[str, Any]:
    own = dict(resource.data)
    slot = {**({"title": resource.title} if resource.title else {}), **resource.slot}
    core = {"url": resource.url} if resource.url and "url" not in own else {}
    metadata = _metadata(own, slot, core)
    return {
        "id": resource.id,
        "content": resource.text,
        "type": "text",
        **objects.restored(own, (), ()),
        "metadata": metadata,
    }


def _atom(atom: Atom) -> dict[str, Any]:
    own = dict(atom.data)
    metadata = _metadata(own, atom.slot)
    sources = atom.passages if atom.passages is not None else write_passages(atom.quotes)
    made = {"id": atom.id, "type": "atom", "text": atom.text, "sources": sources, "metadata": metadata}
    return made | objects.restored(own, ATOM, ())


def _step(step: Step) -> dict[str, Any]:
    own = dict(step.data)
    slot = {**({"scheme": step.scheme} if step.scheme and "name" not in own else {}), **step.slot}
    metadata = _metadata(own, slot)
    kind, name = NAMES[step.kind]
    made = {"id": step.id, "type": own.pop("type", kind), "name": own.pop("name", name), "metadata": metadata}
    return made | objects.restored(own, SCHEME, ())


def _edge(link: Link) -> dict[str, Any]:
    return {"id": link.id, "source_id": link.source, "target_id": link.target, **link.more}
