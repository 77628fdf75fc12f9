"""Anchors: whether the passages they name are in the article's text."""

from __future__ import annotations

from argmap.checks.places import NOWHERE, head_of, place
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.source import Source, Span
from argmap.model import Anchor, Article, Debate, Statement
from argmap.passages import How, Index, Match, cut_off, fingerprint, merged, resolve, write_anchor

SHOWN = 60
"""Characters of the text that a message quotes."""
MOST = 8
"""Lines of repeated words that a message names."""


def check_anchors(article: Article, text: Source, debate: Debate) -> list[Diagnostic]:
    """Everything there is to say about the anchors of one article whose text is at hand."""
    statements = [s for s in debate.statements if s.article == article.id]
    stances = [s for s in debate.stances if s.article == article.id]
    anchors = [anchor for s in statements for anchor in s.anchors] + [anchor for s in stances for anchor in s.anchors]
    index = Index.of(text.text)
    matches = resolve(index, anchors)
    found = _fingerprint(article, text)
    found += [d for match in matches for d in _judge(match, index)]
    found += [_no_anchor(s) for s in statements if not s.anchors and not s.implicit]
    covered = merged([(m.start, m.end) for m in matches if m.placed])
    for match in matches:
        turn = cut_off(text.text, match.end, covered) if match.placed else None
        if turn:
            found.append(_cut_off(match, text.text, turn))
    return found


def _fingerprint(article: Article, text: Source) -> list[Diagnostic]:
    if not article.fingerprint:
        return []
    now = fingerprint(text.text)
    if article.fingerprint == now:
        return []
    span = article.places.get("fingerprint", place(article))
    message = f"the text of `{article.id}` is not the one that was annotated"
    help = "check the anchors, then take the fingerprint of the text as it is now"
    return [
        finding(
            "fingerprint-changed", message, span, f"now it is {now}", help=help, edits=(Edit(span, now),), unsure=True
        )
    ]


def _no_anchor(statement: Statement) -> Diagnostic:
    help = "add an anchor, or mark the statement `implicit` if the text does not say it"
    return finding(
        "no-anchor", "a statement without a passage", head_of(statement), "where does the text say this?", help=help
    )


def _span(anchor: Anchor) -> Span:
    return anchor.origin or NOWHERE


def _mend(match: Match) -> tuple[Edit, ...]:
    return (Edit(_span(match.anchor), write_anchor(match.suggestion)),) if match.suggestion else ()


def _judge(match: Match, index: Index) -> list[Diagnostic]:
    """The diagnostic for one anchor, if there is anything to say."""
    span, edits = _span(match.anchor), _mend(match)
    if match.how is How.EXACT:
        return []
    if match.how is How.MISSING:
        lost = f"the {match.lost or 'opening'} words of an anchor are not in the text"
        near = f"the nearest words are on line {match.lines[0]}: {_quoted(index, match)}" if match.lines else ""
        notes = (near,) if near else ()
        help = "did you mean these?" if edits else ""
        return [finding("anchor-missing", lost, span, "not found", notes=notes, help=help, edits=edits, unsure=True)]
    if match.how is How.AMBIGUOUS:
        shown = ", ".join(str(line) for line in match.lines[:MOST]) + (", ..." if len(match.lines) > MOST else "")
        message = "the opening words of an anchor are in the text more than once"
        notes = (f"they are on the lines {shown}",)
        help = "say which line: `@ LINE ...`"
        return [finding("anchor-ambiguous", message, span, "which of them?", notes=notes, help=help, edits=edits)]
    where = f"the text has {_quoted(index, match)}"
    if match.how is How.REVERSED:
        message = "the closing words of an anchor stand before its opening words"
        return [
            finding(
                "anchor-out-of-order", message, span, "out of order", help="swap the ends" if edits else "", edits=edits
            )
        ]
    if match.how is How.MOVED:
        line = index.line_of(match.start)
        message = f"the words of an anchor are on line {line}, not on line {match.anchor.line}"
        return [finding("anchor-wrong-line", message, span, f"line {line}", help=f"write line {line}", edits=edits)]
    if match.how is How.FUZZY:
        message = f"the words of an anchor are only like those of the text ({match.similarity:.0f} %)"
        return [
            finding(
                "anchor-fuzzy",
                message,
                span,
                "not quite",
                notes=(where,),
                help="take the words of the text",
                edits=edits,
            )
        ]
    message = "the words of an anchor differ from the text in marks, spaces or case"
    return [
        finding("anchor-normalised", message, span, "nearly", notes=(where,), help="take the text's own", edits=edits)
    ]


def _quoted(index: Index, match: Match) -> str:
    """The words of the text that an anchor probably means."""
    if match.suggestion:
        ends = [match.suggestion.opening, match.suggestion.closing]
    else:
        stretches = [s for s in (match.opening, match.closing) if s]
        ends = [" ".join(index.text[start:end].split()) for start, end in stretches]
    return " .. ".join(f'"{_short(words)}"' for words in ends if words) or "nothing like them"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def _cut_off(match: Match, text: str, turn: tuple[int, int]) -> Diagnostic:
    start, _ = turn
    line = text[start : start + SHOWN].splitlines()[0]
    return finding(
        "passage-cut-off",
        f"a passage ends just before `{text[turn[0] : turn[1]]}`",
        _span(match.anchor),
        "what follows turns it",
        notes=(f"the text goes on: {line}…",),
        help="take the turn into the passage, or anchor what it says by a statement of its own",
    )
