"""arguebuf reads what argmap writes, with the same texts and relations, and argmap reads what arguebuf writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap import Debate
from argmap.formats import reads, writes
from argmap.formats.loss import forget
from argmap.model import Statement
from tests.conftest import ROOT
from tests.peers.conftest import installing
from tests.peers.shape import bare, of_arguebuf, of_debate
from tests.peers.worker import Worker
from tests.strategies import debates

EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))
WRITTEN = ["aif", "xaif", "arguebuf", "ova", "sadface", "arggraph"]
"""What argmap writes and arguebuf reads."""
DUMPED = ["aif", "xaif", "arguebuf"]
"""What arguebuf writes."""
SAMPLES = [
    "nodeset10.json", "nodeset100.json", "nodeset104.json", "nodeset178.json", "nodeset215.json", "nodeset664.json",
    "nodeset6064.json", "xaif-28111.json",
]  # fmt: skip


def load(arguebuf: Worker, format: str, text: str) -> dict[str, Any]:
    """What arguebuf sees."""
    return arguebuf.ask(do="load", format=format, text=text)


def agree(arguebuf: Worker, debate: Debate, format: str) -> None:
    """arguebuf sees in a file of argmap's what the model holds that the file says it holds."""
    written = writes(debate, format)
    assert of_arguebuf(load(arguebuf, format, written.text)) == of_debate(forget(debate, written.lost)), format


@settings(max_examples=100)
@given(debates().map(bare))
def test_arguebuf_reads_any_debate(arguebuf: Worker, debate: Debate) -> None:
    """Loops, texts of every script, undercuts of undercuts, several articles; in every format."""
    for format in WRITTEN:
        agree(arguebuf, debate, format)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("format", WRITTEN)
def test_arguebuf_reads_the_examples(arguebuf: Worker, format: str, example: Path) -> None:
    """The articles and debates that argmap ships."""
    agree(arguebuf, argmap.load(example).model, format)


def differ(debate: Debate) -> bool:
    """Whether no two inferences differ only in the order of their premises, which a file of arguebuf's does not keep."""
    return len({(frozenset(i.premises), i.conclusion) for i in debate.inferences}) == len(debate.inferences)


@settings(max_examples=25)
@given(debates().map(bare).filter(differ))
def test_argmap_reads_what_arguebuf_made_of_it(arguebuf: Worker, debate: Debate) -> None:
    """From argmap through arguebuf and back, by each pair of formats."""
    for format in WRITTEN:
        written = writes(debate, format)
        held = of_debate(forget(debate, written.lost))
        for into in DUMPED:
            dumped = arguebuf.ask(do="dump", format=format, into=into, text=written.text)["text"]
            assert of_debate(reads(dumped, into).model) == held, f"{format} to {into}"


def atoms(graph: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The atoms of a graph by their ids."""
    return {atom["id"]: atom for atom in graph["atoms"]}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_arguebuf_knows_who_speaks_what_is_claimed_and_where_it_is_written(arguebuf: Worker, example: Path) -> None:
    """In its own format: participants, the major claim, and passages, each where it is in the text of its resource."""
    loaded = argmap.load(example)
    debate = loaded.model
    graph = load(arguebuf, "arguebuf", writes(debate, "arguebuf", texts=loaded.texts).text)
    seen = atoms(graph)
    assert graph["participants"] == {voice.id: voice.name for voice in debate.voices}
    assert {id: atom["participant"] for id, atom in seen.items()} == {s.id: speaker(debate, s) for s in debate}
    passages = [atom["reference"] for atom in graph["atoms"] if atom["reference"]]
    assert all(_is_there(passage, graph["resources"]) for passage in passages)
    assert len(passages) == sum(bool(s.anchors) for s in debate if s.article in loaded.texts)
    theses = [s.id for s in debate if s.thesis]
    assert graph["major"] in (theses or [""])


def speaker(debate: Debate, statement: Statement) -> str:
    """Who alone asserts a statement, not by way of another: arguebuf has one participant for an atom."""
    chains = statement.voices or tuple((author,) for author in debate.speakers(statement))
    declared = {voice.id for voice in debate.voices}
    return chains[0][0] if len(chains) == 1 and len(chains[0]) == 1 and chains[0][0] in declared else ""


def _is_there(passage: dict[str, Any], resources: dict[str, str]) -> bool:
    text: str = resources[passage["resource"]]
    return text[passage["offset"] :].startswith(passage["text"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
@pytest.mark.parametrize("format", ["aif", "xaif"])
def test_arguebuf_3_knows_who_speaks_in_aif(arguebuf: Worker, format: str, example: Path) -> None:
    """Where one voice asserts a statement. arguebuf 2 reads no speakers from AIF, whoever writes it."""
    debate = argmap.load(example).model
    graph = load(arguebuf, format, writes(debate, format).text)
    heard = {id: graph["participants"][atom["participant"]] for id, atom in atoms(graph).items() if atom["participant"]}
    if installing.ARGUEBUF.startswith("2."):
        assert heard == {}
        return
    names = {voice.id: voice.name for voice in debate.voices}
    alone = {s.id: names[v[0]] for s in debate if len(v := debate.speakers(s)) == 1 and v[0] in names}
    assert {id: heard[id] for id in alone} == alone


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_arguebuf_knows_the_participants_of_ova(arguebuf: Worker, example: Path) -> None:
    """By their names; arguebuf 2 writes a space after those that are one word."""
    debate = argmap.load(example).model
    graph = load(arguebuf, "ova", writes(debate, "ova").text)
    assert {id: name.rstrip(" ") for id, name in graph["participants"].items()} == {v.id: v.name for v in debate.voices}


def same(graph: dict[str, Any]) -> dict[str, Any]:
    """A graph without what changes from one reading to the next: the order, and the ids of edges."""
    return {key: sorted(value, key=json.dumps) if isinstance(value, list) else value for key, value in graph.items()}


def sample_text(shared: Path, sample: str) -> tuple[str, str]:
    """A file of AIFdb and its format. arguebuf 3 refuses files that list no locutions, so these say that there are none."""
    value = json.loads((shared / "samples" / "aif" / sample).read_text("utf-8"))
    if "AIF" in value:
        return json.dumps(value), "xaif"
    return json.dumps({"locutions": [], **value}), "aif"


@pytest.mark.parametrize("sample", SAMPLES)
def test_arguebuf_sees_no_difference_in_what_argmap_wrote_again(arguebuf: Worker, shared: Path, sample: str) -> None:
    """Files of AIFdb, read and written: the same nodes with the same ids, texts, schemes and speakers, the same edges."""
    text, format = sample_text(shared, sample)
    again = writes(reads(text, format).model, format).text
    assert same(load(arguebuf, format, again)) == same(load(arguebuf, format, text))


@pytest.mark.parametrize("sample", SAMPLES)
def test_argmap_sees_what_arguebuf_sees_in_the_samples(arguebuf: Worker, shared: Path, sample: str) -> None:
    """The same statements, supports and attacks; what is neither, argmap keeps aside."""
    text, format = sample_text(shared, sample)
    ours, theirs = of_debate(reads(text, format).model), of_arguebuf(load(arguebuf, format, text))
    assert ours.texts == theirs.texts
    assert ours.steps == theirs.only("support", "attack").steps
