"""What `grammars/argmap.lark` says of a line, as an automaton. The only door to Lark.

Lark builds its LALR(1) tables for the whole language. A single line of it is a regular language, so the parser's
states while it reads one line are few: each is asked once which terminals it takes, and becomes a compiled
pattern of just those terminals. Reading a line then is following the states, at the speed of `re`. A test holds this
reader to Lark's own parser, token for token.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark

END = "END"


class Steps(dict[str, "State"]):
    """The states behind a state, by the terminal that leads there; each is made when the first line gets there."""

    def __init__(self, make: Callable[[str], State]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, name: str) -> State:
        self[name] = state = self.make(name)
        return state


@define(eq=False)
class State:
    """Where a line may stand after some of its tokens, and what may follow."""

    expected: frozenset[str]
    """Names of the terminals that may follow; `END` where the line may end."""
    match: Callable[[str, int], re.Match[str] | None]
    """The pattern's `match`: spaces, then one of the terminals as the named group, or the end of the line."""
    step: Steps


def scan(raw: str, position: int, state: State) -> tuple[list[tuple[str, int, int]], int, State]:
    """Read the rest of a line: its tokens as (terminal, start, end), where reading stopped (-1 at the line's end), and
    the state there.
    """
    parts: list[tuple[str, int, int]] = []
    while True:
        found = state.match(raw, position)
        if found is None:
            return parts, position, state
        name = found.lastgroup
        assert name is not None  # every alternative of the pattern is a named group
        if name == END:
            return parts, -1, state
        start, position = found.span(name)
        parts.append((name, start, position))
        state = state.step[name]


def folder() -> Path:
    """The folder `grammars`: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent.parent / "grammars"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "grammars"


@cache
def language() -> Lark:
    """Lark's own parser of the language, with the start rules `start` (a file) and `line`."""
    from lark import Lark  # noqa: PLC0415 - loaded when the first annotation is read

    text = (folder() / "argmap.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer="basic", start=["start", "line"], maybe_placeholders=False)


@cache
def line_start() -> State:
    """The state at the beginning of a line, behind its indentation."""
    lark = language()
    patterns = {t.name: t.pattern.to_regexp() for t in lark.terminals}
    return _state(lark.parse_interactive("", start="line"), patterns, {})


@cache
def common() -> Callable[[str], re.Match[str] | None]:
    """One pattern for the lines that most files are made of: indentation, a statement's keyword, perhaps an id, a text.

    It is put together from the terminals of the grammar, and takes only what the automaton takes: with these three terminals
    there is one way to cut such a line. Spaces are taken for good: giving them back would cost quadratic time.
    """
    patterns = {t.name: t.pattern.to_regexp() for t in language().terminals}
    named, unnamed = ("STATEMENT", "NAME", "TEXT"), ("STATEMENT", "TEXT")
    for shape in (named, unnamed):
        state = line_start()
        for name in shape:
            assert name in state.expected
            state = state.step[name]
        assert END in state.expected
    first, name, text = (f"({patterns[part]})" for part in named)
    return re.compile(rf"([ \t]*+){first}[ \t]*+{name}?[ \t]*+{text}(?:\r\n|\r|\n|\Z)").match


def _state(parser: Any, patterns: dict[str, str], known: dict[Any, State]) -> State:
    """The state of a Lark parser; states with the same stack of the parser are one."""
    key = tuple(parser.parser_state.state_stack)
    if key not in known:
        accepts: set[str] = parser.accepts()
        names = sorted(accepts - {"$END"})
        groups = [f"(?P<{name}>{patterns[name]})" for name in names]
        if "$END" in accepts:
            groups.append(rf"(?P<{END}>(?:\r\n|\r|\n|\Z))")
            names.append(END)

        def follow(name: str) -> State:
            following = parser.copy()
            following.feed_token(_token(name))
            return _state(following, patterns, known)

        pattern = re.compile(r"[ \t]*(?:" + "|".join(groups) + ")")
        known[key] = State(frozenset(names), pattern.match, Steps(follow))
    return known[key]


def _token(name: str) -> Any:
    from lark import Token  # noqa: PLC0415

    return Token(name, "")


@cache
def argdown(makers: Any = None) -> Lark:
    """Lark's parser of paragraphs in Argdown, with the start rule `paragraph`. `makers` has a method for every rule, which makes of
    what the rule holds what the parser gives.
    """
    from lark import Lark  # noqa: PLC0415 - loaded when the first Argdown is read

    text = (folder() / "argdown.lark").read_text(encoding="utf-8")
    starts = ["paragraph", "piece"]
    return Lark(text, parser="lalr", lexer="basic", start=starts, maybe_placeholders=False, transformer=makers)


@cache
def argdown_patterns() -> dict[str, str]:
    """The patterns of the terminals of Argdown, by name."""
    return {terminal.name: terminal.pattern.to_regexp() for terminal in argdown().terminals}


def could_take(parser: Any, name: str) -> bool:
    """Whether a terminal can stand where one of Lark's parsers is. What its tables list is too much: they look one token ahead,
    and forget in which rule they are.
    """
    conf, stack = parser.parser_state.parse_conf, parser.parser_state.state_stack
    depth = len(stack)
    above: list[Any] = []
    while True:
        action = conf.states[above[-1] if above else stack[depth - 1]].get(name)
        if action is None:
            return False
        if not hasattr(action[1], "expansion"):  # a state: the terminal is taken
            return True
        size = len(action[1].expansion)
        inside = min(size, len(above))
        del above[len(above) - inside :]
        depth -= size - inside
        above.append(conf.states[above[-1] if above else stack[depth - 1]][action[1].origin.name][1])
        if above[-1] == conf.end_state:
            return name == "$END"


def takes(parser: Any, token: Any) -> bool:
    """Give a token to one of Lark's parsers, if it can stand there; whether it could. Of a token only `type` is looked at."""
    state = parser.parser_state
    action = state.parse_conf.states[state.state_stack[-1]].get(token.type)
    if action is None or (hasattr(action[1], "expansion") and not could_take(parser, token.type)):
        return False
    state.feed_token(token)
    return True
