"""One argument for all three tools: a debate of argmap as Argdown's text, and as what arguebuf's API is fed with.

    python benchmarks/same_argument.py FOLDER

draws the argument that docs/gallery.md shows by Argdown and by arguebuf, each as it does by itself and with a note of its
version, into FOLDER/by-argdown.svg and FOLDER/by-arguebuf.svg. Where one of them cannot be had, its picture stays as it is.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import rivals
from measure import ROOT, Unmeasured, Worker
from setting import HERE

import argmap
from argmap.model import Attack, Commitment, Debate, Inference, Relation, Statement

TUTORIAL, CLAIM = ROOT / "examples" / "tutorial" / "debate.argmap", "close"
"""The argument: a claim of this debate and all that bears on it, in whichever article."""
WHOLE = "400,400"
"""The size in inches that Argdown's maps are shrunk to, unless it is more than they need: ten by ten by itself."""

SPECIAL = re.compile(r"([\\*_\[\]{}<>#@])")
"""What Argdown could take for a mark."""


def argdown(debate: Debate) -> str:
    """The debate as Argdown: a section for each article, statements with their titles, and `+`, `-` and `_` under them.

    A step that needs a name, because several premises make it together, it has a scheme or somebody undercuts it, is an
    argument with its premises and its conclusion. What the author makes of a statement, and that it is implicit, are tags:
    Argdown has no other words for them. Voices have no place in it.
    """
    arguments = {step.key: f"<{_title(step, n)}>" for n, step in enumerate(_named_steps(debate), 1)}
    lines: list[str] = []
    article = ""
    for statement in debate:
        if statement.article != article:
            article = statement.article
            lines += [f"# {_plain(debate.article(article).title)}", ""]
        lines += [*_statement(debate, statement, arguments), ""]
        for step in debate.inferences_for(statement.id):
            if step.key in arguments:
                lines += [*_argument(debate, step, arguments), ""]
    return "\n".join(lines)


def arguebuf(debate: Debate) -> dict[str, Any]:
    """The debate as nodes and edges: statements are atoms, and every step is a scheme with edges to and from it."""
    texts = [{"id": s.id, "text": s.text, "major": s.thesis} for s in debate]
    relations: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
    steps = [
        {
            "id": step.key,
            "attack": isinstance(step, Attack),
            "scheme": step.scheme if isinstance(step, Inference) else "",
            "sources": step.premises if isinstance(step, Inference) else [step.source],
            "target": step.conclusion if isinstance(step, Inference) else step.target,
        }
        for step in relations
    ]
    return {"statements": texts, "steps": steps}


def _named_steps(debate: Debate) -> Iterator[Inference]:
    """The inferences that Argdown has to call by a name."""
    undercut = {attack.target for attack in debate.attacks if attack.undercuts}
    return (step for step in debate.inferences if step.linked or step.scheme or step.key in undercut)


def _title(step: Inference, number: int) -> str:
    return step.scheme or f"step {number}"


def _statement(debate: Debate, statement: Statement, arguments: dict[str, str]) -> Iterator[str]:
    tags = [str(statement.commitment)] if statement.commitment is not Commitment.ENDORSED else []
    tags += ["implicit"] if statement.implicit else []
    shown = "".join(f" #{tag}" for tag in tags)
    yield f"{_reference(statement)}: {_plain(statement.text)}{shown}"
    relations: tuple[Relation, ...] = (*debate.inferences_for(statement.id), *debate.attacks_on(statement.id))
    for relation in relations:
        yield from _relation(debate, relation, arguments)


def _relation(debate: Debate, relation: Relation, arguments: dict[str, str]) -> Iterator[str]:
    if isinstance(relation, Attack):
        yield f"  - {_reference(debate[relation.source])}"
    elif relation.key not in arguments:
        yield f"  + {_reference(debate[relation.premises[0]])}"


def _argument(debate: Debate, step: Inference, arguments: dict[str, str]) -> Iterator[str]:
    """Premises, conclusion and undercuts."""
    yield arguments[step.key]
    yield from (f"  _ {_reference(debate[attack.source])}" for attack in debate.attacks_on(step))
    yield ""
    for number, premise in enumerate(step.premises, 1):
        yield f"({number}) {_reference(debate[premise])}"
    yield "----"
    yield f"({len(step.premises) + 1}) {_reference(debate[step.conclusion])}"


def _reference(statement: Statement) -> str:
    return f"[{statement.name.removeprefix('~')}]"


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def the_argument() -> Debate:
    """What the three tools draw."""
    debate = argmap.load(TUTORIAL).model
    shown = {card.statement for card in argmap.scene(debate, only=CLAIM).cards}
    return debate.without(statement.id for statement in debate if statement.id not in shown)


def by_argdown(debate: Debate, folder: Path) -> str:
    """The map that the command line of Argdown draws, as SVG. Raises `Unmeasured`."""
    source = folder / "argument.argdown"
    source.write_text(argdown(debate), encoding="utf-8")
    command = [*rivals.argdown().command, "map", "--format", "svg", "--size", WHOLE, str(source), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    drawn = source.with_suffix(".svg")
    if not drawn.is_file():
        raise Unmeasured(f"Argdown drew nothing: {done.stderr or done.stdout}")
    return _stamped(drawn.read_text("utf-8"), f"Argdown {rivals.ARGDOWN}")


def by_arguebuf(debate: Debate, folder: Path) -> str:
    """What arguebuf makes of the graph by `dump.graphviz` and `render.graphviz`, as SVG. Raises `Unmeasured`."""
    source, drawn = folder / "argument.json", folder / "arguebuf.svg"
    source.write_text(json.dumps(arguebuf(debate)), encoding="utf-8")
    with Worker([rivals.arguebuf(), HERE / "arguebuf_worker.py"]) as worker:
        worker.ask("draw", file=str(source), out=str(drawn))
    return _stamped(drawn.read_text("utf-8"), f"arguebuf {rivals.ARGUEBUF}")


def _stamped(svg: str, tool: str) -> str:
    """The picture without what stands before its root, but for a note of the tool and of the Graphviz that drew it."""
    before, root, rest = svg.partition("<svg")
    graphviz = re.search(r"Generated by graphviz version (\S+)", before)
    note = f"<!-- drawn by {tool}{f' with Graphviz {graphviz[1]}' if graphviz else ''} -->"
    return f"{note}\n{root}{rest.rstrip()}\n"


BY: dict[str, Callable[[Debate, Path], str]] = {"by-argdown.svg": by_argdown, "by-arguebuf.svg": by_arguebuf}


def main(folder: Path) -> None:
    """Draw by both."""
    debate = the_argument()
    for name, by in BY.items():
        with tempfile.TemporaryDirectory() as place:
            try:
                (folder / name).write_text(by(debate, Path(place)), encoding="utf-8")
            except Unmeasured as why:
                print(f"{name} is kept as it was: {why}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
