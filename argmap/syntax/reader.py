"""Source to tree: cuts a file into lines, reads each by the grammar's automaton and hangs it under its parent."""

from __future__ import annotations

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import BOM, LINE, Source
from argmap.syntax.grammar import common, line_start, scan
from argmap.syntax.indentation import Indentation
from argmap.syntax.mend import mended
from argmap.syntax.slips import with_dots
from argmap.syntax.tree import BLANK, BROKEN, COMMENT, TOP, Line, Part, Tree


def read(source: Source) -> Tree:
    """The tree of a file. Whatever the file holds, its lines joined give it back, and what cannot be read is a
    BROKEN line with a diagnostic.
    """
    start_state = line_start()
    match, step = start_state.match, start_state.step
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    indentation = Indentation(source)
    offset = 0
    usual, parent_of = common(), indentation.parent
    for number, raw in enumerate(LINE.findall(source.text)):
        found = usual(raw)
        if found is not None:
            indent = found.end(1)
            first, last = found.span(3)
            parent = parent_of(number, offset, raw, indent, diagnostics)
            start, end = found.span(2)
            parts: tuple[Part, ...]
            if first >= 0:
                parts = (("STATEMENT", start, end), ("NAME", first, last), ("TEXT", *found.span(4)))
            else:
                parts = (("STATEMENT", start, end), ("TEXT", *found.span(4)))
            lines.append(Line(raw, "STATEMENT", offset, indent, parent, parts))
            offset += len(raw)
            continue
        body = raw.lstrip(" \t")
        if offset == 0 and body.startswith(BOM):
            body = body[1:].lstrip(" \t")
        indent = len(raw) - len(body)
        first = body[:1]
        if first in "\r\n":  # also where there is nothing at all
            lines.append(Line(raw, BLANK, offset, indent, TOP, ()))
        elif first == "#":
            lines.append(Line(raw, COMMENT, offset, indent, TOP, ()))
        else:
            parent = indentation.parent(number, offset, raw, indent, diagnostics)
            found = match(raw, indent)
            if found is not None and found.start(found.lastgroup) == indent:  # type: ignore[arg-type]
                kind = found.lastgroup
                end = found.end()
                rest, stopped, state = scan(raw, end, step[kind])  # type: ignore[index]
                parts = ((str(kind), indent, end), *rest)
                if stopped >= 0:
                    line = Line(raw, kind, offset, indent, parent, parts)  # type: ignore[arg-type]
                    lines.append(mended(source, line, stopped, state, lines, diagnostics))
                else:
                    line = Line(raw, kind, offset, indent, parent, parts)  # type: ignore[arg-type]
                    lines.append(with_dots(source, line, diagnostics) if kind == "AT" else line)
            else:
                line = Line(raw, BROKEN, offset, indent, parent, ())
                lines.append(mended(source, line, indent, start_state, lines, diagnostics))
        offset += len(raw)
    diagnostics += _bad_bytes(source)
    return Tree(source, tuple(lines), tuple(diagnostics))


def _bad_bytes(source: Source) -> list[Diagnostic]:
    """One diagnostic for the first byte that is no UTF-8; the rest of such a file is seldom better."""
    if source.text.isascii():
        return []
    bad = [n for n, c in enumerate(source.text) if "\udc80" <= c <= "\udcff"] if not _encodable(source.text) else []
    if not bad:
        return []
    byte = ord(source.text[bad[0]]) - 0xDC00
    more = f"{len(bad) - 1:,} more such bytes follow" if len(bad) > 1 else ""
    return [
        finding(
            "not-utf8",
            f"the byte 0x{byte:02X} is not UTF-8",
            source.span(bad[0], bad[0] + 1),
            "not a character",
            notes=(more,) if more else (),
            help="save the file as UTF-8",
        )
    ]


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
