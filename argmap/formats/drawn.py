"""A debate as boxes and arrows, for text formats that other programs draw: Mermaid and D2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from argmap.formats.loss import Loss, elements, fields_lost
from argmap.model import AttackKind, Debate, Inference, Relation, Statement
from argmap.model.statement import default_commitment
from argmap.model.terms import AUTHOR, IMPLICIT, THESIS, UNCLEAR

SHOWN: Mapping[str, tuple[str, ...]] = {
    "statement": ("id", "text", "kind", "modality", "implicit", "thesis", "voices", "commitment"),
    "inference": ("premises", "conclusion", "scheme"),
    "attack": ("source", "target", "manner"),
    "article": ("id", "title"),
    "voice": ("id", "name"),
    "issue": (),
    "stance": (),
    "debate": ("title", "statements", "inferences", "attacks", "articles", "voices", "issues", "stances"),
}
"""What a drawing shows of each kind of element; of what it shows nothing is lost whole."""


class Role(StrEnum):
    """What an arrow says."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    PART = "part"
    """From a premise to the joint of its step: no arrow of its own."""


@frozen
class Arrow:
    """An arrow between two boxes or joints, by their keys, with words."""

    source: str
    target: str
    role: Role
    words: str = ""


@frozen
class Drawing:
    """Keys of boxes by statement id, of joints by relation key, and arrows. Linked premises and steps that are undercut have a
    joint, so that the drawing tells them apart from convergent premises and rebuttals.
    """

    boxes: Mapping[str, str]
    joints: Mapping[str, str]
    homes: Mapping[str, list[str]]
    """The joints by the article of what their step leads to."""
    arrows: tuple[Arrow, ...]

    @classmethod
    def of(cls, debate: Debate) -> Drawing:
        """The drawing of a debate; keys are short and safe in any language."""
        boxes = {statement.id: f"n{number}" for number, statement in enumerate(debate.statements, 1)}
        undercut = {attack.target for attack in debate.attacks if attack.undercuts}
        relations: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
        jointed = [r.key for r in relations if r.key in undercut or (isinstance(r, Inference) and r.linked)]
        joints = {key: f"j{number}" for number, key in enumerate(jointed, 1)}
        homes: dict[str, list[str]] = {}
        for key, joint in joints.items():
            end = debate.graph.statements[debate.graph.end(debate.graph.relations[key])]
            homes.setdefault(end.article, []).append(joint)
        return cls(boxes, joints, homes, tuple(_arrows(debate, boxes, joints)))


def _arrows(debate: Debate, boxes: Mapping[str, str], joints: Mapping[str, str]) -> Iterator[Arrow]:
    for inference in debate.inferences:
        joint = joints.get(inference.key)
        for premise in inference.premises:
            target = joint or boxes[inference.conclusion]
            yield Arrow(boxes[premise], target, Role.PART if joint else Role.SUPPORT, "" if joint else inference.scheme)
        if joint:
            yield Arrow(joint, boxes[inference.conclusion], Role.SUPPORT, inference.scheme)
    for attack in debate.attacks:
        joint = joints.get(attack.key)
        target = joints[attack.target] if attack.undercuts else boxes[attack.target]
        role = Role.UNDERCUT if attack.undercuts else Role.ATTACK
        words = {AttackKind.REBUT: "rebuts", AttackKind.UNDERMINE: "undermines", AttackKind.UNDERCUT: "undercuts"}[
            debate.kind_of(attack)
        ]
        words += f", {attack.manner}" if attack.manner else ""
        if joint:
            yield Arrow(boxes[attack.source], joint, Role.PART)
        yield Arrow(joint or boxes[attack.source], target, role, words)


def losses(debate: Debate) -> list[Loss]:
    """What a drawing does not show, field by field."""
    lost: list[Loss] = []
    for what, id, element in elements(debate):
        if SHOWN[what]:
            lost += fields_lost(what, id, element, SHOWN[what])
        else:
            lost.append(Loss(what, id))
    return lost


def groups(debate: Debate) -> Iterator[tuple[str, str, list[Statement]]]:
    """The statements by article: its id, its title and its statements; the ones that belong to none come first."""
    by_article: dict[str, list[Statement]] = {}
    for statement in debate.statements:
        by_article.setdefault(statement.article, []).append(statement)
    titles = {article.id: article.title or article.id for article in debate.articles}
    for id in ("", *titles):
        if id in by_article:
            yield id, titles.get(id, ""), by_article[id]


def voices_of(debate: Debate) -> dict[str, str]:
    """The names of voices by id, also of those that are words of the language."""
    return {voice.id: voice.name for voice in debate.voices} | {UNCLEAR: "somebody", AUTHOR: "the author"}


def qualifiers(debate: Debate, statement: Statement, names: Mapping[str, str]) -> Iterator[str]:
    """What there is to say of a statement besides its text, in words."""
    chains = [" according to ".join(names.get(id, id) for id in reversed(chain)) for chain in statement.voices]
    if chains:
        yield f"says {' and '.join(chains)}"
    article = debate.graph.articles.get(statement.article)
    if statement.commitment != default_commitment(statement.voices, (AUTHOR, *(article.authors if article else ()))):
        yield str(statement.commitment)
    yield from (str(term) for term in (statement.kind, statement.modality) if term)
    yield from (word for word, said in ((THESIS, statement.thesis), (IMPLICIT, statement.implicit)) if said)


def role_of(debate: Debate, statement: Statement) -> str:
    """What a statement mostly is: thesis, attack, premise or claim."""
    if statement.thesis:
        return "thesis"
    uses = debate.graph.uses.get(statement.id, ())
    if not uses:
        return "claim"
    return "premise" if any(isinstance(use, Inference) for use in uses) else "objection"
