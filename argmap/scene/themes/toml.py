"""From the text of a TOML file to what it says and where it says it. One broken statement does not hide the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from itertools import takewhile

from attrs import field, frozen

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit
from argmap.ground.source import BOM, Source, Span
from argmap.scene.themes.keys import Path
from argmap.scene.themes.places import MOST_PARTS, Place, Statement, Stretch, parts, places, statements

DEEPEST = 16
"""More brackets within each other than any value of a theme has. tomllib recurses, and takes quadratic time for long keys."""
MOST = 20
"""So many statements that go together with none of the others are looked for."""
WHERE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
FORGOTTEN = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
WORD = re.compile(r"[A-Za-z][\w-]*|#?[0-9a-fA-F]{3,6}")

LOOKS = 'a line of a theme looks like `ink = "#1a1a1a"`, and the head of a table like `[lines.support]`'


@frozen
class Read:
    """What a TOML file says, as far as it could be read."""

    source: Source
    data: Mapping[str, object]
    places: Mapping[Path, Place] = field(factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def key(self, path: Path) -> Span:
        """The span of a key; where it cannot be told, that of the table that it stands in, or the whole file."""
        return self._span(path, value=False)

    def value(self, path: Path) -> Span:
        """The span of a value, or else of its key."""
        return self._span(path, value=True)

    def _span(self, path: Path, *, value: bool) -> Span:
        for length in range(min(len(path), MOST_PARTS), 0, -1):
            if place := self.places.get(path[:length]):
                return self.source.span(*(place.value or place.key if value and length == len(path) else place.key))
        return self.source.span(0, len(self.source.text))


def read(source: Source) -> Read:
    """What a text says, and all that is no TOML in it."""
    text = source.text
    found: list[Diagnostic] = []
    if bad := re.search("[\ud800-\udfff]", text):
        found.append(_not_utf8(source, bad.start()))
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if text.startswith(BOM):
        text = " " + text[1:]  # some editors put it there; the places stay as they are
    kept: list[Statement] = []
    dropped: list[Statement] = []
    skipping = False  # what stands under a broken head belongs to no table that we know
    for statement in statements(text):
        skipping = skipping and not statement.head
        problem = None if skipping else _broken(source, text, statement)
        (dropped if skipping or problem else kept).append(statement)
        if problem:
            found.append(problem)
            skipping = statement.head
    data, kept = _together(source, _without(text, dropped), kept, found)
    return Read(source, data, places(text, kept), tuple(found))


def _not_utf8(source: Source, place: int) -> Diagnostic:
    return finding(
        "theme-not-utf8", "the file is not UTF-8", source.span(place, place + 1), "this byte",
        help="save the file as UTF-8, without changing anything else",
    )  # fmt: skip


def _without(text: str, gone: Sequence[Statement]) -> str:
    """The text with spaces where statements were (they are in order), so that places stay as they are."""
    pieces, done = [], 0
    for statement in gone:
        pieces += [text[done : statement.start], re.sub(r"[^\n]", " ", text[statement.start : statement.end])]
        done = statement.end
    return "".join([*pieces, text[done:]])


def _broken(source: Source, text: str, statement: Statement) -> Diagnostic | None:
    """What is wrong with a statement by itself."""
    start, end = statement.key
    if len(parts(text, statement.key)) >= MOST_PARTS or statement.depth > DEEPEST:
        message = "no key of a theme has so many parts" if statement.depth <= DEEPEST else "brackets go too deep"
        return finding(
            "theme-not-toml", message, source.span(start, end), "not read", help="`argmap theme light` shows all keys"
        )
    try:
        tomllib.loads(text[statement.start : statement.end])
    except (ValueError, RecursionError) as error:  # ValueError also for a number of 5,000 digits
        return _complaint(source, text, statement, str(error))
    return None


def _complaint(source: Source, text: str, statement: Statement, said: str) -> Diagnostic:
    """A broken statement in the words of tomllib, with the mends of the usual mistakes."""
    key = text[slice(*statement.key)]
    value = statement.value
    if value and value[0] == value[1] and (color := FORGOTTEN.match(text, text.find("#", value[0]))):
        return finding(
            "theme-not-toml", f"`{key}` has no value: what stands behind `#` is a comment", source.span(*color.span()),
            "a comment, as it stands", help="a colour stands between quotation marks",
            edits=(Edit(source.span(*color.span()), f'"{color[0]}"'),),
        )  # fmt: skip
    if value and (word := WORD.fullmatch(text, *value)):
        return finding(
            "theme-not-toml", f"the value of `{key}` is no value of TOML", source.span(*value), "a bare word",
            help="texts and colours stand between quotation marks", edits=(Edit(source.span(*value), f'"{word[0]}"'),),
        )  # fmt: skip
    at = WHERE.search(said)
    place = _offset(text, statement, at) if at else statement.key[0]
    why = said[: at.start()] if at else "Unreadable value"
    if not value and not statement.head:
        why, place = f"`{key[:60]}` is neither a key with a value nor the head of a table", statement.key[0]
    stretch: Stretch = (
        (place, place + 1) if at and at[1] and value else (value if value and value[0] < value[1] else statement.key)
    )
    return _said(why, source.span(*stretch), LOOKS)


def _offset(text: str, statement: Statement, at: re.Match[str]) -> int:
    """The place that tomllib names, counted in the statement."""
    if not at[1]:
        return statement.key[0]
    line = statement.start
    for _ in range(int(at[1]) - 1):
        line = text.find("\n", line, statement.end) + 1 or line
    return max(statement.start, min(line + int(at[2]) - 1, statement.end - 1))


def _together(
    source: Source, text: str, kept: Sequence[Statement], found: list[Diagnostic]
) -> tuple[dict[str, object], list[Statement]]:
    """What the statements say together; of two that do not go together the second is left out."""
    left = list(kept)
    for _ in range(MOST):
        try:
            return tomllib.loads(text), left
        except (ValueError, RecursionError) as error:
            at = WHERE.search(str(error))
            why = str(error)[: at.start()] if at else str(error)
            place = _offset(text, Statement(0, len(text), (0, 0)), at) if at else 0
        wrong = next((s for s in left if s.start <= place < s.end), None)
        if wrong is None:  # in a comment
            line = Statement(
                text.rfind("\n", 0, place) + 1, text.find("\n", place) + 1 or len(text), (place, place + 1)
            )
            found.append(_said(why, source.span(*line.key), "a comment may hold any text, but no control characters"))
            text = _without(text, [line])
            continue
        message = f"`{text[slice(*wrong.key)][:60]}` stands here again, or beside something else of the same name"
        found.append(
            finding("theme-not-toml", message, source.span(*wrong.key), "again", help="take one of the two out")
        )
        follows = [s for s in left if s.start > wrong.start]
        below = list(takewhile(lambda s: not s.head, follows)) if wrong.head else []
        text = _without(text, [wrong, *below])
        left = [s for s in left if s is not wrong and s not in below]
    return {}, []


def _said(why: str, span: Span, help: str) -> Diagnostic:
    return finding("theme-not-toml", f"this is no TOML: {why[:1].lower()}{why[1:]}", span, "here", help=help)
