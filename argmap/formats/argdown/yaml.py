"""YAML as JSON values, as Argdown reads it: YAML 1.2's core schema, so that `yes` and a date are texts. The only door to PyYAML.

Nothing is constructed from what a text says but texts, numbers, lists and maps: anchors, aliases and tags are refused, and
values nested deeper than any data are. PyYAML only cuts the text into events, which it does without recursion.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from argmap.ground.errors import ArgmapError

DEEPEST = 100
DIGITS = 4000
"""Digits of a whole number that Python turns into one."""
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,80}): ([\[{\"].*)")


class YamlError(ArgmapError):
    """A text that is not the YAML that is read here; the message says why."""


def load(text: str) -> Any:
    """The value that a text in YAML says; None for one that says nothing. Raises `YamlError`."""
    quick = _as_json(text)
    if quick is not None:
        return quick
    import yaml  # noqa: PLC0415 - only for what is not JSON

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _composed(yaml.parse(text, Loader=loader), yaml)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise YamlError(str(problem)) from error


def _as_json(text: str) -> Any:
    """The value of a text that is JSON, or a line `name: JSON` for each of its fields; None where it is neither."""
    words = text.strip(" \t\n")
    try:
        if words.startswith("{"):
            return _json(words)
        fields = [FIELD.fullmatch(line) for line in words.split("\n")] if words else []
        if fields and all(fields):
            return _pairs([(found[1], _json(found[2])) for found in fields if found])
    except (ValueError, RecursionError):
        pass
    return None


def _json(words: str) -> Any:
    value = json.loads(words, object_pairs_hook=_pairs, parse_constant=_refuse, parse_float=_float)
    level = [value]
    for _ in range(DEEPEST):
        level = [
            v
            for held in level
            if isinstance(held, dict | list)
            for v in (held.values() if isinstance(held, dict) else held)
        ]
        if not level:
            return value
    raise ValueError


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


def _refuse(word: str) -> None:
    raise ValueError(word)


def _float(word: str) -> float:
    value = float(word)
    if math.isinf(value):
        raise ValueError(word)
    return value


class _Key:
    """The place of a key that is not there yet."""


def _composed(events: Iterator[Any], yaml: Any) -> Any:
    stack: list[tuple[Any, list[Any]]] = []
    result: list[Any] = []
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError("anchors and aliases are not read")
        if getattr(event, "tag", None):
            raise YamlError("tags are not read")
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(stack) >= DEEPEST:
                raise YamlError(f"values are nested more than {DEEPEST} levels deep")
            stack.append((event, []))
            continue
        if isinstance(event, yaml.ScalarEvent):
            value = scalar(event.value) if event.implicit[0] else event.value
        elif isinstance(event, yaml.SequenceEndEvent):
            value = stack.pop()[1]
        elif isinstance(event, yaml.MappingEndEvent):
            value = _mapping(stack.pop()[1])
        elif isinstance(event, yaml.DocumentStartEvent) and result:
            raise YamlError("there is more than one document")
        else:
            continue
        (stack[-1][1] if stack else result).append(value)
    return result[0] if result else None


def _mapping(flat: list[Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in zip(flat[::2], flat[1::2], strict=True):
        if isinstance(key, dict | list):
            raise YamlError("a key is no text")
        name = key if isinstance(key, str) else json.dumps(key)
        if name in made:
            raise YamlError(f"the key {name!r} is there twice")
        made[name] = value
    return made


def scalar(words: str) -> Any:
    """The value of a plain scalar."""
    if words in WORDS:
        return WORDS[words]
    if len(words) < DIGITS:
        if INTEGER.fullmatch(words):
            return int(words, 0) if words[:2] in ("0o", "0x", "0b") else int(words)
        if FLOAT.fullmatch(words) and not math.isinf(value := float(words)):
            return value
    return words


def merged(old: Any, new: Any) -> Any:
    """Two values as one: maps and lists key by key and place by place, else the new one."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old[key], value) if key in old else value for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [merged(a, b) for a, b in zip(old, new, strict=False)] + old[len(new) :] + new[len(old) :]
    return new
