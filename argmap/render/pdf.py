"""PDF from SVG, by Typst: vectors, fonts that are embedded, and text that can be searched, copied and read aloud.

Typst would draw the texts of an SVG too, but glyph by glyph, so that words of Thai or Devanagari cannot be found again. So
the drawing goes to Typst as a picture without its texts, and the texts as texts, each at its place and as wide as the SVG says
that it is: narrower or wider letters are squeezed or stretched as a browser does by `textLength`. In a child process, as it is
a native library that sees any text there is; nothing that an annotator wrote is markup for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib import util
from pathlib import Path

from attrs import frozen

from argmap.ground.errors import EngineError
from argmap.render.sheet import Sheet, sheet, tongue

LARGEST = 14_400.0
"""The points (200 inches) that the standard allows to a side of a page; several viewers show nothing larger."""
UNKNOWN = ("und", None)
"""No language in particular (ISO 639-2)."""
MISSING = "PDF needs the package typst: pip install 'argmap[pdf]'"

TYPST = """
import json, sys
import typst
told = json.load(sys.stdin)
fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=told.pop("folders"))
have = {name.lower() for name in fonts.families()}
for page in told["pages"]:
    for text in (*page["texts"], *page["clipped"]):
        text["fonts"] = [name for name in text["fonts"] if name.lower() in have] or [told["letters"]]
source = told.pop("source").encode()
made = typst.compile(source, font_paths=fonts, sys_inputs={"told": json.dumps(told)}, format="pdf")
sys.stdout.buffer.write(made)
"""
"""A program of its own: a library that ends on an odd text takes nothing else with it."""

SOURCE = """
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, author: told.authors, description: told.description, date: none)
#set text(top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, overhang: false, cjk-latin-spacing: none)
#set text(lang: told.language.at(0), region: told.language.at(1))
#let show-text(t) = context {
  let it = {
    set text(lang: t.language.at(0), region: t.language.at(1)) if t.language != none
    set text(font: t.fonts, size: t.size * 1pt, fill: rgb(t.fill), dir: if t.rtl { rtl } else { ltr })
    set text(weight: "bold") if t.bold
    set text(style: "italic") if t.italic
    set underline(evade: false)
    let words = if t.struck { strike(t.words) } else { t.words }
    if t.underlined { underline(words) } else { words }
  }
  let wide = measure(it).width / 1pt
  let by = if wide > 0 and (t.pin or wide > t.width) { t.width / wide } else { 1 }
  let x = t.x - if t.end { wide * by } else if t.middle { wide * by / 2 } else { 0 }
  place(top + left, dx: x * 1pt, dy: t.y * 1pt, box(width: wide * 1pt, scale(x: by * 100%, y: 100%, origin: left, it)))
}
#let at(area, body) = place(top + left, dx: area.at(0) * 1pt, dy: area.at(1) * 1pt, body(area.at(2) * 1pt, area.at(3) * 1pt))
#for p in told.pages {
  page(width: p.width * 1pt, height: p.height * 1pt, margin: 0pt, fill: none, {
    place(top + left, pdf.artifact(image(bytes(p.drawing), format: "svg", width: 100%, height: 100%)))
    if p.clip != none {
      at(p.clip, (w, h) => block(width: w, height: h, clip: true, for t in p.clipped { show-text(t) }))
    }
    for t in p.texts { show-text(t) }
    for l in p.links { at(l.area, (w, h) => link(l.to, box(width: w, height: h))) }
  })
}
"""


@frozen
class About:
    """What a PDF says of itself. `language` is a BCP 47 tag or empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    description: str = ""
    language: str = ""


def is_there() -> bool:
    """Whether Typst is installed."""
    return util.find_spec("typst") is not None


def from_svgs(pages: Sequence[str], about: About, fonts: str | Path | None, timeout: float) -> bytes:
    """The PDF with a page for each picture, in the size of the picture.

    `fonts` is a folder of fonts beside those of the system, `timeout` is in seconds. Raises `EngineError` where Typst is not
    installed, fails or takes too long, and where a page would be larger than a PDF can have it.
    """
    if not is_there():
        raise EngineError(MISSING)
    sheets = [sheet(page) for page in pages]
    for found in sheets:
        check_size(found)
    folders = [*(str(path) for path in roboto()), *([str(fonts)] if fonts else [])]
    told = {
        "source": SOURCE,
        "folders": folders,
        "letters": "Roboto" if roboto() else "DejaVu Sans Mono",  # the second one is in Typst
        "title": about.title,
        "authors": about.authors,
        "description": about.description,
        "language": tongue(about.language) or UNKNOWN,
        "pages": [found.told() for found in sheets],
    }
    # -P keeps a file typst.py in the working folder from being run
    command = [sys.executable, "-P", "-c", TYPST]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, and no text of the annotation among its arguments
            command, input=json.dumps(told).encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(
            f"Typst took more than {timeout:g} seconds to make the PDF; give it more (timeout), or choose svg"
        ) from error
    if done.returncode or not done.stdout:
        raise EngineError(
            f"Typst could not make the PDF{_reason(done.returncode, done.stderr)}; SVG and PNG need it not"
        )
    return done.stdout


def check_size(sheet: Sheet) -> None:
    """Raise `EngineError` where a page would be larger than a PDF can have it."""
    if max(sheet.width, sheet.height) > LARGEST:
        size = f"{sheet.width / 72:.0f} x {sheet.height / 72:.0f} inches"
        raise EngineError(
            f"a PDF page of {size} is too large, the limit is {LARGEST / 72:.0f}: choose a page size such as a0, or SVG"
        )


def roboto() -> tuple[Path, ...]:
    """The folder with the letters of the package font-roboto, where it is installed."""
    spec = util.find_spec("font_roboto")
    places = [Path(place, "files") for place in (spec and spec.submodule_search_locations) or []]
    return tuple(place for place in places if place.is_dir())


def _reason(code: int, complaint: bytes) -> str:
    if code < 0:
        return f": it was stopped by signal {-code}"
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1][:300]}" if lines else ""
