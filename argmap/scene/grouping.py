"""Which parts of a picture belong to which article, and what stands over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.model import Article, Debate, Inference, Relation, Statement
from argmap.scene.names import byline, part_id
from argmap.scene.parts import Group
from argmap.scene.relations import Steps, target


def groups_of(debate: Debate, statements: tuple[Statement, ...], steps: Steps) -> tuple[Group, ...]:
    """One group for each article; none where there is only one."""
    articles = _articles(debate, statements)
    if len(articles) < 2:  # noqa: PLR2004 - a frame around everything says nothing
        return ()
    members: dict[str, list[str]] = {id: [] for id in articles}
    home = {statement.id: statement.article for statement in statements}
    for statement in statements:
        if statement.article:
            members[statement.article].append(part_id("card", statement.id))
    for relation in _inwards(debate, steps):
        home[relation.key] = home[target(relation)]
        if relation.key in steps.at and home[relation.key]:
            members[home[relation.key]].append(steps.at[relation.key].id)
    return tuple(_group(debate, id, tuple(found)) for id, found in members.items())


def heading(debate: Debate, statements: tuple[Statement, ...], article: str | None) -> tuple[str, str]:
    """Title and subtitle: of the article where only one is shown, else of the debate."""
    shown = [article] if article is not None else _articles(debate, statements)
    if len(shown) == 1 and (one := debate.graph.articles.get(shown[0])):
        return _title(one), byline(debate, one)
    return debate.title or debate.id, ""


def _articles(debate: Debate, statements: Iterable[Statement]) -> list[str]:
    used = dict.fromkeys(s.article for s in statements if s.article)
    return [id for id in debate.graph.articles if id in used] + [id for id in used if id not in debate.graph.articles]


def _inwards(debate: Debate, steps: Steps) -> Iterator[Relation]:
    """The relations shown, each after the one that it undercuts."""
    shown = {relation.key for relation in steps.relations}
    yield from (relation for relation in steps.relations if isinstance(relation, Inference))
    yield from (attack for attack in debate.graph.attacks_inwards() if attack.key in shown)


def _group(debate: Debate, id: str, members: tuple[str, ...]) -> Group:
    article = debate.graph.articles.get(id)
    title, subtitle = (_title(article), byline(debate, article)) if article else (id, "")
    return Group(part_id("article", id), title, subtitle, members)


def _title(article: Article) -> str:
    return article.title or article.id
