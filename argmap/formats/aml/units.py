"""An AML file as it stands: propositions by id, and the steps between them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from argmap.formats.tally import Tally
from argmap.formats.xmls import Element
from argmap.ground.diagnostics import Label

PARTS = frozenset(("PROPTEXT", "OWNER", "INSCHEME", "ROLE", "TUTOR"))
STEPS = frozenset(("CA", "LA", "REFUTATION"))
AROUND = frozenset(("SCHEMESET", "TEXT", "EDATA"))
SHOWN = 40
"""Characters of an id that a message shows."""


@frozen
class Unit:
    """A proposition: its id in the file, its element, and its uses of schemes by their numbers."""

    id: str
    prop: Element

    @property
    def text(self) -> str:
        """What it says."""
        said = self.prop.find("PROPTEXT")
        return said.text if said is not None else ""

    @property
    def offset(self) -> str:
        """Where in the text the file says that it stands, in UTF-16 units; `-1` or nothing where it does not say."""
        said = self.prop.find("PROPTEXT")
        return said.get("offset") if said is not None else ""

    @property
    def missing(self) -> bool:
        """Whether the text does not say it."""
        return self.prop.get("missing").lower() == "yes"

    @property
    def owners(self) -> tuple[str, ...]:
        """The names of those who hold it."""
        names = (owner.get("name").strip() for owner in self.prop.all("OWNER"))
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def schemes(self) -> dict[str, Element]:
        """The uses of schemes that it is part of, by number."""
        return {part.get("schid"): part for part in self.prop.all("INSCHEME")}


@define(eq=False)
class Step:
    """A step: CA, LA or REFUTATION, the units that it starts from, and the unit that it leads to."""

    kind: str
    sources: list[str]
    target: str
    element: Element


@define(eq=False)
class Units:
    """The propositions of a file by their ids, and its steps, both in the order of the file."""

    tally: Tally
    units: dict[str, Unit] = field(factory=dict)
    steps: list[Step] = field(factory=list)
    counts: dict[str, int] = field(factory=dict)

    def take(self, root: Element) -> None:
        """All argument units below the outermost element; what has no place there is reported."""
        waiting: list[tuple[Element, Step | None, str]] = [(root, None, "")]
        while waiting:
            element, step, above = waiting.pop()
            if element.tag == "AU":
                above = self.unit(element, step) or above
                step = None
            waiting += reversed(list(self.below(element, step, above, root)))

    def below(
        self, element: Element, step: Step | None, above: str, root: Element
    ) -> Iterator[tuple[Element, Step | None, str]]:
        """What is to be looked at below an element, with the step that it is part of and the unit above it."""
        for child in element.children:
            if child.tag == "AU" and element.tag != "AU":
                if element.tag == "CA" and element is not root:  # each of several is an argument of its own
                    step = self.step("CA", above, child)
                yield child, step, above
            elif child.tag in STEPS and element.tag == "AU":
                yield child, self.step(child.tag, above, child) if child.tag != "CA" else None, above
            elif not (child.tag in AROUND and element is root) and not (child.tag == "PROP" and element.tag == "AU"):
                self.unknown(child)

    def step(self, kind: str, target: str, element: Element) -> Step | None:
        """A step to a unit, to which its sources are still to be added; none where there is no unit."""
        if not target:
            return None
        self.steps.append(Step(kind, [], target, element))
        return self.steps[-1]

    def unit(self, element: Element, step: Step | None) -> str:
        """Take the proposition of a unit, and add it to the step that it is part of; its id, empty where there is none."""
        prop = element.find("PROP")
        if prop is None:
            if self.tally.wants("missing-field"):
                self.tally.report(
                    "missing-field", "an argument unit without a proposition", element.span, "`PROP` is missing"
                )
            return ""
        id = self.named(prop)
        self.units[id] = Unit(id, prop)
        for part in prop.children:
            if part.tag not in PARTS:
                self.unknown(part)
        if step is not None:
            step.sources.append(id)
        return id

    def named(self, prop: Element) -> str:
        """The id of a proposition, or one that is free: ids are optional."""
        id = free = prop.get("identifier") or f"au-{len(self.units) + 1}"
        while free in self.units:
            self.counts[id] = self.counts.get(id, 1) + 1
            free = f"{id}-{self.counts[id]}"
        if free != id and self.tally.wants("duplicate-node"):
            others = (Label(self.units[id].prop.span, "the first"),)
            message = f"there are two propositions `{id[:SHOWN]}`"
            self.tally.report("duplicate-node", message, prop.span, f"kept as `{free[:SHOWN]}`", others=others)
        return free

    def unknown(self, element: Element) -> None:
        """Say that an element is not known where it stands."""
        if self.tally.wants("unknown-part"):
            message = f"AML has no `{element.tag[:SHOWN]}` at this place"
            self.tally.report("unknown-part", message, element.span, "not understood, and left out")
