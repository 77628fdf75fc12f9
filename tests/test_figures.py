"""Figures of a comparison: laws about everything that is drawn, tables of what is refused, and pictures to look at."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, pairwise

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.agreement import agreement
from argmap.analysis.clusters import clusters
from argmap.analysis.issues import issues
from argmap.analysis.positions import Cell, Ground, How, Positions, positions
from argmap.ground.errors import ArgmapError
from argmap.model import Answer, Article, Debate, Issue, Position, Sign, Stance, Statement, Voice
from argmap.render import image, to_svg
from argmap.render.drawing.pieces import Rect
from argmap.render.figures.axis import axis
from argmap.render.figures.bars import hatching, issue_bars
from argmap.render.figures.dodge import dodged
from argmap.render.figures.figure import Figure, figure_drawing
from argmap.render.figures.heat import agreement_matrix
from argmap.render.figures.matrix import ACROSS, stance_matrix
from argmap.render.figures.network import agreement_network
from argmap.render.figures.ordering import Order, crossings, ordered
from argmap.render.figures.ring import ring
from argmap.render.figures.sides import positions_map
from argmap.render.figures.stack import near
from argmap.render.figures.symbols import symbol
from argmap.render.figures.timeline import stance_timeline
from argmap.render.figures.tints import tint
from argmap.render.figures.words import SMALL, Part, label
from argmap.render.letters.metrics import text_width
from argmap.render.paper.pages import page_texts
from argmap.render.paper.sizes import PAPERS
from argmap.render.paper.tiles import tiling
from argmap.scene.theme import DARK, LIGHT, PRINT, Theme
from argmap.scene.themes.eyes import contrast
from tests.golden import golden
from tests.strategies import lines

THEMES = (LIGHT, DARK, PRINT)
FIGURES: dict[str, Callable[..., Figure]] = {
    "matrix": stance_matrix,
    "bars": issue_bars,
    "timeline": stance_timeline,
    "agreement": agreement_matrix,
    "network": agreement_network,
    "positions": positions_map,
}

ISSUES = (
    Issue("ferry", "The town should keep the ferry when the tunnel opens."),
    Issue("toll", "Those who drive through the tunnel should pay a toll.", time_relative=True),
    Issue("fast", "The tunnel is faster for most people, also for those who live far from its two ends."),
    Issue("jobs", "The ferry's crew will find other work."),
)
VOICES = (
    Voice("mora", "Ana Mora"),
    Voice("dean", "Piet Dean"),
    Voice("crew", "The crew of the ferry and those who repair it"),
    Voice("town", "مجلس المدينة"),
    Voice("port", "港湾局"),
)
STANDS = {"mora": "++-+", "dean": "-+++", "crew": "++--", "town": "-.+±", "port": "-±++"}
DATES = {"mora": "2019-05", "dean": "2020~", "crew": "2021-03-04", "town": "", "port": "2021/.."}
SIGNS = {"+": Position.PRO, "-": Position.CON, "±": Position.MIXED}


def small() -> Debate:
    """Five voices on four issues; what is mixed is stated outright, the rest is said."""
    said, stated = [], []
    for voice, stands in STANDS.items():
        for issue, stand in zip(ISSUES, stands, strict=True):
            if stand == "±":
                stated.append(Stance(voice, issue.id, Position.MIXED, f"by-{voice}"))
            elif stand != ".":
                text = f"What {voice} says about the {issue.id}."
                sign = Sign.PRO if stand == "+" else Sign.CON
                said.append(Statement(f"by-{voice}/{issue.id}", text, answers=(Answer(issue.id, sign),)))
    articles = tuple(Article(f"by-{id}", authors=(id,), date=date) for id, date in DATES.items())
    return Debate(
        tuple(said),
        articles=articles,
        voices=VOICES,
        issues=ISSUES,
        stances=tuple(stated),
        title="A ferry and a tunnel",
    )


def many(voices: int, about: int, share: int = 3) -> Positions:
    """So many voices and issues; every third cell or so holds a position."""
    names = {f"v{n}": f"Speaker number {n}" for n in range(voices)}
    props = {f"i{n}": f"The town should do thing number {n}." for n in range(about)}
    cells = {
        (voice, issue): Cell(voice, issue, list(SIGNS.values())[(v * 7 + i * 5) % 3], (Ground("a/s", Position.PRO, How.ASSERTED, "a", f"{2000 + (v + i) % 9}"),))
        for v, voice in enumerate(names)
        for i, issue in enumerate(props)
        if (v * 31 + i * 17) % share == 0
    }  # fmt: skip
    return Positions(tuple(names), tuple(props), cells, names, props)


DATED = st.sampled_from(
    ["", "2016-02?", "2020", "2021-05-06", "2019/2023", "../2015", "2022/..", "-0300", "Y-17E7", "nonsense"]
)


@st.composite
def stances(draw: st.DrawFn, most: int = 7) -> Positions:
    """Any positions: hostile names and propositions, dates of every kind, silent voices and issues."""
    voices = {f"v{n}": text for n, text in enumerate(draw(st.lists(lines(120), max_size=most)))}
    about = {f"i{n}": text for n, text in enumerate(draw(st.lists(lines(200), max_size=most)))}
    cells = {}
    for voice in voices:
        for issue in about:
            position = draw(st.sampled_from([*SIGNS.values(), None, None]))
            if position:
                grounds = tuple(
                    Ground(f"a/s{n}", position, How.ASSERTED, f"a{n}", draw(DATED))
                    for n in range(draw(st.integers(0, 2)))
                )
                cells[voice, issue] = Cell(voice, issue, position, grounds)
    relative = frozenset(draw(st.sets(st.sampled_from(sorted(about))))) if about else frozenset()
    return Positions(tuple(voices), tuple(about), cells, voices, about, relative)


# what is on a picture ---------------------------------------------------------------------------------------------------

Matrix = tuple[float, float, float, float, float, float]
SVG = "{http://www.w3.org/2000/svg}"


@frozen
class Seen:
    """An element with its matrix to the page, and the classes around it."""

    element: ET.Element
    matrix: Matrix
    within: tuple[ET.Element, ...]

    def area(self, left: float, top: float, right: float, bottom: float) -> Rect:
        a, b, c, d, e, f = self.matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*points, strict=True)
        return Rect(min(xs), min(ys), max(xs), max(ys))


def seen(svg: str) -> tuple[list[Seen], float, float]:
    """All elements of a picture, and its width and height."""
    root = ET.fromstring(svg)
    width, height = (float(n) for n in root.attrib["viewBox"].split()[2:])
    return list(_walk(root, (1, 0, 0, 1, 0, 0), ())), width, height


def _walk(element: ET.Element, matrix: Matrix, within: tuple[ET.Element, ...]) -> Iterator[Seen]:
    for kind, numbers in re.findall(r"(\w+)\(([^)]*)\)", element.get("transform", "")):
        a, b, c, d, e, f = matrix
        if kind == "translate":
            x, y = map(float, numbers.split())
            matrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        else:
            assert (kind, numbers) == ("rotate", "-90")
            matrix = (-c, -d, a, b, e, f)
    if element.tag != f"{SVG}defs":
        yield Seen(element, matrix, within)
        for child in element:
            yield from _walk(child, matrix, (*within, element))


def words(found: list[Seen]) -> list[tuple[str, Rect]]:
    """The texts of a picture, each with the rectangle of its measured letters."""
    shown = []
    for one in found:
        if one.element.tag == f"{SVG}text":
            text = (one.element.text or "").strip("\u2067\u2069")
            size, x, y = (float(one.element.attrib[key]) for key in ("font-size", "x", "y"))
            width = text_width(text, size, bold=one.element.get("font-weight") == "bold")
            left = x - width if one.element.get("text-anchor") == "end" else x
            shown.append((text, one.area(left, y - 0.7 * size, left + width, y + 0.2 * size)))
    return shown


def shapes(found: list[Seen]) -> Iterator[Rect]:
    """The rectangles of everything that is drawn but letters."""
    for one in found:
        element = one.element
        get = partial(_attribute, element)
        if element.tag == f"{SVG}rect" and element.get("id") is None:
            yield one.area(get("x"), get("y"), get("x") + get("width"), get("y") + get("height"))
        elif element.tag == f"{SVG}circle":
            yield one.area(get("cx") - get("r"), get("cy") - get("r"), get("cx") + get("r"), get("cy") + get("r"))
        elif element.tag in {f"{SVG}path", f"{SVG}polygon"}:
            xs, ys = zip(*_points(element.get("d") or "M" + element.attrib["points"]), strict=True)
            yield one.area(min(xs), min(ys), max(xs), max(ys))


def _attribute(element: ET.Element, key: str) -> float:
    return float(element.get(key, 0))


def _points(d: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", rest)]
        match letter:
            case "H" | "h":
                x = numbers[0] + (x if letter == "h" else 0)
            case "V" | "v":
                y = numbers[0] + (y if letter == "v" else 0)
            case "A":
                x, y = numbers[-2:]
            case "M" | "L" | "C":
                yield from zip(numbers[:-2:2], numbers[1:-2:2], strict=True)
                x, y = numbers[-2:]
            case _:
                assert letter in "Zz"
        yield x, y


def classed(found: list[Seen], name: str) -> list[ET.Element]:
    """The elements of a class."""
    return [one.element for one in found if name in one.element.get("class", "").split()]


def overlaps(texts: list[tuple[str, Rect]]) -> Iterator[tuple[tuple[str, Rect], tuple[str, Rect]]]:
    """The pairs of texts whose letters touch."""
    inner = sorted(((text, area.grown(-0.3)) for text, area in texts), key=lambda pair: pair[1].top)
    for n, one in enumerate(inner):
        for other in inner[n + 1 :]:
            if other[1].top >= one[1].bottom:
                break
            if one[1].touches(other[1]):
                yield one, other


def sound(figure: Figure, theme: Theme) -> list[Seen]:
    """Hold a figure against the laws of all figures: all in it, no letters on letters, none smaller than 9 points."""
    found, width, height = seen(to_svg(figure, theme=theme))
    sheet = Rect(0, 0, width, height).grown(0.51)
    texts = words(found)
    assert [(text, area) for text, area in texts if not sheet.holds(area)] == []
    ids = [one.element.attrib["id"] for one in found if "id" in one.element.attrib]
    assert len(ids) == len(set(ids))
    assert [area for area in shapes(found) if not sheet.holds(area)] == []
    assert all(float(one.element.attrib["font-size"]) >= 9 for one in found if one.element.tag == f"{SVG}text")
    for (one, area), (other, second) in overlaps(texts):
        raise AssertionError(f"{one!r} at {area} and {other!r} at {second}")
    return found


# laws -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIGURES)
@given(stances(), st.sampled_from(THEMES))
def test_nothing_leaves_a_figure_and_no_text_touches_another(name: str, of: Positions, theme: Theme) -> None:
    sound(FIGURES[name](of), theme)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("size", [(1, 1), (2, 5), (27, 18), (ACROSS + 1, 7), (60, 5)])
def test_figures_of_every_size_are_sound(name: str, size: tuple[int, int]) -> None:
    sound(FIGURES[name](many(*size)), LIGHT)


@given(stances())
def test_every_cell_of_the_matrix_is_drawn_with_its_sign(of: Positions) -> None:
    found = seen(to_svg(stance_matrix(of)))[0]
    drawn = {(e.attrib["data-voice"], e.attrib["data-issue"]): e for e in classed(found, "cell")}
    if not of.cells:
        assert not drawn
        return
    assert set(drawn) == {(voice, issue) for voice in of.voices for issue in of.issues}
    for key, element in drawn.items():
        cell = of.cell(*key)
        assert str(cell.position) in element.attrib["class"].split()
        sign = ET.fromstring(f'<g xmlns="{SVG[1:-1]}">{symbol(cell.position, 0, 0, LIGHT)}</g>')
        shown = [child for child in element if child.tag != f"{SVG}title"]
        assert list(map(ET.tostring, shown)) == list(map(ET.tostring, sign))


def test_signs_differ_without_colour() -> None:
    plain = {re.sub(r"#[0-9a-f]{6}", "", symbol(position, 0, 0, PRINT)) for position in Position}
    assert len(plain) == len(Position)


def counts(found: list[Seen], kind: str) -> list[str]:
    """The numbers of a class, in the order of the file."""
    return [
        "".join(element.itertext())
        for element in classed(found, "count")
        if kind in element.attrib["class"].split()
    ]  # fmt: skip


@given(stances())
def test_counts_at_the_margins_are_those_of_the_table(of: Positions) -> None:
    found = seen(to_svg(stance_matrix(of)))[0]
    taken = {side: [cell for cell in of.cells.values() if cell.position is side] for side in SIGNS.values()}
    for side, cells in taken.items():
        by_issue, by_voice = Counter(c.issue for c in cells), Counter(c.voice for c in cells)
        expected = [by_issue[i] for i in of.issues] + [by_voice[v] for v in of.voices] + [len(cells)]
        assert counts(found, str(side)) == (list(map(str, expected)) if cells else [])
    assert not of.cells or counts(found, "all")[-1] == str(len(of.cells))


@given(stances())
def test_bars_are_as_long_and_numbered_as_the_table_says(of: Positions) -> None:
    found = seen(to_svg(issue_bars(of)))[0]
    if not of.cells:
        return
    rows = issues(of)
    assert counts(found, "pro") == [str(row.pro) for row in rows]
    assert counts(found, "con") == [str(row.con) for row in rows]
    assert counts(found, "all") == [str(row.n) for row in rows]
    assert counts(found, "mixed") == ([str(row.mixed) for row in rows] if any(row.mixed for row in rows) else [])
    assert counts(found, "polarisation") == [
        "–" if row.polarisation is None else f"{row.polarisation:.2f}" for row in rows
    ]
    units = [
        float(bar[1].attrib["width"]) / int(bar.attrib["data-count"]) for bar in classed(found, "bar")
    ]  # title, then rectangle
    assert all(unit == pytest.approx(units[0], abs=0.02) for unit in units)


@given(stances())
def test_every_moment_is_on_the_timeline(of: Positions) -> None:
    found = seen(to_svg(stance_timeline(of)))[0]
    shown = classed(found, "event")
    articles = {(key, ground.article) for key, cell in of.cells.items() for ground in cell.grounds}
    assert sum(int(element.attrib["data-count"]) for element in shown) == len(articles)


@given(stances())
def test_cells_of_the_agreement_matrix_hold_what_the_table_holds(of: Positions) -> None:
    found = agreement(of)
    drawn = classed(seen(to_svg(agreement_matrix(of, found)))[0], "cell")
    assert len(drawn) == (len(of.voices) ** 2 if len(of.voices) > 1 else 0)
    for element in drawn:
        pair = found.between(element.attrib["data-voice"], element.attrib["data-other"])
        texts = [text.text for text in element.iter(f"{SVG}text")]
        if pair.voice == pair.other:
            assert texts == ([f"n {pair.shared}"] if pair.shared else [])
        elif pair.agreement is None:
            assert texts == []
        else:
            assert texts == [f"{pair.agreement:.2f}", f"n {pair.shared}"]


@given(stances())
def test_the_tree_or_the_reason_why_not_is_beside_the_agreement_matrix(of: Positions) -> None:
    found = seen(to_svg(agreement_matrix(of)))[0]
    camps = clusters(agreement(of))
    shown = classed(found, "merge")
    assert [float(e.attrib["data-height"]) for e in shown] == [pytest.approx(m.height, rel=1e-3) for m in camps.merges]
    if len(of.voices) > 1:
        assert bool(camps.refused) == any(text.startswith("No camps") for text, _ in words(found))


@given(stances(), st.integers(1, 3))
def test_every_pair_that_shares_enough_has_a_line_in_the_network(of: Positions, shared: int) -> None:
    found = agreement(of)
    drawn = classed(seen(to_svg(agreement_network(of, found, shared=shared, numbers=True)))[0], "edge")
    got = {frozenset((e.attrib["data-voice"], e.attrib["data-other"])): e for e in drawn}
    expected = {frozenset((p.voice, p.other)): p for p in found if p.agreement is not None and p.shared >= shared}
    assert got.keys() == expected.keys()
    for key, element in got.items():
        value, path = expected[key].agreement, element[1]
        assert element.attrib["data-agreement"] == f"{value:.4g}"
        assert (path.get("stroke-dasharray") is None) == (value is not None and value > 0.5)


@given(stances())
def test_lines_of_the_positions_map_run_between_the_columns(of: Positions) -> None:
    found = seen(to_svg(positions_map(of)))[0]
    lines = [one for one in found if "link" in one.element.get("class", "").split()]
    assert {(o.element.attrib["data-voice"], o.element.attrib["data-issue"]) for o in lines} == set(of.cells)
    boxes = [
        one.area(0, 0, float(one.element.attrib["width"]), float(one.element.attrib["height"]))
        for one in found
        if one.element.tag == f"{SVG}rect" and any("card" in e.get("class", "").split() or e.get("class") == "voice" for e in one.within)
    ]  # fmt: skip
    for one in lines:
        curve = one.element[1]
        areas = [next(shapes([evolve(one, element=part)])) for part in one.element[1:]]
        assert curve.tag == f"{SVG}path"
        assert not any(area.touches(box.grown(-0.6)) for area in areas for box in boxes)


# parts ------------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200), st.floats(5, 60)), max_size=25))
def test_what_is_dodged_does_not_touch(sizes: list[tuple[float, float, float]]) -> None:
    rects = [Rect(left, 0, left + wide, high) for left, wide, high in sizes]
    moves = dodged(rects)
    placed = [rect.moved(0, move) for rect, move in zip(rects, moves, strict=True)]
    assert all(move >= 0 for move in moves)
    assert not any(one.touches(other) for one, other in combinations([p.grown(-0.01) for p in placed], 2))


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(5, 60)), max_size=25), st.floats(0, 10))
def test_boxes_near_where_they_are_wanted_keep_apart(wanted: list[tuple[float, float]], gap: float) -> None:
    heights = [height for _, height in wanted]
    whole = sum(heights) + gap * len(heights) + 50
    tops = near([middle for middle, _ in wanted], heights, gap, whole)
    ends = [top + height for top, height in zip(tops, heights, strict=True)]
    assert all(end + gap <= top + 0.02 for end, top in zip(ends, tops[1:], strict=False))
    assert all(top >= -0.01 for top in tops)
    assert all(end <= whole + 0.01 for end in ends)


@given(st.lists(st.floats(8, 40), min_size=1, max_size=60), st.floats(2, 12))
def test_places_on_the_ring_are_apart_and_on_one_circle(heights: list[float], gap: float) -> None:
    spots = ring(heights, gap)
    radii = [(spot.x**2 + spot.y**2) ** 0.5 for spot in spots]
    assert max(radii) - min(radii) < 0.1
    for right in (True, False):
        rows = sorted((s.y + s.shift, h) for s, h in zip(spots, heights, strict=True) if s.right is right)
        assert all(y + h / 2 <= y2 - h2 / 2 + 0.1 for (y, h), (y2, h2) in pairwise(rows))


@given(st.integers(1, 8), st.integers(1, 8), st.data())
def test_the_order_of_the_map_crosses_no_more_than_the_order_of_the_debate(
    voices: int, about: int, data: st.DataObject
) -> None:
    names, props = [f"v{n}" for n in range(voices)], [f"i{n}" for n in range(about)]
    pairs = [(voice, issue) for voice in names for issue in props if data.draw(st.booleans())]
    best = ordered(names, props, pairs)
    assert (sorted(best.left + best.right), sorted(best.issues)) == (sorted(names), sorted(props))
    brute = 0
    for side in (best.left, best.right):
        for (v, i), (w, j) in combinations([p for p in pairs if p[0] in side], 2):
            brute += (side.index(v) - side.index(w)) * (best.issues.index(i) - best.issues.index(j)) < 0
    assert crossings(best, pairs) == brute


def test_an_order_without_crossings_is_found() -> None:
    pairs = [("a", "z"), ("b", "z"), ("c", "y"), ("d", "y"), ("e", "x"), ("f", "x")]
    found = ordered("abcdef", "xzy", pairs)
    assert crossings(found, pairs) == 0
    assert crossings(Order(("x", "z", "y"), ("a", "e"), ()), pairs) == 1


@given(lines(400), st.integers(1, 4), st.booleans())
def test_labels_keep_to_their_room_and_number_of_lines(text: str, most: int, tight: bool) -> None:
    found = label((Part(text, SMALL, most),), 80, tight=tight)
    assert len(found.lines) <= most
    assert found.width <= 80 + SMALL.size * 2
    assert all(line.right or line.x == 0 for line in found.lines)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (733000, 733000, "2007-11"),
        (733000, 733300, "2008-01"),
        (733000, 736000, "2010"),
        (200000, 736000, "1600"),
        (1, 40, "0001"),
    ],
)
def test_an_axis_names_days_months_or_years(first: int, last: int, name: str) -> None:
    ticks = tuple(axis((first, last), 100, 500).ticks())
    assert any(words.startswith(name) for _, words in ticks)
    assert all(100 <= x <= 600 for x, _ in ticks)
    assert all(x2 - x >= 50 for (x, _), (x2, _) in pairwise(ticks))


def test_an_axis_may_end_with_the_calendar() -> None:
    assert tuple(axis((1, 3652059), 0, 500).ticks())


@given(st.floats(1, 200), st.floats(1, 40))
def test_a_hatching_stays_inside(width: float, height: float) -> None:
    for x, y in _points(hatching(Rect(3, 4, 3 + width, 4 + height)) or "M3 4"):
        assert 2.99 <= x <= 3.01 + width
        assert 3.99 <= y <= 4.01 + height


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_ink_can_be_read_on_every_tint(theme: Theme) -> None:
    for look in theme.links.values():
        assert all(contrast(theme.ink, tint(theme, look.color, part / 10)) >= 4.5 for part in range(11))


# what is refused, and what is said --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FIGURES if name != "bars"])
def test_too_many_voices_are_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(ArgmapError, match=r"2,000 voices are too many for .*--voices.*--kind author"):
        FIGURES[name](many(2000, 1))


@pytest.mark.parametrize(("name", "most"), [("matrix", 150), ("bars", 300), ("timeline", 150), ("positions", 60)])
def test_too_many_issues_are_refused_with_what_to_do(name: str, most: int) -> None:
    FIGURES[name](many(1, most, share=1))
    with pytest.raises(ArgmapError, match=rf"{most + 1} issues are too many for .*--issues"):
        FIGURES[name](many(1, most + 1, share=1))


@pytest.mark.parametrize(
    ("name", "most"), [("matrix", 400), ("timeline", 400), ("agreement", 60), ("network", 60), ("positions", 80)]
)
def test_as_many_voices_as_are_allowed_are_drawn(name: str, most: int) -> None:
    assert seen(to_svg(FIGURES[name](many(most, 2, share=1))))[0]


def test_many_voices_on_a_timeline_have_numbers_and_a_key() -> None:
    found = seen(to_svg(stance_timeline(many(200, 8))))[0]
    assert len(classed(found, "voice")) == len({voice for voice, _ in many(200, 8).cells})


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_to_show_is_said(name: str) -> None:
    shown = " ".join(text for text, _ in words(sound(FIGURES[name](positions(Debate())), LIGHT)))
    assert "Nothing to show: the debate declares no issue." in shown
    shown = " ".join(text for text, _ in words(sound(FIGURES[name](positions(Debate(issues=ISSUES))), LIGHT)))
    assert "no voice takes a side" in shown


@pytest.mark.parametrize("name", ["agreement", "network"])
def test_one_voice_agrees_with_nobody(name: str) -> None:
    shown = " ".join(text for text, _ in words(sound(FIGURES[name](many(1, 2, share=1)), LIGHT)))
    assert "only Speaker number 0 takes a side" in shown


def test_tips_tell_the_statements_behind_a_cell() -> None:
    debate = small()
    found = seen(to_svg(stance_matrix(positions(debate), debate=debate)))[0]
    tips = {(e.attrib["data-voice"], e.attrib["data-issue"]): e.findtext(f"{SVG}title") for e in classed(found, "cell")}
    said = "by-mora/ferry: What mora says about the ferry. (asserted, by-mora, 2019-05)"
    assert tips["mora", "ferry"] == f"Ana Mora: pro ferry\n{said}"
    assert tips["port", "toll"] == "港湾局: mixed toll\nstated outright, by-port, 2021/.."
    assert tips["town", "toll"] is None


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_said_to_those_who_cannot_see_it(name: str) -> None:
    root = ET.fromstring(to_svg(FIGURES[name](positions(small()))))
    described = root.findtext(f"{SVG}desc") or ""
    assert root.attrib["aria-labelledby"] == "map-title map-description"
    assert "5 voices, 4 issues, n = 19 positions" in described
    assert "Ana Mora" in described or name == "bars"


@given(stances(), st.sampled_from(sorted(FIGURES)))
def test_figures_can_be_laid_on_paper(of: Positions, name: str) -> None:
    drawing = figure_drawing(FIGURES[name](of))
    for text in page_texts(drawing, tiling(drawing, PAPERS["a5"], None)):
        ET.fromstring(text)


@given(stances(), st.sampled_from(sorted(FIGURES)))
def test_the_same_positions_give_the_same_picture(of: Positions, name: str) -> None:
    assert to_svg(FIGURES[name](of)) == to_svg(FIGURES[name](of))


# pictures ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIGURES)
def test_the_picture_of_a_small_debate(name: str) -> None:
    debate = small()
    golden(f"figures-{name}.svg", to_svg(FIGURES[name](positions(debate), debate=debate), theme=LIGHT))


@pytest.mark.parametrize("theme", [DARK, PRINT], ids=lambda t: t.name)
def test_the_matrix_in_other_themes(theme: Theme) -> None:
    debate = small()
    golden(f"figures-matrix-{theme.name}.svg", to_svg(stance_matrix(positions(debate), debate=debate), theme=theme))


def test_figures_can_be_png() -> None:
    content = image.drawn(to_svg(stance_matrix(positions(small()))), 1.0, None, 60.0)
    assert content
    assert content.png.startswith(b"\x89PNG")
