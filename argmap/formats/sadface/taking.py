"""A SADFace document, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from argmap.formats.aif.names import scheme_of
from argmap.formats.nodes import objects, slots
from argmap.formats.nodes.taken import ATTACK, INFERENCE, OTHER, Atom, Link, Path, Report, Resource, Step, Taken, short
from argmap.formats.sadface.words import (
    ATOM,
    CONFLICTS,
    CORE,
    NAMES,
    OTHERS,
    RESERVED,
    ROOT,
    SCHEME,
    VERSION,
    quotes_of,
)
from argmap.formats.texts import one_line
from argmap.ground.diagnostics import Label


class Taking:
    """A document on its way apart."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.taken = Taken(slot_path=("metadata", "argmap"), slot_at=("metadata", "argmap"))
        self.places: dict[tuple[str, str], Path] = {}

    def take(self, root: Any) -> Taken:
        """The parts of the document."""
        if not isinstance(root, dict):
            self.report.say("wrong-type", "the file is no SADFace: there is no object", (), "an object belongs here")
            return self.taken
        claim = self.header(root)
        for what, take in (("resources", self.resource), ("nodes", self.node), ("edges", self.edge)):
            if what not in root and what != "resources":
                self.report.say("missing-field", f"there is no list of {what}", (), f"`{what}` is missing")
            for number, raw in enumerate(objects.list_in(root, what, (), self.report)):
                if isinstance(raw, dict):
                    take((what, number), raw)
                else:
                    self.report.say("wrong-type", f"one of the {what} is no object", (what, number), "left out")
        self.claim(claim)
        return self.taken

    def header(self, root: dict[str, Any]) -> str:
        """What the document says of itself; the id of the atom that is its main claim."""
        taken, metadata = self.taken, objects.object_in(root, "metadata", (), self.report)
        core = objects.object_in(metadata, "core", ("metadata",), self.report)
        taken.slot, more = slots.split(metadata)
        claim, title, notes = (
            objects.text_in(core, name, ("metadata", "core"), self.report) for name in ("claim", "title", "notes")
        )
        taken.title = one_line(title)[0] if title else ""
        lines = tuple(notes.split("\n")) if notes else ()
        fits = all(line and line == one_line(line)[0] for line in lines)
        taken.notes = lines if fits else tuple(one_line(line)[0] for line in notes.split("\n") if line.strip())
        data: dict[str, Any] = {
            name: value
            for name, value in _first(core, CORE).items()
            if name not in ("claim", "title", "notes") and value not in ("", None)
        }
        if data.get("version") == VERSION:
            del data["version"]
        if data.get("id") == taken.slot.get("id"):
            data.pop("id", None)
        if title and taken.title != title:
            data["title"] = title
        if notes and not fits:
            data["notes"] = notes
        more = {name: value for name, value in more.items() if name != "core"}
        taken.data = {"core": data} if data else {}
        if more:
            taken.data["metadata"] = more
        taken.data |= objects.others(root, ROOT, (*RESERVED, "metadata"))
        return claim

    def claim(self, id: str) -> None:
        if not id:
            return
        taken = self.taken
        if id in taken.atoms:
            taken.atoms[id] = evolve(taken.atoms[id], thesis=True)
        else:
            place = ("metadata", "core", "claim")
            self.report.say("dangling-edge", f"the claim is {short(id)}, which is no atom", place, "kept as data")
            taken.data.setdefault("core", {})["claim"] = id

    def id(self, what: str, raw: dict[str, Any], path: Path) -> str:
        """The id of an element, made up where there is none or another has it."""
        id = raw.get("id")
        if not isinstance(id, str) or not id:
            wrong = "missing-field" if id is None else "wrong-type"
            self.report.say(
                wrong, f"one of the {path[0]} has no id", path, "`id` is missing" if id is None else "no id"
            )
            id = f"{what}-{path[1] + 1 if isinstance(path[1], int) else 1}"
        copy, times = id, 1
        while (what, copy) in self.places:
            times += 1
            copy = f"{id}-{times}"
        if copy != id:
            json = self.report.json
            others = (Label(json.span(self.places[what, id]), "the first"),) if json else ()
            message = f"there are two {path[0]} {short(id)}"
            self.report.say("duplicate-node", message, path, f"kept as {short(copy)}", others=others)
        self.places[what, copy] = path
        return copy

    def resource(self, path: Path, raw: dict[str, Any]) -> None:
        id = self.id("resource", raw, path)
        metadata = objects.object_in(raw, "metadata", path, self.report)
        core = objects.object_in(metadata, "core", (*path, "metadata"), self.report)
        slot, more = slots.split(metadata)
        url = raw.get("url") if isinstance(raw.get("url"), str) else core.get("url")
        url = url if isinstance(url, str) and url and one_line(url)[0] == url else ""
        data = objects.others(raw, ("id", "content", "metadata"), RESERVED)
        if data.get("type") == "text":
            del data["type"]
        rest = {name: value for name, value in more.items() if name != "core"}
        rest_core = {name: value for name, value in core.items() if name != "url" or value != url}
        if "url" in data and url and "url" in core:
            rest_core["url"] = core["url"]
        if rest_core:
            rest = {"core": rest_core, **rest}
        if rest:
            data["metadata"] = rest
        text = objects.text_in(raw, "content", path, self.report)
        self.taken.resources[id] = Resource(id, path, text, "", url, slot, data)

    def node(self, path: Path, raw: dict[str, Any]) -> None:
        id = self.id("node", raw, path)
        kind = raw.get("type")
        slot, metadata = slots.split(objects.object_in(raw, "metadata", path, self.report))
        metadata = _first(metadata, ("core",))
        if metadata.get("core") == {}:
            del metadata["core"]
        if kind == "atom":
            text = objects.text_in(raw, "text", path, self.report)
            data = objects.others(raw, ATOM, RESERVED)
            if metadata:
                data["metadata"] = metadata
            sources = objects.list_in(raw, "sources", path, self.report) or None
            for number, source in enumerate(sources or ()):
                self.source((*path, "sources", number), source)
            self.taken.atoms[id] = Atom(id, text, path, slot, data, quotes_of(sources), sources)
            return
        name = raw.get("name")
        name = name if isinstance(name, str) else ""
        sort, called = self.kind(kind, name, path)
        data = objects.others(raw, SCHEME, RESERVED)
        if metadata:
            data["metadata"] = metadata
        scheme = scheme_of(name) if sort == INFERENCE else ""
        plain = NAMES.get(sort, ("", ""))
        if kind != plain[0] and kind is not None:
            data["type"] = kind
        if name != plain[1]:  # the name that we write leaves it to the slot to say the scheme
            data["name"] = raw.get("name")
            slot = {member: value for member, value in slot.items() if member != "scheme"}
        mutual = sort == ATTACK and name.lower() in ("disagree", "disagreement")
        step = Step(id, sort, path, {**raw, "id": id}, scheme, slot, data, called, mutual)
        self.taken.steps[id] = step

    def kind(self, kind: Any, name: str, path: Path) -> tuple[str, str]:
        """What a node that is no atom stands for, and what it is called."""
        low = name.lower()
        if kind == "inference" or (kind == "scheme" and low not in CONFLICTS | OTHERS):
            return INFERENCE, "inference"
        if kind == "conflict" or (kind == "scheme" and low in CONFLICTS):
            return ATTACK, "conflict"
        if kind != "scheme":
            what = short(kind) if isinstance(kind, str) else "no text"
            message = f"a node of a type that SADFace does not know: {what}"
            self.report.say("unknown-part", message, path, "kept as data")
            return OTHER, ""
        return OTHER, f"{low} node"

    def source(self, path: Path, raw: Any) -> None:
        """Check what a source says."""
        if not isinstance(raw, dict):
            self.report.say("wrong-type", "a source is no object", path, "an object belongs here")
            return
        objects.text_in(raw, "text", path, self.report)
        objects.text_in(raw, "resource_id", path, self.report)
        offset, length = raw.get("offset"), raw.get("length")
        if offset is not None and objects.number(offset) is None:
            self.report.say("wrong-type", "an offset is no whole number", (*path, "offset"), "a number from 0")
        if isinstance(raw.get("text"), str) and length is not None and length != len(raw["text"]):
            message = (
                f"the length of a passage is said to be {length!r}, and its words have {len(raw['text'])} characters"
            )
            self.report.say("wrong-type", message, (*path, "length"), "the words count")

    def edge(self, path: Path, raw: dict[str, Any]) -> None:
        id = self.id("edge", raw, path)
        ends = [raw.get(end) for end in ("source_id", "target_id")]
        for end, held in zip(("source_id", "target_id"), ends, strict=True):
            if not isinstance(held, str):
                wrong = "missing-field" if held is None else "wrong-type"
                self.report.say(wrong, f"an edge without an end: `{end}`", path, "left out")
                return
        source, target = ends
        more = {name: value for name, value in raw.items() if name not in ("id", "source_id", "target_id")}
        self.taken.links.append(Link(id, str(source), str(target), path, more))


def _first(members: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The members in the order in which we write them: these first."""
    return {**{name: members[name] for name in names if name in members}, **members}
