"""What differs between two states of a debate, as data that can be shown, drawn and applied."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Generic, TypeVar

from attrs import frozen

from argmap.model import Article, Debate, Issue, Relation, Stance, Statement, Voice

T = TypeVar("T")


class Mark(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


class How(StrEnum):
    """How the new state of a statement was found."""

    ID = "id"
    PASSAGE = "passage"
    """It has another id, and stands at the same place of the article."""
    TEXT = "text"
    """It has another id, and a text that is alike."""


class Role(StrEnum):
    """What a statement does where it stands; the words of the language."""

    CLAIM = "claim"
    PREMISE = "premise"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"


@frozen
class FieldChange:
    """A field, by its name in the model, that has another value."""

    name: str
    old: Any
    new: Any


@frozen
class Place:
    """Where a statement stands: what it does, and the id of the statement that it stands under; of a root, none.

    An undercut stands under the statement whose step it attacks.
    """

    role: Role
    parent: str = ""


@frozen
class Move:
    """Where a statement stood and where it stands; the same places if only the order among its neighbours changed."""

    old: tuple[Place, ...]
    new: tuple[Place, ...]

    @property
    def reordered(self) -> bool:
        """Whether it stands under the same statements as before, elsewhere among its neighbours."""
        return self.old == self.new


@frozen
class Change(Generic[T]):
    """One thing in both states: `old` is None for what was added, `new` for what was removed.

    `fields` are those that changed. What is the same has none, and differs at most in the ids of others that it names.
    """

    mark: Mark
    old: T | None
    new: T | None
    fields: tuple[FieldChange, ...] = ()

    def field(self, name: str) -> FieldChange | None:
        """The change of a field, if it changed."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def value(self) -> T:
        """The new state, or the old one of what was removed."""
        found = self.old if self.new is None else self.new
        assert found is not None  # one of the two is there
        return found


@frozen
class StatementChange(Change[Statement]):
    """What became of a statement: how it was found again, where it stands (of what was removed: stood), whether it moved."""

    how: How = How.ID
    places: tuple[Place, ...] = ()
    moved: Move | None = None

    @property
    def reworded(self) -> bool:
        """Whether its text changed."""
        return self.field("text") is not None

    @property
    def revoiced(self) -> bool:
        """Whether somebody else asserts it, or the author makes something else of it."""
        return self.field("voices") is not None or self.field("commitment") is not None

    @property
    def requalified(self) -> bool:
        """Whether its qualifiers changed: kind, modality, implicit, thesis, or the condition."""
        return any(self.field(name) for name in ("kind", "modality", "implicit", "thesis", "condition"))


@frozen
class Changes:
    """All that is in either of two states of a debate, each with its mark, in the order of the new state.

    What was removed stands behind what it stood behind in the old state. `header` are the changed fields of the debate
    itself: `id`, `title`, `notes`.
    """

    statements: tuple[StatementChange, ...] = ()
    relations: tuple[Change[Relation], ...] = ()
    articles: tuple[Change[Article], ...] = ()
    voices: tuple[Change[Voice], ...] = ()
    issues: tuple[Change[Issue], ...] = ()
    stances: tuple[Change[Stance], ...] = ()
    header: tuple[FieldChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.header) or any(True for _ in self.differences())

    def differences(self) -> Iterator[Change[Any]]:
        """Everything that is not the same, statements first."""
        for group in (self.statements, self.relations, self.articles, self.voices, self.issues, self.stances):
            yield from (change for change in group if change.mark is not Mark.SAME)

    def marks(self) -> dict[str, Mark]:
        """The marks of statements by id: the new id, or the old one of what was removed.

        Where an id was freed by a statement that is gone and taken by another, the new one has it.
        """
        found = {change.value.id: change.mark for change in self.statements if change.new is None}
        return found | {change.new.id: change.mark for change in self.statements if change.new is not None}

    def apply(self, debate: Debate) -> Debate:
        """The debate with these changes made: `diff(old, new).apply(old) == new`, in the order of `new`.

        What the changes do not know stays, at the end. Raises `ArgmapError` when something that they change or remove is
        not in the debate or is not as it was, and `ModelError` when what would come of it cannot be written down.
        """
        from argmap.analysis.diff.apply import apply  # noqa: PLC0415 - it needs what stands here

        return apply(self, debate)
