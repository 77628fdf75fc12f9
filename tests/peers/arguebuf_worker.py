"""Answers a line of JSON on the standard input by a line on the standard output: what arguebuf reads from a text, or writes.

Runs in the environment of arguebuf, by its versions 2 and 3.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable
from typing import Any

import arguebuf

Answer = dict[str, Any]


def _by_json(name: str) -> Callable[[str], Any]:
    return lambda text: getattr(arguebuf.load, name)(json.loads(text))


def _by_lines(name: str) -> Callable[[str], Any]:
    return lambda text: getattr(arguebuf.load, name)(io.StringIO(text))


def _by_bytes(name: str) -> Callable[[str], Any]:
    return lambda text: getattr(arguebuf.load, name)(io.BytesIO(text.encode()))  # as lxml opens a file itself


READERS = {
    **{name: _by_json(name) for name in ("aif", "xaif", "ova", "sadface", "argdown")},
    **{name: _by_lines(name) for name in ("brat", "kialo")},
    "aml": _by_bytes("aml"),
    "arggraph": _by_bytes("microtexts"),
    "arguebuf": _by_json("dict"),
    "any": _by_json("dict"),  # arguebuf's own guess
}


class Skipped(logging.Handler):
    """Keeps what arguebuf warns of: edges that it leaves out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.said.append(record.getMessage())


SKIPPED = Skipped()
logging.getLogger("arguebuf").addHandler(SKIPPED)


def load(format: str, text: str) -> Answer:
    """What the graph holds that arguebuf reads from a text."""
    graph = READERS[format](text)
    return {
        "atoms": [_atom(atom) for atom in graph.atom_nodes.values()],
        "schemes": [_scheme(scheme) for scheme in graph.scheme_nodes.values()],
        "edges": [[str(edge.source.id), str(edge.target.id)] for edge in graph.edges.values()],
        "participants": {str(person.id): person.name or "" for person in graph.participants.values()},
        "resources": {str(source.id): source.plain_text for source in graph.resources.values()},
        "major": str(graph.major_claim.id) if graph.major_claim else "",
    }


def _atom(atom: Any) -> Answer:
    return {
        "id": str(atom.id),
        "text": atom.plain_text,
        "participant": str(atom.participant.id) if atom.participant else "",
        "reference": _reference(atom.reference) if atom.reference else None,
    }


def _reference(reference: Any) -> Answer:
    resource = reference.resource
    return {"text": reference.plain_text, "offset": reference.offset, "resource": str(resource.id) if resource else ""}


def _scheme(node: Any) -> Answer:
    kind, name = (type(node.scheme).__name__, node.scheme.name) if node.scheme else ("", "")
    return {"id": str(node.id), "kind": kind, "name": name}


def dump(format: str, text: str, into: str) -> Answer:
    """A text in another format of what arguebuf reads from a text."""
    graph = READERS[format](text)
    written = arguebuf.dump.dict(graph, arguebuf.dump.Config(format=arguebuf.dump.Format(into)))
    return {"text": json.dumps(written)}


ANSWERS = {f.__name__: f for f in (load, dump)}


def main() -> None:
    """Answer until there are no more questions."""
    for line in sys.stdin:
        question = json.loads(line)
        SKIPPED.said.clear()
        try:
            answer = {**ANSWERS[question.pop("do")](**question), "skipped": SKIPPED.said}
        except Exception as error:  # noqa: BLE001 - the one who asks is told, whatever it is
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)  # noqa: T201 - this is the answer


main()
