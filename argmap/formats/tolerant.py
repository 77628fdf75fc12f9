"""A reader of JSON that takes a broken file as far as it goes. It keeps its own stack, so that no nesting is too deep for it."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

from attrs import define, field

from argmap.formats.places import OUTSIDE, Places
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Source

TOKEN = re.compile(
    r"""[ \t\r\n\ufeff]*+(?:
    (?P<string>"(?:[^"\\]|\\.)*+")
    | (?P<sign>[\[\]{}:,])
    | (?P<word>[^\s\[\]{}:,"/]+)
    | (?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))
    | (?P<open>".*\Z)
    | (?P<junk>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
STRICT = json.JSONDecoder().raw_decode
LENIENT = json.JSONDecoder(strict=False).raw_decode
"""Takes a string that holds line breaks, too."""
ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})|(?P<bad>\\)')
CUT = re.compile(r"(?<!\\)(?:\\\\)*+(?P<escape>\\(?:u[0-9A-Fa-f]{0,3})?)\Z")
"""An escape that the end of the file cuts off."""
BLANK = re.compile(r"[ \t\r\n]*+\Z")
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
    number: int = OUTSIDE
    """Its number among the places."""


@define(eq=False)
class Tolerant:
    """One reading of one file."""

    source: Source
    deepest: int
    recorded: Places | None = None
    """Filled with the place of every value, where it is given."""
    diagnostics: list[Diagnostic] = field(factory=list)
    stack: list[Frame] = field(factory=list)
    value: Any = NOTHING
    problems: int = 0
    remarked: bool = False
    """Whether comments have been mentioned."""
    controlled: bool = False
    """Whether control characters in texts have been mentioned."""

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
                self._value(self._string(text[start:position], start), start, position, name=True)
            elif kind == "word":
                self._word(found[kind], start, position)
            elif kind == "comment":
                self._remark(start, position)
            elif kind == "open":
                self._problem("the quotation mark is not closed", start, start + 1, "opened here")
                self.problems = MOST + 1  # the rest of the file is in this text: that needs no second word
                cut = CUT.search(text, start + 1)
                token = text[start : cut.start("escape") if cut else end] + '"'
                self._value(self._string(token, start), start, end, name=True)
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
        number = self._record(start, position)
        self.stack.append(Frame(sign, start, [] if sign == "[" else {}, number=number))
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
        message = f"values are nested more than {self.deepest} levels deep"
        self._complain("too-deep", message, start, start + 1, "what is inside this is left out")
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
            if len(self.stack) == 1 and not BLANK.match(self.source.text, position):  # the rest is not to be lost
                self._problem(message, start, position, "passed over", other)
                return
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
                f"the name `{_short(word)}` stands without quotation marks", start, position, "it is read all the same"
            )
            self._value(word, start, position, name=True)
        elif word in WORDS:
            self._value(WORDS[word], start, position)
        elif (number := NUMBER.fullmatch(word)) is not None:
            self._value(self._number(word, number["rest"], start, position), start, position)
        elif word in NO_NUMBERS:
            help = "write null where a number is not known"
            self._complain("no-number", f"`{word}` is no number", start, position, "left out", help=help)
            self._value(None, start, position)
        elif frame is None or position < len(self.source.text):  # a word that is cut off is no mistake of its own
            self._problem(f"`{_short(word)}` is no JSON value", start, position, "left out")
            self._value(None, start, position)

    def _number(self, word: str, rest: str, start: int, position: int) -> Any:
        if not rest and len(word) < DIGITS:
            return int(word)
        value = float(word) if rest else math.inf
        if math.isinf(value):
            self._complain("no-number", "a number that is too large", start, position, "left out")
            return None
        return value

    def _string(self, token: str, start: int) -> str:
        """The text of a string in quotation marks; what is no escape stands for itself."""
        try:
            said: str = STRICT(token)[0]
        except json.JSONDecodeError as error:
            at = start + error.pos
            if token[error.pos] >= " ":
                self._problem("the text holds an escape that JSON does not know", at, at + 2, "kept as it is")
            elif not self.controlled:
                self.controlled = True
                self._problem("a line break or tab that is not escaped", at, at + 1, "kept as it is")
            said = LENIENT(ESCAPE.sub(lambda found: "\\\\" if found["bad"] else found[0], token))[0]
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
        self._record(start, end)
        self._put(value)

    def _record(self, start: int, end: int) -> int:
        """Note the place of the value that comes next; gives its number."""
        if self.recorded is None:
            return OUTSIDE
        if not self.stack:
            return self.recorded.add(OUTSIDE, "", start, end)
        frame = self.stack[-1]
        return self.recorded.add(frame.number, frame.name if frame.sign == "{" else len(frame.held), start, end)

    def _put(self, value: Any) -> None:
        if not self.stack:
            self.value = value
            return
        frame = self.stack[-1]
        if frame.sign == "[":
            frame.held.append(value)
        else:
            name = frame.name
            if name in frame.names and self.problems <= MOST:
                other = Label(self.source.span(frame.names[name], frame.names[name] + len(name) + 2), "the first")
                message = f"the member `{_short(name)}` is there twice"
                self._complain("duplicate-key", message, *frame.name_at, "the last counts", other)
            frame.names[name] = frame.name_at[0]
            frame.held[name] = value
            frame.name = NOTHING
        frame.comma, frame.trailing = False, None

    def _pop(self, position: int) -> None:
        """Close the innermost object or array."""
        frame = self.stack[-1]
        if frame.name is not NOTHING:
            self._nameless(frame)
        elif frame.trailing:
            self._problem("a comma that nothing follows", *frame.trailing, "one too many")
        self.stack.pop()
        if self.recorded is not None:
            self.recorded.ends[frame.number] = position
        self._put(frame.held)

    def _nameless(self, frame: Frame) -> None:
        """A name that no value follows."""
        self._problem(f"the member `{_short(frame.name)}` has no value", *frame.name_at, "nothing follows it")
        self._record(*frame.name_at)
        self._put(None)

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
        self._complain("malformed-file", message, start, end, label, *others)

    def _complain(
        self, name: str, message: str, start: int, end: int, label: str, *others: Label, help: str = ""
    ) -> None:
        """Report a problem, or after `MOST` of them that there are more; then a flood of them costs nothing any more."""
        if self.problems < MOST:
            self.diagnostics.append(
                finding(name, message, self.source.span(start, end), label, others=others, help=help)
            )
        elif self.problems == MOST:
            span = self.source.span(start, end)
            self.diagnostics.append(
                finding("malformed-file", "there are more problems in this file", span, "the next of them")
            )
        self.problems += 1


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"  # noqa: PLR2004 - what fits into a message


def places(source: Source, deepest: int) -> Places:
    """The places of all values of a JSON file."""
    recorded = Places()
    Tolerant(source, deepest, recorded).read()
    return recorded
