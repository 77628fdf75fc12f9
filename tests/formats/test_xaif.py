"""xAIF: the text comes along, passages are anchors, and what OVA keeps of its drawing stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats import reads, writes
from argmap.ground.source import Source
from argmap.model import Debate
from tests.formats.laws import hold
from tests.formats.test_aif import again, nodeset
from tests.strategies import debates, lines

TEXT = 'A bridge & two tolls.\nThe city <should> build it, since "it" is short.\r\nIt is short, and a toll pays.\n'


@st.composite
def with_texts(draw: st.DrawFn) -> tuple[Debate, dict[str, Source]]:
    """A debate, and texts of some of its articles in which most of its anchors have a place, in any order."""
    debate = draw(debates())
    texts = {}
    for article in debate.articles:
        if not draw(st.booleans()):
            continue
        anchors = [anchor for s in debate.statements if s.article == article.id for anchor in s.anchors]
        pieces = [f"{a.opening}{draw(lines())}{a.closing}" for a in anchors] + draw(st.lists(lines(), max_size=3))
        order = draw(st.permutations(pieces))
        text = draw(st.sampled_from(["\n", " ", "\r\n", "\r", "<br>", "&amp;"])).join(order)
        texts[article.id] = Source(f"{article.id}.txt", text)
    return debate, texts


def xaif(nodes: str, edges: str, text: Any = "", **more: Any) -> str:
    """An xAIF file from words, as `nodeset`."""
    return json.dumps({"AIF": json.loads(nodeset(nodes, edges)), "text": text, **more})


def unordered(value: Any) -> Any:
    """A value without the order of what it lists."""
    if isinstance(value, dict):
        return {name: unordered(held) for name, held in value.items()}
    return sorted(json.dumps(unordered(held), sort_keys=True) for held in value) if isinstance(value, list) else value


@given(debates())
def test_what_is_written_is_read_again(debate: Debate) -> None:
    hold("xaif", debate)


@given(with_texts())
def test_what_is_written_with_its_texts_is_read_again(made: tuple[Debate, dict[str, Source]]) -> None:
    debate, texts = made
    hold("xaif", debate, texts)
    found = reads(writes(debate, "xaif", texts=texts).text, "xaif")
    assert {id: source.text for id, source in found.texts.items()} == {id: source.text for id, source in texts.items()}


def test_a_real_file_comes_back_whole(shared: Path) -> None:
    """Nodes, edges, locutions, participants, schemes; the text; what OVA keeps."""
    text = (shared / "samples" / "aif" / "xaif-28111.json").read_text("utf-8")
    found = reads(text, "xaif")
    assert [d.code for d in found.diagnostics] == ["AM716"]
    assert unordered(again(text, "xaif")) == unordered(json.loads(text))
    assert sum(bool(s.anchors) for s in found.model) == 11
    assert all(d.severity < argmap.Severity.ERROR for d in found.diagnostics)
