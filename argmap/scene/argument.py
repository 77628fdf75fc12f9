"""From what is argued to what is shown: one card for each statement, however often it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve

from argmap.model import Attack, Commitment, Debate, Inference, Relation, Statement
from argmap.scene.address import passage_url
from argmap.scene.choice import Choice, choose
from argmap.scene.focus import Focus
from argmap.scene.grouping import groups_of, heading
from argmap.scene.legend import legend
from argmap.scene.names import part_id, voice_line
from argmap.scene.parts import Card, Note, Role, Scene
from argmap.scene.passages import passages
from argmap.scene.relations import Steps


def argument(debate: Debate, focus: Focus) -> Scene:
    """The argument map of what a focus picks out of a debate.

    Raises `ModelError` for a debate that could not be written down, `UnknownNameError` for an article, statement or voice
    that it does not have.
    """
    return drawn(debate, focus, choose(debate, focus))


def drawn(debate: Debate, focus: Focus, choice: Choice) -> Scene:
    """The argument map of some statements of a debate."""
    statements = choice.statements
    steps = Steps.of(debate, {s.id for s in statements})
    uses = _first_uses(steps.relations)
    words = passages(statements, focus.texts)
    cards = tuple(_card(debate, s, uses.get(s.id)) for s in statements)
    if words or choice.folded or choice.context:
        cards = tuple(
            evolve(
                card,
                passage=words.get(card.statement, ""),
                folded=choice.folded.get(card.statement, 0),
                context=card.statement in choice.context,
            )
            for card in cards
        )
    groups = groups_of(debate, statements, steps)
    title, subtitle = heading(debate, statements, focus.article)
    found = legend(cards, steps.links, steps.junctions)
    return Scene(title, subtitle, cards, steps.links, steps.junctions, groups, found, _language(cards))


def _language(cards: Iterable[Card]) -> str:
    """The language of most cards."""
    found = Counter(card.language for card in cards if card.language)
    return found.most_common(1)[0][0] if found else ""


def _first_uses(relations: Iterable[Relation]) -> Mapping[str, Role]:
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
    article = debate.graph.articles.get(statement.article)
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
        url=passage_url(article, statement.anchors),
        language=article.language if article else "",
    )


def _kind(statement: Statement, role: Role) -> str:
    word = "thesis" if statement.thesis and role is Role.CLAIM else str(role)
    if statement.thesis and role is not Role.CLAIM:
        word = f"thesis, {word}"
    return f"implicit {word}" if statement.implicit else word
