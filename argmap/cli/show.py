"""`argmap show`: print a debate as an outline."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli import streams
from argmap.cli.parser import add_texts, number

EXAMPLES = """
  argmap show wicker-2016.argmap
  argmap show debate.argmap --depth 2
  argmap show debate.argmap --only wicker-2016/three-way
  argmap show debate.argmap --color always | less -R
"""


def arguments(parser: ArgumentParser) -> None:
    """The file, and which part of it."""
    parser.add_argument("file", metavar="FILE", help="an annotation, or - for the standard input")
    parser.add_argument("--only", metavar="ID", help="only this statement and what is below it")
    parser.add_argument("--depth", type=number(1), metavar="N", help="only so many levels (1: the claims alone)")
    add_texts(parser)


def run(options: Namespace) -> int:
    """Print the outline of what could be read; 1 when there are errors or no statement `--only`."""
    from argmap.cli.loading import load_one, warn  # noqa: PLC0415 - the pipeline loads only when it is needed
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415
    from argmap.render.outline import outline  # noqa: PLC0415

    loaded = load_one(options.file, options.texts)
    if loaded is None:
        return 1
    bad = warn(options.file, loaded)
    colour = streams.colour(options.color)
    try:
        streams.write(
            outline(loaded.model, only=options.only, depth=options.depth, width=streams.width(), colour=colour)
        )
    except ArgmapError as error:
        streams.tell(str(error))
        return 1
    return int(bad)
