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

from argmap.ground.errors import EngineError
from argmap.render.letters.fonts import LATIN, family

DPI = 96
"""Pixels to the inch at a scale of 1, as on the web; a point is 1/72 inch."""
PIXELS = 200_000_000
"""More than this is no picture that a program would open."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"')

PROBE = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="{family(LATIN)}">'
    '<text x="2" y="15" font-size="16">{}</text></svg>'
)
RESVG = """
import json, sys
import resvg_py
options, probe, scale = json.loads(sys.argv[1]), sys.argv[2], float(sys.argv[3])
draw = resvg_py.svg_to_bytes
if draw(svg_string=probe.format(" "), **options) == draw(svg_string=probe.format("n"), **options):
    sys.exit("no letters")
sys.stdout.buffer.write(draw(svg_string=sys.stdin.buffer.read().decode(), zoom=scale, **options))
"""
"""A program of its own, because resvg ends with a Rust panic on some lines of several scripts."""


def from_svg(svg: str, scale: float, fonts: str | Path | None, timeout: float) -> bytes | None:
    """The PNG of a picture, or None where resvg is not installed, finds no letters or fails.

    Raises `EngineError` where the picture would be too large or takes more than `timeout` seconds.
    """
    check_size(svg, scale)
    if util.find_spec("resvg_py") is None:
        return None
    # -P keeps a file resvg_py.py in the working folder from being run
    command = [sys.executable, "-P", "-c", RESVG, json.dumps(_options(fonts)), PROBE, str(scale)]
    try:
        done = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603 - this Python, and none of the annotation's texts among its arguments
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"resvg took more than {timeout:g} seconds to draw the PNG") from error
    return done.stdout if done.returncode == 0 and done.stdout else None


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
