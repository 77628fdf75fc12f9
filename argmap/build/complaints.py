"""What is said of lines that stand where they cannot."""

from __future__ import annotations

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.syntax.tree import TOP, Tree
from argmap.syntax.words import STATEMENTS

ELSEWHERE = "to hang it below one that stands elsewhere, name that one first: `claim id`"


def of_nothing(tree: Tree, index: int) -> Diagnostic:
    """A premise or a rebuttal that stands under no statement."""
    word = tree.lines[index].word
    what = f"an {word}" if word[0] in "aeiou" else f"a {word}"
    help = f"indent it below the statement it belongs to; {ELSEWHERE}"
    span = tree.part_span(index, 0)
    return finding(f"{word}-of-nothing", f"{what} of nothing", span, "this stands under no statement", help=help)


def no_step(tree: Tree, index: int, above: str) -> Diagnostic:
    """An undercut under a line, beginning with the keyword `above`, that makes no step."""
    if above == "claim":
        why = "a claim makes no step to another statement, so there is nothing to undercut"
    else:
        why = "the line above it makes no step to another statement"
    span = tree.part_span(index, 0)
    label, help = "attacks a step, but there is none", "to object to what the line above says, write `rebuttal`"
    edits = (Edit(span, "rebuttal"),)
    return finding("undercut-of-nothing", "an undercut of nothing", span, label, notes=(why,), help=help, edits=edits)


def alone(tree: Tree, index: int, *, under_statement: bool) -> Diagnostic:
    """An `and` that no premise stands before."""
    span = tree.part_span(index, 0)
    edits = (Edit(span, "premise"),) if under_statement else ()
    why = "`and` joins a premise to the `premise` or `and` before it, at the same level"
    label = "no premise stands directly before this"
    help = "write `premise`" if under_statement else ""
    return finding("nothing-to-link", "`and` links to nothing", span, label, notes=(why,), help=help, edits=edits)


def claim_inside(tree: Tree, index: int) -> Diagnostic:
    """A claim under another statement."""
    span = tree.part_span(index, 0)
    help = "if it is a reason for the line above it, write `premise`; if not, indent it less"
    edits = (Edit(span, "premise"),)
    label = "this stands under another statement"
    return finding("claim-inside", "a claim stands at the top level", span, label, help=help, edits=edits)


def misplaced(tree: Tree, index: int, hosts: tuple[str, ...]) -> Diagnostic:
    """A line that cannot stand under the line above it; `hosts` are the lines that it could stand under."""
    line = tree.lines[index]
    above = f"under `{tree.lines[line.parent].word or '|'}`" if line.parent != TOP else "at the top level"
    if line.parent != TOP and (line.word in STATEMENTS or line.kind == "SAYS"):
        fix = "indent it less"
    elif hosts:
        fix = f"it belongs under {_one_of(hosts)}"
    else:
        fix = "it belongs at the top level"
    span = tree.part_span(index, 0) if line.parts else tree.span(index)
    return finding("wrong-place", f"`{line.word}` cannot stand {above}", span, "in the wrong place", help=fix)


def stray_continuation(tree: Tree, index: int) -> Diagnostic:
    """A `|` that goes on with no text."""
    label = "no text directly above this"
    return finding("stray-continuation", "`|` goes on with nothing", tree.span(index), label)


def says_nothing(tree: Tree, index: int) -> Diagnostic:
    """A statement's keyword with neither id nor text."""
    message = f"`{tree.lines[index].word}` says nothing"
    return finding("malformed-line", message, tree.span(index), "an id or a text belongs behind this")


def no_words(tree: Tree, index: int) -> Diagnostic:
    """An anchor between whose marks nothing stands."""
    return finding("empty-text", "an anchor without words", tree.span(index), "nothing between the marks")


def _one_of(words: tuple[str, ...]) -> str:
    named = ["a statement" if word == "statement" else f"`{word}`" for word in words]
    return " or ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
