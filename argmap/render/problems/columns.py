"""Text on a terminal: made safe, measured in columns, and broken into lines."""

from __future__ import annotations

import re

TAB = "    "
"""A tab is shown as this wherever it stands, so that a clipped line needs no knowledge of what was cut off."""

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""What a terminal might obey, what turns the writing direction of the rest of the line, and what nobody would see."""

LONGEST = 4000
"""Characters of a message or note that are worth showing."""

ZERO_WIDTH_JOINER = "\u200d"


def _visible(found: re.Match[str]) -> str:
    char, code = found[0], ord(found[0])
    if char == "\t":
        return TAB
    if 0xDC80 <= code <= 0xDCFF:  # a byte that was no UTF-8, see `ground.source.decode`  # noqa: PLR2004
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"  # noqa: PLR2004 - the end of ASCII


def safe(text: str) -> str:
    """The text as it may be printed: no control character, no lone surrogate, no change of direction."""
    if text.isascii() and text.isprintable():
        return text
    return UNSAFE.sub(_visible, text)


def columns(text: str) -> int:
    """The columns that a safe text takes on a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - its tables take 20 ms, and most texts are ASCII

    return max(0, wcswidth(text))


def narrow(char: str) -> bool:
    """Whether a character stands in the column of the one before it: a combining mark, a joiner."""
    return char > "\u02ff" and not UNSAFE.match(char) and columns(char) == 0


def start_of(text: str, offset: int) -> int:
    """The offset of the character with which what is seen at `offset` begins."""
    while 0 < offset < len(text) and (narrow(text[offset]) or text[offset - 1] == ZERO_WIDTH_JOINER):
        offset -= 1
    return offset


def end_of(text: str, offset: int) -> int:
    """The offset after the marks that combine with the character before `offset`."""
    while 0 < offset < len(text) and (narrow(text[offset]) or text[offset - 1] == ZERO_WIDTH_JOINER):
        offset += 1
    return offset


def take(text: str, room: int) -> int:
    """How many characters of a safe text fit into `room` columns, not parting a mark from its letter; at least one."""
    if text.isascii():
        return max(1, min(len(text), room))
    used = cut = 0
    for cut, char in enumerate(text):  # noqa: B007 - the place where the loop stops is what is asked for
        used += columns(char) or (char == "\ufe0f")  # an emoji sign makes the character before it wide
        if used > room:
            break
    else:
        return len(text)
    return start_of(text, cut) or end_of(text, 1)


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """The text made safe and broken into lines of at most `room` columns (the first: `first`); at least one line.

    Line breaks of the text are kept. Words longer than a line, and words of wide characters, are broken anywhere.
    """
    room = max(room, 8)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    lines: list[str] = []
    for paragraph in text.split("\n"):
        left = first if first is not None and not lines else room
        line = ""
        for word in re.findall(r" *[^ ]+", safe(paragraph)):
            rest = word
            while columns(line + rest) > left:
                wide = columns(rest) > len(rest)
                if line and not wide and columns(rest.lstrip(" ")) <= room:
                    lines.append(line)
                    line, rest, left = "", rest.lstrip(" "), room
                    continue
                free = left - columns(line)
                cut = take(rest, free) if free > 1 else 0
                lines.append((line + rest[:cut]).rstrip(" "))
                line, rest, left = "", rest[cut:].lstrip(" "), room
            line += rest
        lines.append(line)
    return lines


def fit(text: str, room: int) -> str:
    """The safe text, cut to `room` columns with `…` at its end where it is longer."""
    if columns(text) <= room:
        return text
    return text[: take(text, room - 1)] + "…"


def pad(text: str, room: int, *, right: bool = False) -> str:
    """The safe text filled with spaces to `room` columns, at its end or (`right`) in front of it."""
    space = " " * (room - columns(text))
    return space + text if right else text + space
