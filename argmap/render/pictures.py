"""From a debate to a picture: scene, plan, layout, drawing, and on to the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Unpack

from attrs import evolve, frozen

from argmap.ground.collector import collector_paused
from argmap.ground.errors import ArgmapError, EngineError
from argmap.model import Debate
from argmap.render import image
from argmap.render.dot import dot
from argmap.render.drawing.aloud import reading
from argmap.render.drawing.svg import Drawing, drawing, whole
from argmap.render.engine import run
from argmap.render.figures.figure import Figure, figure_drawing
from argmap.render.layout import layout
from argmap.render.options import TAG, Choices, Options
from argmap.render.paper.pages import page_texts
from argmap.render.paper.tiles import Tiling, tiling
from argmap.render.plan import Plan, plan
from argmap.render.routing.arrange import arranged
from argmap.scene.parts import Scene
from argmap.scene.views import made

Pictured = Debate | Scene | Figure
FORMATS = ("svg", "png", "pdf", "dot", "gv")


@frozen
class Picture:
    """A picture in some format, as one file or several, and how it was laid on paper, if it was.

    `missing` are the scripts that no font on this machine shows, as far as they were found out (in a PNG).
    """

    files: tuple[str | bytes, ...]
    tiling: Tiling | None = None
    missing: tuple[str, ...] = ()


@collector_paused()
def picture(shown: Pictured, form: str, options: Options) -> Picture:
    """The picture in one of `FORMATS`. On paper, SVG and PNG are a file for each page. Raises `EngineError`."""
    planned = None if isinstance(shown, Figure) else measured(shown, options)
    if form in {"dot", "gv"}:
        if options.page:
            raise ArgmapError("DOT has no pages; page sizes are for svg, png and pdf")
        return Picture((dot(_map(planned), options.direction, options.theme),))
    found = _drawing(shown, planned, options)
    laid = tiling(found, options.page, options.landscape) if options.page else None
    texts = page_texts(found, laid) if laid else (whole(found),)
    if form == "png":
        pngs = [_png(text, planned, options) for text in texts]
        missing = dict.fromkeys(script for png in pngs for script in png.scripts)
        return Picture(tuple(png.png for png in pngs), laid, tuple(missing))
    if form == "pdf":
        return Picture((to_pdf_of(texts, shown, found.scene, options, found.about),), laid)
    return Picture(texts, laid)


def _drawing(shown: Pictured, planned: Plan | None, options: Options) -> Drawing:
    if isinstance(shown, Figure):
        named = evolve(shown, language=options.language or shown.language)
        return figure_drawing(named, options.theme, legend_shown=options.legend)
    return drawn(_map(planned), options)


def _map(planned: Plan | None) -> Plan:
    if planned is None:
        raise ArgmapError("a figure has no form as DOT; choose svg, png or pdf")
    return planned


def to_dot(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as DOT text, for any program that reads it."""
    (text,) = picture(debate, "dot", Options.of(choices)).files
    return str(text)


def to_svg(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as the text of an SVG file, the same for the same debate on every machine; `pages` lays it on paper.

    Raises `EngineError`.
    """
    (text,) = picture(debate, "svg", evolve(Options.of(choices), page=None)).files
    return str(text)


def to_png(debate: Pictured, **choices: Unpack[Choices]) -> bytes:
    """The picture as PNG, in one piece. Raises `EngineError`."""
    (content,) = picture(debate, "png", evolve(Options.of(choices), page=None)).files
    assert isinstance(content, bytes), "PNG is bytes"
    return content


def to_pdf(debate: Pictured, **choices: Unpack[Choices]) -> bytes:
    """The picture as PDF, on one page of its own size or on as many as it takes of the size `page`.

    Raises `EngineError`, also where the package typst is not installed.
    """
    (content,) = picture(debate, "pdf", Options.of(choices)).files
    assert isinstance(content, bytes), "PDF is bytes"
    return content


def pages(debate: Pictured, **choices: Unpack[Choices]) -> tuple[str, ...]:
    """The picture on paper (`page`, by default a4), each page the text of an SVG file. Raises `EngineError`."""
    options = Options.of({"page": "a4"} | choices)
    return tuple(str(text) for text in picture(debate, "svg", options).files)


def measured(debate: Debate | Scene, options: Options) -> Plan:
    """The scene of a debate, or a scene as it is, with its texts measured."""
    shown = debate if isinstance(debate, Scene) else made(debate, options.view, options.focus)
    own = shown.language if TAG.fullmatch(shown.language) else ""
    return plan(evolve(shown, language=options.language or own), options.width, options.direction)


def drawn(planned: Plan, options: Options) -> Drawing:
    """The drawing of a measured scene, in pieces. Raises `EngineError`."""
    found = layout(planned, options.direction, options.engine, options.timeout)
    found = arranged(planned, found, options.direction)
    return drawing(planned, found, options.theme, legend=options.legend)


def _png(text: str, planned: Plan | None, options: Options) -> image.Drawn:
    found = image.drawn(text, options.scale, options.fonts, options.timeout)
    if found:
        return found
    if options.page or planned is None:
        raise EngineError("this as PNG needs resvg and letters: pip install resvg-py font-roboto, or choose svg")
    settings = (f"-Gdpi={options.scale * image.DPI:g}",)
    return image.Drawn(
        run(dot(planned, options.direction, options.theme), options.engine, "png", options.timeout, settings)
    )


def to_pdf_of(texts: Sequence[str], debate: Pictured, scene: Scene, options: Options, said: str = "") -> bytes:
    """SVG texts as the pages of a PDF that says of itself what the scene shows, or what is said of it. Raises `EngineError`."""
    from argmap.render.pdf import About, from_svgs  # noqa: PLC0415 - only PDF pays for loading it

    authors = dict.fromkeys(_authors(debate, options)) if isinstance(debate, Debate) else ()
    about = About(scene.title, tuple(authors), said or reading(scene), scene.language)
    return from_svgs(texts, about, options.fonts, options.timeout)


def _authors(debate: Debate, options: Options) -> Iterator[str]:
    """The authors of the articles that are shown."""
    names = {voice.id: voice.name for voice in debate.voices}
    for article in debate.articles:
        if options.focus.article in {None, article.id}:
            yield from (names.get(author, author) for author in article.authors)
