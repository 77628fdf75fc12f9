"""A debate as an Argdown document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from argmap.formats.argdown import looks_so
from argmap.formats.argdown.forms import Form, data_text, forms_of, tag_text
from argmap.formats.argdown.layout import Layout, Line
from argmap.formats.argdown.own import DECLARED, OWN, said_of
from argmap.formats.argdown.planning import KEPT, Plan
from argmap.formats.argdown.words import escaped_rule, opened, read
from argmap.formats.format import Written
from argmap.formats.loss import Loss
from argmap.formats.texts import one_line
from argmap.formats.values import decode
from argmap.ground.source import Source
from argmap.model import Debate, datum
from argmap.model.schemes import SCHEMES

STEP = "  "
DEEPEST_HEADING = 99
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,80}")


def written(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - Argdown holds no texts of articles
    """The debate as Argdown, and what of it Argdown does not hold."""
    return _Writer(debate).write()


@define(eq=False)
class _Writer:
    debate: Debate
    lost: list[Loss] = field(factory=list)
    forms: dict[str, Form] = field(factory=dict)
    untitled: set[str] = field(factory=set)
    plan: Plan = field(init=False)

    def write(self) -> Written:
        front = self._front()
        headings = self._headings()
        sections = {f"s{number + 1}" for number in range(len(headings))} | {""}
        model = front.get("model")
        self.plan = Plan(self.debate, strict=isinstance(model, dict) and model.get("mode") == "strict").make()
        self.forms, lost = forms_of(self.plan, sections)
        layout = Layout(self.plan, self.forms)
        layout.find_homes(sections)
        for number, heading in enumerate(["", *headings]):
            layout.section(f"s{number}" if number else "", heading)
        self.untitled = layout.untitled(self.debate)
        body = "".join(self._rendered(layout.lines)).lstrip("\n")
        if not front and body and not looks_so(body):
            front = {OWN: {}}  # so that one can tell what it is
        head = f"===\n{_front_text(front)}\n===\n" if front else ""
        return Written.of(f"{head}\n{body}" if head else body, [*self.lost, *self.plan.lost, *lost])

    # lines ---------------------------------------------------------------------------------------------------------------

    def _rendered(self, lines: list[Line]) -> Iterator[str]:
        joined = False
        for line in lines:
            if line.begins and not joined:
                yield "\n"
            if line.depth < 0 and not line.text and line.proof is None:  # an empty line before the first premise
                joined = True
                continue
            joined = False
            if line.proof is not None:
                yield self._inference(line) if line.number >= 0 else self._title(line)
            else:
                mark = f"{STEP * max(line.depth, 0)}{line.mark}{' ' if line.mark else ''}"
                yield f"{mark}{line.text or self._statement(line)}\n"

    def _statement(self, line: Line) -> str:
        form = self.forms[line.id]
        if not line.defines:
            return form.reference
        data = f" {data_text(form.data)}" if form.data else ""
        if form.raw is None:
            return f"{form.reference}{data}"
        if line.id in self.untitled:
            return f"{form.raw if line.mark else opened(form.raw)}{data}"
        return f"{form.reference}: {form.raw}{data}"

    def _title(self, line: Line) -> str:
        assert line.proof is not None
        said = line.proof.record.said
        tags = "".join(f" {tag_text(tag)}" for tag in self._tags(said))
        data = f" {data_text(said['data'])}" if said.get("data") else ""
        if said.get("texts"):
            return f"<{line.proof.title}>: {said['texts'][-1]}{data}\n"
        return f"<{line.proof.title}>{tags}{data}\n"

    @staticmethod
    def _tags(said: dict[str, Any]) -> list[str]:
        tags: list[str] = said.get("tags", [])
        return tags

    def _inference(self, line: Line) -> str:
        assert line.proof is not None
        _, rules, *data = line.proof.record.lines[line.number]
        inference = line.proof.inferences[line.number]
        held = dict(data[0]) if data else {}
        if self.plan.where[inference.key] == (line.proof, line.number):
            own = self.plan.rest(inference)
            if len(rules) == 1 and rules[0] in SCHEMES and own.get("scheme") == rules[0]:
                del own["scheme"]
            if own:
                held[OWN] = own
        said = ", ".join(map(escaped_rule, rules))
        said = " ".join(filter(None, (said, data_text(held) if held else "")))
        return f"--\n{said}\n--\n" if said else "----\n"

    # the whole -----------------------------------------------------------------------------------------------------------

    def _headings(self) -> list[str]:
        """The headings, as they are written."""
        line = datum(self.debate, f"{KEPT}sections") if self.debate.data else ""
        value = decode(line) if line else []
        headings = [_heading(section) for section in value] if isinstance(value, list) else []
        if line and (not headings or not all(headings)):
            self.lost.append(Loss("debate", "", f"data {KEPT}sections"))
            return []
        return headings

    def _front(self) -> dict[str, Any]:
        debate = self.debate
        own: dict[str, Any] = {
            name: value for name, value in (("id", debate.id), ("notes", list(debate.notes))) if value
        }
        for name in DECLARED:
            if elements := getattr(debate, name):
                own[name] = [said_of(element) for element in elements]
        kept: dict[str, Any] = {}
        others: dict[str, str] = {}
        for key, line in debate.data:
            if not key.startswith(KEPT):
                others[key] = line
            elif key == f"{KEPT}front" and isinstance(value := decode(line), dict) and value and OWN not in value:
                kept = value
            elif key != f"{KEPT}sections":
                self.lost.append(Loss("debate", "", f"data {key}"))
        if others:
            own["data"] = others
        title = kept.get("title")
        if not isinstance(title, str) or one_line(title)[0] != debate.title:
            title = debate.title
        front = {"title": title} if title else {}
        return {
            **front,
            **{name: value for name, value in kept.items() if name not in front},
            **({OWN: own} if own else {}),
        }


def _heading(section: Any) -> str:
    """A heading as it is written; empty where it is none."""
    if not isinstance(section, list) or len(section) not in (2, 3):
        return ""
    level, raw, *data = section
    if (
        not isinstance(level, int)
        or not 0 < level <= DEEPEST_HEADING
        or not isinstance(raw, str)
        or not raw
        or not read(raw)
    ):
        return ""
    if data and not isinstance(data[0], dict):
        return ""
    return f"{'#' * level} {raw}" + (f" {data_text(data[0])}" if data else "")


def _front_text(front: dict[str, Any]) -> str:
    if all(NAME.fullmatch(name) for name in front):
        return "\n".join(f"{name}: {data_text(value)}" for name, value in front.items())
    return data_text(front)
