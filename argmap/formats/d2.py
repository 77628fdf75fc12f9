"""D2 diagrams. Written only. Syntax after the documentation of D2 0.7 (strings, classes, containers, arrowheads)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.formats.document import Document
from argmap.formats.drawn import Arrow, Drawing, Role, groups, losses, qualifiers, role_of, voices_of
from argmap.formats.format import Format, Written
from argmap.ground.source import Source
from argmap.model import Debate, Statement

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
MARKS = re.compile(r'(["\\$])')
WIDTH = 36
"""Letters to a line in a box: D2 breaks no lines by itself."""
HEAD = """\
direction: left
classes: {
  thesis: {style: {fill: "#dbe9f6"; stroke: "#08519c"; stroke-width: 4; font-color: "#000000"}}
  claim: {style: {fill: "#dbe9f6"; stroke: "#08519c"; font-color: "#000000"}}
  premise: {style: {fill: "#ffffff"; stroke: "#555555"; font-color: "#000000"}}
  objection: {style: {fill: "#fdebd6"; stroke: "#a63603"; font-color: "#000000"}}
  joint: {shape: circle; width: 12; height: 12; style: {fill: "#555555"; stroke: "#555555"}}
  support: {target-arrowhead: {shape: triangle}; style: {stroke: "#08519c"}}
  attack: {target-arrowhead: {shape: cross}; style: {stroke: "#a63603"; stroke-width: 3}}
  undercut: {target-arrowhead: {shape: cross}; style: {stroke: "#a63603"; stroke-dash: 4}}
  part: {style: {stroke: "#555555"}}
}
"""


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - no passage is drawn
    """The debate as a diagram: an article in a container, attacks with a cross at their end."""
    drawing = Drawing.of(debate)
    names = voices_of(debate)
    lines = [HEAD]
    if CONTROL.sub(" ", debate.title).strip():  # D2 refuses a text that shows nothing
        lines.append(f"title: {quoted(debate.title)} {{near: top-center; shape: text; style: {{font-size: 24}}}}\n")
    paths: dict[str, str] = {}
    for number, (id, title, statements) in enumerate(groups(debate)):
        if id:
            lines.append(f"a{number}: {quoted(title)} {{\n")
        for statement in statements:
            key = drawing.boxes[statement.id]
            paths[key] = f"a{number}.{key}" if id else key
            lines.append(f"{'  ' if id else ''}{key}: {_box(debate, statement, names)}\n")
        for joint in drawing.homes.get(id, ()):
            paths[joint] = f"a{number}.{joint}" if id else joint
            lines.append(f'{"  " if id else ""}{joint}: "" {{class: joint}}\n')
        if id:
            lines.append("}\n")
    lines += [_arrow(arrow, paths) for arrow in drawing.arrows]
    return Written.of("".join(lines), losses(debate))


def _box(debate: Debate, statement: Statement, names: Mapping[str, str]) -> str:
    words = ", ".join(qualifiers(debate, statement, names))
    label = quoted(statement.text, f"({words})" if words else "")
    dashed = "; style.stroke-dash: 4" if statement.implicit else ""
    return f"{label} {{class: {role_of(debate, statement)}{dashed}}}"


def _arrow(arrow: Arrow, paths: Mapping[str, str]) -> str:
    line = "--" if arrow.role is Role.PART else "->"
    label = f"{quoted(arrow.words)} " if arrow.words else ""
    return f"{paths[arrow.source]} {line} {paths[arrow.target]}: {label}{{class: {arrow.role}}}\n"


def quoted(*texts: str) -> str:
    """Texts below each other as one D2 string, broken into lines of `WIDTH` letters; nothing in them is syntax."""
    from textwrap import wrap  # noqa: PLC0415 - most formats break no lines

    lines = [
        line for text in texts if text for line in wrap(CONTROL.sub(" ", text), WIDTH, break_on_hyphens=False) or [" "]
    ]
    return '"' + r"\n".join(MARKS.sub(r"\\\1", line) for line in lines) + '"'


def sniff(document: Document) -> bool:  # noqa: ARG001 - a diagram is not read
    """False: a diagram is not read."""
    return False


ABOUT = (
    "A diagram with a box for each statement, a joint where premises are linked or a step is undercut, and a cross at the end of "
    "an attack. Nothing in a text can be taken for D2."
)
FORMAT = Format("d2", "D2 diagram", (".d2",), sniff, write=write, about=(ABOUT,), source="the documentation of D2 0.7")
