"""Pictures on paper and through other doors: pages, PDF, several files at a time, what draws."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import io
import os
import re
import signal
import subprocess
import sys
import zlib
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

import argmap
from argmap.cli import jobs, main
from argmap.ground.errors import ArgmapError, EngineError, UnknownNameError, UnreadableError
from argmap.model import Debate
from argmap.render import Options, about, engine, image, pages, pdf, pictures, render, to_pdf, to_svg
from argmap.render.drawing.aloud import describe, reading
from argmap.render.drawing.pieces import Piece, Rect, Section, known
from argmap.render.drawing.svg import Drawing, whole
from argmap.render.letters.metrics import clean
from argmap.render.output import write
from argmap.render.paper.cuts import SHORTEST, STEP, Span, cuts
from argmap.render.paper.files import numbered, write_all
from argmap.render.paper.pages import page_texts
from argmap.render.paper.sizes import MARGIN, PAPERS, paper
from argmap.render.paper.tiles import Tiling, tiling
from argmap.render.sheet import Words, sheet, tongue
from argmap.scene import scene
from tests.needs import needs
from tests.pictured import HOSTILE, SEVERAL, SMALL, hostile
from tests.strategies import debates

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

needs_typst = needs("typst")


def drawn(debate: Debate, **choices: Any) -> Drawing:
    options = Options.of(choices)
    return pictures.drawn(pictures.measured(debate, options), options)


# where pictures are cut -------------------------------------------------------------------------------------------------


@st.composite
def spans(draw: st.DrawFn) -> tuple[float, list[Span]]:
    length = draw(st.floats(1, 4000))
    ends = st.tuples(st.floats(0, length), st.floats(0, 400), st.booleans())
    return length, [Span(a, min(a + b, length), card) for a, b, card in draw(st.lists(ends, max_size=20))]


@given(spans(), st.floats(60, 900))
def test_strips_cover_everything_and_fit(found: tuple[float, list[Span]], room: float) -> None:
    length, given_spans = found
    places = cuts(length, room, given_spans)
    assert places[0] == 0
    assert places[-1] == length
    strips = [b - a for a, b in pairwise(places)]
    assert all(0 < strip <= room + 1e-6 for strip in strips)
    assert all(strip >= room * SHORTEST - 2 * STEP for strip in strips[:-1])


@given(spans(), st.floats(60, 900))
def test_no_other_even_cuts_would_cut_fewer_cards(found: tuple[float, list[Span]], room: float) -> None:
    length, given_spans = found

    def hurt(places: Sequence[float]) -> int:
        return sum(span.card and span.start < place < span.stop for place in places[1:-1] for span in given_spans)

    even = room // STEP * STEP
    plain = [*(n * even for n in range(int(length // even) + 1) if n * even < length), length]
    assert hurt(cuts(length, room, given_spans)) <= hurt(plain)


def test_cuts_go_through_gaps() -> None:
    cards = [Span(0, 90), Span(110, 200), Span(220, 300)]
    (first, second, third) = cuts(300, 220, cards)
    assert (first, third) == (0, 300)
    assert 200 <= second <= 220


# pages ------------------------------------------------------------------------------------------------------------------


def laid(debate: Debate, size: str, **choices: Any) -> tuple[Drawing, Tiling, tuple[str, ...]]:
    found = drawn(debate, **choices)
    chosen = paper(size)
    assert chosen
    tiles = tiling(found, chosen, None)
    return found, tiles, page_texts(found, tiles)


def covered(area: Rect, tiles: Tiling) -> bool:
    """Whether every point of an area is on some page, as far as a grid of points tells."""
    steps = 7
    xs = [area.left + (area.right - area.left) * (n + 0.5) / steps for n in range(steps)]
    ys = [area.top + (area.bottom - area.top) * (n + 0.5) / steps for n in range(steps)]
    return all(
        any(
            tile.shown.left <= x <= tile.shown.right and tile.shown.top <= y <= tile.shown.bottom
            for tile in tiles.tiles
        )
        for x in xs
        for y in ys
    )


@settings(max_examples=30, deadline=None)
@given(debates(), st.sampled_from(["a5", "a4", "letter", "a0"]))
def test_the_pages_show_all_of_any_picture(debate: Debate, size: str) -> None:
    found, tiles, texts = laid(debate, size)
    assert len(texts) == len(tiles.tiles) > 0
    assert all(covered(card, tiles) for card in found.cards)
    assert tiles.cut == sum(not any(tile.shown.holds(card) for tile in tiles.tiles) for card in found.cards)
    for section in found.sections:
        for piece in section.pieces:
            for area in () if piece.ground else piece.areas:
                own = area.moved(section.x, section.y).common(found.inside)
                assert own.width <= 0 or own.height <= 0 or covered(own, tiles)
    shown = "".join("".join(text.itertext()) for page in texts for text in ET.fromstring(page).iter(f"{SVG}text"))
    for statement in debate:
        for word in clean(statement.text).split(" ")[:1]:
            assert word[:3] in shown


@settings(max_examples=30, deadline=None)
@given(debates(), st.sampled_from(["a5", "a4", "legal"]))
def test_pages_are_at_full_size_and_readable(debate: Debate, size: str) -> None:
    found, tiles, texts = laid(debate, size)
    whole_sizes = {text.get("font-size") for text in ET.fromstring(whole(found)).iter(f"{SVG}text")}
    for page in texts:
        root = ET.fromstring(page)
        assert root.get("viewBox") == f"0 0 {root.attrib['width'][:-2]} {root.attrib['height'][:-2]}"
        assert {float(root.attrib["width"][:-2]), float(root.attrib["height"][:-2])} == {
            tiles.paper.width,
            tiles.paper.height,
        }
        assert not any("scale" in element.get("transform", "") for element in root.iter())
        sizes = {text.get("font-size") for text in root.iter(f"{SVG}text")}
        assert sizes <= whole_sizes | {"9"}
        assert all(float(found_size or 0) >= 9 for found_size in sizes)


@settings(max_examples=20, deadline=None)
@given(debates())
def test_a_page_holds_what_touches_it_and_nothing_else(debate: Debate) -> None:
    found, tiles, texts = laid(debate, "a5")
    if tiles.alone:
        return
    for tile, page in zip(tiles.tiles, texts, strict=True):
        there = {element.get("id") for element in ET.fromstring(page).iter(f"{SVG}g") if element.get("id")}
        for card, area in zip(found.scene.cards, found.cards, strict=True):
            if area.touches(tile.shown):
                assert card.id in there
            elif not area.grown(3).touches(tile.shown):
                assert card.id not in there


def spots(words: Sequence[Words], x: float, y: float) -> set[tuple[str, int, int]]:
    """Texts with their places in the picture, to a tenth of a point."""
    return {(found.words, round((found.x + x) * 10), round((found.y + y) * 10)) for found in words}


@settings(max_examples=20, deadline=None)
@given(debates(), st.sampled_from(["a5", "a4"]))
def test_texts_of_pages_are_those_of_the_picture_in_their_places(debate: Debate, size: str) -> None:
    found, tiles, texts = laid(debate, size)
    if tiles.alone:
        return
    corner = tiles.paper.shown
    every = spots(sheet(whole(found)).texts, 0, 0)
    near = {(words, x + dx, y + dy) for words, x, y in every for dx in (-1, 0, 1) for dy in (-1, 0, 1)}  # rounded twice
    seen: set[tuple[str, int, int]] = set()
    for tile, text in zip(tiles.tiles, texts, strict=True):
        page = sheet(text)
        assert page.clip
        assert page.clip.width == pytest.approx(tile.shown.width, abs=0.02)
        here = spots(page.clipped, tile.shown.left - corner.left, tile.shown.top - corner.top)
        assert here <= near
        seen |= here
    assert {words for words, _, _ in every} == {words for words, _, _ in seen}


def test_no_page_is_empty_and_none_is_missing() -> None:
    card = Piece("<rect/>", known(Rect(0, 0, 100, 50)))
    far = Piece("<rect/>", known(Rect(2900, 1900, 3000, 1950)))
    ground = Piece("<rect/>", known(Rect(0, 0, 3000, 2000)), ground=True)
    found = Drawing(scene(SMALL), Options().theme, 3032, 2032, (Section(16, 16, (ground, card, far)),), ())
    tiles = tiling(found, PAPERS["a4"], None)
    assert len(tiles.tiles) == 2
    assert tiles.empty == tiles.rows * tiles.columns - 2 > 0
    assert tiles.numbers == {(1, 1): 1, (tiles.rows, tiles.columns): 2}


def test_a_small_picture_stands_in_the_middle_of_its_page() -> None:
    (page,) = pages(SMALL, page="a0")
    root = ET.fromstring(page)
    assert "row 1" not in page
    picture = ET.fromstring(to_svg(SMALL))
    place = next(element.get("transform", "") for element in root.iter(f"{SVG}g"))
    x, y = (float(number) for number in NUMBER.findall(place))
    for size, way, at in (("width", 0, x), ("height", 1, y)):
        room, own = (float(found.attrib[size][:-2]) for found in (root, picture))
        assert at == pytest.approx((room - own) / 2, abs=0.4), way  # a sheet of its own is rounded up to whole pixels


def test_every_page_says_which_it_is_and_who_its_neighbours_are() -> None:
    _, tiles, texts = laid(SEVERAL, "a5")
    numbers = tiles.numbers
    assert len(texts) > 3
    for tile, page in zip(tiles.tiles, texts, strict=True):
        row, column = tile.place
        words = " ".join("".join(text.itertext()) for text in ET.fromstring(page).iter(f"{SVG}text"))
        assert f"row {row}, column {column} · page {numbers[tile.place]} of {len(texts)}" in words
        assert "Should the bridge be built?" in words
        beside = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)}
        named = {(int(r), int(c)) for r, c in re.findall(r"page \d+ \(row (\d+), column (\d+)\)", words)}
        assert named == beside & numbers.keys()


def test_what_stands_around_a_tile_is_on_the_paper() -> None:
    long = evolve(SEVERAL, title="Should the bridge be built? " * 20 + "Or not?")
    for debate in (SEVERAL, long, evolve(SEVERAL, title=HOSTILE["arabic"] * 5), hostile()):
        for page in laid(debate, "a5")[2]:
            found = sheet(page)
            room = Rect(0, 0, found.width, found.height).grown(-15)
            assert found.texts
            assert all(room.holds(words.area) for words in found.texts)
            last = [words for words in found.texts if words.y > found.height - MARGIN - 1]
            assert all(words.area.left >= MARGIN - 0.1 for words in last)
            assert all(words.area.right <= found.width - MARGIN for words in last)


def test_paper_by_name_and_orientation() -> None:
    assert PAPERS["a4"].width == pytest.approx(595.28, abs=0.01)
    assert paper("A4") == PAPERS["a4"]
    assert paper(None) is None
    with pytest.raises(UnknownNameError, match="there is no page size 'leter'; did you mean 'letter'"):
        paper("leter")
    for landscape in (True, False):
        for page in pages(SEVERAL, page="a4", landscape=landscape):
            root = ET.fromstring(page)
            assert (float(root.attrib["width"][:-2]) > float(root.attrib["height"][:-2])) is landscape
    found = drawn(SEVERAL)
    ways = [tiling(found, PAPERS["a5"], way) for way in (True, False)]
    assert tiling(found, PAPERS["a5"], None) in ways
    assert all(len(way.tiles) + way.cut >= len(pages(SEVERAL, page="a5")) for way in ways)


def test_dot_has_no_pages() -> None:
    with pytest.raises(ArgmapError, match="DOT has no pages"):
        render(SMALL, io.StringIO(), format="dot", page="a4")
    with pytest.raises(ArgmapError, match="pages cannot go to one stream"):
        render(SEVERAL, io.StringIO(), format="svg", page="a5")


# several files ------------------------------------------------------------------------------------------------------------


def test_pages_become_numbered_files(tmp_path: Path) -> None:
    old = tmp_path / "map.svg"
    old.write_text("old")
    paths = render(SEVERAL, old, page="a5")
    assert isinstance(paths, tuple)
    digits = len(str(len(paths)))
    assert [path.name for path in paths] == [f"map-{n:0{digits}}.svg" for n in range(1, len(paths) + 1)]
    assert tuple(path.read_text("utf-8") for path in paths) == pages(SEVERAL, page="a5")
    assert old.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["map.svg", *(path.name for path in paths)])
    assert [path.name for path in numbered(Path("a.b.png"), 10)][::9] == ["a.b-01.png", "a.b-10.png"]
    assert render(SMALL, tmp_path / "one.svg", page="a0") == (tmp_path / "one-1.svg",)


def test_pages_as_png(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = render(SMALL, tmp_path / "m.png", page="a5", scale=0.3)
    assert isinstance(paths, tuple)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)
    monkeypatch.setattr(image, "drawn", lambda *_: None)
    with pytest.raises(EngineError, match="pip install resvg-py"):
        render(SMALL, tmp_path / "n.png", page="a5")
    assert not list(tmp_path.glob("n*"))


@given(st.data())
def test_all_files_are_written_or_none(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("all")
    paths = numbered(folder / "m.svg", data.draw(st.integers(1, 6)))
    for path in data.draw(st.sets(st.sampled_from(paths))):
        path.write_text("old")
    before = {path.name: path.read_text() for path in folder.iterdir()}
    bad = data.draw(st.integers(0, len(paths)))
    real = Path.replace

    def replace(self: Path, target: Any) -> Path:
        if bad < len(paths) and Path(target) == paths[bad] and self.parent.name == "new":
            raise OSError(28, "No space left on device")
        return real(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        failing = pytest.raises(UnreadableError, match="No space left") if bad < len(paths) else nullcontext()
        with failing:
            write_all({path: f"new {path.name}" for path in paths})
    after = {path.name: path.read_text() for path in folder.iterdir()}
    assert after == ({path.name: f"new {path.name}" for path in paths} if bad == len(paths) else before)


def test_files_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "m-2.svg").mkdir()
    with pytest.raises(UnreadableError, match=r"m-2\.svg cannot be written: there is a folder of that name"):
        write_all(dict.fromkeys(numbered(tmp_path / "m.svg", 3), ""))
    with pytest.raises(UnreadableError, match="cannot be written"):
        write_all({tmp_path / "no" / "m-1.svg": ""})
    assert [path.name for path in tmp_path.iterdir()] == ["m-2.svg"]


# PDF ----------------------------------------------------------------------------------------------------------------------


def words_of(content: bytes) -> str:
    """The text of a PDF as a viewer copies it."""
    document = PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in document)


def letters(text: str) -> str:
    """What is searched for: no spaces, no marks of direction."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


@needs_typst
def test_a_pdf_is_one_sheet_of_the_size_of_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "m.pdf"
    assert render(SMALL, path) == path
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content == to_pdf(SMALL)
    root = ET.fromstring(to_svg(SMALL))
    boxes = re.findall(rb"/MediaBox ?\[([^\]]*)\]", opened(content))
    assert [[float(n) for n in box.split()] for box in boxes] == [
        [0, 0, *(pytest.approx(float(root.attrib[size][:-2]), abs=0.01) for size in ("width", "height"))]
    ]


def opened(content: bytes) -> bytes:
    """A PDF with its streams unpacked."""
    streams = []
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            streams.append(zlib.decompress(found[1]))
        except zlib.error:
            streams.append(found[1])
    return content + b"\n".join(streams)


@needs_typst
def test_a_pdf_says_what_it_is() -> None:
    content = opened(to_pdf(evolve(SEVERAL, title="Brücke & <Zoll>"), language="en-GB"))
    for said in (
        "<rdf:li>en-GB</rdf:li>",
        "Brücke &amp; &lt;Zoll&gt;",
        "Ana Mora",
        "Argument map: 18 statements, 3 articles.",
    ):
        assert said.encode() in content, said
    assert b"https://example.org/bridge" in content
    assert b"/StructTreeRoot" in content
    assert b"/FontFile" in content
    assert b"/CreationDate" not in content


@needs_typst
def test_every_statement_can_be_found_in_a_pdf() -> None:
    found = letters(words_of(to_pdf(SEVERAL, width=200)))
    for card in scene(SEVERAL).cards:
        assert letters(card.text) in found


FONTS = {
    "devanagari": ("Droid Sans Fallback", "Noto Sans Devanagari", "Nirmala UI"),
    "thai": ("Noto Sans Thai", "Loma", "Leelawadee UI"),
    "chinese": ("Droid Sans Fallback", "Noto Sans CJK SC", "Microsoft YaHei"),
    "japanese": ("Droid Sans Fallback", "Noto Sans CJK JP", "Meiryo"),
    "korean": ("Droid Sans Fallback", "Noto Sans CJK KR", "Malgun Gothic"),
    "arabic": ("DejaVu Sans", "Noto Sans Arabic", "Tahoma"),
    "hebrew": ("DejaVu Sans", "Liberation Sans", "Tahoma"),
}
"""Some of the fonts that hold a script: without any, there are only boxes to be found."""


@needs_typst
def test_hostile_texts_are_words_in_a_pdf_and_nothing_else() -> None:
    content = to_pdf(hostile(), width=200)
    found = letters(words_of(content))
    families = set(about.families() or ())
    for name in ("markup", "escapes", "file", "word", "url", *FONTS):
        if name not in FONTS or families.intersection(FONTS[name]):
            for word in clean(HOSTILE[name]).split(" "):
                if not re.search("[\u064b-\u0652]|\u0644\u0627", word):  # viewers turn vowel signs and ligatures round
                    assert letters(word).strip("،.,()") in found, name
    assert b"/JavaScript" not in opened(content)
    assert b"javascript:" not in opened(content)


@needs_typst
@settings(max_examples=15, deadline=None)
@given(debates())
def test_any_debate_has_a_pdf(debate: Debate) -> None:
    assert to_pdf(debate).startswith(b"%PDF")


@needs_typst
def test_pages_of_a_pdf() -> None:
    content = to_pdf(SEVERAL, page="a5")
    assert len(re.findall(rb"/MediaBox", opened(content))) == len(pages(SEVERAL, page="a5"))
    assert letters(f"page 2 of {len(pages(SEVERAL, page='a5'))}") in letters(words_of(content))


def test_texts_of_a_sheet_stand_where_the_svg_has_them() -> None:
    page = sheet(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-family="Helvetica, \'A B\', sans-serif">'
        '<g transform="translate(10 20)" lang="pt-BR"><a href="https://example.org/"><rect width="50" height="20"/>'
        '<text x="5" y="6" font-size="9" textLength="40" fill="#123456">one</text></a>'
        '<text x="90" y="6" font-size="9" text-anchor="end" font-weight="bold">\u2067two\u2069</text></g>'
        '<g transform="translate(1 2) rotate(-90)"><text x="0" y="0" font-size="9">turned</text></g></svg>'
    )
    one, two = page.texts
    assert (one.words, one.x, one.y, one.width, one.pin) == ("one", 15, 26, 40, True)
    assert (one.fill, one.fonts, one.language) == ("#123456", ("Helvetica", "A B", "sans-serif"), ("pt", "BR"))
    assert (two.words, two.x, two.end, two.rtl, two.bold, two.pin, two.fill) == (
        "two", 100, True, True, True, False, "#000000",
    )  # fmt: skip
    assert [(link.to, link.area) for link in page.links] == [("https://example.org/", Rect(10, 17, 60, 40))]
    assert "turned" in page.drawing
    assert "one" not in page.drawing


def test_languages_for_a_typesetter() -> None:
    assert tongue("en") == ("en", None)
    assert tongue("zh-Hant-TW") == ("zh", "TW")
    assert tongue("") is tongue("x-mine") is tongue("english") is None


def test_pdf_without_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "is_there", lambda: False)
    with pytest.raises(EngineError, match=r"PDF needs .*pip install 'argmap\[pdf\]'"):
        render(SMALL, tmp_path / "m.pdf")
    assert list(tmp_path.iterdir()) == []


PROGRAMS = {
    "raise SystemExit('it broke')": "it broke",
    "import os; os.kill(os.getpid(), 11)": "signal 11",
    "import time; time.sleep(60)": "more than 1 seconds",
    "pass": "could not make the PDF",
}


@needs_typst
@pytest.mark.parametrize(("program", "complaint"), PROGRAMS.items(), ids=PROGRAMS.values())
def test_pdf_that_fails(program: str, complaint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "TYPST", program)
    planned = to_svg(SMALL)
    with pytest.raises(EngineError, match=complaint):
        pdf.from_svgs((planned,), pdf.About(), None, 1)
    with pytest.raises(EngineError):
        render(SMALL, tmp_path / "m.pdf", timeout=5 if "sleep" not in program else 2)
    assert list(tmp_path.iterdir()) == []


@needs_typst
def test_pdf_that_no_viewer_would_show() -> None:
    with pytest.raises(
        EngineError, match=r"a PDF page of 278 x 1 inches is too large, the limit is 200: choose a page size"
    ):
        pdf.from_svgs(('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20000 100"/>',), pdf.About(), None, 60)


# what is said of a picture --------------------------------------------------------------------------------------------------


def test_the_root_says_what_the_picture_is() -> None:
    root = ET.fromstring(to_svg(SEVERAL, language="de-CH"))
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de-CH"
    named = [root.find(f".//*[@id='{id}']") for id in root.attrib["aria-labelledby"].split()]
    assert [element.tag for element in named if element is not None] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == "Should the bridge be built?"
    assert root.findtext(f"{SVG}desc") == reading(scene(SEVERAL))
    assert root.get("role") == "graphics-document document"
    assert ET.fromstring(to_svg(SMALL)).get("lang") is None


def test_reading() -> None:
    said = reading(scene(SMALL))
    assert said.startswith(describe(scene(SMALL)))
    assert "rebuttals" in said
    assert "Main claim: “The city should build the foot bridge before the next school year.”." in said
    assert reading(scene(Debate())) == describe(scene(Debate())) == "Argument map without statements."


@settings(max_examples=20)
@given(debates())
def test_cards_are_read_in_the_order_of_the_scene(debate: Debate) -> None:
    shown = [str(g.get("id")) for g in ET.fromstring(to_svg(debate)).iter(f"{SVG}g") if "card" in str(g.get("class"))]
    assert shown == [card.id for card in scene(debate).cards]


@pytest.mark.parametrize("tag", ["", "en", "zh-Hant", "de-CH-1996", "x-mine", None])
def test_language_tags(tag: str | None) -> None:
    assert Options(language=tag).language == (tag or None)


@pytest.mark.parametrize("tag", ["e", "en_GB", 'en" onload="x', "en-", "toolongtag-en", "日本"])
def test_what_is_no_language_tag(tag: str) -> None:
    with pytest.raises(ValueError, match="BCP 47"):
        Options(language=tag)


# several files at a time ----------------------------------------------------------------------------------------------------


def shout(task: int) -> bool:
    sys.stderr.write(f"task {task}\n")
    return task % 3 != 0


def die_at_four(task: int) -> bool:
    if task == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return shout(task)


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_outcomes_come_in_order(number: int, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32" and method == "fork":
        pytest.skip("Windows cannot fork")
    monkeypatch.setattr(jobs, "METHOD", method)
    found = list(jobs.outcomes(shout, range(7), number))
    assert found == [jobs.Outcome(n % 3 != 0, f"task {n}\n") for n in range(7)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_dies_costs_one_task() -> None:
    found = list(jobs.outcomes(die_at_four, range(12), 2))
    assert [n for n, outcome in enumerate(found) if outcome.died] == [4]
    assert [outcome.said for n, outcome in enumerate(found) if n != 4] == [f"task {n}\n" for n in range(12) if n != 4]


def test_number_of_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "cores", lambda: 4)
    assert [jobs.number_of_jobs(None, n) for n in (0, 1, 7, 8, 12, 500)] == [1, 1, 1, 2, 3, 4]
    assert [jobs.number_of_jobs(n, 3) for n in (1, 2, 100)] == [1, 2, 3]
    assert jobs.number_of_jobs(3, 0) == 1


GOOD = "article a{n}\n\nclaim c (thesis): The bridge of town {n} should be built.\n  premise: It is short.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for n in range(6):
        Path(f"a{n}.argmap").write_text(GOOD.format(n=n), encoding="utf-8")
    Path("a2.argmap").write_text("clam: nothing\n")
    return tmp_path


def argmap_(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main.main(arguments)
    return status, *capsys.readouterr()


@pytest.mark.usefixtures("desk")
def test_jobs_say_and_write_what_one_process_does(capsys: pytest.CaptureFixture[str]) -> None:
    files = ["a0.argmap", "a1.argmap", "a2.argmap", "a3.argmap", "gone.argmap", "a5.argmap"]
    one = argmap_(capsys, "render", *files, "-o", "one/", "--jobs", "1")
    two = argmap_(capsys, "render", *files, "-o", "two/", "--jobs", "2")
    assert one == (two[0], two[1], two[2].replace("two", "one"))
    assert one[0] == 1
    assert "wrote one/a5.svg" in one[2].replace(os.sep, "/")
    written = {path.name: path.read_bytes() for path in Path("one").iterdir()}
    assert written == {path.name: path.read_bytes() for path in Path("two").iterdir()}
    assert len(written) == 5


@pytest.mark.usefixtures("desk")
def test_an_interrupt_ends_everything() -> None:
    if sys.platform == "win32":
        pytest.skip("Windows interrupts otherwise")
    for n in range(10, 60):
        Path(f"a{n}.argmap").write_text(GOOD.format(n=n), encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "render", ".", "-o", "out/", "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stderr
    line = process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    rest = process.communicate(timeout=60)[1]
    assert process.returncode == 130, rest
    assert line.startswith(b"argmap: ")
    assert b"Traceback" not in rest
    assert [path.name for path in Path("out").iterdir() if not path.name.startswith("a")] == []


# the command ------------------------------------------------------------------------------------------------------------------


def test_pages_by_the_command(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = argmap_(capsys, "render", "a0.argmap", "--page", "a5", "--landscape")
    assert (status, said) == (0, "argmap: wrote a0-1.svg (1 page a5)\n")
    assert sorted(path.name for path in desk.glob("a0*")) == ["a0-1.svg", "a0.argmap"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--page", "a9"], 2, "there is no page size 'a9'"),
        (["--language", "en_GB"], 2, "no language tag"),
        (["--scale", "0"], 2, "must be > 0"),
        (["--theme", "nope"], 1, "no theme 'nope'"),
        (["--engine", "sistem"], 1, "did you mean 'system'"),
        (["--jobs", "0"], 2, "--jobs"),
        (["--landscape", "--portrait"], 2, "not allowed with"),
        (["--page", "a4", "--format", "dot"], 1, "DOT has no pages"),
    ],
)
def test_mistaken_options(
    arguments: list[str], status: int, said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = argmap_(capsys, "render", "a0.argmap", "a1.argmap", *arguments)
    assert found[0] == status
    assert said in found[2]
    assert not list(desk.glob("*.svg"))


def test_version_info_needs_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = argmap_(capsys, "render", "--version-info")
    assert status == 0
    for said in (f"argmap {argmap.__version__}", "Python 3", "engine pure: graphviz-pure", "PNG: ", "PDF: ", "fonts: "):
        assert said in out


def test_version_info_of_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(engine, "_places", lambda: iter(()))
    monkeypatch.setattr(importlib.util, "find_spec", lambda *_: None)
    said = about.report()
    assert "engine pure: missing; the layout engine graphviz-pure is not installed: pip install graphviz-pure" in said
    assert "PDF: missing; pip install 'argmap[pdf]'" in said
    assert "fonts: the list is not known" in said


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
def test_version_info_of_a_graphviz_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "dot"
    fake.write_text("#!/bin/sh\necho 'dot - graphviz version 12.1.0 (20240811)' >&2\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert f"engine system: Graphviz 12.1.0, EPL, {fake}\n" in about.report()
    fake.write_text("#!/bin/sh\nexit 1\n")
    assert f"engine system: Graphviz, EPL, {fake}\n" in about.report()


class Point:
    """An entry point of a package that adds an engine."""

    value = "other:engine"

    def __init__(self, name: str, made: Any) -> None:
        self.name, self.made = name, made

    def load(self) -> Any:
        if isinstance(self.made, Exception):
            raise self.made
        return self.made


def test_engines_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [Point("mine", engine.pure), Point("broken", ImportError("gone")), Point("system", engine.pure)]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == engine.GROUP else [])
    assert to_svg(SMALL, engine="mine") == to_svg(SMALL)
    with pytest.raises(EngineError, match=r"'broken' of other:engine cannot be loaded.*gone"):
        to_svg(SMALL, engine="broken")
    with pytest.raises(UnknownNameError, match="did you mean 'mine'"):
        to_svg(SMALL, engine="mime")
    assert engine.named("system") is engine.system
    assert "engine broken: missing; the layout engine 'broken'" in about.report()


def test_written_files_are_told(tmp_path: Path) -> None:
    written = write(SEVERAL, tmp_path / "m.svg", None, page="a5")
    assert written.tiling
    assert len(written.paths) == len(written.tiling.tiles)
    assert write(SMALL, tmp_path / "m.svg", None).paths == (tmp_path / "m.svg",)


def test_pages_of_another_drawing_are_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a0-2.svg", "a0-07.svg", "a0-x.svg", "a0.svg", "a0-1.png", "a01-3.svg"):
        Path(name).write_text("")
    _, _, said = argmap_(capsys, "render", "a0.argmap", "--page", "a5", "--format", "svg")
    assert said.splitlines()[1:] == ["argmap: a0-07.svg and 1 more: not a page of this drawing"]
    assert (desk / "a0-2.svg").read_text() == ""


def test_scripts_without_letters_are_told(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_png = image.Drawn(b"\x89PNG", frozenset("\u0e01"))
    monkeypatch.setattr(image, "drawn", lambda *_: drawn_png)
    status, _, said = argmap_(capsys, "render", "a0.argmap", "-o", "m.png")
    assert status == 0
    assert (desk / "m.png").exists()
    assert said.startswith(
        "argmap: m.png: no font here has letters for Thai; boxes stand for them (--fonts DIR names more)\n"
    )


def test_a_folder_of_fonts_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="fonts: there is no folder 'nowhere/at/all'"):
        Options(fonts="nowhere/at/all")


ENGINES = {
    "raise SystemExit('it broke')": "failed: it broke",
    "import os; os.kill(os.getpid(), 11)": "show less of the debate",
    "import time; time.sleep(60)": "took more than 1 seconds: show less of the debate (depth, article), or give it more time",
    "print('nonsense')": "an answer that cannot be read",
}


@pytest.mark.parametrize(("program", "complaint"), ENGINES.items(), ids=ENGINES.values())
@pytest.mark.parametrize("page", [[], ["--page", "a5"]], ids=["whole", "pages"])
def test_an_engine_that_fails_leaves_nothing(
    program: str,
    complaint: str,
    page: list[str],
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "ENGINES", {"pure": lambda: [sys.executable, "-c", program]})
    before = sorted(path.name for path in desk.iterdir())
    status, out, said = argmap_(capsys, "render", "a0.argmap", "a1.argmap", "--timeout", "1", *page)
    assert (status, out) == (1, "")
    assert [line.partition(": ")[2].partition(": ")[0] for line in said.splitlines()] == ["a0.argmap", "a1.argmap"]
    assert said.count(complaint) == 2
    assert sorted(path.name for path in desk.iterdir()) == before


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep")])
def test_what_is_too_large_does_not_stop_the_others(
    error: Exception, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pictures.drawn

    def drawn_or_not(planned: Any, options: Options) -> Drawing:
        if any(card.statement.startswith("a1/") for card in planned.scene.cards):
            raise error
        return real(planned, options)

    monkeypatch.setattr(pictures, "drawn", drawn_or_not)
    status, _, said = argmap_(capsys, "render", "a0.argmap", "a1.argmap", "a3.argmap")
    assert status == 1
    assert "a1.argmap: too large to be drawn here" in said
    assert sorted(path.name for path in desk.glob("*.svg")) == ["a0.svg", "a3.svg"]
