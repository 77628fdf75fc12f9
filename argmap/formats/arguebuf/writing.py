"""A debate as a graph of arguebuf."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.arguebuf.taking import INNER, KEPT, RESERVED, VERSION
from argmap.formats.arguebuf.words import DEFAULTS, DIALECT, value_of, write_passages
from argmap.formats.format import Written
from argmap.formats.nodes import objects
from argmap.formats.nodes.taken import INFERENCE, Atom, Person, Resource, Step, Taken
from argmap.formats.nodes.writing import Drawing
from argmap.ground.source import Source
from argmap.model import Debate

Members = dict[str, Any]


def written(debate: Debate, texts: Mapping[str, Source], *, keep: bool) -> Written:
    """The debate as a graph; with `keep`, what was kept of one that it came from is at its place again."""
    drawing = Drawing(debate, texts, DIALECT, keep, people=True)
    taken = drawing.drawn()
    nodes = {id: _atom(atom) for id, atom in taken.atoms.items()}
    nodes |= {id: _step(step) for id, step in taken.steps.items()}
    nodes |= {str(raw["id"]): {name: held for name, held in raw.items() if name != "id"} for raw in drawing.nodes}
    edges = {link.id: {"source": link.source, "target": link.target, **link.more} for link in taken.links}
    sections = {
        "nodes": nodes,
        "edges": edges,
        "resources": {id: _resource(resource) for id, resource in taken.resources.items()},
        "participants": {id: _person(person) for id, person in taken.people.items()},
    }
    made = {name: held for name, held in sections.items() if held or name in ("nodes", "edges")}
    return Written.of(objects.laid_out(made | _graph(taken)), drawing.lost)


def _graph(taken: Taken) -> Members:
    own = dict(taken.data)
    claim = next((id for id, atom in taken.atoms.items() if atom.thesis), own.get("majorClaim", ""))
    made = {name: own[name] for name in KEPT if name in own}
    made |= {"majorClaim": claim} if claim else {}
    made["schemaVersion"] = own.get("schemaVersion", VERSION)
    return made | _userdata(taken.slot, own) | objects.restored(own, (*RESERVED, *KEPT), ())


def _userdata(slot: Members, own: Members) -> Members:
    """The userdata of an element, if there are any."""
    said = own.get("userdata", {})
    made = {**(said if isinstance(said, dict) else {}), **({"argmap": slot} if slot else {})}
    return {"userdata": made} if made else {}


def _element(made: Members, slot: Members, own: Members) -> Members:
    """An element with the metadata and userdata that all have."""
    if "metadata" in own:
        made["metadata"] = own["metadata"]
    return made | _userdata(slot, own) | objects.restored(own, (*RESERVED, "premiseDescriptors"), ())


def _inner(made: Members, own: Members) -> Members:
    inner = own.get(INNER)
    return made | objects.restored(inner, (), ()) if isinstance(inner, dict) else made


def _atom(atom: Atom) -> Members:
    made: Members = {"text": atom.text}
    reference = atom.passages if atom.passages is not None else write_passages(atom.quotes)
    if reference is not None:
        made["reference"] = reference
    if atom.speaker:
        made["participant"] = atom.speaker
    return _element({"atom": _inner(made, atom.data)}, atom.slot, atom.data)


def _step(step: Step) -> Members:
    member, value = DEFAULTS[step.kind]
    slot = step.slot
    if step.kind == INFERENCE:
        value = value_of(step.scheme)
        if step.scheme and "scheme" not in step.data and value == DEFAULTS[step.kind][1]:
            slot = {"scheme": step.scheme, **slot}
    made = {member: step.data.get("scheme", value)}
    if "premiseDescriptors" in step.data:
        made["premiseDescriptors"] = step.data["premiseDescriptors"]
    return _element({"scheme": _inner(made, step.data)}, slot, step.data)


def _resource(resource: Resource) -> Members:
    own = dict(resource.data)
    made = {"text": resource.text, "title": own.pop("title", resource.title), "source": own.pop("source", resource.url)}
    return _element({name: held for name, held in made.items() if held or name == "text"}, resource.slot, own)


def _person(person: Person) -> Members:
    own = dict(person.data)
    made = {"name": own.pop("name", person.name), "description": own.pop("description", person.role)}
    made |= {name: own.pop(name) for name in ("username", "email", "url", "location") if name in own}
    return _element({name: held for name, held in made.items() if held or name == "name"}, person.slot, own)
