"""The texts of a tree: what stands behind a colon, together with the lines that go on with it."""

from __future__ import annotations

from argmap.syntax.tree import Tree


def own_text(tree: Tree, index: int) -> str | None:
    """What stands behind the colon of a line, without space around it; None when the line has no colon."""
    line = tree.lines[index]
    if not line.parts or line.parts[-1][0] != "TEXT":
        return None
    _, start, end = line.parts[-1]
    return line.said[start + 1 : end].strip(" \t")


def continuations(tree: Tree, index: int) -> list[int]:
    """The `|` lines that go on with the text of a line: the first of those that stand under it."""
    found = []
    if own_text(tree, index) is not None:
        for below in tree.below.get(index, ()):
            if tree.lines[below].kind != "MORE":
                break
            found.append(below)
    return found


def whole_text(tree: Tree, index: int) -> str | None:
    """The text of a line with its continuations, the pieces joined by one space; None when the line has no colon."""
    own = own_text(tree, index)
    if own is None:
        return None
    return " ".join(filter(None, [own, *(piece(tree, more) for more in continuations(tree, index))]))


def piece(tree: Tree, index: int) -> str:
    """What a `|` line says."""
    line = tree.lines[index]
    return line.raw[line.indent + 1 :].strip(" \t\r\n")
