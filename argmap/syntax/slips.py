"""Slips in the head of a line that can be told by the head as a whole: marks of the wrong kind, or in the wrong order.

Each slip says how the head was probably meant; it counts only if the grammar takes the line then.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.source import Source
from argmap.syntax.grammar import line_start, scan
from argmap.syntax.tree import Line

HEAD = re.compile(r"[^:：\r\n]*[:：]?")
DOTS = re.compile(r'"([ \t]*(?:\.|\.{3,8}|…|-|–|—)[ \t]*)"')
"""What is written instead of the two dots of an anchor."""
LONGEST = 300
"""Characters of a head in which slips are looked for."""
WIDE = str.maketrans("（）：，", "():,")
SQUARE = str.maketrans("[]{}", "()()")


@frozen
class Slip:
    """A way to go wrong: the head as it was meant (None if this is not the slip), what is wrong, and what to do."""

    meant: Callable[[str], str | None]
    message: str
    help: str
    code: str = "malformed-line"


def _wide_colon(head: str) -> str | None:
    return head[:-1] + ":" if head.endswith("：") else None


def _wide(head: str) -> str | None:
    return re.sub(r"\s*（", " (", head).translate(WIDE)


def _square(head: str) -> str | None:
    return head.translate(SQUARE)


def _early_qualifiers(head: str) -> str | None:
    found = re.fullmatch(r"(\w+)\s*(\([^()]*\))\s*([^\s():]+)\s*(:?)", head)
    return f"{found[1]} {found[3]} {found[2]}{found[4]}" if found else None


def _unopened(head: str) -> str | None:
    found = re.fullmatch(r"(\w+\s+[^\s()]+\s+)([^()]*\)\s*:?)", head)
    return f"{found[1]}({found[2]}" if found else None


def _several_words(head: str) -> str | None:
    found = re.fullmatch(r"(\w+\s+)([^\s()]+(?:\s+[^\s()]+){1,3}?)(\s*(?:\([^()]*\))?\s*:)", head)
    return f"{found[1]}{'-'.join(found[2].split())}{found[3]}" if found else None


def _no_colon(head: str) -> str | None:
    return head[:-1] + " " if head.endswith(":") else None


SLIPS = (
    Slip(_wide_colon, "a colon of full width begins no text", "write a plain `:`", "missing-colon"),
    Slip(_wide, "marks of full width mean nothing here", "write plain parentheses, commas and colons"),
    Slip(_square, "qualifiers stand in round parentheses", "write `(` and `)`"),
    Slip(_early_qualifiers, "the id comes before the qualifiers", "put the id first"),
    Slip(_unopened, "the parenthesis is not opened", "open it behind the id"),
    Slip(_several_words, "an id is one word", "join the words"),
    Slip(_no_colon, "this line takes no colon", "leave the colon out"),
)


def taken(line: Line, start: int, end: int, text: str) -> Line | None:
    """The line with `text` in place of a range, if the grammar takes that."""
    read = line.raw[:start] + text + line.raw[end:]
    parts, stopped, _ = scan(read, line.indent, line_start())
    if stopped >= 0 or not parts:
        return None
    return line._replace(kind=parts[0][0], parts=tuple(parts), read_as=read)


def with_dots(source: Source, line: Line, diagnostics: list[Diagnostic]) -> Line:
    """An anchor with one stretch of words, in which perhaps two were meant: the line as it was meant."""
    if len(line.parts) > 3 or (found := DOTS.search(line.raw, line.parts[-1][1] + 1)) is None:  # noqa: PLR2004
        return line
    read = taken(line, *found.span(1), " .. ")
    if read is None or len(read.parts) <= len(line.parts):
        return line
    span = source.span(line.start + found.start(1), line.start + found.end(1))
    message = "the two ends of an anchor are joined by two dots"
    diagnostics.append(finding("unclosed-quote", message, span, "here", help="write `..`", edits=(Edit(span, " .. "),)))
    return read


def slipped(source: Source, line: Line) -> tuple[Diagnostic, Line] | None:
    """What is wrong with the head of a line and the line as it was meant, if it is one of the slips."""
    found = HEAD.match(line.raw, line.indent, line.indent + LONGEST)
    head = found.group().rstrip(" \t") if found else ""
    if not head or head.startswith(("@", "include")):
        return None
    end = line.indent + len(head)
    for slip in SLIPS:
        meant = slip.meant(head)
        read = taken(line, line.indent, end, meant) if meant is not None and meant != head else None
        if read is not None and meant is not None:
            span = source.span(line.start + line.indent, line.start + end)
            edit = Edit(span, meant.rstrip(" "))
            if slip.code == "missing-colon" or slip.meant is _no_colon:
                label = source.span(span.end - 1, span.end)
                edit = Edit(label, ":" if slip.code == "missing-colon" else "")
            else:
                label = span
            return finding(slip.code, slip.message, label, "here", help=slip.help, edits=(edit,)), read
    return None
