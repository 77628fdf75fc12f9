"""Names, statements and chains of reasons as a reader sees them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.analysis.because import Because, Why
from argmap.model import Debate, Inference

LONGEST = 70
"""Characters of a statement that a sentence shows."""


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text, cut between words where there are any."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words.rstrip(".")
    start = words[: longest - 1]
    return (start.rsplit(" ", 1)[0] if " " in start[longest // 2 :] else start).rstrip(" ,;:.") + "…"


def quoted(debate: Debate, id: str) -> str:
    """A statement by the beginning of its text and its id."""
    statement = debate.graph.statements[id]
    name = "" if statement.anonymous else f" ({id})"
    return f"“{shortened(statement.text)}”{name}"


def called(debate: Debate, voice: str) -> str:
    """The name of a voice; its id where it was not declared."""
    known = debate.graph.voices.get(voice)
    return known.name if known else voice


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Several parts in a row: `a`, `a and b`, `a, b and c`."""
    *most, last = [*parts] or [""]
    return f"{', '.join(most)} {word} {last}" if most else last


def settled_by(debate: Debate, because: Because, labels: Mapping[str, str]) -> str:
    """What settled the label of a statement, as the second half of a sentence; `labels` are those of all names."""
    names = because.names
    if because.why is Why.DEFEATED:
        return f"an objection stands against it: {_few(_sources(debate, names))}"
    if because.why is Why.GROUNDLESS:
        fallen, cut = _fallen(debate, names, labels)
        parts = [f"without {_few(fallen)}"] * bool(fallen) + [f"with the step from {_few(cut)} undercut"] * bool(cut)
        return f"no reason for it is left {' and '.join(parts)}"
    if because.why is Why.SUPPORTED:
        return f"no objection against it is left, and a reason stands: {_few(_sources(debate, names))}"
    if because.why is Why.OPEN:
        return f"what decides about it is undecided itself: {_few(_sources(debate, names))}"
    return "no objection against it is left"


def _fallen(debate: Debate, keys: Iterable[str], labels: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The premises that are gone of reasons that fell, and the premises of those whose step is cut."""
    fallen: dict[str, None] = {}
    cut: dict[str, None] = {}
    for key in keys:
        relation = debate.graph.relations[key]
        premises = relation.premises if isinstance(relation, Inference) else (relation.source,)
        gone = [p for p in premises if labels[p] == "out"]
        (fallen if gone else cut).update(dict.fromkeys(gone or premises))
    return [quoted(debate, id) for id in fallen], [quoted(debate, id) for id in cut]


def _sources(debate: Debate, names: Iterable[str]) -> list[str]:
    """What relations start from."""
    found: dict[str, None] = {}
    for name in names:
        relation = debate.graph.relations.get(name)
        premises = relation.premises if isinstance(relation, Inference) else (relation.source if relation else name,)
        found.update(dict.fromkeys(premises))
    return [quoted(debate, id) for id in found]


def _few(parts: list[str], most: int = 3) -> str:
    more = len(parts) - most
    return listed(parts if more <= 0 else [*parts[:most], f"{more} more"])
