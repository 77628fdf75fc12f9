"""JSON that is read as far as it can be, with the place of every value.

A file that is all right is read by Python's own parser. Any other is read again by one of ours, which takes what it can and says
what is wrong; it does not recurse, and both take time in proportion to the file.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from attrs import field, frozen

from argmap.formats.places import Path, Places, containers
from argmap.formats.tolerant import Tolerant, Unusual, finite, no_constant, places, unique_pairs
from argmap.formats.values import SURROGATES
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source, Span

CONTAINERS = (dict, list)
DEEPEST = 200
"""Levels of a value that are read: what is deeper can be no argument, and every reader may recurse into what is left."""


@frozen(eq=False)
class Json:
    """A JSON file: its value as Python has it (None where there is nothing to read), and what is wrong with the file."""

    source: Source
    value: Any = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def _places(self) -> Places:
        return places(self.source, DEEPEST)

    @cached_property
    def _containers(self) -> Places:
        return containers(self.source.text)

    def span(self, path: Path) -> Span:
        """Where the value at the end of a path stands; that of the nearest value on the way to it where there is none."""
        if not self.diagnostics:
            start, end, meant = self._containers.nearest(path)
            if meant:
                return self.source.span(start, end)
        start, end, _ = self._places.nearest(path)
        return self.source.span(start, end)


def read_json(source: Source) -> Json:
    """The value of a JSON file, as far as it can be read; what is wrong with the file is in its diagnostics.

    Of two members of an object with one name the last counts. NaN and infinities become None, and so does what is nested
    deeper than `DEEPEST`.
    """
    try:
        value = json.loads(source.text, object_pairs_hook=unique_pairs, parse_constant=no_constant, parse_float=finite)
        if _is_flat(value):
            return Json(source, value)
    except (ValueError, RecursionError, Unusual):
        pass
    tolerant = Tolerant(source, DEEPEST)
    return Json(source, tolerant.read(), tuple(tolerant.diagnostics))


def _is_flat(value: Any) -> bool:
    """Whether nothing in a value is nested too deep."""
    level = [value]
    for _ in range(DEEPEST + 1):
        inner = [held.values() if held.__class__ is dict else held for held in level if held.__class__ in CONTAINERS]
        level = [
            held for values in inner for held in values if held.__class__ is dict or held.__class__ is list
        ]  # not `in CONTAINERS`: this looks at every value, and so is twice as fast
        if not level:
            return True
    return False


def dump_json(value: Any, *, indent: int | None = 2) -> str:
    r"""A value as JSON text that ends in a newline: characters of every script as they are, halves of surrogate pairs, which no
    file can hold, as `\ud800`. Raises `ValueError` for NaN and infinities, which JSON does not have.
    """
    text = json.dumps(
        value, ensure_ascii=False, indent=indent, allow_nan=False, separators=None if indent else (",", ":")
    )
    if SURROGATES.search(text):
        text = SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"
