"""A text in Argdown as the terminals of grammars/argdown.lark, paragraph by paragraph.

The patterns are the grammar's; this says which of them may stand where, and finds by searching once what some of them, as patterns,
would search for again and again: everything here takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import define, field

from argmap.formats.argdown.braces import Braces
from argmap.formats.argdown.shortcodes import SHORTCODES
from argmap.formats.argdown.tokens import ITEMS, RANGES, RELATIONS, Token, patterns

LINE_ENDS = re.compile("[\n\r\u2028\u2029]")
"""Where `.` stops in JavaScript."""
BLANK = re.compile(r"\n[ \t]*\r?\n|\r\n?[ \t]*[\r\n]")
NUMBERED = re.compile(r"[\r\n](?=[ \t]*\([0-9]+\))")
AFTER_EMPTY = re.compile(r"(?:[ \t]*\r\n|\n|\r)*").match
AFTER_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*[\r\n]))?").match
"""What a comment takes with it that follows an empty line, or the end of a line."""


@define(eq=False)
class Lexer:
    """One reading of one text. `paragraphs` gives the tokens of one paragraph after the other."""

    text: str
    position: int = 0
    tokens: list[Token] = field(factory=list)
    last: str = "start"
    """What was read last: `start` for nothing, `empty` for an empty line, `newline` for the end of a line, else `line`."""
    levels: list[int] = field(factory=lambda: [0])
    ranges: list[tuple[str, Token]] = field(factory=list)
    problems: list[tuple[str, int, int]] = field(factory=list)
    """What is wrong, and where; found before the parser could."""
    found: dict[str, tuple[int, int]] = field(factory=dict)
    """From where something was searched for last, and where it was found: it need not be searched for again in between."""
    braces: Braces = field(init=False)
    match: dict[str, Callable[[str, int], re.Match[str] | None]] = field(factory=patterns)

    def __attrs_post_init__(self) -> None:
        self.braces = Braces(self.text)

    def paragraphs(self) -> Iterator[list[Token]]:
        """The tokens of each paragraph; the empty lines between them are no tokens."""
        text, end, match = self.text, len(self.text), self.match
        empty_line, line_end = match["EMPTY"], match["NL"]
        while self.position < end:
            start = self.position
            character = text[start]
            if character in " \t\r\n":
                if self.last != "empty" and (empty := empty_line(text, start)):
                    yield from self._paragraph(start)
                    self.position, self.last = empty.end(), "empty"
                elif line := line_end(text, start):
                    self._add("NL", start, line.end())
                    self.last = "newline"
                elif self.last == "line" or not self._opens(start):
                    self._spaces()
            elif character in "/<" and (comment := self._comment(start)):
                self.position = comment
            elif self.last == "line" or not self._opens(start):
                self.last = "line"
                self._inline(character, start)
        yield from self._paragraph(end)

    def _paragraph(self, at: int) -> Iterator[list[Token]]:
        self._dedent(0, at)
        self._unclosed()
        if self.tokens:
            yield self.tokens
        self.tokens = []

    # what begins a line ------------------------------------------------------------------------------------------------

    def _opens(self, start: int) -> bool:
        """Take what begins a line, if anything does."""
        text = self.text
        if text[start] == "#":
            found = self.match["HEADING"](text, start)
            if found:
                self._add("HEADING", start, found.end(), str(found.end() - start - 1))
                self.last = "line"
            return found is not None
        found = self.match["LINE"](text, start)
        if found is None:
            return False
        name = found.lastgroup or ""
        begin, end = found.span(name)
        if name == "INFERENCE" and self.last == "empty":
            name, end = "ATTACK", end - 1  # an inference follows premises: this is only a hyphen
        if name in RELATIONS:
            self._indent(begin - start, start)
        elif name in ITEMS:
            self._indent(begin - start + 1, start)
        else:
            self._dedent(0, start)
        self._unclosed()
        self._add(name, begin, end)
        self.last = "line"
        if name == "INFERENCE":
            self._inference()
        return True

    def _indent(self, width: int, at: int) -> None:
        if width > self.levels[-1]:
            self.levels.append(width)
            self.tokens.append(Token("INDENT", at, at))
        else:
            self._dedent(width, at)

    def _dedent(self, width: int, at: int) -> None:
        while len(self.levels) > 1 and width < self.levels[-1]:
            self.levels.pop()
            self.tokens.append(Token("DEDENT", at, at))

    def _unclosed(self) -> None:
        """What begins bold or italic text and has no end is only a mark."""
        for _, token in self.ranges:
            token.type = "WORDS"
            self.problems.append((f"`{token.value}` begins what nothing ends", token.start, token.end))
        self.ranges.clear()

    # inside a line -----------------------------------------------------------------------------------------------------

    def _inline(self, character: str, start: int) -> None:
        text, match = self.text, self.match
        if character == "=" and self._front(start):
            return
        if run := match["RUN"](text, start):
            self._words(run[0], start, run.end())
        elif character == "{" and (end := self.braces.end(start)):
            self._add("DATA", start, end)
        elif character in "*_" and self._range(character, start):
            return
        elif character == "#" and (tag := match["TAG"](text, start)):
            self._add("TAG", start, tag.end(), tag[0])
        elif character not in "[<@" or not self._titles(character, start):
            self._piece(character, start)

    def _titles(self, character: str, start: int) -> bool:
        """Take a link, a title or a mention, if one begins here."""
        if character == "[":
            return self._link(start) or self._titled(start, "]", "DEFINITION", "REFERENCE")
        if character == "<":
            return self._titled(start, ">", "ARGUMENT_DEFINITION", "ARGUMENT_REFERENCE")
        return self._mention(start)

    def _front(self, start: int) -> bool:
        text = self.text
        if not text.startswith("===", start):
            return False
        begin = start + 3
        while text.startswith("=", begin):
            begin += 1
        end = self._find("===", begin)
        if end < 0 and begin < start + 6:
            return False
        end = end + 3 if end >= 0 else begin
        while text.startswith("=", end):
            end += 1
        self._add("FRONT", start, end)
        return True

    def _piece(self, character: str, start: int) -> None:
        """Take words of one token: an escaped character, a short code, or a mark."""
        text, match = self.text, self.match
        if character == "\\":
            escaped = match["ESCAPED"](text, start)
            if escaped is None:
                self.problems.append(("`\\` stands at the end of a line", start, start + 1))
            self._words(escaped[0][1:] if escaped else "\\", start, escaped.end() if escaped else start + 1)
        elif character in ".:" and (code := match["CODE"](text, start)):
            sign = SHORTCODES.get(code[0].strip(" \t"))
            self._words(code[0] if sign is None else sign + " " * code[0].endswith(" "), start, code.end())
        else:
            mark = match["MARK"](text, start)
            end = mark.end() if mark else start + 1
            self._words(text[start:end], start, end)

    def _words(self, said: str, start: int, end: int) -> None:
        self.position = end
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.type == "WORDS" and last.end == start:
            last.value += said
            last.end = end
        else:
            self.tokens.append(Token("WORDS", start, end, said))

    def _range(self, character: str, start: int) -> bool:
        text, match = self.text, self.match
        for name in RANGES[character]:
            if self.ranges and self.ranges[-1][0] == name and (end := match[f"{name}_END"](text, start)):
                self.ranges.pop()
                self._add(f"{name}_END", start, end.end(), end[0])
                return True
        for name in RANGES[character]:
            if begin := match[f"{name}_START"](text, start):
                self._add(f"{name}_START", start, begin.end(), begin[0])
                self.ranges.append((name, self.tokens[-1]))
                return True
        return False

    def _link(self, start: int) -> bool:
        text = self.text
        bracket = self._find("]", start + 2)
        if (
            bracket < 0
            or text[start + 1] == "]"
            or not text.startswith("(", bracket + 1)
            or text.startswith(")", bracket + 2)
        ):
            return False
        end = self._find(")", bracket + 3)
        if end < 0:
            return False
        end += 1 + (text[end + 1 : end + 2] in (" ", "\t"))
        self._add("LINK", start, end, text[start + 1 : bracket] + " " * (text[end - 1] == " "))
        return True

    def _titled(self, start: int, close: str, definition: str, reference: str) -> bool:
        text = self.text
        end = self._find(f"{close}:", start + 2)
        if 0 <= end < self._line_end(start + 1):
            self._add(definition, start, end + 2, text[start + 1 : end])
            return True
        if text.startswith("-", start + 1):
            return False
        end = self._find(close, start + 2)
        if 0 <= end < self._line_end(start + 2):
            title = text[start + 1 : end]
            self._add(reference, start, end + 1, "" if LINE_ENDS.match(title) else title)
            return True
        return False

    def _mention(self, start: int) -> bool:
        text = self.text
        close = {"[": "]", "<": ">"}.get(text[start + 1 : start + 2])
        end = self._find(close, start + 3) if close else -1
        if not 0 <= end < self._line_end(start + 2):
            return False
        end += 1 + (text[end + 1 : end + 2] in (" ", "\t"))
        self._add("MENTION", start, end, text[start:end])
        return True

    # comments and inferences -------------------------------------------------------------------------------------------

    def _comment(self, start: int) -> int:
        """Where reading goes on behind the comment that begins here; 0 where none does."""
        text, end = self.text, -1
        if text.startswith("<!--", start):
            end = self._find("-->", start + 4) + 3
        elif text.startswith("/*", start):
            end = self._find("*/", start + 2) + 2
        elif text.startswith("//", start):
            end = self._line_end(start)
            if text[end : end + 1] not in ("\r", "\n"):
                return 0
        if end < start + 2:
            return 0
        behind = AFTER_EMPTY if self.last == "empty" else AFTER_LINE if self.last == "newline" else None
        found = behind(text, end) if behind else None
        return found.end() if found else end

    def _inference(self) -> None:
        """Take the rules and data of an inference, up to the hyphens at its end; where they are missing, it ends as it began."""
        text, match, end = self.text, self.match, len(self.text)
        begin, kept = self.position, len(self.tokens)
        blank = self._search(BLANK, "blank", begin)
        stop = end if blank < 0 else blank
        while self.position < stop:
            start = self.position
            character = text[start]
            if line := match["NL"](text, start):
                self._add("NL", start, line.end())
                self.last = "newline"
            elif character in "/<" and (comment := self._comment(start)):
                self.position = comment
            elif character in " \t":
                self._spaces()
            else:
                self.last = "line"
                if run := match["RULE"](text, start):
                    self._words(run[0], start, run.end())
                elif character == "-" and (over := match["INFERENCE_END"](text, start)):
                    self._add("INFERENCE_END", start, over.end())
                    return
                elif character == "{" and (close := self.braces.end(start)):
                    self._add("DATA", start, close)
                elif character == ",":
                    self._add("COMMA", start, start + 1)
                else:
                    self._piece(character, start)
        self.problems.append(("the inference has no `--` at its end", begin - 2, begin))
        number = NUMBERED.search(text, begin, stop)
        self.position, self.last = number.start() if number else begin, "line"
        while len(self.tokens) > kept and (self.tokens[-1].end > self.position or self.tokens[-1].type == "NL"):
            self.tokens.pop()
        self.tokens.append(Token("INFERENCE_END", self.position, self.position))

    # pieces ------------------------------------------------------------------------------------------------------------

    def _spaces(self) -> None:
        text, end = self.text, self.position + 1
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        self.position = end

    def _add(self, name: str, start: int, end: int, value: str = "") -> None:
        self.tokens.append(Token(name, start, end, value))
        self.position = end

    def _find(self, words: str, start: int) -> int:
        """`str.find`, which does not search twice where nothing was."""
        since, place = self.found.get(words, (0, -2))
        if place == -2 or start < since or -1 < place < start:  # noqa: PLR2004 - never searched for
            place = self.text.find(words, start)
            self.found[words] = start, place
        return place

    def _search(self, pattern: re.Pattern[str], name: str, start: int) -> int:
        """The place where a pattern is found first, searched for as `_find` does; -1 where it is not."""
        since, place = self.found.get(name, (0, -2))
        if place == -2 or start < since or -1 < place < start:  # noqa: PLR2004 - never searched for
            found = pattern.search(self.text, start)
            place = found.start() if found else -1
            self.found[name] = start, place
        return place

    def _line_end(self, start: int) -> int:
        place = self._search(LINE_ENDS, "line", start)
        return len(self.text) if place < 0 else place
