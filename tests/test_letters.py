"""Texts: how wide they are, where their lines break, which fonts they ask for, and what renderers without these get."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters

from argmap.render.drawing.texts import texts
from argmap.render.letters.fonts import fonts_for
from argmap.render.letters.lines import LEADING, Line, Style, depth, paragraph
from argmap.render.letters.metrics import UNFIT, clean, pinned, right_to_left, text_width, wrapped
from argmap.render.letters.substitutes import apart, script_names, without
from argmap.scene.theme import LIGHT
from tests.pictured import HOSTILE
from tests.strategies import lines

SCRIPTS = st.sampled_from(
    ["bridge", "Brücke", "мост", "γέφυρα", "կամուրջ", "ხიდი", "جسر", "(جسر)", "גשר", "पुल", "सेतु", "সেতু", "பாலம்", "వంతెన", "പാലം",
     "สะพาน", "ຂົວ", "ស្ពាន", "တံတား", "ཟམ་པ", "ድልድይ", "橋", "「橋」", "はし。", "다리", "👨‍👩‍👧", "🇯🇵", "1️⃣", "👍🏽", "2024", "—", "“", "”", "…"]
)  # fmt: skip


def mixed() -> st.SearchStrategy[str]:
    """Words of all scripts, with and without spaces between them."""
    return st.lists(st.tuples(SCRIPTS, st.sampled_from(["", " "])).map("".join), max_size=12).map("".join)


ANY = st.one_of(st.text(), lines(200), mixed())


# widths --------------------------------------------------------------------------------------------------------------


def test_widths() -> None:
    assert text_width("Wi", 10) == pytest.approx(11.66)
    assert text_width("Wi", 10, bold=True) == pytest.approx(12.22)
    assert text_width("日本", 10) == 20
    assert text_width("é", 10) == text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("Ж", 1000) == 923
    assert text_width("ω", 1000, bold=True) == 845
    assert text_width("“日”", 10) == 30, "fonts for Chinese have wide quotation marks"


@pytest.mark.parametrize("one", ["😀", "👨‍👩‍👧‍👦", "🇯🇵", "👍🏽", "1️⃣", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍❤️‍💋‍👨", "🏳️‍🌈", "☎"])
def test_a_picture_is_one_wide(one: str) -> None:
    assert text_width(one, 10) == 13
    assert text_width(f"a{one}{one}", 10) == pytest.approx(26 + text_width("a", 10))


@pytest.mark.parametrize("text", ["बस", "الجسر", "స్త్రీ", "ក្រុង"])
def test_letters_that_go_together_take_less(text: str) -> None:
    assert 0 < text_width(text, 10) <= sum(text_width(char, 10) for char in text)


@given(ANY, st.booleans())
def test_no_width_is_negative(text: str, bold: bool) -> None:
    assert text_width(clean(text), 11, bold=bold) >= 0


@given(st.lists(st.text("abcdeéжω.,-Wi", min_size=1, max_size=12), min_size=1))
def test_a_line_is_as_wide_as_its_words_and_spaces(words: list[str]) -> None:
    whole = sum(text_width(word, 10) for word in words) + (len(words) - 1) * text_width(" ", 10)
    assert text_width(" ".join(words), 10) == pytest.approx(whole)


# lines ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("room", [60.0, 187.0])
def test_lines_fit(text: str, room: float) -> None:
    shown = clean(text)
    found = wrapped(shown, room, 11)
    assert all(text_width(line, 11) <= room + 1e-6 or len(line) == 1 for line in found)
    assert "".join(found).replace(" ", "") == shown.replace(" ", "")
    assert not any(unicodedata.category(line[0]) in {"Mn", "Me"} for line in found)


@given(ANY, st.floats(40, 400), st.booleans())
def test_any_text_is_broken_into_lines_that_fit(text: str, room: float, bold: bool) -> None:
    shown = clean(text)
    assert not UNFIT.search(shown)
    assert clean(shown) == shown
    found = wrapped(shown, room, 11, bold=bold)
    assert all(text_width(line, 11, bold=bold) <= room + 1e-6 or len(line) == 1 for line in found)
    assert "".join(found).replace(" ", "") == shown.replace(" ", "")


@given(st.text(st.sampled_from("aiWm-, .é"), max_size=200), st.floats(80, 400))
def test_lines_are_as_full_as_can_be(text: str, room: float) -> None:
    """Against the plainest way to set words, one by one."""
    words = [word for word in clean(text).split(" ") if text_width(word, 11) <= room]
    expected: list[str] = []
    for word in filter(None, words):
        if expected and text_width(f"{expected[-1]} {word}", 11) <= room:
            expected[-1] += f" {word}"
        else:
            expected.append(word)
    assert list(wrapped(" ".join(filter(None, words)), room, 11)) == expected


@given(mixed(), st.floats(60, 300))
def test_no_line_breaks_what_a_reader_takes_for_one_character(text: str, room: float) -> None:
    shown = clean(text)
    whole = [cluster for word in shown.split() for cluster in grapheme_clusters(word)]
    parts = [
        cluster for line in wrapped(shown, room, 11) for word in line.split() for cluster in grapheme_clusters(word)
    ]
    assert parts == whole


@given(st.text("橋市日。、」）ーっ「（", min_size=1), st.floats(120, 300))
def test_japanese_lines_begin_and_end_as_they_should(text: str, room: float) -> None:
    if re.search("[。、」）ーっ]{6}|[「（]{6}", text):
        return  # more of them than fit a line with what they belong to
    found = wrapped(text, room, 11)
    assert not any(line[0] in "。、」）ーっ" for line in found[1:])
    assert not any(line[-1] in "「（" for line in found[:-1])


@given(
    st.lists(st.sampled_from(["เมือง", "ควร", "สร้าง", "สะพาน", "แม่น้ำ", "โรงเรียน", "ไป", "ทุก", "เดิน", "จะ"])).map("".join)
)
def test_thai_lines_break_between_syllables(text: str) -> None:
    found = wrapped(text, 187, 11)
    assert not any(line[0] in "ะาำๆ" for line in found[1:])
    assert not any(line[-1] in "เแโใไ" for line in found[:-1])


BROKEN = {
    ("日本は「同盟」を、結ぶ。", 44): ("日本は", "「同盟」", "を、結", "ぶ。"),
    ("삼국 동맹을 맺어야 한다", 50): ("삼국", "동맹을", "맺어야", "한다"),
    ("โรงเรียนและแม่น้ำ", 42): ("โรงเรียน", "และ", "แม่น้ำ"),
    ("one-two-three-four", 60): ("one-two-", "three-four"),
    ("يجب-بناء-الجسر", 52): ("يجب-بناء-", "الجسر"),
    ("a\u00a0word\u00a0that\u00a0is\u00a0long", 48): ("a\u00a0word\u00a0", "that\u00a0is\u00a0", "long"),
    ("zero\u200bwidth", 40): ("zero\u200b", "width"),
    ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 40): ("👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"),
}


@pytest.mark.parametrize(("given", "expected"), BROKEN.items(), ids=[text for text, _ in BROKEN])
def test_lines_break_where_the_script_allows(given: tuple[str, float], expected: tuple[str, ...]) -> None:
    assert wrapped(*given, 11) == expected


def test_urls_break_at_slashes() -> None:
    assert wrapped("https://example.org/some/path", 100, 11)[0] == "https://example.org/"


def test_letters_in_parts_are_put_together() -> None:
    assert clean("\u1112\u1161\u11ab e\u0301 \u304b\u3099 \u1100") == "한 é が \u1100"


# paragraphs ----------------------------------------------------------------------------------------------------------


def test_scripts_with_marks_above_and_below_get_room() -> None:
    style = Style(10)
    plain, thai, khmer = (paragraph(text, style, 0, 0, 100) for text in ("bridge", "สะพาน", "ស្ពាន"))
    assert depth(plain) == 10 * LEADING
    assert depth(plain) < depth(thai) < depth(khmer)
    assert plain[0].y < khmer[0].y


def test_lines_from_right_to_left_end_at_the_right() -> None:
    found = paragraph("העירייה צריכה (Foot Bridge) לבנות גשר", Style(11), 13, 0, 100)
    assert len(found) > 1
    assert all(line.right and line.rtl and line.x == 113 for line in found)
    assert not right_to_left("hello שלום")
    assert right_to_left("(שלום) hello")


def test_other_scripts_are_not_slanted() -> None:
    italic = Style(9, italic=True)
    assert paragraph("Ana Müller", italic, 0, 0, 100)[0].style.italic
    assert not paragraph("山田 Ana", italic, 0, 0, 100)[0].style.italic


HELD = [
    "naïve “café”",
    "мост Ж",
    "γέφυρα",
    "日本は「橋」",
    "다리",
    "สะพาน",
    "ხიდი",
    "גשר",
    "👨‍👩‍👧",
    "x² ≤ √2",
    "e\u0301",
]
FREE = ["الجسر", "पुल", "ស្ពាន", "\u0378", "\ue000", "\u0301", "\u200b"]


@pytest.mark.parametrize(("text", "held"), [(text, True) for text in HELD] + [(text, False) for text in FREE])
def test_lines_are_held_to_widths_that_are_sure(text: str, held: bool) -> None:
    assert pinned(text) is held


def test_a_line_of_hebrew_is_held_only_where_it_is_isolated() -> None:
    held = [line.pin for line in paragraph("bridge שלוםשלום bridge", Style(11), 0, 0, 50)]
    assert held == [True, False, True]


def test_fonts() -> None:
    assert "Arabic" in fonts_for("سلام", "سلام")
    assert "JP" in fonts_for("日本", "日本と")
    assert "Tibetan" in fonts_for("ཟམ་པ", "")
    for text in ("naïve “café”", "мост", "5 µm ≤ ℓ", "𝔸 🙂"):
        assert fonts_for(text, text) == ""


# substitutes ---------------------------------------------------------------------------------------------------------


def drawn(found: tuple[Line, ...]) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{texts(found, LIGHT)}</svg>'


def shown(svg: str) -> str:
    return "".join("".join(element.itertext()) for element in ET.fromstring(svg))


@given(st.one_of(lines(200), mixed()), st.booleans(), st.booleans())
def test_taking_scripts_apart_keeps_every_letter(text: str, bold: bool, italic: bool) -> None:
    svg = drawn(paragraph(text, Style(11, bold=bold, italic=italic), 0, 0, 187))
    assert shown(apart(svg)) == shown(svg)
    if text.isascii():
        assert apart(svg) == svg


def test_each_script_has_fonts_of_its_own() -> None:
    svg = ET.fromstring(apart(drawn(paragraph("go สะพาน 👍🏽 on", Style(11), 0, 0, 187))))
    found = [(element.text, element.get("font-family", "").partition(",")[0]) for element in svg]
    assert found == [("go ", ""), ("สะพาน ", "'Noto Sans Thai'"), ("👍🏽", "'Noto Color Emoji'"), (" on", "")]
    places = [float(element.get("x", "0")) for element in svg]
    assert places == sorted(places)


@given(st.one_of(lines(200), mixed()), st.sets(SCRIPTS).map("".join))
def test_what_is_missing_is_left_out(text: str, missing: str) -> None:
    lost = {char for char in missing if not char.isascii() and unicodedata.category(char)[0] not in "MC"} - {"□"}
    svg = drawn(paragraph(text, Style(11), 0, 0, 187))
    assert lost.isdisjoint(shown(without(svg, lost)))
    assert without(svg, ()) == svg


def test_a_missing_letter_takes_its_marks_along() -> None:
    svg = drawn(paragraph("ที่ 👨‍👩‍👧 é", Style(11), 0, 0, 187))
    assert shown(without(svg, "ท👨")) == "□ □ é"
    assert shown(without(svg, "ท👨□")) == "? ? é"


def test_the_scripts_of_characters() -> None:
    assert script_names("ก漢ひ한👨🇯Ж\u0e35") == ("Chinese", "Cyrillic", "emoji", "Japanese", "Korean", "Thai")
