"""What a file holds, taken apart and not yet interpreted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field, frozen

from argmap.formats.aif.nodeset import MOST, Edge, Node, Nodeset, Taking
from argmap.ground.catalogue import finding
from argmap.ground.source import Span

Path = tuple[str | int, ...]
Slot = dict[str, Any]
"""What argmap says of an element where the format has no field for it, in the words of argmap's own JSON."""
STATEMENT, INFERENCE, ATTACK, OTHER = "I", "RA", "CA", "-"
"""Kinds of nodes, in the terms of AIF."""
ANY = 10**9
"""The number of a thing that has no place in the file."""


@frozen
class Quote:
    """A passage that a file names: the resource, the words, where they begin in the resource (None: not said), and what the file
    says of it as it stands there.
    """

    resource: str
    text: str
    offset: int | None
    raw: Any = field(eq=False)


@frozen
class Atom:
    """What becomes a statement. `data` is what the format says of it and the language does not, by name."""

    id: str
    text: str
    path: Path
    slot: Slot = field(factory=dict)
    data: dict[str, Any] = field(factory=dict)
    quotes: tuple[Quote, ...] = ()
    passages: Any = None
    """The passages as they stand in the file, all together."""
    speaker: str = ""
    thesis: bool = False


@frozen
class Step:
    """A scheme node: of an inference, an attack, or of another kind that no relation is made of."""

    id: str
    kind: str
    path: Path
    raw: dict[str, Any]
    """The node as it stands in the file, with its id."""
    scheme: str = ""
    slot: Slot = field(factory=dict)
    data: dict[str, Any] = field(factory=dict)
    called: str = ""
    """What the node is, for a word about what is kept aside; empty where it was reported by itself."""
    mutual: bool = False
    """Whether what it leads to are statements that all attack each other."""


@frozen
class Link:
    """An edge, with what it says besides its ends."""

    id: str
    source: str
    target: str
    path: Path
    more: dict[str, Any] = field(factory=dict)


@frozen
class Resource:
    """What becomes an article."""

    id: str
    path: Path
    text: str = ""
    title: str = ""
    url: str = ""
    slot: Slot = field(factory=dict)
    data: dict[str, Any] = field(factory=dict)


@frozen
class Person:
    """What becomes a voice."""

    id: str
    name: str
    path: Path
    role: str = ""
    slot: Slot = field(factory=dict)
    data: dict[str, Any] = field(factory=dict)


@define(eq=False)
class Taken:
    """A file: its parts in their order, and what it says of the whole."""

    atoms: dict[str, Atom] = field(factory=dict)
    steps: dict[str, Step] = field(factory=dict)
    links: list[Link] = field(factory=list)
    resources: dict[str, Resource] = field(factory=dict)
    people: dict[str, Person] = field(factory=dict)
    title: str = ""
    notes: tuple[str, ...] = ()
    slot: Slot = field(factory=dict)
    slot_path: Path = ()
    slot_at: Path = ()
    """The way from an element to its slot."""
    data: dict[str, Any] = field(factory=dict)

    def nodeset(self) -> tuple[Nodeset, list[Link]]:
        """The graph in the terms of AIF, and the edges that lead to what is not there."""
        made = Nodeset()
        for number, atom in enumerate(self.atoms.values()):
            made.nodes[atom.id] = Node(atom.id, {"type": STATEMENT}, number)
        for number, step in enumerate(self.steps.values(), len(made.nodes)):
            made.nodes[step.id] = Node(step.id, {"type": step.kind}, number)
        dangling = []
        for number, link in enumerate(self.links):
            if link.source in made.nodes and link.target in made.nodes:
                made.edges.append(Edge(link.source, link.target, {}, number))
            else:
                dangling.append(link)
        return made, dangling


@frozen
class Dialect:
    """A format of this kind. What it says besides is data: keys begin with `prefix`, `passages` and `scheme` are the names of data
    for passages and names of schemes that do not follow from the model.
    """

    prefix: str
    passages: str
    scheme: str
    most: int | None
    """Passages that it has room for at a statement; None for any number."""
    write_passages: Callable[[Sequence[Quote]], Any]
    read_passages: Callable[[Any], tuple[Quote, ...]]
    scheme_of: Callable[[Any], str]
    """Our name of a scheme for what the format calls it."""
    atom_to_atom: bool
    """Whether an edge may lead from atom to atom."""


@define(eq=False)
class Report(Taking):
    """What is wrong with a file. Places of nodes may be given by their number among atoms and steps."""

    numbered: list[Path] = field(factory=list)

    def say(self, name: str, message: str, path: Any, label: str, **more: Any) -> None:
        """Report something at a place of the file, as long as there are few."""
        way = tuple(path)
        if len(way) == 2 and way[0] == "nodes" and isinstance(way[1], int) and way[1] < len(self.numbered):  # noqa: PLR2004
            way = self.numbered[way[1]]
        super().say(name, message, way, label, **more)

    def say_at(self, name: str, message: str, span: Span, label: str) -> None:
        """Report something at a place that is known."""
        if len(self.found) < MOST:
            self.found.append(finding(name, message, span, label))
        else:
            self.untold += 1


def short(text: str) -> str:
    """An id as it fits into a message."""
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`"  # noqa: PLR2004
