"""No glyph leaves its card: pictures are drawn by programs that are not ours, with nothing in them but letters, and looked at.

Lines have the three primary colours by turns, on black, half transparent: ink outside all cards, or of two colours in one
place, is a mistake. Chromium, Inkscape and resvg hold a line to its `textLength`; librsvg draws it as wide as the font has it, so
that there the measured widths themselves are tested. Lines with a character that no font on the machine has are left out
where nothing holds them: renderers then draw boxes of any width.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve, frozen

from argmap.pipeline import load
from argmap.render import image, to_svg
from argmap.render.letters.words import SEQUENCE
from tests.needs import CI

if find_spec("pyvips") is None and not CI:
    pytest.skip("needs pyvips: pip install -e '.[dev]'", allow_module_level=True)
pyvips = import_module("pyvips")

ROOT = Path(__file__).parent.parent
TORTURE = ROOT / "tests/cases/pictures/torture.argmap"
ARTICLES = sorted((ROOT / "examples/japan-korea").glob("*-20*.argmap"))
TUTORIAL = ROOT / "examples/tutorial/debate.argmap"
SHORT = ROOT / "examples/tutorial/post-2024.argmap"
NS = "{http://www.w3.org/2000/svg}"
COLORS = ("#ff0000", "#00ff00", "#0000ff")
BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--hide-scrollbars", "--force-device-scale-factor=1",
)  # fmt: skip
INSET, FAINT, SPECKS = 1.0, 40, 6
"""How far inside its card ink has to end, in points; what counts as ink of 255; how many pixels of two colours are chance."""
KHMER = re.compile("[\u1780-\u17ff]")


@frozen
class Card:
    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...] = ()

    def text(self, y: float) -> str:
        """The line whose baseline is nearest to `y`."""
        return min(self.lines, key=lambda line: abs(line[0] - 4 - y), default=(0, ""))[1]


@frozen
class Sheet:
    """A picture with nothing in it but letters, one pixel to the point, and its cards."""

    svg: str
    width: int
    height: int
    cards: tuple[Card, ...]


def content(text: ET.Element) -> str:
    return "".join(text.itertext())


def everything(text: ET.Element) -> bool:
    return text is not None


def letters(svg: str, keep: Callable[[ET.Element], bool]) -> Sheet:
    """The letters of the cards of a picture, as many of their lines as are to be kept."""
    root = ET.fromstring(svg)
    width, height = (round(float(size)) for size in root.get("viewBox", "").split()[2:])
    sheet = ET.Element("svg", {"xmlns": NS[1:-1], "width": f"{width}pt", "height": f"{height}pt",
                               "viewBox": f"0 0 {width} {height}", "font-family": root.get("font-family", "")})  # fmt: skip
    ET.SubElement(sheet, "rect", {"width": str(width), "height": str(height), "fill": "#000000"})
    cards: list[Card] = []

    def walk(element: ET.Element, x: float, y: float) -> None:
        moved = re.match(r"translate\(([-\d.]+) ([-\d.]+)\)", element.get("transform", ""))
        x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if element.tag != f"{NS}g" or "card" not in element.get("class", "").split():
            for child in element:
                walk(child, x, y)
            return
        border = next(element.iter(f"{NS}rect"), None)
        assert border is not None
        shown = [text for text in element.iter(f"{NS}text") if keep(text)]
        group = ET.SubElement(sheet, "g", {"transform": f"translate({x:.2f} {y:.2f})"})
        for number, text in enumerate(shown):
            look = {key: value for key, value in text.attrib.items() if not key.startswith("fill")}
            one = ET.SubElement(group, "text", look | {"fill": COLORS[number % 3], "fill-opacity": "0.6"})
            one.text = content(text)
        lines = tuple((float(text.get("y", "0")), content(text)) for text in shown)
        size = float(border.get("width", "0")), float(border.get("height", "0"))
        cards.append(Card(element.get("id", ""), x, y, size[0], size[1], lines))

    walk(root, 0, 0)
    ET.indent(sheet, "")
    return Sheet(ET.tostring(sheet, encoding="unicode"), width, height, tuple(cards))


def mistakes(png: bytes, sheet: Sheet) -> list[str]:
    """The cards whose ink leaves them, and those whose lines run into each other."""
    found = pyvips.Image.new_from_buffer(png, "").colourspace("srgb")
    drawn = (found.flatten() if found.bands == 4 else found)[0:3].copy_memory()
    assert abs(drawn.width - sheet.width) <= 1
    assert abs(drawn.height - sheet.height) <= 1
    assert drawn.max() > 100, "nothing has been drawn"
    complaints = []
    outside = drawn
    for card in sheet.cards:
        box = [round(n) for n in (card.x + INSET, card.y + INSET, card.width - 2 * INSET, card.height - 2 * INSET)]
        if not SEQUENCE.search("".join(text for _, text in card.lines)):  # emoji have colours of their own
            part = (
                drawn.crop(box[0], box[1], min(box[2], drawn.width - box[0]), min(box[3], drawn.height - box[1]))
                > FAINT
            )
            both = (part[0] & part[1]) | (part[1] & part[2]) | (part[0] & part[2])
            if both.avg() / 255 * both.width * both.height > SPECKS:
                top = both.find_trim(threshold=1, background=[0], line_art=True)[1]
                complaints.append(f"{card.id}: lines overlap at {card.text(top)!r}")
        outside = outside.draw_rect([0.0, 0.0, 0.0], *box, fill=True)
    stray = (outside.copy_memory() > FAINT).bandor().copy_memory()
    while stray.max():
        left, top, width, _ = stray.find_trim(threshold=1, background=[0], line_art=True)
        rows = stray.crop(left, top, width, 1).find_trim(threshold=1, background=[0], line_art=True)
        x = left + rows[0]
        card = min(
            sheet.cards, key=lambda c: abs(c.y + c.height / 2 - top) // c.height + abs(c.x + c.width / 2 - x) / c.width
        )
        complaints.append(f"{card.id}: ink at {x - card.x:.0f}, {top - card.y:.0f} of {card.width:.0f} x {card.height:.0f}, "
                          f"at {card.text(top - card.y)!r}")  # fmt: skip
        stray = stray.draw_rect([0.0], 0, top, stray.width, min(12, stray.height - top), fill=True).copy_memory()
    return complaints


# programs ----------------------------------------------------------------------------------------------------------------


Env = dict[str, str] | None


def run(command: list[str], given: str = "", env: Env = None) -> bytes:
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=False, timeout=120, env=env)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-400:]
    return done.stdout


def pixels(sheet: Sheet) -> str:
    """The sheet with its size in pixels, for programs that take a point to be more than one."""
    return sheet.svg.replace(f'"{sheet.width}pt"', f'"{sheet.width}"').replace(
        f'"{sheet.height}pt"', f'"{sheet.height}"'
    )


def our_png(sheet: Sheet, folder: Path, env: Env = None) -> bytes:  # noqa: ARG001 - all are called alike
    drawn = image.drawn(sheet.svg, 0.75, None, 60)
    assert drawn
    return drawn.png


def resvg(sheet: Sheet, folder: Path, env: Env = None) -> bytes:  # noqa: ARG001 - all are called alike
    program = "import sys, resvg_py; sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), sans_serif_family=sys.argv[1]))"
    return run([sys.executable, "-c", program, env["ONLY_FONT"] if env else "Roboto"], pixels(sheet), env)


def librsvg(sheet: Sheet, folder: Path, env: Env = None) -> bytes:  # noqa: ARG001 - all are called alike
    found = pyvips.Image.svgload_buffer(pixels(sheet).encode(), unlimited=True)
    return bytes(found.pngsave_buffer(compression=1))


def rsvg_convert(sheet: Sheet, folder: Path, env: Env = None) -> bytes:  # noqa: ARG001 - all are called alike
    return run(["rsvg-convert", "--unlimited"], pixels(sheet), env)


def chromium(sheet: Sheet, folder: Path, env: Env = None) -> bytes:
    page, shot = folder / "page.html", folder / "page.png"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:#000">{pixels(sheet)}', "utf-8"
    )
    size = [
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={sheet.width},{sheet.height}",
        f"--screenshot={shot}",
    ]
    run(["chromium", *BROWSER, *size, page.as_uri()], env=env)
    return shot.read_bytes()


def inkscape(sheet: Sheet, folder: Path, env: Env = None) -> bytes:
    source, target = folder / "sheet.svg", folder / "sheet.png"
    source.write_text(pixels(sheet), "utf-8")
    home = {**(env or os.environ), "HOME": str(folder)}
    run(["inkscape", str(source), "--export-type=png", f"--export-filename={target}", "--export-area-page"], env=home)
    return target.read_bytes()


PROGRAMS = {"chromium": chromium, "rsvg-convert": rsvg_convert, "inkscape": inkscape}
HOLDING = (our_png, chromium, inkscape)
"""Those that hold a line to its length, or take care of what is missing."""


@cache
def covered() -> frozenset[int]:
    """The code points that some font on this machine has."""
    if not shutil.which("fc-list"):
        return frozenset(range(0x180))
    found: set[int] = set()
    for pair in set(run(["fc-list", "--format", "%{charset} "]).decode().split()):
        start, _, stop = pair.partition("-")
        found |= set(range(int(start, 16), int(stop or start, 16) + 1))
    return frozenset(found)


def kept(draw: object) -> Callable[[ET.Element], bool]:
    """Which lines a program is asked to draw."""

    def keep(text: ET.Element) -> bool:
        if draw is our_png or (draw in HOLDING and text.get("textLength")):
            return True
        if draw is librsvg and KHMER.search(content(text)):
            return False  # the copy in pyvips-binary draws circles between the parts of Khmer vowels
        return {ord(c) for c in content(text) if c not in " \u2067\u2069"} <= covered()

    return keep


@cache
def picture(path: Path, direction: str, width: int) -> str:
    return to_svg(load(path).model, direction=direction, width=width)


def look(draw: Callable[..., bytes], path: Path, direction: str, width: int, folder: Path) -> None:
    sheet = letters(picture(path, direction, width), kept(draw))
    assert len(sheet.cards) > 5
    assert mistakes(draw(sheet, folder, None), sheet) == []


# the tests ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draw", "direction", "width"),
    [(our_png, "left", 20), (our_png, "left", 60), (librsvg, "left", 20), (librsvg, "left", 34), (librsvg, "left", 60)],
)
def test_hard_texts_stay_in_their_cards(draw: Callable[..., bytes], direction: str, width: int, tmp_path: Path) -> None:
    look(draw, TORTURE, direction, width, tmp_path)


@pytest.mark.parametrize("program", ["pyvips", *filter(shutil.which, PROGRAMS)])
def test_hard_texts_in_every_program_at_hand(program: str, tmp_path: Path) -> None:
    """librsvg comes with the packages for development; browsers and drawing programs are tried where there are some."""
    look(PROGRAMS.get(program, librsvg), TORTURE, "up", 34, tmp_path)


@pytest.mark.parametrize("path", [*ARTICLES, TUTORIAL], ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("draw", "direction", "width"), [(our_png, "up", 34), (librsvg, "left", 34), (librsvg, "up", 20)]
)
def test_articles_stay_in_their_cards(
    path: Path, draw: Callable[..., bytes], direction: str, width: int, tmp_path: Path
) -> None:
    look(draw, path, direction, width, tmp_path)


def odd_fonts() -> dict[str, Path]:
    """Fonts by name: one that is always there, and wide ones where the machine has them."""
    spec = find_spec("font_roboto")
    assert spec is not None
    assert spec.submodule_search_locations
    found = {"Roboto": Path(spec.submodule_search_locations[0]) / "files" / "Roboto-Bold.ttf"}
    for font in ("DejaVu Sans", "DejaVu Sans Mono") if shutil.which("fc-match") else ():
        name, _, file = run(["fc-match", "--format", "%{family}|%{file}", font]).decode().partition("|")
        if name == font:
            found[font] = Path(file)
    return found


@pytest.mark.parametrize(("font", "file"), odd_fonts().items())
@pytest.mark.parametrize("draw", [resvg, *([chromium] if shutil.which("chromium") else [])])
def test_a_machine_with_one_odd_font(font: str, file: Path, draw: Callable[..., bytes], tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(file, tmp_path / "fonts")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path / 'fonts'}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>"
    )
    sheet = letters(picture(SHORT, "left", 34), everything)
    assert (
        mistakes(draw(sheet, tmp_path, {**os.environ, "FONTCONFIG_FILE": str(config), "ONLY_FONT": font}), sheet) == []
    )


def test_the_look_finds_mistakes() -> None:
    """What is drawn too wide, too low or on each other is found."""
    sheet = letters(picture(SHORT, "left", 34), everything)
    wide = sheet.svg.replace('font-size="11"', 'font-size="14"').replace("textLength", "data-length")
    complaints = mistakes(librsvg(evolve(sheet, svg=wide), Path(), None), sheet)
    assert any("ink at" in complaint for complaint in complaints)
    close = re.sub(r' y="([\d.]+)"', lambda y: f' y="{float(y[1]) * 0.5:.2f}"', sheet.svg)
    assert any("overlap" in complaint for complaint in mistakes(librsvg(evolve(sheet, svg=close), Path(), None), sheet))


def test_what_is_missing_is_said() -> None:
    """A character that no font has is named, and the letters around it are drawn all the same."""
    sheet = letters(picture(SHORT, "left", 34), everything)
    whole, spoilt = (image.drawn(svg, 0.75, None, 60) for svg in (sheet.svg, sheet.svg.replace("the ", "\u0378the ")))
    assert whole
    assert spoilt
    assert (whole.missing, whole.scripts) == (frozenset(), ())
    assert (spoilt.missing, spoilt.scripts) == (frozenset("\u0378"), ("symbols",))
    assert mistakes(spoilt.png, sheet) == []
    assert spoilt.png != whole.png
