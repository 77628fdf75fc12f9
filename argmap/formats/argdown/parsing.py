"""The paragraphs of an Argdown text, by grammars/argdown.lark, and what is wrong with them.

A mistake costs the words it stands in. What is a mark where only text can stand is read as text; a relation that is not
indented belongs to what stands above it; everything else that fits nowhere is left out, up to the next line that does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import define, field

from argmap.formats.argdown.lexing import Lexer
from argmap.formats.argdown.nodes import Element, Front, Heading, Listed, Makers, Node, Numbered
from argmap.formats.argdown.tokens import ITEMS, RELATIONS, Token
from argmap.syntax.grammar import argdown, could_take, takes

END = "$END"
TITLED = ("DEFINITION", "REFERENCE", "ARGUMENT_DEFINITION", "ARGUMENT_REFERENCE")
DEFINING = ("DEFINITION", "ARGUMENT_DEFINITION", "HEADING", "NUMBER")
TEXTLESS = frozenset((*DEFINING, *RELATIONS, *ITEMS))
"""Terminals that a text has to follow."""
TEXTUAL = frozenset((*TITLED, "DATA", "FRONT", "COMMA"))
"""Terminals that are words where nothing else can be meant."""
OPENERS = frozenset((*RELATIONS, *ITEMS, "INFERENCE", "NUMBER", "HEADING", "INDENT", "DEDENT"))
"""Terminals that begin a line."""
MAKERS = Makers()


class Problem(NamedTuple):
    """A mistake: what is wrong, where, and what to do about it."""

    message: str
    start: int
    end: int
    help: str = ""


@define(eq=False)
class Parser:
    """One parse of one text."""

    text: str
    problems: list[Problem] = field(factory=list)
    parser: Any = None
    hides_tags: bool = False
    """Whether tags are no part of the texts they stand in; set before the paragraphs it is about are asked for."""
    row: list[Token] = field(factory=list)
    """The tokens of the paragraph that the grammar has taken."""

    def elements(self) -> Iterator[Element]:
        """The paragraphs, in order; afterwards `problems` has all that is wrong."""
        lexer = Lexer(self.text)
        for number, paragraph in enumerate(lexer.paragraphs()):
            tokens = paragraph
            if not number and tokens[0].type == "NL":
                tokens = tokens[1:]
            if not number and tokens and tokens[0].type == "FRONT":
                yield Front(tokens[0])
                tokens = tokens[1 + (len(tokens) > 1 and tokens[1].type == "NL") :]
                if tokens:
                    self._complain(tokens[0], "an empty line is missing behind the front matter")
            if tokens:
                yield from self._paragraph(tokens)
        self.problems += [Problem(*problem) for problem in lexer.problems]

    def _paragraph(self, tokens: list[Token]) -> Iterator[Element]:
        self._begin()
        position, wrong = 0, -1
        while position < len(tokens):
            token = tokens[position]
            if self._takes(token):
                position += 1
                continue
            if self.row and _begins(tokens, position) and (self._may(END) or self._may("DEDENT")):
                self._complain(token, f"{self._shown(token)} begins a paragraph", "put an empty line before it")
                yield from self._finish(token)
                self._begin()
            elif token.type in TEXTUAL and self._may("WORDS"):
                help = "put a backslash before what is meant as text"
                self._complain(token, f"{self._shown(token)} cannot stand in a text", help)
                end = tokens[position + 1].start if position + 1 < len(tokens) else token.end
                token.type, token.value = "WORDS", self.text[token.start : end]
            elif token.type in RELATIONS and self.row and self._may("INDENT"):
                self._complain(token, "a relation is not indented", "indent it more than the line that it belongs to")
                self._takes(Token("INDENT", token.start, token.start))
            else:
                if token.type not in ("INDENT", "DEDENT") and wrong < position:
                    self._complain(token, f"{self._shown(token)} cannot stand here")
                position = wrong = _next_line(tokens, position)
        yield from self._finish(tokens[-1])

    def _begin(self) -> None:
        self.row = []
        self.parser = argdown(MAKERS).parse_interactive("", start="paragraph")

    def _may(self, name: str) -> bool:
        return could_take(self.parser, name)

    def _takes(self, token: Token) -> bool:
        token.row, token.index = self.row, len(self.row)
        self.row.append(token)
        if token.type == "TAG":
            token.shown = not self.hides_tags
        if takes(self.parser, token):
            return True
        self.row.pop()
        return False

    def _finish(self, last: Token) -> Iterator[Element]:
        """End the paragraph and close what is open. Where it cannot end, what was read of it is given one by one."""
        if not self.row:
            return
        end = last.end
        if not self._may(END) and not self._may("DEDENT") and self.row[-1].type in TEXTLESS:
            self._complain(self.row[-1], "a text is missing behind this")
            self._takes(Token("WORDS", end, end))
        while self._may("DEDENT"):
            self._takes(Token("DEDENT", end, end))
        stack: list[Any] = self.parser.parser_state.value_stack
        if self._may(END):
            yield self.parser.feed_token(Token(END, end, end))
            return
        if any(token.type == "NUMBER" for token in self.row):
            help = "write a line `----` and a numbered statement below the premises"
            self._complain(self.row[-1], "premises lead to no conclusion", help)
            self._takes(Token("NUMBER", end, end))  # so that the last statement is whole
        yield from _salvaged(stack)

    def _shown(self, token: Token) -> str:
        words = self.text[token.start : token.end].strip()
        return f"`{words}`" if len(words) < 40 else f"`{words[:36]}...`"  # noqa: PLR2004 - what a message can hold

    def _complain(self, token: Token, message: str, help: str = "") -> None:
        self.problems.append(Problem(message, token.start, token.end, help))


def _begins(tokens: list[Token], position: int) -> bool:
    """Whether a token at the beginning of a line begins a paragraph, though no empty line is before it."""
    if tokens[position - 1].type not in ("NL", "DEDENT"):
        return False
    if tokens[position].type in DEFINING:
        return True
    alone = position + 1 == len(tokens) or tokens[position + 1].type in ("NL", "INDENT", "DEDENT")
    return tokens[position].type in TITLED and alone


def _next_line(tokens: list[Token], position: int) -> int:
    """The next token that begins a line, behind one that fits nowhere and what is indented below it."""
    depth = 0
    while position < len(tokens):
        here = tokens[position].type
        depth += (here == "INDENT") - (here == "DEDENT")
        position += 1
        if depth <= 0 and (here == "NL" or position == len(tokens) or tokens[position].type in OPENERS):
            break
    return position


def _salvaged(stack: list[Any]) -> Iterator[Element]:
    waiting = stack[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Node | Heading | Listed):
            yield value
        elif isinstance(value, Numbered):
            yield from (node for _, node in value.lines)
        elif isinstance(value, tuple | list):
            waiting += value[::-1]
        elif hasattr(value, "children"):
            waiting += value.children[::-1]
