"""PNG. From the SVG where that has letters to draw with, else by the layout engine, which carries letters of its own.

The SVG is drawn by resvg, which shapes every script and takes fonts from the machine; the package font-roboto, where it is
installed, stands in where the machine has none like Helvetica. A machine with neither still gets a picture: the engine
draws the DOT text with the Latin, Greek, Cyrillic and Hebrew letters that it holds.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import util
from pathlib import Path

from attrs import frozen

from argmap.ground.errors import EngineError
from argmap.render.letters.fonts import LATIN, family
from argmap.render.letters.substitutes import apart, probe, script_names, without

DPI = 96
"""Pixels to the inch at a scale of 1, as on the web; a point is 1/72 inch."""
PIXELS = 200_000_000
"""More than this is no picture that a program would open."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')
MISSING = re.compile(rb"No fonts with a .{1,8}?/U\+([0-9A-F]+) character", re.DOTALL)
"""How resvg names the characters that it finds no font for."""

LETTERS = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="{family(LATIN)}">'
    '<text x="2" y="15" font-size="16">{}</text></svg>'
)
RESVG = """
import json, os, sys
picture = os.dup(1)
os.dup2(2, 1)  # resvg writes its log to the standard output
import resvg_py
options, probe, scale = json.loads(sys.argv[1]), sys.argv[2], float(sys.argv[3])
draw = resvg_py.svg_to_bytes
if draw(svg_string=probe.format(" "), **options) == draw(svg_string=probe.format("n"), **options):
    sys.exit("no letters")
svg = sys.stdin.buffer.read().decode()
with open(picture, "wb") as file:
    file.write(draw(svg_string=svg, zoom=scale, log_information=True, **options))
"""
"""A program of its own, because resvg ends with a Rust panic on some lines of several scripts."""


@frozen
class Drawn:
    """A picture, and the characters that no font on this machine shows; boxes stand for them."""

    png: bytes
    missing: frozenset[str] = frozenset()

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of the missing characters, as a reader would call them: `Thai`, `emoji`."""
        return script_names(self.missing)


def drawn(svg: str, scale: float, fonts: str | Path | None, timeout: float) -> Drawn | None:
    """The PNG of a picture with what is missing in it, or None where resvg is not installed, finds no letters or fails.

    resvg gives up on all of a line as soon as one character has no font, so that what it misses is asked for by itself, and the
    picture drawn again without it. Raises `EngineError` where the picture would be too large or takes more than `timeout`
    seconds.
    """
    check_size(svg, scale)
    if util.find_spec("resvg_py") is None:
        return None
    options = _options(fonts)
    svg = apart(svg)
    found = _run(svg, scale, options, timeout)
    if not found or not found.missing:
        return found
    alone = _run(probe(found.missing), 1, options, timeout)
    if not alone:
        return found
    again = _run(without(svg, alone.missing), scale, options, timeout)
    return Drawn(again.png if again else found.png, alone.missing)


def _run(svg: str, scale: float, options: dict[str, object], timeout: float) -> Drawn | None:
    # -P keeps a file resvg_py.py in the working folder from being run
    command = [sys.executable, "-P", "-c", RESVG, json.dumps(options), LETTERS, str(scale)]
    try:
        done = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603 - this Python, and none of the annotation's texts among its arguments
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"resvg took more than {timeout:g} seconds to draw the PNG") from error
    if done.returncode or not done.stdout:
        return None
    return Drawn(done.stdout, frozenset(chr(int(code, 16)) for code in MISSING.findall(done.stderr)))


def check_size(svg: str, scale: float) -> None:
    """Raise `EngineError` where the PNG of a picture would have more pixels than anybody could look at."""
    found = SIZE.search(svg)
    assert found, "argmap writes the size of every SVG"
    width, height = (float(size) * DPI / 72 for size in found.groups())
    if width * height * scale * scale > PIXELS:
        most = (PIXELS / (width * height)) ** 0.5
        raise EngineError(
            f"a PNG of {width * scale:.0f} x {height * scale:.0f} pixels is too large: choose a scale up to {most:.2g}, or SVG"
        )


def _options(folder: str | Path | None) -> dict[str, object]:
    """What resvg has to know."""
    spec = util.find_spec("font_roboto")
    own = [place / "files" for place in map(Path, (spec and spec.submodule_search_locations) or [])]
    files = [
        path
        for place in own
        for style in ("Regular", "Bold", "Italic")
        if (path := place / f"Roboto-{style}.ttf").is_file()
    ]
    return {
        "dpi": DPI,
        "font_files": [str(path) for path in files] or None,
        "font_dirs": [str(folder)] if folder else None,
        "sans_serif_family": "Roboto" if files else "DejaVu Sans",
    }
