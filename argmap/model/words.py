"""What a text, an id and an anchor may hold, so that every model can be written down as an annotation."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs
from attrs import field, frozen

from argmap.ground.errors import ModelError
from argmap.ground.source import Span

ID = re.compile(r"""[^\s()\[\]{}:,;>/|"#@（）：，\ufeff]+""")
"""The marks of full width are kept out so that a colon typed in an East Asian script cannot become part of a name."""
SEPARATED = re.compile(r'"[ \t]*\.\.[ \t]*"')

Check = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def is_id(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Let only an id pass: no space and none of the marks that the language uses."""
    if not isinstance(value, str) or not ID.fullmatch(value):
        raise ModelError(f'{attribute.name}: {value!r} is not an id (no space, none of ()[]{{}}:,;>/|"#@)')


def is_line(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Let only a text pass that fits on a line: not empty, no line break, no space or tab around it."""
    if not isinstance(value, str) or not value or value != value.strip(" \t") or "\n" in value or "\r" in value:
        raise ModelError(f"{attribute.name}: {value!r} is not one line of text")


def is_key(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Let only the id of a statement pass, with or without its article."""
    parts = value.split("/") if isinstance(value, str) else []
    if len(parts) not in (1, 2) or not all(ID.fullmatch(part) for part in parts):
        raise ModelError(f"{attribute.name}: {value!r} is not the id of a statement")


def maybe(check: Check) -> Check:
    """The check, for a value that may also be empty."""

    def checked(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value != "":
            check(instance, attribute, value)

    return checked


def many(check: Check) -> Check:
    """The check, for each value of a tuple."""

    def checked(instance: Any, attribute: attrs.Attribute[Any], values: Any) -> None:
        for value in values:
            check(instance, attribute, value)

    return checked


def is_quotable(instance: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Let only words pass that can stand between quotation marks in an anchor."""
    is_line(instance, attribute, value)
    if SEPARATED.search(value + '"'):
        raise ModelError(f'{attribute.name}: {value!r} holds `" .. "`, which separates the two ends of an anchor')


def is_number(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Let only the number of a line pass, or none."""
    if value is not None and not (isinstance(value, int) and 0 <= value < 10**9):
        raise ModelError(f"{attribute.name}: {value!r} is not the number of a line")


Data = tuple[tuple[str, str], ...]
"""Pairs of key and value that argmap keeps and does not interpret: what another format says of an element and the language has no
word for. Keys are unique; their order means nothing."""

DATA = field(default=(), eq=frozenset, kw_only=True)
"""The field `data` of a class of the model."""


def datum(element: Any, key: str) -> str:
    """The value of a key in an element's `data`; empty when it is not there."""
    return next((value for name, value in element.data if name == key), "")


def check_data(element: Any) -> None:
    """Raise `ModelError` when no annotation could say an element's `data`."""
    attribute = next(a for a in type(element).__attrs_attrs__ if a.name == "data")
    for key, value in element.data:
        is_key(element, attribute, key)
        is_line(element, attribute, value)
    if len({key for key, _ in element.data}) < len(element.data):
        raise ModelError(f"data: a key is there twice in {element.data!r}")


@frozen
class Anchor:
    """Where a statement stands in the article: the passage from `opening` to `closing` words.

    Without `closing` the passage is the opening words themselves. `line` counts the lines of the text from 1.
    """

    opening: str = field(validator=is_quotable)
    closing: str = field(default="", validator=maybe(is_quotable))
    line: int | None = field(default=None, validator=is_number)
    origin: Span | None = field(default=None, eq=False, repr=False, kw_only=True)
