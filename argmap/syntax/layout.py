"""The formatter: the same annotation with the usual spacing. It works on the tree and never sees the model."""

from __future__ import annotations

import re

from argmap.ground.source import Source
from argmap.syntax.reader import read
from argmap.syntax.texts import continuations, whole_text
from argmap.syntax.tree import BLANK, COMMENT, TOP, Line, Tree

STEP = "  "
WIDTH = 100
NARROWEST = 40
"""Columns that a text gets at least, however deep it stands."""

BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
"""A place where a text may be broken: a single space, so that joining the pieces by one space gives the text back."""


def fmt(text: str, *, width: int = WIDTH) -> str:
    r"""The annotation in canonical layout: two spaces a level, long texts wrapped to `width` columns, at most one blank
    line in a row, `\n` at the end of every line. Comments stay. A text with syntax errors comes back as it is, since
    nobody knows yet what it means.
    """
    tree = read(Source("<text>", text))
    if tree.diagnostics:
        return text
    return "".join(_lines(tree, width))


def _lines(tree: Tree, width: int) -> list[str]:
    depths = {TOP: -1} | {index: depth for depth, index, _ in tree.walk()}
    remarks = _depths_of_comments(tree, depths)
    merged = _merged(tree)
    out: list[str] = []
    blank = False
    for index, line in enumerate(tree.lines):
        if line.kind == BLANK:
            blank = bool(out)
            continue
        if index in merged:
            continue
        if blank:
            out.append("\n")
            blank = False
        if line.kind == COMMENT:
            out.append(f"{STEP * remarks[index]}{line.content}\n")
            continue
        depth = depths[index]
        head = STEP * depth + canonical(line)
        text = whole_text(tree, index) if merged.issuperset(continuations(tree, index)) else None
        if text is None:
            out.append(f"{head}{_text_as_is(line)}\n")
        else:
            out += wrapped(head, text, depth, width)
    return out


def _merged(tree: Tree) -> set[int]:
    """The `|` lines that can be joined with their text and broken anew: all of a text, and nothing hangs on them."""
    merged: set[int] = set()
    for index, line in enumerate(tree.lines):
        if line.says_something and line.kind != "MORE":
            found = continuations(tree, index)
            if found and not any(tree.below.get(more) for more in found):
                merged.update(found)
    return merged


def _depths_of_comments(tree: Tree, depths: dict[int, int]) -> dict[int, int]:
    """For every comment, the depth to print it at: that of the line it stands before, or that of the line behind which
    it stands where that is deeper and the comment indented like it.
    """
    result: dict[int, int] = {}
    above, waiting = (0, 0), list[int]()
    for index, line in enumerate([*tree.lines, Line("", "END", 0, 0, TOP, ())]):
        if line.kind == COMMENT:
            waiting.append(index)
        elif line.kind not in (BLANK, "MORE"):
            here = (line.indent, depths.get(index, 0))
            for comment in waiting:
                indent = tree.lines[comment].indent
                stays = above[1] > here[1] and indent > here[0] and indent >= above[0]
                result[comment] = above[1] if stays else here[1]
            above, waiting = here, []
    return result


def canonical(line: Line) -> str:
    """A line without its text, in the usual spacing."""
    if line.kind == "MORE":
        return f"| {line.content[1:].strip()}".rstrip()
    out = line.word
    for number, (name, _, _) in enumerate(line.parts[1:], start=1):
        token = line.part(number)
        if name in ("COMMA", "RPAR"):
            out += token
        elif name == "TEXT":
            out += ":"
        elif name == "GT" or not out.endswith("("):
            out += " " + token
        else:
            out += token
    return out


def _text_as_is(line: Line) -> str:
    if not line.parts or line.parts[-1][0] != "TEXT":
        return ""
    text = line.part(len(line.parts) - 1)[1:].strip(" \t")
    return f" {text}" if text else ""


def wrapped(head: str, text: str, depth: int, width: int) -> list[str]:
    """A head and its text as lines: broken so that they fit into `width` columns where single spaces allow it."""
    if not text:
        return [f"{head}\n"]
    indent = STEP * (depth + 1) + "| "
    room = max(width - len(indent), NARROWEST)
    lines: list[str] = []
    prefix, space = f"{head} ", max(width - len(head) - 1, NARROWEST)
    start = end = 0  # the piece being filled
    for found in [*(m.start() for m in BREAK.finditer(text)), len(text)]:
        if found - start > space and end > start:
            lines.append(f"{prefix}{text[start:end]}\n")
            prefix, space, start = indent, room, end + 1
        end = found
    lines.append(f"{prefix}{text[start:]}\n")
    return lines
