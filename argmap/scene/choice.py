"""Which statements a picture shows, and how many are folded into each. Linear in the debate, and nothing recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from attrs import field, frozen

from argmap.ground.errors import ArgmapError
from argmap.model import Debate, Inference, Relation, Statement
from argmap.scene.focus import Focus


@frozen
class Choice:
    """The statements shown, in the order of the debate; those shown only as context; and counts of what is folded."""

    statements: tuple[Statement, ...]
    context: AbstractSet[str] = frozenset()
    folded: Mapping[str, int] = field(factory=dict)


def choose(debate: Debate, focus: Focus) -> Choice:
    """What a focus leaves of a debate. Raises `UnknownNameError` for an id that the debate does not have."""
    base = _of_article(debate, focus.article)
    if focus.whole:
        return Choice(base)
    within = {statement.id for statement in base}
    folds = {debate[id].id for id in focus.fold}
    targets = [debate[id].id for id in focus.only]
    tree = Tree.of(debate, within)
    reached = tree.reached([id for id in targets if id in within] if targets else tree.tops, focus.depth, folds)
    wanted = reached
    if focus.voice:
        voices = {debate.voice(id).id for id in focus.voice}
        wanted = {s.id for s in base if s.id in reached and voices & set(debate.speakers(s))}
    shown = wanted | tree.way_up(wanted if focus.voice else {id for id in targets if id in within})
    shown |= tree.partners(shown)
    if not shown and base:
        raise ArgmapError(f"nothing is left to show: {_why(focus)}")
    return Choice(tuple(s for s in base if s.id in shown), frozenset(shown - wanted), tree.folded(base, shown))


def _why(focus: Focus) -> str:
    where = f" in the article {focus.article!r}" if focus.article else ""
    if focus.voice:
        return (
            f"{' and '.join(focus.voice)} assert{'s' if len(focus.voice) == 1 else ''} nothing of what is shown{where}"
        )
    return f"{' and '.join(focus.only)} {'is' if len(focus.only) == 1 else 'are'} not{where}"


def _of_article(debate: Debate, article: str | None) -> tuple[Statement, ...]:
    if article is None:
        return debate.statements
    debate.article(article) if not any(s.article == article for s in debate.statements) else None
    return tuple(s for s in debate.statements if s.article == article)


@frozen
class Tree:
    """Each statement with the relation by which it was first reached from the main claims."""

    debate: Debate
    within: AbstractSet[str]
    tops: tuple[str, ...]
    came: Mapping[str, str]
    """The statement that each one bears on, by the shortest way up; empty for main claims."""

    @classmethod
    def of(cls, debate: Debate, within: AbstractSet[str]) -> Tree:
        """The tree over the statements of `within`; loops that nothing leads into are entered in order."""
        above = debate.graph.above
        tops = [s.id for s in debate.statements if s.id in within and not any(up in within for up in above(s.id))]
        came: dict[str, str] = {}
        starts = [*tops]
        _spread(debate, tops, within, came)
        for statement in debate.statements:
            if statement.id in within and statement.id not in came:
                starts.append(statement.id)
                _spread(debate, [statement.id], within, came)
        return cls(debate, within, tuple(starts), came)

    def reached(self, starts: Iterable[str], depth: int | None, folds: AbstractSet[str]) -> set[str]:
        """What bears on `starts`, so many levels deep (they are the first), and nothing below a fold."""
        level = list(dict.fromkeys(starts))
        found = set(level)
        while level and (depth is None or depth > 1):
            depth = None if depth is None else depth - 1
            below = (name for id in level if id not in folds for name in self.debate.graph.below(id))
            level = [name for name in dict.fromkeys(below) if name in self.within and name not in found]
            found.update(level)
        return found

    def way_up(self, ids: AbstractSet[str]) -> set[str]:
        """The statements between some and their main claims."""
        found: set[str] = set()
        for id in ids:
            up = self.came.get(id, "")
            while up and up not in found:
                found.add(up)
                up = self.came.get(up, "")
        return found

    def partners(self, shown: AbstractSet[str]) -> set[str]:
        """What else has to be there for the ways up to be drawn: linked premises, and the ends of undercut steps."""
        found: set[str] = set()
        for id in shown:
            up = self.came.get(id, "")
            if up in shown:
                graph = self.debate.graph
                relation = next((use for use in graph.uses.get(id, ()) if graph.end(use) == up), None)
                found |= self._ends(relation) if relation else set()
        return found & self.within

    def _ends(self, relation: Relation) -> set[str]:
        found: set[str] = set()
        while not isinstance(relation, Inference):
            found.add(relation.source)
            if not relation.undercuts:
                return found | {relation.target}
            relation = self.debate.graph.relations[relation.target]
        return found | {*relation.premises, relation.conclusion}

    def folded(self, base: tuple[Statement, ...], shown: AbstractSet[str]) -> dict[str, int]:
        """How many hidden statements each card stands for. One that bears on several cards counts on the first, and where a card
        would be left without any, as many as bear on it directly count on it too: no card hides that something is missing.
        """
        below, within = self.debate.graph.below, self.within
        counts: dict[str, int] = {}
        counted: set[str] = set()
        for statement in base:
            if statement.id not in shown:
                continue
            hidden = [name for name in below(statement.id) if name in within and name not in shown]
            stack = [name for name in hidden if name not in counted]
            counted.update(stack)
            number = len(stack)
            while stack:
                further = [n for n in below(stack.pop()) if n in within and n not in shown and n not in counted]
                further = list(dict.fromkeys(further))
                counted.update(further)
                number += len(further)
                stack += further
            if hidden:
                counts[statement.id] = number or len(hidden)
        return counts


def _spread(debate: Debate, starts: list[str], within: AbstractSet[str], came: dict[str, str]) -> None:
    """Go down from `starts`, level by level, and note for each statement where it was come from."""
    came.update(dict.fromkeys(starts, ""))
    queue = deque(starts)
    while queue:
        id = queue.popleft()
        for name in debate.graph.below(id):
            if name in within and name not in came:
                came[name] = id
                queue.append(name)
