"""A graph of arguebuf, taken apart."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from attrs import evolve

from argmap.formats.arguebuf.words import DEFAULT_SUPPORT, DEFAULTS, KINDS, quotes_of, scheme_of, value_of
from argmap.formats.nodes import objects, slots
from argmap.formats.nodes.taken import (
    INFERENCE,
    OTHER,
    Atom,
    Link,
    Path,
    Person,
    Report,
    Resource,
    Slot,
    Step,
    Taken,
    short,
)
from argmap.formats.texts import one_line

VERSION = 1
"""The version of the schema that is written, and the newest that is known."""
ROOT = (
    "nodes", "edges", "resources", "participants", "analysts", "majorClaim", "schemaVersion", "libraryVersion", "metadata",
    "userdata",
)  # fmt: skip
KEPT = ("analysts", "libraryVersion", "metadata")
"""Members of the graph that are kept as they are."""
SNAKE = {"major_claim": "majorClaim", "schema_version": "schemaVersion", "library_version": "libraryVersion"}
"""Names that protobuf also reads."""
ELEMENT = ("metadata", "userdata")
RESERVED = (
    "id", "text", "edges", "node", "edge", "dangling", "argmap", "speaker", "reference", "scheme", "mutual", "title", "url", "role",
    "userdata", "metadata", "in", "majorClaim", "schemaVersion",
)  # fmt: skip
INNER = "in"
"""The datum for members of an atom or a scheme that arguebuf does not know."""


class Taking:
    """A graph on its way apart."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.taken = Taken(slot_path=("userdata", "argmap"), slot_at=("userdata", "argmap"))

    def take(self, root: Any) -> Taken:
        """The parts of the graph."""
        if not isinstance(root, dict):
            self.report.say("wrong-type", "the file is no graph: there is no object", (), "an object belongs here")
            return self.taken
        root = {SNAKE.get(name, name): value for name, value in root.items()}
        for what, take in (
            ("resources", self.resource), ("participants", self.person), ("nodes", self.node), ("edges", self.edge),
        ):  # fmt: skip
            for id, raw in objects.object_in(root, what, (), self.report).items():
                if isinstance(raw, dict):
                    take(id, raw, (what, id))
                else:
                    self.report.say("wrong-type", f"one of the {what} is no object", (what, id), "left out")
        self.graph(root)
        return self.taken

    def graph(self, root: dict[str, Any]) -> None:
        """What the graph says of itself."""
        taken = self.taken
        taken.slot, taken.data = self.userdata(root, ROOT, ())
        taken.data |= {name: root[name] for name in KEPT if root.get(name) not in (None, "", {})}
        version = root.get("schemaVersion", VERSION)
        if version != VERSION:
            taken.data["schemaVersion"] = version
            if objects.number(version) is None:
                self.report.say("wrong-type", "the version of the schema is no number", ("schemaVersion",), "a number")
            elif version > VERSION:
                message = f"the graph is in version {version} of the schema; this argmap knows version {VERSION}"
                self.report.say("newer-version", message, ("schemaVersion",), "read as far as it can be")
        major = objects.text_in(root, "majorClaim", (), self.report)
        if major in taken.atoms:
            taken.atoms[major] = evolve(taken.atoms[major], thesis=True)
        elif major:
            taken.data["majorClaim"] = major
            message = f"the major claim is {short(major)}, which is no atom"
            self.report.say("dangling-edge", message, ("majorClaim",), "kept as data")

    def userdata(self, raw: dict[str, Any], known: Collection[str], path: Path) -> tuple[Slot, dict[str, Any]]:
        """The slot of an element, and what it says that the language has no word for."""
        slot, more = slots.split(objects.object_in(raw, "userdata", path, self.report))
        data = self.others(raw, known, path)
        if raw.get("metadata"):
            data["metadata"] = raw["metadata"]
        if more:
            data["userdata"] = more
        return slots.whole_numbers(slot), data

    def others(self, raw: dict[str, Any], known: Collection[str], path: Path) -> dict[str, Any]:
        """The members that arguebuf does not know."""
        found = objects.others(raw, known, RESERVED)
        for name in found:
            where = () if name == objects.MORE else (name,)
            self.report.say("unknown-part", "arguebuf knows no such member", (*path, *where), "kept as data")
        return found

    def line(self, raw: dict[str, Any], name: str, path: Path, data: dict[str, Any]) -> str:
        """A member that is one line of text; as it stands it is kept where it is not."""
        text = objects.text_in(raw, name, path, self.report)
        if not text:
            return ""
        line, kept = one_line(text)
        if kept:
            data[name] = text
        return line

    def resource(self, id: str, raw: dict[str, Any], path: Path) -> None:
        slot, data = self.userdata(raw, ("text", "title", "source", "timestamp", *ELEMENT), path)
        if raw.get("timestamp"):
            data["timestamp"] = raw["timestamp"]
        title, url = self.line(raw, "title", path, data), self.line(raw, "source", path, data)
        text = objects.text_in(raw, "text", path, self.report)
        self.taken.resources[id] = Resource(id, path, text, title, url, slot, data)

    def person(self, id: str, raw: dict[str, Any], path: Path) -> None:
        known = ("name", "username", "email", "url", "location", "description")
        slot, data = self.userdata(raw, (*known, *ELEMENT), path)
        data |= {name: raw[name] for name in known[1:-1] if raw.get(name)}
        name, role = self.line(raw, "name", path, data), self.line(raw, "description", path, data)
        self.taken.people[id] = Person(id, name, path, role, slot, data)

    def node(self, id: str, raw: dict[str, Any], path: Path) -> None:
        slot, data = self.userdata(raw, ("atom", "scheme", *ELEMENT), path)
        atom, scheme = raw.get("atom"), raw.get("scheme")
        if isinstance(atom, dict):
            if scheme is not None:
                self.report.say("unknown-part", f"node {short(id)} is an atom and a scheme", path, "read as an atom")
            self.atom(id, atom, path, slot, data)
        elif isinstance(scheme, dict):
            self.step(id, raw, path, slot, data)
        else:
            what = "wrong-type" if atom is not None or scheme is not None else "missing-field"
            self.report.say(what, f"node {short(id)} is neither an atom nor a scheme", path, "kept as data")
            self.taken.steps[id] = Step(id, OTHER, path, {**raw, "id": id})

    def atom(self, id: str, raw: dict[str, Any], path: Path, slot: Slot, data: dict[str, Any]) -> None:
        here = (*path, "atom")
        inner = self.others(raw, ("text", "reference", "participant"), here)
        if inner:
            data[INNER] = inner
        reference = objects.object_in(raw, "reference", here, self.report) or None
        if reference is not None:
            self.reference(reference, (*here, "reference"))
        speaker = objects.text_in(raw, "participant", here, self.report)
        text = objects.text_in(raw, "text", here, self.report)
        self.taken.atoms[id] = Atom(id, text, path, slot, data, quotes_of(reference), reference, speaker)

    def reference(self, raw: dict[str, Any], path: Path) -> None:
        """Check what a reference says."""
        objects.text_in(raw, "resource", path, self.report)
        objects.text_in(raw, "text", path, self.report)
        if raw.get("offset") is not None and objects.number(raw["offset"]) is None:
            self.report.say("wrong-type", "an offset is no whole number", (*path, "offset"), "a number from 0")

    def step(self, id: str, raw: dict[str, Any], path: Path, slot: Slot, data: dict[str, Any]) -> None:
        scheme, here = raw["scheme"], (*path, "scheme")
        said = next((name for name in KINDS if scheme.get(name) is not None), "")
        kind, value = KINDS.get(said, OTHER), scheme.get(said)
        ours = scheme_of(value) if kind == INFERENCE else ""
        spelled = value_of(ours) if kind == INFERENCE else DEFAULTS.get(kind, ("", ""))[1]
        if value != spelled:
            data["scheme"] = value
        if kind == INFERENCE and value != DEFAULT_SUPPORT:  # the default leaves it to the slot to say the scheme
            slot = {name: held for name, held in slot.items() if name != "scheme"}
        descriptors = scheme.get("premiseDescriptors", scheme.get("premise_descriptors"))
        if descriptors:
            data["premiseDescriptors"] = descriptors
        inner = self.others(scheme, (said, "premiseDescriptors", "premise_descriptors"), here)
        if inner:
            data[INNER] = inner
        called = f"{said or 'other'} scheme"
        self.taken.steps[id] = Step(id, kind, path, {**raw, "id": id}, ours, slot, data, called)

    def edge(self, id: str, raw: dict[str, Any], path: Path) -> None:
        for end in ("source", "target"):
            if not isinstance(raw.get(end), str):
                wrong = "missing-field" if raw.get(end) is None else "wrong-type"
                self.report.say(wrong, f"the edge {short(id)} has no `{end}`", path, "left out")
                return
        more = {name: value for name, value in raw.items() if name not in ("source", "target")}
        self.taken.links.append(Link(id, raw["source"], raw["target"], path, more))
