"""Kialo's text export: a discussion as numbered claims with pro and con. Read only.

The export begins with `Discussion Title:`; each claim has a number like `1.2.3.`, the side it takes towards the claim above it, and
its text, which may go on over several lines. `-> See 1.2.` in the place of a text names a claim again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import LINE, Span
from argmap.model import Attack, Debate, Inference, Statement

TITLE = re.compile(r"\s*Discussion Title:[ \t]*(?P<title>[^\r\n]*)", re.IGNORECASE)
CLAIM = re.compile(r"(?P<number>\d+(?:\.\d+)*)\.[ \t]+(?:(?P<side>Pro|Con):[ \t]*)?(?P<text>[^\r\n]*)", re.IGNORECASE)
SEE = re.compile(r"->[ \t]*See[ \t]+(?P<number>\d+(?:\.\d+)*)\.?[ \t]*", re.IGNORECASE)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)")


@frozen
class Claim:
    """A claim as it stands: its number, the side it takes (`pro`, `con` or nothing), its raw text and its place."""

    number: str
    side: str
    text: str
    span: Span

    @property
    def above(self) -> str:
        """The number of the claim that it answers; empty at the top."""
        return self.number.rpartition(".")[0]


def read(document: Document) -> Reading:
    """The discussion as a debate: theses are claims, a pro is a premise of its own, a con a rebuttal."""
    source = document.source
    title = TITLE.match(source.text)
    found: list[Diagnostic] = []
    if title is None:
        span = source.span(0, min(len(source.text), 1))
        found.append(
            finding("malformed-file", "the file does not begin with `Discussion Title:`", span, "no Kialo export")
        )
    claims, twice = _claims(document, found, title.end() if title else 0)
    statements = {c.number: _statement(c) for c in claims.values() if not SEE.fullmatch(c.text)}
    inferences: dict[str, Inference] = {}
    attacks: dict[str, Attack] = {}
    for claim in claims.values():
        own = _meant(claim, claims, found)
        if own is None or not claim.above:
            continue
        target = claims.get(claim.above)
        above = _meant(target, claims, []) if target else None
        if above is None:
            message = f"claim {claim.number} answers {claim.above}, which is not there"
            found.append(finding("dangling-edge", message, claim.span, "nothing to answer"))
        elif own == above:
            found.append(
                finding("impossible-step", f"claim {claim.number} answers itself", claim.span, "by what it refers to")
            )
        elif claim.side == "con":
            attack = Attack(own, above, origin=claim.span)
            attacks.setdefault(attack.key, attack)
        else:
            if not claim.side:
                message = f"claim {claim.number} does not say whether it is a pro or a con"
                found.append(finding("missing-field", message, claim.span, "taken as a pro"))
            inference = Inference((own,), above, origin=claim.span)
            inferences.setdefault(inference.key, inference)
    name = one_line(title["title"])[0] if title and title["title"].strip() else ""
    debate = Debate(tuple(statements.values()), tuple(inferences.values()), tuple(attacks.values()), title=name)
    return Reading(debate, (*found, *twice))


def _claims(document: Document, found: list[Diagnostic], start: int) -> tuple[dict[str, Claim], list[Diagnostic]]:
    """The claims by number, in order; of two with one number the second gets a number of its own."""
    claims: dict[str, Claim] = {}
    twice: list[Diagnostic] = []
    counts: dict[str, int] = {}
    for claim in _lines(document, found, start):
        number = claim.number
        if number in claims:
            while number in claims:
                counts[claim.number] = counts.get(claim.number, 1) + 1
                number = f"{claim.number}-{counts[claim.number]}"
            message = f"there are two claims {claim.number}"
            twice.append(finding("duplicate-node", message, claim.span, f"kept as {number}"))
        claims[number] = Claim(number, claim.side, claim.text, claim.span)
    return claims, twice


def _lines(document: Document, found: list[Diagnostic], start: int) -> Iterator[Claim]:
    """The claims as they stand, each with all its lines."""
    source = document.source
    head: re.Match[str] | None = None
    pieces: list[str] = []
    begin = offset = start
    for line in LINE.findall(source.text[start:]):
        match = CLAIM.match(line)
        if match:
            if head:
                yield _claim(document, head, pieces, begin)
            head, pieces, begin = match, [match["text"]], offset
        elif head:
            pieces.append(line.rstrip("\r\n"))
        elif line.strip():
            span = source.span(offset, offset + len(line.rstrip("\r\n")))
            found.append(finding("unknown-part", "a line before the first claim", span, "not understood"))
        offset += len(line)
    if head:
        yield _claim(document, head, pieces, begin)


def _claim(document: Document, head: re.Match[str], pieces: list[str], begin: int) -> Claim:
    text = "\n".join(pieces).strip()
    span = document.source.span(begin, begin + len(head[0].rstrip()))
    return Claim(head["number"], (head["side"] or "").lower(), text, span)


def _meant(claim: Claim, claims: dict[str, Claim], found: list[Diagnostic]) -> str | None:
    """The id of the statement that a claim is, or names again; None, with a diagnostic, where it names nothing."""
    seen = {claim.number}
    while (see := SEE.fullmatch(claim.text)) is not None:
        number = see["number"]
        if number not in claims or number in seen:
            message = f"claim {claim.number} refers to {number}, which is {'itself' if number in seen else 'not there'}"
            found.append(finding("dangling-edge", message, claim.span, "refers to nothing"))
            return None
        seen.add(number)
        claim = claims[number]
    return claim.number


def _statement(claim: Claim) -> Statement:
    plain = LINK.sub(lambda link: link["words"] or link["address"], claim.text)
    text, _ = one_line(ESCAPE.sub(r"\1", plain))
    data = (("kialo.text", encode(claim.text)),) if text != claim.text else ()
    return Statement(claim.number, text, data=data, origin=claim.span)


def sniff(document: Document) -> bool:
    """Whether the text begins with `Discussion Title:` and has a numbered claim."""
    return (
        TITLE.match(document.head) is not None
        and re.search(r"^\d+(?:\.\d+)*\. ", document.head, re.MULTILINE) is not None
    )


ABOUT = (
    "Each thesis is a claim, each pro a premise of its own, each con a rebuttal; `-> See 1.2.` names a claim again. Texts lose "
    "their links and backslashes; the text as it was is kept as `kialo.text`."
)
FORMAT = Format(
    "kialo", "Kialo's text export", (".kialo.txt", ".kialo"), sniff, read=read, about=(ABOUT,), source="the exports of kialo.com",
    kept=("texts with Markdown, links and line breaks",),
)  # fmt: skip
