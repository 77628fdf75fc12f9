"""A debate as several pictures that lead to each other, or as a PDF with a page for each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Unpack

from argmap.model import Debate
from argmap.render.options import Choices, Options
from argmap.render.output import form_of
from argmap.render.paper.files import numbered, write_all
from argmap.render.pictures import picture, to_pdf_of
from argmap.scene.argument import argument
from argmap.scene.split import OVERVIEW, By, Part
from argmap.scene.split import split as parts_of


def split(
    debate: Debate,
    path: str | os.PathLike[str],
    *,
    by: By | str = By.CLAIM,
    format: str | None = None,
    **choices: Unpack[Choices],
) -> tuple[Path, ...]:
    """Draw a picture for each main claim (or `by="article"`) and an overview, and return their paths, the overview first.

    With the path `map.svg` the overview is `map.svg` and the others `map-NAME.svg`; a PDF is one file with a page for each. All of
    them are written, or none. A debate that has only one part becomes one picture.

    Raises what `render` raises, and `ValueError` for something else than `claim` or `article`.
    """
    options = Options.of(choices)
    form = form_of(path, format)
    target = Path(path)
    if form == "pdf":
        parts = parts_of(debate, options.focus, by=by, address=lambda _: "") or _whole(debate, options)
        texts = [str(text) for part in parts for text in picture(part.scene, "svg", options).files]
        return write_all({target: to_pdf_of(texts, debate, parts[0].scene, options)})
    parts = parts_of(debate, options.focus, by=by, address=lambda name: named(target, name).name)
    parts = parts or _whole(debate, options)
    files: dict[Path, str | bytes] = {}
    for part in parts:
        own = named(target, part.name) if len(parts) > 1 else target
        made = picture(part.scene, form, options).files
        files |= zip(numbered(own, len(made)), made, strict=True) if options.page else {own: made[0]}.items()
    return write_all(files)


def named(path: Path, name: str) -> Path:
    """The file of a part: the path itself for the overview."""
    return path if name == OVERVIEW else path.with_name(f"{path.stem}-{name}{path.suffix}")


def _whole(debate: Debate, options: Options) -> tuple[Part]:
    """The only part of a debate without statements."""
    return (Part(OVERVIEW, argument(debate, options.focus)),)
