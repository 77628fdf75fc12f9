"""A line that the grammar does not take: what is wrong with it, in the writer's words, and what was probably meant.

The line is read as if it were mended, so that one mistake costs one error and what hangs on the line is still read.
"""

from __future__ import annotations

import re

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.nearest import nearest
from argmap.ground.source import Source
from argmap.syntax.grammar import State
from argmap.syntax.slips import slipped, taken
from argmap.syntax.tree import BROKEN, TOP, Line
from argmap.syntax.words import DATA, DECLARATIONS, FIELDS, STATEMENTS, in_words

WORD = re.compile(r"""[^\s:(|"@]+""")
FIRST_WORDS = (*STATEMENTS, *DECLARATIONS, "says", "pro", "con", *DATA)
CURLY = "“”„‟«»‹›〝〞「」"


def mended(
    source: Source, line: Line, stopped: int, state: State, before: list[Line], diagnostics: list[Diagnostic]
) -> Line:
    """The line as it was probably meant, after adding what is wrong with it to the diagnostics."""
    place = len(line.raw[:stopped].rstrip(" \t"))
    rest = line.raw[stopped:].strip(" \t\r\n")
    slip = slipped(source, line)
    if slip:
        found, line = slip
    elif line.kind == BROKEN:
        found, line = _first_word(source, line, before)
    elif rest.startswith(('"', *CURLY)) and "QUOTED" in state.expected:
        found, line = _quote(source, line, stopped)
    elif "RPAR" in state.expected and rest[:1] in ("", ":"):
        found, line = _closed(source, line, place)
    elif "TEXT" in state.expected and rest:
        found, line = _colon(source, line, rest)
    else:
        found = _unexpected(source, line, place, stopped, rest, state)
    diagnostics.append(found)
    return line


def _read_as(line: Line, start: int, end: int, text: str) -> Line:
    return taken(line, start, end, text) or line


def _first_word(source: Source, line: Line, before: list[Line]) -> tuple[Diagnostic, Line]:
    """A line that begins with no keyword: a slip, a forgotten colon, or the rest of a text."""
    found = WORD.match(line.raw, line.indent)
    word = found.group() if found else ""
    end = line.indent + len(word)
    here = source.span(line.start + line.indent, line.start + max(end, line.indent + 1))
    behind = line.raw[end:].strip(" \t\r\n")
    if word in FIELDS and not behind.startswith(":"):
        mend = Edit(source.span(line.start + end, line.start + end), ":")
        message = f"there is no colon after `{word}`"
        return (
            finding(
                "missing-colon", message, here, "a colon belongs behind this", help="put a colon there", edits=(mend,)
            ),
            _read_as(line, end, end, ":"),
        )
    near = _near_keyword(line, word, behind)
    if near:
        case = word.lower() == near
        meant = _read_as(line, line.indent, end, near)
        why = "keywords are written in lower case" if case else f"did you mean `{near}`?"
        edit = Edit(here, near)
        return finding("unknown-keyword", f"`{word}` is no keyword", here, "unknown", help=why, edits=(edit,)), meant
    guess = "claim" if line.parent == TOP else "premise"
    meant = _read_as(line, line.indent, end, guess) if word else line
    if meant.kind != BROKEN and ":" in line.raw and len(word) < 30:  # noqa: PLR2004 - no keyword is as long as that
        choice = ", ".join(f"`{w}`" for w in (*STATEMENTS, "says"))
        return (
            finding(
                "unknown-keyword",
                f"`{word}` is no keyword",
                here,
                "unknown",
                notes=(f"statements begin with {choice}",),
            ),
            meant,
        )
    whole = source.span(line.start + line.indent, line.start + line.indent + max(len(line.content), 1))
    above = next((b for b in reversed(before) if b.says_something), None)
    goes_on = above is not None and any(name in ("TEXT", "MORE") for name, _, _ in above.parts)
    return (
        finding(
            "stray-text",
            "this line begins with no keyword",
            whole,
            "read as nothing",
            help="to go on with the text above, begin the line with `|`; to remark something, with `#`" if goes_on else
            "to remark something, begin the line with `#`",
            edits=(Edit(source.span(here.start, here.start), "| "),) if goes_on else (),
        ),
        line._replace(kind=BROKEN),
    )  # fmt: skip


def _near_keyword(line: Line, word: str, behind: str) -> str | None:
    """The keyword meant by a word: one that is near it and makes a line of what stands behind."""
    if not word or len(word) > 20:  # noqa: PLR2004 - no keyword is half as long
        return None
    choices = [*FIRST_WORDS, *FIELDS] if behind.startswith(":") else list(FIRST_WORDS)
    near = word.lower() if word.lower() in choices else nearest(word, choices)
    if near is None or near == word:
        return None
    looks_like_line = not behind or behind[0] in ":(" or ":" in behind
    end = line.indent + len(word)
    return near if looks_like_line or taken(line, line.indent, end, near) else None


def _quote(source: Source, line: Line, stopped: int) -> tuple[Diagnostic, Line]:
    """Words whose quotation marks are not closed, or not the straight ones."""
    start = stopped + len(line.raw[stopped:]) - len(line.raw[stopped:].lstrip(" \t"))
    end = line.indent + len(line.content)
    span = source.span(line.start + start, line.start + end)
    opener = line.raw[start]
    if opener != '"':
        words = line.raw[start:end]
        straight = re.sub(rf'[{CURLY}"]([ \t]*\.\.[ \t]*)[{CURLY}"]', r'"\1"', '"' + words[1:])
        straight = (straight[:-1] if straight[-1] in CURLY + '"' and len(straight) > 1 else straight) + '"'
        return (
            finding(
                "unclosed-quote", "the words of an anchor stand between straight quotation marks", span,
                f"`{opener}` opens nothing", help='write `"` around them', edits=(Edit(span, straight),),
            ),
            _read_as(line, start, end, straight),
        )  # fmt: skip
    mend = Edit(source.span(line.start + end, line.start + end), '"')
    label = "opened here"
    notes: tuple[str, ...] = ()
    meant = _read_as(line, end, end, '"')
    if line.raw[start + 1 : end].count('"') and meant is line:
        notes = ("the closing mark must be the last thing on the line, or be followed by `..` and another mark",)
    return (
        finding(
            "unclosed-quote", "the quotation mark is not closed", source.span(line.start + start, line.start + start + 1), label,
            notes=notes, help="" if notes else "close it at the end of the line", edits=() if notes else (mend,),
        ),
        meant,
    )  # fmt: skip


def _closed(source: Source, line: Line, place: int) -> tuple[Diagnostic, Line]:
    """A parenthesis that is not closed before the text begins."""
    opened = next(start for name, start, _ in line.parts if name == "LPAR")
    mend = Edit(source.span(line.start + place, line.start + place), ")")
    return (
        finding(
            "unclosed-parenthesis", "the parenthesis is not closed", source.span(line.start + opened, line.start + opened + 1),
            "opened here", help="close it before the colon" if ":" in line.raw[place:] else "close it", edits=(mend,),
        ),
        _read_as(line, place, place, ")"),
    )  # fmt: skip


def _colon(source: Source, line: Line, rest: str) -> tuple[Diagnostic, Line]:
    """A text that no colon begins."""
    keyword, last = line.word, line.parts[-1]
    name_last = last[0] == "NAME" and len(line.parts) == 2  # noqa: PLR2004 - the keyword and one name
    at = last[2]
    if name_last and keyword in STATEMENTS and not _like_an_id(line.part(1), rest):
        at = line.parts[0][2]  # what was read as the id is the first word of the text
    span = source.span(line.start + at, line.start + at)
    where = f"`{line.raw[line.indent : at]}`"
    return (
        finding(
            "missing-colon", f"there is no colon after {where}", source.span(line.start + line.indent, line.start + at),
            "a colon belongs behind this", help="put a colon there", edits=(Edit(span, ":"),),
        ),
        _read_as(line, at, at, ":"),
    )  # fmt: skip


def _like_an_id(word: str, rest: str) -> bool:
    return "-" in word or "/" in word or (word[:1].islower() and not rest[:1].islower())


def _unexpected(source: Source, line: Line, place: int, stopped: int, rest: str, state: State) -> Diagnostic:
    """Something that belongs elsewhere, or something that is not there."""
    expected = in_words(state.expected)
    if not rest:
        span = source.span(line.start + line.indent, line.start + place)
        return finding("malformed-line", f"`{line.word}` is not complete", span, f"{expected} belongs behind this")
    start = stopped + len(line.raw[stopped:]) - len(line.raw[stopped:].lstrip(" \t"))
    found = WORD.match(line.raw, start)
    end = found.end() if found else start + 1
    span = source.span(line.start + start, line.start + end)
    return finding("malformed-line", f"`{line.raw[start:end]}` cannot stand here", span, f"expected {expected}")
