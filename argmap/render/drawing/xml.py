"""Elements of XML as text: names and numbers come from argmap, every other value goes through `escape`."""

from __future__ import annotations

from argmap.render.letters.escape import xml

Value = str | float | None


def number(value: float) -> str:
    """A number with at most two decimals and nothing superfluous: the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", /, **attributes: Value) -> str:
    """An element around `content`, which is XML already.

    Attributes are written in the order given, `_` in their names as `-`; those that are None are left out.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{xml(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{shown}>{content}</{name}>" if content else f"<{name}{shown}/>"
