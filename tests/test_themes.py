"""Looks: what the themes of argmap promise, and what becomes of the themes of others."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tomllib
from itertools import combinations, pairwise, product
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.cli.theme import chosen
from argmap.ground.catalogue import BY_CODE
from argmap.ground.diagnostics import Diagnostic, Severity
from argmap.ground.errors import ArgmapError, ThemeError, ThemeWarning, UnknownNameError, UnreadableError
from argmap.ground.source import BOM, Source, encode
from argmap.model import Commitment
from argmap.render import to_dot, to_svg
from argmap.render.drawing.cards import pattern, shape
from argmap.scene.parts import Card, LinkRole, Role
from argmap.scene.theme import DARK, LIGHT, PRINT, THEMES, Fill, Head, LinkLook, StandLook, Theme, theme
from argmap.scene.themes import eyes, installed
from argmap.scene.themes.file import LARGEST, parse_theme
from argmap.scene.themes.judge import APART, Doubt, judge
from argmap.scene.themes.keys import BASE, FILLS, HEADS, KEYS, NONE, TABLES, Kind, Value, flat, theme_of
from argmap.scene.themes.keys import Path as KeyPath
from argmap.scene.themes.places import places, statements
from argmap.scene.themes.toml import read
from argmap.scene.themes.write import to_toml
from tests.pictured import SMALL

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "themes.md"
BUILT_IN = pytest.mark.parametrize("look", THEMES.values(), ids=lambda look: look.name)


def parsed(text: str) -> tuple[Theme | None, list[Diagnostic]]:
    found = parse_theme(encode(text), "mine.toml")
    return found.theme, list(found.diagnostics)


def marked(text: str) -> list[tuple[str, str]]:
    """The name of each finding in a theme and what it points at."""
    return [(BY_CODE[d.code].name, text[d.label.span.start : d.label.span.end]) for d in parsed(text)[1]]


# how the eye is computed: against figures that others published -----------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)  # fmt: skip
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert eyes.contrast(one, other) == eyes.contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
        ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_distance_is_that_of_sharma_wu_and_dalal(one: eyes.Triple, other: eyes.Triple, far: float) -> None:
    assert eyes.distance(one, other) == pytest.approx(far, abs=0.0001)


@pytest.mark.parametrize("eye", eyes.EYES)
@given(level=st.integers(0, 255))
def test_all_eyes_agree_on_greys(eye: str, level: int) -> None:
    grey = f"#{level:02x}" + f"{level:02x}" * 2
    assert eyes.distance(eyes.lab(grey, eye), eyes.lab(grey)) < 0.1


def test_eyes_take_for_one_what_they_are_known_to() -> None:
    """Ishihara's reds and greens, and the blue and green of tritanopes; all of them differ for others."""
    for eye, one, other in (("protanopia", "#c24a36", "#6d7a36"), ("deuteranopia", "#b5623c", "#847a30"),
                            ("tritanopia", "#00a0d0", "#00a8a8")):  # fmt: skip
        near = eyes.distance(eyes.lab(one, eye), eyes.lab(other, eye))
        assert near * 2 < eyes.distance(eyes.lab(one), eyes.lab(other))


# the themes of argmap -------------------------------------------------------------------------------------------------------


def fills(look: Theme) -> set[str]:
    return {color for stand in look.stands.values() for color in (stand.fill, stand.hatch) if color}


@BUILT_IN
def test_texts_can_be_read_on_everything(look: Theme) -> None:
    for behind in {look.paper, look.ground, *fills(look)}:
        for text in (look.ink, look.quiet, look.context, look.link_text):
            assert eyes.contrast(text, behind) >= 4.5, (text, behind)
    for behind in (look.paper, look.ground):
        for line in look.links.values():
            assert eyes.contrast(line.color, behind) >= 4.5, "the word on a line has its colour"


@BUILT_IN
def test_lines_can_be_seen_on_everything(look: Theme) -> None:
    for behind in (look.paper, look.ground):
        assert eyes.contrast(look.frame, behind) >= 3
    for behind in {look.paper, look.ground, *fills(look)}:
        assert all(eyes.contrast(color, behind) >= 3 for color in look.borders.values())


@pytest.mark.parametrize("eye", eyes.EYES)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_roles_and_relations_differ_for_every_eye(look: Theme, eye: str) -> None:
    lines = {look.links[role].color for role in (LinkRole.SUPPORT, LinkRole.REBUT, LinkRole.UNDERCUT)}
    borders = set(look.borders.values())
    assert (len(lines), len(borders)) == (3, 4)
    for one, other in combinations(sorted(lines | borders), 2):
        assert eyes.distance(eyes.lab(one, eye), eyes.lab(other, eye)) >= APART, (one, other)


def test_print_has_no_colour() -> None:
    drawn = to_svg(SMALL, theme="print") + to_dot(SMALL, theme="print")
    colors = set(re.findall(r"#[0-9a-f]{6}\b", drawn))
    assert "#000000" in colors
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors), colors
    assert all(color[1:3] == color[3:5] == color[5:7] for color in map(str, flat(PRINT).values()) if color[:1] == "#")


@BUILT_IN
def test_nothing_is_told_by_colour_alone(look: Theme) -> None:
    relations = (LinkRole.SUPPORT, LinkRole.REBUT, LinkRole.UNDERCUT)
    assert len({look.links[role].dashes for role in relations}) == 3
    assert len({look.links[role].head for role in relations}) == 3
    for one, other in combinations(look.stands.values(), 2):
        lighter = abs(eyes.lab(one.fill)[0] - eyes.lab(other.fill)[0])
        assert (one.pattern, one.double) != (other.pattern, other.double) or lighter >= 5
    assert look.implicit != ()


def test_print_tells_everything_by_signs() -> None:
    assert len({(stand.pattern, stand.double) for stand in PRINT.stands.values()}) == len(Commitment)
    assert len(set(PRINT.bars.values())) == len(Role)


def test_every_card_of_print_looks_different_without_colours() -> None:
    """All that a card can be, drawn, and the colours taken out of the drawing: no two are the same."""
    kinds = list(product(Role, Commitment, (False, True), (False, True)))
    cards = (
        Card("", "", role, "", "", thesis=thesis, implicit=implicit, commitment=stand)
        for role, stand, thesis, implicit in kinds
    )
    drawn = [re.sub("#[0-9a-f]{6}", "", shape(card, 100, 50, PRINT)) for card in cards]
    assert len(set(drawn)) == len(kinds)


def test_every_commitment_has_a_pattern_in_its_own_colour() -> None:
    stands = {commitment: StandLook("#fff", Fill.DOTTED, f"#{n}{n}{n}") for n, commitment in enumerate(Commitment)}
    drawn = pattern(evolve(LIGHT, stands=stands))
    for n, commitment in enumerate(Commitment):
        assert re.search(
            rf'<pattern[^>]* id="pattern-{commitment}"[^>]*><circle[^>]* fill="#{str(n) * 6}"/></pattern>', drawn
        )
        card = Card("", "", Role.CLAIM, "", "", commitment=commitment)
        assert f'fill="url(#pattern-{commitment})"' in shape(card, 9, 9, evolve(LIGHT, stands=stands))
    assert pattern(evolve(LIGHT, stands=dict.fromkeys(Commitment, StandLook("#fff")))) == ""


@BUILT_IN
def test_the_judge_finds_nothing(look: Theme) -> None:
    assert judge(look) == ()


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({("ink",): "#8a8a8a"}, Doubt.CONTRAST),
        ({("context",): "#8a8a8a"}, Doubt.CONTRAST),
        ({("link-text",): "#8a8a8a"}, Doubt.CONTRAST),
        ({("frame",): "#c0c0c0"}, Doubt.CONTRAST),
        ({("ground",): "#808080"}, Doubt.CONTRAST),
        ({("commitments", "rejected", "hatch"): "#777777"}, Doubt.CONTRAST),
        ({("lines", "undermine", "color"): "#c05030"}, Doubt.CONTRAST),
        ({("cards", "premise", "border"): "#a0a0a0"}, Doubt.CONTRAST),
        ({("cards", "claim", "border"): "#4a148c"}, Doubt.ALIKE),
        ({("lines", "support", "color"): "#2e7d32"}, Doubt.ALIKE),
        ({("lines", "support", "dashes"): (6.0, 3.0), ("lines", "support", "head"): "bar"}, Doubt.SIGNS),
        ({("commitments", "conceded", "double"): False}, Doubt.SIGNS),
        ({("commitments", "reported", "fill"): "#fcfcfc"}, Doubt.SIGNS),
    ],
)
def test_the_judge_finds(changes: dict[KeyPath, Value], doubt: Doubt) -> None:
    found = judge(theme_of({**flat(LIGHT), **changes}))
    assert doubt in {concern.doubt for concern in found}
    for concern in found:
        changed = [path for path in changes for at in (concern.one, concern.other) if path[: len(at)] == at]
        assert changed, "nothing else is wrong"


def test_one_colour_for_all_is_no_doubt() -> None:
    """The same colour twice is meant; signs tell the lines apart."""
    ways: dict[KeyPath, Value] = {path: "#000000" for path in KEYS if path[-1] in {"color", "border"}}
    assert judge(theme_of({**flat(LIGHT), **ways})) == ()


# what a theme may hold --------------------------------------------------------------------------------------------------------

HOSTILE = (
    'red" onload="alert(1)', "url(#hatch)", "#ff00", "#gggggg", "#1a1a1a;", "#1a1a1a\n", "", " #fff", "javascript:x",
    "<script>", "var(--x)", "red", "#１２３", None, 5, b"#ffffff", ["#fff"],
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_nothing_but_colours_gets_into_a_theme(value: Any) -> None:
    for field in ("paper", "ink", "quiet", "frame", "ground", "context", "link_text"):
        with pytest.raises(ValueError, match="is no colour"):
            evolve(LIGHT, **{field: value})
    with pytest.raises(ValueError, match="is no colour"):
        evolve(LIGHT, borders={**LIGHT.borders, Role.CLAIM: value})
    with pytest.raises(ValueError, match="is no colour"):
        LinkLook(value, 1, (), Head.BAR)
    with pytest.raises(ValueError, match="is no colour"):
        StandLook(value)
    if value != "":  # no pattern
        with pytest.raises(ValueError, match="is no colour"):
            StandLook("#ffffff", Fill.HATCHED, value)


@given(st.one_of(st.text(), st.from_regex(r"#[0-9a-fA-F]{3,6}"), st.text("#0123456789abcdefABCDEFgx", max_size=8)))
def test_a_colour_of_a_theme_is_six_digits(text: str) -> None:
    try:
        found = evolve(LIGHT, ink=text).ink
    except ValueError:
        assert not re.fullmatch(r"#([0-9a-fA-F]{3}){1,2}", text) or text.endswith("\n")
    else:
        assert re.fullmatch(r"#[0-9a-f]{6}", found)
        assert found in {text.lower(), "#" + "".join(digit * 2 for digit in text[1:].lower())}


@pytest.mark.parametrize("value", [0, -1, 1e9, float("nan"), float("inf"), True, "2", None])
def test_nothing_but_lengths_gets_into_a_line(value: Any) -> None:
    with pytest.raises(ValueError, match="is no length"):
        LinkLook("#000", value, (), Head.BAR)
    with pytest.raises(ValueError, match="is no length"):
        LinkLook("#000", 1, (1, value), Head.BAR)
    with pytest.raises(ValueError, match="is no length"):
        evolve(LIGHT, implicit=(value, 1))


@pytest.mark.parametrize(
    "changes",
    [
        {"borders": {}}, {"links": {**LIGHT.links, "blesses": LIGHT.links[LinkRole.SUPPORT]}}, {"bars": {Role.CLAIM: (1, 2, 3)}},
        {"links": dict.fromkeys(LinkRole, "red")}, {"stands": {Commitment.REPORTED: StandLook("#fff")}}, {"name": ""},
        {"name": "a\nb"}, {"name": "x" * 81}, {"name": None}, {"name": "\udcff"}, {"implicit": (1,) * 10},
    ],
)  # fmt: skip
def test_a_theme_that_cannot_be_drawn_is_refused(changes: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        evolve(LIGHT, **changes)
    with pytest.raises(ValueError, match="needs a colour"):
        StandLook("#fff", Fill.HATCHED)
    with pytest.raises(ValueError, match="neither true nor false"):
        StandLook("#fff", double="no")  # type: ignore[arg-type]


def test_fields_that_are_left_out_follow_from_others() -> None:
    old = {
        name: getattr(LIGHT, name)
        for name in ("paper", "ink", "quiet", "frame", "ground", "borders", "links", "stands")
    }
    found = Theme(name="old", **old)
    assert (found.context, found.link_text, found.implicit) == (LIGHT.quiet, LIGHT.ink, (4, 3))
    assert set(found.bars.values()) == {()}
    assert pickle.loads(pickle.dumps(found)) == found
    assert evolve(found, borders=MappingProxyType(found.borders)) == found


# by name -------------------------------------------------------------------------------------------------------------------------


def test_unknown_theme() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'light'"):
        theme("ligth")
    assert theme(THEMES["print"]) is THEMES["print"]
    assert theme("dark") is DARK


def test_themes_are_cheap_to_import() -> None:
    script = "import sys; from argmap.scene.theme import theme; theme('dark'); print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, text=True, timeout=60
        ).stdout.split()
    )
    assert "argmap.scene.themes.builtin" in loaded
    late = ("file", "toml", "keys", "places", "apply", "doubts", "judge", "eyes", "write", "installed")
    assert not loaded & {
        "tomllib",
        "importlib.metadata",
        "rapidfuzz",
        *(f"argmap.scene.themes.{name}" for name in late),
    }


# files: laws ------------------------------------------------------------------------------------------------------------------

COLORS = st.builds("#{:06x}".format, st.integers(0, 0xFFFFFF))
DASHES = st.lists(st.floats(0.1, 60), max_size=8).filter(lambda found: len(found) % 2 == 0).map(tuple)
NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20).filter(str.isprintable)
BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.NAME: st.one_of(NAMES, st.sampled_from(['"', "\\", "a'b", '"""', "# [x]", "\\u0041", "名", "é"])),
    Kind.COLOR: COLORS,
    Kind.COLOR_OR_NONE: st.one_of(COLORS, st.just(NONE)),
    Kind.WIDTH: st.one_of(st.floats(0.25, 12), st.integers(1, 12)),
    Kind.DASHES: DASHES,
    Kind.HEAD: st.sampled_from(sorted(HEADS)),
    Kind.FILL: st.sampled_from(sorted(FILLS)),
    Kind.FLAG: st.booleans(),
}


@st.composite
def themes(draw: st.DrawFn) -> Theme:
    """Any theme."""
    values = {path: draw(BY_KIND[key.kind]) for path, key in KEYS.items() if path != BASE}
    for path, value in values.items():
        if path[-1] == "pattern" and value != "plain" and values[*path[:-1], "hatch"] == NONE:
            values[*path[:-1], "hatch"] = draw(COLORS)
    return theme_of(values)


@given(themes())
@example(LIGHT)
@example(DARK)
@example(PRINT)
def test_a_theme_that_is_written_is_read_as_it_was(look: Theme) -> None:
    text = to_toml(look)
    again, found = parsed(text)
    assert again == look
    assert {d.severity for d in found} <= {Severity.WARNING}
    assert set(read(Source("x", text)).places) == {path[:n] for path in KEYS for n in range(1, len(path) + 1)}


@given(themes())
def test_values_and_themes_say_the_same(look: Theme) -> None:
    assert theme_of(flat(look)) == look
    assert [path for path in KEYS if path != BASE] == list(flat(look))


@given(themes(), st.data(), st.sampled_from(sorted(THEMES)))
def test_what_is_left_out_comes_from_the_base(look: Theme, data: st.DataObject, base: str) -> None:
    said = data.draw(st.sets(st.sampled_from(sorted(flat(look)))))
    values = {**flat(THEMES[base]), ("name",): "mine", **{path: flat(look)[path] for path in said}}
    lines = [f"{'.'.join(path)} = {_toml(values[path])}" for path in data.draw(st.permutations(sorted(said)))]
    try:
        expected = theme_of(values)
    except ValueError:  # a pattern from one, no colour from the other
        expected = None
    text = "\n".join([*lines, f'base = "{base}"'])
    assert parsed(text)[0] == expected


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}'" if "'" not in value else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return (
        str(list(value) if isinstance(value, tuple) else value).lower() if not isinstance(value, float) else repr(value)
    )


def styles(path: KeyPath, value: str) -> dict[str, str]:
    """A key and its value in all the ways that TOML knows."""
    *above, last = path
    first = value.partition("\n")[0]
    ways = {"dotted": f"{'.'.join(path)} = {value}", "quoted": f'{".".join(f"{chr(34)}{part}{chr(34)}" for part in path)} = {value}',
            "spaced": f"  {' . '.join(path)}\t=\t{value}   # {first}", "literal": f"'{path[0]}'{''.join('.' + p for p in path[1:])}={value}"}  # fmt: skip
    if above:
        ways["table"] = f"# {first}\n[{'.'.join(above)}] # x\n{last} = {value}"
        ways["inline"] = f"{'.'.join(above)} = {{ {last} = {value} }}"
        ways["nested"] = value.join(
            [f"{above[0]} = {{" + "".join(f" {p} = {{" for p in above[1:]) + f"{last} = ", "}" * len(above)]
        )
        ways["escaped"] = (
            f'["\\u{ord(above[0][0]):04x}{above[0][1:]}"{"".join("." + p for p in above[1:])}]\n{last} = {value}'
        )
    return ways


@pytest.mark.parametrize(
    "value",
    [
        "[[{x = 1}]]",
        "1979-05-27",
        '"""not\n#this"""',
        "'<b>'",
        "[\n  1, # ]\n  {a = '}', b = [2]},\n]",
        "-1",
        "1e999",
        "true",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_wrong_value_is_pointed_at_however_it_is_written(value: str, end: str) -> None:
    for path, key in KEYS.items():
        right = (value == "true" and key.kind is Kind.FLAG) or (value == "'<b>'" and key.kind is Kind.NAME)
        wrong = "0x1F" if right else value
        for text in styles(path, wrong).values():
            whole = f"{BOM}# é\n{text}\n".replace("\n", end)
            assert [shown for _, shown in marked(whole)] == [wrong.replace("\n", end)], whole


PIECES = st.sampled_from(
    ["ink", "paper", "lines", "support", ".", " ", "=", "= ", '"#fff"', '"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", ",", "\n", "\n", "\n",
     "\r\n", "\r", "#", "# c", "1", "1.4", "true", "0x", "-", "_", "\\", "\\u", "\x00", "\ufeff", "é", "\udcff", "[lines.support]\n", "width = 2\n",
     "dashes = [1, 2]\n", 'base = "dark"\n', "1979-05-27", "inf", "nan", "name", "[cards]\n", "claim = {border = '#000'}\n", "\u2028", "\x85", "\t"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join)


@given(TEXTS)
def test_any_text_has_a_theme_or_an_error_in_its_place(text: str) -> None:
    look, found = parsed(text)
    assert (look is None) == any(d.severity is Severity.ERROR for d in found)
    for diagnostic in found:
        for span in (diagnostic.label.span, *(edit.span for edit in diagnostic.edits)):
            assert span.file == "mine.toml"
            assert 0 <= span.start <= span.end <= len(text.encode("utf-8", "surrogatepass"))


@given(st.binary())
def test_any_bytes_have_a_theme_or_an_error(data: bytes) -> None:
    found = parse_theme(data, "x.toml")
    assert (found.theme is None) == any(d.severity is Severity.ERROR for d in found.diagnostics)


@given(TEXTS)
def test_a_text_is_its_statements_and_what_is_between(text: str) -> None:
    found = list(statements(text))
    for one, other in pairwise(found):
        assert one.end <= other.start
    for statement in found:
        assert statement.start <= statement.key[0] < statement.key[1] <= statement.end
        if statement.value:
            assert statement.key[1] < statement.value[0] <= statement.value[1] <= statement.end
            assert "=" in text[statement.key[1] : statement.value[0]]


KEY_PARTS = st.sampled_from(["a", "b-c", "1", '"x.y"', "'q # r'", '"\\u0041"', '"="', '"]"', "'{'", '""'])
ATOMS = st.sampled_from(
    ["1", "-0.5e3", "true", "1979-05-27 07:32:00", '"a#b"', '"\\"]"', "'}'", "''", '"""m\n"x" }\\"""""', "'''\n[no]\nx = 1\n'''"]
)  # fmt: skip


def pairs(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Keys with values; no two keys begin alike."""
    space = st.sampled_from(["", " ", "\t"])
    rest = st.lists(st.tuples(space, space, KEY_PARTS).map(lambda p: f"{p[0]}.{p[1]}{p[2]}"), max_size=2).map("".join)
    one = st.tuples(KEY_PARTS, rest, space, space, values)
    return st.lists(one, max_size=4, unique_by=lambda p: p[0]).map(
        lambda found: [f"{k}{r}{x}={y}{v}" for k, r, x, y, v in found]
    )


VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: "[ # ]\n" + ",\n# = {\n".join(found) + "]"),
        pairs(inner).map(lambda found: "{ " + ", ".join(found) + " }"),
    ),
    max_leaves=6,
)


@st.composite
def tomls(draw: st.DrawFn) -> str:
    """Any TOML, as wild as it may be."""
    lines = draw(pairs(VALUES))
    for number in range(draw(st.integers(0, 3))):
        brackets = draw(st.sampled_from(["[]", "[]", "[ ]"]))
        lines += [f"{brackets[0]}{brackets[1:-1]}t{number}.{draw(KEY_PARTS)}{brackets[1:]}", *draw(pairs(VALUES))]
    return "".join(line + draw(st.sampled_from(["\n", "\r\n", " # x = [\n", "\n\n"])) for line in lines)


@given(tomls())
@example("a = {b.c = 1, 'd' = {e = [{f = 2}]}}\n[x.\"y\"]\nz = '''\n[no]\n'''\n")
def test_every_key_of_a_text_has_a_place(text: str) -> None:
    """What tomllib finds in a text, the scanner has found too, in the same place."""
    data = tomllib.loads(text)
    assert not read(Source("x", text)).diagnostics
    found = places(text, list(statements(text)))
    waiting: list[tuple[KeyPath, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if path:
            start, end = found[path].key
            assert tomllib.loads(f"{text[start:end]} = 0") == {path[-1]: 0}
        if isinstance(value, dict):
            waiting += [((*path, word), below) for word, below in value.items()]
        elif (place := found[path].value) and not isinstance(value, list):
            (again,) = tomllib.loads(f"x = {text[slice(*place)]}").values()
            assert repr(again) == repr(value)


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 60_000, "[" * 60_000, "x = {a" + ".a" * 30_000 + " = 1}", "a" + ".a" * 30_000 + " = 1", "[a" + ".a" * 30_000 + "]",
     "a = " + "{a = " * 12_000, 'a = """' * 9_000, '"""\\' * 15_000, "a = [\n" * 10_000, 'a="""\\\n' * 8_000, "ink = " + "9" * 60_000,
     "ink = 0x" + "f" * 60_000, "a = 1\n" * 10_000, "".join(f"k{n} = 1\n" for n in range(6_000)), "=" * 60_000, '"' * 60_001, "'" * 60_001,
     "\n" * 60_000, "a=[{" * 15_000, "#" * 60_000, "x = {" + "a = 1, " * 9_000 + "}", "[a]\n" * 15_000, "\x00" * 60_000, "a = '''\n" * 8_000],
    ids=lambda text: f"{text[:12]!r}",
)  # fmt: skip
def test_nothing_is_too_deep_or_too_long(text: str) -> None:
    look, found = parsed(text)
    assert len(text) < LARGEST
    assert (look is None) == bool(found)


def test_a_file_that_is_too_large_is_not_read() -> None:
    found = parse_theme(b"#" * (LARGEST - 1) + b"\n" + b"ink = 5", "mine.toml")
    assert [d.message for d in found.diagnostics] == ["the file is too large"]
    assert len(found.source.text) == LARGEST
    assert parse_theme(b"#" * LARGEST, "mine.toml").theme == evolve(LIGHT, name="mine")


# files: cases -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colour = 1", [("theme-key", "colour")]),
        ("ink = 5", [("theme-value", "5")]),
        ("lines = 5", [("theme-value", "5")]),
        ("[[lines]]", [("theme-value", "lines")]),
        ("[ink]", [("theme-value", "ink")]),
        ("[lines.support]\ncolor = 'red'\nwidth = 99\nhead = 'arrow'\ndashes = [1]\nfoo = 1",
         [("theme-color", "'red'"), ("theme-number", "99"), ("theme-word", "'arrow'"), ("theme-number", "[1]"), ("theme-key", "foo")]),
        ("lines.support.dashes = [1, 'x']", [("theme-value", "[1, 'x']")]),
        ("lines.support.dashes = [1, true]", [("theme-value", "[1, true]")]),
        ("lines.support.dashes = [1, 0]", [("theme-number", "[1, 0]")]),
        ("name = 'a\tb'", [("theme-value", "'a\tb'")]),
        ("base = 'mine.toml'", [("theme-base", "'mine.toml'")]),
        ("ink = #fff", [("theme-not-toml", "#fff")]),
        ("ink = black", [("theme-not-toml", "black")]),
        ("ink '#fff'", [("theme-not-toml", "ink '#fff'")]),
        ("ink = '#000'\nink = '#111'", [("theme-not-toml", "ink")]),
        ("[lines]\n[cards]\n[lines]\nfoo = 1\n[implicit]\ndash = 1", [("theme-not-toml", "lines"), ("theme-key", "dash")]),
        ("[lines\nfoo = 1\n[implicit]\ndash = 1", [("theme-not-toml", "[lines"), ("theme-key", "dash")]),
        ("implicit.dashes = [1,\npaper = 5", [("theme-not-toml", "[1,"), ("theme-value", "5")]),
        ("# \x01\nink = 5", [("theme-not-toml", "\x01"), ("theme-value", "5")]),
        ("name = 'é'\n", []),
        ("commitments.reported.pattern = 'hatched'", [("theme-pattern", "'hatched'")]),
        ("commitments.rejected.hatch = 'none'", [("theme-pattern", "'none'")]),
    ],
)  # fmt: skip
def test_all_mistakes_are_found_each_once(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(name, shown) for name, shown in marked(text)]
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert all(
        want in (shown, shown.strip("[]")) or shown in want
        for (_, shown), (_, want) in zip(found, expected, strict=True)
    ), found


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ink = #fff", 'ink = "#fff"'), ("lines.support.head = bar", 'lines.support.head = "bar"'), ("lnes.support.width = 2", "lines.support.width = 2"),
        ("ink = 'Black'", 'ink = "#000000"'), ("ink = '123456'", 'ink = "#123456"'), ("base = 'drak'", 'base = "dark"'),
        ("lines.support.head = 'triangel'", 'lines.support.head = "triangle"'), ("cards = {clam = {bar = []}}", "cards = {claim = {bar = []}}"),
        ("[commitment.reported]\nfill = '#eee'", "[commitments.reported]\nfill = '#eee'"), ("link_text = '#000'", "link-text = '#000'"),
    ],
)  # fmt: skip
def test_mends_mend(text: str, mended: str) -> None:
    (found,) = parsed(text)[1]
    (edit,) = found.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == mended
    assert not found.unsure
    assert parsed(mended)[0] is not None


@given(COLORS, COLORS)
def test_a_suggested_colour_does(ink: str, paper: str) -> None:
    text = f'ink = "{ink}"\npaper = "{paper}"\nground = "{paper}"\n' + "".join(
        f'commitments.{word}.{part} = "{paper}"\n' for word in TABLES["commitments",] for part in ("fill", "hatch")
    )
    warned = [
        d
        for d in parsed(text)[1]
        if text[d.label.span.start : d.label.span.end] == f'"{ink}"' and d.label.span.start == 6
    ]
    low = eyes.contrast(ink, paper) < 4.5
    assert bool(warned) == low
    for diagnostic in warned:
        (edit,) = diagnostic.edits
        assert diagnostic.unsure
        assert eyes.contrast(edit.text.strip('"'), paper) >= 4.5
        assert diagnostic.others[0].span.start == text.index(f'"{paper}"', 10)


def test_a_warning_is_given_once_for_a_key() -> None:
    text = 'paper = "#000"\n'
    (found,) = parsed(text)[1]
    assert found.message == "the contrast of `ink` on `paper` is 1.2, and 4.5 is needed"
    assert (found.severity, found.code, found.edits) == (Severity.WARNING, "AM611", ())
    assert "`quiet` on `paper`" in found.notes[0]


def test_names() -> None:
    assert parsed("")[0] == evolve(LIGHT, name="mine")
    assert parsed("name = 'Sepia'")[0] == evolve(LIGHT, name="Sepia")
    assert parse_theme(b"", "a/\x1b[31m\n.toml").theme is not None
    assert parse_theme(b"", "x" * 300 + ".toml").theme is not None


# files on disk ------------------------------------------------------------------------------------------------------------------


def test_a_picture_in_a_theme_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('base = "dark"\nink = "#ABC"\n', "utf-8")
    expected = evolve(DARK, name="mine", ink="#aabbcc")
    assert theme(path) == theme(str(path)) == expected
    assert to_svg(SMALL, theme=str(path)) == to_svg(SMALL, theme=expected)
    assert "#aabbcc" in to_svg(SMALL, theme=expected)
    (tmp_path / "MINE.TOML").write_text("", "utf-8")
    assert theme(str(tmp_path / "MINE.TOML")).paper == LIGHT.paper


def test_a_theme_with_mistakes_is_an_exception_that_shows_them_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('ink = "black"\nnope = 1\n"\\u001b[31m" = 2\npaper = "#000"\n', "utf-8")
    with pytest.raises(ThemeError) as caught:
        theme(path)
    said = str(caught.value)
    assert isinstance(caught.value, ArgmapError)
    assert isinstance(caught.value, ValueError)
    assert [d.code for d in caught.value.diagnostics] == ["AM606", "AM604", "AM604"]
    assert said.startswith(f"the theme {path} has 3 errors\n  {path}:1:7: error[AM606]: `ink` takes a colour")
    assert 'write "#000000"' in said
    assert "\x1b" not in said
    assert caught.value.sources[str(path)].text == path.read_text("utf-8")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.diagnostics) == (said, caught.value.diagnostics)


def test_a_doubtful_theme_is_drawn_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('ink = "#999"\n', "utf-8")
    with pytest.warns(ThemeWarning, match=r"mine.toml:1:7: warning\[AM611\]: the contrast of `ink`"):
        assert theme(path).ink == "#999999"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "a\0.toml"):
        with pytest.raises(UnreadableError, match=re.escape(str(path)[:-6])):
            theme(path)


# installed themes -----------------------------------------------------------------------------------------------------------------


def package(folder: Path, name: str, module: str, points: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package as `pip` would leave it."""
    info = folder / f"{name}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{installed.GROUP}]\n{points}\n", "utf-8")
    (folder / f"{name}.py").write_text(module, "utf-8")
    monkeypatch.delitem(sys.modules, name, raising=False)


GOOD = """
from pathlib import Path
from attrs import evolve
from argmap.scene.theme import DARK
look = evolve(DARK, name="whatever", ink="#fefefe")
file = Path(__file__).with_name("look.toml")
text = str(file)
number = 5
gone = file.with_name("gone.toml")
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    names = {"sepia": "look", "filed": "file", "texted": "text", "five": "number", "gone": "gone", "none": "nothing",
             "light": "look", "shared": "look"}  # fmt: skip
    points = "\n".join(f"{name} = looks_one:{what}" for name, what in names.items())
    package(folder, "looks_one", GOOD, points, monkeypatch)
    (folder / "look.toml").write_text('base = "print"\nname = "x"\nquiet = "#111"\n', "utf-8")
    package(
        folder,
        "looks_two",
        "import sys; sys.exit('no')",
        "crash = looks_two:look\nshared = looks_two:look",
        monkeypatch,
    )
    package(folder, "looks_three", "import no_such_module", "import-error = looks_three:look", monkeypatch)
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_installed_themes_have_the_names_of_their_entry_points(packages: Path) -> None:
    assert packages.is_dir()
    assert theme("sepia") == evolve(DARK, name="sepia", ink="#fefefe")
    assert theme("filed") == evolve(PRINT, name="filed", quiet="#111111")
    assert theme("texted") == evolve(theme("filed"), name="texted")
    assert theme("light") is LIGHT
    with pytest.raises(UnknownNameError, match="did you mean 'sepia'"):
        theme("sepja")


@pytest.mark.parametrize(
    ("name", "why"),
    [("crash", "looks_two 1.2.*cannot be loaded: SystemExit: no"), ("import-error", "looks_three 1.2.*ModuleNotFoundError"),
     ("five", "looks_one 1.2.*is a int"), ("gone", "looks_one 1.2.*gone.toml: No such file"), ("none", "looks_one.*AttributeError"),
     ("shared", "looks_one 1.2 and looks_two 1.2 bring a theme 'shared' each")],
)  # fmt: skip
def test_a_broken_package_is_named(packages: Path, name: str, why: str) -> None:
    assert packages.is_dir()
    with pytest.raises(ThemeError, match=why):
        theme(name)


def test_a_broken_file_of_a_package_is_shown(packages: Path) -> None:
    (packages / "look.toml").write_text("ink = 5", "utf-8")
    with pytest.raises(
        ThemeError, match=r"theme 'filed' of looks_one 1.2(.|\n)*look.toml:1:7: error\[AM605\]"
    ) as caught:
        theme("filed")
    assert [d.code for d in caught.value.diagnostics] == ["AM605"]


# the command -----------------------------------------------------------------------------------------------------------------------


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main.main(["theme", *arguments])
    return (status, *capsys.readouterr())


def test_themes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = command(capsys)
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[2:]] == list(THEMES)


def test_broken_themes_are_named_and_the_others_listed(packages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert packages.is_dir()
    status, out, err = command(capsys)
    assert status == 1
    assert [line.split()[0] for line in out.splitlines()[2:]] == [*THEMES, "filed", "sepia", "texted"]
    assert all(f"'{name}'" in err for name in ("crash", "import-error", "five", "gone", "none", "shared", "light"))


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_printed_as_a_file_to_start_from(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = command(capsys, name)
    (tmp_path / "mine.toml").write_text(out, "utf-8")
    assert status == 0
    assert theme(tmp_path / "mine.toml") == THEMES[name]
    assert command(capsys, str(tmp_path / "mine.toml"))[:2] == (0, "no problems in 1 file\n")


@pytest.mark.parametrize(
    ("text", "options", "status", "codes"),
    [("", (), 0, []), ("ink = 5", (), 1, ["AM605"]), ("ink = '#999'", (), 0, ["AM611"]), ("ink = '#999'", ("--strict",), 1, ["AM611"]),
     ("ink = '#999'", ("-q",), 0, []), ("ink = '#999'", ("-q", "--strict"), 1, ["AM611"])],
)  # fmt: skip
def test_a_file_is_checked(
    text: str,
    options: tuple[str, ...],
    status: int,
    codes: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    found = command(capsys, str(tmp_path / "mine.toml"), *options)
    assert found[0] == status
    assert re.findall(r"\[(AM\d+)\]: ", found[1]) == codes


def test_what_is_no_theme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("", "utf-8")
    assert command(capsys, "drak")[2].startswith("argmap: there is no theme 'drak'; did you mean 'dark'?")
    assert "ends in .toml" in command(capsys, str(tmp_path / "mine.txt"))[2]
    assert "No such file" in command(capsys, str(tmp_path / "no.toml"))[2]
    assert all(command(capsys, name)[0] == 1 for name in ("drak", "a\0b", "a\0b.toml", ""))


def test_a_theme_that_is_chosen_is_checked_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    for text, code, drawn in (("ink = '#999'", "AM611", True), ("ink = 5", "AM605", False), ("", "", True)):
        path.write_text(text, "utf-8")
        capsys.readouterr()
        assert (chosen(str(path)) is not None) == drawn
        out, err = capsys.readouterr()
        assert out == ""
        assert re.findall(r"\[(AM\d+)\]: ", err) == [code] * bool(code)
    assert chosen("dark") is DARK
    assert chosen("drak") is None
    assert "did you mean" in capsys.readouterr().err


def test_a_broken_package_is_told_when_it_is_chosen(packages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packages / "look.toml").write_text("ink = 5", "utf-8")
    assert chosen("filed") is None
    assert "looks_one 1.2" in (said := capsys.readouterr().err)
    assert "error[AM605]: " in said


# the page -------------------------------------------------------------------------------------------------------------------------------


def test_the_page_has_every_key_as_it_is() -> None:
    """One row for each key, in the order of the file, with what it takes, what it is for, and what `light` says."""
    rows = re.findall(r"^\| `([a-z.-]+)` \| (.*) \| (.*) \| `(.*)` \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    light = re.findall(r"^[a-z-]+ = (.*)$", to_toml(LIGHT), re.MULTILINE)
    assert rows == [
        (".".join(path), str(key.kind), key.about, says) for (path, key), says in zip(KEYS.items(), light, strict=True)
    ]


def test_the_examples_of_the_page_work() -> None:
    examples = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for text in examples:
        if "[project" not in text:
            look, found = parsed(text)
            assert (look is not None, found) == (True, [])
            assert look not in THEMES.values()
    assert any(f'[project.entry-points."{installed.GROUP}"]' in text for text in examples)
    assert len(examples) >= 2
