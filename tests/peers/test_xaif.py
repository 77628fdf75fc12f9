"""The package xaif finds in our xAIF who says what and what bears on what, and argmap reads what it makes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.formats import reads, writes
from argmap.ground.diagnostics import Severity
from argmap.model import Debate
from tests.conftest import ROOT
from tests.peers.worker import Worker

EXAMPLES = sorted((ROOT / "examples").rglob("*.argmap"))


def pairs(debate: Debate) -> Counter[tuple[str, str]]:
    """What bears on what, by the texts of the two; undercuts are not looked for by xaif."""
    texts = {statement.id: statement.text for statement in debate}
    steps = [(premise, i.conclusion) for i in debate.inferences for premise in i.premises]
    steps += [(attack.source, attack.target) for attack in debate.attacks if not attack.undercuts]
    return Counter((texts[source], texts[target]) for source, target in steps)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_xaif_finds_pairs_and_speakers(xaif: Worker, example: Path) -> None:
    """The same pairs of propositions, and the speakers that the voices are."""
    debate = argmap.load(example).model
    found = xaif.ask(do="load", text=writes(debate, "xaif").text)
    assert found["valid"]
    assert Counter((source, target) for source, _, target in found["pairs"]) == pairs(debate)
    names = {voice.id: voice.name for voice in debate.voices}
    chains = [chain for s in debate for chain in s.voices or tuple((author,) for author in debate.speakers(s))]
    heard = {" ".join(name.split()).removesuffix(" None") for name in found["speakers"].values()}
    assert heard == {names.get(voice, "None") for chain in chains for voice in chain}  # None: a voice that is unclear


def test_argmap_reads_what_xaif_makes(xaif: Worker) -> None:
    """With its faults: two edges share an id, two participants share a number, a locution is left of which the node is gone."""
    made = xaif.ask(
        do="make",
        text="Here is the text.",
        steps=[
            {"add": "locution", "text": "It rains. Take an umbrella.", "speaker": "Mora Lind"},
            {"add": "segment", "Lnode_ID": 1, "segments": ["It rains.", "Take an umbrella."]},
            {"add": "proposition", "Lnode_ID": 2, "proposition": "It rains."},
            {"add": "proposition", "Lnode_ID": 3, "proposition": "You should take an umbrella."},
            {"add": "argument_relation", "relation_type": "RA", "iNode_ID1": 4, "iNode_ID2": 6},
        ],
    )
    reading = reads(made["text"], "xaif")
    assert [s.text for s in reading.model] == ["It rains.", "You should take an umbrella."]
    assert pairs(reading.model) == Counter({("It rains.", "You should take an umbrella."): 1})
    assert [d.code for d in reading.diagnostics if d.severity is Severity.ERROR] == ["AM711"]  # the two participants
