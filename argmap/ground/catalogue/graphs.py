"""AM71x: what files of other formats say, once they can be read at all."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.ground.catalogue.entry import Entry, Example
from argmap.ground.diagnostics import Severity


def _aif(nodes: Iterable[str], edges: Iterable[str] = ()) -> Example:
    def listed(name: str, items: Iterable[str]) -> str:
        return f'  "{name}": [\n' + ",\n".join(f"    {item}" for item in items) + "\n  ]"

    return Example(f"{{\n{listed('nodes', nodes)},\n{listed('edges', edges)}\n}}\n", name="example.json")


def _i(id: str, text: str) -> str:
    return f'{{"nodeID": "{id}", "text": "{text}", "type": "I"}}'


def _s(id: str, kind: str) -> str:
    return f'{{"nodeID": "{id}", "text": "{kind}", "type": "{kind}"}}'


def _e(id: str, source: str, target: str) -> str:
    return f'{{"edgeID": "{id}", "fromID": "{source}", "toID": "{target}"}}'


BUILD, SHORT = _i("1", "The city should build the bridge."), _i("2", "It shortens the way to school.")
GOOD = _aif([BUILD, SHORT, _s("3", "RA")], [_e("1", "2", "3"), _e("2", "3", "1")])
SPAN = "T1\tClaim 0 35\tThe bridge shortens the way to work"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM711", "duplicate-node", Severity.ERROR, "two elements of a file with one id",
        "What is said of an id would be said of both. The second is kept under an id of its own, and what names the id is taken "
        "to mean the first.",
        _aif([BUILD, _i("1", "It shortens the way to school.")]), _aif([BUILD, SHORT]),
    ),
    Entry(
        "AM712", "dangling-edge", Severity.ERROR, "a relation to something that is not there",
        "One end of the relation is an id that nothing in the file has, so nobody can tell what was to be supported or attacked. "
        "The relation is kept as data where the format allows it, and is on no map.",
        _aif([BUILD, SHORT, _s("3", "RA")], [_e("1", "2", "3"), _e("2", "3", "1"), _e("3", "9", "3")]), GOOD,
    ),
    Entry(
        "AM713", "unknown-part", Severity.WARNING, "a part of a file that the format does not know",
        "It may come from a newer version of the format, from another tool, or from a slip. It is kept as data where it has a "
        "place, so that it is written back, and nothing is made of it.",
        _aif([BUILD, _s("2", "ZZ")]), _aif([BUILD]),
    ),
    Entry(
        "AM714", "wrong-type", Severity.ERROR, "a value of another type than the format says",
        "A list where a text belongs, a text where a list belongs: nothing is turned into something else in silence. The value is "
        "left out, and the rest is read.",
        Example('{\n  "nodes": [\n    ' + BUILD + '\n  ],\n  "edges": "none"\n}\n', name="example.json"), _aif([BUILD]),
    ),
    Entry(
        "AM715", "missing-field", Severity.ERROR, "an element without something that it must have",
        "Without an id nothing can refer to it, without its ends a relation relates nothing. What can be made of the rest is kept.",
        _aif([BUILD, '{"text": "It shortens the way to school.", "type": "I"}']), _aif([BUILD, SHORT]),
    ),
    Entry(
        "AM716", "kept-aside", Severity.HINT, "parts that argmap keeps and does not draw",
        "The format can say things that the annotation language has no word for. They are kept as data, come through an annotation "
        "unchanged and are written back when the same format is written; maps and comparisons know nothing of them.",
        _aif([BUILD, SHORT, _s("3", "MA")], [_e("1", "2", "3"), _e("2", "3", "1")]), GOOD,
    ),
    Entry(
        "AM717", "missing-companion", Severity.WARNING, "a file that belongs to another is not beside it",
        "Some formats are several files with one name and other endings: a brat annotation (.ann) lies beside its text (.txt), a "
        "table of statements beside one of relations. Without them less is known.",
        Example(SPAN + "\n", name="example.ann"),
        Example(SPAN + "\n", {"example.txt": "The bridge shortens the way to work."}, "example.ann"),
    ),
    Entry(
        "AM718", "newer-version", Severity.WARNING, "a file of a newer version of the format",
        "It is read as far as this version of argmap knows the format; what is new in it is reported. A newer argmap reads it all.",
        Example('{\n  "argmap": 99,\n  "statements": []\n}\n', name="example.json"),
        Example('{\n  "argmap": 1,\n  "statements": []\n}\n', name="example.json"),
    ),
    Entry(
        "AM719", "impossible-step", Severity.ERROR, "a step that leads from nothing or to nothing",
        "An inference needs a premise and a conclusion, an attack something that attacks and something that is attacked. The rest "
        "of the step is kept as data where the format allows it, and is on no map.",
        _aif([BUILD, SHORT, _s("3", "RA")], [_e("2", "3", "1")]), GOOD,
    ),
)  # fmt: skip
