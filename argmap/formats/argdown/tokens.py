"""The terminals of grammars/argdown.lark as compiled patterns, and as what the lexer makes of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from attrs import define, field

from argmap.formats.argdown.braces import SPACE
from argmap.syntax.grammar import argdown_patterns

RANGES = {"*": ("BOLD", "ITALIC"), "_": ("UNDERSCORE_BOLD", "UNDERSCORE_ITALIC")}
RELATIONS = ("SUPPORT_TO", "ATTACK_TO", "SUPPORT", "ATTACK", "CONTRADICTION", "UNDERCUT_TO", "UNDERCUT")
ITEMS = ("ORDERED_ITEM", "UNORDERED_ITEM")


@define(eq=False)
class Token:
    """A terminal: where it stands, and what of it counts (the words it says, the title it names)."""

    type: str
    start: int
    end: int
    value: str = ""
    row: Any = field(default=None, repr=False)
    """The tokens of its paragraph, as the parser has taken them."""
    index: int = 0
    """Its place among them."""
    shown: bool = True
    """Whether a tag is part of the text it stands in."""


@cache
def patterns() -> dict[str, Callable[[str, int], re.Match[str] | None]]:
    """The grammar's patterns, compiled, by terminal; and those that are put together from them: `LINE` for what begins a line,
    `RUN` and `RULE` for words that stand for themselves.
    """
    space = f"[{SPACE}]"
    raw = {n: p.replace(r"\s", space).replace(r"\S", f"[^{SPACE}]") for n, p in argdown_patterns().items()}
    openers = "|".join(f"(?P<{n}>{raw[n]})" for n in ("INFERENCE", *RELATIONS, "NUMBER", *ITEMS))
    raw["LINE"] = f"[' \t]*(?:{openers})"
    alone = r"[ \t]?(?![ \t]|===)"
    codes = "|".join(rf"{mark}(?![^{SPACE}]+?{mark}){alone}" for mark in (r"\.", ":"))
    raw["RUN"] = rf"(?:{raw['PLAIN']}|[,;>()\]}}\-]{alone}|/(?![/*]){alone}|{codes})++"
    raw["RULE"] = rf"(?:{raw['PLAIN']}|[;>()\]}}]{alone}|{codes})++"
    return {name: re.compile(pattern).match for name, pattern in raw.items()}
