"""Members of JSON objects as files have them: looked up, checked, and laid out again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from argmap.formats.ids import is_id
from argmap.formats.nodes.taken import Path, Report
from argmap.formats.values import SURROGATES

MORE = "more"
"""The datum for members whose names cannot be part of a key, together."""


def number(value: Any) -> int | None:
    """A whole number from 0, also one that a tool has written as 5.0; None for anything else."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if type(value) is int and value >= 0 else None


def text_in(raw: Mapping[str, Any], name: str, path: Path, report: Report) -> str:
    """A member that has to be a text; empty where it is not there, null, or something else, which is reported."""
    value = raw.get(name)
    if isinstance(value, str):
        return value
    if value is not None:
        report.say("wrong-type", f"`{name}` is no text", (*path, name), "a text belongs here")
    return ""


def object_in(raw: Mapping[str, Any], name: str, path: Path, report: Report) -> dict[str, Any]:
    """A member that has to be an object; an empty one where it is not."""
    value = raw.get(name)
    if isinstance(value, dict):
        return value
    if value is not None:
        report.say("wrong-type", f"`{name}` is no object", (*path, name), "an object belongs here")
    return {}


def list_in(raw: Mapping[str, Any], name: str, path: Path, report: Report) -> list[Any]:
    """A member that has to be a list; an empty one where it is not."""
    value = raw.get(name)
    if isinstance(value, list):
        return value
    if value is not None:
        report.say("wrong-type", f"`{name}` is no list", (*path, name), "a list belongs here")
    return []


def others(raw: Mapping[str, Any], known: Collection[str], reserved: Collection[str]) -> dict[str, Any]:
    """The members that are not known, by names that can be keys of data; null says nothing. `reserved` names mean something else
    in data.
    """
    found: dict[str, Any] = {}
    odd: dict[str, Any] = {}
    for name, value in raw.items():
        if name in known or value is None:
            continue
        if is_id(name) and "/" not in name and name != MORE and name not in reserved:
            found[name] = value
        else:
            odd[name] = value
    return {**found, MORE: odd} if odd else found


def restored(own: Mapping[str, Any], known: Collection[str], reserved: Collection[str]) -> dict[str, Any]:
    """The way back from `others`."""
    made = {n: v for n, v in own.items() if n not in known and n not in reserved and n != MORE}
    more = own.get(MORE)
    return {**made, **more} if isinstance(more, dict) else made


def laid_out(root: Mapping[str, Any]) -> str:
    """An object as JSON, with a line for each element of its lists and objects."""
    lines = []
    for name, value in root.items():
        if isinstance(value, dict) and value:
            inner = ",\n".join(f"    {_write(key)}: {_write(held)}" for key, held in value.items())
            lines.append(f"  {_write(name)}: {{\n{inner}\n  }}")
        elif isinstance(value, list) and value:
            inner = ",\n".join(f"    {_write(held)}" for held in value)
            lines.append(f"  {_write(name)}: [\n{inner}\n  ]")
        else:
            lines.append(f"  {_write(name)}: {_write(value)}")
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    if SURROGATES.search(text):
        text = SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text


_write = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
