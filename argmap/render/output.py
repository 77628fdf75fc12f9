"""Pictures into files and streams."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import IO, Any, Unpack

from attrs import frozen

from argmap.ground.errors import ArgmapError, UnknownNameError
from argmap.ground.files import write_atomically
from argmap.ground.nearest import did_you_mean
from argmap.render.options import Choices, Options
from argmap.render.paper.files import numbered, write_all
from argmap.render.paper.tiles import Tiling
from argmap.render.pictures import FORMATS, Pictured, picture

STDOUT = "-"


@frozen
class Written:
    """The files that were written, how the picture was laid on paper, if it was, and the scripts that lack letters in it."""

    paths: tuple[Path, ...]
    tiling: Tiling | None = None
    missing: tuple[str, ...] = ()


def render(
    debate: Pictured,
    path: str | os.PathLike[str] | IO[Any],
    *,
    format: str | None = None,
    **choices: Unpack[Choices],
) -> Path | tuple[Path, ...] | None:
    """Draw a debate, or a scene, into a file and return its path.

    The format is `svg`, `png`, `pdf` or `dot`; without one, what the file's name ends in says which. The path may also be `-`
    for the standard output or an open file; these get SVG unless a format is named, and None is returned. The file is
    written as a whole or not at all.

    With a `page`, a PDF has several pages, while SVG and PNG become a file for each page: `map.svg` is then written as
    `map-1.svg`, `map-2.svg` and so on, all of them or none, and their paths are returned.

    Raises `EngineError` when the picture cannot be laid out, `UnknownNameError` for a format, theme, engine, page size or
    article that does not exist, `UnreadableError` when the file cannot be written, `ModelError` when the debate cannot be.
    """
    if isinstance(path, (str, os.PathLike)) and path != STDOUT:
        paths = write(debate, path, format, **choices).paths
        return paths[0] if paths == (Path(path),) else paths
    made = picture(debate, _format(format or "svg"), Options.of(choices))
    if len(made.files) > 1:
        raise ArgmapError(f"{len(made.files)} pages cannot go to one stream; choose pdf, or a file")
    _pour(made.files[0], sys.stdout if isinstance(path, (str, os.PathLike)) else path)
    return None


def write(debate: Pictured, path: str | os.PathLike[str], form: str | None, **choices: Unpack[Choices]) -> Written:
    """Draw a debate into a file, or several numbered ones, and tell which; raises as `render` does."""
    form = form_of(path, form)
    made = picture(debate, form, Options.of(choices))
    if made.tiling is None or form == "pdf":
        return Written((write_atomically(path, made.files[0]),), made.tiling, made.missing)
    targets = numbered(Path(path), len(made.files))
    return Written(write_all(dict(zip(targets, made.files, strict=True))), made.tiling, made.missing)


def form_of(path: str | os.PathLike[str], form: str | None) -> str:
    """The format that is named, else the one that the name of the file says. Raises `UnknownNameError`."""
    return _format(form or _ending(path))


def _ending(path: str | os.PathLike[str]) -> str:
    ending = Path(path).suffix.removeprefix(".")
    if not ending:
        raise UnknownNameError(
            f"the name {str(path)!r} does not say which format to draw; formats: {', '.join(FORMATS)}"
        )
    return ending


def _format(name: str) -> str:
    if name.lower() in FORMATS:
        return name.lower()
    near = did_you_mean(name, FORMATS)
    raise UnknownNameError(f"there is no picture format {name!r}{near}; formats: {', '.join(FORMATS)}")


def _pour(content: str | bytes, stream: IO[Any]) -> None:
    """Write to an open file of either sort; bytes go to those below a text file."""
    if isinstance(stream, io.TextIOBase):
        if isinstance(content, str) and not hasattr(stream, "buffer"):
            stream.write(content)
            return
        stream.flush()
        stream = stream.buffer
    stream.write(content.encode() if isinstance(content, str) else content)
    stream.flush()
