"""An Argdown document as a debate. What stands for what is said in `argmap.formats.argdown`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from attrs import define, evolve, field

from argmap.formats.argdown.arguments import Record, premises_of, recorded
from argmap.formats.argdown.naming import ids_of, text_of
from argmap.formats.argdown.outline import (
    ARGUMENT,
    ATTACK,
    CONTRADICTORY,
    CONTRARY,
    ENTAILS,
    INFERENCE,
    PREMISE,
    STATEMENT,
    SUPPORT,
    UNDERCUT,
    End,
    Item,
    Outline,
    Relation,
)  # fmt: skip
from argmap.formats.argdown.own import OWN, Own, own_of
from argmap.formats.argdown.words import escaped, says, unopened
from argmap.formats.tally import Tally
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.ground.source import Span
from argmap.model import Attack, Data, Debate, Inference, Statement
from argmap.model.schemes import SCHEMES

SPACE = "argdown."
"""What the keys of data begin with that Argdown says and the language has no word for."""
NOT_DRAWN = {f"{SPACE}tags": "tags", f"{SPACE}data": "data", f"{SPACE}texts": "further texts"}
Pair = tuple[str, str]


class Entry(NamedTuple):
    """One way in which Argdown says a relation: its type and, where that is another than the relation's own, the title of the
    argument or the id of the statement that it is aimed at.
    """

    type: str
    target: str = ""


@define(eq=False)
class Step:
    """A relation that is being put together: the ways in which Argdown says it, and the data of ours."""

    relation: Inference | Attack
    entries: list[Entry] = field(factory=list)
    records: list[Record] = field(factory=list)
    extra: dict[str, Any] = field(factory=dict)


def debate_of(outline: Outline, tally: Tally) -> Debate:
    """The debate that a document holds."""
    return _Reader(outline, tally).debate()


@define(eq=False)
class _Reader:
    outline: Outline
    tally: Tally
    ids: dict[tuple[str, str], str] = field(factory=dict)
    """Ids of statements by kind and title."""
    own: dict[str, Own] = field(factory=dict)
    """What our own data say of statements, by their ids."""
    spans: dict[str, Span | None] = field(factory=dict)
    """Where statements stand, by their ids."""
    steps: dict[str, Step] = field(factory=dict)
    """Relations by key."""
    keys: dict[End, str] = field(factory=dict)
    """Keys of inferences that have been looked up."""
    undercut: set[str] = field(factory=set)
    """Keys of the inferences that something undercuts."""
    out: dict[str, dict[str, None]] = field(factory=dict)
    """Keys of the relations that are drawn from a statement, by its id."""

    def debate(self) -> Debate:
        items = [*self.outline.statements.values()]
        items += [argument for argument in self.outline.arguments.values() if not argument.lines]
        kinds = [STATEMENT] * len(self.outline.statements) + [ARGUMENT] * (len(items) - len(self.outline.statements))
        self.ids = ids_of(items, kinds)
        statements = [self._statement(item, kind) for item, kind in zip(items, kinds, strict=True)]
        for argument in self.outline.arguments.values():
            if argument.lines:
                self._argument(argument)
        late = [relation for relation in self.outline.relations if not self._relation(relation)]
        for relation in late:
            self._undercut(relation)
        self._own_steps()
        self.undercut = {
            step.relation.target
            for step in self.steps.values()
            if isinstance(step.relation, Attack) and Entry(UNDERCUT) in step.entries
        }
        inferences = [self._whole(step) for step in self.steps.values() if isinstance(step.relation, Inference)]
        attacks = [self._whole(step) for step in self.steps.values() if isinstance(step.relation, Attack)]
        header, data = self._front()
        self._hint(statements)
        return header.debate(statements, inferences, attacks, data, self.tally)

    # statements --------------------------------------------------------------------------------------------------------

    def _statement(self, item: Item, kind: str) -> Statement:
        id = self.ids[kind, item.title]
        own = own_of(item.data)
        self.spans[id] = item.span
        text = text_of(item)
        statement = Statement(id, text, origin=item.span)
        if own is not None:
            self.own[id] = own
            statement = evolve(own.statement(id, text, item.span, self.tally), origin=item.span)
        data = (*statement.data, *self._kept(item, kind, id, own, statement.data))
        return evolve(statement, data=data) if data else statement

    def _kept(self, item: Item, kind: str, id: str, own: Own | None, there: Data) -> Iterable[Pair]:
        """What Argdown says of a statement and the language has no word for, as data."""
        pairs: dict[str, Any] = {}
        if kind == ARGUMENT:
            pairs["type"] = "argument"
        if item.title != id and not item.untitled and not (own and own.id):
            pairs["title"] = item.title
        said = item.texts[-1] if item.texts else None
        raw = said.raw if said else ""
        if item.untitled:
            raw = unopened(raw)
        if raw != escaped(text_of(item)) and (not raw or says(raw, text_of(item))):
            pairs["text"] = raw
        if further := [said.raw for said in item.texts[:-1] if said.raw]:
            pairs["texts"] = further
        if item.tags:
            pairs["tags"] = sorted(item.tags)
        if data := foreign(item.data):
            pairs["data"] = data
        if item.section and item.texts:
            pairs["section"] = item.section
        taken = {key for key, _ in there}
        return [(SPACE + name, encode(value)) for name, value in pairs.items() if SPACE + name not in taken]

    # arguments with premises -------------------------------------------------------------------------------------------

    def _argument(self, argument: Item) -> None:
        record = recorded(argument, self.ids)
        key = ""
        for number, line in enumerate(argument.lines):
            if line.inference is None:
                continue
            names = [self.ids[STATEMENT, argument.lines[n].title] for n in premises_of(argument, number)]
            premises = tuple(dict.fromkeys(names))
            inference = Inference(premises, self.ids[STATEMENT, line.title], origin=line.inference.span)
            if not premises:
                self._say("impossible-step", "an inference has no premises", line.inference.span)
                continue
            key = inference.key
            step = self.steps.setdefault(key, Step(inference))
            scheme = line.inference.rules[0] if len(line.inference.rules) == 1 else ""
            made = step.relation
            if scheme in SCHEMES and isinstance(made, Inference) and not made.scheme:
                step.relation = evolve(made, scheme=scheme)
            own = own_of(line.inference.data)
            if own is not None:
                step.extra |= own.raw
        if key:
            self.steps[key].records.append(record)

    # relations ---------------------------------------------------------------------------------------------------------

    def _relation(self, relation: Relation) -> bool:
        """Take a relation; False for an undercut of something that draws an arrow of its own, which has to wait."""
        source = self.ids.get((relation.source.kind, relation.source.title))
        if source is None:
            return True
        kind, target = relation.type, relation.target
        if target.kind == INFERENCE:
            key = self._inference_key(target)
            if key:
                self._add(Attack(source, key, origin=relation.span), Entry(kind))
            return True
        id = self.ids.get((target.kind, target.title))
        if id is None:
            self._on_argument(source, relation)
            return True
        if kind == UNDERCUT:
            return False
        if kind in (SUPPORT, ENTAILS):
            usual = ENTAILS if self._strict(relation) else SUPPORT
            key = self._add(Inference((source,), id, origin=relation.span), Entry(SUPPORT if kind == usual else kind))
            self.out.setdefault(source, {})[key] = None
            return True
        usual = CONTRARY if self._strict(relation) else ATTACK
        entry = Entry(ATTACK if kind == usual else kind)
        self.out.setdefault(source, {})[self._add(Attack(source, id, origin=relation.span), entry)] = None
        if kind in (CONTRARY, CONTRADICTORY) and source != id:
            self.out.setdefault(id, {})[self._add(Attack(id, source, origin=relation.span), entry)] = None
        return True

    def _strict(self, relation: Relation) -> bool:
        return self.outline.strict and relation.source.kind == relation.target.kind == STATEMENT

    def _on_argument(self, source: str, relation: Relation) -> None:
        """A support or attack of an argument with premises: of its premise if it has only one; else an attack is aimed at its last
        step, and a support at its conclusion.
        """
        argument = self.outline.arguments[relation.target.title]
        premises = dict.fromkeys(line.title for line in argument.lines if line.role == PREMISE)
        entry = Entry(relation.type, argument.title)
        aim = next(iter(premises)) if len(premises) == 1 else argument.lines[-1].title
        if relation.type == SUPPORT:
            self._add(Inference((source,), self.ids[STATEMENT, aim], origin=relation.span), entry)
        elif len(premises) == 1:
            self._add(Attack(source, self.ids[STATEMENT, aim], origin=relation.span), entry)
        elif key := self._inference_key(End(INFERENCE, argument.title, len(argument.lines) - 1)):
            self._add(Attack(source, key, origin=relation.span), entry)

    def _undercut(self, relation: Relation) -> None:
        """An undercut of a statement, or of an argument without premises: of the one arrow that goes out from it, else of it."""
        source = self.ids[relation.source.kind, relation.source.title]
        target = self.ids[relation.target.kind, relation.target.title]
        drawn = self.out.get(target, {})
        aim = next(iter(drawn)) if len(drawn) == 1 else target
        self._add(Attack(source, aim, origin=relation.span), Entry(UNDERCUT, target))

    def _inference_key(self, end: End) -> str:
        """The key of an inference; empty where it could not be made. Many relations may be aimed at one with many premises."""
        if end not in self.keys:
            argument = self.outline.arguments[end.title]
            names = [self.ids[STATEMENT, argument.lines[n].title] for n in premises_of(argument, end.index)]
            key = (
                Inference(tuple(dict.fromkeys(names)), self.ids[STATEMENT, argument.lines[end.index].title]).key
                if names
                else ""
            )
            self.keys[end] = key if key in self.steps else ""
        return self.keys[end]

    def _add(self, relation: Inference | Attack, entry: Entry) -> str:
        step = self.steps.setdefault(relation.key, Step(relation))
        if entry not in step.entries:
            step.entries.append(entry)
        return relation.key

    # our own data ------------------------------------------------------------------------------------------------------

    def _own_steps(self) -> None:
        """What our own data say of relations, and relations that only they say: each once what it is aimed at is there."""
        waiting: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        ready: list[tuple[str, dict[str, Any]]] = []
        for id, own in self.own.items():
            for raw in own.steps(self.tally, self._span(id)):
                if "undercuts" in raw and raw["undercuts"] not in self.steps:
                    waiting.setdefault(raw["undercuts"], []).append((id, raw))
                else:
                    ready.append((id, raw))
        there = set(self.ids.values())
        while ready:
            id, raw = ready.pop()
            relation = _relation_of(id, raw)
            if "undercuts" not in raw and (raw.get("supports") or raw.get("attacks")) not in there:
                self._say("dangling-edge", f"{id} names a statement that is not there", self._span(id))
                continue
            step = self.steps.setdefault(relation.key, Step(evolve(relation, origin=self._span(id))))
            step.extra |= {name: value for name, value in raw.items() if name in ("scheme", "manner", "data")}
            ready += waiting.pop(relation.key, [])
        for target in waiting:
            self._say("dangling-edge", f"`{target}` is undercut and is not there", None)

    def _whole(self, step: Step) -> Any:
        """A relation with all that is said of it."""
        relation = step.relation
        if step.extra:
            relation = Own(step.extra).relation(relation, self.tally)
        kept: list[Pair] = []
        usual = (
            [Entry(SUPPORT)] if isinstance(relation, Inference) else [Entry(UNDERCUT if relation.undercuts else ATTACK)]
        )
        records = [record for record in step.records if record.needed or self._marked(relation)]
        if records:
            kept.append((f"{SPACE}argument", encode([record.value() for record in records])))
        if step.entries and (step.entries != usual or records):
            kept.append((f"{SPACE}relations", encode([list(filter(None, entry)) for entry in sorted(step.entries)])))
        taken = {key for key, _ in relation.data}
        kept = [pair for pair in kept if pair[0] not in taken]
        return evolve(relation, data=(*relation.data, *kept)) if kept else relation

    def _marked(self, relation: Inference | Attack) -> bool:
        """Whether an inference would be written with a mark, and not with premises and conclusion, if nothing else were known."""
        if not isinstance(relation, Inference) or len(relation.premises) > 1 or relation.scheme:
            return False
        return relation.premises[0] != relation.conclusion and relation.key not in self.undercut

    def _front(self) -> tuple[Own, Data]:
        front = self.outline.front or {}
        own = own_of(front)
        there = own is not None
        own = own or Own({})
        title = front.get("title")
        rest = {name: value for name, value in front.items() if not (name == OWN and there)}
        data: list[Pair] = []
        if isinstance(title, str) and title:
            own.raw["title"] = one_line(title)[0]
            if own.raw["title"] == title:
                del rest["title"]
        if rest:
            data.append((f"{SPACE}front", encode(rest)))
        if self.outline.sections:
            data.append((f"{SPACE}sections", encode([_section(s) for s in self.outline.sections])))
        return own, tuple(data)

    def _hint(self, statements: list[Statement]) -> None:
        """Say once what is kept and not drawn."""
        names = Counter(key for s in statements for key, _ in s.data if key in NOT_DRAWN)
        words = [f"{NOT_DRAWN[key]} of {count:,} statement{'s' * (count > 1)}" for key, count in names.items()]
        if sections := len(self.outline.sections):
            words.append(f"{sections:,} heading{'s' * (sections > 1)}")
        if words and self.tally.wants("kept-aside"):
            message = f"kept and not drawn: {', '.join(words)}"
            self.tally.report("kept-aside", message, Span("", 0, 0))

    def _span(self, id: str) -> Span | None:
        return self.spans.get(id)

    def _say(self, name: str, message: str, span: Span | None) -> None:
        if self.tally.wants(name):
            self.tally.report(name, message, span or Span("", 0, 0), "left out")


def _relation_of(id: str, raw: dict[str, Any]) -> Inference | Attack:
    if "supports" in raw:
        return Inference((id,), raw["supports"])
    return Attack(id, raw.get("undercuts") or raw["attacks"])


def _section(section: Any) -> list[Any]:
    return [section.level, section.raw, *([section.data] if section.data else [])]


def foreign(data: Any) -> dict[str, Any]:
    """The data that Argdown's authors wrote, without our own."""
    if not isinstance(data, dict):
        return {}
    return {name: value for name, value in data.items() if name != OWN or own_of(data) is None}
