"""Pictures: texts that fit, DOT and SVG that hold every text, engines that fail, files that are whole."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap.render
from argmap.ground.errors import EngineError, UnknownNameError, UnreadableError
from argmap.ground.files import write_atomically
from argmap.model import Attack, Debate, Inference, Statement
from argmap.render import Direction, Options, engine, image, render, to_dot, to_png, to_svg
from argmap.render.box import LEFT, RIGHT, box
from argmap.render.dot import dot
from argmap.render.jupyter import mimebundle
from argmap.render.layout import Layout, layout
from argmap.render.letters.metrics import UNFIT, clean
from argmap.render.options import FOCUSING, Choices
from argmap.render.plan import Plan, plan
from argmap.render.routing.arrange import arranged
from argmap.render.routing.curve import walk
from argmap.scene import scene
from tests.golden import golden
from tests.pictured import HOSTILE, SEVERAL, SMALL, hostile
from tests.strategies import debates

SVG = "{http://www.w3.org/2000/svg}"


def laid_out(debate: Debate, direction: Direction) -> tuple[Plan, Layout]:
    planned = plan(scene(debate), 34, direction)
    return planned, arranged(planned, layout(planned, direction, "pure", 60), direction)


# texts ---------------------------------------------------------------------------------------------------------------


@given(debates(), st.integers(12, 60))
def test_every_line_fits_its_card(debate: Debate, columns: int) -> None:
    for card in scene(debate).cards:
        found = box(card, columns)
        for line in found.lines:
            begin, end = (line.x - line.width, line.x) if line.right else (line.x, line.x + line.width)
            assert begin >= LEFT - 0.01 or len(line.text) == 1
            assert end <= found.width - RIGHT + 0.01 or len(line.text) == 1
            assert 0 < line.y < found.height
        # the word in the corner stands beside the header, whatever script that is in
        ys = sorted({line.y for line in found.lines if line.rtl or not line.right})
        assert all(after - before >= 8 for before, after in pairwise(ys))


# DOT and SVG -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "debate"), [("small", SMALL), ("several", SEVERAL)])
def test_golden_dot(name: str, debate: Debate) -> None:
    golden(f"{name}.dot", to_dot(debate, direction="up"))


@pytest.mark.parametrize(("name", "debate"), [("small", SMALL), ("several", SEVERAL)])
@pytest.mark.parametrize("direction", ["up", "left"])
def test_golden_svg(name: str, debate: Debate, direction: str) -> None:
    golden(f"{name}-{direction}.svg", to_svg(debate, direction=direction))


def shown_texts(svg: str) -> str:
    return "".join("".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text"))


def test_every_hostile_text_is_in_the_picture() -> None:
    found = ET.fromstring(to_svg(hostile()))
    tips = {"".join(title.itertext()) for title in found.iter(f"{SVG}title")}
    assert {f"h/{name}: {UNFIT.sub(chr(0xFFFD), text.strip())}" for name, text in HOSTILE.items()} <= tips
    letters = shown_texts(to_svg(hostile())).replace(" ", "").replace("\u2067", "").replace("\u2069", "")
    for text in HOSTILE.values():
        assert clean(text).replace(" ", "") in letters


def test_nothing_in_a_picture_runs_or_reads_anything() -> None:
    found = ET.fromstring(to_svg(hostile()))
    assert {element.tag.removeprefix(SVG) for element in found.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "rect", "path", "g", "text", "circle", "polygon", "a",
    }  # fmt: skip
    for element in found.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name or value.startswith(("http://", "https://"))
            assert "url(" not in value or re.fullmatch(r"url\(#pattern-[a-z]+\)", value)


def test_the_engine_is_not_told_what_the_annotator_wrote() -> None:
    told = dot(plan(scene(hostile()), 34), Direction.UP)
    assert told.isascii()
    assert "passwd" not in told
    assert "bold" not in told


def test_graphviz_shows_every_text_as_it_is() -> None:
    drawn = ET.fromstring(engine.run(to_dot(hostile()), "pure", "svg", 60))
    tips = {element.get("{http://www.w3.org/1999/xlink}title") for element in drawn.iter(f"{SVG}a")}
    assert {f"h/{name}: {UNFIT.sub(chr(0xFFFD), text.strip())}" for name, text in HOSTILE.items()} <= tips
    letters = "".join("".join(text.itertext()) for text in drawn.iter(f"{SVG}text")).replace(" ", "")
    for name in ("markup", "escapes", "file"):
        assert clean(HOSTILE[name]).replace(" ", "") in letters


@settings(max_examples=25)
@given(debates(), st.sampled_from(list(Direction)))
def test_any_debate_has_a_picture(debate: Debate, direction: Direction) -> None:
    found = ET.fromstring(to_svg(debate, direction=direction))
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert sum("card" in str(element.get("class")) for element in found.iter(f"{SVG}g")) == len(debate)
    shown = (
        shown_texts(to_svg(debate, direction=direction)).replace(" ", "").replace("\u2067", "").replace("\u2069", "")
    )
    for statement in debate:
        assert clean(statement.text).replace(" ", "") in shown
    to_dot(debate, direction=direction)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("debate", [SMALL, SEVERAL, hostile()], ids=["small", "several", "hostile"])
def test_cards_and_frames_do_not_overlap(debate: Debate, direction: Direction) -> None:
    planned, found = laid_out(debate, direction)
    cards = [
        (*found.centres[card.id], size.width, size.height)
        for card, size in zip(planned.scene.cards, planned.boxes, strict=True)
    ]
    for number, (x, y, width, height) in enumerate(cards):
        assert width / 2 - 0.01 <= x <= found.width - width / 2 + 0.01
        assert height / 2 - 0.01 <= y <= found.height - height / 2 + 0.01
        for x2, y2, width2, height2 in cards[:number]:
            assert abs(x - x2) >= (width + width2) / 2 or abs(y - y2) >= (height + height2) / 2
    for number, one in enumerate(found.frames):
        for other in found.frames[:number]:
            apart = one.x >= other.x + other.width or other.x >= one.x + one.width
            assert apart or one.y >= other.y + other.height or other.y >= one.y + one.height


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("debate", [SMALL, SEVERAL], ids=["small", "several"])
def test_lines_begin_and_end_where_they_should(debate: Debate, direction: Direction) -> None:
    planned, found = laid_out(debate, direction)
    sizes = {card.id: (b.width / 2, b.height / 2) for card, b in zip(planned.scene.cards, planned.boxes, strict=True)}
    ends = []
    for link, path in zip(planned.scene.links, found.paths, strict=True):
        assert path
        for id, (x, y) in ((link.source, path.points[0]), (link.target, path.tip or path.points[-1])):
            half_x, half_y = sizes.get(id, (2.5, 2.5))
            assert abs(x - found.centres[id][0]) <= half_x + 0.5
            assert abs(y - found.centres[id][1]) <= half_y + 0.5
        if link.target in sizes:
            ends.append((link.target, path.tip))
    assert len(set(ends)) == len(ends), "every line has an end of its own"


def inside(planned: Plan, found: Layout) -> list[tuple[str, str]]:
    """Which lines run through which cards. Lines from junction to junction are left to the engine, which may graze one."""
    cards = [
        (card.id, *found.centres[card.id], size.width / 2 - 2, size.height / 2 - 2)
        for card, size in zip(planned.scene.cards, planned.boxes, strict=True)
    ]
    crossed = set()
    junctions = {junction.id for junction in planned.scene.junctions}
    for link, path in zip(planned.scene.links, found.paths, strict=True):
        assert path
        if {link.source, link.target} <= junctions:
            continue
        length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(path.points))
        for step in range(int(length / 8)):
            x, y = walk((*path.points, *path.points[::-1][1:]), step * 8)
            crossed |= {(link.source, id) for id, cx, cy, w, h in cards if abs(x - cx) < w and abs(y - cy) < h}
    return sorted(crossed)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("debate", [SMALL, SEVERAL], ids=["small", "several"])
def test_no_line_crosses_a_card(debate: Debate, direction: Direction) -> None:
    assert inside(*laid_out(debate, direction)) == []


@settings(max_examples=60)
@given(debates(), st.sampled_from(list(Direction)))
def test_no_line_of_any_debate_crosses_a_card(debate: Debate, direction: Direction) -> None:
    if debate.statements:
        assert inside(*laid_out(debate, direction)) == []


@pytest.mark.parametrize("direction", Direction)
def test_reasons_stand_in_the_order_of_the_text(direction: Direction) -> None:
    planned, found = laid_out(SMALL, direction)
    axis = 0 if direction in {Direction.UP, Direction.DOWN} else 1
    order = ["short", "~kids", "~walk", "dear", "survey", "noise"]
    places = {card.statement: found.centres[card.id][axis] for card in planned.scene.cards}
    reasons = [places[f"bridge/{name}"] for name in order]
    assert reasons == sorted(reasons)


@pytest.mark.parametrize("direction", Direction)
def test_the_claim_stands_where_the_lines_lead(direction: Direction) -> None:
    planned, found = laid_out(SMALL, direction)
    (x, y), *rest = (found.centres[card.id] for card in planned.scene.cards)
    ahead = {
        Direction.UP: all(y < other[1] for other in rest),
        Direction.DOWN: all(y > other[1] for other in rest),
        Direction.LEFT: all(x < other[0] for other in rest),
        Direction.RIGHT: all(x > other[0] for other in rest),
    }
    assert ahead[direction]


def test_empty_picture() -> None:
    assert ET.fromstring(to_svg(Debate())).findtext(f"{SVG}desc") == "Argument map without statements."
    assert "digraph" in to_dot(Debate())


def test_loops_and_repetition_are_drawn() -> None:
    statements = tuple(Statement(name, f"Statement {name}.") for name in "abc")
    inferences = (Inference(("a",), "b"), Inference(("b",), "c"), Inference(("c",), "a"), Inference(("a", "c"), "b"))
    attacks = (Attack("a", "a"), Attack("b", "a"), Attack("c", inferences[3].key), Attack("b", inferences[0].key))
    debate = Debate(statements, inferences, attacks)
    for direction in Direction:
        assert to_svg(debate, direction=direction).count('class="link') == len(scene(debate).links)


def test_same_input_same_bytes() -> None:
    assert to_svg(SEVERAL) == to_svg(evolve(SEVERAL))
    assert to_dot(SEVERAL) == to_dot(evolve(SEVERAL))
    assert to_png(SMALL, scale=0.5) == to_png(SMALL, scale=0.5)


def test_choices() -> None:
    assert "legend" not in to_svg(SMALL)
    assert len(to_svg(SMALL, legend=False)) < len(to_svg(SMALL))
    assert "#bf360c" not in to_svg(SMALL, theme="print")
    assert to_svg(SMALL, width=60) != to_svg(SMALL)
    assert to_svg(SEVERAL, article="bridge") == to_svg(SMALL)
    own = {field.name for field in Options.__attrs_attrs__} - {"focus"}
    assert set(Choices.__annotations__) == own | FOCUSING
    assert not own & FOCUSING
    for wrong in ({"width": 3}, {"scale": 0}, {"direction": "sideways"}, {"timeout": 0}):
        with pytest.raises(ValueError, match=r".+"):
            to_svg(SMALL, **wrong)


# engines ---------------------------------------------------------------------------------------------------------------


def test_missing_engine_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="no Graphviz on the PATH"):
        render(SMALL, tmp_path / "map.svg", engine="system")
    assert list(tmp_path.iterdir()) == []


def test_the_engine_is_found_without_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert to_svg(SMALL)


def test_engine_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_places", lambda: iter(()))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        to_svg(SMALL)


PROGRAMS = {
    "raise SystemExit('it broke')": "it broke",
    "import os; os.kill(os.getpid(), 11)": "signal 11",
    "import time; time.sleep(60)": "more than 1 seconds",
    "print('{\"bb\": 7}')": "cannot be read",
    "print('nonsense')": "cannot be read",
    "pass": "failed",
}


@pytest.mark.parametrize(("program", "complaint"), PROGRAMS.items(), ids=PROGRAMS.values())
def test_engine_that_fails(program: str, complaint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "ENGINES", {"pure": lambda: [sys.executable, "-c", program]})
    old = tmp_path / "map.svg"
    old.write_text("old")
    with pytest.raises(EngineError, match=complaint):
        render(SMALL, old, timeout=1)
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]
    assert old.read_text() == "old"


def test_unknown_engine() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'system'"):
        to_svg(SMALL, engine="sistem")


# files and other ways out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "start"), [("m.svg", b"<?xml"), ("m.PNG", b"\x89PNG"), ("m.dot", b"digraph"), ("m.gv", b"digraph")]
)
def test_the_name_says_the_format(name: str, start: bytes, tmp_path: Path) -> None:
    assert render(SMALL, tmp_path / name, scale=0.5) == tmp_path / name
    assert (tmp_path / name).read_bytes().startswith(start)


def test_names_that_say_none(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="does not say which format"):
        render(SMALL, tmp_path / "map")
    with pytest.raises(UnknownNameError, match="there is no picture format 'pngg'; did you mean 'png'"):
        render(SMALL, tmp_path / "map.svg", format="pngg")
    with pytest.raises(UnreadableError, match="cannot be written"):
        render(SMALL, tmp_path / "no" / "folder.dot")


def test_streams(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    raw, text = io.BytesIO(), io.StringIO()
    assert render(SMALL, raw, format="dot") is None
    render(SMALL, text, format="dot")
    render(SMALL, "-", format="dot")
    assert raw.getvalue().decode() == text.getvalue() == capsysbinary.readouterr().out.decode() == to_dot(SMALL)


def test_the_package_can_be_called(tmp_path: Path) -> None:
    assert argmap.render(SMALL, tmp_path / "map.dot") == tmp_path / "map.dot"


def test_png_without_any_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fonts = to_png(SMALL, scale=0.5)
    monkeypatch.setattr(image, "RESVG", "import sys; sys.exit('no letters')")
    without = to_png(SMALL, scale=0.5)
    assert without.startswith(b"\x89PNG")
    assert without != with_fonts or find_spec("resvg_py") is None


def test_png_that_nobody_could_open() -> None:
    with pytest.raises(EngineError, match="choose a scale up to"):
        to_png(SMALL, scale=20)


def test_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = mimebundle(SMALL)
    assert ET.fromstring(bundle["image/svg+xml"]).tag == f"{SVG}svg"
    assert bundle["text/plain"] == "Argument map: 11 statements."
    assert SMALL._repr_mimebundle_() == bundle
    monkeypatch.setattr(engine, "ENGINES", {})
    assert list(mimebundle(SMALL)) == ["text/plain"]


def test_files_are_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "f.txt"
    assert write_atomically(target, "é\r\n\udcff") == target
    assert target.read_bytes() == b"\xc3\xa9\r\n\xff"
    target.chmod(0o600)
    write_atomically(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_atomically(link, b"through")
    assert link.is_symlink()
    assert target.read_bytes() == b"through"
    with pytest.raises(UnreadableError):
        write_atomically(tmp_path, b"")
    write_atomically(os.devnull, b"gone")
    assert not Path(os.devnull).is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.txt", "link.txt"]
