"""Elements of XML as text: names and numbers come from argmap, every other value goes through `escape`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from argmap.render.letters.escape import xml

Value = str | float | None


@lru_cache(maxsize=65536)  # sizes and colours are the same on every card, and many places are
def number(value: float) -> str:
    """A number with at most two decimals and nothing superfluous: the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", /, **attributes: Value) -> str:
    """An element around `content`, which is XML already, its attributes as `written` has them."""
    shown = written(attributes)
    return f"<{name}{shown}>{content}</{name}>" if content else f"<{name}{shown}/>"


def written(attributes: Mapping[str, Value]) -> str:
    """Attributes with a space before each, in the order given, `_` in their names as `-`; those that are None are left out."""
    return "".join(
        [
            f' {_name(key)}="{xml(value) if isinstance(value, str) else number(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )


@lru_cache(maxsize=256)
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
