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
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.source import LINE, Source, Span
from argmap.model import Attack, Debate, Inference, Statement

TITLE = re.compile(r"\s*Discussion Title:[ \t]*(?P<title>[^\r\n]*)", re.IGNORECASE)
CLAIM = re.compile(
    r"(?P<number>\d+(?P<below>(?:\.\d+)+)?)\.[ \t]+(?(below)(?:(?P<side>Pro|Con):[ \t]*)?)(?P<text>[^\r\n]*)",
    re.IGNORECASE,
)
"""A thesis answers nothing, so a `Pro:` at the beginning of its text is a word of it."""
SEE = re.compile(r"->[ \t]*See[ \t]+(?P<number>\d+(?:\.\d+)*)\.?[ \t]*", re.IGNORECASE)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
ADDRESS = r"https?://[^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*|(?:\\.|[^()\s\\])*"
LINK = re.compile(rf"\[(?P<words>(?:\\.|[^\[\]\\])*)\]\((?P<address>{ADDRESS})\)")
EMPHASIS = re.compile(r"(?<![\w*_\\])(?P<mark>\*\*|\*|__|_)(?=[^\s*_])(?P<words>[^*_\r\n]+)(?<=\S)(?P=mark)(?![\w*_])")


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
    tally = Tally()
    title = TITLE.match(source.text)
    if title is None:
        span = source.span(0, min(len(source.text), 1))
        tally.report("malformed-file", "the file does not begin with `Discussion Title:`", span, "no Kialo export")
    claims = _claims(source, tally, title.end() if title else 0)
    meant = _meanings(claims)
    inferences: dict[str, Inference] = {}
    attacks: dict[str, Attack] = {}
    for claim in claims.values():
        own, above = meant[claim.number], meant.get(claim.above)
        if own is None:
            see = SEE.fullmatch(claim.text)
            number = see["number"] if see else claim.number
            why = "refers to itself in a circle" if number in claims else "is not there"
            message = f"claim {claim.number} refers to {number}, which {why}"
            _report(tally, claim, "dangling-edge", message, "refers to nothing")
        elif not claim.above:
            continue
        elif above is None:
            if claim.above not in claims:
                message = f"claim {claim.number} answers {claim.above}, which is not there"
                _report(tally, claim, "dangling-edge", message, "nothing to answer")
        elif own == above:
            _report(tally, claim, "impossible-step", f"claim {claim.number} answers itself", "by what it refers to")
        elif claim.side == "con":
            attack = Attack(own, above, origin=claim.span)
            attacks.setdefault(attack.key, attack)
        else:
            if not claim.side:
                message = f"claim {claim.number} does not say whether it is a pro or a con"
                _report(tally, claim, "missing-field", message, "taken as a pro")
            inference = Inference((own,), above, origin=claim.span)
            inferences.setdefault(inference.key, inference)
    name = one_line(title["title"])[0] if title and title["title"].strip() else ""
    statements = tuple(_statement(c) for c in claims.values() if not SEE.fullmatch(c.text))
    debate = Debate(statements, tuple(inferences.values()), tuple(attacks.values()), title=name)
    return Reading(debate, tally.diagnostics())


def _report(tally: Tally, claim: Claim, name: str, message: str, label: str) -> None:
    if tally.wants(name):
        tally.report(name, message, claim.span, label)


def _claims(source: Source, tally: Tally, start: int) -> dict[str, Claim]:
    """The claims by number, in order; of two with one number the second gets a number of its own."""
    claims: dict[str, Claim] = {}
    counts: dict[str, int] = {}
    for claim in _lines(source, tally, start):
        number = claim.number
        while number in claims:
            counts[claim.number] = counts.get(claim.number, 1) + 1
            number = f"{claim.number}-{counts[claim.number]}"
        if number != claim.number:
            _report(tally, claim, "duplicate-node", f"there are two claims {claim.number}", f"kept as {number}")
        claims[number] = Claim(number, claim.side, claim.text, claim.span)
    return claims


def _lines(source: Source, tally: Tally, start: int) -> Iterator[Claim]:
    """The claims as they stand, each with all its lines."""
    head: re.Match[str] | None = None
    pieces: list[str] = []
    begin = offset = start
    numbers: set[str] = set()
    for line in LINE.findall(source.text[start:]):
        match = CLAIM.match(line)
        if match and _begins(match, numbers):
            if head:
                yield _claim(source, head, pieces, begin)
            head, pieces, begin = match, [match["text"]], offset
            numbers.add(match["number"])
        elif head:
            pieces.append(line.rstrip("\r\n"))
        elif line.strip() and tally.wants("unknown-part"):
            span = source.span(offset, offset + len(line.rstrip("\r\n")))
            tally.report("unknown-part", "a line before the first claim", span, "not understood")
        offset += len(line)
    if head:
        yield _claim(source, head, pieces, begin)


def _begins(match: re.Match[str], numbers: set[str]) -> bool:
    """Whether a line with a number begins a claim, and is no item of a list in the text of one: a thesis has the next number, a
    claim without a side answers one that is there.
    """
    number = match["number"]
    if match["side"] or not numbers:
        return True
    above = number.rpartition(".")[0]
    return (
        above in numbers
        if above
        else number.isdecimal() and str(int(number[:9]) - 1) in numbers and number not in numbers
    )


def _claim(source: Source, head: re.Match[str], pieces: list[str], begin: int) -> Claim:
    text = "\n".join(pieces).strip()
    span = source.span(begin, begin + len(head[0].rstrip()))
    return Claim(head["number"], (head["side"] or "").lower(), text, span)


def _meanings(claims: dict[str, Claim]) -> dict[str, str | None]:
    """The number of the statement that each claim is, or names again; None where it names nothing, or goes round in a circle."""
    found: dict[str, str | None] = {}
    for number in claims:
        way, at = [], number
        while at not in found:
            claim = claims.get(at)
            see = SEE.fullmatch(claim.text) if claim else None
            found[at] = at if claim and not see else None
            if see is None:
                break
            way.append(at)
            at = see["number"]
        found.update(dict.fromkeys(way, found[at]))
    return found


def _statement(claim: Claim) -> Statement:
    plain = LINK.sub(lambda link: link["words"] or link["address"], claim.text)
    plain = EMPHASIS.sub(lambda found: found["words"], plain)
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
