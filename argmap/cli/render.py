"""`argmap render`: draw argument maps."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import streams
from argmap.cli.inputs import STDIN
from argmap.cli.parser import add_files, add_texts, number

if TYPE_CHECKING:
    from argmap.pipeline import Loaded

EXAMPLES = """
  argmap render wicker-2016.argmap                     draws wicker-2016.svg beside it
  argmap render wicker-2016.argmap -o map.png
  argmap render *.argmap -o pictures/ --format png
  argmap render debate.argmap --article lee-2022 -o lee.svg
  argmap render debate.argmap --depth 2                claims and what bears on them directly
  argmap render debate.argmap --only three-way --voice wicker
  argmap render - -o - < fee.argmap > fee.svg
"""
FORMATS = ("svg", "png", "dot")
LOOKS = ("theme", "direction", "width", "legend", "scale", "fonts", "engine")
FOCUS = ("view", "article", "only", "depth", "voice", "fold")
STDOUT = STDIN


def arguments(parser: ArgumentParser) -> None:
    """Files, where the pictures go and how they look."""
    add_files(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT",
        help="a file, a folder, or - for the standard output; without it, beside the annotation",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, help="without it, what OUT ends with says the format, else svg")
    _shown(parser)
    parser.add_argument("--theme", default="light", help="the looks (light)")
    parser.add_argument(
        "--direction", choices=("up", "down", "left", "right"), default="left", help="where lines lead (left)"
    )
    parser.add_argument(
        "--width", type=number(12, 200), metavar="N", default=34, help="letters to a line in a card (34)"
    )
    parser.add_argument("--no-legend", dest="legend", action="store_false", help="leave out what the signs mean")
    parser.add_argument(
        "--scale", type=float, metavar="N", default=2.0, help="pixels of a PNG per pixel of a screen (2)"
    )
    parser.add_argument("--fonts", metavar="DIR", help="a folder of fonts for PNGs, besides those of the system")
    parser.add_argument("--engine", default="pure", help="the layout engine (pure)")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not name the pictures that were written")
    add_texts(parser)


def _shown(parser: ArgumentParser) -> None:
    """What of the debate is shown."""
    shown = parser.add_argument_group("what is shown (what is left out is counted where it would stand)")
    shown.add_argument("--view", metavar="NAME", default="map", help="what the picture shows of the debate (map)")
    shown.add_argument("--article", metavar="ID", help="only this article of a debate")
    shown.add_argument(
        "--only", metavar="ID", action="append",
        help="only this statement, what bears on it, and the way to its main claim; can be repeated",
    )  # fmt: skip
    shown.add_argument("--depth", metavar="N", type=number(1, 1_000_000), help="so many levels from the main claims")
    shown.add_argument(
        "--voice", metavar="ID", action="append", help="only what this voice asserts and what that bears on; can be repeated"
    )
    shown.add_argument(
        "--fold", metavar="ID", action="append", help="nothing of what bears on this statement; can be repeated"
    )


def run(options: Namespace) -> int:
    """Draw each file, one with errors as far as it could be read; 1 when there was one, or one could not be drawn."""
    from argmap.cli.inputs import inputs  # noqa: PLC0415 - the pipeline behind these is loaded only when it is needed
    from argmap.cli.loading import load_each, warn  # noqa: PLC0415

    paths, failed = inputs(options.files)
    folder = _is_folder(options.output, len(paths))
    if options.output == STDOUT and (mistake := _not_to_stdout(len(paths), options.format)):
        streams.tell(mistake)
        return 2
    taken: dict[str, str] = {}
    for path, loaded in load_each(paths, options.texts):
        if loaded is None:
            failed += 1
            continue
        target = _target(path, options.output, options.format, folder=folder)
        if taken.setdefault(target, path) != path:
            streams.tell(f"{path}: its picture would replace that of {taken[target]}; draw it with an -o of its own")
            failed += 1
            continue
        failed += warn(path, loaded) + (not _drawn(path, loaded, target, options))
    return int(bool(failed))


def _is_folder(output: str | None, number: int) -> bool:
    """Whether `-o` names a folder: there is one, it ends with a slash, or several pictures have to go there."""
    if output is None or output == STDOUT:
        return False
    return number > 1 or output.endswith(("/", "\\")) or Path(output).is_dir()


def _not_to_stdout(number: int, form: str | None) -> str:
    if number > 1:
        return f"{number} pictures cannot all go to the standard output; -o FOLDER/ takes them"
    if form == "png" and streams.is_terminal(sys.stdout):
        return "a PNG is nothing to look at in a terminal; -o FILE takes it"
    return ""


def _target(path: str, output: str | None, form: str | None, *, folder: bool) -> str:
    """The file that the picture of an annotation goes to, or `-`."""
    if output == STDOUT or (output is None and path == STDIN):
        return STDOUT
    name = f"{'stdin' if path == STDIN else Path(path).stem}.{form or FORMATS[0]}"
    if output is None:
        return str(Path(path).with_name(name))
    return str(Path(output, name)) if folder else output


def _drawn(path: str, loaded: Loaded, target: str, options: Namespace) -> bool:
    """Draw; whether it worked, if not a line tells why."""
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415
    from argmap.render import render  # noqa: PLC0415 - loads the layout engine

    looks = {name: getattr(options, name) for name in (*LOOKS, *FOCUS)}
    try:
        if target != STDOUT:
            if path != STDIN and Path(target).resolve() == Path(path).resolve():
                streams.tell(f"{path}: the picture would replace the annotation")
                return False
            Path(target).parent.mkdir(parents=True, exist_ok=True)
        render(loaded.model, target, format=options.format, texts=loaded.texts, **looks)
    except BrokenPipeError:
        raise
    except (ArgmapError, OSError, ValueError) as error:
        streams.tell(streams.complaint(target if isinstance(error, OSError) else path, error))
        return False
    if target != STDOUT and not options.quiet:
        streams.tell(f"wrote {target}")
    return True
