"""From a debate to a picture: scene, plan, layout, drawing."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Unpack

from argmap.ground.errors import UnknownNameError
from argmap.ground.files import write_atomically
from argmap.ground.nearest import did_you_mean
from argmap.model import Debate
from argmap.render import image
from argmap.render.dot import dot
from argmap.render.drawing.svg import svg
from argmap.render.engine import run
from argmap.render.layout import layout
from argmap.render.options import Choices, Options
from argmap.render.plan import Plan, plan
from argmap.render.routing.channel import channel
from argmap.render.routing.frames import framed
from argmap.render.routing.route import routed
from argmap.scene.views import made
from argmap.scene.parts import Scene

Pictured = Debate | Scene


def to_dot(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as DOT text, for any program that reads it."""
    options = Options.of(choices)
    return dot(_plan(debate, options), options.direction, options.theme)


def to_svg(debate: Pictured, **choices: Unpack[Choices]) -> str:
    """The picture as the text of an SVG file, the same for the same debate on every machine. Raises `EngineError`."""
    options = Options.of(choices)
    return _svg(_plan(debate, options), options)


def to_png(debate: Pictured, **choices: Unpack[Choices]) -> bytes:
    """The picture as PNG. Raises `EngineError`."""
    options = Options.of(choices)
    planned = _plan(debate, options)
    text = _svg(planned, options)
    drawn = image.from_svg(text, options.scale, options.fonts, options.timeout)
    if drawn is not None:
        return drawn
    settings = (f"-Gdpi={options.scale * image.DPI:g}",)
    return run(dot(planned, options.direction, options.theme), options.engine, "png", options.timeout, settings)


def render(
    debate: Pictured,
    path: str | os.PathLike[str] | IO[Any],
    *,
    format: str | None = None,  # noqa: A002 - what everybody calls it
    **choices: Unpack[Choices],
) -> Path | None:
    """Draw a debate, or a scene, into a file and return its path.

    The format is `svg`, `png` or `dot`; without one, what the file's name ends in says which. The path may also be `-` for
    the standard output or an open file; these get SVG unless a format is named, and None is returned. The file is written as
    a whole or not at all.

    Raises `EngineError` when the picture cannot be laid out, `UnknownNameError` for a format, theme, engine or article that
    does not exist, `UnreadableError` when the file cannot be written, `ModelError` when the debate cannot be.
    """
    if isinstance(path, (str, os.PathLike)) and path != STDOUT:
        return write_atomically(path, _writer(format or _ending(path))(debate, **choices))
    content = _writer(format or "svg")(debate, **choices)
    _pour(content, sys.stdout if isinstance(path, (str, os.PathLike)) else path)
    return None


STDOUT = "-"
WRITERS: Mapping[str, Callable[..., str | bytes]] = {"svg": to_svg, "png": to_png, "dot": to_dot, "gv": to_dot}


def _ending(path: str | os.PathLike[str]) -> str:
    ending = Path(path).suffix.removeprefix(".")
    if not ending:
        raise UnknownNameError(
            f"the name {str(path)!r} does not say which format to draw; formats: {', '.join(WRITERS)}"
        )
    return ending


def _writer(name: str) -> Callable[..., str | bytes]:
    if name.lower() in WRITERS:
        return WRITERS[name.lower()]
    near = did_you_mean(name, WRITERS)
    raise UnknownNameError(f"there is no picture format {name!r}{near}; formats: {', '.join(WRITERS)}")


def _pour(content: str | bytes, stream: IO[Any]) -> None:
    """Write to an open file of either sort; a PNG goes to the bytes below a text file."""
    if isinstance(stream, io.TextIOBase):
        if isinstance(content, str) and not hasattr(stream, "buffer"):
            stream.write(content)
            return
        stream.flush()
        stream = stream.buffer
    stream.write(content.encode() if isinstance(content, str) else content)
    stream.flush()


def _plan(debate: Pictured, options: Options) -> Plan:
    shown = debate if isinstance(debate, Scene) else made(debate, options.view, options.focus)
    return plan(shown, options.width, options.direction)


def _svg(planned: Plan, options: Options) -> str:
    found = layout(planned, options.direction, options.engine, options.timeout)
    found = framed(planned, found, options.direction)
    found = routed(planned, found, options.direction, channel(planned, options.direction))
    return svg(planned, found, options.theme, legend=options.legend)
