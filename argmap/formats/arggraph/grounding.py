"""In which segments of the text the argument units are grounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from argmap.formats.arggraph.graph import IMPLICIT, Edge, Graph, more_of
from argmap.formats.spans import Stretch, anchors_for
from argmap.formats.texts import one_line
from argmap.ground.source import Source
from argmap.model import Anchor

TRIES = 100
"""Segments that may be missing from a text before the rest is not looked for."""


@frozen
class Grounding:
    """Segments with their texts and further attributes, joints, and the seg edges as (id, source, target)."""

    edus: tuple[tuple[str, str, dict[str, str]], ...] = ()
    joints: tuple[str, ...] = ()
    segs: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, graph: Graph, segs: Iterable[Edge]) -> Grounding:
        """The grounding in a graph, by those of its seg edges that lead from where to where they should."""
        return cls(
            tuple((id, element.text, more_of(element)) for id, element in graph.edus.items()), tuple(graph.joints),
            tuple((edge.id, edge.source, edge.target) for edge in segs),
        )  # fmt: skip

    def segments(self) -> dict[str, list[int]]:
        """The numbers of the segments of each unit, in the order of the text, joints taken apart."""
        below: dict[str, list[str]] = {}
        for _, source, target in self.segs:
            below.setdefault(target, []).append(source)
        number = {id: n for n, (id, _, _) in enumerate(self.edus)}
        joints = set(self.joints)
        joined = {joint: [source for source in below.get(joint, ()) if source in number] for joint in joints}
        found: dict[str, list[int]] = {}
        for target, sources in below.items():
            if target not in joints:
                ids = dict.fromkeys(
                    id for source in sources for id in (joined[source] if source in joints else [source])
                )
                found[target] = sorted(number[id] for id in ids)
        return found

    def texts(self) -> dict[str, str]:
        """The text of each unit that has one: those of its segments."""
        return {adu: " ".join(self.edus[n][1] for n in numbers) for adu, numbers in self.segments().items()}

    def implicit(self) -> set[str]:
        """The units all of whose segments were added by the annotator."""
        return {
            adu
            for adu, numbers in self.segments().items()
            if numbers and all(self.edus[n][2].items() >= IMPLICIT.items() for n in numbers)
        }

    def packed(self, said: Mapping[str, str]) -> dict[str, Any]:
        """The grounding as JSON values; the text of a segment is left out where it is what its one unit says."""
        alone = {numbers[0]: adu for adu, numbers in self.segments().items() if len(numbers) == 1}
        edus = []
        for n, (id, text, more) in enumerate(self.edus):
            known = n in alone and said.get(alone[n]) == text
            edus.append([id, None if known else text, more] if more else id if known else [id, text])
        return {"edus": edus, "joints": list(self.joints), "segs": [list(seg) for seg in self.segs]}

    @classmethod
    def unpacked(cls, values: Sequence[Any], said: Mapping[str, str]) -> Grounding | None:
        """The way back from the values of `packed`; None where they are of another kind or do not fit what the units say."""
        try:
            edus, joints, segs = values
            made = cls(
                tuple(_edu(edu) for edu in edus), tuple(_text(joint) for joint in joints or ()),
                tuple((_text(id), _text(source), _text(target)) for id, source, target in segs),
            )  # fmt: skip
        except (TypeError, ValueError):
            return None
        known = {id for id, _, _ in made.edus} | set(made.joints)
        if any(
            source not in known or (target not in said and target not in made.joints) for _, source, target in made.segs
        ):
            return None
        alone = {numbers[0]: adu for adu, numbers in made.segments().items() if len(numbers) == 1}
        if any(text is None and n not in alone for n, (_, text, _) in enumerate(made.edus)):
            return None
        made = cls(
            tuple((id, said[alone[n]] if text is None else text, more) for n, (id, text, more) in enumerate(made.edus)),
            made.joints, made.segs,
        )  # fmt: skip
        texts = made.texts()
        return made if all(one_line(texts.get(adu, ""))[0] == text for adu, text in said.items()) else None


def _edu(value: Any) -> tuple[str, Any, dict[str, str]]:
    if isinstance(value, str):
        return value, None, {}
    id, text, *more = value
    attributes = {_text(name): _text(held) for name, held in (more[0] if more else {}).items()}
    return _text(id), None if text is None else _text(text), attributes


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


@define(eq=False)
class _Search:
    text: str
    cursor: int = 0
    missed: int = 0
    found: dict[int, Stretch] = field(factory=dict)

    def look(self, number: int, words: str) -> None:
        """Where a segment stands: behind the one before it, or else anywhere."""
        if not words or self.missed > TRIES:
            return
        start = self.text.find(words, self.cursor)
        if start < 0:
            self.missed += 1
            start = self.text.find(words)
        if start >= 0:
            self.cursor = start + len(words)
            self.found[number] = (start, self.cursor)


def anchors_of(grounding: Grounding, text: Source) -> dict[str, tuple[Anchor, ...]]:
    """Where the segments of each unit stand in the text that lies beside the file; those that stand together are one passage."""
    search = _Search(text.text)
    for number, (_, words, _) in enumerate(grounding.edus):
        search.look(number, words.strip())
    passages: list[tuple[str, Stretch]] = []
    for adu, numbers in grounding.segments().items():
        passages += [
            (adu, stretch) for stretch in _merged(text.text, [search.found[n] for n in numbers if n in search.found])
        ]
    found: dict[str, tuple[Anchor, ...]] = {}
    for (adu, _), anchor in zip(passages, anchors_for(text.text, [stretch for _, stretch in passages]), strict=True):
        if anchor is not None:
            found[adu] = (*found.get(adu, ()), anchor)
    return found


def _merged(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if made and start >= made[-1][1] and not text[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made
