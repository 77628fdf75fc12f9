"""What articles hold, wherever a text can stand: kept byte for byte by the reader, the writer and the formatter."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.ground.source import BOM, Source
from argmap.syntax import fmt, read

HOSTILE = {
    # brackets, braces, signs of other languages: what Argdown refuses or changes without a word comes first
    "sic": "The treaty was signed in Feburary [sic] 2015.",
    "footnote": "Spending rose by a third.[1][2]",
    "bracketed word": 'He called it "[the] state within the state".',
    "editor": "[Editor's note: the figure is disputed.] It rose.",
    "less and more": "It holds for x<y and y>z, for < 2% and > 1%.",
    "snake case": "The field snake_case_word_ is a_b.",
    "asterisks": "5 * 3 is *not* 2*3, **never** ** ever",
    "braces": "Costs were {estimates vary} between {a, b} and {}.",
    "open brace": "An open { brace, an open [ bracket, an open ( parenthesis.",
    "closed first": "} ] ) > closed before they opened",
    "html": "<b>bold</b> <br/> &lt;i&gt; &amp; <!-- comment --> <script>alert(1)</script>",
    "url": "See http://example.org/a_b?x=1&y=%20#frag, or ftp://x:y@example.org:21/~z//.",
    "double slash": "3//4 // not a comment",
    "block comment": "before /* not a comment */ after",
    "emoji code": "Well done :smile: :+1: said no one.",
    "logic": "p .v. q ^ r -> s <-> t |- u",
    "reference": "Supports [Other] because of <this>: + and - and >< and <+.",
    "yaml": 'key: {source: "p. 3, year: 2020} --- !!python/object',
    "markdown": '`code` ~~gone~~ ![alt](src) [text](url "title") | a | b |',
    "latex": r"$\alpha_1^{2}$ costs \$5 \\ \today \n \t \x41 \u0041",
    "backslash at the end": "C:\\temp\\new\\",
    "template": "{{ name }} {% if %} ${HOME} $(ls) %s %(x)d %% {0!r:>10}",
    "json": '{"a": [1, 2.5e3, null], "b": "\\u0041"}',
    "dot": 'digraph { a -> b [label="x\\n"]; } // \\l \\N',
    # marks of the language itself
    "hash": "# not a comment, #1 of 3 #tags",
    "hash inside": "Ranked #1 # by all",
    "at": '@ 5 "words" .. "more"',
    "handle": "@user wrote to a@b.example",
    "plus": "+ 3 points, - 2 points, ± 1",
    "colons": "a: b: c:: d :e : f",
    "colon first": ": begins with a colon",
    "colon alone": ":",
    "only colons": ":::",
    "parenthesis first": "(policy) It should be built.",
    "qualifiers": "x (fact, certain): y",
    "pipe first": "| begins with a pipe",
    "pipes": "a | b || c |",
    "only a pipe": "|",
    "keyword": "claim is what he made",
    "keyword and colon": "premise short: It is short.",
    "keywords": "and rebuttal undercut says pro con if note",
    "declaration": "article 5 of the constitution",
    "include": 'include "other.argmap"',
    "commas": ", ; , a,b;c / d > e",
    "tilde": "~ about 3~4 ~x",
    "dots": ".. ... .",
    "number": "17",
    # quotation marks
    "double": 'She said "no", and meant ""',
    "unbalanced": 'An inch is 1", a foot 12"',
    "anchor ends": 'From "one" .. "two" on',
    "single": "It's the '90s, y'all: the traders' ''rights''",
    "curly": "“He said ‘no’”, she said; „so“, »so«, «so», ‹so›",
    "misclosed": "“opened and never closed",
    "corner": "彼は「いいえ」と言った。『本』〝引用〟",
    "backtick": "``TeX quotes'' and `ticks`",
    "primes": "5′ 10″ at 48° 12′ N",
    # scripts and invisibles
    "hebrew": 'הוא אמר "לא" (2015): שלום',
    "arabic": "قال: «لا»، ثم ١٢٣٪ (صحيح)؟",
    "direction marks": "a \u202eright to left\u202c and \u2067isolated\u2069 \u200f!",
    "japanese": "日本と韓国は、同盟を結ぶべきだ：（賛成）＃１　＠２　全角スペース",
    "korean": "한국과 일본은 동맹을 맺어야 한다.",
    "decomposed korean": "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    "chinese": "中国反对“亚洲北约”；他说：不。",
    "thai": "ไทยไม่เห็นด้วย",
    "devanagari": "यह सच है। क्षत्रिय",
    "emoji": "👍🏽 👩‍👩‍👧‍👦 🇯🇵🇰🇷 ❤️ 1️⃣",
    "combining": "e\u0301 versus \u00e9, a\u0308\u0323, Z\u0351\u036b\u0343\u036a\u0302",
    "begins with a combining mark": "\u0301 alone",
    "zero width": "zero\u200bwidth \u200cnon-joiner \u200djoiner \u2060word joiner soft\u00adhyphen",
    "byte order mark inside": "before \ufeff after",
    "begins with a byte order mark": "\ufeffafter",
    "no-break space inside": "10\u00a0000\u202fkm",
    "no-break space around": "\u00a0around\u00a0",
    "wide spaces around": "\u3000around\u2003",
    "astral": "𝒜 \U0001f600 \U00020000 \U0010ffff",
    "not a character": "\ufffe \uffff \ufffd",
    "private use": "\ue000 \uf8ff",
    # spaces and controls
    "tab inside": "a\tb\t\tc",
    "many spaces": "a  b   c          d",
    "line separator": "before\u2028after\u2029paragraph",
    "next line": "before\x85after",
    "form feed": "before\x0cafter\x0bvertical",
    "begins with a form feed": "\x0cpage",
    "separators": "\x1c\x1d\x1e\x1f",
    "null": "nul\x00l",
    "escape": "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07 \x7f \x9b",
    "percent": "100 % of 5‰ at 50%off%20",
    "dashes": "-- --- – — ― − ‐ ­ a-b",
    "long word": "x" * 400,
    "long": "A sentence of many words, so that it is longer than the line, " * 6 + 'ends: here | # "',
    "long with double spaces": "two  spaces  between  all  the  words  so  that  it  cannot  be  broken  anywhere  in  it  at  all  ends",
    "long with pipes": "word | " * 40 + "end",
    "long with hashes": "# word " * 40 + "end",
}  # fmt: skip

PLACES = 20
"""So often `page` puts the text into an annotation."""

ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
everything = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)


def page(text: str) -> str:
    """An annotation with the text in every place where the language takes one."""
    return f"""\
debate d
  title: {text}
  note: {text}
article a
  title: {text}
  author: v
  date: 2024
  outlet: {text}
  note: {text}
voice v: {text}
  role: {text}
  note: {text}
issue i: {text}
  scope: {text}
  note: {text}
claim c (v): {text}
  if: {text}
  note: {text}
  note: {text}
  sic: {text}
  premise p: Before
    | {text}
    if: Before
      | {text}
    note:
      | {text}
stance v (pro): i
  note: {text}
"""


def texts_of(debate: argmap.Debate) -> list[str]:
    """All the texts that `page` puts in."""
    article, voice, issue, stance = debate.article("a"), debate.voice("v"), debate.issue("i"), debate.stances[0]
    claim, premise = debate["c"], debate["p"]
    assert premise.text.startswith("Before ")
    assert premise.condition.startswith("Before ")
    return [
        debate.title, *debate.notes, article.title, article.outlet, *article.notes, voice.name, voice.role, *voice.notes,
        issue.text, issue.scope, *issue.notes, claim.text, claim.condition, *claim.notes, *claim.sic,
        premise.text.removeprefix("Before "), premise.condition.removeprefix("Before "), *premise.notes, *stance.notes,
    ]  # fmt: skip


def read_cleanly(text: str) -> argmap.Debate:
    """The model of an annotation in which no line may be a mistake."""
    loaded = argmap.parse(text)
    assert [d.message for d in loaded.diagnostics if d.severity is argmap.Severity.ERROR] == []
    return loaded.model


def test_there_are_enough_of_them() -> None:
    """No sentence is there twice, and they are what the language promises to keep."""
    assert len(set(HOSTILE.values())) == len(HOSTILE) >= 60
    assert all(text == text.strip(" \t") and not set(text) & {"\n", "\r"} for text in HOSTILE.values())


@everything
def test_read(text: str) -> None:
    """The model holds the text as it is, wherever it stands."""
    found = texts_of(read_cleanly(page(text)))
    assert found == [text] * PLACES


@everything
def test_written(text: str) -> None:
    """The writer's annotation says the same, and is written the same again."""
    debate = read_cleanly(page(text))
    written = argmap.dumps(debate)
    assert read_cleanly(written) == debate
    assert argmap.dumps(read_cleanly(written)) == written
    assert fmt(written) == written


@everything
def test_formatted(text: str) -> None:
    """The formatter may break lines, but joined again they are what they were."""
    once = fmt(page(text))
    assert texts_of(read_cleanly(once)) == [text] * PLACES
    assert fmt(once) == once
    assert fmt(page(text), width=40).count("\n") >= once.count("\n")
    assert texts_of(read_cleanly(fmt(page(text), width=40))) == [text] * PLACES


@everything
def test_in_a_comment(text: str) -> None:
    """A comment stays what it is, through the formatter too."""
    annotation = f"claim a: A.\n  # {text}\n  premise b: B.\n# {text}\n"
    assert fmt(annotation) == annotation
    assert len(read_cleanly(annotation)) == 2


@everything
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("begin", ["", BOM], ids=["bare", "bom"])
@pytest.mark.parametrize("last", [True, False], ids=["end", "no end"])
def test_any_line_ends(text: str, end: str, begin: str, last: bool, tmp_path: Path) -> None:
    """From bytes to the model: with every kind of line end, with a byte order mark, without an end of the last line."""
    annotation = begin + page(text).replace("\n", end)
    annotation = annotation if last else annotation.removesuffix(end)
    file = tmp_path / "a.argmap"
    file.write_bytes(annotation.encode())
    loaded = argmap.load(file)
    assert not [d.message for d in loaded.diagnostics if d.severity is argmap.Severity.ERROR]
    assert texts_of(loaded.model) == [text] * PLACES
    assert loaded.trees[0].text.encode() == file.read_bytes()


@everything
def test_in_an_anchor(text: str) -> None:
    """Quoted words may be anything but the mark between two quoted words."""
    if '" .. "' in text:
        with pytest.raises(argmap.ModelError):
            argmap.Anchor(text)
        return
    annotation = f'claim a: A.\n  @ "{text}"\n  @ 7 "{text}" .. "{text}"\n  premise b: B.\n'
    debate = read_cleanly(annotation)
    one, two = debate["a"].anchors
    assert (one.opening, one.closing, one.line) == (text, "", None)
    assert (two.opening, two.closing, two.line) == (text, text, 7)
    assert read_cleanly(argmap.dumps(debate)) == debate
    assert read_cleanly(fmt(annotation)) == debate
    assert fmt(annotation) == annotation


@everything
def test_behind_every_keyword(text: str) -> None:
    """Also without an id, and behind qualifiers: the first colon ends the head, and nothing after it counts."""
    annotation = (
        f"claim: {text}\n  premise (fact): {text}\n    undercut (mitigates): {text}\n  and: {text}\n  rebuttal: {text}\n"
        f"says unclear\n  claim x:{text}\n  claim y  (value)  :   {text}  \t\n"
    )
    debate = read_cleanly(annotation)
    assert [s.text for s in debate] == [text] * 7
    assert read_cleanly(argmap.dumps(debate)) == debate
    assert read_cleanly(fmt(annotation)) == debate


@everything
def test_as_a_piece_between_pieces(text: str) -> None:
    """Pieces are joined by one space, and what a piece begins with means nothing."""
    debate = read_cleanly(f"claim a: First\n  |{text}\n  | {text}\n  |  last\n  premise b: B.\n")
    assert debate["a"].text == f"First {text} {text} last"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """One diagnostic for a file in another encoding, and its bytes come back from the writer."""
    file = tmp_path / "latin.argmap"
    file.write_bytes("claim café: Das Café ist »alt«.\n  premise: Seit 1900.\n".encode("latin-1"))
    loaded = argmap.load(file)
    assert [d.code for d in loaded.diagnostics] == ["AM001"]
    assert argmap.dumps(loaded.model).encode("utf-8", "surrogateescape") == file.read_bytes()


def test_nothing_at_all() -> None:
    """Empty files, and files of blank lines and marks, are annotations of nothing."""
    for text in ["", "\n", "\r", "\r\n", BOM, f"{BOM}\n", " ", "\t\n  \n", "#", "# x", f"{BOM}# x"]:
        assert len(read_cleanly(text)) == 0
        assert read(Source("x", text)).text == text
