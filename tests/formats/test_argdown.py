"""Argdown, read and written: what each construct stands for, what mistakes cost, and that what is written is read again."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats.argdown import read, sniff, write
from argmap.formats.argdown.outline import Outline, counts
from argmap.formats.argdown.outlining import outline_of
from argmap.formats.argdown.reading import foreign
from argmap.formats.argdown.words import escaped, may_be_title
from argmap.formats.argdown.words import read as read_words
from argmap.formats.argdown.yaml import YamlError, load
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.ground.diagnostics import Severity
from argmap.ground.source import Source
from argmap.model import Attack, Debate, Inference, Statement, datum
from tests.formats.argdown_documents import document
from tests.formats.laws import hold
from tests.strategies import data, debates, evolve, lines


def reading(text: str) -> Reading:
    return read(Document.of(text, "x.argdown"))


def outline(text: str) -> Outline:
    return outline_of(Source("x", text))[0]


def problems(text: str) -> list[str]:
    return [d.message for d in reading(text).diagnostics if d.severity is not Severity.HINT]


def said(debate: Debate) -> set[str]:
    """Relations in a short form."""
    texts = {s.id: s.text for s in debate}
    keys: dict[str, str] = {}
    for inference in debate.inferences:
        keys[inference.key] = f"{'+'.join(texts[p] for p in inference.premises)} => {texts[inference.conclusion]}"
    for attack in debate.graph.attacks_inwards():
        target = f"({keys[attack.target]})" if attack.undercuts else texts[attack.target]
        keys[attack.key] = f"{texts[attack.source]} x {target}"
    return set(keys.values())


PCS = "(1) [p]: P.\n(2) [q]: Q.\n----\n(3) [c]: C.\n"
RELATIONS = [
    ("[a]: A.\n  + [b]: B.", {"B. => A."}),
    ("[a]: A.\n  <+ [b]: B.", {"B. => A."}),
    ("[a]: A.\n  +> [b]: B.", {"A. => B."}),
    ("[a]: A.\n  - [b]: B.", {"B. x A."}),
    ("[a]: A.\n  <- [b]: B.", {"B. x A."}),
    ("[a]: A.\n  -> [b]: B.", {"A. x B."}),
    ("[a]: A.\n  >< [b]: B.", {"A. x B.", "B. x A."}),
    ("[a]: A.\n  + <b>: B.\n    _ [c]: C.", {"B. => A.", "C. x (B. => A.)"}),
    ("[a]: A.\n  - <b>: B.\n    <_ <c>: C.", {"B. x A.", "C. x (B. x A.)"}),
    ("[a]: A.\n  + [b]: B.\n    _ [c]: C.", {"B. => A.", "C. x (B. => A.)"}),
    ("[a]: A.\n  _ [b]: B.", {"B. x A."}),
    ("[b]: B.\n  _> [a]: A.", {"B. x A."}),
    ("[a]: A.\n  + <b>: B.\n  + [c]: C.\n\n[d]: D.\n  _> <b>", {"B. => A.", "C. => A.", "D. x (B. => A.)"}),
    ("[a]: A.\n + B.\n    + C.\n   - D.", {"B. => A.", "C. => B.", "D. x A."}),
    (PCS, {"P.+Q. => C."}),
    (PCS.replace("----", "--\nrule {uses: [2]}\n--"), {"Q. => C."}),
    (PCS.replace("----", "----\n  <_ U."), {"P.+Q. => C.", "U. x (P.+Q. => C.)"}),
    (f"<A>: d.\n\n{PCS}\n[u]: U.\n  _> <A>", {"P.+Q. => C.", "U. x (P.+Q. => C.)"}),
    (f"<A>: d.\n\n{PCS}\n[u]: U.\n  -> <A>", {"P.+Q. => C.", "U. x (P.+Q. => C.)"}),
    (f"<A>: d.\n\n{PCS}\n[u]: U.\n  +> <A>", {"P.+Q. => C.", "U. => C."}),
    (f"<A>: d.\n  +> [u]: U.\n\n{PCS}", {"P.+Q. => C.", "C. => U."}),
    ("<A>\n\n(1) [p]: P.\n----\n(2) [c]: C.\n\n[u]: U.\n  -> <A>", {"P. => C.", "U. x P."}),
    ("<A>\n\n(1) [p]: P.\n----\n(2) [c]: C.\n\n[u]: U.\n  +> <A>", {"P. => C.", "U. => P."}),
    ("(1) P.\n----\n(2) M.\n(3) Q.\n----\n(4) C.", {"P. => M.", "M.+Q. => C."}),
    ("===\nmodel: {mode: strict}\n===\n\n[a]: A.\n  + [b]: B.\n  - [c]: C.", {"B. => A.", "C. x A.", "A. x C."}),
]


@pytest.mark.parametrize(("text", "relations"), RELATIONS)
def test_relations(text: str, relations: set[str]) -> None:
    """What each mark stands for, in each direction; and it is written so that it stands for the same."""
    model = reading(text).model
    assert said(model) == relations
    assert problems(text) == []
    written = write(model, {})
    assert written.lost == ()
    assert reading(written.text).model == model
    assert types(outline(written.text)) == types(outline(text))


def types(outline: Outline) -> Counter[str]:
    return Counter(relation.type for relation in outline.relations)


TEXTS = [
    ("Some *it* and **bold** __b__ _i_.", "Some it and bold b i."),
    ("see [here](http://x.org/a_b) now", "see here now"),
    ("a #tag and #(two words) b", "a and b"),
    ("x .->. y :smile: z.", "x → y \u263a\ufe0f z."),
    ("a /* b */ c <!-- d --> e // f\n  g", "a c e g"),
    (r"\[sic\] \#1 a\_b \\", "[sic] #1 a_b \\"),
    ("one\n  two\n  three", "one two three"),
    ("as @[b] says", "as @[b] says"),
]


@pytest.mark.parametrize(("raw", "text"), TEXTS)
def test_texts(raw: str, text: str) -> None:
    """Markup is no part of a text, and comes back."""
    model = reading(f"[a]: {raw}\n").model
    assert model["a"].text == text
    again = reading(write(model, {}).text).model
    assert again == model


def test_titles_and_anonymous_statements() -> None:
    """A title that can be an id is one; others are kept; untitled statements are written without a title."""
    text = "[toll]: T.\n\n[A toll: why?]: W.\n\nNo title.\n\n<toll>: An argument.\n"
    model = reading(text).model
    assert {s.id for s in model} == {"toll", "A-toll-why?", "~no-title", "toll-2"}
    assert datum(model["A-toll-why?"], "argdown.title") == "A toll: why?"
    written = write(model, {})
    assert written.lost == ()
    assert "[A toll: why?]: W." in written.text
    assert "\nNo title.\n" in written.text
    assert "<toll>: An argument." in written.text


def test_what_has_no_word_is_kept() -> None:
    """Headings, tags, data, front matter, rules, further texts: as data, and back."""
    text = (
        "===\ntitle: T\nauthor: [a, b]\ndate: 2020-01-01\n===\n\n# One #x {isGroup: false}\n\n[a]: First.\n\n[a]: Second. #pro "
        "{source: p. 3, n: 1}\n\n## Two\n\n<B>: D. #con {k: v}\n\n(1) [a]\n(2) Q.\n-- rule, other {uses: [1, 2]} --\n(3) [c]: C.\n"
    )
    found = reading(text)
    model = found.model
    assert model.title == "T"
    assert datum(model, "argdown.front") == '{"author":["a","b"],"date":"2020-01-01"}'
    assert datum(model["a"], "argdown.data") == '{"source":"p. 3","n":1}'
    assert (model["a"].text, datum(model["a"], "argdown.texts")) == ("Second.", '["First."]')
    assert [d.code for d in found.diagnostics] == ["AM716"]
    written = write(argmap.parse(argmap.dumps(model)).model, {})
    assert written.lost == ()
    assert same(outline(written.text), outline(text))


def same(one: Outline, other: Outline) -> bool:
    """Whether two documents say the same, whatever their untitled statements are called."""
    left, right = plain(one), plain(other)
    assert left == right
    return True


def plain(outline: Outline) -> dict[str, Any]:
    """A document without numbers of untitled statements, and without our own data."""
    titles = {("statement", t): f"~{i.text.strip()}" if i.untitled else t for t, i in outline.statements.items()}
    for title, argument in outline.arguments.items():
        within = "|".join(titles["statement", line.title] for line in argument.lines)
        titles["argument", title] = f"~{within}" if argument.untitled else title
    sections = {s.id: (s.level, s.raw, str(s.data)) for s in outline.sections}

    def end(end: Any) -> tuple[str, str, int]:
        return (end.kind, titles["statement" if end.kind == "statement" else "argument", end.title], end.index)

    def relation(relation: Any) -> Any:
        ends = [end(relation.source), end(relation.target)]
        return (relation.type, *(sorted(ends) if relation.type in ("contrary", "contradictory") else ends))

    def item(kind: str, item: Any) -> Any:
        lines = tuple(
            (
                titles["statement", line.title],
                line.role,
                line.inference and (line.inference.rules, str(foreign(line.inference.data))),
            )
            for line in item.lines
        )
        section = sections.get(item.section) if item.texts else None
        texts = tuple(sorted(text.plain for text in item.texts))
        last = item.texts[-1].plain if item.texts else None
        return titles[kind, item.title], last, texts, tuple(sorted(item.tags)), str(foreign(item.data)), section, lines

    return {
        "statements": Counter(item("statement", i) for i in outline.statements.values()),
        "arguments": Counter(item("argument", i) for i in outline.arguments.values()),
        "relations": Counter(map(relation, outline.relations)),
        "sections": [sections[s.id] for s in outline.sections],
        "tags": sorted(outline.tags),
        "front": outline.front,
    }


def test_samples_come_back(shared: Path) -> None:
    """Argdown, our text, and Argdown again: the same document."""
    samples = sorted((shared / "samples" / "argdown").glob("*.argdown"))
    assert len(samples) == 4
    for sample in samples:
        text = sample.read_bytes().decode()
        first = reading(text)
        assert not [d for d in first.diagnostics if d.severity is not Severity.HINT]
        assert sniff(Document.of(text))
        parsed = argmap.parse(argmap.dumps(first.model)).model
        assert parsed == first.model
        written = write(parsed, {})
        assert written.lost == ()
        assert same(outline(written.text), outline(text))
        assert counts(outline(written.text)) == counts(outline(text))


def test_documents_come_back() -> None:
    """Generated documents with all the syntax, too, up to what is said to be lost."""
    whole = 0
    for number in range(150):
        text = document(random.Random(number))
        model = reading(text).model
        assert argmap.parse(argmap.dumps(model)).model == model
        hold("argdown", model)
        whole += not write(model, {}).lost
    assert whole > 75


MISTAKES = [
    ("[a]: A [sic] text.\n  + [b]: B.", "`[sic]` cannot stand in a text", {"A [sic] text.", "B."}),
    ("[a]: A <b> text.", "`<b>` cannot stand in a text", {"A <b> text."}),
    ("[a]: A.\n- [b]: B.\n  + C.", "a relation is not indented", {"A.", "B.", "C."}),
    ("[a]: A.\n[b]: B.", "`[b]:` begins a paragraph", {"A.", "B."}),
    ("[a]: A *b.\n  + C.", "`*` begins what nothing ends", {"A *b.", "C."}),
    ("(1) P.\n(2) Q.\n\n[c]: C.", "premises lead to no conclusion", {"P.", "Q.", "C."}),
    ("(1) P.\n--\nrule\n(2) Q.\n\n[c]: C.", "the inference has no `--` at its end", {"P.", "Q.", "C."}),
    ("[a]: A. {b: [}\n\nC.", "the YAML cannot be read", {"A.", "C."}),
    ("[a]: A. {b: &x 1, c: *x}", "the YAML cannot be read: anchors and aliases are not read", {"A."}),
    ("===\n- a\n===\n\nC.", "the front matter has no fields", {"C."}),
    ("[a]: A.\n\n@include(b.argdown)", "other files are not included", {"A."}),
    ("<A>: a\n\n(1) P.\n----\n(2) C.\n\n<A>\n\n(1) Q.\n----\n(2) D.", "has premises and a conclusion already", {"P.", "C.", "Q.", "D."}),
    ("[a]: A.\n\n+ B.\n\nC.", "cannot stand here", {"A.", "C."}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "kept"), MISTAKES)
def test_one_mistake_costs_one_diagnostic(text: str, message: str, kept: set[str]) -> None:
    """And the rest is read."""
    found = problems(text)
    assert len(found) == 1, found
    assert message in found[0]
    assert {s.text for s in reading(text).model} >= kept


@settings(max_examples=60)
@given(debate=debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    """Any debate; data of other formats is no loss."""
    hold("argdown", debate)
    if not any(key.startswith("argdown.") for s in debate for key, _ in s.data):
        lost = [loss for loss in write(debate, {}).lost if "argdown." not in loss.field]
        assert lost == []


KEPT = st.sampled_from(
    ["title", "type", "text", "texts", "tags", "data", "section", "relations", "argument", "sections", "front", "x"]
)
VALUES = st.sampled_from(
    ["argument", '""', '["a"]', '{"a":1}', "s1", '[["support"]]', '[["attack","A"]]', '[["contradictory"]]', '[[1,"H"]]', "[]", "A b",
     '{"argmap":{}}', '[{"lines":["a",["b",[]]]}]', '[{"title":"T","lines":["a",["b",["rule"]]]}]', "*a*", "Untitled 1", "-x", "__proto__"]
)  # fmt: skip


@settings(max_examples=60)
@given(debate=debates(), pairs=st.dictionaries(KEPT, VALUES | lines(), max_size=4), more=data())
def test_made_up_data_cost_nothing_else(debate: Debate, pairs: dict[str, str], more: Any) -> None:
    """Data under our keys that no reader has made."""
    extra = {f"argdown.{key}": value for key, value in pairs.items()} | dict(more)

    def with_extra(element: Any) -> Any:
        return evolve(element, data=tuple((dict(element.data) | extra).items()))

    hold(
        "argdown",
        evolve(
            with_extra(debate),
            statements=tuple(map(with_extra, debate.statements)),
            inferences=tuple(map(with_extra, debate.inferences)),
            attacks=tuple(map(with_extra, debate.attacks)),
        ),
    )


@settings(max_examples=80)
@given(text=lines(200))
@example("{a}. // x: y :smile: .A. #t @[a] <b> [l](u) === * _ \\")
@example("a.  b.\t\tc")
def test_every_text_can_be_said(text: str) -> None:
    """And says no tags."""
    for fresh in (False, True):
        raw = escaped(text, fresh=fresh)
        found = read_words(raw)
        assert found is not None
        assert found[:2] == (text, ())
    assert outline(f"{escaped(text, fresh=True)}\n").statements["Untitled 1"].text == text


PIECES = st.sampled_from(
    ["[a]", "[b]:", "<c>", "<d>:", "@[a]", " ", "  ", "    ", "\n", "\n\n", "\n  ", "\n    ", "+ ", "- ", "_ ", "+> ", "><", "(1) ", "(2) ",
     "----", "--", "text", "a, b", ".A.", "*", "**", "_", "__", "{a: 1}", "{", "}", "#t ", "# ", "// c\n", "/*", "*/", "<!--", "-->", "\\",
     "[l](u)", "1. ", "* ", "===", "=== a: 1 ===", "\r\n", "\r", "\t", ":", "argmap: {", '{"argmap": {"id": "x", "kind": 1}}', "\u2028"]
)  # fmt: skip


@settings(max_examples=80)
@given(text=st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_anything_is_read(text: str) -> None:
    """No text stops the reader, and what it makes can be written down, here and there."""
    model = reading(text).model
    assert argmap.parse(argmap.dumps(model)).model == model
    hold("argdown", model)


@pytest.mark.parametrize(
    "text",
    ["[" * 50000, "[a" * 50000, "<!--" * 20000, "{ } x" * 10000, "_*" * 10000, "[t]: {a: " + "[" * 50000, "(1) a\n" * 3000, "--\n" * 5000,
     "[a]\n" + "".join(" " * n + "+ x\n" for n in range(1500)), "=== a\n\n" * 3000, "\\" * 50001, "#(" * 10000]
)  # fmt: skip
def test_hostile_texts_are_read(text: str) -> None:
    """Deep, long and unclosed: in time, and without recursion."""
    assert reading(text).model.graph


def test_a_long_chain_comes_back() -> None:
    """Depth is no trouble, in either direction."""
    count = 5000
    chain = Debate(
        tuple(Statement(f"s{n}", "Text.") for n in range(count)),
        tuple(Inference((f"s{n + 1}",), f"s{n}") for n in range(count - 1)),
        tuple(Attack(f"s{n}", f"s{n + 1}") for n in range(count - 1)),
    )
    written = write(chain, {})
    assert written.lost == ()
    assert reading(written.text).model == chain
    assert max(len(re.match(" *", line)[0]) for line in written.text.splitlines()) < 40  # type: ignore[index]


YAML = [
    ("a: yes", {"a": "yes"}),
    ("{a: 1, b: 0x10, c: 0o7, d: 1e3, e: 1_0, f: 2020-01-01, g: ~, h: TRUE}",
     {"a": 1, "b": 16, "c": 7, "d": 1000.0, "e": "1_0", "f": "2020-01-01", "g": None, "h": True}),
    ("{a: {b: [1, '2', \"3\"]}}", {"a": {"b": [1, "2", "3"]}}),
    ("{estimates vary}", {"estimates vary": None}),
    ('{"a": "\\u007d"}', {"a": "}"}),
    ('title: "a"\nargmap: {"b": 1}', {"title": "a", "argmap": {"b": 1}}),
    ("- 1\n- .inf", [1, ".inf"]),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), YAML)
def test_yaml(text: str, value: Any) -> None:
    """Scalars are what Argdown's reader takes them for, but for dates, which stay as they are written."""
    assert load(text) == value


@pytest.mark.parametrize(
    "text",
    ["&a 1", "[*a]", "!!python/object:os.system x", "{a: 1, a: 2}", "[" * 5000, "a: [", "--- a\n--- b", "? [a]\n: b"],
)
def test_yaml_that_is_refused(text: str) -> None:
    """Anchors, tags, keys that are there twice, depth."""
    with pytest.raises(YamlError):
        load(text)


@pytest.mark.parametrize(
    ("title", "may"), [("a b", True), ("a]b", False), ("-a", False), ("constructor", False), ("Untitled 3", False)]
)
def test_titles(title: str, may: bool) -> None:
    """Nothing in a title can be escaped, and some are taken."""
    assert may_be_title(title, "]") is may
