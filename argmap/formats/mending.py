"""What is commonly wrong with XML, set right, with the way back to the places of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from html.entities import name2codepoint

from attrs import frozen

PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))
REFERENCE = re.compile(r"&(?:(?P<name>[A-Za-z_][\w.-]*);|(?P<number>#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};))?")
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document can hold, not even escaped."""
DOCTYPE = re.compile(
    r"""(?:\s++|<\?.*?\?>|<!--.*?-->)*+
    <!DOCTYPE(?:[^\["'>]++|"[^"]*+"|'[^']*+')*+
    (?P<subset>\[(?:[^\]"'<]++|"[^"]*+"|'[^']*+'|<!--.*?-->|<\?.*?\?>|<(?!!--|\?))*+\]\s*+)?+>""",
    re.VERBOSE | re.DOTALL,
)
"""The beginning of a document up to the end of its document type; nothing in it is tried twice."""
LATE = re.compile(r"\s+<\?xml\s.*?\?>", re.DOTALL)
"""A declaration that something stands before."""
UNTOUCHED = r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
"""What is no place for references."""
MENDED = re.compile(f"{UNTOUCHED}|(?P<sign>{REFERENCE.pattern})", re.DOTALL)


@frozen
class Mended:
    """A text in which something was replaced, with the way back to the places of the original."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Offsets of the text from which on the original is `shifts` further."""
    shifts: tuple[int, ...] = (0,)

    def back(self, offset: int) -> int:
        """The offset of the original."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def mended(text: str) -> Mended:
    """The text without the declarations of a document type, and with what is commonly wrong set right."""
    late = LATE.match(text)
    if late is not None:
        text = " " * late.end() + text[late.end() :]
    doctype = DOCTYPE.match(text)
    if doctype is not None and doctype["subset"]:
        start, end = doctype.span("subset")
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    text = ILLEGAL.sub("\ufffd", text)
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = length = 0
    for found in MENDED.finditer(text, doctype.end() if doctype else 0):
        name = found["name"]
        if found["sign"] is None or name in PREDEFINED:
            continue
        if found["number"]:
            if not _illegal(found["number"][1:-1]):
                continue
            instead = "\ufffd"
        else:
            instead = "&amp;" if name is None else chr(name2codepoint[name]) if name in name2codepoint else ""
        pieces += [text[last : found.start()], instead]
        length += found.start() - last + len(instead)
        last = found.end()
        starts.append(length)
        shifts.append(last - length)
    return Mended("".join([*pieces, text[last:]]), tuple(starts), tuple(shifts))


def _illegal(number: str) -> bool:
    """Whether the number of a reference, such as `65` or `x41`, is that of no character that XML can hold."""
    code = int(number[1:], 16) if number[0] == "x" else int(number)
    return code >= 0x110000 or ILLEGAL.match(chr(code)) is not None  # noqa: PLR2004 - the end of Unicode
