"""A reader of JSON that takes a broken file as far as it goes. It keeps its own stack, so that no nesting is too deep for it."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

from attrs import define, field

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Source

TOKEN = re.compile(
    r"""[ \t\r\n\ufeff]*(?:
    (?P<string>"(?:[^"\\]|\\.)*+")
    | (?P<sign>[\[\]{}:,])
    | (?P<word>[^\s\[\]{}:,"/]+)
    | (?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))
    | (?P<open>".*\Z)
    | (?P<junk>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},]', re.DOTALL)
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
STRING = json.JSONDecoder(strict=False).raw_decode
"""Takes a string that holds line breaks, too."""
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<rest>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
WORDS: Final = {"true": True, "false": False, "null": None}
NO_NUMBERS = frozenset(("NaN", "Infinity", "-Infinity"))
CLOSES: Final = {"[": "]", "{": "}"}
NOTHING: Final = object()
MOST = 20
"""Problems of a file that are reported one by one."""
DIGITS = 4000
"""Digits of a whole number that Python turns into one."""


class Unusual(Exception):  # noqa: N818 - it leads from the quick reader to the careful one
    """The quick reader met something that has to be reported."""


def unique_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; raises `Unusual` when two members have one name."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Unusual
    return made


def no_constant(word: str) -> None:
    """Raise `Unusual`: NaN and infinities are no JSON."""
    raise Unusual(word)


def finite(word: str) -> float:
    """A number; raises `Unusual` for one that is too large for a floating point number."""
    value = float(word)
    if math.isinf(value):
        raise Unusual(word)
    return value


@define(eq=False)
class Frame:
    """An object or array that is not closed yet."""

    sign: str
    start: int
    held: Any
    names: dict[str, int] = field(factory=dict)
    """Where the members that have been read begin, by name."""
    name: Any = NOTHING
    """The name whose value is awaited."""
    name_at: tuple[int, int] = (0, 0)
    colon: bool = False
    comma: bool = True
    """Whether a further element may follow: at the beginning, and behind a comma."""
    trailing: tuple[int, int] | None = None
    """The comma that nothing has followed yet."""


@define(eq=False)
class Tolerant:
    """One reading of one file."""

    source: Source
    deepest: int
    recorded: dict[tuple[str | int, ...], tuple[int, int]] | None = None
    """Filled with the place of every value by its path, when it is a dict."""
    diagnostics: list[Diagnostic] = field(factory=list)
    stack: list[Frame] = field(factory=list)
    value: Any = NOTHING
    problems: int = 0
    remarked: bool = False

    def read(self) -> Any:
        """The value; None when there is none."""
        text, position, end = self.source.text, 0, len(self.source.text)
        match = TOKEN.match
        while position < end:
            found = match(text, position)
            if found is None:  # only white space is left
                break
            kind, position = found.lastgroup or "junk", found.end()
            start = found.start(kind)
            if self.value is not NOTHING and not self.stack and kind != "comment":
                self._problem("there is something behind the end of the JSON value", start, position, "not read")
                break
            if kind == "sign":
                position = self._sign(text[start], start, position)
            elif kind == "string":
                self._value(self._string(text, start, position), start, position, name=True)
            elif kind == "word":
                self._word(found[kind], start, position)
            elif kind == "comment":
                self._remark(start, position)
            elif kind == "open":
                self._problem("the quotation mark is not closed", start, start + 1, "opened here")
                self.problems = MOST + 1  # the rest of the file is in this text: that needs no second word
                self._value(self._string(text + '"', start, end + 1), start, end, name=True)
            else:
                self._problem(f"`{text[start]}` cannot stand here", start, position, "not understood")
        return self._end(end)

    # tokens ------------------------------------------------------------------------------------------------------------

    def _sign(self, sign: str, start: int, position: int) -> int:
        if sign in "[{":
            return self._open(sign, start, position)
        if sign in "]}":
            self._close(sign, start, position)
        elif sign == ",":
            self._comma(start, position)
        else:
            frame = self.stack[-1] if self.stack else None
            if frame is None or frame.name is NOTHING or frame.colon:
                self._problem("a colon that follows no name", start, position, "means nothing here")
            else:
                frame.colon = True
        return position

    def _open(self, sign: str, start: int, position: int) -> int:
        if len(self.stack) >= self.deepest:
            return self._skip(start)
        self._before(start, position)
        self.stack.append(Frame(sign, start, [] if sign == "[" else {}))
        return position

    def _skip(self, start: int) -> int:
        """Leave out what is nested too deep: from a bracket to the one that closes it."""
        depth, end = 0, len(self.source.text)
        for found in BRACKET.finditer(self.source.text, start):
            if found[0] in ("[", "{"):
                depth += 1
            elif found[0] in ("]", "}"):
                depth -= 1
                if not depth:
                    end = found.end()
                    break
        span = self.source.span(start, start + 1)
        message = f"values are nested more than {self.deepest} levels deep"
        self._report(finding("too-deep", message, span, "what is inside this is left out"))
        self._value(None, start, end)
        return end

    def _close(self, sign: str, start: int, position: int) -> None:
        if not self.stack:
            self._problem(f"`{sign}` closes nothing", start, position, "nothing is open that this could close")
            return
        frame = self.stack[-1]
        wanted = CLOSES[frame.sign]
        if wanted != sign:
            other = Label(self.source.span(frame.start, frame.start + 1), "opened here")
            message = f"`{sign}` stands where `{wanted}` belongs"
            self._problem(message, start, position, f"`{wanted}` is missing before this", other)
            if any(CLOSES[around.sign] == sign for around in self.stack):
                while CLOSES[self.stack[-1].sign] != sign:
                    self._pop(start)
        self._pop(position)

    def _comma(self, start: int, position: int) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            self._problem("a comma outside of any list or object", start, position, "means nothing here")
        elif frame.name is not NOTHING:
            self._nameless(frame)
            frame.comma, frame.trailing = True, (start, position)
        elif frame.comma:
            self._problem("a comma that nothing stands before", start, position, "one too many")
        else:
            frame.comma, frame.trailing = True, (start, position)

    def _word(self, word: str, start: int, position: int) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.sign == "{" and frame.name is NOTHING:
            self._problem(
                f"the name `{word}` stands without quotation marks", start, position, "it is read all the same"
            )
            self._value(word, start, position, name=True)
        elif word in WORDS:
            self._value(WORDS[word], start, position)
        elif (number := NUMBER.fullmatch(word)) is not None:
            self._value(self._number(word, number["rest"], start, position), start, position)
        elif word in NO_NUMBERS:
            span = self.source.span(start, position)
            self._report(
                finding(
                    "no-number",
                    f"`{word}` is no number",
                    span,
                    "left out",
                    help="write null where a number is not known",
                )
            )
            self._value(None, start, position)
        elif frame is None or position < len(self.source.text):  # a word that is cut off is no mistake of its own
            self._problem(f"`{_short(word)}` is no JSON value", start, position, "left out")
            self._value(None, start, position)

    def _number(self, word: str, rest: str, start: int, position: int) -> Any:
        if not rest and len(word) < DIGITS:
            return int(word)
        value = float(word) if rest else math.inf
        if math.isinf(value):
            span = self.source.span(start, position)
            self._report(finding("no-number", "a number that is too large", span, "left out"))
            return None
        return value

    def _string(self, text: str, start: int, end: int) -> str:
        try:
            said: str = STRING(text, start)[0]
        except ValueError as error:
            at = getattr(error, "pos", start)
            self._problem("the text holds an escape that JSON does not know", at, min(at + 2, end), "kept as it is")
            return text[start + 1 : end - 1]
        return said

    # values ------------------------------------------------------------------------------------------------------------

    def _before(self, start: int, position: int) -> None:
        """See that a value may begin here."""
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            return
        if frame.sign == "{" and frame.name is NOTHING:
            self._problem("a value without a name in an object", start, position, "kept under an empty name")
            frame.name, frame.name_at, frame.colon = "", (start, start), True
        elif frame.sign == "{" and not frame.colon:
            self._problem(
                "there is no colon between a name and its value", start, position, "a colon belongs before this"
            )
        elif frame.sign == "[" and not frame.comma:
            self._problem("there is no comma between two values", start, position, "a comma belongs before this")

    def _value(self, value: Any, start: int, end: int, *, name: bool = False) -> None:
        """Put a value where it belongs; a string may be the name of a member."""
        frame = self.stack[-1] if self.stack else None
        if name and frame is not None and frame.sign == "{" and frame.name is NOTHING:
            if not frame.comma:
                self._problem("there is no comma between two members", start, end, "a comma belongs before this")
            frame.name, frame.name_at, frame.colon, frame.trailing = value, (start, end), False, None
            return
        self._before(start, end)
        self._put(value, start, end)

    def _put(self, value: Any, start: int, end: int) -> None:
        if self.recorded is not None:
            self.recorded[self._path()] = (start, end)
        if not self.stack:
            self.value = value
            return
        frame = self.stack[-1]
        if frame.sign == "[":
            frame.held.append(value)
        else:
            name = frame.name
            if name in frame.names:
                other = Label(self.source.span(frame.names[name], frame.names[name] + len(name) + 2), "the first")
                message = f"the member `{_short(name)}` is there twice"
                self._report(
                    finding(
                        "duplicate-key", message, self.source.span(*frame.name_at), "the last counts", others=(other,)
                    )
                )
            frame.names[name] = frame.name_at[0]
            frame.held[name] = value
            frame.name = NOTHING
        frame.comma, frame.trailing = False, None

    def _path(self) -> tuple[str | int, ...]:
        return tuple(frame.name if frame.sign == "{" else len(frame.held) for frame in self.stack)

    def _pop(self, position: int) -> None:
        """Close the innermost object or array."""
        frame = self.stack[-1]
        if frame.name is not NOTHING:
            self._nameless(frame)
        elif frame.trailing:
            self._problem("a comma that nothing follows", *frame.trailing, "one too many")
        self.stack.pop()
        self._put(frame.held, frame.start, position)

    def _nameless(self, frame: Frame) -> None:
        """A name that no value follows."""
        self._problem(f"the member `{_short(frame.name)}` has no value", *frame.name_at, "nothing follows it")
        self._put(None, *frame.name_at)

    def _end(self, end: int) -> Any:
        if self.stack:
            frame = self.stack[-1]
            other = Label(self.source.span(frame.start, frame.start + 1), "opened here")
            depth = f", and {len(self.stack) - 1} more around it" if len(self.stack) > 1 else ""
            at = len(self.source.text.rstrip(" \t\r\n"))
            message = f"the file ends before `{CLOSES[frame.sign]}`{depth}"
            self._problem(message, max(at - 1, 0), max(at, min(1, end)), "the end of the file", other)
            self.problems = MOST + 1  # what is cut off needs no second word
            while self.stack:
                self._pop(end)
        if self.value is NOTHING:
            if not self.diagnostics:
                self._problem("the file is empty", 0, 0, "there is no JSON value")
            return None
        return self.value

    # problems ----------------------------------------------------------------------------------------------------------

    def _remark(self, start: int, position: int) -> None:
        if not self.remarked:
            self._problem("a comment, which JSON does not have", start, position, "comments are left out")
        self.remarked = True

    def _problem(self, message: str, start: int, end: int, label: str, *others: Label) -> None:
        self._report(finding("malformed-file", message, self.source.span(start, end), label, others=others))

    def _report(self, diagnostic: Diagnostic) -> None:
        self.problems += 1
        if self.problems <= MOST:
            self.diagnostics.append(diagnostic)
        elif self.problems == MOST + 1:
            span = diagnostic.label.span
            self.diagnostics.append(
                finding("malformed-file", "there are more problems in this file", span, "the next of them")
            )


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"  # noqa: PLR2004 - what fits into a message


def places(source: Source, deepest: int) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Start and end of every value of a JSON file by its path."""
    recorded: dict[tuple[str | int, ...], tuple[int, int]] = {}
    Tolerant(source, deepest, recorded).read()
    return recorded


def containers(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Start and end of every object and array of a well-formed JSON file by its path: much faster than the places of all values."""
    found: dict[tuple[str | int, ...], tuple[int, int]] = {}
    stack: list[tuple[tuple[str | int, ...], int, bool]] = []
    path: tuple[str | int, ...] = ()
    name, index = "", 0
    listed = False
    numbers: list[int] = []
    for match in SIGN.finditer(text):
        sign = text[match.start()]
        if sign == '"':
            name = match[0]
        elif sign in "[{":
            if stack:
                path = (*stack[-1][0], index if listed else _name(name))
            numbers.append(index)
            stack.append((path, match.start(), listed))
            index, listed = 0, sign == "["
        elif sign == ",":
            index += 1
        elif stack:
            path, start, listed = stack.pop()
            index = numbers.pop()
            found[path] = (start, match.end())
    return found


def _name(token: str) -> str:
    return token[1:-1] if "\\" not in token else str(STRING(token)[0])
