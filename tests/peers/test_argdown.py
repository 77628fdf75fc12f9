"""Argdown itself: it sees in a text what our reader sees, and what we write is to it what it is to us."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

import argmap
from argmap.formats.argdown import read, write
from argmap.formats.argdown.outline import Outline, counts
from argmap.formats.argdown.outlining import outline_of
from argmap.formats.argdown_json import outline_from
from argmap.formats.argdown_json import read as read_json
from argmap.formats.document import Document
from argmap.ground.source import Source
from argmap.model import Debate
from tests.formats.argdown_documents import document
from tests.peers.worker import Refused, Worker
from tests.strategies import debates

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "japan-korea" / "debate.argmap"


@pytest.fixture(scope="session")
def worker(argdown: Any) -> Iterator[Worker]:
    """Argdown, which answers with its model of a text."""
    with Worker([argdown.node, HERE / "argdown_worker.cjs", argdown.folder]) as worker:
        yield worker


def shape(outline: Outline) -> dict[str, Any]:
    """What can be compared: titles, texts, tags, data, sections, lines and rules, relations."""
    return {
        "statements": {
            t: (len(i.texts), i.text, sorted(i.tags), i.data, i.section) for t, i in outline.statements.items()
        },
        "arguments": {
            t: (i.text, sorted(i.tags), i.data, i.section, [(x.title, x.role, x.inference) for x in i.lines])
            for t, i in outline.arguments.items()
        },
        "relations": Counter((r.type, r.source, r.target) for r in outline.relations),
        "sections": [(s.id, s.level, s.title, s.data, s.parent) for s in outline.sections],
        "tags": set(outline.tags),
    }


def seen(worker: Worker, text: str) -> tuple[Outline, list[str], Any]:
    """Argdown's model of a text, as our reader of Argdown's JSON reads it; what Argdown says against the text; its front matter."""
    said = worker.ask(text=text)
    return outline_from(json.loads(json.dumps(said["model"]))), said["errors"], said["frontMatter"]


def test_samples_are_what_argdown_sees(worker: Worker, shared: Path) -> None:
    """Whole documents, by hand."""
    samples = sorted((shared / "samples" / "argdown").glob("*.argdown"))
    assert len(samples) == 4
    for sample in samples:
        text = sample.read_bytes().decode()
        theirs, errors, front = seen(worker, text)
        ours, problems = outline_of(Source(sample.name, text))
        assert (errors, problems) == ([], [])
        assert shape(ours) == shape(theirs)
        assert counts(ours) == counts(theirs)
        assert ours.front == front


def test_the_json_of_samples_is_the_same_debate(worker: Worker, shared: Path) -> None:
    """Whether the document is read or what Argdown exports of it: the same statements and relations."""
    for sample in sorted((shared / "samples" / "argdown").glob("*.argdown")):
        text = sample.read_bytes().decode()
        exported = read_json(Document.of(json.dumps(worker.ask(text=text)["model"]))).model
        model = read(Document.of(text)).model
        assert {s.id: s.text for s in exported} == {s.id: s.text for s in model}
        assert {i.key for i in exported.inferences} == {i.key for i in model.inferences}
        assert {a.key for a in exported.attacks} == {a.key for a in model.attacks}


def test_documents_are_what_argdown_sees(worker: Worker) -> None:
    """Generated documents with all the syntax; both find fault with the same ones."""
    clean = 0
    for number in range(300):
        text = document(random.Random(number))
        ours, problems = outline_of(Source("x", text))
        try:
            theirs, errors, front = seen(worker, text)
        except Refused:
            assert problems, text
            continue
        assert bool(errors) == bool(problems), text
        if not problems:
            clean += 1
            assert shape(ours) == shape(theirs), text
            assert counts(ours) == counts(theirs)
            assert ours.front == front
    assert clean > 200


def check_written(worker: Worker, debate: Debate) -> None:
    """Argdown reads what we write without a word, and sees the statements and relations that we see."""
    text = write(debate, {}).text
    theirs, errors, front = seen(worker, text)
    assert errors == [], text
    ours, problems = outline_of(Source("x", text))
    assert problems == []
    assert shape(ours) == shape(theirs), text
    assert ours.front == front
    texts = Counter(
        item.text.rstrip(" ") for item in (*theirs.statements.values(), *theirs.arguments.values()) if item.texts
    )
    assert not Counter(s.text for s in debate.statements) - texts, text


@seed(20)
@settings(max_examples=200, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
@given(debate=debates().filter(lambda debate: bool(debate.statements)))
def test_what_we_write_is_read_by_argdown(worker: Worker, debate: Debate) -> None:
    """Any debate, with whatever texts."""
    check_written(worker, debate)


def test_the_example_is_read_by_argdown(worker: Worker) -> None:
    """A whole annotation."""
    check_written(worker, argmap.load(EXAMPLE).model)
