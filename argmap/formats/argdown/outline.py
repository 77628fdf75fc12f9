"""What an Argdown document says, as Argdown's own model has it: equivalence classes, arguments, relations, sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import field, frozen

from argmap.ground.source import Span

STATEMENT, ARGUMENT, INFERENCE = "statement", "argument", "inference"
SUPPORT, ATTACK, UNDERCUT = "support", "attack", "undercut"
ENTAILS, CONTRARY, CONTRADICTORY = "entails", "contrary", "contradictory"
TYPES = (SUPPORT, ATTACK, UNDERCUT, ENTAILS, CONTRARY, CONTRADICTORY)
PREMISE, INTERMEDIARY, MAIN = "premise", "intermediary-conclusion", "main-conclusion"


@frozen
class End:
    """What a relation goes from or to: `kind` is statement, argument or inference, `title` that of the statement or argument;
    `index` is the place of the inference's conclusion among the statements of its argument, from 0.
    """

    kind: str
    title: str
    index: int = -1


@frozen
class Relation:
    """A relation; `type` is one of `TYPES`."""

    type: str
    source: End
    target: End
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Inference:
    """The step to a conclusion."""

    rules: tuple[str, ...] = ()
    data: Any = None
    span: Span | None = field(default=None, eq=False, repr=False)


@frozen
class Line:
    """A numbered statement of an argument: the title of its class, and the inference before it if it is a conclusion."""

    title: str
    role: str
    inference: Inference | None = None


class Said(NamedTuple):
    """What a statement or an argument says somewhere: Argdown's text, the text without tags, and how it is written."""

    text: str
    plain: str
    raw: str


@frozen
class Item:
    """An equivalence class of statements, or an argument.

    `texts` are what its members say, the canonical one last; empty when all of them only refer to it. `untitled` ones have a
    title that Argdown made up.
    """

    title: str
    untitled: bool = False
    texts: tuple[Said, ...] = ()
    tags: tuple[str, ...] = ()
    data: Any = None
    section: str = ""
    lines: tuple[Line, ...] = ()
    span: Span | None = field(default=None, eq=False, repr=False)

    @property
    def text(self) -> str:
        """The canonical text; empty when there is none."""
        return self.texts[-1].text if self.texts else ""


@frozen
class Section:
    """A heading; `parent` is the id of the section it is in."""

    id: str
    level: int
    title: str
    tags: tuple[str, ...] = ()
    data: Any = None
    parent: str = ""
    raw: str = ""


@frozen
class Outline:
    """An Argdown document."""

    statements: Mapping[str, Item] = field(factory=dict)
    arguments: Mapping[str, Item] = field(factory=dict)
    relations: tuple[Relation, ...] = ()
    sections: tuple[Section, ...] = ()
    tags: tuple[str, ...] = ()
    front: Any = None
    strict: bool = False


def counts(outline: Outline) -> dict[str, int]:
    """How much of everything a document has: statements, arguments, relations by type, numbered statements by role, inferences,
    tags and sections.
    """
    lines = [line for argument in outline.arguments.values() for line in argument.lines]
    found = Counter(f"relation {relation.type}" for relation in outline.relations)
    found.update(line.role for line in lines)
    found.update(
        statement=len(outline.statements),
        argument=len(outline.arguments),
        inference=sum(line.inference is not None for line in lines),
        tag=len(outline.tags),
        section=len(outline.sections),
    )
    return {name: count for name, count in sorted(found.items()) if count}
