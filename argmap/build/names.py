"""Names that mean nothing, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.build.drafts import Node
from argmap.build.heads import WORDS
from argmap.ground.catalogue import BY_NAME, finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.nearest import Nearest, nearest
from argmap.ground.source import Span
from argmap.model import Chain
from argmap.model.schemes import SCHEMES
from argmap.model.terms import AUTHOR, UNCLEAR
from argmap.model.words import ID
from argmap.syntax import Tree

if TYPE_CHECKING:
    from argmap.build.declarations import Declared
    from argmap.build.outline import Outline

KNOWN = frozenset({AUTHOR, UNCLEAR})


def _unknown(name: str, message: str, span: Span, near: str | None, otherwise: str) -> Diagnostic:
    help = f"did you mean `{near}`?" if near else otherwise
    return finding(name, message, span, "unknown", help=help, edits=(Edit(span, near),) if near else ())


def unknown_id(node: Node, names: Nearest) -> Diagnostic:
    """No statement has the id that a line names."""
    span = node.tree.part_span(node.index, 1)
    otherwise = f"to define it here, write a colon and its text: `{node.keyword} {node.name}: ...`"
    return _unknown("unknown-id", f"no statement has the id `{node.name}`", span, names.to(node.name), otherwise)


def unknown_issue(tree: Tree, index: int, part: int, name: str, issues: Nearest) -> Diagnostic:
    """No issue has the id that a statement answers."""
    span = tree.part_span(index, part)
    message = f"no issue has the id `{name}`"
    return _unknown("unknown-issue", message, span, issues.to(name), f"declare it in the debate: `issue {name}: ...`")


def unknown_voice(span: Span, name: str, voices: Nearest) -> Diagnostic:
    """No voice has the id that a line names."""
    id = name if ID.fullmatch(name) else "-".join(name.lower().split()[-1:]) or "id"
    shown = name if ID.fullmatch(name) is None else "..."
    return _unknown(
        "unknown-voice",
        f"no voice has the id `{name}`",
        span,
        voices.to(name),
        f"declare it: `voice {id}: {shown}`",
    )


def unknown_scheme(tree: Tree, index: int, name: str) -> Diagnostic:
    """A scheme that is not in the list."""
    span = tree.part_span(index, 1)
    otherwise = "the schemes are listed in docs/language.md"
    return _unknown(
        "unknown-scheme", f"`{name}` is no argumentation scheme", span, nearest(name.lower(), SCHEMES), otherwise
    )


def check_voices(outline: Outline, declared: Declared, found: list[Diagnostic]) -> None:
    """Report every voice in parentheses or behind `says` that is not declared; the debate holds it as an unclear one, so
    that nothing said by it falls to the author.
    """
    names = declared.near_voices
    for node in outline.voiced:
        slips: set[Chain] = set()
        for chain, number in node.voices or ():
            known = True
            for offset, name in enumerate(chain):
                part = number + 2 * offset  # names of a chain are separated by one token
                if offset and name == AUTHOR:
                    found.append(_author_inside(node.tree.part_span(node.index, part)))
                elif name not in declared.voices and name not in KNOWN:
                    known = False
                    found.append(_unknown_in_parentheses(node.tree, node.index, part, name, names))
            if not known and found[-1].code == BY_NAME["unknown-qualifier"].code:
                slips.add(chain)
            elif not known:
                declared.assume(chain)
        if slips and node.voices:
            node.voices = [pair for pair in node.voices if pair[0] not in slips] or None
    for block, tree, index in outline.says:
        for name, part in block.uses:
            if name == AUTHOR and tree.lines[index].parts[part - 1][0] == "GT":
                found.append(_author_inside(tree.part_span(index, part)))
            elif name not in declared.voices and name not in KNOWN:
                found.append(unknown_voice(tree.part_span(index, part), name, names))
        declared.assume(tuple(name for name, _ in block.uses))


def _author_inside(span: Span) -> Diagnostic:
    message = "`author` can only begin a chain"
    help = "the author reports the others; to quote the author through another, name the author's own voice"
    return finding("misplaced-qualifier", message, span, "somebody else reports the author here", help=help)


def _unknown_in_parentheses(tree: Tree, index: int, part: int, name: str, voices: Nearest) -> Diagnostic:
    word = nearest(name, WORDS)
    voice = voices.to(name)
    span = tree.part_span(index, part)
    if word and (not voice or nearest(name, [word, voice]) == word):
        return _unknown("unknown-qualifier", f"`{name}` is no qualifier, and no voice has this id", span, word, "")
    return unknown_voice(span, name, voices)
