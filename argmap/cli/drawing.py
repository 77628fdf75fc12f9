"""Drawing one annotation: the part of `argmap render` that may run in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from argmap.cli import streams
from argmap.cli.inputs import STDIN

if TYPE_CHECKING:
    from argmap.pipeline import Loaded
    from argmap.render.output import Written

STDOUT = STDIN
PAGE = re.compile(r"(.*)-[0-9]+", re.DOTALL)
"""The name of a page."""


@frozen
class Task:
    """An annotation, where its picture goes, and how it is drawn. `rival` is another annotation whose picture goes there."""

    path: str
    target: str
    form: str | None
    texts: tuple[str, ...]
    choices: Mapping[str, Any]
    quiet: bool = False
    rival: str = ""
    split: str | None = None


def draw(task: Task) -> bool:
    """Read and draw; whether all of it went well, if not lines on the standard error tell why."""
    from argmap.cli.loading import load_one, warn  # noqa: PLC0415 - the pipeline behind it is loaded only when it is needed

    if task.rival:
        streams.tell(f"{task.path}: its picture would replace that of {task.rival}; draw it with an -o of its own")
        return False
    loaded = load_one(task.path, task.texts)
    if loaded is None:
        return False
    mistaken = warn(task.path, loaded)
    return draw_one(task, loaded) and not mistaken


def draw_one(task: Task, loaded: Loaded) -> bool:
    """Draw one model into one target; whether it worked, if not a line tells why."""
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415
    from argmap.render.output import render, write  # noqa: PLC0415 - loads the layout engine

    path, target = task.path, task.target
    try:
        if target == STDOUT:
            render(loaded.model, target, format=task.form, texts=loaded.texts, **task.choices)
            return True
        if path != STDIN and Path(target).resolve() == Path(path).resolve():
            streams.tell(f"{path}: the picture would replace the annotation")
            return False
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        if task.split:
            return _split(task, loaded)
        written = write(loaded.model, target, task.form, texts=loaded.texts, **task.choices)
    except BrokenPipeError:
        raise
    except (MemoryError, RecursionError):
        streams.tell(f"{path}: too large to be drawn here; show less of it (--depth, --only, --article)")
        return False
    except (ArgmapError, OSError, ValueError) as error:
        streams.tell(streams.complaint(target if isinstance(error, OSError) else path, error))
        return False
    if written.missing:
        scripts = " or ".join(written.missing)
        streams.tell(
            f"{written.paths[0]}: no font here has letters for {scripts}; boxes stand for them (--fonts DIR names more)"
        )
    if not task.quiet:
        streams.tell(f"wrote {_told(written)}")
        for line in _left(written.paths if written.tiling else ()):
            streams.tell(line)
    return True


def _left(paths: Sequence[Path]) -> Iterator[str]:
    """A line about pages of another drawing, which somebody might print with these."""
    if len(paths) < 1 or PAGE.fullmatch(paths[0].stem) is None:
        return
    name, suffix = paths[0].stem.rpartition("-")[0], paths[0].suffix
    others = sorted(
        other.name
        for other in paths[0].parent.iterdir()
        if other not in paths and other.suffix == suffix and (found := PAGE.fullmatch(other.stem)) and found[1] == name
    )
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        yield f"{paths[0].with_name(others[0])}{more}: not a page of this drawing"


def _split(task: Task, loaded: Loaded) -> bool:
    """Draw the parts of one model."""
    from argmap.render.book import split  # noqa: PLC0415 - loads the layout engine

    paths = split(
        loaded.model, task.target, by=task.split or "claim", format=task.form, texts=loaded.texts, **task.choices
    )
    if not task.quiet:
        others = f" and {len(paths) - 1} pictures that it leads to" if len(paths) > 1 else ""
        streams.tell(f"wrote {paths[0]}{others}")
    return True


def _told(written: Written) -> str:
    """The files, and what there is to know before one prints them."""
    first, last = written.paths[0], written.paths[-1]
    names = str(first) if first == last else f"{first} to {last.name}"
    tiling = written.tiling
    if not tiling:
        return names
    pages = f"{len(tiling.tiles)} page{'s' if len(tiling.tiles) > 1 else ''} {tiling.paper.name}"
    notes = [
        f"{tiling.rows} x {tiling.columns} tiles, {tiling.empty} of them left out as empty" if tiling.empty else "",
        f"{tiling.cut} card{'s' if tiling.cut > 1 else ''} cut" if tiling.cut else "",
    ]
    return f"{names} ({'; '.join(filter(None, (pages, *notes)))})"
