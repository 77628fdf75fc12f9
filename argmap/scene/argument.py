"""From what is argued to what is shown: one card for each statement, however often it is used."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import Attack, Commitment, Debate, Inference, Relation, Statement
from argmap.scene.address import passage_url
from argmap.scene.grouping import groups_of, heading
from argmap.scene.legend import legend
from argmap.scene.names import part_id, voice_line
from argmap.scene.parts import Card, Note, Role, Scene
from argmap.scene.relations import Steps


def scene(debate: Debate, *, article: str | None = None) -> Scene:
    """The picture of a debate, or of one of its articles with the relations inside it.

    Raises `ModelError` for a debate that could not be written down, `UnknownNameError` for an article it does not have.
    """
    statements = _of_article(debate, article)
    steps = Steps.of(debate, {s.id for s in statements})
    uses = _first_uses(steps.relations)
    cards = tuple(_card(debate, s, uses.get(s.id)) for s in statements)
    groups = groups_of(debate, statements, steps)
    title, subtitle = heading(debate, statements, article)
    return Scene(
        title, subtitle, cards, steps.links, steps.junctions, groups, legend(cards, steps.links, steps.junctions)
    )


def _of_article(debate: Debate, article: str | None) -> tuple[Statement, ...]:
    found = tuple(s for s in debate.statements if article is None or s.article == article)
    if article is not None and not found:
        debate.article(article)  # an article without statements is an empty picture, an unknown one a mistake
    return found


def _first_uses(relations: Iterable[Relation]) -> dict[str, Role]:
    """What each statement does in the first relation that starts from it; being a premise comes first."""
    uses: dict[str, Role] = {}
    for relation in relations:
        if isinstance(relation, Inference):
            uses |= dict.fromkeys(relation.premises, Role.PREMISE)
        else:
            uses.setdefault(relation.source, _attacking(relation))
    return uses


def _attacking(attack: Attack) -> Role:
    return Role.UNDERCUT if attack.undercuts else Role.REBUTTAL


def _card(debate: Debate, statement: Statement, use: Role | None) -> Card:
    role = use or Role.CLAIM
    voice = voice_line(debate, statement)
    issues = debate.graph.issues
    return Card(
        id=part_id("card", statement.id),
        statement=statement.id,
        role=role,
        text=statement.text,
        kind=_kind(statement, role),
        name="" if statement.anonymous else statement.name,
        voice=voice,
        condition=statement.condition,
        qualifiers=tuple(str(word) for word in (statement.kind, statement.modality) if word),
        notes=tuple(
            Note(a.sign, a.issue, issues[a.issue].text if a.issue in issues else "") for a in statement.answers
        ),
        thesis=statement.thesis,
        implicit=statement.implicit,
        commitment=statement.commitment,
        endorsed=bool(voice) and statement.commitment is Commitment.ENDORSED,
        url=passage_url(debate.graph.articles.get(statement.article), statement.anchors),
    )


def _kind(statement: Statement, role: Role) -> str:
    word = "thesis" if statement.thesis and role is Role.CLAIM else str(role)
    if statement.thesis and role is not Role.CLAIM:
        word = f"thesis, {word}"
    return f"implicit {word}" if statement.implicit else word
