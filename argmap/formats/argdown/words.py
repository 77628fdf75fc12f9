"""Texts as Argdown writes them: every text can be said, with a backslash before what would mean something."""

from __future__ import annotations

import re

from argmap.formats.argdown.braces import SPACE, WHITE
from argmap.formats.argdown.nodes import Node, raw_of
from argmap.formats.argdown.parsing import Parser
from argmap.formats.argdown.shortcodes import SHORTCODES
from argmap.formats.texts import one_line

MARKS = r"\\\\@#*_\[\]<>{}/,.:;()\-"
"""Marks behind which one space belongs to them and further ones would be left out."""
BEHIND = rf"[^{SPACE}]"
SPECIAL = re.compile(
    rf"[\\{{<\[\t]|@(?=[\[<])|#(?! |\Z)|[*_](?={BEHIND}|\t)|/(?=[/*]|\Z)|(?<=/)/|=(?==)|(?<==)=|(?<=[{MARKS}] )\x20"
)
"""What would mean something, or would be left out."""
CODES = re.compile(rf"\\.|(?:\.{BEHIND}+?\.|:{BEHIND}+?:)", re.DOTALL)
ANY = re.compile(r"[!-/:-@\[-`{-~]|[ \t](?=[ \t])|(?<=[ \t])[ \t]|\t")
OPENING = re.compile(
    rf"'*(?:[+\-]|<[+\-_]|><|_>|[_*](?=[{SPACE}]|\Z)|\([0-9]+\)|[0-9]+\.(?=[{SPACE}]|\Z)|#+(?: |\Z)|===)"
)
"""How a text begins that means something at the beginning of a line."""
SIMPLE = re.compile(r"[\w']+(?: [\w']+)*")
TITLE = "t"


def escaped(text: str, *, fresh: bool = False) -> str:
    """A text, so written that Argdown reads it as this text; `fresh` at the beginning of a line."""
    made = SPECIAL.sub(r"\\\g<0>", text)
    if ("." in made or ":" in made) and any(map(_is_code, CODES.findall(made))):
        made = ANY.sub(r"\\\g<0>", text)
    return opened(made) if fresh else made


def opened(raw: str) -> str:
    """A text as it is written, at the beginning of a line."""
    return f"\\{raw}" if OPENING.match(raw) else raw


def unopened(raw: str) -> str:
    """What `opened` has made of a text, as it was."""
    return raw[1:] if raw.startswith("\\") and OPENING.match(raw[1:]) else raw


def _is_code(words: str) -> bool:
    """Whether words between two dots or colons are taken for something else than what they say."""
    return words[0] != "\\" and ("\\" in words or words in SHORTCODES)


def escaped_rule(rule: str) -> str:
    """The name of a rule, so written that Argdown reads it as this name."""
    return rule if SIMPLE.fullmatch(rule) else ANY.sub(r"\\\g<0>", rule)


def read(raw: str) -> tuple[str, tuple[str, ...], str] | None:
    """What Argdown makes of a text behind a title: the text without tags, the tags, and how it is written; None when it is
    no text.
    """
    source = f"[{TITLE}]: {raw}\n"
    parser = Parser(source)
    found = list(parser.elements())
    if len(found) != 1 or parser.problems:
        return None
    node = found[0]
    if (
        not isinstance(node, Node)
        or node.title != TITLE
        or node.data
        or node.relations
        or node.text is None
        or not node.words
    ):
        return None
    return node.plain.strip(" \t"), node.tags, raw_of(*node.words, source)


def says(raw: str, text: str) -> bool:
    """Whether a text is what Argdown makes of something written, up to tags."""
    found = read(raw)
    return found is not None and one_line(found[0])[0] == text


def may_be_title(title: str, close: str) -> bool:
    """Whether a statement (`close` is `]`) or an argument (`>`) can have this title, which nothing in it can escape. Argdown
    keeps titles as members of a JavaScript object, which has some already.
    """
    return (
        bool(title)
        and close not in title
        and not title.startswith("-")
        and title == title.strip(WHITE)
        and not re.search("[\n\r\u2028\u2029\ud800-\udfff]", title)
        and title not in TAKEN
        and not (title.startswith("Untitled ") and title[9:].isdigit())
    )


TAKEN = frozenset(
    ("constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf", "__proto__",
     "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__")
)  # fmt: skip
