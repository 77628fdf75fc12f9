"""The parentheses of a line: qualifiers from closed lists, and voices."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.build.drafts import Node, Says
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.model import Chain, Commitment, Kind, Manner, Modality
from argmap.model.terms import AUTHOR, IMPLICIT, RESERVED, THESIS, UNCLEAR
from argmap.syntax import Tree

LISTS: tuple[tuple[str, type[Kind | Modality | Commitment | Manner]], ...] = (
    ("kind", Kind),
    ("modality", Modality),
    ("commitment", Commitment),
    ("manner", Manner),
)
TERMS = {str(term): (slot, term) for slot, terms in LISTS for term in terms}
FLAGS = frozenset({IMPLICIT, THESIS})
WORDS = (*TERMS, *FLAGS)
"""What may stand in the parentheses of a statement, besides voices."""


def chains(tree: Tree, index: int, first: int) -> list[tuple[Chain, int]]:
    """The comma-separated chains of voices of a line from a part on, each with the number of its first part."""
    line = tree.lines[index]
    found: list[tuple[Chain, int]] = []
    names: list[str] = []
    begin = first
    for number in range(first, len(line.parts)):
        kind = line.parts[number][0]
        if kind == "NAME":
            if not names:
                begin = number
            names.append(line.part(number))
        elif kind != "GT":
            found.append((tuple(names), begin))
            names = []
            if kind != "COMMA":
                break
    if names:
        found.append((tuple(names), begin))
    return [pair for pair in found if pair[0]]


def qualify(node: Node, first: int, diagnostics: list[Diagnostic]) -> None:
    """Put the qualifiers of a statement's line into its draft; what is no qualifier is a voice."""
    seen: dict[str, int] = {}
    for chain, number in chains(node.tree, node.index, first):
        word = chain[0]
        if len(chain) > 1 or (word not in TERMS and word not in FLAGS):
            node.put("voices", (chain, number))
            continue
        slot, term = TERMS.get(word, (word, None))
        if slot in seen:
            diagnostics.append(_twice(node, slot, seen[slot], number))
            continue
        seen[slot] = number
        if term is None:
            setattr(node, slot, True)
        else:
            setattr(node, slot, term)
    if node.manner is not None and node.keyword not in ("rebuttal", "undercut"):
        _misplaced(
            node, seen["manner"], f"`{node.manner}` is how an attack answers, and `{node.keyword}` is none", diagnostics
        )
        node.manner = None
    if node.text is None and node.name:
        for slot, number in seen.items():
            if slot != "manner":
                message = f"`{node.tree.lines[node.index].part(number)}` belongs where the statement is defined"
                _misplaced(node, number, message, diagnostics, "this line names the statement again")
        for _, number in node.voices or ():
            message = "the voice of a statement belongs where it is defined"
            _misplaced(node, number, message, diagnostics, "this line names the statement again")


def _twice(node: Node, slot: str, first: int, number: int) -> Diagnostic:
    tree, line = node.tree, node.tree.lines[node.index]
    one, other = line.part(first), line.part(number)
    message = f"`{one}` twice" if one == other else f"`{one}` and `{other}`: a statement has one {slot}"
    return finding(
        "repeated-qualifier", message, tree.part_span(node.index, number), "one too many",
        others=(Label(tree.part_span(node.index, first), "the first"),), help="leave one of them out",
    )  # fmt: skip


def _misplaced(node: Node, number: int, message: str, diagnostics: list[Diagnostic], label: str = "not here") -> None:
    diagnostics.append(finding("misplaced-qualifier", message, node.tree.part_span(node.index, number), label))


def said_by(said: tuple[Chain, ...], chain: Chain) -> tuple[Chain, ...]:
    """The chains of a voice that is named inside a block in the voices `said`; `author` begins anew."""
    if chain[0] == AUTHOR:
        return (chain[1:] or (AUTHOR,),)
    return tuple((*outer, *chain) for outer in said) if said else (chain,)


def plain(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """The chains as the model holds them, each once. A name that can be no voice there (it was reported) is an unclear one, so
    that what it says does not fall to the author; the author alone is no chain.
    """
    found: dict[Chain, None] = {}
    for chain in chains:
        names = chain
        while len(names) > 1 and names[0] == AUTHOR:
            names = names[1:]
        if names != (AUTHOR,):
            names = tuple(UNCLEAR if name in RESERVED or "/" in name else name for name in names)
        found[names] = None
    return () if list(found) == [(AUTHOR,)] else tuple(found)


def says_block(tree: Tree, index: int, outer: Node | Says | None, diagnostics: list[Diagnostic]) -> Says:
    """The draft of a `says` line."""
    line = tree.lines[index]
    said = outer.said if outer else ()
    inherited = (outer.said_commitment if isinstance(outer, Node) else outer.commitment) if outer else None
    names: list[tuple[Chain, int]] = []
    commitment = None
    parenthesis = next((n for n, part in enumerate(line.parts) if part[0] == "LPAR"), len(line.parts))
    for chain, number in chains(tree, index, 1):
        if number < parenthesis:
            names.append((chain, number))
    for chain, number in chains(tree, index, parenthesis + 1):
        if len(chain) == 1 and chain[0] in list(Commitment):
            commitment = Commitment(chain[0])
        else:
            message = f"`{chain[0]}` says nothing of a block"
            label = "only endorsed, reported, rejected or conceded can stand here"
            diagnostics.append(finding("misplaced-qualifier", message, tree.part_span(index, number), label))
    new = tuple(dict.fromkeys(c for chain, _ in names for c in said_by(said, chain)))
    new = tuple(c for c in new if c != (AUTHOR,)) if len(new) == 1 else new
    host = (outer if isinstance(outer, Node) else outer.host) if outer else None
    back = bool(names) and not new  # `says author` goes back to the author
    block = Says(host, new, commitment if commitment is not None or back else inherited)
    for chain, number in names:
        for offset, name in enumerate(chain):
            block.uses.append((name, number + 2 * offset))
    return block
