"""A picture taken apart for a typesetter: the drawing without its texts, and the texts and links with their places.

It reads the SVG that argmap writes, so that whoever adds a mark to the drawing need not think of the typesetter: translations,
one clipped area, links around cards or words. A text that is turned stays in the drawing.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from attrs import asdict, define, evolve, field, frozen

from argmap.render.drawing.pieces import Rect
from argmap.render.drawing.texts import FROM_RIGHT, UNTIL_HERE
from argmap.render.letters.metrics import text_width

SVG = "http://www.w3.org/2000/svg"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOVE = re.compile(r"translate\((-?[\d.]+)[ ,](-?[\d.]+)\)")
COLOUR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
LONGEST = 2000
"""Characters of an address; viewers differ in what they take."""
LOOKS = ("font-family", "font-size", "font-weight", "font-style", "fill", "text-anchor", "text-decoration")
"""What a text has from the elements around it."""
HANGS = 0.3
"""How far letters reach below their line, in sizes."""


@frozen
class Words:
    """A line of text: `x` is its left end, its right end with `end`, its middle with `middle`; `y` is the baseline.

    `width` is what it may take in points, and with `pin` what it has to.
    """

    words: str
    x: float
    y: float
    width: float
    size: float
    fill: str
    fonts: tuple[str, ...]
    bold: bool
    italic: bool
    underlined: bool
    struck: bool
    end: bool
    middle: bool
    rtl: bool
    pin: bool
    language: tuple[str, str | None] | None

    @property
    def area(self) -> Rect:
        """The rectangle of the line."""
        left = self.x - (self.width if self.end else self.width / 2 if self.middle else 0)
        return Rect(left, self.y - self.size, left + self.width, self.y + HANGS * self.size)


@frozen
class Link:
    """An address and the rectangle to click on."""

    to: str
    area: Rect


@frozen
class Sheet:
    """A page: its size in points, the drawing as SVG, texts and links; `clip` is the area that `clipped` shows through."""

    width: float
    height: float
    drawing: str
    texts: tuple[Words, ...]
    links: tuple[Link, ...]
    clip: Rect | None = None
    clipped: tuple[Words, ...] = ()

    def told(self) -> dict[str, Any]:
        """The page as JSON has it; what is clipped counts from the corner of its area."""
        shift = (-self.clip.left, -self.clip.top) if self.clip else (0, 0)
        inside = (evolve(words, x=words.x + shift[0], y=words.y + shift[1]) for words in self.clipped)
        return {
            "width": self.width,
            "height": self.height,
            "drawing": self.drawing,
            "texts": [asdict(words) for words in self.texts],
            "links": [{"to": link.to, "area": _box(link.area)} for link in self.links],
            "clip": self.clip and _box(self.clip),
            "clipped": [asdict(words) for words in inside],
        }


def sheet(svg: str) -> Sheet:
    """The picture taken apart."""
    ET.register_namespace("", SVG)
    root = ET.fromstring(svg)  # noqa: S314 - argmap wrote it, without any document type
    width, height = (float(size) for size in root.attrib["viewBox"].split()[2:])
    window = root.find(f".//{{{SVG}}}clipPath/{{{SVG}}}rect")
    taking = _Taking(None if window is None else _rect(window, 0, 0))
    taking.take(root, _At())
    drawn = ET.tostring(root, encoding="unicode")
    found = (tuple(taking.texts), tuple(taking.links), taking.clip, tuple(taking.clipped))
    return Sheet(width, height, drawn, *found)


def tongue(tag: str) -> tuple[str, str | None] | None:
    """A language tag as language and region, which is what a typesetter knows; None for one that it does not."""
    language, *rest = tag.split("-")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isascii() and part.isalpha()), None)  # noqa: PLR2004 - ISO 3166
    known = len(language) in {2, 3} and language.isascii() and language.isalpha()
    return (language.lower(), region) if known else None


@frozen
class _At:
    """What holds inside of an element: where its origin is, what texts look like, whether the clip is around it."""

    x: float = 0.0
    y: float = 0.0
    look: dict[str, str] = field(factory=dict)
    language: str = ""
    clipped: bool = False

    def inside(self, element: ET.Element) -> _At:
        own = element.attrib
        moved = MOVE.fullmatch(own.get("transform", ""))
        by = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
        return _At(
            self.x + by[0],
            self.y + by[1],
            self.look | {name: own[name] for name in LOOKS if name in own},
            own.get("lang") or own.get(XML_LANG) or self.language,
            self.clipped or "clip-path" in own,
        )


@define
class _Taking:
    """What has been taken out of a picture so far."""

    clip: Rect | None
    texts: list[Words] = field(factory=list)
    clipped: list[Words] = field(factory=list)
    links: list[Link] = field(factory=list)

    def take(self, element: ET.Element, around: _At) -> list[Rect]:
        """Take the texts and links out of an element; the rectangles of what it shows."""
        at = around.inside(element)
        areas = [_rect(element, at.x, at.y)] if element.tag == f"{{{SVG}}}rect" else []
        for child in list(element):
            name = child.tag.removeprefix(f"{{{SVG}}}")
            if name in {"title", "defs"} or not _plain(child):
                continue
            if name == "text":
                words = _words(child, at.inside(child))
                areas.append(words.area)
                element.remove(child)
                seen = not (at.clipped and self.clip) or self.clip.touches(words.area)
                if seen and words.words.strip():
                    (self.clipped if at.clipped else self.texts).append(words)
            else:
                areas += self.take(child, at)
        if element.tag == f"{{{SVG}}}a" and areas:
            self._link(element.get("href", ""), areas, clipped=at.clipped)
        return areas

    def _link(self, to: str, areas: list[Rect], *, clipped: bool) -> None:
        area = Rect(
            min(a.left for a in areas),
            min(a.top for a in areas),
            max(a.right for a in areas),
            max(a.bottom for a in areas),
        )
        if clipped and self.clip:
            area = area.common(self.clip)
        if to.startswith(("http://", "https://")) and len(to) <= LONGEST and area.width > 0 and area.height > 0:
            self.links.append(Link(to, area))


def _plain(element: ET.Element) -> bool:
    """Whether an element is moved at most, not turned."""
    place = element.get("transform")
    return place is None or MOVE.fullmatch(place) is not None


def _words(element: ET.Element, at: _At) -> Words:
    """The line that a text element shows."""
    shown = "".join(element.itertext())
    words = shown.removeprefix(FROM_RIGHT).removesuffix(UNTIL_HERE)
    size, bold = float(at.look["font-size"]), at.look.get("font-weight") == "bold"
    pinned = element.get("textLength")
    fill = at.look.get("fill", "")
    return Words(
        words,
        at.x + float(element.get("x", "0")),
        at.y + float(element.get("y", "0")),
        float(pinned) if pinned else text_width(words, size, bold=bold),
        size,
        fill if COLOUR.fullmatch(fill) else "#000000",
        tuple(name.strip(" '") for name in at.look.get("font-family", "").split(",")),
        bold,
        at.look.get("font-style") == "italic",
        "underline" in at.look.get("text-decoration", ""),
        "line-through" in at.look.get("text-decoration", ""),
        at.look.get("text-anchor") == "end",
        at.look.get("text-anchor") == "middle",
        words != shown,
        pinned is not None,
        tongue(at.language),
    )


def _rect(element: ET.Element, x: float, y: float) -> Rect:
    left, top = x + float(element.get("x", "0")), y + float(element.get("y", "0"))
    return Rect(left, top, left + float(element.get("width", "0")), top + float(element.get("height", "0")))


def _box(area: Rect) -> list[float]:
    return [area.left, area.top, area.width, area.height]
