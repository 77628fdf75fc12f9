"""What an annotation says, whoever made it: what it is about, its text, its tags and the passages that it marks."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from argmap.formats.ids import is_id
from argmap.formats.spans import quoted_anchor
from argmap.formats.webanno.annotation import (
    COMMITMENTS,
    DIRECTIVE,
    PASSAGE,
    SAYS,
    TAGS,
    VOICE,
)
from argmap.ground.errors import ModelError
from argmap.model import Anchor
from argmap.model.terms import AUTHOR, RESERVED, UNCLEAR


def targets_of(value: dict[str, Any]) -> list[Any]:
    """What an annotation is about, one or several."""
    target = value.get("target")
    return target if isinstance(target, list) else [] if target is None else [target]


def source_of(value: dict[str, Any]) -> str:
    """The address of what an annotation is about; empty where it says none."""
    for target in targets_of(value):
        source = target.get("source", target.get("id")) if isinstance(target, dict) else target
        source = source.get("id") if isinstance(source, dict) else source
        if isinstance(source, str) and source:
            return source
    uri = value.get("uri")  # as Hypothesis writes it
    return uri if isinstance(uri, str) else ""


def _bodies(value: dict[str, Any]) -> list[Any]:
    bodies = value.get("body", value.get("bodyValue", value.get("text", "")))
    return bodies if isinstance(bodies, list) else [bodies]


def body_of(value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text of an annotation and the fields that its tags of ours stand for."""
    text, fields = "", dict[str, Any]()
    for body in _bodies(value):
        said = body.get("value", body.get("chars")) if isinstance(body, dict) else body
        if not isinstance(said, str):
            continue
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            name, meant = TAGS.get(said) or COMMITMENTS.get(said) or ("", None)
            fields.setdefault(name, meant)
        elif not text:
            text = said
    fields.pop("", None)
    if not text:  # a highlight: what it says is what it marks
        text = next((exact for target in targets_of(value) if (exact := _exact(target))), "")
    return text, fields


def chains_of(value: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The voices that the tags of an annotation name."""
    found: dict[tuple[str, ...], None] = {}
    for body in _bodies(value):
        said = body.get("value") if isinstance(body, dict) and body.get("purpose") == "tagging" else None
        if isinstance(said, str) and said.startswith(VOICE):
            chain = tuple(said.removeprefix(VOICE).split(SAYS))
            if all(_is_speaker(name) for name in chain) and (chain == (AUTHOR,) or AUTHOR not in chain):
                found[chain] = None
    return () if list(found) == [(AUTHOR,)] else tuple(found)


def _is_speaker(name: str) -> bool:
    return is_id(name) and "/" not in name and (name not in RESERVED or name in (AUTHOR, UNCLEAR))


def _selectors(target: Any) -> list[dict[str, Any]]:
    selector = target.get("selector") if isinstance(target, dict) else None
    return [one for one in (selector if isinstance(selector, list) else [selector]) if isinstance(one, dict)]


def _exact(target: Any) -> str:
    found = (one.get("exact") for one in _selectors(target) if one.get("type") == "TextQuoteSelector")
    return next((exact for exact in found if isinstance(exact, str)), "")


def anchor_of(target: Any) -> Anchor | None:
    """The anchor that a target's selectors make: by a text fragment, else by the words that are quoted."""
    for one in _selectors(target):
        value = one.get("value")
        if one.get("type") == "FragmentSelector" and isinstance(value, str) and DIRECTIVE in value:
            parts = [
                p
                for p in value.partition(DIRECTIVE)[2].partition("&")[0].split(",")
                if p and p[-1] != "-" and p[0] != "-"
            ]
            line = target.get("argmap:line")
            try:
                opening, closing, *_ = *map(unquote, parts), "", ""
                return Anchor(opening, closing, line if type(line) is int else None)
            except ModelError:
                continue
    return quoted_anchor(_exact(target))


def plain(value: dict[str, Any]) -> dict[str, Any]:
    """An annotation without the selectors of passages that stand beside a text fragment: what follows from it and the text."""
    targets = [_fragment_only(target) for target in targets_of(value)]
    return {**value, "target": targets if isinstance(value.get("target"), list) else targets[0]} if targets else value


def _fragment_only(target: Any) -> Any:
    selectors = target.get("selector") if isinstance(target, dict) else None
    if (
        not isinstance(selectors, list)
        or not selectors
        or not isinstance(selectors[0], dict)
        or "conformsTo" not in selectors[0]
    ):
        return target
    beside = [one for one in selectors[1:] if not (isinstance(one, dict) and one.get("type") in PASSAGE)]
    return {**target, "selector": [selectors[0], *beside]}
