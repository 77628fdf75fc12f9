"""Tree to drafts: what each line is, and how it hangs on the line above it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from argmap.build import complaints
from argmap.build.drafts import Declaration, Field, Node, Objection, Says, Step
from argmap.build.heads import qualify, says_block
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Span
from argmap.model import Anchor
from argmap.syntax.tree import BLANK, BROKEN, COMMENT, TOP, Line, Tree

HOSTS = {
    "title": ("article", "debate"), "author": ("article",), "date": ("article",), "outlet": ("article",), "url": ("article",),
    "language": ("article",), "text": ("article",), "fingerprint": ("article",), "skip": ("article",), "debate": ("article",),
    "role": ("voice",), "scope": ("issue",), "if": ("statement",), "scheme": ("statement",), "sic": ("statement",),
    "note": ("article", "debate", "voice", "issue", "stance", "statement"),
    "data": ("article", "debate", "voice", "issue", "stance", "statement"), "step": ("statement",),
}  # fmt: skip
"""What each field may stand under."""

Thing = Node | Says | Declaration | Field | None


@define(eq=False)
class Outline:
    """The drafts of all files, in the order of reading."""

    diagnostics: list[Diagnostic] = field(factory=list)
    nodes: list[Node] = field(factory=list)
    again: list[Node] = field(factory=list)
    """Those of the nodes that name a statement again."""
    voiced: list[Node] = field(factory=list)
    """Those of the nodes that have voices in parentheses."""
    steps: list[Step | Objection] = field(factory=list)
    declarations: list[Declaration] = field(factory=list)
    fields: list[Field] = field(factory=list)
    says: list[tuple[Says, Tree, int]] = field(factory=list)
    includes: list[tuple[Tree, int]] = field(factory=list)

    def add(self, tree: Tree) -> None:
        """Read a file."""
        Reader(self, tree).read()


@define(eq=False)
class Reader:
    """The reading of one file."""

    outline: Outline
    tree: Tree
    section: str = ""
    things: list[Thing] = field(factory=list)
    """By line: what it is. None for lines that other lines have no business under."""
    opened: dict[int, Step | None] = field(factory=dict)
    """By the index of a line: the inference that an `and` under it would go on with."""
    previous: int = TOP
    broken: set[int] = field(factory=set)
    """Lines that could not be read, and all that hangs on them: nothing is known of their place."""
    continued: list[Node | Field | Declaration] = field(factory=list)

    def read(self) -> None:
        handlers: dict[str, Callable[[int, Line], Thing]] = {
            "STATEMENT": self._statement, "SAYS": self._says, "ANSWER": self._answer, "AT": self._anchor, "FIELD": self._field,
            "DATA": self._field, "MORE": self._more, "INCLUDE": self._include, BROKEN: self._broken,
        }  # fmt: skip
        things = self.things
        for index, line in enumerate(self.tree.lines):
            kind = line.kind
            if kind in (BLANK, COMMENT):
                things.append(None)
                continue
            if kind == BROKEN or line.parent in self.broken:
                self.broken.add(index)
            handler = handlers.get(kind)
            things.append(handler(index, line) if handler else self._declaration(index, line))
            self.previous = index
        for thing in self.continued:
            thing.text = " ".join(filter(None, [thing.text, *(thing.more or ())]))

    # statements --------------------------------------------------------------------------------------------------------

    def _statement(self, index: int, line: Line) -> Node:
        tree, outline, parent = self.tree, self.outline, line.parent
        parts, raw = line.parts, line.read_as or line.raw
        keyword = raw[parts[0][1] : parts[0][2]]
        name, text, at = "", None, 1
        if len(parts) > 1 and parts[1][0] == "NAME":
            name = raw[parts[1][1] : parts[1][2]]
            at = 2
        last, start, end = parts[-1]
        if last == "TEXT":
            text = raw[start + 1 : end].strip(" \t")
        thing = self.things[parent] if parent != TOP else None
        origin = Span(tree.source.name, line.start + line.indent, line.start + min(end, len(line.raw)))
        node = Node(tree, index, self.section, keyword, name, text, origin)
        host: Node | None = None
        if thing is not None:
            if type(thing) is Node:
                host, node.said, node.said_commitment = thing, thing.said, thing.said_commitment
            elif type(thing) is Says:
                host, node.said, node.said_commitment = thing.host, thing.said, thing.commitment
            else:
                self._misplaced(index, line)
        elif parent != TOP and parent not in self.broken:
            self._misplaced(index, line)
            host = self._host(parent)
        if len(parts) > at and parts[at][0] == "LPAR":
            qualify(node, at + 1, outline.diagnostics)
            if node.voices:
                outline.voiced.append(node)
        outline.nodes.append(node)
        if text is None and name:
            outline.again.append(node)
        if text is None and not name:
            outline.diagnostics.append(complaints.says_nothing(tree, index))
        else:
            self._relate(node, host, index, line)
        return node

    def _relate(self, node: Node, host: Node | None, index: int, line: Line) -> None:
        """Make the relation that a line makes by its keyword and its place."""
        keyword, parent, steps = node.keyword, line.parent, self.outline.steps
        opened = self.opened.get(parent)
        if keyword == "and" and opened is None:
            self._unless_broken(complaints.alone(self.tree, index, under_statement=host is not None), line)
        elif keyword == "claim" and host is not None:
            self.outline.diagnostics.append(complaints.claim_inside(self.tree, index))
        elif keyword == "premise" and host is None:
            self._unless_broken(complaints.of_nothing(self.tree, index), line)
        if keyword == "and" and opened is not None:
            opened.premises.append(node)
            node.relation = opened
        elif keyword in ("rebuttal", "undercut"):
            self.opened[parent] = None
            self._attack(node, host, index, line)
        elif host is not None:  # also what should have been a premise
            step = Step([node], host)
            self.opened[parent] = node.relation = step
            steps.append(step)
        else:
            self.opened[parent] = None

    def _attack(self, node: Node, host: Node | None, index: int, line: Line) -> None:
        if host is None:
            self._unless_broken(complaints.of_nothing(self.tree, index), line)
            return
        target = host if node.keyword == "rebuttal" else host.relation
        if target is None:
            if host.keyword not in ("premise", "and", "rebuttal", "undercut") or host.relation is not None:
                self.outline.diagnostics.append(complaints.no_step(self.tree, index, host.keyword))
            return
        attack = Objection(node, target)
        node.relation = attack
        self.outline.steps.append(attack)

    def _says(self, index: int, line: Line) -> Says:
        self.opened[line.parent] = None
        thing = self.things[line.parent] if line.parent != TOP else None
        outer = thing if isinstance(thing, Node | Says) else None
        if thing is not None and outer is None:
            self._misplaced(index, line)
        block = says_block(self.tree, index, outer, self.outline.diagnostics)
        self.outline.says.append((block, self.tree, index))
        return block

    # what is said of a statement ---------------------------------------------------------------------------------------

    def _answer(self, index: int, line: Line) -> Thing:
        thing = self.things[line.parent] if line.parent != TOP else None
        if type(thing) is not Node:
            self._misplaced(index, line)
        elif len(line.parts) > 1:
            thing.put("answers", (line.part(1), self.tree, index))
        return None

    def _anchor(self, index: int, line: Line) -> Thing:
        thing = self.things[line.parent] if line.parent != TOP else None
        quoted = [line.part(n) for n, (name, _, _) in enumerate(line.parts) if name == "QUOTED"]
        words = [q[1:-1].strip(" \t") for q in quoted]
        if not words or not all(words):
            if words:
                self.outline.diagnostics.append(complaints.no_words(self.tree, index))
            return None
        number = next((int(line.part(n)[:9]) for n, (name, _, _) in enumerate(line.parts) if name == "NUMBER"), None)
        anchor = Anchor(words[0], words[1] if len(words) > 1 else "", number, origin=self.tree.span(index))
        if type(thing) is Node:
            thing.put("anchors", anchor)
        elif type(thing) is Declaration and thing.what == "stance":
            thing.anchors.append(anchor)
        else:
            self._misplaced(index, line)
        return None

    def _field(self, index: int, line: Line) -> Thing:
        thing = self.things[line.parent] if line.parent != TOP else None
        what = "statement" if type(thing) is Node else thing.what if type(thing) is Declaration else ""
        if what not in HOSTS[line.word]:
            self._misplaced(index, line, HOSTS[line.word])
            return None
        assert isinstance(thing, Node | Declaration)
        part = line.parts[-1]
        found = Field(
            thing,
            line.word,
            line.said[part[1] + 1 : part[2]].strip(" \t") if part[0] == "TEXT" else "",
            self.tree,
            index,
            line.part(1) if line.kind == "DATA" and len(line.parts) > 1 else "",
        )
        self.outline.fields.append(found)
        return found

    def _more(self, index: int, line: Line) -> Thing:
        thing = self.things[line.parent] if line.parent != TOP else None
        before = self.previous
        follows = before == line.parent or (
            before != TOP and self.tree.lines[before].kind == "MORE" and self.tree.lines[before].parent == line.parent
        )
        if (
            not follows
            or not isinstance(thing, Node | Field | Declaration)
            or thing.text is None
            or self._without_colon(line.parent)
        ):
            if line.parent not in self.broken and before not in self.broken:
                self.outline.diagnostics.append(complaints.stray_continuation(self.tree, index))
            elif before in self.broken:
                self.broken.add(index)  # the rest of what could not be read
            return None
        said = line.raw[line.indent + 1 :].strip(" \t\r\n")
        if said and thing.more is None:
            thing.more = [said]
            self.continued.append(thing)
        elif said and thing.more is not None:
            thing.more.append(said)
        return None

    def _without_colon(self, index: int) -> bool:
        parts = self.tree.lines[index].parts
        return not parts or parts[-1][0] != "TEXT"

    # declarations ------------------------------------------------------------------------------------------------------

    def _declaration(self, index: int, line: Line) -> Thing:
        what = line.word
        if line.parent != TOP:
            self._misplaced(index, line)
        id, text = "", ""
        if len(line.parts) > 1 and line.parts[1][0] == "NAME":
            id = line.part(1)
        if line.parts[-1][0] == "TEXT":
            text = line.part(len(line.parts) - 1)[1:].strip(" \t")
        found = Declaration(what, id, self.tree, index, self.section, text)
        found.qualifiers = [(line.part(n), n) for n, (name, _, _) in enumerate(line.parts) if name == "NAME" and n > 1]
        if what == "debate":
            self.section = ""
        elif what == "article" and id and "/" not in id and line.parent == TOP:
            self.section = id
        if line.parent == TOP or what not in ("article", "debate"):
            self.outline.declarations.append(found)
        return found

    def _include(self, index: int, line: Line) -> Thing:
        if line.parent != TOP:
            self._misplaced(index, line)
        self.outline.includes.append((self.tree, index))
        return None

    def _broken(self, index: int, line: Line) -> Thing:  # noqa: ARG002 - all handlers are called alike
        return None

    # places ------------------------------------------------------------------------------------------------------------

    def _host(self, index: int) -> Node | None:
        """The statement that a line would belong to if it did not stand under something that takes no lines."""
        while index != TOP:
            thing = self.things[index]
            if isinstance(thing, Node):
                return thing
            if isinstance(thing, Says):
                return thing.host
            index = self.tree.lines[index].parent
        return None

    def _misplaced(self, index: int, line: Line, hosts: tuple[str, ...] = ()) -> None:
        hosts = hosts or {"AT": ("statement", "stance"), "ANSWER": ("statement",)}.get(line.kind, ())
        self._unless_broken(complaints.misplaced(self.tree, index, hosts), line)

    def _unless_broken(self, diagnostic: Diagnostic, line: Line) -> None:
        """Report, unless the line hangs on a broken one: then nothing is known of its place."""
        if line.parent not in self.broken:
            self.outline.diagnostics.append(diagnostic)
