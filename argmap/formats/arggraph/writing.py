"""Debates as arggraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.arggraph.graph import OWN
from argmap.formats.arggraph.grounding import Grounding
from argmap.formats.arggraph.naming import Names, called, sources_of, unit_id, usual_edges, usual_grounding
from argmap.formats.arggraph.reading import EDGE, NO_ARTICLE, OPPONENT, PACKED, POSITIONS, STANCE, TOPIC, author_of
from argmap.formats.arggraph.relations import ADD, EXAMPLE, ID, MORE, TARGET, TYPE
from argmap.formats.regained import text_of, value_of
from argmap.formats.values import decode
from argmap.formats.xmls import attribute, escape, legal, xml_id
from argmap.model import Article, Attack, Debate, Inference, Relation, Statement

KNOWN = frozenset(name for names in OWN.values() for name in names)
HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"


@define(eq=False)
class Writer:
    """A debate on its way into one arggraph."""

    debate: Debate
    lines: list[str] = field(factory=list)
    taken: set[str] = field(factory=set)
    """Ids that something in the file has."""

    def text(self) -> str:
        """The file."""
        debate = self.debate
        article = self.article()
        home = article.id if article else ""
        graph = (text_of(article, ID) if article else None) or (xml_id(home) if home else NO_ARTICLE)
        units = self.units(home)
        self.taken = {graph, *units.values()}
        aside = self.aside(article)
        self.taken |= {str(said["id"]) for said in aside}
        every: tuple[Relation, ...] = (*debate.inferences, *debate.attacks)
        relations = {called(relation): relation for relation in every}
        kept = self.kept(relations)
        self.taken |= {id for ids in kept.values() for id in ids}
        names = Names(units.values(), self.taken)
        usual = usual_edges(names, sources_of((r for name, r in relations.items() if name not in kept), units))
        ids = {**kept, **usual}
        said = {units[s.id]: legal(s.text) for s in debate.statements}
        implicit = {units[s.id] for s in debate.statements if s.implicit}
        grounding = self.grounding(article or debate, said, implicit) or usual_grounding(names, said, implicit)
        self.lines += [f"<arggraph {attributes({'id': graph, **self.stance(article), **more(article or debate)})}>"]
        for id, text, extra in grounding.edus:
            self.lines.append(f"  <edu {attributes({'id': id, **extra})}>{escape(legal(text))}</edu>")
        self.lines += [f"  <joint id={attribute(id)}/>" for id in grounding.joints]
        order = {target: n for n, (_, _, target) in enumerate(grounding.segs)}
        for statement in sorted(debate.statements, key=lambda s: order.get(units[s.id], len(order))):
            self.tag("adu", {"id": units[statement.id], "type": self.role(statement), **more(statement)})
        for id, source, target in grounding.segs:
            self.tag("edge", {"id": id, "src": source, "trg": target, "type": "seg"})
        self.edges(relations, ids, units, {str(said["id"]) for said in aside})
        for said in aside:
            self.tag("edge", said)
        return HEAD + "\n".join(self.lines) + "\n</arggraph>\n"

    def tag(self, name: str, values: Mapping[str, str]) -> None:
        """An element without content."""
        self.lines.append(f"  <{name} {attributes(values)}/>")

    def article(self) -> Article | None:
        """The article that the graph is, where all statements belong to one."""
        homes = {statement.article for statement in self.debate.statements}
        if not homes and self.debate.articles:
            return self.debate.articles[0]
        if len(homes) != 1 or "" in homes:
            return None
        return self.debate.graph.articles[homes.pop()]

    def units(self, home: str) -> dict[str, str]:
        """The ids of argument units by statement."""
        usual = {s.id: unit_id(s.id, home) for s in self.debate.statements}
        taken = set(usual.values())
        for statement in self.debate.statements:
            kept = text_of(statement, ID)
            if kept and kept not in taken and legal(kept) == kept:
                usual[statement.id] = kept
                taken.add(kept)
        return usual

    def role(self, statement: Statement) -> str:
        """Whether the author or the opponent says it."""
        kept = text_of(statement, TYPE)
        if kept and legal(kept) == kept:
            return kept
        return "opp" if statement.voices == ((OPPONENT.id,),) else "pro"

    def stance(self, article: Article | None) -> dict[str, str]:
        """The topic and the author's stance on it, where that is what the debate says of the article."""
        if article is None:
            return {}
        author = author_of(article.id).id
        mine = [s for s in self.debate.stances if s.article == article.id and s.voice == author]
        sides = {position: side for side, position in POSITIONS.items()}
        if len(mine) == 1 and article.authors == (author,) and mine[0].position in sides:
            issue = self.debate.graph.issues[mine[0].issue]
            return {"topic_id": text_of(issue, TOPIC) or xml_id(issue.id), "stance": sides[mine[0].position]}
        found = {"topic_id": text_of(article, TOPIC) or "", "stance": text_of(article, STANCE) or ""}
        return {name: value for name, value in found.items() if value}

    def aside(self, article: Article | None) -> list[dict[str, str]]:
        """Edges that are no relation, as they were."""
        found = []
        for key, value in (article or self.debate).data:
            said = decode(value) if key.startswith(EDGE) else None
            if isinstance(said, dict) and all(isinstance(v, str) and legal(v) == v for v in said.values()):
                found.append({"id": key.removeprefix(EDGE), **said})
        return [said for said in found if said["id"] not in self.taken]

    def kept(self, relations: Mapping[str, Relation]) -> dict[str, list[str]]:
        """The ids of the edges of each relation that remembers them all, each of them once."""
        found: dict[str, list[str]] = {}
        taken = set(self.taken)
        for name, relation in relations.items():
            main = text_of(relation, ID)
            added = value_of(relation, ADD) if isinstance(relation, Inference) else None
            adds = (
                [add[0] if isinstance(add, list) and add else add for add in added] if isinstance(added, list) else []
            )
            ids = [main, *adds]
            size = len(relation.premises) if isinstance(relation, Inference) else 1
            good = [id for id in ids if isinstance(id, str) and id and legal(id) == id and id not in taken]
            if len(set(good)) == len(ids) == size:
                found[name] = good
                taken.update(good)
        return found

    def grounding(self, holder: Article | Debate, said: Mapping[str, str], implicit: set[str]) -> Grounding | None:
        """The segments as they were, where they still say what the statements say."""
        values = [value_of(holder, key) for key in PACKED]
        made = Grounding.unpacked(values, said) if values[0] is not None else None
        if made is None or made.implicit() != implicit:
            return None
        ids = [*(id for id, _, _ in made.edus), *made.joints, *(id for id, _, _ in made.segs)]
        if len(set(ids)) < len(ids) or not self.taken.isdisjoint(ids) or any(legal(id) != id for id in ids):
            return None
        return made

    def edges(
        self,
        relations: Mapping[str, Relation],
        ids: Mapping[str, list[str]],
        units: Mapping[str, str],
        others: Iterable[str],
    ) -> None:
        """The edges of the relations."""
        main = {
            relation.key: ids[name][0] for name, relation in relations.items()
        }  # attacks last: undercuts mean those
        there = {id for each in ids.values() for id in each} | set(others)
        for name, relation in relations.items():
            id, *rest = ids[name]
            if isinstance(relation, Inference):
                sort = "exa" if relation.scheme == EXAMPLE else "sup"
                values = {"id": id, "src": units[relation.premises[0]], "trg": units[relation.conclusion], "type": sort}
                self.tag("edge", {**values, **more(relation)})
                added = value_of(relation, ADD)
                for n, (add, premise) in enumerate(zip(rest, relation.premises[1:], strict=True)):
                    target = self.target(added[n], id, there) if isinstance(added, list) and n < len(added) else id
                    self.tag("edge", {"id": add, "src": units[premise], "trg": target, "type": "add"})
                continue
            sort, target = self.attack(relation, units, main, there)
            self.tag("edge", {"id": id, "src": units[relation.source], "trg": target, "type": sort, **more(relation)})

    @staticmethod
    def target(added: Any, main: str, there: set[str]) -> str:
        """The edge that an additional premise adds to: another one than the main edge where that was so."""
        other = added[1] if isinstance(added, list) and len(added) == 2 else None  # noqa: PLR2004 - a pair
        return other if isinstance(other, str) and other in there else main

    @staticmethod
    def attack(attack: Attack, units: Mapping[str, str], main: Mapping[str, str], there: set[str]) -> tuple[str, str]:
        """The type and the target of the edge of an attack."""
        added = text_of(attack, ADD)
        if added in there:
            return "add", str(added)
        kept = text_of(attack, TARGET)
        target = main[attack.target] if attack.undercuts else units[attack.target]
        if attack.undercuts and kept in there:
            target = str(kept)
        sort = text_of(attack, TYPE)
        return sort if sort in ("reb", "und") else "und" if attack.undercuts else "reb", target


def more(element: Any) -> dict[str, str]:
    """Attributes that were kept with an element."""
    said = value_of(element, MORE)
    if not isinstance(said, dict):
        return {}
    good = {name: value for name, value in said.items() if isinstance(value, str) and legal(value) == value}
    return {name: value for name, value in good.items() if xml_id(name) == name and name not in KNOWN}


def attributes(values: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag."""
    return " ".join(f"{name}={attribute(value)}" for name, value in values.items())
