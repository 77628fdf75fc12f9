"""`argmap diff`: what changed between two versions of an annotation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import streams

if TYPE_CHECKING:
    from argmap.analysis.diff import Changes
    from argmap.model import Debate

EXAMPLES = """
  argmap diff old.argmap new.argmap                0: no difference, 1: differences, 2: trouble
  argmap diff old.argmap new.argmap --format json
  argmap diff old.argmap new.argmap -o changes.svg   a map with what was added, changed and removed
  git show HEAD~1:notes.argmap | argmap diff - notes.argmap
"""
FORMATS = ("text", "json")
TROUBLE = 2


def arguments(parser: ArgumentParser) -> None:
    """The two files and the format."""
    for name, what in (("old", "the first version"), ("new", "the second version")):
        parser.add_argument(name, metavar="FILE", help=f"{what}: an annotation, or - for the standard input")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="draw the differences as a map into this file (svg, png, pdf)"
    )
    parser.add_argument("--theme", default="light", help="the looks of the map (light)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the differences are written (text)")


def run(options: Namespace) -> int:
    """Print the differences; 0 when there is none, 1 when there is one, 2 when a file has errors or cannot be read.

    Two versions with errors are compared by what could be read of them, and the status is 2 all the same.
    """
    from argmap.analysis.diff import diff  # noqa: PLC0415 - the pipeline loads only when it is needed
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.cli.loading import load_one, warn  # noqa: PLC0415
    from argmap.render import changes  # noqa: PLC0415

    if options.old == options.new == STDIN:
        streams.tell("only one of the two can be the standard input")
        return TROUBLE
    both = [load_one(path, ()) for path in (options.old, options.new)]
    old, new = both
    if old is None or new is None:
        return TROUBLE
    bad = [warn(options.old, old), warn(options.new, new)]
    found = diff(old.model, new.model)
    if options.output and not _drawn(found, new.model, options):
        return TROUBLE
    if options.format == "json":
        streams.write(changes.json(found))
    else:
        colour = streams.colour(options.color)
        streams.write(changes.text(found, options.old, options.new, width=streams.width(), colour=colour))
    return TROUBLE if any(bad) else int(bool(found))


def _drawn(found: Changes, new: Debate, options: Namespace) -> bool:
    """Draw the map; whether it worked, if not a line tells why."""
    from argmap.cli.theme import chosen  # noqa: PLC0415
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415
    from argmap.render.output import render  # noqa: PLC0415 - loads the layout engine
    from argmap.scene.changes import changes_scene  # noqa: PLC0415

    theme = chosen(options.theme, options.color)
    if theme is None:
        return False
    try:
        Path(options.output).parent.mkdir(parents=True, exist_ok=True)
        render(changes_scene(found, new), options.output, theme=theme)
    except (ArgmapError, OSError, ValueError) as error:
        streams.tell(streams.complaint(options.output, error))
        return False
    return True
