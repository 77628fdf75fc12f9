"""A debate: articles, voices, issues and what is argued in them, with the ways through it that a script needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from argmap.ground.errors import UnknownNameError
from argmap.model.article import Article, Issue, Stance, Voice
from argmap.model.graph import Graph
from argmap.model.relation import Attack, Inference, Relation
from argmap.model.statement import Statement
from argmap.model.terms import AttackKind
from argmap.model.words import DATA, Data, is_id, is_line, many, maybe

if TYPE_CHECKING:
    from collections.abc import Iterable


def _by(key: Callable[[Any], Any]) -> Callable[[tuple[Any, ...]], dict[Any, Any]]:
    """Compare tuples as what they hold: the order in which a debate is written down is not part of it."""
    return lambda values: {key(value): value for value in values}


@frozen
class Debate:
    """What is argued in one or several articles.

    Two debates are equal when they hold the same articles, voices, issues, statements, relations and stances, in whatever
    order. All fields are tuples of frozen values; change a debate with `attrs.evolve`, `replace` or `without`.
    """

    statements: tuple[Statement, ...] = field(default=(), eq=_by(lambda s: s.id))
    inferences: tuple[Inference, ...] = field(default=(), eq=_by(lambda i: i.key))
    attacks: tuple[Attack, ...] = field(default=(), eq=_by(lambda a: a.key))
    articles: tuple[Article, ...] = field(default=(), eq=_by(lambda a: a.id))
    voices: tuple[Voice, ...] = field(default=(), eq=_by(lambda v: v.id))
    issues: tuple[Issue, ...] = field(default=(), eq=_by(lambda i: i.id))
    stances: tuple[Stance, ...] = field(default=(), eq=_by(lambda s: (s.article, s.voice, s.issue)))
    id: str = field(default="", validator=maybe(is_id))
    title: str = field(default="", validator=maybe(is_line))
    notes: tuple[str, ...] = field(default=(), validator=many(is_line))
    data: Data = DATA

    # look-ups --------------------------------------------------------------------------------------------------------

    @cached_property
    def graph(self) -> Graph:
        """The relations by their ends; built on first use, in linear time.

        Raises `ModelError` when the debate could not be written down: a dangling id, an id twice, an empty text.
        """
        return Graph.of(self)

    def __getitem__(self, id: str) -> Statement:
        """The statement with this id; the article may be left out where the rest is unique.

        Raises `UnknownNameError` (a `KeyError`) when there is none, or more than one.
        """
        return self.graph.find(id)

    def __contains__(self, id: object) -> bool:
        """Whether a statement has this id; the article may be left out where the rest is unique."""
        try:
            return isinstance(id, str) and bool(self.graph.find(id))
        except UnknownNameError:
            return False

    def __len__(self) -> int:
        """The number of statements."""
        return len(self.statements)

    def __iter__(self) -> Iterator[Statement]:
        """The statements, in the order of the annotation."""
        return iter(self.statements)

    def __bool__(self) -> bool:
        """True: a debate without statements is still a debate."""
        return True

    def article(self, id: str) -> Article:
        """The article with this id. Raises `UnknownNameError`."""
        return self.graph.named("article", id, self.graph.articles)

    def voice(self, id: str) -> Voice:
        """The voice with this id. Raises `UnknownNameError`."""
        return self.graph.named("voice", id, self.graph.voices)

    def issue(self, id: str) -> Issue:
        """The issue with this id. Raises `UnknownNameError`."""
        return self.graph.named("issue", id, self.graph.issues)

    # ways through ------------------------------------------------------------------------------------------------------

    def roots(self, article: str | None = None) -> tuple[Statement, ...]:
        """Statements that are no premise and attack nothing, in order; of one article if named."""
        found = (s for s in self.statements if not self.graph.uses.get(s.id))
        return tuple(s for s in found if article is None or s.article == article)

    def inferences_for(self, id: str) -> tuple[Inference, ...]:
        """The inferences whose conclusion is this statement."""
        return tuple(self.graph.reasons.get(self[id].id, ()))

    def premises_of(self, id: str) -> tuple[Statement, ...]:
        """The premises of all inferences to this statement, each once."""
        names = dict.fromkeys(name for i in self.inferences_for(id) for name in i.premises)
        return tuple(self.graph.statements[name] for name in names)

    def conclusions_of(self, id: str) -> tuple[Statement, ...]:
        """The statements that this one is a premise of."""
        names = dict.fromkeys(u.conclusion for u in self.graph.uses.get(self[id].id, ()) if isinstance(u, Inference))
        return tuple(self.graph.statements[name] for name in names)

    def attacks_on(self, target: str | Relation) -> tuple[Attack, ...]:
        """The attacks on a statement (by id), or the undercuts of an inference or attack (by itself)."""
        return tuple(self.graph.objections.get(self[target].id if isinstance(target, str) else target.key, ()))

    def attackers_of(self, target: str | Relation) -> tuple[Statement, ...]:
        """The statements that attack a statement, or that undercut an inference or attack."""
        return tuple(self.graph.statements[a.source] for a in self.attacks_on(target))

    def children(self, id: str) -> tuple[Statement, ...]:
        """What bears directly on a statement: premises, rebuttals, and undercuts of the steps to it."""
        return tuple(self.graph.statements[name] for name in self.graph.below(self[id].id))

    def parents(self, id: str) -> tuple[Statement, ...]:
        """What a statement bears on directly: conclusions, attacked statements, conclusions of undercut steps."""
        return tuple(self.graph.statements[name] for name in self.graph.above(self[id].id))

    def walk(self, id: str | None = None) -> Iterator[tuple[int, Statement]]:
        """Depth and statement, from a statement down (or from all roots), each statement once; loops are no trouble."""
        tops = [self[id].id] if id is not None else [s.id for s in self.roots()]
        rest = [] if id is not None else [s.id for s in self.statements]
        for depth, name in self.graph.walk(tops, rest):
            yield depth, self.graph.statements[name]

    def path_to_root(self, id: str) -> tuple[Statement, ...]:
        """The statements from this one up to a root, by a shortest way; in a loop, as far as it leads."""
        return tuple(self.graph.statements[name] for name in self.graph.path_up(self[id].id))

    def depth(self) -> int:
        """The number of statements on the longest of the walks from a root; 0 for an empty debate."""
        return max((depth + 1 for depth, _ in self.walk()), default=0)

    def by_voice(self, voice: str) -> tuple[Statement, ...]:
        """The statements that a voice asserts: as author, in parentheses, or at the end of a chain of reports."""
        return tuple(s for s in self.statements if voice in self.speakers(s))

    def speakers(self, statement: Statement) -> tuple[str, ...]:
        """The ids of the voices that assert a statement; the article's authors where it names none."""
        if statement.voices:
            return tuple(dict.fromkeys(chain[-1] for chain in statement.voices))
        article = self.graph.articles.get(statement.article)
        return article.authors if article else ()

    def kind_of(self, attack: Attack) -> AttackKind:
        """Rebut: aimed at a conclusion; undermine: at a premise that nothing supports; undercut: at a step."""
        if attack.undercuts:
            return AttackKind.UNDERCUT
        used = any(isinstance(use, Inference) for use in self.graph.uses.get(attack.target, ()))
        return AttackKind.UNDERMINE if used and not self.graph.reasons.get(attack.target) else AttackKind.REBUT

    # changes -------------------------------------------------------------------------------------------------------------

    def replace(self, id: str, /, **changes: Any) -> Debate:
        """The debate with one statement changed; a new `id` is carried into all relations."""
        old = self[id]
        new = evolve(old, **changes)
        statements = tuple(new if s.id == old.id else s for s in self.statements)
        renamed = self if new.id == old.id else self.renamed(old.id, new.id)
        return evolve(renamed, statements=statements)

    def without(self, ids: Iterable[str]) -> Debate:
        """The debate without some statements and without every relation that needs one of them."""
        gone = {self[id].id for id in ids}
        inferences = tuple(i for i in self.inferences if i.conclusion not in gone and not gone & set(i.premises))
        keys = {s.id for s in self.statements} - gone | {i.key for i in inferences}
        attacks = []
        for attack in self.graph.attacks_inwards():  # an undercut may hang on an attack that hangs on another
            if attack.source not in gone and attack.target in keys:
                attacks.append(attack)
                keys.add(attack.key)
        order = {a.key: n for n, a in enumerate(self.attacks)}
        return evolve(
            self,
            statements=tuple(s for s in self.statements if s.id not in gone),
            inferences=inferences,
            attacks=tuple(sorted(attacks, key=lambda a: order[a.key])),
        )

    def renamed(self, old: str, new: str) -> Debate:
        """The debate with the id of a statement changed in all relations (not in the statement itself)."""

        def name(id: str) -> str:
            return new if id == old else id

        keys: dict[str, str] = {old: new}
        inferences = []
        for i in self.inferences:
            moved = evolve(i, premises=tuple(map(name, i.premises)), conclusion=name(i.conclusion))
            keys[i.key] = moved.key
            inferences.append(moved)
        attacks = []
        for a in self.graph.attacks_inwards():
            moved_attack = evolve(a, source=name(a.source), target=keys.get(a.target, a.target))
            keys[a.key] = moved_attack.key
            attacks.append(moved_attack)
        return evolve(self, inferences=tuple(inferences), attacks=tuple(attacks))

    # display -------------------------------------------------------------------------------------------------------------

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - Jupyter's
        """The picture, for Jupyter and its like."""
        from argmap.ground.registry import load  # noqa: PLC0415 - loads the picture floor only when asked

        bundle: dict[str, Any] = load("argmap.render.jupyter:mimebundle")(self)
        return bundle
