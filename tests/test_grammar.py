"""Our reader of lines and plain Lark, from one grammar, say the same."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from lark import Lark, Token, UnexpectedInput
from lark.indenter import DedentError, Indenter

from argmap.ground.source import LINE, Source
from argmap.syntax import fmt, read
from argmap.syntax.grammar import folder
from tests.strategies import debates, files, tidy_annotations


class Outline(Indenter):
    """Lark's own making of indents, for files indented by spaces."""

    NL_type = "_NL"
    OPEN_PAREN_types: list[str] = []  # noqa: RUF012 - Lark's interface
    CLOSE_PAREN_types: list[str] = []  # noqa: RUF012
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = 1


LARK = Lark(
    (folder() / "argmap.lark").read_text("utf-8"),
    parser="lalr",
    lexer="contextual",
    postlex=Outline(),
    maybe_placeholders=False,
)
LARK_BARE = Lark((folder() / "argmap.lark").read_text("utf-8"), parser="lalr", lexer="basic", start=["start", "line"])


def tokens_by_lark(text: str) -> list[tuple[int, str, str]]:
    """Depth, terminal and text of all tokens, by plain Lark."""
    found: list[tuple[int, str, str]] = []

    def walk(node: Any, depth: int) -> None:
        for child in node.children:
            if isinstance(child, Token):
                found.append((depth, child.type, str(child)))
            else:
                walk(child, depth + 1 if child.data == "entry" else depth)

    walk(LARK.parse(text), -1)
    return found


def tokens_by_us(text: str) -> list[tuple[int, str, str]]:
    """The same, by our reader."""
    tree = read(Source("x", text))
    return [(depth, name, line.raw[a:b]) for depth, _, line in tree.walk() for name, a, b in line.parts]


def _comparable(text: str) -> str:
    """Formatted, since Lark's Indenter knows no comment at the end of a file and only one kind of indentation."""
    return "".join(line for line in LINE.findall(fmt(text)) if not line.lstrip().startswith("#")) + "\n"


def agree(text: str) -> bool:
    """Whether both take the text or both refuse it, and see the same tokens where they take it."""
    ours = not read(Source("x", text)).diagnostics
    try:
        theirs = tokens_by_lark(text)
    except (UnexpectedInput, DedentError):
        return not ours
    return ours and tokens_by_us(text) == theirs


def test_lark_takes_the_grammar_as_lalr() -> None:
    """The grammar is LALR(1) without conflicts, with either lexer."""
    assert LARK.options.parser == LARK_BARE.options.parser == "lalr"


@given(tidy_annotations())
def test_tidy_files(text: str) -> None:
    """Token for token on well-formed files."""
    assert agree(_comparable(text).replace("\ufeff", ""))


@given(files())
def test_any_lines(text: str) -> None:
    """Lines that one refuses the other refuses too."""
    for line in text.replace("\r", "\n").replace("\ufeff", "").split("\n"):
        bare = line.strip(" \t")
        if bare and not bare.startswith("#"):
            assert agree(bare + "\n"), bare


@given(debates(4))
def test_whatever_we_write(debate: Any) -> None:
    """Canonical text is in the language by Lark's judgement too."""
    import argmap  # noqa: PLC0415

    text = argmap.dumps(debate)
    assert agree(text + "\n")
