"""The look of a scene in Graphviz's attributes. Each function returns the attributes of one kind of part."""

from __future__ import annotations

from math import ceil

from argmap.render.box import BODY, Box
from argmap.render.letters.escape import html_label, tooltip
from argmap.render.letters.fonts import LATIN
from argmap.render.letters.lines import Line, Tone
from argmap.render.letters.metrics import text_width
from argmap.render.sizes import LABEL
from argmap.scene.parts import Card, Group, Junction, Link, Scene
from argmap.scene.theme import Theme

Attributes = dict[str, str]

SLACK = 4
"""Graphviz complains of labels that fit exactly, in points."""
BREAK = {False: '<BR ALIGN="LEFT"/>', True: '<BR ALIGN="RIGHT"/>'}


def heading(scene: Scene, theme: Theme) -> Attributes:
    """The title and the paper."""
    texts = [f'<FONT POINT-SIZE="16"><B>{html_label(scene.title)}</B></FONT>' if scene.title else ""]
    texts += [f'<FONT COLOR="{theme.quiet}">{html_label(scene.subtitle)}</FONT>' if scene.subtitle else ""]
    label = BREAK[False].join(filter(None, texts))
    shown = {"label": f"<{label}{BREAK[False]}>", "labelloc": "t", "labeljust": "l"} if label else {}
    return {"bgcolor": theme.paper, "fontname": LATIN[0], "fontcolor": theme.ink, **shown}


def node(theme: Theme) -> Attributes:
    """What all cards share."""
    return {"fontname": LATIN[0], "fontsize": f"{BODY.size:g}", "fontcolor": theme.ink, "style": "rounded,filled"}


def edge(theme: Theme) -> Attributes:
    """What all lines share."""
    return {"fontname": LATIN[0], "fontsize": f"{LABEL:g}", "fontcolor": theme.ink}


def card(card: Card, box: Box, theme: Theme) -> Attributes:
    """Border by role, fill by commitment, dashes for what is implicit, and the lines of text where the box puts them."""
    stand = theme.stands[card.commitment]
    style = {"style": "rounded,filled,dashed"} if card.implicit else {}
    return {
        "id": card.id,
        "tooltip": tooltip(f"{card.statement}: {card.text}"),
        "color": theme.borders[card.role],
        "fillcolor": stand.hatch or stand.fill,
        "penwidth": "2.5" if card.thesis else "1.2",
        "label": _table(box, theme),
        **style,
    }


def junction(junction: Junction, theme: Theme) -> Attributes:
    """A point in the colour of its relation."""
    return {"id": junction.id, "color": theme.links[junction.role].color, "tooltip": str(junction.role)}


def link(link: Link, theme: Theme, *, upright: bool) -> Attributes:
    """Colour, dashes and head by role, and the word for it near the tail: above it, or beside it where lines lead sideways."""
    look = theme.links[link.role]
    style = "dotted" if look.dashes and look.dashes[0] < look.width * 2 else "dashed" if look.dashes else "solid"
    distance = 2.2 if upright else 1.2 + text_width(link.label, LABEL) / 20
    label = {"taillabel": f"<{html_label(link.label)}>", "labeldistance": f"{distance:.1f}"} if link.label else {}
    shape = {"color": look.color, "fontcolor": look.color, "style": style, "penwidth": f"{look.width:g}"}
    return {**shape, "arrowhead": str(look.head), "tooltip": str(link.role), **label}


def group(group: Group, label: Box, theme: Theme) -> Attributes:
    """A frame with the article's title."""
    return {
        "id": group.id,
        "color": theme.frame,
        "bgcolor": theme.ground,
        "style": "rounded",
        "tooltip": tooltip(group.title),
        "margin": "14",
        "label": _table(label, theme),
    }


def _table(box: Box, theme: Theme) -> str:
    """The lines as a table of the box's size, since engines would centre them by widths of their own."""
    above = [line for line in box.lines if line.right and not line.rtl]  # a second text on the first line
    rest = [line for line in box.lines if line not in above]
    texts = [_text(line, theme) + BREAK[line.rtl] for line in rest]
    if above and texts:
        texts[0] = _text(rest[0], theme) + " · " + _text(above[0], theme) + BREAK[rest[0].rtl]
    return _cell(box, "".join(texts), left=round(rest[0].x) if rest and not rest[0].rtl else 0)


def _cell(box: Box, content: str, left: int = 0) -> str:
    width, height = ceil(box.width) - left - SLACK, ceil(box.height) - SLACK
    cell = f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" ALIGN="LEFT" BALIGN="LEFT"'
    table = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
    return f"<<TABLE {table}><TR><TD {cell}>{content}</TD></TR></TABLE>>"


def _text(line: Line, theme: Theme) -> str:
    color = theme.quiet if line.style.tone is Tone.QUIET else theme.ink
    text = html_label(line.text)
    text = f"<B>{text}</B>" if line.style.bold else text
    text = f"<I>{text}</I>" if line.style.italic else text
    return f'<FONT POINT-SIZE="{line.style.size:g}" COLOR="{color}">{text}</FONT>'
