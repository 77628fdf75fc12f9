"""A measured and laid out scene as SVG. Only places come from the engine; every mark is drawn here.

The picture needs no style sheet and no script, so that word processors show it as browsers do. For pages that want more,
classes are the roles, ids are made from those of the statements, and `data-source` and `data-target` tell what a line joins.
"""

from __future__ import annotations

from argmap.render.box import Box
from argmap.render.drawing.captions import captions
from argmap.render.drawing.cards import card, pattern
from argmap.render.drawing.key import key
from argmap.render.drawing.strokes import stroke, words
from argmap.render.drawing.texts import texts
from argmap.render.drawing.xml import number, tag
from argmap.render.layout import Frame, Layout
from argmap.render.letters.escape import xml
from argmap.render.letters.fonts import LATIN, family
from argmap.render.letters.lines import Style, Tone
from argmap.render.letters.metrics import clean
from argmap.render.plan import Plan, block
from argmap.render.sizes import CORNER, JUNCTION, MARGIN, PADDING
from argmap.scene.parts import Group, Scene
from argmap.scene.theme import Theme

TITLE, SUBTITLE = Style(17, bold=True), Style(10, Tone.QUIET)
NARROW = 360.0
"""The room that title and legend get however narrow the map is, in points."""
BETWEEN = 14.0
"""Between title, map and legend."""


def svg(plan: Plan, layout: Layout, theme: Theme, *, legend: bool = True) -> str:
    """The picture as the text of an SVG file."""
    wide = max(layout.width, NARROW)
    scene = plan.scene
    heading = block(((scene.title, TITLE), (scene.subtitle, SUBTITLE)), wide)
    legends = key(scene.legend if legend else (), wide, theme)
    parts = (
        (heading.height, texts(heading.lines, theme)),
        (layout.height, _map(plan, layout, theme)),
        (legends.height, legends.drawing),
    )
    drawn, y = [], MARGIN
    for height, part in parts:
        if height:
            drawn.append(tag("g", part, transform=f"translate({number(MARGIN)} {number(y)})"))
            y += height + BETWEEN
    width = round(max(layout.width, heading.width, legends.width) + 2 * MARGIN, 2)
    return _document(scene, theme, width, max(y - BETWEEN, MARGIN) + MARGIN, "\n".join(drawn))


def describe(scene: Scene) -> str:
    """One sentence for those who cannot see the picture."""
    counts = ((len(scene.cards), "statement"), (len(scene.groups), "article"))
    shown = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
    return f"Argument map{': ' + ', '.join(shown) if shown else ' without statements'}."


def _document(scene: Scene, theme: Theme, width: float, height: float, content: str) -> str:
    label = clean(scene.title)
    head = (
        (tag("title", xml(label)) if label else "")
        + tag("desc", xml(describe(scene)))
        + pattern(theme)
        + tag("rect", width=width, height=height, fill=theme.paper)
    )
    size = f"{number(width)} {number(height)}"
    root = tag(
        "svg",
        f"\n{head}\n{content}\n",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{number(width)}pt",
        height=f"{number(height)}pt",
        viewBox=f"0 0 {size}",
        role="img",
        font_family=family(LATIN),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def _map(plan: Plan, layout: Layout, theme: Theme) -> str:
    """Groups lie below lines, lines below cards, and words above everything they might cross."""
    scene = plan.scene
    home = {member: theme.ground for group in scene.groups for member in group.members}
    drawn = [_group(*found, theme) for found in zip(scene.groups, layout.frames, strict=True)]
    labels = []
    found = captions(plan, layout)
    for n, (link, path) in enumerate(zip(scene.links, layout.paths, strict=True)):
        assert path, "every link has been routed"
        look = theme.links[link.role]
        paper = home.get(link.source, theme.paper)
        ends = {"data_source": link.source, "data_target": link.target}
        drawn.append(tag("g", stroke(path, look, paper), class_=f"link {link.role}", **ends))
        if n in found:
            labels.append(words(found[n], look, paper))
    for junction in scene.junctions:
        x, y = layout.centres[junction.id]
        color = theme.links[junction.role].color
        drawn.append(tag("circle", id=junction.id, class_="junction", cx=x, cy=y, r=JUNCTION / 2, fill=color))
    drawn += [card(c, box, layout.centres[c.id], theme) for c, box in zip(scene.cards, plan.boxes, strict=True)]
    labels += [_title(*found, theme) for found in zip(plan.labels, layout.frames, strict=True)]
    return "\n".join([*drawn, *labels])


def _group(group: Group, frame: Frame, theme: Theme) -> str:
    box = tag(
        "rect",
        width=frame.width,
        height=frame.height,
        rx=CORNER * 1.5,
        fill=theme.ground,
        stroke=theme.frame,
        stroke_width=1.0,
    )
    place = f"translate({number(frame.x)} {number(frame.y)})"
    return tag("g", box, id=group.id, class_="article", transform=place)


def _title(label: Box, frame: Frame, theme: Theme) -> str:
    """The title of an article, on ground of its own where a line passes below it."""
    x, y = frame.x + PADDING, frame.y + PADDING / 2
    ground = tag("rect", x=-3.0, width=label.width + 6, height=label.height, fill=theme.ground, fill_opacity=0.92)
    return tag("g", ground + texts(label.lines, theme), transform=f"translate({number(x)} {number(y)})")
