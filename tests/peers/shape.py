"""What is argued, in a form that does not depend on ids: to compare what argmap and another tool see in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from argmap import Debate
from argmap.formats.loss import Loss, elements, forget
from argmap.formats.texts import one_line
from argmap.model import Attack, Inference

Step = tuple[Any, ...]
"""A relation in words: what it is, the texts it comes from, and the text, or the step, that it goes to."""


class Shape(NamedTuple):
    """Texts and relations, each as often as it is there."""

    texts: Counter[str]
    steps: Counter[Step]

    def only(self, *kinds: str) -> Shape:
        """All texts, and the steps of some kinds."""
        return Shape(self.texts, Counter({step: times for step, times in self.steps.items() if step[0] in kinds}))


def of_debate(debate: Debate, written: Callable[[str], str] = str) -> Shape:
    """What argmap's model holds, with texts as a format can write them."""
    texts = {statement.id: written(statement.text) for statement in debate}
    steps: dict[str, Step] = {i.key: _inference(i, texts) for i in debate.inferences}
    for attack in debate.graph.attacks_inwards():  # what is attacked comes before what attacks it
        steps[attack.key] = _attack(attack, texts, steps)
    return Shape(Counter(texts.values()), Counter(steps.values()))


def bare(debate: Debate) -> Debate:
    """The debate without data: what a foreign file brought along goes back as it came, and a tool may refuse it as it did."""
    data = [Loss(what, id, f"data {key}") for what, id, element in elements(debate) for key, _ in element.data]
    return forget(debate, data)


def _inference(inference: Inference, texts: dict[str, str]) -> Step:
    return "support", tuple(sorted(texts[p] for p in inference.premises)), texts[inference.conclusion]


def _attack(attack: Attack, texts: dict[str, str], steps: dict[str, Step]) -> Step:
    target = steps[attack.target] if attack.undercuts else texts[attack.target]
    return "attack", (texts[attack.source],), target


KINDS = {"Support": "support", "Attack": "attack", "inference": "support"}


def of_arguebuf(graph: dict[str, Any]) -> Shape:
    """What arguebuf's graph holds; its schemes of other kinds under their own names."""
    texts = {atom["id"]: one_line(atom["text"])[0] for atom in graph["atoms"]}
    return _shape(texts, {scheme["id"]: scheme["kind"] for scheme in graph["schemes"]}, graph["edges"])


def of_networkx(graph: Any) -> Shape:
    """What a graph of networkx holds that argmap wrote."""
    texts = {node: data["text"] for node, data in graph.nodes(data=True) if data["type"] == "statement"}
    return _shape(texts, {n: d["type"] for n, d in graph.nodes(data=True) if n not in texts}, graph.edges())


def _shape(texts: dict[str, str], steps: dict[str, str], edges: Iterable[Sequence[str]]) -> Shape:
    """The shape of a graph in which steps are nodes as statements are; of a kind each."""
    kinds = {id: KINDS.get(kind, kind) for id, kind in steps.items()}
    sources: dict[str, list[str]] = {id: [] for id in kinds}
    targets: dict[str, list[str]] = {id: [] for id in kinds}
    for source, target in edges:
        if target in kinds and source in texts:
            sources[target].append(texts[source])
        if source in kinds:
            targets[source].append(target)

    def step(id: str, above: frozenset[str] = frozenset()) -> Step:
        ends = [
            "loop" if end in above else step(end, above | {id}) if end in kinds else texts[end] for end in targets[id]
        ]
        return kinds[id], tuple(sorted(sources[id])), *ends

    return Shape(Counter(texts.values()), Counter(single for id in kinds for single in _apart(step(id))))


def _apart(step: Step) -> list[Step]:
    """What attacks together, as argmap has it: each an attack of its own."""
    kind, sources, *ends = step
    return [(kind, (source,), *ends) for source in sources] if kind == "attack" and sources else [step]
