"""An Argdown text as Argdown's own model: what is said where comes together under its titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attrs import define, field

from argmap.formats.argdown.braces import SPACE
from argmap.formats.argdown.nodes import Element, Front, Heading, Inferring, Listed, Node, Numbered, raw_of
from argmap.formats.argdown.outline import (
    ARGUMENT,
    ATTACK,
    CONTRADICTORY,
    INFERENCE,
    INTERMEDIARY,
    MAIN,
    PREMISE,
    STATEMENT,
    SUPPORT,
    UNDERCUT,
    Inference,
    Item,
    Line,
    Outline,
    Said,
    Section,
)  # fmt: skip
from argmap.formats.argdown.parsing import Parser, Problem
from argmap.formats.argdown.relations import Link, Place, exists, relation_of, settled
from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.yaml import YamlError, load, merged
from argmap.ground.source import Source

BLOCK = re.compile(r"\{[ \t]*\n\r?")
BLOCK_END = re.compile(rf"\}}[{SPACE}]*\Z")
FRONT = re.compile(rf"\A[{SPACE}]*={{3,}}|={{3,}}[{SPACE}]*\Z")
OUTWARD = {"SUPPORT_TO": SUPPORT, "ATTACK_TO": ATTACK, "UNDERCUT_TO": UNDERCUT, "CONTRADICTION": CONTRADICTORY}
INWARD = {"SUPPORT": SUPPORT, "ATTACK": ATTACK, "UNDERCUT": UNDERCUT}


@define(eq=False)
class Entry:
    """An equivalence class or an argument that is being put together."""

    place: Place
    untitled: bool
    texts: list[tuple[Said, bool]] = field(factory=list)
    """What its members say, and whether they are marked as canonical."""
    tags: dict[str, None] = field(factory=dict)
    data: Any = None
    section: str | None = None
    first: str = ""
    """The section of its first member."""
    members: int = 0
    start: int = -1
    end: int = -1


@define(eq=False)
class Frame:
    """A node whose relations are being read: where they go from or to, and which one is next."""

    node: Node
    place: Place | None
    next: int = 0
    link: Link | None = None


def outline_of(source: Source) -> tuple[Outline, list[Problem]]:
    """What an Argdown text says, and what is wrong with it."""
    parser = Parser(source.text)
    outliner = Outliner(source, parser)
    outliner.read(parser.elements())
    return outliner.outline(), parser.problems + outliner.problems


@define(eq=False)
class Outliner:
    """One reading of one document."""

    source: Source
    parser: Parser
    statements: dict[str, Entry] = field(factory=dict)
    arguments: dict[str, Entry] = field(factory=dict)
    links: list[Link] = field(factory=list)
    sections: list[Section] = field(factory=list)
    tags: dict[str, None] = field(factory=dict)
    front: Any = None
    problems: list[Problem] = field(factory=list)
    section: Section | None = None
    above: list[Section] = field(factory=list)
    """The section that is being read, below those that it is in."""
    inference: Place | None = None
    """The inference that was read last: from then on Argdown takes it for what an undercut below a statement is aimed at."""
    untitled: int = 0

    def read(self, elements: Iterable[Element]) -> None:
        """Take all paragraphs."""
        above: Element | None = None
        for element in elements:
            if isinstance(element, Node):
                self._node(element)
            elif isinstance(element, Heading):
                self._heading(element)
            elif isinstance(element, Numbered):
                self._numbered(element, above)
            elif isinstance(element, Listed):
                for item in element.items:
                    self._node(item)
            else:
                self._front(element)
            above = element

    def outline(self) -> Outline:
        """The document; only after everything has been read."""
        strict = self._setting("mode") == "strict"
        places = {title: entry.place for title, entry in self.statements.items()}
        links = settled(self.links, places, strict=strict)
        span = self.source.span
        return Outline(
            {title: self._item(entry) for title, entry in self.statements.items()},
            {title: self._item(entry) for title, entry in self.arguments.items()},
            tuple(relation_of(link, span) for link in links),
            tuple(self.sections),
            tuple(self.tags),
            self.front,
            strict,
        )

    def _item(self, entry: Entry) -> Item:
        canonical = next((n for n in reversed(range(len(entry.texts))) if entry.texts[n][1]), len(entry.texts) - 1)
        texts = [text for n, (text, _) in enumerate(entry.texts) if n != canonical]
        texts += [entry.texts[canonical][0]] if entry.texts else []
        section = entry.section or (entry.first if entry.members else "")
        span = self.source.span(entry.start, entry.end) if entry.start >= 0 else None
        tags, lines = tuple(entry.tags), tuple(entry.place.lines)
        return Item(entry.place.title, entry.untitled, tuple(texts), tags, entry.data, section, lines, span)

    # statements, arguments, relations ----------------------------------------------------------------------------------

    def _node(self, node: Node) -> Place:
        """Take a node and everything below it; the place of the node."""
        stack = [self._frame(node)]
        while True:
            frame = stack[-1]
            if frame.next < len(frame.node.relations):
                token, child = frame.node.relations[frame.next]
                frame.next += 1
                assert frame.place is not None
                frame.link = self._link(token, frame.place)
                stack.append(self._frame(child))
                continue
            place = self._member(frame.node)
            stack.pop()
            if not stack:
                return place
            self._connect(stack[-1].link, place)

    def _frame(self, node: Node) -> Frame:
        if not node.relations:
            return Frame(node, None)
        return Frame(node, self._entry(node).place)

    def _entry(self, node: Node) -> Entry:
        untitled = not node.title
        node.title = node.title or self._untitled()
        table = self.statements if node.kind == STATEMENT else self.arguments
        entry = table.get(node.title)
        if entry is None:
            entry = table[node.title] = Entry(Place(node.kind, node.title), untitled)
        return entry

    def _untitled(self) -> str:
        self.untitled += 1
        return f"Untitled {self.untitled}"

    def _member(self, node: Node) -> Place:
        entry = self._entry(node)
        data = self._data(node.data)
        if data is not None:
            entry.data = data if entry.data is None else merged(entry.data, data)
        entry.tags |= dict.fromkeys(node.tags)
        self.tags |= dict.fromkeys(node.tags)
        grouped = data.get("isInGroup") if isinstance(data, dict) else None
        section = self.section.id if self.section else ""
        if grouped is True or (node.text is not None and grouped is None and entry.section is None):
            entry.section = section or None
        if not entry.members:
            entry.first = section
        entry.members += 1
        if node.text is not None:
            raw = raw_of(*node.words, self.source.text) if node.words else ""
            said = Said(node.text, node.plain.strip(" \t"), raw)
            entry.texts.append((said, bool(isinstance(data, dict) and data.get("isCanonical"))))
            entry.start, entry.end = node.start, node.end
        elif entry.start < 0:
            entry.start, entry.end = node.start, node.end
        return entry.place

    def _link(self, token: Token, place: Place) -> Link:
        if token.type in OUTWARD:
            return Link(OUTWARD[token.type], place, place, token.start, token.end)
        target = place
        if token.type == "UNDERCUT" and place.kind == STATEMENT and self.inference is not None:
            target = self.inference
        return Link(INWARD[token.type], _NOWHERE, target, token.start, token.end)

    def _connect(self, link: Link | None, place: Place) -> None:
        assert link is not None
        if link.source is _NOWHERE:
            link.source = place
        else:
            link.target = place
        if not exists(link):
            self.links.append(link)
            link.source.add(link)
            link.target.add(link)

    # arguments that are reconstructed ----------------------------------------------------------------------------------

    def _numbered(self, numbered: Numbered, above: Element | None) -> None:
        argument = self.arguments.get(above.title) if isinstance(above, Node) and above.kind == ARGUMENT else None
        first = numbered.lines[0][1]
        if argument is not None and argument.place.lines:
            message = f"<{argument.place.title}> has premises and a conclusion already"
            self.problems.append(
                Problem(message, first.start, first.end, "these are read as those of an argument without a title")
            )
            argument = None
        if argument is None:
            title = self._untitled()
            argument = self.arguments[title] = Entry(Place(ARGUMENT, title), True, start=first.start, end=first.end)
        if self.section:
            argument.section = self.section.id
        place = argument.place
        for number, (inferring, node) in enumerate(numbered.lines):
            inference = self._inference(inferring, place, number) if inferring else None
            statement = self._node(node)
            role = PREMISE if inference is None else MAIN if number == len(numbered.lines) - 1 else INTERMEDIARY
            place.lines.append(Line(statement.title, role, inference))

    def _inference(self, inferring: Inferring, argument: Place, number: int) -> Inference:
        span = self.source.span(inferring.start, inferring.end)
        inference = Inference(inferring.rules, self._data(inferring.data), span)
        self.inference = place = Place(INFERENCE, argument.title, index=number)
        argument.steps.append(place)
        for token, node in inferring.undercuts:
            link = self._link(token, place)
            self._connect(link, self._node(node))
        return inference

    # headings and data -------------------------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> None:
        while self.above and self.above[-1].level >= heading.level:
            self.above.pop()
        self.tags |= dict.fromkeys(heading.tags)
        id = f"s{len(self.sections) + 1}"
        data = self._data(heading.data)
        raw = raw_of(*heading.words, self.source.text)
        parent = self.above[-1].id if self.above else ""
        self.section = Section(id, heading.level, heading.text, heading.tags, data, parent, raw)
        self.above.append(self.section)
        self.sections.append(self.section)

    def _front(self, front: Front) -> None:
        text = self.source.text[front.token.start : front.token.end]
        value = self._loaded(FRONT.sub("", text), front.token)
        if value is not None and not isinstance(value, dict):
            message = "the front matter has no fields"
            self.problems.append(
                Problem(message, front.token.start, front.token.end, "write `name: value` on each line")
            )
            value = None
        self.front = value
        self.parser.hides_tags = self._setting("removeTagsFromText") is True

    def _setting(self, name: str) -> Any:
        """What the front matter says of how the model is made."""
        model = self.front.get("model") if isinstance(self.front, dict) else None
        return model.get(name) if isinstance(model, dict) else None

    def _data(self, token: Token | None) -> Any:
        if token is None:
            return None
        text = self.source.text[token.start : token.end]
        if block := BLOCK.match(text):
            text = BLOCK_END.sub("", text[block.end() :])
        value = self._loaded(text, token)
        if value is not None and not isinstance(value, dict):
            self.problems.append(Problem("the data have no keys", token.start, token.end, "write `{key: value}`"))
            return None
        return value

    def _loaded(self, text: str, token: Token) -> Any:
        try:
            return load(text)
        except YamlError as error:
            self.problems.append(Problem(f"the YAML cannot be read: {error}", token.start, token.end))
            return None


_NOWHERE = Place("", "")
