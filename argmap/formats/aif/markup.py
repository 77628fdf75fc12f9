"""The HTML in which OVA keeps the text that is analysed: stretches of it in spans that bear the ids of nodes.

Read whatever it is, in linear time, and written so that it is read again as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from attrs import define, field, frozen

from argmap.formats.values import SURROGATES

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>[^<>]*)>|<[!?][^<>]*>", re.DOTALL
)
ATTRIBUTE = re.compile(
    r"""(?<![\w:-])(?P<name>[A-Za-z_][\w:-]*+)\s*+=\s*+(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)'|(?P<none>[^\s"'<>]+))"""
)
HIDDEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template", "title")}
BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
        "pre", "table", "tr", "ul",
    )
)  # fmt: skip
"""Elements that begin and end a line."""
DEEPEST = 32
"""Marks within marks that are read: each says all the words that the ones within it say."""
ARTICLE, EXACT, HOME = "data-article", "data-anchor", "data-home"


@frozen
class Mark:
    """A stretch of the text of an article (empty: of the file) in a span with an id; `exact` is what we say of the anchor that it
    is made of, where its words alone would not tell.
    """

    id: str
    start: int
    end: int
    article: str = ""
    exact: str = ""


@define(eq=False)
class _Text:
    """A text as it grows."""

    article: str
    pieces: list[str] = field(factory=list)
    length: int = 0

    def add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    def new_line(self) -> None:
        if self.length and not self.pieces[-1].endswith("\n"):
            self.add("\n")


@define(eq=False)
class _Open:
    """A span that is not closed yet."""

    id: str
    exact: str
    text: _Text
    start: int
    number: int
    depth: int


@frozen
class Marked:
    """The texts by article, and the marks in the order in which they begin."""

    texts: dict[str, str]
    marks: tuple[Mark, ...]
    home: str = ""
    """The article that says of itself that all nodes belong to it which name none."""


def marked(html: str) -> Marked:
    """The text that HTML shows, with the marks in it."""
    texts: dict[str, _Text] = {"": _Text("")}
    current = texts[""]
    around: list[_Text] = []
    spans: list[_Open] = []
    marks: list[Mark | None] = []
    home = ""
    for piece, tag in _pieces(html):
        current.add(piece)
        name = tag["name"].lower() if tag and tag["name"] else ""
        if tag is None or not name:
            continue
        if name == "br":
            current.add("\n")
        elif name == "span" and not tag["close"]:
            attributes = _attributes(tag["rest"])
            id, exact = attributes.get("id", ""), attributes.get(EXACT, "")
            spans.append(_Open(id, exact, current, current.length, len(marks), len(spans)))
            marks.append(None)
        elif name == "span" and spans:
            _close(spans.pop(), marks)
        elif name == "section" and not tag["close"]:
            attributes = _attributes(tag["rest"])
            article = attributes.get(ARTICLE, "")
            home = home or (article if HOME in attributes else "")
            around.append(current)
            current = texts.setdefault(article, _Text(article))
        elif name == "section" and around:
            current = around.pop()
        elif name in BLOCKS:
            current.new_line()
    while spans:
        _close(spans.pop(), marks)
    said = {id: SURROGATES.sub("\ufffd", "".join(text.pieces)) for id, text in texts.items()}
    return Marked(said, tuple(mark for mark in marks if mark is not None and mark.id and mark.start < mark.end), home)


def _close(span: _Open, marks: list[Mark | None]) -> None:
    if span.depth >= DEEPEST:
        return
    marks[span.number] = Mark(span.id, span.start, span.text.length, span.text.article, span.exact)


def _pieces(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Stretches of text, each with the tag behind it; the last with none."""
    start = 0
    while tag := TAG.search(html, start):
        yield unescape(html[start : tag.start()]), tag
        start = tag.end()
        name = (tag["name"] or "").lower()
        if name in HIDDEN and not tag["close"]:
            end = HIDDEN[name].search(html, start)
            start = end.start() if end else len(html)
    yield unescape(html[start:]), None


def _attributes(text: str) -> dict[str, str]:
    return {
        found["name"].lower(): unescape(found["two"] or found["one"] or found["none"] or "")
        for found in ATTRIBUTE.finditer(text)
    }


# writing -----------------------------------------------------------------------------------------------------------------


def html_of(texts: Iterable[tuple[str, str, Sequence[Mark]]], home: str) -> str:
    """HTML that shows texts with marks in them, given by article; marks are in the order in which they begin, and none ends behind
    one that it is inside of. All nodes that name no article belong to `home`.
    """
    made = []
    for article, text, marks in texts:
        made += [f'<section {ARTICLE}="{_attribute(article)}"', f' {HOME}="{HOME}"' if article == home else "", ">"]
        made += [*_shown(text, marks), "</section>"]
    return "".join(made)


def _shown(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    position = 0
    ends: list[int] = []
    for mark in marks:
        while ends and ends[-1] <= mark.start:
            end = ends.pop()
            yield f"{_escaped(text[position:end])}</span>"
            position = end
        yield _escaped(text[position : mark.start])
        position = mark.start
        exact = f' {EXACT}="{_attribute(mark.exact)}"' if mark.exact else ""
        yield f'<span class="highlighted" id="node{_attribute(mark.id)}"{exact}>'
        ends.append(mark.end)
    while ends:
        end = ends.pop()
        yield f"{_escaped(text[position:end])}</span>"
        position = end
    yield _escaped(text[position:])


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;").replace("\n", "<br>")


def _attribute(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;")
