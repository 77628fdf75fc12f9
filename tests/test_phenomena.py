"""What the language must be able to say (section 2 of the design): a case for each, its source beside what it means."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.syntax import fmt

CASES = Path(__file__).parent / "cases" / "phenomena"
PARTS = {"16-first", "16-second"}
"""Files that a case includes."""
NAMES = sorted({file.stem for file in CASES.glob("*.argmap")} - PARTS)
cases = pytest.mark.parametrize("name", NAMES)

PHENOMENA = {
    1: "a statement is reported, not endorsed",
    2: "report within report",
    3: "unnamed, collective or unclear speakers",
    4: "a rhetorical question that asserts",
    5: "concession, then an answer that outweighs, mitigates or denies it",
    6: "conditional claims",
    7: "should / will not / is",
    8: "hedges",
    9: "one premise for two conclusions; a support loop",
    10: "premises that only work together, beside independent ones",
    11: "unstated premises",
    12: "an objection to the step, not to the premise",
    13: "analogy, example, expert opinion",
    14: "two voices in one article disagree; one author in tension with himself",
    15: "one utterance split over two paragraphs",
    16: "a later article defeats a premise of an earlier one",
    17: '"now", "this month"',
    18: "garbled or misprinted text, page furniture, the same headline twice",
}
"""How the rows of that table begin, in their order; the names of the cases begin with their numbers."""


def meaning(loaded: argmap.Loaded) -> dict[str, Any]:
    """All that a model says, as JSON: what is not said is left out, and relations are told by the ids of their ends."""
    debate = loaded.model
    return _said(
        {
            "articles": {a.id: _article(a) for a in debate.articles},
            "voices": {v.id: str(v.kind) for v in debate.voices},
            "issues": {i.id: _words(i.kind, "time-relative" if i.time_relative else None) for i in debate.issues},
            "statements": {s.id: _statement(debate, s) for s in debate},
            "inferences": [_inference(debate, i) for i in debate.inferences],
            "attacks": [_attack(debate, a) for a in debate.attacks],
            "stances": [f"{s.voice} {s.position} {s.issue}" for s in debate.stances],
            "diagnostics": [
                f"{d.code} {d.label.span.file.rpartition(os.sep)[2]}:{_line(loaded, d)}" for d in loaded.diagnostics
            ],
        }
    )


def _readable(found: dict[str, Any]) -> str:
    """JSON with a line for each thing."""
    parts = []
    for section, things in found.items():
        pairs = things.items() if isinstance(things, dict) else [("", thing) for thing in things]
        lines = [
            f"  {json.dumps(id) + ': ' if id else ''}{json.dumps(thing, ensure_ascii=False)}" for id, thing in pairs
        ]
        opened, closed = "{}" if isinstance(things, dict) else "[]"
        parts.append(f'"{section}": {opened}\n' + ",\n".join(lines) + f"\n{closed}")
    return "{" + ",\n".join(parts) + "}\n"


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _words(*words: Any) -> str:
    return " ".join(str(word) for word in words if word)


def _line(loaded: argmap.Loaded, diagnostic: argmap.Diagnostic) -> int:
    span = diagnostic.label.span
    return loaded.sources[span.file].position(span.start)[0]


def _article(article: argmap.Article) -> str:
    skipped = ", ".join(f"{a}-{b}" for a, b in article.skip)
    return f"{' and '.join(article.authors)}, {article.date}" + (f", without {skipped}" if skipped else "")


def _statement(debate: argmap.Debate, statement: argmap.Statement) -> dict[str, Any]:
    flags = [word for word in ("thesis", "implicit") if getattr(statement, word)]
    return _said(
        {
            "said by": " and ".join(debate.speakers(statement)),
            "voices": [" > ".join(chain) for chain in statement.voices],
            "commitment": str(statement.commitment),
            "is": _words(statement.kind, statement.modality, *flags),
            "if": statement.condition,
            "answers": [f"{a.sign} {a.issue}" for a in statement.answers],
            "anchors": [
                f"{a.line or ''} {a.opening} .. {a.closing}".removesuffix(" .. ").strip() for a in statement.anchors
            ],
            "notes": len(statement.notes),
            "sic": list(statement.sic),
        }
    )


def _inference(debate: argmap.Debate, inference: argmap.Inference) -> str:
    names = " + ".join(debate[p].name for p in inference.premises)
    return f"{names} => {debate[inference.conclusion].name}" + (f" by {inference.scheme}" if inference.scheme else "")


def _attack(debate: argmap.Debate, attack: argmap.Attack) -> str:
    manner = f" {attack.manner}" if attack.manner else ""
    relation = debate.graph.relations.get(attack.target)
    if relation is None:
        target = debate[attack.target].name
    else:
        target = (
            f"({_inference(debate, relation) if isinstance(relation, argmap.Inference) else _attack(debate, relation)})"
        )
    return f"{debate[attack.source].name} {debate.kind_of(attack)}s{manner} {target}"


@cases
def test_it_means_what_is_written_beside_it(name: str) -> None:
    """The whole model and all diagnostics; ARGMAP_ACCEPT=1 writes the expectation, for people to read."""
    found = meaning(argmap.load(CASES / f"{name}.argmap", texts=[]))
    file = CASES / f"{name}.json"
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true", "expectations are accepted by people, not by build servers"
        file.write_text(_readable(found), encoding="utf-8")
    assert found == json.loads(file.read_text(encoding="utf-8"))


@cases
def test_it_can_be_written_down_again(name: str) -> None:
    """The writer and the formatter lose nothing of it."""
    loaded = argmap.load(CASES / f"{name}.argmap", texts=[])
    written = argmap.dumps(loaded.model)
    assert argmap.parse(written).model == loaded.model
    assert fmt(written) == written


@pytest.mark.parametrize("name", sorted({*NAMES, *PARTS}))
def test_it_is_laid_out_as_the_formatter_would(name: str) -> None:
    """The cases read like anything that people share."""
    text = (CASES / f"{name}.argmap").read_text(encoding="utf-8")
    assert fmt(text) == text


def test_every_phenomenon_has_a_case() -> None:
    """And every case belongs to one, has an expectation, and begins by saying what it shows."""
    assert {int(name[:2]) for name in NAMES} == set(PHENOMENA)
    assert {file.stem for file in CASES.glob("*.json")} == set(NAMES)
    assert all((CASES / f"{name}.argmap").read_text(encoding="utf-8").startswith("# ") for name in NAMES)


def test_the_phenomena_are_those_of_the_design(shared: Path) -> None:
    """One case or more for each row of the table in section 2."""
    section = (shared / "DESIGN.md").read_text(encoding="utf-8").split("\n## ")[2]
    rows = [line[2:] for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(PHENOMENA)
    assert all(row.startswith(words) for row, words in zip(rows, PHENOMENA.values(), strict=True))


# not yet ----------------------------------------------------------------------------------------------------------------------

SPEAKERS = (
    "article a\n  author: {author}\n  date: 2024\nvoice mora: Ana Mora\nvoice dean: Piet Dean\nclaim c ({voices}): C.\n"
)


@pytest.mark.parametrize("voices", ["author, dean", "mora, dean", "dean, mora"])
def test_what_the_author_asserts_with_others_is_endorsed(voices: str) -> None:
    """One cannot assert a thing and only report it."""
    debate = argmap.parse(SPEAKERS.format(author="mora", voices=voices)).model
    assert debate["c"].commitment is argmap.Commitment.ENDORSED


def test_an_unclear_voice_is_not_an_unclear_author() -> None:
    """Nobody knows that the two are the same."""
    debate = argmap.parse(SPEAKERS.format(author="unclear", voices="unclear")).model
    assert debate["c"].commitment is argmap.Commitment.REPORTED
