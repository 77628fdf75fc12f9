"""`argmap render`: draw argument maps."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.cli import streams
from argmap.cli.drawing import STDOUT, Task, draw
from argmap.cli.inputs import STDIN
from argmap.cli.parser import add_files, add_texts, number

EXAMPLES = """
  argmap render wicker-2016.argmap                     draws wicker-2016.svg beside it
  argmap render wicker-2016.argmap -o map.png
  argmap render *.argmap -o pictures/ --format png
  argmap render debate.argmap -o debate.pdf --page a4  on as many pages as it takes, to print
  argmap render debate.argmap --article lee-2022 -o lee.svg
  argmap render debate.argmap --depth 2                claims and what bears on them directly
  argmap render debate.argmap --only three-way --voice wicker
  argmap render debate.argmap --split -o maps/         a picture for each main claim
  argmap render - -o - < fee.argmap > fee.svg
"""
FORMATS = ("svg", "png", "pdf", "dot")
LOOKS = (
    "theme",
    "direction",
    "width",
    "legend",
    "scale",
    "fonts",
    "engine",
    "timeout",
    "page",
    "landscape",
    "language",
)
FOCUS = ("view", "article", "only", "depth", "voice", "fold")


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
    parser.add_argument("--fonts", metavar="DIR", help="a folder of fonts for PNG and PDF, besides those of the system")
    parser.add_argument(
        "--language", metavar="TAG", help="the language that the picture is said to be in, such as en-GB"
    )
    parser.add_argument(
        "--engine", metavar="NAME", default="pure", help="the layout engine: pure, system, pygraphviz (pure)"
    )
    parser.add_argument(
        "--timeout", metavar="SECONDS", type=float, default=300.0, help="how long a picture may take the engine (300)"
    )
    _printed(parser)
    parser.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=number(1, 1000),
        help="draw so many files at a time (for many files: all cores)",
    )
    parser.add_argument(
        "--version-info", action=_VersionInfo, nargs=0, help="what draws, which versions and fonts, and end"
    )
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
        "--voice",
        metavar="ID",
        action="append",
        help="only what this voice asserts and what that bears on; can be repeated",
    )
    shown.add_argument(
        "--fold", metavar="ID", action="append", help="nothing of what bears on this statement; can be repeated"
    )
    shown.add_argument(
        "--split", nargs="?", choices=("claim", "article"), const="claim",
        help="a picture for each main claim (or article) and an overview that leads to them; pages of one PDF",
    )  # fmt: skip


def _printed(parser: ArgumentParser) -> None:
    """How the picture is laid on paper."""
    paper = parser.add_argument_group("on paper (text keeps its size; svg and png become a file for each page)")
    paper.add_argument(
        "--page", metavar="SIZE", help="a0 to a5, letter, legal or tabloid; without it, one sheet of any size"
    )
    way = paper.add_mutually_exclusive_group()
    way.add_argument(
        "--landscape",
        action="store_true",
        default=None,
        help="pages on their side (without it, what fits better)",
    )
    way.add_argument("--portrait", dest="landscape", action="store_false", help="pages upright")


class _VersionInfo(Action):
    """Print what draws, and leave; needs no file."""

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        """Print and leave."""
        from argmap.render.about import report  # noqa: PLC0415 - nothing else needs it

        streams.write(report())
        parser.exit()


def run(options: Namespace) -> int:
    """Draw each file, one with errors as far as it could be read; 1 when there was one, or one could not be drawn."""
    from argmap.cli.inputs import inputs  # noqa: PLC0415 - what is behind these is loaded only when it is needed
    from argmap.cli.jobs import number_of_jobs, outcomes  # noqa: PLC0415
    from argmap.cli.progress import Progress  # noqa: PLC0415

    paths, failed = inputs(options.files)
    if options.output == STDOUT and (mistake := _not_to_stdout(len(paths), options.format, options.split)):
        streams.tell(mistake)
        return 2
    choices = _choices(options)
    if isinstance(choices, int):
        return choices
    tasks = list(_tasks(paths, options, choices))
    alone = STDIN in paths or options.output == STDOUT  # only this process has the streams
    jobs = 1 if alone else number_of_jobs(options.jobs, len(tasks))
    with Progress(len(tasks)) as progress:
        found = outcomes(draw, tasks, jobs)
        for task in tasks:
            progress.step(task.path)
            outcome = next(found)
            progress.wipe()
            sys.stderr.write(outcome.said)
            failed += not outcome.done
            if outcome.died:
                streams.tell(
                    f"{task.path}: the process that drew it ended, as happens when memory runs out; try --jobs 1"
                )
    return int(bool(failed))


def _choices(options: Namespace) -> dict[str, Any] | int:
    """How all pictures are drawn, said wrong once for all of them; an exit status after a line about what is wrong."""
    from argmap.cli.theme import chosen  # noqa: PLC0415 - neither is needed for help
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415
    from argmap.render.options import Options  # noqa: PLC0415

    theme = chosen(options.theme, options.color)
    if theme is None:
        return 1
    choices = {name: getattr(options, name) for name in (*LOOKS, *FOCUS)} | {"theme": theme}
    try:
        Options.of(choices)
    except (ArgmapError, ValueError) as error:
        streams.tell(_plain(error))
        return 2
    return choices


def _plain(error: Exception) -> str:
    """What an exception says; attrs' validators say it in the first of several arguments."""
    return str(error.args[0]) if len(error.args) > 1 else str(error)


def _tasks(paths: Sequence[str], options: Namespace, choices: Mapping[str, Any]) -> Iterator[Task]:
    """What is to be drawn, in order."""
    folder = _is_folder(options.output, len(paths))
    taken: dict[str, str] = {}
    for path in paths:
        target = _target(path, options.output, options.format, folder=folder)
        first = taken.setdefault(target, path)
        rival = first if first != path else ""
        yield Task(path, target, options.format, tuple(options.texts), choices, options.quiet, rival, options.split)


def _is_folder(output: str | None, number: int) -> bool:
    """Whether `-o` names a folder: there is one, it ends with a slash, or several pictures have to go there."""
    if output is None or output == STDOUT:
        return False
    return number > 1 or output.endswith(("/", "\\")) or Path(output).is_dir()


def _not_to_stdout(number: int, form: str | None, split: str | None) -> str:
    if split:
        return "the pictures of --split cannot all go to the standard output; -o FILE or -o FOLDER/ takes them"
    if number > 1:
        return f"{number} pictures cannot all go to the standard output; -o FOLDER/ takes them"
    if form in {"png", "pdf"} and streams.is_terminal(sys.stdout):
        return f"a {form.upper()} is nothing to look at in a terminal; -o FILE takes it"
    return ""


def _target(path: str, output: str | None, form: str | None, *, folder: bool) -> str:
    """The file that the picture of an annotation goes to, or `-`."""
    if output == STDOUT or (output is None and path == STDIN):
        return STDOUT
    name = f"{'stdin' if path == STDIN else Path(path).stem}.{form or FORMATS[0]}"
    if output is None:
        return str(Path(path).with_name(name))
    return str(Path(output, name)) if folder else output
