"""Answers a line of JSON on the standard input by a line on the standard output: what the package xaif makes of something.

Runs in the environment of xaif.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

from xaif import AIF

Answer = dict[str, Any]


def load(text: str) -> Answer:
    """What xaif finds in a document: each pair of propositions that a node joins, and who speaks each locution."""
    held = AIF(json.loads(text))
    pairs = held.get_csv("argument-relation").to_dict("records")
    spoken = [node["nodeID"] for node in held.nodes if node["type"] == "L"]
    return {
        "valid": held.is_valid_json_aif(),
        "dialogue": held.is_json_aif_dialog(),
        "pairs": [
            [pair["proposition1_text"], pair["relation"], pair["proposition2_text"]]
            for pair in pairs
            if pair["relation"] != "None"
        ],
        "speakers": {str(node): held.get_speaker(node)[0] for node in spoken},
    }


def make(text: str, steps: list[Answer]) -> Answer:
    """The document that begins with a text and grows by xaif's own steps."""
    held = AIF(text)
    for step in steps:
        held.add_component(step.pop("add"), **step)
    return {"text": json.dumps(held.xaif)}


ANSWERS = {f.__name__: f for f in (load, make)}


def main() -> None:
    """Answer until there are no more questions."""
    for line in sys.stdin:
        question = json.loads(line)
        try:
            with contextlib.redirect_stdout(sys.stderr):
                answer = ANSWERS[question.pop("do")](**question)
        except Exception as error:  # noqa: BLE001 - the one who asks is told, whatever it is
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)  # noqa: T201 - this is the answer


main()
