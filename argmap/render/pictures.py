"""From a debate to a picture: scene, plan, layout, drawing, and on to the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Unpack

from attrs import evolve, frozen

from argmap.ground.errors import ArgmapError, EngineError
from argmap.model import Debate
from argmap.render import image
from argmap.render.dot import dot
from argmap.render.drawing.aloud import reading
from argmap.render.drawing.svg import Drawing, drawing, whole
from argmap.render.engine import run
from argmap.render.layout import layout
from argmap.render.options import TAG, Choices, Options
from argmap.render.paper.pages import page_texts
from argmap.render.paper.tiles import Tiling, tiling
from argmap.render.plan import Plan, plan
from argmap.render.routing.arrange import arranged
from argmap.scene.parts import Scene
from argmap.scene.views import made

Pictured = Debate | Scene
FORMATS = ("svg", "png", "pdf", "dot", "gv")


@frozen
class Picture:
    """A picture in some format, as one file or several, and how it was laid on paper, if it was.

    `missing` are the scripts that no font on this machine shows, as far as they were found out (in a PNG).
    """

    files: tuple[str | bytes, ...]
    tiling: Tiling | None = None
    missing: tuple[str, ...] = ()


def picture(debate: Pictured, form: str, options: Options) -> Picture:
    """The picture in one of `FORMATS`. On paper, SVG and PNG are a file for each page. Raises `EngineError`."""
    planned = measured(debate, options)
    if form in {"dot", "gv"}:
        if options.page:
            raise ArgmapError("DOT has no pages; page sizes are for svg, png and pdf")
        return Picture((dot(planned, options.direction, options.theme),))
    whole_drawing = drawn(planned, options)
    laid = tiling(whole_drawing, options.page, options.landscape) if options.page else None
    texts = page_texts(whole_drawing, laid) if laid else (whole(whole_drawing),)
    if form == "png":
        found = [_png(text, planned, options) for text in texts]
        missing = dict.fromkeys(script for png in found for script in png.scripts)
        return Picture(tuple(png.png for png in found), laid, tuple(missing))
    if form == "pdf":
        return Picture((to_pdf_of(texts, debate, planned.scene, options),), laid)
    return Picture(texts, laid)


def to_dot(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as DOT text, for any program that reads it."""
    options = Options.of(choices)
    return dot(measured(debate, options), options.direction, options.theme)


def to_svg(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as the text of an SVG file, the same for the same debate on every machine; `pages` lays it on paper.

    Raises `EngineError`.
    """
    options = Options.of(choices)
    return whole(drawn(measured(debate, options), options))


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


def measured(debate: Pictured, options: Options) -> Plan:
    """The scene of a debate, or a scene as it is, with its texts measured."""
    shown = debate if isinstance(debate, Scene) else made(debate, options.view, options.focus)
    own = shown.language if TAG.fullmatch(shown.language) else ""
    return plan(evolve(shown, language=options.language or own), options.width, options.direction)


def drawn(planned: Plan, options: Options) -> Drawing:
    """The drawing of a measured scene, in pieces. Raises `EngineError`."""
    found = layout(planned, options.direction, options.engine, options.timeout)
    found = arranged(planned, found, options.direction)
    return drawing(planned, found, options.theme, legend=options.legend)


def _png(text: str, planned: Plan, options: Options) -> image.Drawn:
    found = image.drawn(text, options.scale, options.fonts, options.timeout)
    if found:
        return found
    if options.page:
        raise EngineError("pages as PNG need resvg and letters: pip install resvg-py font-roboto, or choose svg")
    settings = (f"-Gdpi={options.scale * image.DPI:g}",)
    return image.Drawn(
        run(dot(planned, options.direction, options.theme), options.engine, "png", options.timeout, settings)
    )


def to_pdf_of(texts: Sequence[str], debate: Pictured, scene: Scene, options: Options) -> bytes:
    """SVG texts as the pages of a PDF that says of itself what the scene shows. Raises `EngineError`."""
    from argmap.render.pdf import About, from_svgs  # noqa: PLC0415 - only PDF pays for loading it

    authors = dict.fromkeys(_authors(debate, options)) if isinstance(debate, Debate) else ()
    about = About(scene.title, tuple(authors), reading(scene), scene.language)
    return from_svgs(texts, about, options.fonts, options.timeout)


def _authors(debate: Debate, options: Options) -> Iterator[str]:
    """The authors of the articles that are shown."""
    names = {voice.id: voice.name for voice in debate.voices}
    for article in debate.articles:
        if options.focus.article in {None, article.id}:
            yield from (names.get(author, author) for author in article.authors)
