"""What stands in an Argdown text, paragraph by paragraph: what the rules of grammars/argdown.lark make of its tokens."""

from __future__ import annotations

from typing import Any

from attrs import define

from argmap.formats.argdown.braces import WHITE
from argmap.formats.argdown.tokens import Token


@define(eq=False)
class Node:
    """A statement or an argument where it stands, with the relations below it."""

    kind: str
    title: str
    text: str | None
    """What it says; None where the text only refers to it."""
    tags: tuple[str, ...]
    data: Token | None
    relations: list[tuple[Token, Node]]
    start: int
    end: int
    plain: str = ""
    """Its text without tags."""
    words: tuple[Token, Token] | None = None
    """The first and the last token of its text."""


@define(eq=False)
class Heading:
    """A heading; the number of its `#` is its level."""

    level: int
    text: str
    tags: tuple[str, ...]
    data: Token | None
    start: int
    end: int
    words: tuple[Token, Token]


@define(eq=False)
class Inferring:
    """An inference where it stands: its rules, its data, and what undercuts it."""

    rules: tuple[str, ...]
    data: Token | None
    undercuts: list[tuple[Token, Node]]
    start: int
    end: int


@define(eq=False)
class Numbered:
    """The numbered statements of an argument, each with the inference that it follows, if any."""

    lines: list[tuple[Inferring | None, Node]]


@define(eq=False)
class Listed:
    """The items of a list."""

    items: list[Node]


@define(eq=False)
class Front:
    """What stands before everything else."""

    token: Token


Element = Node | Heading | Numbered | Listed | Front
Words = tuple[str, str, tuple[str, ...], Token, Token]
"""A text, the same without its tags, these, and the first and last of its tokens."""
SPACES = (" ", "\t")


class Makers:
    """A method for every rule of the grammar; each gets what the rule holds, in order."""

    def paragraph(self, held: list[Any]) -> Any:
        """The paragraph is what it holds."""
        return held[0]

    def heading(self, held: list[Any]) -> Heading:
        """A heading."""
        begin, (text, _, tags, first, last), *rest = held
        data = rest[0] if rest else None
        return Heading(int(begin.value), text.strip(WHITE), tags, data, begin.start, last.end, (first, last))

    def untitled(self, held: list[Any]) -> Node:
        """A statement without a title."""
        return _node("statement", "", held[0], held[1:])

    def defined(self, held: list[Any]) -> Node:
        """A statement with a title."""
        return _node("statement", held[0].value, held[1], held[2:], held[0])

    def referred(self, held: list[Any]) -> Node:
        """A title of a statement that stands alone."""
        return _reference("statement", held)

    def defined_argument(self, held: list[Any]) -> Node:
        """A title and a description of an argument."""
        return _node("argument", held[0].value, held[1], held[2:], held[0])

    def referred_argument(self, held: list[Any]) -> Node:
        """A title of an argument that stands alone."""
        return _reference("argument", held)

    def tags(self, held: list[Token]) -> tuple[str, ...]:
        """Tags that follow a reference."""
        return tuple(dict.fromkeys(tag_of(token) for token in held))

    def data(self, held: list[Token]) -> Token:
        """Data; whether an end of a line follows them is kept as their `index`, since it may add a space to the text before."""
        held[0].value = "line" if len(held) > 1 else ""
        return held[0]

    def relations(self, held: list[Any]) -> list[tuple[Token, Node]]:
        """What is indented below a statement or an argument."""
        return held[1:-1]

    def relation(self, held: list[Any]) -> tuple[Token, Node]:
        """A mark and a member."""
        return held[0], held[1]

    def ordered(self, held: list[Any]) -> Listed:
        """A list."""
        return Listed([item for item in held if isinstance(item, Node)])

    unordered = ordered

    def pcs(self, held: list[Any]) -> Numbered:
        """The statements of an argument."""
        return Numbered([line for part in held for line in (part if isinstance(part, list) else [part])])

    def step(self, held: list[Any]) -> tuple[Inferring, Node]:
        """An inference and its conclusion."""
        return held[0], held[1][1]

    def numbered(self, held: list[Any]) -> tuple[None, Node]:
        """A premise, until an inference is found before it."""
        return None, held[1]

    def inference(self, held: list[Any]) -> Inferring:
        """Rules, data and undercuts between two lines of hyphens, and behind them."""
        rules: tuple[str, ...] = ()
        data, undercuts = None, []
        last = held[0]
        for part in held[1:]:
            if isinstance(part, tuple):
                rules = part
            elif isinstance(part, list):
                undercuts = part
            elif part.type == "DATA":
                data = part
            elif part.type == "INFERENCE_END":
                last = part
        return Inferring(rules, data, undercuts, held[0].start, last.end)

    def rules(self, held: list[Token]) -> tuple[str, ...]:
        """The names of the rules that an inference follows."""
        return tuple(token.value.strip(WHITE) for token in held if token.type == "WORDS")

    def undercuts(self, held: list[Any]) -> list[tuple[Token, Node]]:
        """What is indented below an inference."""
        return list(zip(held[1:-1:2], held[2:-1:2], strict=True))

    def range(self, held: list[Any]) -> tuple[Token, Token]:
        """Bold or italic text: only where it begins and ends."""
        return held[0], held[-1]

    def content(self, held: list[Any]) -> Words:
        """The text that the tokens say, without marks."""
        first = held[0][0] if isinstance(held[0], tuple) else held[0]
        last = held[-1][-1] if isinstance(held[-1], tuple) else held[-1]
        return _said(first, last)


def _said(first: Token, last: Token) -> Words:
    if first is last and first.type == "WORDS":
        return first.value, first.value, (), first, last
    row: list[Token] = first.row[first.index : last.index + 1]
    tags = tuple(dict.fromkeys(tag_of(token) for token in row if token.type == "TAG"))
    text = _joined(row, tags=True)
    return text, _joined(row, tags=False) if tags else text, tags, first, last


def _joined(row: list[Token], *, tags: bool) -> str:
    said: list[str] = []
    end = ""
    for index, token in enumerate(row):
        words = token.value
        if token.type == "NL":
            inside = index + 1 < len(row) and not row[index + 1].type.endswith("_END")
            words = " " if inside and end != " " else ""
        elif token.type.endswith(("_START", "_END")):
            words = " " if token.type.endswith("_END") and words.endswith(" ") else ""
        elif token.type == "TAG" and not (tags and token.shown):
            continue
        if words:
            said.append(words)
            end = words[-1]
    return "".join(said)


def raw_of(first: Token, last: Token, source: str) -> str:
    """The text between two tokens as it is written, on one line and without comments."""
    row: list[Token] = first.row[first.index : last.index + 1]
    if first is last and first.type == "WORDS":
        return source[first.start : first.end].strip(" \t")
    written: list[str] = []
    for index, token in enumerate(row):
        words = source[token.start : token.end]
        if token.type == "NL":
            inside = written and index + 1 < len(row) and not row[index + 1].type.endswith("_END")
            words = " " if inside and not written[-1].endswith(SPACES) else ""
        if words:
            written.append(words)
    return "".join(written).strip(" \t")


def tag_of(token: Token) -> str:
    """What a tag says, without its mark."""
    words = token.value[1:]
    return words[1 : words.index(")")] if words.startswith("(") else words.rstrip(" \t")


def _node(kind: str, title: str, words: Words, rest: list[Any], begin: Token | None = None) -> Node:
    text, plain, tags, first, last = words
    data, relations = _below(rest)
    if data is not None and data.value and relations and not text.endswith(" "):
        text += " "
    start, end = (begin or first).start, (data or last).end
    return Node(kind, title, text, tags, data, relations, start, end, plain, (first, last))


def _reference(kind: str, held: list[Any]) -> Node:
    title = held[0]
    tags: tuple[str, ...] = next((part for part in held[1:] if isinstance(part, tuple)), ())
    data, relations = _below(held[1:])
    text = None if title.value else ""
    return Node(kind, title.value, text, tags, data, relations, title.start, (data or title).end)


def _below(held: list[Any]) -> tuple[Token | None, list[tuple[Token, Node]]]:
    data, relations = None, []
    for part in held:
        if isinstance(part, list):
            relations = part
        elif isinstance(part, Token) and part.type == "DATA":
            data = part
    return data, relations
