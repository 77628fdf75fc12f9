"""A figure: what it is called, what is said of it, and how it is drawn in a theme."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from argmap.render.drawing.pieces import Piece, Rect, Section, line_area
from argmap.render.drawing.svg import BETWEEN, NARROW, SUBTITLE, TITLE, Drawing
from argmap.render.drawing.texts import texts
from argmap.render.figures.legend import Entry, legend
from argmap.render.figures.part import piece
from argmap.render.letters.lines import Style, Tone
from argmap.render.plan import block
from argmap.render.sizes import MARGIN
from argmap.scene.parts import Scene
from argmap.scene.theme import LIGHT, Theme

NOTE = Style(10.0, Tone.QUIET)
"""What has to be said below a figure."""
MESSAGE = Style(11.0)
"""What stands in the place of a figure that would be empty."""


@frozen
class Body:
    """What a figure shows below its title, in one theme: its size in points, its pieces, and what goes below them.

    `cards` are the rectangles that no page should cut; `notes` are sentences about the figure.
    """

    width: float
    height: float
    pieces: tuple[Piece, ...]
    cards: tuple[Rect, ...] = ()
    legend: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


@frozen
class Figure:
    """A figure that can be drawn in any theme.

    `description` is what a screen reader says of it, in place of what it shows; `language` is the tag (BCP 47) of the language
    that it is in, where that is known. `body` makes what is shown below the title.
    """

    title: str
    subtitle: str
    description: str
    body: Callable[[Theme], Body] = field(repr=False, eq=False)
    language: str = ""


def empty(message: str) -> Callable[[Theme], Body]:
    """The body of a figure that has nothing to show, and says so."""

    def body(theme: Theme) -> Body:
        found = block(((message, MESSAGE),), NARROW)
        lines = tuple(piece(texts((line,), theme), line_area(line)) for line in found.lines)
        return Body(found.width, found.height, lines)

    return body


def figure_drawing(figure: Figure, theme: Theme = LIGHT, *, legend_shown: bool = True) -> Drawing:
    """A figure in pieces, for one sheet or several: title, what it shows, notes and legend below each other."""
    body = figure.body(theme)
    wide = max(body.width, NARROW)
    heading = block(((figure.title, TITLE), (figure.subtitle, SUBTITLE)), wide)
    notes = block(tuple((note, NOTE) for note in body.notes), wide)
    key = legend(body.legend if legend_shown else (), wide, theme)
    titles, sentences = (
        tuple(piece(texts((line,), theme), line_area(line)) for line in found.lines) for found in (heading, notes)
    )
    sections, y = [], MARGIN
    cards: tuple[Rect, ...] = ()
    for height, pieces, joint in (
        (heading.height, titles, ""),
        (body.height, body.pieces, "\n"),
        (notes.height, sentences, ""),
        (key.height, key.pieces, ""),
    ):
        if height:
            sections.append(Section(MARGIN, y, pieces, joint))
            if joint:
                cards = tuple(card.moved(MARGIN, y) for card in body.cards)
            y += height + BETWEEN
    width = round(max(body.width, heading.width, notes.width, key.width) + 2 * MARGIN, 2)
    height = round(max(y - BETWEEN, MARGIN) + MARGIN, 2)
    named = Scene(figure.title, figure.subtitle, (), (), (), (), (), figure.language)
    return Drawing(named, theme, width, height, tuple(sections), cards, figure.description)
