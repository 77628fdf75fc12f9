"""Mermaid flowcharts, which GitHub, GitLab, Obsidian and many others draw. Written only.

Syntax after the documentation of Mermaid 11 (flowcharts); texts stand in quotation marks with every mark that could mean something
written as an entity, so that nothing in a text is syntax, Markdown or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from argmap.formats.document import Document
from argmap.formats.drawn import Arrow, Drawing, Role, groups, losses, qualifiers, role_of, voices_of
from argmap.formats.format import Format, Written
from argmap.ground.source import Source
from argmap.model import Debate, Statement

PLAIN = re.compile(r"[^\w ,.'()!?\-]|_|(?<=\d)[.)](?= )|^[-.]", re.ASCII)
MARK = "ﬂ"
"""A letter that is no ASCII and is written as an entity all the same: Mermaid's own mark for an entity begins with it."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
LINES: Mapping[Role, tuple[str, str]] = {
    Role.SUPPORT: ("-->", "-- {} -->"),
    Role.ATTACK: ("--x", "-- {} --x"),
    Role.UNDERCUT: ("-.-x", "-. {} .-x"),
    Role.PART: ("---", "---"),
}
"""How an arrow is drawn without and with words: each kind has a line or an end of its own."""
CLASSES = (
    "  classDef thesis fill:#dbe9f6,stroke:#08519c,stroke-width:3px,color:#000",
    "  classDef claim fill:#dbe9f6,stroke:#08519c,color:#000",
    "  classDef premise fill:#ffffff,stroke:#555555,color:#000",
    "  classDef objection fill:#fdebd6,stroke:#a63603,color:#000",
    "  classDef implicit stroke-dasharray:5 4",
    "  classDef joint fill:#555555,stroke:#555555",
)


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:  # noqa: ARG001 - no passage is drawn
    """The debate as a flowchart: claims to the left, an article in a frame, attacks with a cross at their end."""
    drawing = Drawing.of(debate)
    lines = [*_title(debate), "flowchart RL", *CLASSES]
    names = voices_of(debate)
    for number, (id, title, statements) in enumerate(groups(debate)):
        indent = "    " if id else "  "
        if id:
            lines += [
                f'  subgraph a{number} ["{safe(title)}"]',
                "    direction RL",
            ]  # else one that stands alone is turned
        lines += [f"{indent}{_box(debate, drawing, statement, names)}" for statement in statements]
        lines += [f'{indent}{joint}((" ")):::joint' for joint in drawing.homes.get(id, ())]
        if id:
            lines.append("  end")
    lines += [f"  {_arrow(arrow)}" for arrow in drawing.arrows]
    return Written.of("\n".join(lines) + "\n", losses(debate))


def _title(debate: Debate) -> Iterator[str]:
    if debate.title:
        from argmap.formats.jsons import dump_json  # noqa: PLC0415 - a string of JSON is one of YAML

        yield from ("---", f"title: {dump_json(CONTROL.sub(' ', debate.title)).strip()}", "---")


def _box(debate: Debate, drawing: Drawing, statement: Statement, names: Mapping[str, str]) -> str:
    key, role = drawing.boxes[statement.id], role_of(debate, statement)
    words = ", ".join(qualifiers(debate, statement, names))
    label = safe(statement.text) + (f"<br/><i>{safe(words)}</i>" if words else "")
    line = f'{key}["{label}"]:::{role}'
    return f"{line}\n  class {key} implicit" if statement.implicit else line


def _arrow(arrow: Arrow) -> str:
    bare, worded = LINES[arrow.role]
    line = worded.format(f'"{safe(arrow.words)}"') if arrow.words else bare
    return f"{arrow.source} {line} {arrow.target}"


def safe(text: str) -> str:
    r"""A text as Mermaid shows it, whatever it holds, on one line. `\n`, which Mermaid takes for a line break even so, gets a word
    joiner inside.
    """
    text = text.replace(r"\n", "\\\u2060n")
    return PLAIN.sub(_entity, CONTROL.sub(" ", text))


def _entity(found: re.Match[str]) -> str:
    letter = found[0]
    return f"#{ord(letter)};" if letter.isascii() or letter == MARK else letter


def sniff(document: Document) -> bool:  # noqa: ARG001 - a flowchart is not read
    """False: a flowchart is not read."""
    return False


ABOUT = (
    "A flowchart: a box for each statement, a joint where premises are linked or a step is undercut, a cross at the end of an "
    "attack, dots on an undercut. Nothing in a text can be taken for Mermaid, Markdown or HTML."
)
FORMAT = Format(
    "mermaid",
    "Mermaid flowchart",
    (".mmd", ".mermaid"),
    sniff,
    write=write,
    about=(ABOUT,),
    source="the documentation of Mermaid 11",
)
