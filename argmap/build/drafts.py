"""What is known of a thing while its lines are being read; it becomes a frozen class of the model at the end."""

from __future__ import annotations

from attrs import define, field

from argmap.ground.source import Span
from argmap.model import Anchor, Chain, Commitment, Data, Kind, Manner, Modality
from argmap.syntax import Tree


class Node:
    """A line that is a statement, or names one again (`text` is None).

    Most statements have little but a text, so the rest are defaults of the class: making a node takes half the time.
    """

    def __init__(
        self, tree: Tree, index: int, section: str, keyword: str, name: str, text: str | None, origin: Span
    ) -> None:
        self.tree = tree
        self.index = index
        self.section = section
        self.keyword = keyword
        self.name = name
        self.text = text
        self.origin = origin

    said: tuple[Chain, ...] = ()
    said_commitment: Commitment | None = None
    id: str = ""
    """The statement's id once it is known; stays empty for a name that means nothing."""
    relation: Step | Objection | None = None
    """The relation that this line makes with the line above it."""
    definition: Node | None = None
    """Where the statement is defined that this line names again."""
    kind: Kind | None = None
    modality: Modality | None = None
    commitment: Commitment | None = None
    manner: Manner | None = None
    implicit: bool = False
    thesis: bool = False
    voices: list[tuple[Chain, int]] | None = None
    """Chains in parentheses, each with the number of its first part on the line."""
    condition: str = ""
    anchors: list[Anchor] | None = None
    answers: list[tuple[str, Tree, int]] | None = None
    """Ids of the issues that it answers, each with the line that says so."""
    notes: list[str] | None = None
    sic: list[str] | None = None
    data: dict[str, str] | None = None
    more: list[str] | None = None
    """What the `|` lines below it say."""

    def put(self, slot: str, *values: object) -> None:
        """Append to a list that most statements do without."""
        if values:
            held = getattr(self, slot)
            if held is None:
                setattr(self, slot, list(values))
            else:
                held.extend(values)


@define(eq=False)
class Step:
    """An inference: the lines of its premises and that of its conclusion."""

    premises: list[Node]
    conclusion: Node
    scheme: str = ""
    scheme_line: int = -1
    key: str = ""
    data: dict[str, str] = field(factory=dict)


@define(eq=False)
class Objection:
    """An attack: its line, and the statement or step it is aimed at."""

    source: Node
    target: Node | Step | Objection
    key: str = ""
    data: dict[str, str] = field(factory=dict)


@define(eq=False)
class Says:
    """A block in another voice, with the statement it stands under, if any."""

    host: Node | None
    said: tuple[Chain, ...]
    commitment: Commitment | None
    uses: list[tuple[str, int]] = field(factory=list)


@define(eq=False)
class Declaration:
    """An article, a debate, a voice, an issue or a stance, with its fields."""

    what: str
    id: str
    tree: Tree
    index: int
    section: str = ""
    text: str = ""
    qualifiers: list[tuple[str, int]] = field(factory=list)
    fields: dict[str, list[tuple[str, int]]] = field(factory=dict)
    """Texts by field, each with the index of its line."""
    anchors: list[Anchor] = field(factory=list)
    data: dict[str, str] | None = None
    more: list[str] | None = None

    @property
    def kept(self) -> Data:
        """What its `data` lines say."""
        return tuple(self.data.items()) if self.data else ()

    def get(self, name: str) -> str:
        """The text of a field; empty when it has none."""
        return self.fields[name][0][0] if name in self.fields else ""

    def all(self, name: str) -> tuple[str, ...]:
        """The texts of a field that may be there several times."""
        return tuple(text for text, _ in self.fields.get(name, ()) if text)


@define(eq=False)
class Field:
    """A line `word: text`, or `data key: text`."""

    host: Node | Declaration
    word: str
    text: str
    tree: Tree
    index: int
    key: str = ""
    """What a line `data` or `step` names."""
    more: list[str] | None = None
