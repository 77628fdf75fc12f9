"""Argdown: read by a grammar of our own, and written so that Argdown reads the same statements and relations.

An equivalence class is a statement, whose id is its title where that can be an id, and whose text is its last one, without markup.
So is an argument without premises. One with premises and a conclusion is an inference for each of its conclusions, from the
statements that it uses. What there is no word for on our side is data with keys that begin with `argdown.`, and is written again
as it was; what there is no word for in Argdown stands in its data, under `argmap`, as argmap's own JSON says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import evolve

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.kept import with_kept
from argmap.formats.tally import Tally
from argmap.ground.collector import collector_paused
from argmap.ground.source import Source
from argmap.model import Debate

LOOKS = re.compile(
    r"""^(?:
    [ \t]*\[[^\]\n]+\](?::[ ](?!\s*(?:https?:|<))|[ \t]*\n[ \t]+[<>+_-])                       # a title of a statement
    | [ \t]*<[A-Za-z0-9][^<>\n]*>(?::[ ]|[ \t]*$)                                # a title of an argument
    | [ \t]+(?:<?\+|<-|[+-]>|><|<_|_>)[ ]+[\[<\w]                               # a relation; a hyphen may be a list
    | [ \t]+-[ ]+(?:\[[^\]\n]{2,}\](?:[ \t]*$|:)|<[^<>\n]+>(?:[ \t]*$|:[ ]))
    | -{2,}[ \t]*\r?\n\([0-9]+\)[ ]                                            # a conclusion
    )""",
    re.MULTILINE | re.VERBOSE,
)
"""Lines that begin as those of Argdown do."""
FRONT = re.compile(r"={3,}[ \t]*\r?\n")
INCLUDE = re.compile(r"@include\([^)\n]*\)")


def read(document: Document) -> Reading:
    """The debate that an Argdown document holds."""
    with collector_paused():
        return _read(document.source)


def _read(source: Source) -> Reading:
    from argmap.formats.argdown.outlining import outline_of  # noqa: PLC0415 - builds the grammar
    from argmap.formats.argdown.reading import debate_of  # noqa: PLC0415

    outline, problems = outline_of(source)
    tally = Tally()
    for problem in sorted(problems, key=lambda problem: problem.start):
        if tally.wants("malformed-file"):
            span = source.span(problem.start, problem.end)
            tally.report("malformed-file", problem.message, span, "", help=problem.help)
    for found in INCLUDE.finditer(source.text):
        if tally.wants("unknown-part"):
            span = source.span(*found.span())
            tally.report(
                "unknown-part", "other files are not included", span, "read as text", help="read that file by itself"
            )
    return reading_of(debate_of(outline, tally), tally, source)


def reading_of(debate: Debate, tally: Tally, source: Source) -> Reading:
    """A debate with the diagnostics about it, those without a place at the beginning of the file."""
    place = source.span(0, 0)
    found = (d if d.label.span.file else evolve(d, label=evolve(d.label, span=place)) for d in tally.diagnostics())
    return Reading(debate, tuple(found))


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as Argdown."""
    from argmap.formats.argdown.writing import written  # noqa: PLC0415 - only for this

    with collector_paused():
        return with_kept(debate, texts, "argdown.", written, read)


def sniff(document: Document) -> bool:
    """Whether a text has lines that begin as Argdown's do."""
    return looks_so(document.head)


def looks_so(text: str) -> bool:
    """Whether a text has lines that begin as Argdown's do."""
    if text.startswith("<") and not re.match(r"<[^<>\n]+>(?::|[ \t]*\n[ \t]*\n)", text):
        return False
    return FRONT.match(text) is not None or (not text.startswith("{") and LOOKS.search(text) is not None)


STATEMENTS = (
    "A title of statements is one statement: its id is the title, or like it, its text the last one. Statements without a title "
    "are anonymous."
)
ARGUMENTS = (
    "An argument without premises is a statement; one with premises is an inference for each conclusion, linked, from the "
    "premises above it, or those that `uses` names."
)
RELATIONS = (
    "Support is an inference, attack an attack; `><`, and attack in strict mode, is two attacks. A support or attack of an "
    "argument with premises is one of its premise, if it has only one; else the attack undercuts its last step, and the support "
    "goes to its conclusion. An undercut of an argument without premises undercuts its step, if it draws one."
)
BACK = (
    "On the way out, linked premises, schemes and undercut steps are written as premises and conclusion, all else as relations; "
    "what Argdown has no words for, such as kinds, voices, anchors and undercuts of attacks, is in its data under `argmap`."
)
FORMAT = Format(
    "argdown", "Argdown", (".argdown", ".ad"), sniff, read, write,
    kept=(
        "titles that can be no ids", "arguments: titles, descriptions, rules, lines", "the kinds of relations",
        "texts with markup, and further texts of one title", "tags", "YAML data", "headings and what stands below them",
        "front matter",
    ),
    unread=("comments", "files that `@include` names", "which items were in lists"),
    source="argdown.org, and what @argdown/core 1.7.5 does",
    about=(STATEMENTS, ARGUMENTS, RELATIONS, BACK),
)  # fmt: skip
