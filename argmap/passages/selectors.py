"""Anchors and passages in other notations: the language's own, URL text fragments, W3C selectors."""

from __future__ import annotations

from urllib.parse import quote

from argmap.model import Anchor

CONTEXT = 32
"""Characters of context around a quotation, as the Web Annotation Data Model suggests."""


def write_anchor(anchor: Anchor) -> str:
    """The anchor as a line of an annotation, without indentation."""
    line = "" if anchor.line is None else f" {anchor.line}"
    closing = f' .. "{anchor.closing}"' if anchor.closing else ""
    return f'@{line} "{anchor.opening}"{closing}'


def text_fragment(anchor: Anchor) -> str:
    """The anchor as a URL fragment (WICG, URL Fragment Text Directives): `#:~:text=opening,closing`.

    Words that are not UTF-8 are replaced, since no browser could look for them.
    """
    return "#:~:text=" + ",".join(_escaped(words) for words in (anchor.opening, anchor.closing) if words)


def _escaped(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")  # `-` marks prefixes and suffixes there


def text_position(start: int, end: int) -> dict[str, str | int]:
    """A W3C TextPositionSelector for a passage, in code points."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


def text_quote(text: str, start: int, end: int) -> dict[str, str]:
    """A W3C TextQuoteSelector for a passage of a text."""
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - CONTEXT, 0) : start],
        "suffix": text[end : end + CONTEXT],
    }
