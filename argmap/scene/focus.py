"""What of a debate a picture is to show, and what else it needs to know about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

from attrs import field, frozen, validators

if TYPE_CHECKING:
    from argmap.ground.source import Source


def _names(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """One name or several."""
    return (value,) if isinstance(value, str) else tuple(value or ())


class Focusing(TypedDict, total=False):
    """The fields of `Focus` as keyword arguments; a single name will do where several are possible."""

    article: str | None
    only: str | Iterable[str] | None
    depth: int | None
    voice: str | Iterable[str] | None
    fold: str | Iterable[str] | None
    texts: Mapping[str, str | Source]


@frozen(kw_only=True)
class Focus:
    """What to show of a debate; by default all of it.

    `article` is the id of the only article to show. `only` are the ids of statements that are shown with all that bears on
    them and with the way from each to its main claim. `depth` is the number of levels, counted from the main claims or from
    `only`. `voice` are the ids of voices whose statements are shown, with the ways to what they bear on. `fold` are the ids
    of statements whose reasons and objections are left out. `texts` are the texts of articles by id, for the passages.

    What is left out below a card is counted on it.
    """

    article: str | None = None
    only: tuple[str, ...] = field(default=(), converter=_names)
    depth: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    voice: tuple[str, ...] = field(default=(), converter=_names)
    fold: tuple[str, ...] = field(default=(), converter=_names)
    texts: Mapping[str, str | Source] = field(factory=dict, repr=False)

    @property
    def whole(self) -> bool:
        """Whether nothing of the articles is left out."""
        return not (self.only or self.depth or self.voice or self.fold)
