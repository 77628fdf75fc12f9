"""Random forests of statements, the same for argmap, Argdown and arguebuf.

`../shared/bench/gen.py` is the generator that the figures of the project are quoted for. Where it is not at hand, as in a
checkout without ../shared, the one in this module grows the same trees: the same numbers drawn in the same order.

    python benchmarks/forests.py 1000 FOLDER

writes FOLDER/forest-1000.json, which is neutral, and the same as text for argmap and Argdown: `titled`, where
every statement has an id, and `untitled`; and `tree`, where the whole forest hangs below one claim.
"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

Node = dict[str, Any]
"""A statement: `id`, `type` (claim, premise, rebuttal), `text` and `children`."""

SHARED = Path(__file__).resolve().parents[2] / "shared" / "bench" / "gen.py"
SEED = "argmap"
SIGNS = {"premise": "+ ", "rebuttal": "- "}


def _split(words: str) -> list[str]:
    return words.split("|")


SUBJECTS = _split(
    "the committee|the author of the report|a majority of the voters|the national regulator|the hospital administration|"
    "the new transport policy|the proposed carbon tax|the city council|an independent panel of experts|"
    "the minimum wage increase|the defence of free speech|the ban on short flights|the public broadcaster|"
    "the pension reform|the data from the pilot study|the argument from precedent|the cost of the programme|"
    "every serious economist|the opposition in parliament|the long-term effect of the subsidy|a universal basic income|"
    "the court's earlier ruling|the survey of rural households|the school board|the industry lobby|the historical record|"
    "the current electoral system|the vaccine trial|the open letter|the editorial"
)
VERBS = _split(
    "does not show that|strongly suggests that|has repeatedly claimed that|overlooks the fact that|"
    "is based on the assumption that|gives us good reason to believe that|cannot explain why|was never meant to guarantee that|"
    "would only make sense if|depends on whether|makes it far more likely that|fails to establish that|"
    "rests on the idea that|is compatible with the view that"
)
OBJECTS = _split(
    "most families would be better off|the benefits outweigh the costs|prices will rise in the short run|"
    "private firms respond to incentives|public trust can be restored|the burden falls on the poorest households|"
    "emissions are falling fast enough|the measure is legal under existing law|similar reforms worked in other countries|"
    "voters understand the trade-offs|the effect persists after two years|employment remains stable|"
    "the risks are acceptable|the policy is fair to future generations|people change their behaviour|"
    "the money is spent wisely|the market can correct itself|the figures are reliable|minority rights are protected|"
    "the alternative is even worse"
)
TAILS = _split(
    ", at least in the cases studied so far|, although the sample was rather small|"
    ", even when other factors are taken into account|, as the second chapter argues|, which few of its critics deny|"
    ", and this is what matters most here|, contrary to what is often reported|, provided that the law is enforced|"
    ", especially in smaller towns|, if we accept the official figures|, despite recent evidence|"
    ", and no better explanation is available"
)
EXPAND = {1: 1.0, 2: 0.62, 3: 0.45, 4: 0.32, 5: 0.25}
"""How likely a statement has any below it, by its depth from 1."""


def sentence(numbers: random.Random) -> str:
    """About a hundred characters of public debate."""
    said = f"{numbers.choice(SUBJECTS)} {numbers.choice(VERBS)} {numbers.choice(OBJECTS)}"
    if numbers.random() < 0.62:
        said += numbers.choice(TAILS)
    return f"{said[0].upper()}{said[1:]}."


def grow(count: int, seed: str = SEED) -> list[Node]:
    """The roots of a forest of so many statements."""
    numbers = random.Random(f"{seed}-{count}")
    grown = 0

    def node(kind: str) -> Node:
        nonlocal grown
        grown += 1
        return {"id": f"n{grown:06d}", "type": kind, "text": sentence(numbers), "children": []}

    roots: list[Node] = []
    while grown < count:
        roots.append(node("claim"))
        stack = [(roots[-1], 1)]
        while stack and grown < count:
            parent, depth = stack.pop()
            if depth not in EXPAND or numbers.random() >= EXPAND[depth]:
                continue
            for _ in range(numbers.choice((3, 4))):
                if grown >= count:
                    break
                child = node("premise" if numbers.random() < 0.65 else "rebuttal")
                parent["children"].append(child)
                stack.append((child, depth + 1))
    return roots


def forest(count: int) -> list[Node]:
    """The forest that the shared generator makes, or this module's where there is none."""
    if not SHARED.is_file():
        return grow(count)
    spec = importlib.util.spec_from_file_location("shared_gen", SHARED)
    assert spec is not None  # the file is there
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # ../shared is not ours to write to
    spec.loader.exec_module(module)
    grown: list[Node] = module.forest(count, SEED)
    return grown


def annotation(roots: list[Node], *, titled: bool) -> str:
    """The forest as an annotation of argmap."""
    return _outline(roots, lambda node: f"{node['type']} {node['id']}: " if titled else f"{node['type']}: ") + "\n"


def argdown(roots: list[Node], *, titled: bool) -> str:
    """The forest as Argdown, as the shared generator writes it: an empty line behind every tree."""
    trees = (
        _outline([root], lambda node: SIGNS.get(node["type"], "") + (f"[{node['id']}]: " if titled else ""))
        for root in roots
    )
    return "\n\n".join(trees) + "\n"


def _outline(roots: list[Node], head: Any) -> str:
    lines = []
    stack = [(0, root) for root in reversed(roots)]
    while stack:
        depth, node = stack.pop()
        lines.append(f"{'  ' * depth}{head(node)}{node['text']}")
        stack += [(depth + 1, child) for child in reversed(node["children"])]
    return "\n".join(lines)


def write(count: int, folder: Path) -> None:
    """Write a forest in all its forms."""
    roots = forest(count)
    one = {"id": "n000000", "type": "claim", "text": sentence(random.Random(SEED)), "children": roots}
    tree = [{**one, "children": [{**root, "type": "premise"} for root in roots]}]
    (folder / f"tree-{count}.json").write_text(json.dumps(tree), encoding="utf-8")
    (folder / f"tree-{count}.argmap").write_text(annotation(tree, titled=True), encoding="utf-8")
    for style in ("titled", "untitled"):
        titled = style == "titled"
        (folder / f"{style}-{count}.argmap").write_text(annotation(roots, titled=titled), encoding="utf-8")
        (folder / f"{style}-{count}.argdown").write_text(argdown(roots, titled=titled), encoding="utf-8")
    (folder / f"forest-{count}.json").write_text(json.dumps(roots), encoding="utf-8")


def make(count: int, folder: Path) -> None:
    """Write a forest from a process of its own, so that this one stays small."""
    if not (folder / f"forest-{count}.json").is_file():
        subprocess.run([sys.executable, __file__, str(count), str(folder)], check=True)


def origin() -> str:
    """Where the forests come from, as a sentence."""
    if SHARED.is_file():
        return "The forests are those of `../shared/bench/gen.py`."
    return (
        "The forests were grown by `benchmarks/forests.py`, because `../shared/bench/gen.py` is not beside this checkout; "
        "the two grow the same trees."
    )


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
