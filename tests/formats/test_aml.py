"""Files of Araucaria are read; the samples are of our own making, after the program's own writer."""

from __future__ import annotations

import pytest

import argmap
from argmap.formats import detect, reads
from argmap.formats.document import Document
from argmap.formats.format import Reading
from argmap.model import Anchor, Commitment, Debate, datum

TEXT = "The city should build a bridge. It is short, and short ways are good. Some say it is dear. It is not."


def prop(id: str, text: str, more: str = "", missing: str = "no", inside: str = "") -> str:
    offset = TEXT.find(text)
    return f'<PROP identifier="{id}" missing="{missing}"{more}><PROPTEXT offset="{offset}">{text}</PROPTEXT>{inside}</PROP>'


SCHEME = '<INSCHEME scheme="Argument from Consequences" schid="0"><CQANS answered="yes"/></INSCHEME>'
BRIDGE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ARG SYSTEM "argument.dtd">
<ARG><?Araucaria UTF-8?>
  <SCHEMESET>
    <SCHEME><NAME>Argument from Consequences</NAME><FORM><PREMISE>It does good</PREMISE><CONCLUSION>Do it</CONCLUSION></FORM><CQ>How likely?</CQ></SCHEME>
    <SCHEME><NAME>Argument from Waste</NAME><FORM><CONCLUSION>Go on</CONCLUSION></FORM></SCHEME>
  </SCHEMESET>
  <TEXT>{TEXT}</TEXT>
  <EDATA><AUTHOR>Ana Mora</AUTHOR><DATE>2004-05-01</DATE><SOURCE>The River News</SOURCE><COMMENTS>Taken
down by hand</COMMENTS></EDATA>
  <AU>
    {prop("A", "The city should build a bridge", ' nodelabel="0.9"', inside=SCHEME)}
    <REFUTATION><AU>
      {prop("D", "it is dear", ' supportlabel="weak"', inside='<OWNER name="Piet Dean"/><OWNER name="The press"/>')}
      <REFUTATION><AU>{prop("E", "It is not")}</AU></REFUTATION>
    </AU></REFUTATION>
    <LA>
      <AU>{prop("B", "It is short", inside=SCHEME)}</AU>
      <AU>{prop("C", "short ways are good", inside='<ROLE class="toulmin" element="warrant"/><TUTOR start="1" end="9"/>')}</AU>
    </LA>
    <CA><AU>{prop("F", "Bridges are nice", missing="yes")}</AU></CA>
    <CA><AU>{prop("G", "It is")}<CA><AU>{prop("H", "way")}</AU></CA></AU></CA>
  </AU>
</ARG>
"""


def read(text: str = BRIDGE, name: str = "x/bridge.aml") -> Reading:
    return reads(text, "aml", name=name)


def codes(text: str) -> list[str]:
    return [d.code for d in read(text).diagnostics]


def through_an_annotation(debate: Debate) -> Debate:
    again = argmap.parse(argmap.dumps(debate)).model
    assert again == debate
    return again


def test_convergent_is_no_conflict_and_linked_is_linked() -> None:
    debate = through_an_annotation(read().model)
    name = "bridge/".__add__
    assert {(i.premises, i.conclusion, i.scheme) for i in debate.inferences} == {
        ((name("B"), name("C")), name("A"), "consequences"),
        ((name("F"),), name("A"), ""),
        ((name("G"),), name("A"), ""),
        ((name("H"),), name("G"), ""),
    }
    assert {(a.source, a.target) for a in debate.attacks} == {(name("D"), name("A")), (name("E"), name("D"))}
    assert codes(BRIDGE) == ["AM716"]


def test_voices_implicit_premises_and_anchors() -> None:
    reading = read()
    debate = reading.model
    assert debate["D"].voices == (("Piet-Dean",), ("The-press",))
    assert debate["D"].commitment is Commitment.REPORTED
    assert debate.voice("Piet-Dean").name == "Piet Dean"
    assert debate["F"].implicit
    assert debate["F"].anchors == ()
    assert debate["B"].anchors == (Anchor("It is short"),)
    assert reading.texts["bridge"].text == TEXT
    article = debate.articles[0]
    assert (article.id, article.outlet, article.notes) == ("bridge", "The River News", ("Taken down by hand",))


def test_what_has_no_word_is_kept() -> None:
    debate = read().model
    assert datum(debate["A"], "aml.nodelabel") == '"0.9"'
    assert datum(debate["C"], "aml.roles") == '{"toulmin":"warrant"}'
    (attack,) = [a for a in debate.attacks if a.target == "bridge/A"]
    assert datum(attack, "aml.supportlabel") == "weak"
    (linked,) = [i for i in debate.inferences if i.linked]
    assert datum(linked, "aml.answered") == '["yes"]'
    article = debate.articles[0]
    assert datum(article, "aml.author") == "Ana Mora"
    assert "How likely?" in datum(article, "aml.schemeset")
    assert "Waste" not in datum(article, "aml.schemeset"), "a definition that nothing uses is no part of the argument"


def test_schemes_of_other_names_are_kept() -> None:
    debate = read(BRIDGE.replace("Argument from Consequences", "Argument from Bridges")).model
    (linked,) = [i for i in debate.inferences if i.linked]
    assert (linked.scheme, datum(linked, "aml.scheme")) == ("", "Argument from Bridges")
    only = BRIDGE.replace(SCHEME, SCHEME.replace('schid="0"', 'schid="7"'), 1)
    debate = read(only).model
    assert [i.scheme for i in debate.inferences if i.linked] == [""]
    assert datum(debate["A"], "aml.schemes") == '[["Argument from Consequences","7"]]'


@pytest.mark.parametrize(
    ("text", "said", "offset", "expected", "anchors"),
    [
        ("Yes, it is so.", "it is", "5", [], (Anchor("it is"),)),
        ("🙂 Yes, it is so.", "it is", "8", [], (Anchor("it is"),)),
        ("Yes, it\nis so.", "it is", "5", [], (Anchor("it", "is"),)),
        ("Yes, it is so.", "it is", "-1", [], ()),
        ("Yes, it is so.", "it is", "", [], ()),
        ("Yes, it is so.", "it is", "0", ["AM305"], (Anchor("it is"),)),
        ("Yes, it is so.", "it was", "5", ["AM301"], ()),
        ("Yes, it is so.", "it is", "many", ["AM714"], ()),
        ("it is, it is, it is", "it is", "7", [], ()),
    ],
)
def test_offsets_are_checked(
    text: str, said: str, offset: str, expected: list[str], anchors: tuple[Anchor, ...]
) -> None:
    reading = read(
        f'<ARG><TEXT>{text}</TEXT><AU><PROP identifier="A" missing="no"><PROPTEXT offset="{offset}">{said}</PROPTEXT></PROP></AU></ARG>'
    )
    assert [d.code for d in reading.diagnostics] == expected
    (statement,) = reading.model
    assert statement.anchors == anchors
    assert bool(datum(statement, "aml.offset")) == (not anchors and offset not in ("-1", ""))


A = '<PROP identifier="A" missing="no"><PROPTEXT offset="-1">A.</PROPTEXT></PROP>'
B = A.replace('"A"', '"B"').replace("A.", "B.")


@pytest.mark.parametrize(
    ("inside", "expected", "statements", "relations"),
    [
        ("", [], 0, 0),
        (f"<AU>{A}</AU><AU>{B}</AU>", [], 2, 0),
        (f"<AU>{A}<CA><AU>{B}</AU><AU>{B.replace('B', 'C')}</AU></CA></AU>", [], 3, 2),
        (f"<AU>{A}<LA><AU>{B}</AU></LA></AU>", [], 2, 1),
        (f"<AU>{A}<CA></CA></AU>", [], 1, 0),
        (f"<AU>{A}<CA><AU>{A}</AU></CA></AU>", ["AM711"], 2, 1),
        (f"<AU><CA><AU>{B}</AU></CA></AU>", ["AM715"], 1, 0),
        (f"<AU>{A}<CA><AU><CA><AU>{B}</AU></CA></AU></CA></AU>", ["AM715"], 2, 1),
        (f"<AU>{A}<XA><AU>{B}</AU></XA></AU>", ["AM713"], 1, 0),
        (f"<AU>{A}<AU>{B}</AU></AU>", ["AM713"], 1, 0),
        (f"<AU>{A.replace('</PROP>', '<EVALUATION/></PROP>')}</AU>", ["AM713"], 1, 0),
        (f"<AU>{A.replace(' identifier=' + chr(34) + 'A' + chr(34), '')}</AU>", [], 1, 0),
        ('<AU><PROP identifier="A"/></AU>', ["AM715"], 1, 0),
        (f"<AU>{A}<REFUTATION><AU>{B}</AU></REFUTATION>", ["AM701"], 2, 1),
        (f"<EXTRA/><AU>{A}</AU>", ["AM713"], 1, 0),
    ],
)
def test_one_mistake_costs_one_diagnostic(inside: str, expected: list[str], statements: int, relations: int) -> None:
    reading = read(f"<ARG>{inside}</ARG>")
    assert [d.code for d in reading.diagnostics] == expected
    debate = through_an_annotation(reading.model)
    assert (len(debate), len(debate.inferences) + len(debate.attacks)) == (statements, relations)


def test_odd_ids_and_owners() -> None:
    owners = '<OWNER name="a/b"/><OWNER name="a-b"/><OWNER name=" "/><OWNER name="author"/><OWNER/>'
    text = f"<ARG><AU>{A.replace('identifier=' + chr(34) + 'A', 'identifier=' + chr(34) + 'a/b c').replace('</PROP>', owners + '</PROP>')}</AU></ARG>"
    debate = through_an_annotation(read(text).model)
    (statement,) = debate
    assert (statement.id, datum(statement, "aml.id")) == ("a-b-c", "a/b c")
    assert "author-" in {voice.id for voice in debate.voices}


def test_no_argument_and_no_network() -> None:
    assert codes("<x/>") == ["AM701"]
    assert codes("") == ["AM701"]
    assert codes('<!DOCTYPE ARG SYSTEM "http://nowhere.invalid/argument.dtd">\n<ARG/>') == []
    assert read("<ARG/>").model == Debate()


def test_a_large_argument() -> None:
    size = 10_000
    units = "".join(f"<CA><AU>{B.replace('B', f'B{n}')}</AU></CA>" for n in range(size))
    debate = read(f"<ARG><TEXT>{'A. ' * size}</TEXT><AU>{A}{units}</AU></ARG>").model
    assert len(debate.inferences) == size
    twice = read(f"<ARG><AU>{A}</AU>{f'<AU>{A}</AU>' * size}</ARG>")
    assert len(twice.model) == size + 1


def test_it_is_recognised() -> None:
    assert detect(Document.of(BRIDGE, "x.aml")).name == "aml"
    assert detect(Document.of("<arggraph id='a'/>", "x.xml")).name != "aml"
