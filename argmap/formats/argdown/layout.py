"""Which line of an Argdown document says what: paragraphs under their headings, relations below what they belong to."""

from __future__ import annotations

from attrs import define, field

from argmap.build.slugs import Namer
from argmap.formats.argdown.arguments import Proof
from argmap.formats.argdown.forms import Form, tag_text
from argmap.formats.argdown.outline import ARGUMENT, STATEMENT
from argmap.formats.argdown.own import OWN
from argmap.formats.argdown.planning import Plan
from argmap.formats.argdown.words import opened, says
from argmap.model import Debate

DEEPEST = 8
"""Levels of relations that are written below each other; what is deeper begins a paragraph of its own."""
ROUNDS = 20
"""How often names are tried before all statements without titles say their ids."""
OUTWARD = {"+": "+>", "-": "->", "><": "><"}
PROOF = "\0proof"
"""The home of what is defined among premises and conclusions."""


@define(eq=False)
class Line:
    """A line: how deep it is indented, its mark, and what stands behind that: a statement, which it defines or refers to, or only a
    text. Depth -1 is a text that begins a paragraph.
    """

    depth: int
    mark: str = ""
    id: str = ""
    defines: bool = False
    text: str = ""
    proof: Proof | None = None
    """The argument whose title and description, or inference, stands there."""
    number: int = -1
    """Which of its lines follows the inference."""

    @property
    def begins(self) -> bool:
        """Whether an empty line stands before it."""
        return self.depth < 0 or (self.depth == 0 and not self.mark)


@define(eq=False)
class Layout:
    """The lines of a document."""

    plan: Plan
    forms: dict[str, Form]
    lines: list[Line] = field(factory=list)
    defined: dict[str, None] = field(factory=dict)
    """Ids of statements in the order in which they are defined."""
    named: set[str] = field(factory=set)
    """Ids of statements that have to have a title, since something refers to them."""
    home: dict[str, str] = field(factory=dict)
    """What a statement is defined below."""
    own: dict[str, list[str]] = field(factory=dict)
    """Ids of the statements of each section."""
    last: str = ""
    """The kind of the paragraph that was begun last."""

    def section(self, section: str, heading: str) -> None:
        """Lay out a section."""
        if heading:
            self.lines.append(Line(-1, text=heading))
            self.last = "heading"
        here = self.own.get(section, [])
        for id in here:
            form = self.forms[id]
            for text in form.texts:
                self._paragraph(form.kind, Line(-1, text=f"{form.reference}: {text}"))
                self.named.add(id)
        for kind in (ARGUMENT, STATEMENT):
            for id in here:
                if self.forms[id].kind == kind and id not in self.home:
                    self._root(id)
        proofs = [proof for proof in self.plan.proofs if proof.record.said.get("section", "") == section]
        for proof in sorted(proofs, key=lambda proof: bool(proof.title)):
            self._proof(proof)
        for id in here:
            if id not in self.defined:
                self._root(id)
        for id in here:
            form = self.forms[id]
            if form.tags:
                self._paragraph(form.kind, Line(-1, text=f"{form.reference} {' '.join(map(tag_text, form.tags))}"))
                self.named.add(id)

    def find_homes(self, sections: set[str]) -> None:
        """Decide where each statement is defined: below the first that it is drawn to, else among premises and conclusions, else
        in a paragraph of its own; never in another section than its own.
        """
        for id, form in self.forms.items():
            self.own.setdefault(form.section, []).append(id)
        self._turn()
        for id, below in self.plan.below.items():
            for _, child in below:
                if self.forms[child].section == self.forms[id].section and child != id:
                    self.home.setdefault(child, id)
        for number, proof in enumerate(self.plan.proofs):
            proof.home = f"{PROOF}{number}"
            section = proof.record.said.get("section", "")
            section = section if section in sections else ""
            proof.record.said = {name: value for name, value in proof.record.said.items() if name != "section"}
            if section:
                proof.record.said["section"] = section
            within = [line if isinstance(line, str) else line[0] for line in proof.record.lines]
            for name in (*within, *(name for ids in proof.undercuts.values() for name in ids)):
                if self.forms[name].section == section:
                    self.home.setdefault(name, proof.home)
        self._find_lower_homes()

    def _find_lower_homes(self) -> None:
        """Statements without a title that nothing defines yet are defined where they are aimed at."""
        for id, above in self.plan.above.items():
            for _, kind, target in above:
                if kind == STATEMENT and target.startswith("~") and target not in self.home:
                    top, steps = id, 0
                    while top in self.home and top != target and steps < DEEPEST:
                        top, steps = self.home[top], steps + 1
                    if top != target and steps < DEEPEST and self.forms[target].section == self.forms[id].section:
                        self.home[target] = id

    def _turn(self) -> None:
        """Write what goes out from statements without a title below themselves where it would otherwise need one: all but the first
        relation, and all of them where the statement is defined among premises and conclusions.
        """
        proved = {id if isinstance(id, str) else id[0] for proof in self.plan.proofs for id in proof.record.lines}
        proved |= {id for proof in self.plan.proofs for ids in proof.undercuts.values() for id in ids}
        seen = set(proved)
        for id, below in self.plan.below.items():
            kept: list[tuple[str, str]] = []
            for mark, child in below:
                away = child in seen or self.forms[child].section != self.forms[id].section
                kinds = {self.forms[child].kind, self.forms[id].kind if mark == "><" else STATEMENT}
                if away and child.startswith("~") and kinds == {STATEMENT}:
                    self.plan.above.setdefault(child, []).append((OUTWARD[mark], STATEMENT, id))
                else:
                    kept.append((mark, child))
                seen.add(child)
            below[:] = kept

    def _paragraph(self, kind: str, line: Line) -> None:
        self.lines.append(line)
        self.last = kind

    def _root(self, id: str) -> None:
        self.last = self.forms[id].kind
        raw = self.forms[id].raw or ""
        if raw != opened(raw) and not says(opened(raw), self.plan.debate.graph.statements[id].text):
            self.named.add(id)  # a backslash at the beginning of the line would make another text of it
        self._statement(id, 0, "", defines=True)

    def _statement(self, id: str, depth: int, mark: str, *, defines: bool) -> None:
        """Write a statement, and below it what is drawn to it, if it is defined here."""
        waiting = [(id, depth, mark, defines)]
        while waiting:
            id, depth, mark, defines = waiting.pop()
            defines = defines and id not in self.defined and depth <= DEEPEST
            self.lines.append(Line(depth, mark, id, defines))
            if not defines:
                self.named.add(id)
                continue
            self.defined[id] = None
            below = [(child, sign) for sign, child in self.plan.below.get(id, ())]
            for sign, kind, target in self.plan.above.get(id, ()):
                if kind == ARGUMENT:
                    self.lines.append(Line(depth + 1, sign, text=f"<{target}>"))
                else:
                    below.append((target, sign))
            waiting += [(child, depth + 1, sign, self.home.get(child) == id) for child, sign in reversed(below)]

    def _proof(self, proof: Proof) -> None:
        if proof.title:
            for text in proof.record.said.get("texts", [])[:-1]:
                self.lines.append(Line(-1, text=f"<{proof.title}>: {text}"))
            self.lines.append(Line(-1, proof=proof))
        elif self.last == ARGUMENT:  # whose premises and conclusion these would be
            conclusion = proof.record.lines[-1][0]
            self.lines.append(Line(-1, text=self.forms[conclusion].reference))
            self.named.add(conclusion)
        self.last = "proof"
        for number, line in enumerate(proof.record.lines):
            name = line if isinstance(line, str) else line[0]
            if not isinstance(line, str):
                self.lines.append(Line(0, "--", proof=proof, number=number))
                for source in proof.undercuts.get(number, ()):
                    self._statement(source, 1, "<_", defines=self.home.get(source) == proof.home)
            if not number:
                self.lines.append(Line(-1))
            self._statement(name, 0, f"({number + 1})", defines=self.home.get(name) == proof.home)

    def untitled(self, debate: Debate) -> set[str]:
        """The statements that are written without a title: anonymous ones to which nothing refers. Those that would not get their
        ids again when the document is read say them in their data.
        """
        plain = {
            s.id
            for s in debate.statements
            if s.anonymous and "/" not in s.id and s.id not in self.named and self.forms[s.id].kind == STATEMENT
            and self.forms[s.id].title == s.id and self.forms[s.id].raw is not None
        }  # fmt: skip
        texts = {statement.id: statement.text for statement in debate.statements}
        free = set(plain)
        for _ in range(ROUNDS):
            taken = texts.keys() - free
            namer, wrong = Namer(), set()
            for id in self.defined:
                if id in free:
                    name = namer.name("", texts[id], taken)
                    taken.add(name)
                    if name != id:
                        wrong.add(id)
            if not wrong:
                break
            free -= wrong
        else:
            free = set()
        for id in plain - free:
            self.forms[id].data[OWN] = {"id": id, **self.forms[id].data.get(OWN, {})}
        return plain
